"""Collation -> what a reader is shown: a table for each choice of the base, with strips of divergence."""

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.model.collation import Collation, Row
from aligner.model.divergence import Category, Divergence, Severity
from aligner.model.version import Version
from aligner.report.building import block, by_divergence, one_language, side
from aligner.report.marks import Compare, Span, join, marks_between
from aligner.report.view import Block, Side
from aligner.text.visible import visible


@dataclass(frozen=True, slots=True)
class CellView:
    """What one version has in a row, and how it stands to the base of the table.

    Attributes:
        share: divergence from the base: of the wording, or of the meaning between two languages.
        letter: "W" or "M", as the share is.
        grave: category and reason of each divergence that touches the meaning; known against the base of
            the collation alone.
    """

    blocks: tuple[Block, ...]
    transposed: bool = False
    share: float | None = None
    letter: str = "W"
    grave: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RowView:
    """A row; `cells` stand in the order of the table's columns, the base first."""

    number: int
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """The collation read from one base. `columns` index the sides, the base first."""

    columns: tuple[int, ...]
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class CollationView:
    """All versions, and a table for each that can be the base; the first is the collation's own."""

    sides: tuple[Side, ...]
    sigla: tuple[str, ...]
    tables: tuple[TableView, ...]


def siglum(k: int) -> str:
    """The sign of version `k`: A to Z, then A1, B1 and so on."""
    return chr(ord("A") + k % 26) + (str(k // 26) if k >= 26 else "")


def collation_view(collation: Collation, *, compare: Compare = by_divergence) -> CollationView:
    versions = (collation.base, *collation.versions)
    return CollationView(
        sides=tuple(map(side, versions)),
        sigla=tuple(siglum(k) for k in range(len(versions))),
        tables=tuple(_table(collation, versions, k, compare) for k in range(len(versions))),
    )


def ids_in(row: Row, k: int) -> tuple[int, ...]:
    """The segments of version `k` (0 = the base) in a row."""
    return row.base if k == 0 else row.cells[k - 1].segments


def in_order_of(rows: Sequence[Row], k: int) -> list[int]:
    """The rows in the order of version `k`; a row that it lacks stays behind the row before it."""
    keyed = []
    last = -1
    for number, row in enumerate(rows):
        ids = ids_in(row, k)
        last = ids[0] if ids else last
        keyed.append((last, bool(not ids), number))
    return [number for *_, number in sorted(keyed)]


def _table(collation: Collation, versions: Sequence[Version], base: int, compare: Compare) -> TableView:
    columns = (base, *(k for k in range(len(versions)) if k != base))
    rows = tuple(
        RowView(n, tuple(_cell(collation.rows[n], versions, base, k, compare) for k in columns))
        for n in in_order_of(collation.rows, base)
    )
    return TableView(columns, rows)


def _cell(row: Row, versions: Sequence[Version], base: int, k: int, compare: Compare) -> CellView:
    version, ids = versions[k], ids_in(row, k)
    against = ids_in(row, base)
    held = k != base and bool(ids and against)
    alike = one_language(versions[base].language, version.language)
    one, other = spans_of(versions[base], against), spans_of(version, ids)
    marks = marks_between(versions[base], one, version, other, compare)[1] if held and alike else ()
    found = _grave(row, k) if held and base == 0 else []
    touched = [
        (d.b_start, d.b_end, n) for n, d in enumerate(found) if d.category is not Category.TRANSPOSITION
    ]
    return CellView(
        blocks=tuple(block(version, siglum(k).lower(), i, marks, touched) for i in ids),
        transposed=_is_moved(row, k) != _is_moved(row, base),
        share=_share(row, versions, base, k, compare) if held else None,
        letter="W" if alike else "M",
        grave=tuple((d.category.value, visible(d.reason)) for d in found),
    )


def _grave(row: Row, k: int) -> list[Divergence]:
    score = row.cells[k - 1].score
    return [d for d in score.divergences if d.severity is Severity.MEANING] if score else []


def _is_moved(row: Row, k: int) -> bool:
    return k > 0 and row.cells[k - 1].transposed


def _share(row: Row, versions: Sequence[Version], base: int, k: int, compare: Compare) -> float | None:
    """The score of the collation where the base is its own, else a comparison made for the table."""
    a, b = versions[base], versions[k]
    alike = one_language(a.language, b.language)
    score = row.cells[k - 1].score if base == 0 else row.cells[base - 1].score if k == 0 else None
    if score is not None:
        return score.wording if alike else score.meaning
    if not alike:
        return None
    one = join(a.text, spans_of(a, ids_in(row, base)))
    other = join(b.text, spans_of(b, ids_in(row, k)))
    return compare(one.text, other.text, a.language, b.language).wording


def spans_of(version: Version, ids: Sequence[int]) -> list[Span]:
    return [(version.segments[i].start, version.segments[i].end) for i in ids]
