"""From rows to a plan: every row is checked before the first pair runs, and every bad one is told."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from aligner.batch.catalogue import Catalogue
from aligner.batch.rows import NEEDED, Row
from aligner.batch.task import FORMS, MODES, Plan, PlanError, Problem, Side, Task
from aligner.errors import AlignerError, InputError

if TYPE_CHECKING:
    from aligner.library import Entry

_PART = re.compile(r"[^\W_][\w.+=@,~-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST = 180
"""Bytes of a part of an id: what file systems hold, less what endings and temporary names add."""
_DEEPEST = 8


def check(
    rows: Iterable[Row | Problem],
    source: str,
    *,
    folder: Path,
    catalogue: Catalogue,
    mode: str = "auto",
    lang_a: str = "",
    lang_b: str = "",
    skip_bad: bool = False,
) -> Plan:
    """The plan that `rows` make.

    Args:
        rows: pairs, and problems already found; a file is looked for relative to `folder`.
        source: what to call the manifest in messages.
        catalogue: finds versions by their id, which goes before a file of that name.
        mode, lang_a, lang_b: for rows that do not say their own.
        skip_bad: leave bad rows out instead of refusing them all.

    Raises:
        PlanError: some rows are bad; it lists all of them.
    """
    finder = _Finder(folder, catalogue)
    defaults = {"segments": mode, "lang_a": lang_a, "lang_b": lang_b}
    tasks: list[Task] = []
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
            continue
        found = _task(Row(row.place, {**defaults, **{k: v for k, v in row.cells.items() if v}}), finder)
        if isinstance(found, Task):
            key = unicodedata.normalize("NFC", found.id).casefold()
            if (first := taken.setdefault(key, row.place)) is not row.place:
                found = [f"id {found.id!r} is taken by {first}"]
        if isinstance(found, Task):
            tasks.append(found)
        else:
            problems += (Problem(row.place, x) for x in found)
    if problems and not skip_bad:
        raise PlanError(source, tuple(problems))
    if not tasks:
        raise InputError(f"{source}: holds no pair")
    return Plan(source, tuple(tasks), tuple(problems))


def _task(row: Row, finder: "_Finder") -> Task | list[str]:
    """The task of a row, or everything that is wrong with it."""
    wrong = [f"{column} is empty" for column in NEEDED if not row[column]]
    if row["id"] and (why := _wrong_id(row["id"])):
        wrong.append(f"id {row['id']!r}: {why}")
    mode = next((x for x in MODES if x == row["segments"]), None)
    if mode is None:
        wrong.append(f"segments is {row['segments']!r}, not one of {', '.join(MODES)}")
    sides = []
    for column in ("a", "b"):
        language = row[f"lang_{column}"]
        if language and not _LANGUAGE.fullmatch(language):
            wrong.append(f"lang_{column} is {language!r}, not a language code such as en or ru")
        side = finder.side(row[column], language) if row[column] else ""
        if isinstance(side, Side):
            sides.append(side)
        elif side:
            wrong.append(f"{column}: {side}")
    return wrong or Task(row["id"], sides[0], sides[1], mode or "auto")


def _wrong_id(name: str) -> str:
    """Why `name` cannot name files on every system; empty if it can."""
    parts = name.split("/")
    bad = next((x for x in parts if not _PART.fullmatch(x) or x.endswith(".")), None)
    if bad is not None:
        return (
            f"{bad!r} cannot name a file everywhere; use letters, digits and . _ - + = @ , ~ "
            "and begin with a letter or digit"
        )
    if any(_RESERVED.fullmatch(x) for x in parts):
        return "is a device name on Windows"
    if any(len(x.encode()) > _LONGEST for x in parts) or len(parts) > _DEEPEST:
        return f"is too long (at most {_DEEPEST} parts of {_LONGEST} bytes)"
    if any(PurePath(x).suffix.lower().lstrip(".") in FORMS for x in parts[:-1]):
        return "a folder named like a result could be in the way of one"
    return ""


class _Finder:
    """Looks each file up once, however many pairs it is in."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self._folder = folder.absolute()
        self._catalogue = catalogue
        self._known: dict[tuple[str, str], Side | str] = {}

    def side(self, name: str, language: str) -> Side | str:
        """The side that `name` stands for, or what is wrong with it."""
        known = self._known
        if (name, "") not in known:
            known[name, ""] = self._found(name)
        found = known[name, ""]
        if isinstance(found, str) or not language:
            return found
        return known.setdefault((name, language), replace(found, language=language))

    def _found(self, name: str) -> Side | str:
        """A name that is no file's may end in `#` and a part."""
        try:
            path, entry = self._place(name)
            part = ""
            if entry is None and "#" in name and not path.exists():
                whole, _, part = name.rpartition("#")
                path, entry = self._place(whole)
            status = path.stat()
            wrong = _wrong_file(path, status)
        except FileNotFoundError:
            wrong = "there is no such file, and no version of that id"
        except ValueError:
            wrong = "its name holds a null byte"
        except (AlignerError, OSError, RuntimeError) as error:
            wrong = getattr(error, "strerror", None) or str(error)
        return f"{name!r}: {wrong}" if wrong else Side(name, str(path), status.st_size, "", part, entry)

    def _place(self, name: str) -> "tuple[Path, Entry | None]":
        """Where the version called `name` is, and what a work says of it."""
        if entry := self._catalogue.by_id(name):
            return entry.file.absolute(), entry
        path = Path(os.path.normpath(self._folder / Path(name).expanduser()))
        return path, self._catalogue.by_path(path)


def _wrong_file(path: Path, status: os.stat_result) -> str:
    if stat.S_ISDIR(status.st_mode):
        return "is a folder"
    if not stat.S_ISREG(status.st_mode):
        return "is not a regular file"
    if not os.access(path, os.R_OK):
        return "may not be read"
    return "" if status.st_size else "is empty"
