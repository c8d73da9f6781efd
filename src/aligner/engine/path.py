"""The best path through the band: which clauses stand together."""

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.engine.band import Band
    from aligner.engine.gains import Gains

_CELLS = 200_000
_NEVER = np.float32(-1e9)

Step = tuple[range, range]


def best_path(
    band: "Band", gains: "Gains", gap_a: "NDArray[np.float32]", gap_b: "NDArray[np.float32]"
) -> list[Step]:
    """The beads (ranges of clauses, one may be empty) with the largest total worth, in order.

    `gap_a`, `gap_b`: what leaving each clause alone costs. Time and memory grow with the cells.
    """
    choice = _forward(band, gains, gap_a, gap_b)
    steps: list[Step] = []
    i, j = band.rows - 1, band.columns - 1
    moves = _moves(gains)
    while i or j:
        c = int(choice[band.start[i] + j - band.low[i]])
        x, y = (0, 1) if c == len(moves) else moves[c]
        steps.append((range(i - x, i), range(j - y, j)))
        i, j = i - x, j - y
    return steps[::-1]


def _moves(gains: "Gains") -> list[tuple[int, int]]:
    return [(1, 0), *gains.shapes]


def _forward(
    band: "Band", gains: "Gains", gap_a: "NDArray[np.float32]", gap_b: "NDArray[np.float32]"
) -> "NDArray[np.int8]":
    """For each cell the move that best leads there (`len(moves)` = a clause of B alone)."""
    moves = _moves(gains)
    rows_back = np.array([x for x, _ in moves])
    columns_back = np.array([y for _, y in moves])[:, None]
    choice = np.zeros(band.cells, np.int8)
    # each row of `total` has a cell more on either side, which no path may enter
    start = band.start + 2 * np.arange(len(band.start)) + 1
    total = np.full(int(start[-1]) + 1, _NEVER, np.float32)
    along = np.concatenate((np.zeros(1), np.cumsum(gap_b))).astype(np.float64)
    for first, end in _chunks(band):
        worth = gains.rows(first, end)
        base = int(band.start[first])
        for i in range(first, end):
            low, high = int(band.low[i]), int(band.high[i])
            column = np.arange(low, high + 1)
            best = np.full(high - low + 1, _NEVER, np.float32)
            at = slice(int(band.start[i]), int(band.start[i]) + high - low + 1)
            if i == 0:
                best[0] = 0
            else:
                some = (
                    slice(0, len(moves)) if i >= gains.parameters.largest else np.flatnonzero(rows_back <= i)
                )
                back = i - rows_back[some]
                source = np.clip(
                    column - columns_back[some], band.low[back][:, None] - 1, band.high[back][:, None] + 1
                )
                source += (start[back] - band.low[back])[:, None]
                value = total[source]
                if isinstance(some, slice):
                    value[1:] += worth[:, at.start - base : at.stop - base]
                else:
                    value[1:] += worth[some[1:] - 1, at.start - base : at.stop - base]
                value[0] -= gap_a[i - 1]
                pick = value.argmax(axis=0)
                best = value[pick, np.arange(len(column))]
                choice[at] = pick if isinstance(some, slice) else some[pick]
            shift = along[low : high + 1]
            level = best + shift
            reach = np.maximum.accumulate(level)
            choice[at][reach > level] = len(moves)
            total[start[i] : start[i] + len(column)] = reach - shift
    return choice


def _chunks(band: "Band") -> "list[tuple[int, int]]":
    """Runs of rows that hold about `_CELLS` cells each."""
    marks = np.searchsorted(band.start, np.arange(0, band.cells, _CELLS))
    edges = [*dict.fromkeys(int(x) for x in marks), band.rows]
    return [(x, y) for x, y in pairwise(edges) if y > x]
