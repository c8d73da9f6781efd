"""An alignment as the bytes of its file, and back.

Schema 1 is one JSON object laid out for `git diff`: a line each for every line of text, segment, sentence
and bead; what stands at its default is left out. The nested sentence beads and the divergences of a bead
are on its line. Both texts travel along (arrays of lines, joined by LF), so that the file can be read,
and a review carried over to a changed source, without the source.
"""

import gc
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from itertools import starmap
from pathlib import Path, PurePath
from typing import Any, TypeVar

import msgspec

from aligner.errors import AlignerError, StoreError
from aligner.model import Alignment, Bead, Kind, Metadata, Mode, Segment, Sentence, Signature, Version
from aligner.store.escape import escaped, has_marks, unescaped
from aligner.store.migrate import SCHEMA, migrated, schema_of

T = TypeVar("T")
_encode = msgspec.json.Encoder().encode
_MARK = "\ufffe".encode()


class _Side(msgspec.Struct):
    id: str
    sha256: str
    text: list[str]
    segments: msgspec.Raw
    sentences: msgspec.Raw = msgspec.Raw(b"[]")
    meta: msgspec.Raw = msgspec.Raw(b"{}")
    path: str = ""
    encoding: str = ""
    mode: Mode = "auto"
    part: str = ""


class _File(msgspec.Struct):
    a: _Side
    b: _Side
    beads: msgspec.Raw
    signature: msgspec.Raw = msgspec.Raw(b"{}")


def dumps(alignment: Alignment, *, folder: str | os.PathLike[str] = "") -> bytes:
    """The file of `alignment`; paths of sources are written relative to `folder`, where it will stand."""
    place = os.fspath(folder)
    return b"".join(
        (
            b'{\n"schema": %d,\n"signature": ' % SCHEMA,
            line_of(_told(alignment.signature, Signature())),
            b',\n"a": {\n',
            *_side(alignment.a, place),
            b'\n},\n"b": {\n',
            *_side(alignment.b, place),
            b'\n},\n"beads": ',
            *_block(map(bead_fields, alignment.beads)),
            b"\n}\n",
        )
    )


def loads(data: bytes, *, folder: str | os.PathLike[str] = "", name: str = "alignment") -> Alignment:
    """The alignment in `data`.

    Raises:
        StoreError: it is damaged or of a newer schema; the message names `name` and the place.
    """
    try:
        with _no_collection():
            return _loaded(data, os.fspath(folder))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError(f"{name}: {_place_of(error, data)}") from error
    except RecursionError as error:
        raise StoreError(f"{name}: damaged: nested too deeply") from error
    except StoreError as error:
        raise StoreError(f"{name}: {error}") from error
    except AlignerError as error:
        raise StoreError(f"{name}: damaged: {error}") from error


def _loaded(data: bytes, folder: str) -> Alignment:
    schema = schema_of(data)
    if schema != SCHEMA:
        data = migrated(data, schema)
    file = msgspec.json.decode(data, type=_File)
    marks = has_marks(data)
    a = _version(file.a, "a", folder, marks=marks)
    b = _version(file.b, "b", folder, marks=marks)
    beads = _rows(file.beads, Bead, "bead", marks=marks)
    for k, bead in enumerate(beads):
        _check_spans(bead, a, b, f"bead {k}")
    return Alignment(a, b, beads, read_line(file.signature, Signature))


@contextmanager
def _no_collection() -> Iterator[None]:
    """No garbage collection within: a load makes a hundred thousand objects, none of them garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def line_of(value: object) -> bytes:
    """`value` as JSON on one line, any string in it carried exactly."""
    try:
        line = _encode(value)
    except UnicodeEncodeError:
        line = _MARK
    return _encode(escaped(msgspec.to_builtins(value))) if _MARK in line else line


def read_line(line: bytes | msgspec.Raw, kind: type[T], *, marks: bool | None = None) -> T:
    """The inverse of `line_of` for a value of type `kind`; `marks` as `has_marks(line)`, where known."""
    if has_marks(bytes(memoryview(line))) if marks is None else marks:
        return msgspec.convert(unescaped(msgspec.json.decode(line)), kind)
    return msgspec.json.decode(line, type=kind)


def bead_fields(bead: Bead) -> dict[str, object]:
    """What a bead's line says: its fields, without those that stand at their default."""
    said: dict[str, object] = {"a": bead.a, "b": bead.b}
    if bead.transposed:
        said["transposed"] = True
    if bead.status != "unreviewed":
        said["status"] = bead.status
    if bead.note:
        said["note"] = bead.note
    if bead.margin is not None:
        said["margin"] = bead.margin
    if bead.score is not None:
        said["score"] = bead.score
    if bead.sentences:
        said["sentences"] = [bead_fields(x) for x in bead.sentences]
    return said


def _segment_fields(segment: Segment) -> dict[str, object]:
    said: dict[str, object] = {"start": segment.start, "end": segment.end}
    if segment.kind is not Kind.PARAGRAPH:
        said["kind"] = segment.kind
    if segment.seam:
        said["seam"] = True
    if segment.locator:
        said["locator"] = segment.locator
    return said


def _told(value: Any, default: Any) -> dict[str, object]:
    named = ((f.name, getattr(value, f.name)) for f in fields(value))
    return {name: x for name, x in named if x != getattr(default, name)}


def _side(version: Version, folder: str) -> Iterator[bytes]:
    head = {
        "id": version.id,
        "sha256": version.sha256,
        "path": _relative(version.path, folder),
        "encoding": version.encoding,
        "mode": "" if version.mode == "auto" else version.mode,
        "part": version.part,
        "meta": _told(version.meta, Metadata()),
    }
    for name, value in head.items():
        if value or name == "id":
            yield b'"%b": %b,\n' % (name.encode(), line_of(value))
    yield b'"text": '
    yield from _block(version.text.split("\n"))
    yield b',\n"segments": '
    yield from _block(map(_segment_fields, version.segments))
    if version.sentences:
        yield b',\n"sentences": '
        yield from _block((x.start, x.end, x.segment) for x in version.sentences)


def _block(items: Iterable[object]) -> Iterator[bytes]:
    yield b"[\n"
    yield b",\n".join(map(line_of, items))
    yield b"\n]"


def _version(side: _Side, name: str, folder: str, *, marks: bool) -> Version:
    text = "\n".join(side.text)
    rows = _rows(side.sentences, tuple[int, int, int], f"side {name}: sentence", marks=False)
    version = Version(
        id=unescaped(side.id),
        text=unescaped(text) if marks else text,
        segments=_rows(side.segments, Segment, f"side {name}: segment", marks=marks),
        sentences=tuple(starmap(Sentence, rows)),
        meta=read_line(side.meta, Metadata),
        path=_resolved(unescaped(side.path), folder),
        encoding=unescaped(side.encoding),
        mode=side.mode,
        part=unescaped(side.part),
    )
    if version.sha256 != side.sha256:
        raise StoreError(f"damaged: side {name}: the text is not the one that was stored (sha256 differs)")
    for k, s in enumerate(version.sentences):
        if s.end > len(version.text) or not 0 <= s.segment < len(version.segments):
            raise StoreError(f"damaged: side {name}: sentence {k} leaves the text")
    return version


def _rows(rows: msgspec.Raw, kind: type[T], what: str, *, marks: bool) -> tuple[T, ...]:
    """The array `rows` at one go; where that fails, row by row, to name the one that is damaged."""
    try:
        return tuple(read_line(rows, list[kind], marks=marks))  # type: ignore[valid-type]
    except (msgspec.ValidationError, AlignerError):
        for k, row in enumerate(msgspec.json.decode(rows, type=list[msgspec.Raw])):
            try:
                read_line(row, kind)
            except msgspec.ValidationError as error:
                raise StoreError(f"damaged: {what} {k}: {_plain(error)}") from error
            except AlignerError as error:
                raise StoreError(f"damaged: {what} {k}: {error}") from error
        raise


def _check_spans(bead: Bead, a: Version, b: Version, where: str) -> None:
    if bead.score is not None:
        for d in bead.score.divergences:
            if not (0 <= d.a_start <= d.a_end <= len(a.text) and 0 <= d.b_start <= d.b_end <= len(b.text)):
                raise StoreError(f"damaged: {where}: a divergence ({d.category}) leaves the text")
        if not 0 <= bead.score.wording <= 1:
            raise StoreError(f"damaged: {where}: wording {bead.score.wording} is not between 0 and 1")
    for k, nested in enumerate(bead.sentences):
        if max(nested.a, default=-1) >= len(a.sentences) or max(nested.b, default=-1) >= len(b.sentences):
            raise StoreError(f"damaged: {where}: sentence bead {k} names a sentence that does not exist")
        _check_spans(nested, a, b, f"{where}, sentence bead {k}")


def _place_of(error: Exception, data: bytes) -> str:
    said = _plain(error)
    if isinstance(error, msgspec.ValidationError):
        return f"damaged: {said}"
    at = re.search(r"\(byte (\d+)\)", said)
    if at is None:
        return f"damaged, or no alignment: {said}"
    line = data.count(b"\n", 0, int(at[1])) + 1
    return f"damaged, or no alignment: line {line}: {said[: at.start()].rstrip()}"


def _plain(error: Exception) -> str:
    """`Expected `int`, got `str` - at `$.a[0]`` -> `a[0]: expected int, got str`."""
    said, _, place = str(error).replace("`", "").partition(" - at ")
    place = place.removeprefix("$").removeprefix(".")
    return f"{place}: {said[:1].lower()}{said[1:]}" if place else said


def _is_file(path: str) -> bool:
    return bool(path) and path != "-" and "://" not in path


def _relative(path: str, folder: str) -> str:
    if not _is_file(path):
        return path
    try:
        return PurePath(os.path.relpath(path, folder or ".")).as_posix()
    except ValueError:  # another drive
        return path


def _resolved(path: str, folder: str) -> str:
    return os.path.normpath(Path(folder) / path) if _is_file(path) else path
