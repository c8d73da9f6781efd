"""Wording divergence W: the share of the weight of both sides that finds no equal on the other."""

from functools import lru_cache, partial
from math import fsum
from typing import TYPE_CHECKING

from aligner.model import WordLink, WordOp

if TYPE_CHECKING:
    from aligner.divergence.matching import Matching


make_row = partial(tuple.__new__, WordLink)
"""A row of its fields, at half the price of calling its class."""


def total_weight(m: "Matching") -> float:
    return sum(m.a.weights) + sum(m.b.weights)


def wording(m: "Matching") -> float:
    """`sum w (1 - s) / sum w` over the words of both sides, in [0, 1]; 0 for the same words or none.

    The exact sum (`math.fsum`) of the shares of `word_links`.
    """
    shares_a, shares_b = shares(m)
    return min(1.0, fsum((*shares_a, *shares_b)))


@lru_cache(maxsize=4)
def shares(m: "Matching") -> tuple[list[float], list[float]]:
    """What each word of both sides adds to W."""
    total = total_weight(m) or 1.0
    a, b = (
        [
            w / total if link is None else w * (1.0 - link.share) / total
            for w, link in zip(tokens.weights, linked, strict=True)
        ]
        for tokens, linked in ((m.a, m.of_a), (m.b, m.of_b))
    )
    return a, b


def word_links(m: "Matching") -> tuple[WordLink, ...]:
    """All words of both sides, linked or alone, each with its share of W; the shares add up to W."""
    shares_a, shares_b = shares(m)
    items_b, of_a = m.b.items, m.of_a
    alone = [j for j, link in enumerate(m.of_b) if link is None]
    rows: list[WordLink] = []
    free = a_end = b_end = 0

    def alone_before(limit: int) -> None:
        nonlocal free, b_end
        while free < len(alone) and alone[free] < limit:
            j = alone[free]
            start, b_end = items_b[j][:2]
            rows.append(make_row((WordOp.INSERTED, a_end, a_end, start, b_end, 0.0, 0.0, shares_b[j])))
            free += 1

    for i, (start, end, _, _, norm, _) in enumerate(m.a.items):
        link = of_a[i]
        if link is None:
            rows.append(make_row((WordOp.DELETED, start, end, b_end, b_end, 0.0, shares_a[i], 0.0)))
        else:
            _, j, similarity, moved = link
            if not moved:
                alone_before(j)
            b_start, b_end, _, _, other, _ = items_b[j]
            op = _op(similarity, moved=moved, same=norm == other)
            rows.append(make_row((op, start, end, b_start, b_end, similarity, shares_a[i], shares_b[j])))
        a_end = end
    alone_before(len(m.b))
    return tuple(rows)


def _op(similarity: float, *, moved: bool, same: bool) -> WordOp:
    if moved:
        return WordOp.MOVED
    if same:
        return WordOp.EQUAL
    return WordOp.SIMILAR if similarity >= 0.75 else WordOp.REPLACED
