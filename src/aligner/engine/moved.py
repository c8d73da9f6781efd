"""Transpositions: runs of clauses left without counterpart that match one another elsewhere."""

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from aligner.engine.bags import squares
from aligner.engine.band import full_band
from aligner.engine.search import Region, Step, rows_of, steps_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.engine.bags import Bags
    from aligner.engine.clauses import Sides
    from aligner.engine.parameters import Parameters
    from aligner.engine.search import View

    Ints = NDArray[np.int64]

_MARGIN = 0.06
_NEAR = 5
_EDGE = 3


def with_moves(steps: "Sequence[Step]", sides: "Sides", view: "View", parameters: "Parameters") -> list[Step]:
    """`steps` with gaps replaced by the beads of moved runs."""
    left = Region(
        np.array([i for x, y in steps if not y for i in x], np.int64),
        np.array([j for x, y in steps if not x for j in y], np.int64),
    )
    if not len(left.a) or not len(left.b):
        return list(steps)
    left = Region(np.sort(left.a), np.sort(left.b))
    found: list[Step] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for run in _runs(_mutual(rows_of(view.bags, left), view.least), left):
        block = _grown(run, left, used_a, used_b)
        if len(block.a) < 2 or len(block.b) < 2:
            continue
        beads = _block(sides, block, view, parameters)
        if len(beads) >= 2:
            found += beads
            used_a.update(i for x, _ in beads for i in x)
            used_b.update(j for _, y in beads for j in y)
    kept = [s for s in steps if (s[0] and s[1]) or not (used_a.issuperset(s[0]) and used_b.issuperset(s[1]))]
    return kept + found


def _mutual(bags: "Bags", floor: float) -> list[tuple[int, int]]:
    """Pairs of rows that are each other's best, above the floor."""
    product = sparse.csr_matrix(bags.a @ bags.b.T)
    product.sort_indices()
    pairs = product.tocoo()
    i, j = pairs.row.astype(np.int64), pairs.col.astype(np.int64)
    value = pairs.data / np.sqrt(squares(bags.a)[i] * squares(bags.b)[j] + 1e-9)
    best_a, best_b = np.zeros(bags.a.shape[0]), np.zeros(bags.b.shape[0])
    np.maximum.at(best_a, i, value)
    np.maximum.at(best_b, j, value)
    mutual = (value == best_a[i]) & (value == best_b[j]) & (value > floor)
    return sorted(zip(i[mutual].tolist(), j[mutual].tolist(), strict=True))


def _runs(pairs: "Sequence[tuple[int, int]]", left: Region) -> list[list[tuple[int, int]]]:
    """Pairs that follow each other closely on both sides, two at least."""
    runs: list[list[tuple[int, int]]] = []
    for row, column in pairs:
        i, j = int(left.a[row]), int(left.b[column])
        if runs and i - runs[-1][-1][0] <= _NEAR - 1 and 0 < j - runs[-1][-1][1] <= _NEAR:
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return [x for x in runs if len(x) >= 2]


def _grown(run: "Sequence[tuple[int, int]]", left: Region, used_a: set[int], used_b: set[int]) -> Region:
    """The run with the free clauses within and at most `_EDGE` beyond its ends."""
    a = _free(left.a, run[0][0], run[-1][0], used_a)
    b = _free(left.b, run[0][1], run[-1][1], used_b)
    return Region(a, b)


def _free(clauses: "Ints", first: int, last: int, used: set[int]) -> "Ints":
    free = set(clauses.tolist()) - used
    for _ in range(_EDGE):
        first -= first - 1 in free
        last += last + 1 in free
    return np.array([k for k in range(first, last + 1) if k in free], np.int64)


def _block(sides: "Sides", block: Region, view: "View", parameters: "Parameters") -> list[Step]:
    band = full_band(len(block.a), len(block.b))
    return [(x, y) for x, y in steps_within(sides, block, band, view, parameters) if x and y]
