"""Fixed points: pairs of clauses that rare features make nearly certain, and the heaviest chain of them."""

from typing import TYPE_CHECKING

import numpy as np

from aligner.engine.bags import Bags, frequency, squares

if TYPE_CHECKING:
    from numpy.typing import NDArray


def fixed_points(bags: Bags, rare: int, least: float = 0.08) -> "NDArray[np.float64]":
    """Rows of (i, j, similarity): the heaviest monotone chain of mutually best pairs.

    Only features that stand in 1 to `rare` texts of each side count.
    """
    da, db = frequency(bags.a), frequency(bags.b)
    kept = np.flatnonzero((da > 0) & (db > 0) & (da <= rare) & (db <= rare))
    if not len(kept):
        return np.zeros((0, 3))
    product = (bags.a[:, kept] @ bags.b[:, kept].T).tocoo()
    i, j = product.row, product.col
    value = product.data / np.sqrt(squares(bags.a)[i] * squares(bags.b)[j] + 1e-9)
    best_a = np.zeros(bags.a.shape[0])
    best_b = np.zeros(bags.b.shape[0])
    np.maximum.at(best_a, i, value)
    np.maximum.at(best_b, j, value)
    mutual = (value >= 0.999 * best_a[i]) & (value >= 0.999 * best_b[j]) & (value > least)
    points = np.stack([i[mutual], j[mutual], value[mutual]], axis=1).astype(np.float64)
    return heaviest_chain(points, bags.b.shape[0])


def heaviest_chain(points: "NDArray[np.float64]", columns: int) -> "NDArray[np.float64]":
    """The strictly monotone subset of (i, j, weight) with the largest total weight (Fenwick tree)."""
    order = np.lexsort((-points[:, 1], points[:, 0]))
    points = points[order]
    best = [0.0] * (columns + 2)
    last = [-1] * (columns + 2)
    back: list[int] = []
    total: list[float] = []
    for k, (j, weight) in enumerate(
        zip(points[:, 1].astype(int).tolist(), points[:, 2].tolist(), strict=True)
    ):
        top, before, q = 0.0, -1, j
        while q > 0:
            if best[q] > top:
                top, before = best[q], last[q]
            q -= q & -q
        total.append(top + weight)
        back.append(before)
        q = j + 1
        while q <= columns + 1:
            if total[k] > best[q]:
                best[q], last[q] = total[k], k
            q += q & -q
    chain: list[int] = []
    k = int(np.argmax(total)) if total else -1
    while k >= 0:
        chain.append(k)
        k = back[k]
    return points[chain[::-1]]
