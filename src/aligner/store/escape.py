"""Strings that JSON cannot carry, written so that it can.

A lone surrogate (a byte that was no UTF-8, a broken file name) becomes U+FFFE and its four hex digits; so
does U+FFFE itself, which no text uses: Unicode reserves it.
"""

import re
from collections.abc import Callable
from typing import Any

_AWKWARD = re.compile("[\ud800-\udfff\ufffe]")
_ESCAPED = re.compile("\ufffe([0-9a-f]{4})")
_MARKS = ("\ufffe".encode(), b"\\ufffe", b"\\uFFFE")


def escaped(value: Any) -> Any:
    """`value` (of dicts, lists, tuples and scalars) with every string made fit for JSON."""
    if isinstance(value, str):
        return _AWKWARD.sub(lambda m: f"\ufffe{ord(m[0]):04x}", value)
    return _mapped(escaped, value)


def unescaped(value: Any) -> Any:
    """The inverse of `escaped`."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value)
    return _mapped(unescaped, value)


def has_marks(data: bytes) -> bool:
    """Whether JSON `data` may hold an escaped string."""
    return any(mark in data for mark in _MARKS)


def _mapped(change: Callable[[Any], Any], value: Any) -> Any:
    if isinstance(value, dict):
        return {k: change(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [change(v) for v in value]
    return value
