"""Alignments with one base merged into the rows of a collation."""

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.divergence.compare import compare
from aligner.model import Cell, Row, Version
from aligner.model.divergence import mean_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.model import Alignment

ADDED_ALIKE = 0.5
"""Wording divergence up to which additions of two versions at one place of the base share a row."""


def merge_rows(alignments: "Sequence[Alignment]") -> tuple[Row, ...]:
    """Rows in the order of the base: its segments that some bead holds together share a row.

    Segments that the base lacks stand in a row of their own, behind what they follow; versions that add
    much the same there share the row.
    """
    if not alignments:
        return ()
    leader = _leaders(len(alignments[0].a.segments), alignments)
    rows: dict[int, Row] = {}
    empty = tuple(Cell() for _ in alignments)
    for i, root in enumerate(leader):
        row = rows.get(root, Row((), empty))
        rows[root] = replace(row, base=(*row.base, i))
    extra: dict[int, list[Row]] = {}
    for k, x in enumerate(alignments):
        added: dict[int, list[Cell]] = {}
        last = -1
        for bead in x.beads:
            cell = Cell(bead.b, bead.transposed, bead.score)
            if bead.a:
                root = leader[bead.a[0]]
                rows[root] = _put(rows[root], k, cell)
                last = root if not bead.transposed else last
            else:
                added.setdefault(last, []).append(cell)
        for place, cells in added.items():
            extra[place] = _added(extra.get(place, []), k, cells, [y.b for y in alignments])
    ordered = list(extra.get(-1, []))
    for root, row in rows.items():
        ordered += [row, *extra.get(root, [])]
    return tuple(ordered)


def _added(rows: list[Row], k: int, cells: "Sequence[Cell]", versions: "Sequence[Version]") -> list[Row]:
    """`rows` (what others add at one place) with what version `k` adds laid among them, in order."""
    result: list[Row] = []
    taken = 0
    for cell in cells:
        text = _cell_text(versions[k], cell)
        like = (at for at in range(taken, len(rows)) if _is_like(text, rows[at], versions))
        at = next(like, -1)
        if at < 0:
            result.append(_put(Row((), tuple(Cell() for _ in versions)), k, cell))
        else:
            result += [*rows[taken:at], _put(rows[at], k, cell)]
            taken = at + 1
    return result + rows[taken:]


def _is_like(text: str, row: Row, versions: "Sequence[Version]") -> bool:
    others = [_cell_text(v, c) for v, c in zip(versions, row.cells, strict=True) if c.segments]
    return any(compare(text, other).wording <= ADDED_ALIKE for other in others)


def _cell_text(version: Version, cell: Cell) -> str:
    return " ".join(version.segment_text(i) for i in cell.segments)


def _put(row: Row, k: int, cell: Cell) -> Row:
    """`row` with the cell of version `k` widened by `cell`; two scores become their weighted mean."""
    old = row.cells[k]
    scores = [s for s in (old.score, cell.score) if s]
    score = cell.score if old.score is None else mean_score(scores)
    merged = Cell(tuple(sorted({*old.segments, *cell.segments})), old.transposed or cell.transposed, score)
    return replace(row, cells=(*row.cells[:k], merged, *row.cells[k + 1 :]))


def _leaders(n: int, alignments: "Iterable[Alignment]") -> list[int]:
    """For each segment of the base, the first of those it shares a bead with in any alignment."""
    leader = list(range(n))

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for x in alignments:
        for bead in x.beads:
            for i, j in pairwise(bead.a):
                p, q = sorted((find(i), find(j)))
                leader[q] = p
    return [find(i) for i in range(n)]
