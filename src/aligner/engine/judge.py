"""Beads judged one by one: how alike their sides are, and what they are worth."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

from aligner.engine.bags import product, squares
from aligner.engine.gains import prices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.engine.bags import Matrix
    from aligner.engine.clauses import Sides
    from aligner.engine.parameters import Parameters
    from aligner.engine.search import Step, View

    Floats = NDArray[np.float64]


class Verdict(NamedTuple):
    """For each bead: the cosine of its sides less chance, and its worth; 0 and the price for a gap."""

    cosine: "Floats"
    worth: "Floats"


def judge(steps: "Sequence[Step]", sides: "Sides", view: "View", parameters: "Parameters") -> Verdict:
    """The worth is that of the search, but for bead edges and runs of gaps."""
    p = parameters
    a, b = merged(view.bags.a, [x for x, _ in steps]), merged(view.bags.b, [y for _, y in steps])
    dots = np.asarray(a.multiply(b).sum(axis=1), np.float64).ravel()
    dots -= np.asarray(a @ view.chance.b) * np.asarray(b @ view.chance.a)
    cosine = dots / np.sqrt(squares(a) * squares(b) + 1e-9)
    length_a = _total(sides.a.letters * view.ratio, [x for x, _ in steps])
    length_b = _total(sides.b.letters, [y for _, y in steps])
    both = length_a + length_b
    mean = prices(sides.a.letters, sides.b.letters, view.ratio).mean
    parted = np.minimum(np.abs(length_a - length_b) / np.sqrt(4 * both + 1), p.length_cap)
    size = 2 * length_a * length_b / (both + 1) / mean
    x, y = (np.fromiter((len(s[k]) for s in steps), np.float64, len(steps)) for k in (0, 1))
    worth = (cosine - p.floor - p.length * parted) * size
    worth -= p.extra * (x + y - 2) + p.both * (np.minimum(x, y) - 1)
    gap = (x == 0) | (y == 0)
    return Verdict(np.where(gap, 0.0, cosine), np.where(gap, -p.gap, worth))


def merged(matrix: "Matrix", runs: "Sequence[Sequence[int]]") -> "Matrix":
    """The sum of each run of rows."""
    starts = np.concatenate(([0], np.cumsum([len(x) for x in runs])))
    rows = np.fromiter((k for x in runs for k in x), np.int64, int(starts[-1]))
    ones = np.ones(len(rows), np.float32)
    return product(sparse.csr_matrix((ones, rows, starts), shape=(len(runs), matrix.shape[0])), matrix)


def _total(values: "Floats", runs: "Sequence[Sequence[int]]") -> "Floats":
    return np.array([sum(values[k] for k in run) for run in runs], np.float64)
