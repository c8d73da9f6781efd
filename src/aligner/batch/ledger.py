"""What a batch has done, on disk: `manifest.jsonl`, a line a pair, and `runs.jsonl`, a line a run.

Lines are appended as pairs end, in any order; at the end the manifest is put into the order of the plan
(`finish`), after which it depends on the inputs alone. Only places in the file are kept in memory.
"""

import os
import secrets
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import msgspec

from aligner.batch.record import Record, Result
from aligner.batch.task import Plan
from aligner.errors import AlignerError, OutputError
from aligner.store.atomic import reason_of
from aligner.store.codec import line_of, read_line

MANIFEST = "manifest.jsonl"
RUNS = "runs.jsonl"


class Ledger:
    """The open manifest of one batch. Use it as a context; `outdir` is there and locked."""

    def __init__(self, outdir: Path, plan: Plan) -> None:
        self._places = array("q", [-1]) * len(plan.tasks)
        self._index = {x.id: k for k, x in enumerate(plan.tasks)}
        self._manifest = _Log(outdir / MANIFEST)
        self._runs = _Log(outdir / RUNS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._manifest.close()
        self._runs.close()

    def __contains__(self, index: int) -> bool:
        return self._places[index] >= 0

    def earlier(self) -> Iterator[tuple[int, Record]]:
        """The records that an earlier run left of pairs of this plan, the last one of each pair.

        Lines that are damaged (a machine went down) or of pairs no longer asked for are passed over.
        """
        last: dict[int, int] = {}
        place = 0
        with self._manifest.path.open("rb") as stream:
            for line in stream:
                if (record := _record(line)) and (index := self._index.get(record.id)) is not None:
                    last[index] = place
                place += len(line)
            for index, start in last.items():
                stream.seek(start)
                if record := _record(stream.readline()):
                    yield index, record

    def restart(self, kept: Iterable[tuple[int, Record]]) -> None:
        """Begin the manifest anew with the records that still hold."""
        self._rewrite((index, line_of(record) + b"\n") for index, record in kept)

    def add(self, result: Result) -> bool:
        """Put a result down; False, and nothing done, if the pair is down already.

        Raises:
            OutputError: it could not be written; no half line is left.
        """
        self._runs.append(line_of(result.run) + b"\n")
        if result.index in self:
            return False
        self._places[result.index] = self._manifest.append(line_of(result.record) + b"\n")
        return True

    def records(self) -> Iterator[Record]:
        """All records, in the order of the plan."""
        for _, line in self._lines():
            if record := _record(line):
                yield record

    def finish(self) -> None:
        """Put the manifest into the order of the plan."""
        self._rewrite(self._lines())

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        with self._manifest.path.open("rb") as stream:
            for index, place in enumerate(self._places):
                if place >= 0:
                    stream.seek(place)
                    yield index, stream.readline()

    def _rewrite(self, lines: Iterable[tuple[int, bytes]]) -> None:
        places = array("q", [-1]) * len(self._places)

        def placed() -> Iterator[bytes]:
            at = 0
            for index, line in lines:
                places[index] = at
                at += len(line)
                yield line

        path = self._manifest.path
        replace_with(path, placed())
        self._manifest.close()
        self._manifest = _Log(path)
        self._places = places


class _Log:
    """A file that lines are appended to, each whole or not at all; a torn last line is cut off.

    What is appended is handed to the system at once: it outlives this process, if not a power cut.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._descriptor = os.open(
                path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666
            )
            self._size = _end_of_last_line(path)
            os.ftruncate(self._descriptor, self._size)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {reason_of(error)}") from error

    def append(self, line: bytes) -> int:
        """Where `line` now begins."""
        place = self._size
        rest = memoryview(line)
        try:
            while rest:
                rest = rest[os.write(self._descriptor, rest) :]
        except OSError as error:
            os.ftruncate(self._descriptor, place)
            raise OutputError(f"{self.path}: cannot be written: {reason_of(error)}") from error
        self._size += len(line)
        return place

    def close(self) -> None:
        os.close(self._descriptor)


def replace_with(path: Path, lines: Iterable[bytes]) -> None:
    """Put `lines` at `path` in one step, however many they are; they are never all in memory.

    Raises:
        OutputError: nothing was changed.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.writelines(lines)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written: {reason_of(error)}") from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _end_of_last_line(path: Path) -> int:
    with path.open("rb") as stream:
        end = stream.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - 65536)
            stream.seek(start)
            found = stream.read(end - start).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            end = start
    return 0


def _record(line: bytes) -> Record | None:
    try:
        return read_line(line, Record)
    except (msgspec.MsgspecError, UnicodeDecodeError, AlignerError, ValueError):
        return None
