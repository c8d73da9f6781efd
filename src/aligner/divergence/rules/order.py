"""What is not a change of sense: words and sentences that moved, and other words for the same."""

from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.engine.words import blocks_moved
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligner.divergence.evidence import Case
    from aligner.model import Divergence

LONG = 3
"""Words that must have moved together to be worth a line."""


def find(case: "Case") -> "Iterable[Divergence]":
    """Reorderings and rewordings."""
    yield from _moved(case)
    yield from _reworded(case)


def _moved(case: "Case") -> "Iterator[Divergence]":
    for block in blocks_moved(case.m.links):
        if len(block) < LONG:
            continue
        a = (block[0].a, block[-1].a)
        b = (min(x.b for x in block), max(x.b for x in block))
        reason = f"'{case.a.text(*a)}' stands in another place of the passage"
        yield case.report(Category.REORDERING, a, b, reason, Severity.WORDING)


def _reworded(case: "Case") -> "Iterator[Divergence]":
    """Stretches between two straight links that differ on both sides."""
    straight = [x for x in case.m.links if not x.moved and x.similarity >= case.close]
    edges = [(-1, -1), *((x.a, x.b) for x in straight), (len(case.m.a), len(case.m.b))]
    for (a0, b0), (a1, b1) in pairwise(edges):
        a = [i for i in range(a0 + 1, a1) if _loose(case, i, 0)]
        b = [j for j in range(b0 + 1, b1) if _loose(case, j, 1)]
        if a and b and (any(map(case.a.is_content, a)) or any(map(case.b.is_content, b))):
            spans = (a[0], a[-1]), (b[0], b[-1])
            reason = f"'{case.a.text(*spans[0])}' is put as '{case.b.text(*spans[1])}'"
            yield case.report(Category.REWORDING, *spans, reason, Severity.WORDING)


def _loose(case: "Case", i: int, side: int) -> bool:
    link = (case.m.of_a if side == 0 else case.m.of_b)[i]
    return link is None or link.similarity < case.close
