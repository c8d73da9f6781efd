"""Wording divergence W: the share of the weight of both sides that finds no equal on the other."""

from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING

from aligner.model import WordLink, WordOp

if TYPE_CHECKING:
    from aligner.divergence.matching import Matching


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
    rows: list[WordLink] = []
    done_b = 0
    straight = {x.b for x in m.links if not x.moved}

    def alone_before(limit: int) -> None:
        nonlocal done_b
        while done_b < limit:
            if m.of_b[done_b] is None:
                t = m.b.items[done_b]
                at = rows[-1].a_end if rows else 0
                rows.append(WordLink(WordOp.INSERTED, at, at, t.start, t.end, 0.0, 0.0, shares_b[done_b]))
            done_b += 1

    for i, t in enumerate(m.a.items):
        link = m.of_a[i]
        if link is None:
            at = rows[-1].b_end if rows else 0
            rows.append(WordLink(WordOp.DELETED, t.start, t.end, at, at, 0.0, shares_a[i], 0.0))
            continue
        if link.b in straight:
            alone_before(link.b)
        u = m.b.items[link.b]
        op = _op(link.similarity, moved=link.moved, same=t.norm == u.norm)
        rows.append(
            WordLink(
                op,
                t.start,
                t.end,
                u.start,
                u.end,
                link.similarity,
                shares_a[i],
                shares_b[link.b],
            )
        )
    alone_before(len(m.b))
    return tuple(rows)


def _op(similarity: float, *, moved: bool, same: bool) -> WordOp:
    if moved:
        return WordOp.MOVED
    if same:
        return WordOp.EQUAL
    return WordOp.SIMILAR if similarity >= 0.75 else WordOp.REPLACED
