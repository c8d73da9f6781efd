"""Wording divergence W: the share of the weight of both sides that finds no equal on the other."""

from functools import lru_cache, partial
from math import fsum
from typing import TYPE_CHECKING

from aligner.engine.words import MOVED
from aligner.model import WordLink, WordOp

if TYPE_CHECKING:
    from aligner.divergence.matching import Matching

LIKE = 0.75
"""Linked words less alike are held to be replaced."""

DELETED, INSERTED, SHIFTED = WordOp.DELETED, WordOp.INSERTED, WordOp.MOVED
EQUAL, SIMILAR, REPLACED = WordOp.EQUAL, WordOp.SIMILAR, WordOp.REPLACED

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
    weights_a, weights_b = m.a.weights, m.b.weights
    a, b = [0.0] * len(weights_a), [0.0] * len(weights_b)
    for i, j, similarity, moved in m.links:
        if moved or similarity != 1.0:
            lack = 1.0 - (similarity * MOVED if moved else similarity)
            a[i], b[j] = weights_a[i] * lack / total, weights_b[j] * lack / total
    for i in m.alone_a:
        a[i] = weights_a[i] / total
    for j in m.alone_b:
        b[j] = weights_b[j] / total
    return a, b


def word_links(m: "Matching") -> tuple[WordLink, ...]:
    """All words of both sides, linked or alone, each with its share of W; the shares add up to W.

    In the order of A; a word of B alone stands before the next word of B whose link has not moved.
    """
    shares_a, shares_b = shares(m)
    a, b = m.a, m.b
    starts_b, ends_b, norms_b = b.starts, b.ends, b.norms
    alone = iter([*m.alone_b, len(norms_b)])
    free = next(alone)
    last = at = 0
    rows: list[WordLink] = []
    for start, end, norm, link, share in zip(a.starts, a.ends, a.norms, m.of_a, shares_a, strict=True):
        if link is None:
            rows.append(make_row((DELETED, start, end, at, at, 0.0, share, 0.0)))
        else:
            _, j, similarity, moved = link
            while free < j and not moved:
                at = ends_b[free]
                rows.append(make_row((INSERTED, last, last, starts_b[free], at, 0.0, 0.0, shares_b[free])))
                free = next(alone)
            at = ends_b[j]
            if moved:
                op = SHIFTED
            elif norm == norms_b[j]:
                op = EQUAL
            else:
                op = SIMILAR if similarity >= LIKE else REPLACED
            rows.append(make_row((op, start, end, starts_b[j], at, similarity, share, shares_b[j])))
        last = end
    behind = [
        make_row((INSERTED, last, last, starts_b[j], ends_b[j], 0.0, 0.0, shares_b[j]))
        for j in m.alone_b[len(rows) - len(a.norms) :]
    ]
    return (*rows, *behind)
