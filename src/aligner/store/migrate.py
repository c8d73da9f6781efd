"""Which schema a file is of, and how an older one is brought up to the present one, step by step."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from aligner.errors import StoreError

SCHEMA = 1
"""The schema that is written. A change that an older aligner would misread raises it by one."""

STEPS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""Schema n -> what turns a file of schema n into one of n + 1."""


class _Head(msgspec.Struct):
    schema: int


def schema_of(data: bytes) -> int:
    """The schema that `data` says it is of; raise unless it is one that this aligner reads."""
    schema = msgspec.json.decode(data, type=_Head).schema
    if schema > SCHEMA:
        raise StoreError(
            f"its schema {schema} is newer than this aligner reads ({SCHEMA}); a newer aligner will open it"
        )
    return schema


def migrated(
    data: bytes,
    schema: int,
    *,
    goal: int = SCHEMA,
    steps: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = STEPS,
) -> bytes:
    """`data` of `schema` as a file of schema `goal`."""
    content: dict[str, Any] = msgspec.json.decode(data)
    for n in range(schema, goal):
        if n not in steps:
            raise StoreError(f"its schema {n} is not known; schemas up to {goal} are")
        content = {**steps[n](content), "schema": n + 1}
    return msgspec.json.encode(content)
