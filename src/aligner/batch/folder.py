"""Pairs found in a folder: by the names of the files, by the works there, or all against all."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.batch.catalogue import WORK_FILE
from aligner.batch.rows import Row
from aligner.batch.task import Problem
from aligner.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.library import Work

HOLE = "{id}"
_NO_TEXTS = frozenset({".toml", ".json", ".jsonl", ".tsv", ".csv", ".html", ".journal", ".lock"})


def works_in(folder: Path) -> "tuple[Work, ...]":
    """The works of a `texts` folder, or the one work whose folder this is; empty if neither."""
    from aligner.library.works import load_work

    if (folder / WORK_FILE).is_file():
        return (load_work(folder / WORK_FILE),)
    return tuple(load_work(x) for x in sorted(folder.glob(f"*/{WORK_FILE}")))


def against_base(works: "Sequence[Work]") -> Iterator[Row]:
    """Each version against the one it derives from, or else against the first of its work.

    A version derives from another if `derived_from` is the id of one of the same work.
    """
    for work in works:
        ids = [x.id for x in work.versions]
        for entry in work.versions[1:]:
            named = entry.meta.derived_from
            yield _row(work, named if named in ids and named != entry.id else ids[0], entry.id)
        if ids and (named := work.versions[0].meta.derived_from) in ids[1:]:
            yield _row(work, named, ids[0])


def all_versions(works: "Sequence[Work]") -> Iterator[Row]:
    """All versions of each work against each other, the earlier listed one first."""
    for work in works:
        for a, b in combinations((x.id for x in work.versions), 2):
            yield _row(work, a, b)


def all_files(folder: Path) -> Iterator[Row]:
    """All texts that lie in `folder` (not below it) against each other, by name."""
    names = sorted(x.name for x in folder.iterdir() if _is_text(x))
    stems = [x.partition(".")[0] for x in names]
    short = names if len(set(stems)) < len(stems) else stems
    for (name_a, a), (name_b, b) in combinations(zip(names, short, strict=True), 2):
        yield Row(f"{name_a} and {name_b}", {"id": f"{a}--{b}", "a": f"./{name_a}", "b": f"./{name_b}"})


def by_names(folder: Path, pattern_a: str, pattern_b: str) -> Iterator[Row | Problem]:
    """Files whose names, relative to `folder`, differ from the patterns in what stands for `{id}` alone.

    A file that both patterns fit is taken by the longer one. A file without its other side is a problem.
    """
    patterns = {"a": _compiled(pattern_a), "b": _compiled(pattern_b)}
    order = ("a", "b") if len(pattern_a) >= len(pattern_b) else ("b", "a")
    found: dict[str, dict[str, str]] = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if name.startswith(".") or "/." in name or not path.is_file():
            continue
        for side in order:
            if match := patterns[side].fullmatch(name):
                found.setdefault(match[1], {})[side] = name
                break
    for key in sorted(found):
        sides = found[key]
        if len(sides) == 2:
            yield Row(
                f"{sides['a']} and {sides['b']}", {"id": key, **{k: f"./{v}" for k, v in sides.items()}}
            )
        else:
            ((side, name),) = sides.items()
            other = (pattern_b if side == "a" else pattern_a).replace(HOLE, key)
            yield Problem(name, f"has no other side ({other})")


def _row(work: "Work", a: str, b: str) -> Row:
    name = f"{work.id}/{a}--{b}"
    return Row(name, {"id": name, "a": f"{work.id}/{a}", "b": f"{work.id}/{b}"})


def _is_text(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in _NO_TEXTS


def _compiled(pattern: str) -> re.Pattern[str]:
    before, hole, after = pattern.partition(HOLE)
    if not hole or HOLE in after:
        raise InputError(f"pattern {pattern!r}: wants {HOLE} once, as in {HOLE}.en.txt")
    return re.compile(f"{re.escape(before)}(.+){re.escape(after)}", re.DOTALL)
