"""Wording divergence W: the share of the weight of both sides that finds no equal on the other."""

from bisect import bisect_left
from functools import lru_cache, partial
from itertools import compress, product
from math import fsum
from operator import eq, itemgetter, not_
from typing import TYPE_CHECKING

from aligner.engine.words import MOVED
from aligner.model import WordLink, WordOp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.matching import Matching

LIKE = 0.75
"""Linked words less alike are held to be replaced."""

make_row = partial(tuple.__new__, WordLink)
"""A row of its fields, at half the price of calling its class."""


def _op(moved: bool, same: bool, like: bool) -> WordOp:  # noqa: FBT001 - a row of a table
    if moved:
        return WordOp.MOVED
    if same:
        return WordOp.EQUAL
    return WordOp.SIMILAR if like else WordOp.REPLACED


OPS = {key: _op(*key) for key in product((False, True), repeat=3)}
"""What became of two linked words, by whether they moved, are the same, and are at least `LIKE` alike."""


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
    ends_a, ends_b = (list(map(itemgetter(1), x.items)) for x in (m.a, m.b))
    of_a, of_b, _, moved = zip(*m.links, strict=True) if m.links else ((), (), (), ())
    shares_a, shares_b = shares(m)
    rows = dict(zip(of_a, _linked(m, ends_a, ends_b), strict=True))
    for i in m.alone_a:
        k = bisect_left(of_a, i)
        at = ends_b[of_b[k - 1]] if k else 0
        rows[i] = make_row((WordOp.DELETED, m.a.starts[i], ends_a[i], at, at, 0.0, shares_a[i], 0.0))
    found = list(map(rows.__getitem__, range(len(ends_a))))
    is_straight = list(map(not_, moved))
    straight_a, straight_b = (*compress(of_a, is_straight), len(ends_a)), list(compress(of_b, is_straight))
    for j in reversed(m.alone_b):
        i = straight_a[bisect_left(straight_b, j)]
        at = ends_a[i - 1] if i else 0
        row = make_row((WordOp.INSERTED, at, at, m.b.starts[j], ends_b[j], 0.0, 0.0, shares_b[j]))
        found.insert(i, row)
    return tuple(found)


def _linked(m: "Matching", ends_a: list[int], ends_b: list[int]) -> "Iterable[WordLink]":
    """The rows of the words that are linked, in the order of A."""
    if not m.links:
        return ()
    a, b, similarity, moved = zip(*m.links, strict=True)
    same = map(eq, map(m.a.norms.__getitem__, a), map(m.b.norms.__getitem__, b))
    ops = map(OPS.__getitem__, zip(moved, same, map(LIKE.__le__, similarity), strict=True))
    shares_a, shares_b = shares(m)
    from_a, to_a, of_a = (map(x.__getitem__, a) for x in (m.a.starts, ends_a, shares_a))
    from_b, to_b, of_b = (map(x.__getitem__, b) for x in (m.b.starts, ends_b, shares_b))
    return map(make_row, zip(ops, from_a, to_a, from_b, to_b, similarity, of_a, of_b, strict=True))
