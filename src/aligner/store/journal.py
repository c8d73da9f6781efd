"""The journal of a review: a line for each thing that was done, on disk before it is on the screen."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import msgspec

from aligner.errors import AlignerError, StoreError
from aligner.store import steps
from aligner.store.atomic import reason_of, write_bytes

SCHEMA = 1
MANY_MOVES = 1000


@dataclass
class Journal:
    """Lines appended to `path`. What cannot be written stays in `pending`, and `trouble` says why.

    `size` is the length of the whole lines on disk; a torn one behind it is cut off by the next append.
    """

    path: Path
    size: int = 0
    pending: list[bytes] = field(default_factory=list)
    trouble: str = ""

    def append(self, line: bytes, *, sync: bool) -> None:
        """Add a line, and whatever is still pending; it survives the process, and with `sync` the power."""
        self.pending.append(line)
        waiting = b"".join(self.pending)
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            try:
                self._write(descriptor, waiting, sync=sync)
            finally:
                os.close(descriptor)
        except OSError as error:
            self.trouble = reason_of(error)
            return
        self.size += len(waiting)
        self.pending.clear()
        self.trouble = ""

    def _write(self, descriptor: int, data: bytes, *, sync: bool) -> None:
        if os.fstat(descriptor).st_size != self.size:
            os.ftruncate(descriptor, self.size)
        os.lseek(descriptor, self.size, os.SEEK_SET)
        while data:
            data = data[os.write(descriptor, data) :]
        if sync:
            os.fsync(descriptor)


@dataclass(frozen=True)
class Found:
    """What a journal on disk says: its lines, how long they are, and how many more cannot be read."""

    lines: tuple[steps.Line, ...] = ()
    size: int = 0
    lost: int = 0

    @property
    def damaged(self) -> bool:
        """Whether more is lost than the last line, which a crash may tear."""
        return self.lost > 1

    @property
    def notice(self) -> str:
        if self.damaged:
            return f"the journal is damaged: its last {self.lost} lines cannot be read"
        return "the last line of the journal was torn; what it held was never shown" if self.lost else ""


def read(path: Path) -> Found:
    """The lines of the journal at `path`, up to the first that is not whole; none if there is no file.

    Raises:
        StoreError: it cannot be read, or is of a newer schema.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Found()
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {reason_of(error)}") from error
    lines: list[steps.Line] = []
    size = 0
    rows = data.splitlines(keepends=True)
    for k, row in enumerate(rows):
        try:
            if not row.endswith(b"\n"):
                break
            lines.append(steps.read(row))
        except (msgspec.DecodeError, UnicodeDecodeError, AlignerError):
            break
        if k == 0 and (lines[0].journal is None or lines[0].journal > SCHEMA):
            raise StoreError(f"{path}: not a journal that this aligner reads; a newer one may")
        size += len(row)
    return Found(tuple(lines), size, len(rows) - len(lines))


def free_name(path: Path) -> Path:
    """`path` with the first number behind it that is not taken."""
    return next(x for k in count(1) if not (x := path.with_name(f"{path.name}.{k}")).exists())


def set_aside(path: Path) -> Path:
    """Rename a journal that cannot be used, so that nothing of it is lost."""
    return path.rename(free_name(path))


def compacted(path: Path, lines: Iterable[steps.Line]) -> int:
    """Write the journal anew without the moves before the last one; its new size."""
    rows = path.read_bytes().splitlines(keepends=True)
    known = list(lines)
    moves = [k for k, x in enumerate(known) if x.at is not None]
    dropped = set(moves[:-1])
    data = b"".join(row for k, row in enumerate(rows[: len(known)]) if k not in dropped)
    write_bytes(path, data)
    return len(data)
