"""The best path through the band: which clauses stand together."""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.engine.band import Band
    from aligner.engine.gains import Gains

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

_CELLS = 30_000
_NEVER = np.float32(-1e9)
_FAR = np.float32(100)

# How a cell was reached: the number of a bead's shape, or by a clause of A or B that stands alone.
_ALONE_A, _ALONE_B, _SHAPE = 62, 63, 0x3F
# Whether the clause before a lone one stands alone too.
_ON_A, _ON_B = 0x40, 0x80

Span = tuple[range, range]


class Path(NamedTuple):
    """The beads of a path in order, and by how much each beats the next best way to where it ends."""

    spans: list[Span]
    leads: list[float]


@dataclass(frozen=True, slots=True)
class GapPrice:
    """What it costs to leave clauses alone: the first of a run, and each further one."""

    first: float
    further: float


def best_path(band: "Band", gains: "Gains", gap: GapPrice) -> Path:
    """The beads (ranges of clauses, one may be empty) with the largest total worth.

    Time and memory grow with the cells of the band.
    """
    choice, lead = _forward(band, gains, gap)
    spans: list[Span] = []
    leads: list[float] = []
    i, j = band.rows - 1, band.columns - 1
    run = 0
    while i or j:
        cell = int(band.start[i]) + j - int(band.low[i])
        code = int(choice[cell])
        leads.append(float(lead[cell]))
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
    return Path(spans[::-1], leads[::-1])


def _forward(band: "Band", gains: "Gains", gap: GapPrice) -> "tuple[NDArray[np.uint8], NDArray[np.float16]]":
    """For each cell how it is best reached, and by how much that beats the next best way."""
    choice = np.zeros(band.cells, np.uint8)
    lead = np.zeros(band.cells, np.float16)
    table = _Table(band, gains, gap)
    low, starts = band.low.tolist(), band.start.tolist()
    for first, end in _chunks(band):
        worth = gains.rows(first, end)
        base = starts[first]
        for i in range(first, end):
            width = starts[i + 1] - starts[i]
            here = starts[i] - base
            at = slice(starts[i], starts[i + 1])
            choice[at], lead[at] = table.row(i, low[i], width, worth[:, here : here + width])
    return choice, lead


class _Table:
    """The totals reached so far, row by row; each row has a cell more on either side that no path enters."""

    def __init__(self, band: "Band", gains: "Gains", gap: GapPrice) -> None:
        x = np.array([x for x, _ in gains.shapes])
        y = np.array([y for _, y in gains.shapes])
        self._most = int(x.max())
        self._known = [np.flatnonzero(x <= i) for i in range(self._most)]
        # a row is stored behind `most` closed cells, and before one more
        pad = self._most
        start = band.start[:-1] + (pad + 1) * np.arange(band.rows) + pad
        self._start = start.tolist()
        self._leaving = np.full(int(start[-1]) + int(band.high[-1] - band.low[-1]) + 2, _NEVER, np.float32)
        self._columns = np.arange(band.columns)
        # where each shape comes from: its column, at most the closed cell of its row, and that row's offset
        back = np.maximum(np.arange(band.rows)[:, None] - x, 0)
        self._from = self._columns - y[:, None]
        self._last = (band.high + 1)[back][:, :, None]
        self._offset = (start - band.low)[back][:, :, None]
        self._gap = gap
        self._slope = self._columns * gap.further
        self._frame = gains.frame
        self._total = self._alone = np.full(1, _NEVER, np.float32)
        self._low = 0

    def row(self, i: int, low: int, width: int, worth: "Floats") -> "tuple[NDArray[np.uint8], Floats]":
        """Fill row `i`; how each of its cells is best reached, and the lead over the next best way."""
        frame = self._frame(i, low, low + width)
        best, second, pick = self._beads(i, low, width, worth)
        best += frame
        second += frame
        if i == 0:
            best[0] = 0
        alone, on_a = self._alone_a(low, width)
        pick[alone > best] = _ALONE_A
        second = np.maximum(second, np.minimum(alone, best))
        np.maximum(alone, best, out=best)
        run, on_b = self._alone_b(best)
        pick[run > best] = _ALONE_B
        second = np.maximum(second, np.minimum(run, best))
        total = np.maximum(run, best)
        self._total, self._alone, self._low = total, alone, low
        self._leaving[self._start[i] : self._start[i] + width] = total + frame
        return pick | on_a | on_b, np.minimum(total - second, _FAR)

    def _beads(
        self, i: int, low: int, width: int, worth: "Floats"
    ) -> "tuple[Floats, Floats, NDArray[np.uint8]]":
        """The two best totals of a path that ends in each cell with a bead, and the shape of the best."""
        source = np.minimum(self._from[:, low : low + width], self._last[i])
        source += self._offset[i]
        if i < self._most:
            known = self._known[i]
            if not len(known):
                never = np.full(width, _NEVER, np.float32)
                return never, never.copy(), np.zeros(width, np.uint8)
            source, worth = source[known], worth[known]
        value = self._leaving.take(source)
        value += worth
        pick = value.argmax(axis=0)
        here = pick, self._columns[:width]
        best = value[here]
        value[here] = _NEVER
        return best, value.max(axis=0), (known[pick] if i < self._most else pick).astype(np.uint8)

    def _alone_a(self, low: int, width: int) -> "tuple[Floats, NDArray[np.uint8]]":
        """The best total of a path that ends in each cell with a lone clause of A."""
        alone = np.full(width, _NEVER, np.float32)
        on = np.zeros(width, np.uint8)
        shift = low - self._low
        begin = self._total[shift : shift + width] - np.float32(self._gap.first)
        go_on = self._alone[shift : shift + width] - np.float32(self._gap.further)
        known = len(begin)
        np.maximum(begin, go_on, out=alone[:known])
        on[:known][go_on > begin] = _ON_A
        return alone, on

    def _alone_b(self, best: "Floats") -> "tuple[Floats, NDArray[np.uint8]]":
        """The best total of a path that ends in each cell with a lone clause of B."""
        run = np.full(len(best), _NEVER, np.float32)
        on = np.zeros(len(best), np.uint8)
        slope = self._slope[: len(best) - 1]
        level = best[:-1] + slope
        reach = np.maximum.accumulate(level)
        on[1:][reach > level] = _ON_B
        reach -= slope
        reach -= self._gap.first
        run[1:] = reach
        return run, on


def _chunks(band: "Band") -> "list[tuple[int, int]]":
    """Runs of rows that hold about `_CELLS` cells each."""
    marks = np.searchsorted(band.start, np.arange(0, band.cells, _CELLS))
    edges = [*dict.fromkeys(int(x) for x in marks), band.rows]
    return [(x, y) for x, y in pairwise(edges) if y > x]
