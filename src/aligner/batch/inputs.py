"""The two texts of a task: their bytes, and the versions read from them."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.batch.task import Mode, Side, Task
from aligner.errors import AlignerError, InputError
from aligner.store.atomic import reason_of

if TYPE_CHECKING:
    from aligner.library import Entry
    from aligner.model import Version

Contents = tuple[bytes, bytes]


def contents_of(task: Task) -> Contents:
    """The bytes of both files.

    Raises:
        InputError: one cannot be read.
    """
    return _bytes_of(task.a), _bytes_of(task.b)


def hashes_of(contents: Contents) -> tuple[str, str]:
    return sha256(contents[0]).hexdigest(), sha256(contents[1]).hexdigest()


def versions_of(task: Task, contents: Contents) -> "tuple[Version, Version]":
    """Both versions, the same whether the bytes were read on this machine or carried here from another.

    Raises:
        AlignerError: one cannot be read as a text; the message names it as the plan does.
    """
    return _version(task.a, task.mode, contents[0]), _version(task.b, task.mode, contents[1])


def _version(side: Side, mode: Mode, data: bytes) -> "Version":
    from aligner.library.reading import read_named
    from aligner.text.visible import visible

    name = visible(side.name.removesuffix(f"#{side.part}") if side.part else side.name)
    if side.entry is not None:
        return _listed(side, side.entry, mode, data)
    return read_named(data, name, language=side.language, mode=mode, part=side.part, path=side.path)


def _listed(side: Side, entry: "Entry", mode: Mode, data: bytes) -> "Version":
    """A version that a `work.toml` lists, which are read from files: so there is one."""
    from tempfile import TemporaryDirectory

    from aligner.library.works import open_entry

    with TemporaryDirectory(prefix="aligner-") as folder:
        path = Path(folder, entry.file.name)
        path.write_bytes(data)
        try:
            version = open_entry(replace(entry, file=path), language=side.language, mode=mode, part=side.part)
        except AlignerError as error:
            raise InputError(str(error).replace(str(path), side.name)) from error
    return replace(version, path=side.path)


def _bytes_of(side: Side) -> bytes:
    try:
        return Path(side.path).read_bytes()
    except OSError as error:
        raise InputError(f"{side.name}: cannot be read: {reason_of(error)}") from error
