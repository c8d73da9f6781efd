"""How an argument names a stored alignment: its file, or `-` for stdin."""

import sys
from typing import TYPE_CHECKING

from aligner.errors import InputError

if TYPE_CHECKING:
    from aligner.model import Alignment

LARGEST = 256 << 20
"""Bytes of a file that is imported."""


def open_alignment(name: str) -> "Alignment":
    if name == "-":
        from aligner.store import codec

        if sys.stdin.isatty():
            raise InputError("-: standard input is a terminal; pipe an alignment into it or name a file")
        return codec.loads(sys.stdin.buffer.read(), name="stdin")
    from aligner import store

    return store.load(name)


def read_file(name: str) -> bytes:
    """The bytes of a file, or of stdin for `-`; not more than an exchange file can hold."""
    if name == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise InputError(f"{name}: more than {LARGEST >> 20} MB; no more than that is read")
        return data
    from pathlib import Path

    from aligner import store

    path = Path(name)
    if path.is_file() and path.stat().st_size > LARGEST:
        raise InputError(f"{name}: {path.stat().st_size >> 20} MB; at most {LARGEST >> 20} MB are read")
    return store.read_bytes(path)
