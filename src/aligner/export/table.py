"""The aligned table: one bead a row, the same columns in TSV, CSV, XLSX and JSON Lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from aligner.errors import FormatError
from aligner.export.imported import Entry
from aligner.export.places import beads_at, side_text
from aligner.model.alignment import Alignment, Level
from aligner.model.bead import Bead, Status
from aligner.model.version import Kind, Version

COLUMNS = (
    "bead",
    "status",
    "kind",
    "a_ids",
    "b_ids",
    "a_text",
    "b_text",
    "wording",
    "meaning",
    "categories",
    "note",
)
NEEDED = ("a_ids", "b_ids")
TRANSPOSED = "transposed"
"""A word of the kind column: the bead crosses its neighbours."""

_ID = re.compile(r"[ab]?([0-9]{1,9})")
_FORMULA = frozenset("=+-@＝＋－＠")
_LONGEST_DATE = 40
_TEXTS = frozenset({"a_ids", "b_ids", "a_text", "b_text", "note"})


def rows(alignment: Alignment, level: Level) -> Iterator[tuple[str, ...]]:
    """The cells of each bead, as text, in the order of `COLUMNS`."""
    a, b = alignment.a, alignment.b
    for number, bead in enumerate(beads_at(alignment, level)):
        score = bead.score
        yield (
            str(number),
            bead.status.value,
            kind_cell(bead, a, b, level),
            ids_cell(bead.a),
            ids_cell(bead.b),
            side_text(a, level, bead.a),
            side_text(b, level, bead.b),
            "" if score is None else f"{score.wording:.3f}",
            "" if score is None or score.meaning is None else f"{score.meaning:.3f}",
            categories_cell(bead),
            bead.note,
        )


def ids_cell(ids: Sequence[int]) -> str:
    return " ".join(map(str, ids))


def kind_cell(bead: Bead, a: Version, b: Version, level: Level) -> str:
    """The kind of the segments: one word if it is the same for all, else one for each, A first."""
    kinds = [*_kinds(a, bead.a, level), *_kinds(b, bead.b, level)]
    words = kinds[:1] if len(set(kinds)) == 1 else kinds
    return " ".join([*words, TRANSPOSED] if bead.transposed else words)


def _kinds(version: Version, ids: Sequence[int], level: Level) -> list[str]:
    if level is Level.SENTENCE:
        return [version.segments[version.sentences[i].segment].kind.value for i in ids]
    return [version.segments[i].kind.value for i in ids]


def categories_cell(bead: Bead) -> str:
    """The categories found in the bead, the gravest first, each once."""
    if bead.score is None:
        return ""
    found = sorted(bead.score.divergences, key=lambda d: -d.severity.rank)
    return " ".join(dict.fromkeys(d.category.value for d in found))


def check_header(header: Sequence[str]) -> None:
    """Raise unless the columns are known, without repetition, and hold the ids of both sides."""
    for k, name in enumerate(header, 1):
        if name not in COLUMNS:
            raise FormatError(
                f"row 1, column {k}: {name!r} is not a column of an aligned table ({', '.join(COLUMNS)})"
            )
        if name in header[: k - 1]:
            raise FormatError(f"row 1, column {k}: {name} stands twice")
    for name in NEEDED:
        if name not in header:
            raise FormatError(f"row 1: the column {name} is missing")


def entries(table: Iterable[tuple[str, Mapping[str, str]]]) -> Iterator[Entry]:
    """An entry for each row, given with its place; rows of blanks are passed over."""
    for place, cells in table:
        if any(x.strip() for x in cells.values()):
            yield entry(place, cells)


def entry(place: str, cells: Mapping[str, str]) -> Entry:
    """The bead of one row; raise FormatError with row and column if a cell does not say one."""
    a, b = (parse_ids(cells.get(name, ""), f"{place}, column {name}") for name in NEEDED)
    if not a and not b:
        raise FormatError(f"{place}, columns a_ids and b_ids: a bead needs a segment on at least one side")
    kinds, transposed = parse_kinds(cells["kind"], place) if "kind" in cells else ((), None)
    if kinds and len(kinds) not in {1, len(a) + len(b)}:
        total = len(a) + len(b)
        raise FormatError(f"{place}, column kind: {len(kinds)} kinds for {total} segments (one, or one each)")
    return Entry(
        a,
        b,
        place,
        transposed=transposed,
        status=parse_status(cells["status"], place) if "status" in cells else None,
        note=cells.get("note"),
        kinds=kinds,
        a_text=cells.get("a_text"),
        b_text=cells.get("b_text"),
    )


def parse_ids(cell: str, place: str) -> tuple[int, ...]:
    """Segment indices, ascending; `a14` and `14` are the same. A spreadsheet's `14.0` is an error."""
    found = []
    for word in cell.replace(",", " ").split():
        match = _ID.fullmatch(word)
        if match is None:
            hint = " (a table made with --spreadsheet is imported with it)" if word[0] == "'" else ""
            raise FormatError(f"{place}: {word[:40]!r} is not a segment index{hint}")
        found.append(int(match[1]))
    found.sort()
    for x, y in pairwise(found):
        if x == y:
            raise FormatError(f"{place}: segment {x} stands twice")
    return tuple(found)


def parse_status(cell: str, place: str) -> Status:
    word = cell.strip().lower()
    try:
        return Status(word) if word else Status.UNREVIEWED
    except ValueError:
        known = ", ".join(Status)
        raise FormatError(f"{place}, column status: {word[:40]!r} is not one of {known}") from None


def parse_kinds(cell: str, place: str) -> tuple[tuple[Kind, ...], bool]:
    words = cell.lower().split()
    transposed = TRANSPOSED in words
    kinds = []
    for word in words:
        if word == TRANSPOSED:
            continue
        try:
            kinds.append(Kind(word))
        except ValueError:
            known = ", ".join(Kind)
            raise FormatError(f"{place}, column kind: {word[:40]!r} is not one of {known}") from None
    return tuple(kinds), transposed


def guarded(row: Sequence[str]) -> Iterator[str]:
    """The cells of a row as a spreadsheet leaves them alone."""
    return (guard(x) if name in _TEXTS else x for name, x in zip(COLUMNS, row, strict=True))


def guard(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula, date or number.

    `unguard` takes it away again; a cell that already begins so gets one more.
    """
    return "'" + cell if _is_taken(cell) else cell


def unguard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _is_taken(cell) else cell


def _is_taken(cell: str) -> bool:
    """Whether a spreadsheet would make something else of the cell (`=1+1`, `14 15`, `May 1, 1977`)."""
    core = cell.lstrip("'")
    if core[:1] in _FORMULA:
        return bool(core)
    if len(core) > _LONGEST_DATE or core.isdecimal():
        return len(core) > 1 and core.isdecimal() and core[0] == "0"
    return core.strip().lower() in {"true", "false"} or any(x.isdecimal() for x in core)
