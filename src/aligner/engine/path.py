"""The best path through the band: which clauses stand together."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.engine.band import Band
    from aligner.engine.gains import Gains

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_CELLS = 200_000
_NEVER = np.float32(-1e9)

# How a cell was reached: the number of a bead's shape, or by a clause of A or B that stands alone.
_ALONE_A, _ALONE_B, _SHAPE = 62, 63, 0x3F
# Whether the clause before a lone one stands alone too.
_ON_A, _ON_B = 0x40, 0x80

Span = tuple[range, range]


@dataclass(frozen=True, slots=True)
class GapPrice:
    """What it costs to leave clauses alone: the first of a run, and each further one."""

    first: float
    further: float


def best_path(band: "Band", gains: "Gains", gap: GapPrice) -> list[Span]:
    """The beads (ranges of clauses, one may be empty) with the largest total worth, in order.

    Time and memory grow with the cells of the band.
    """
    choice = _forward(band, gains, gap)
    spans: list[Span] = []
    i, j = band.rows - 1, band.columns - 1
    run = 0
    while i or j:
        code = int(choice[band.start[i] + j - band.low[i]])
        kind = run or code & _SHAPE
        if kind == _ALONE_A:
            spans.append((range(i - 1, i), range(j, j)))
            run = _ALONE_A if code & _ON_A else 0
            i -= 1
        elif kind == _ALONE_B:
            spans.append((range(i, i), range(j - 1, j)))
            run = _ALONE_B if code & _ON_B else 0
            j -= 1
        else:
            x, y = gains.shapes[kind]
            spans.append((range(i - x, i), range(j - y, j)))
            i, j = i - x, j - y
    return spans[::-1]


def _forward(band: "Band", gains: "Gains", gap: GapPrice) -> "NDArray[np.uint8]":
    """For each cell how it is best reached."""
    choice = np.zeros(band.cells, np.uint8)
    table = _Table(band, gains)
    for first, end in _chunks(band):
        worth = gains.rows(first, end)
        base = int(band.start[first])
        for i in range(first, end):
            here = slice(int(band.start[i]), int(band.start[i + 1]))
            best, pick = table.beads(i, worth[:, here.start - base : here.stop - base])
            if i == 0:
                best[0] = 0
            alone, on_a = table.alone_a(i, gap)
            pick = np.where(alone > best, np.uint8(_ALONE_A), pick)
            best = np.maximum(alone, best)
            run, on_b = _alone_b(best, gap)
            pick = np.where(run > best, np.uint8(_ALONE_B), pick)
            choice[here] = pick | on_a | on_b
            table.store(i, np.maximum(run, best), alone)
    return choice


class _Table:
    """The totals reached so far, row by row; each row has a cell more on either side that no path enters."""

    def __init__(self, band: "Band", gains: "Gains") -> None:
        self._band = band
        self._gains = gains
        self._x = np.array([x for x, _ in gains.shapes])
        self._y = np.array([y for _, y in gains.shapes])[:, None]
        self._start = band.start + 2 * np.arange(len(band.start)) + 1
        self._leaving = np.full(int(self._start[-1]) + 1, _NEVER, np.float32)
        self._total = self._alone = np.zeros(0, np.float32)

    def beads(self, i: int, worth: "Floats") -> "tuple[Floats, NDArray[np.uint8]]":
        """The best total of a path that ends in row `i` with a bead, and the bead's shape."""
        band = self._band
        column = np.arange(int(band.low[i]), int(band.high[i]) + 1)
        known = slice(None) if i >= len(self._x) else np.flatnonzero(self._x <= i)
        back = i - self._x[known]
        if not len(back):
            return np.full(len(column), _NEVER, np.float32), np.zeros(len(column), np.uint8)
        source = np.clip(column - self._y[known], band.low[back][:, None] - 1, band.high[back][:, None] + 1)
        source += (self._start[back] - band.low[back])[:, None]
        value = self._leaving[source]
        value += worth[known]
        pick = value.argmax(axis=0)
        best = value[pick, np.arange(len(column))] + self._gains.frame(i, column)
        return best, (pick if isinstance(known, slice) else known[pick]).astype(np.uint8)

    def alone_a(self, i: int, gap: GapPrice) -> "tuple[Floats, NDArray[np.uint8]]":
        """The best total of a path that ends in row `i` with a lone clause of A."""
        band = self._band
        width = int(band.high[i] - band.low[i]) + 1
        alone = np.full(width, _NEVER, np.float32)
        on = np.zeros(width, np.uint8)
        if i:
            shift = int(band.low[i] - band.low[i - 1])
            begin = self._total[shift : shift + width] - np.float32(gap.first)
            go_on = self._alone[shift : shift + width] - np.float32(gap.further)
            alone[: len(begin)] = np.maximum(begin, go_on)
            on[: len(begin)][go_on > begin] = _ON_A
        return alone, on

    def store(self, i: int, total: "Floats", alone: "Floats") -> None:
        band = self._band
        self._total, self._alone = total, alone
        column = np.arange(int(band.low[i]), int(band.high[i]) + 1)
        begin = int(self._start[i])
        self._leaving[begin : begin + len(column)] = total + self._gains.frame(i, column)


def _alone_b(best: "Floats", gap: GapPrice) -> "tuple[Floats, NDArray[np.uint8]]":
    """The best total of a path that ends in each cell of a row with a lone clause of B."""
    run = np.full(len(best), _NEVER, np.float32)
    on = np.zeros(len(best), np.uint8)
    if len(best) > 1:
        slope = np.arange(len(best) - 1, dtype=np.float64) * gap.further
        level = best[:-1] + slope
        reach = np.maximum.accumulate(level)
        run[1:] = reach - slope - gap.first
        on[1:][reach > level] = _ON_B
    return run, on


def _chunks(band: "Band") -> "list[tuple[int, int]]":
    """Runs of rows that hold about `_CELLS` cells each."""
    marks = np.searchsorted(band.start, np.arange(0, band.cells, _CELLS))
    edges = [*dict.fromkeys(int(x) for x in marks), band.rows]
    return [(x, y) for x, y in pairwise(edges) if y > x]
