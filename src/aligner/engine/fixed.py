"""Fixed points: pairs of clauses that rare features make nearly certain, and the heaviest chain of them."""

from typing import TYPE_CHECKING

import numpy as np

from aligner.engine.bags import Bags, frequency, product, squares

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


_NEIGHBOURS = 3
_VOTES = 3
_SLACK = 3.0
_SLOPE = 0.2


def fixed_points(bags: Bags, rare: int, least: float = 0.08) -> "NDArray[np.float64]":
    """Rows of (i, j, similarity): the heaviest monotone chain of mutually best pairs."""
    pairs = mutual_best(bags, rare, least)
    chain = heaviest_chain(np.stack([x.astype(np.float64) for x in pairs], axis=1), bags.b.shape[0])
    return supported(chain)


def supported(points: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """The points of a chain that at least two of their six neighbours lie on one diagonal with, roughly.

    A lone point off the diagonal of its neighbours is an accident that would lead the band astray.
    """
    i, j = points[:, 0], points[:, 1]
    votes = np.zeros(len(points), np.int64)
    for distance in range(1, _NEIGHBOURS + 1):
        ahead, across = i[distance:] - i[:-distance], j[distance:] - j[:-distance]
        agree = np.abs(ahead - across) <= _SLACK + _SLOPE * np.minimum(ahead, across)
        votes[distance:] += agree
        votes[:-distance] += agree
    return points[votes >= min(_VOTES, len(points) - 1)]


def mutual_best(bags: Bags, rare: int, least: float) -> "tuple[Ints, Ints, NDArray[np.float64]]":
    """Pairs of texts that are each other's best, by features that stand in 1 to `rare` texts of each side.

    Returns the rows of A, the rows of B, and their cosines (all above `least`; over all features).
    """
    da, db = frequency(bags.a), frequency(bags.b)
    kept = np.flatnonzero((da > 0) & (db > 0) & (da <= rare) & (db <= rare))
    shared = product(bags.a[:, kept], bags.b[:, kept].T.tocsr()).tocoo()
    i, j = shared.row.astype(np.int64), shared.col.astype(np.int64)
    value = shared.data / np.sqrt(squares(bags.a)[i] * squares(bags.b)[j] + 1e-9)
    best_a, best_b = np.zeros(bags.a.shape[0]), np.zeros(bags.b.shape[0])
    np.maximum.at(best_a, i, value)
    np.maximum.at(best_b, j, value)
    mutual = (value >= 0.999 * best_a[i]) & (value >= 0.999 * best_b[j]) & (value > least)
    return i[mutual], j[mutual], value[mutual]


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
