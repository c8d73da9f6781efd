"""The two texts of a task: their bytes, and the versions read from them."""

from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.batch.task import Mode, Side, Task
from aligner.errors import AlignerError, InputError
from aligner.store.atomic import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def versions_of(task: Task, carried: Contents | None = None) -> "tuple[Version, Version]":
    """Both versions, the same whether read from this machine's disk or `carried` here from another one.

    Raises:
        AlignerError: one cannot be read as a text; the message names it as the plan does.
    """
    with _laid_down(task, carried) as (a, b):
        return _version(task.a, a, task.mode), _version(task.b, b, task.mode)


@contextmanager
def _laid_down(task: Task, carried: Contents | None) -> "Iterator[tuple[Path, Path]]":
    """The paths to read from: readers of some formats want a file, and its name tells the format."""
    if carried is None:
        yield Path(task.a.path), Path(task.b.path)
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="aligner-") as folder:
        paths = []
        for name, side, data in (("a", task.a, carried[0]), ("b", task.b, carried[1])):
            path = Path(folder, name, Path(side.path).name)
            path.parent.mkdir()
            path.write_bytes(data)
            paths.append(path)
        yield paths[0], paths[1]


def _version(side: Side, path: Path, mode: Mode) -> "Version":
    from aligner.library.reading import read
    from aligner.library.works import open_entry
    from aligner.text.visible import visible

    try:
        if side.entry is None:
            version = read(path, language=side.language, mode=mode)
        else:
            version = open_entry(replace(side.entry, file=path), language=side.language, mode=mode)
    except AlignerError as error:
        said = (
            str(error).replace(visible(str(path)), visible(side.name)).replace(str(path), visible(side.name))
        )
        raise InputError(said) from error
    return replace(version, path=side.path)


def _bytes_of(side: Side) -> bytes:
    try:
        return Path(side.path).read_bytes()
    except OSError as error:
        raise InputError(f"{side.name}: cannot be read: {reason_of(error)}") from error
