"""Many small regions searched as one: their cells stand corner to corner in a single band.

Between two regions stand empty clauses of A, as many as no bead can leap over, in a band one cell wide:
a path must pass through the corner, and no bead reaches from one region into the next.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from aligner.engine.bags import Bags
from aligner.engine.band import stacked
from aligner.engine.clauses import Clauses, Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.engine.bags import Matrix
    from aligner.engine.band import Band
    from aligner.engine.search import Region, Step, View

    Ints = NDArray[np.int64]


def with_wall(sides: Sides, view: "View") -> "tuple[Sides, View]":
    """The same with one empty clause more on side A: its number is the old count of clauses."""
    a = sides.a
    walled = Clauses((*a.texts, ""), np.append(a.owner, np.int32(-1)), np.append(a.letters, 0.0))
    return Sides(walled, sides.b), replace(view, bags=Bags(_with_empty_row(view.bags.a), view.bags.b))


def joined(regions: "Sequence[Region]", wall: int, thick: int) -> "tuple[Ints, Ints, Band]":
    """The clauses of all regions with walls between them, and the band that leads from corner to corner."""
    between = np.full(thick, wall, np.int64)
    parts: list[Ints] = []
    low: list[Ints] = []
    high: list[Ints] = []
    passed = 0
    for k, (a, b) in enumerate(regions):
        last = k == len(regions) - 1
        rows = len(a) + 1
        parts += [a] if last else [a, between]
        low.append(np.full(rows, passed))
        passed += len(b)
        high.append(np.full(rows, passed))
        if not last:
            # The last wall row is row 0 of the next region.
            low.append(np.full(thick - 1, passed))
            high.append(np.full(thick - 1, passed))
    band = stacked(np.concatenate(low), np.concatenate(high))
    return np.concatenate(parts), np.concatenate([b for _, b in regions]), band


def without_wall(steps: "Sequence[Step]", wall: int) -> "list[Step]":
    """The steps as the regions alone would have them."""
    stripped = ((tuple(i for i in x if i != wall), y) for x, y in steps)
    return [(x, y) for x, y in stripped if x or y]


def _with_empty_row(matrix: "Matrix") -> "Matrix":
    rows, columns = matrix.shape
    ends = np.append(matrix.indptr, matrix.indptr[-1])
    return sparse.csr_matrix((matrix.data, matrix.indices, ends), shape=(rows + 1, columns))
