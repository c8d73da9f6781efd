"""Alignments on disk: one JSON file each, written atomically (DESIGN: alignments/*.json).

>>> from aligner import store
>>> store.save(alignment, "x.json")         # doctest: +SKIP
>>> store.load("x.json") == alignment       # doctest: +SKIP
True
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.store.atomic import reason_of, write_bytes

if TYPE_CHECKING:
    from aligner.model import Alignment

__all__ = ["load", "read_bytes", "save"]


def save(alignment: "Alignment", path: str | os.PathLike[str]) -> None:
    """Write `alignment` to `path`; the old file stays whole whatever happens.

    Raises:
        OutputError: it could not be written.
    """
    from aligner.store.codec import dumps

    path = Path(path)
    write_bytes(path, dumps(alignment, folder=path.parent))


def load(path: str | os.PathLike[str]) -> "Alignment":
    """Read the alignment stored at `path`.

    Raises:
        InputError: there is no such file, or it cannot be read.
        StoreError: it is damaged, or of a newer schema.
    """
    from aligner.store.codec import loads

    path = Path(path)
    return loads(read_bytes(path), folder=path.parent, name=str(path))


def read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read: {reason_of(error)}") from error
