"""`aligner divergences X`: where two versions part, in what, and why."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from aligner.cli.streams import emit
from aligner.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from aligner.model import Alignment, Divergence, Version

CATEGORIES = (
    "omission", "addition", "negation", "number", "date", "name", "modality", "hedging", "reversal",
    "transposition", "reordering", "rewording", "typo", "form",
)  # fmt: skip
SEVERITIES = ("form", "wording", "meaning")
TABLES = "aligner.toml"


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("alignment", metavar="X", help="alignment (.json), or - for stdin")
    parser.add_argument(
        "--json", action="store_true", help="a list of objects, offsets counted in each block"
    )
    parser.add_argument(
        "--category", "-c", action="append", choices=CATEGORIES, metavar="C", help="only these (repeatable)"
    )
    parser.add_argument(
        "--min-severity",
        choices=SEVERITIES,
        default="wording",
        help="the least that is shown (default: wording)",
    )
    parser.add_argument(
        "--tables", metavar="FILE", help=f"words of your own (default: {TABLES} here or in a folder above)"
    )


def run(args: "argparse.Namespace") -> int:
    import json

    from aligner import pipeline
    from aligner.cli.stored import open_alignment

    alignment = open_alignment(args.alignment)
    tables = find_tables(args.tables)
    if tables is not None:
        use_tables(tables)
        alignment = pipeline.rescore(alignment)
    least = SEVERITIES.index(args.min_severity)
    found = [
        row
        for row in rows(alignment)
        if (not args.category or row["category"] in args.category)
        and SEVERITIES.index(str(row["severity"])) >= least
    ]
    if args.json:
        emit(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        emit("".join(lines(found)))
    return 0


def rows(alignment: "Alignment") -> "Iterator[dict[str, object]]":
    """The divergences of all beads, in order, with block numbers and offsets into the blocks."""
    for k, bead in enumerate(alignment.beads):
        for d in bead.score.divergences if bead.score else ():
            yield {"bead": k, "category": d.category.value, "severity": d.severity.value} | {
                **_side(alignment.a, "a", d),
                **_side(alignment.b, "b", d),
                "reason": d.reason,
            }


def _side(version: "Version", side: str, d: "Divergence") -> dict[str, object]:
    start, end, text = (d.a_start, d.a_end, d.a_text) if side == "a" else (d.b_start, d.b_end, d.b_text)
    segment = max(0, bisect_right(version.segments, start, key=lambda s: s.start) - 1)
    origin = version.segments[segment].start if version.segments else 0
    return {
        f"{side}_segment": segment,
        f"{side}_start": start - origin,
        f"{side}_end": end - origin,
        f"{side}_text": text,
    }


def lines(found: "list[dict[str, object]]") -> "Iterator[str]":
    """A line a divergence: blocks, severity, category, reason."""
    from aligner.text.visible import visible

    for row in found:
        place = f"a{row['a_segment']} b{row['b_segment']}"
        yield f"{place:<10} {row['severity']:<8} {row['category']:<14} {visible(str(row['reason']))}\n"


def find_tables(named: str | None) -> "Path | None":
    """The tables named, else the nearest `aligner.toml` from here upwards; None if there is none."""
    from pathlib import Path

    if named is not None:
        path = Path(named)
        if not path.is_file():
            raise InputError(f"--tables {named}: no such file")
        return path
    here = Path.cwd()
    return next((p / TABLES for p in (here, *here.parents) if (p / TABLES).is_file()), None)


def use_tables(path: "Path") -> None:
    """Let the rules know the `[divergence]` tables of a TOML file."""
    import tomllib

    from aligner.divergence import tables
    from aligner.divergence.lexicon import aliases, kin

    try:
        known = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: {error}") from error
    section: Mapping[str, object] = known.get("divergence", {})
    if not isinstance(section, dict):
        raise InputError(f"{path}: [divergence] is not a table")
    aliases.extend(_groups(path, "names", section.pop("names", {})))
    words = {
        name: _groups(path, f"{name}.synonyms", rows.pop("synonyms"))
        for name, rows in section.items()
        if isinstance(rows, dict) and "synonyms" in rows
    }
    kin.extend(words)
    tables.extend({name: rows for name, rows in section.items() if rows or name not in words})


def _groups(path: "Path", name: str, table: object) -> str:
    """The lines of a table that has nothing but groups of words."""
    groups = table.get("groups", "") if isinstance(table, dict) else None
    if not isinstance(groups, str):
        raise InputError(f'{path}: [divergence.{name}] takes groups = "…", a line for the words of one thing')
    return groups
