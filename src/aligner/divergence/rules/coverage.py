"""Omission and addition: a stretch of one side of which the other has no trace.

A stretch is a run of words without a like on the other side. Two renderings leave such runs on both sides
wherever a synonym is not known, so a run accuses only if the other side has less left over than this
one. How much is enough was fitted (benchmarks/fit_divergence.py): a logistic model of a few quantities.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.engine.words import Link
    from aligner.model import Divergence

LIKE = 0.62
"""A best similarity of this or more leaves nothing of a word over."""
FREE = 0.5
"""A word is part of a run if at least this part of it is left over."""
HEAVIEST = 6.0
COEFFICIENTS = (-3.1479, 0.2782, 0.0677, 0.0658, 0.7604, -0.9519, 0.4093, 0.8547)
FLAGGED = {"en": 0.7, "ru": 0.88}
FLAGGED_ELSE = 0.95
FLAGGED_ACROSS = 0.985
LIKE_ACROSS = 0.4


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` of a side that the other side lacks, with what speaks for it."""

    first: int
    last: int
    features: tuple[float, ...]

    @property
    def probability(self) -> float:
        z = sum(c * x for c, x in zip(COEFFICIENTS, (1.0, *self.features), strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


def find(case: "Case") -> "Iterable[Divergence]":
    """The runs of each side that are held to be omitted or added."""
    languages = (case.a.tokens.language, case.b.tokens.language)
    limit = FLAGGED.get(languages[0], FLAGGED_ELSE) if languages[0] == languages[1] else FLAGGED_ACROSS
    for side, here in ((0, case), (1, case.flipped())):
        best = max(runs(here), key=lambda r: r.probability, default=None)
        if best is None or best.probability < limit:
            continue
        span = (best.first, best.last)
        text = _short(here.a.text(*span))
        if side == 0:
            yield case.report(Category.OMISSION, span, None, f"'{text}' is in A; B has no trace of it")
        else:
            yield case.report(Category.ADDITION, None, span, f"'{text}' is in B; A has no trace of it")


def left_over(
    side: "Side", best: "Sequence[float]", links: "Sequence[Link | None]", like: float = LIKE
) -> list[float]:
    """For each token, the part of its weight that finds no like; function words leave nothing."""
    result = []
    for t, s, link in zip(side.tokens.items, best, links, strict=True):
        if not side.is_content(t.index):
            result.append(0.0)
            continue
        similarity = link.similarity if link else 0.0
        found = max(similarity, 0.85 * s)
        result.append(min(HEAVIEST, t.lexeme.weight) * max(0.0, 1.0 - found / like))
    return result


def runs(case: "Case") -> list[Run]:
    """Runs of left-over words of A with their features."""
    like = LIKE if case.a.tokens.language == case.b.tokens.language else LIKE_ACROSS
    over_a = left_over(case.a, case.best_a, case.m.of_a, like)
    over_b = left_over(case.b, case.best_b, case.m.of_b, like)
    total_a = sum(min(HEAVIEST, t.lexeme.weight) for t in case.m.a.items if case.a.is_content(t.index)) or 1.0
    total_b = sum(min(HEAVIEST, t.lexeme.weight) for t in case.m.b.items if case.b.is_content(t.index)) or 1.0
    free_a, free_b = sum(over_a), sum(over_b)
    return [
        Run(first, last, _features(case, (over_a, over_b), (first, last), (total_a, total_b, free_a, free_b)))
        for first, last in _stretches(case, over_a)
    ]


def _features(
    case: "Case",
    over: "tuple[Sequence[float], Sequence[float]]",
    span: tuple[int, int],
    totals: tuple[float, float, float, float],
) -> tuple[float, ...]:
    total_a, total_b, free_a, free_b = totals
    first, last = span
    over_a, over_b = over
    mass = sum(over_a[first : last + 1])
    around = _counterpart(case, first, last, over_b)
    opens = float(first == 0 or case.a.breaks[first] or case.a.clause[first] != case.a.clause[first - 1])
    return (
        mass,
        mass - around,
        free_a - free_b,
        (free_a - free_b) / (free_a + free_b + 1.0),
        free_b / total_b,
        (total_a - total_b) / (total_a + total_b),
        opens,
    )


def _stretches(case: "Case", over: "Sequence[float]") -> "Iterable[tuple[int, int]]":
    """Spans within a clause whose content words are all left over, with the light words before them."""
    items = case.a.tokens.items
    i = 0
    while i < len(items):
        if not _is_free(case, over, i):
            i += 1
            continue
        first = last = i
        k = i + 1
        while k < len(items) and not case.a.breaks[k]:
            if case.a.is_content(k):
                if not _is_free(case, over, k):
                    break
                last = k
            k += 1
        while first > 0 and not case.a.is_content(first - 1) and not case.a.breaks[first]:
            first -= 1
        yield first, last
        i = last + 1


def _is_free(case: "Case", over: "Sequence[float]", i: int) -> bool:
    return over[i] >= FREE * min(HEAVIEST, case.a.tokens.items[i].lexeme.weight)


def _counterpart(case: "Case", first: int, last: int, over_b: "Sequence[float]") -> float:
    """What is left over in B where the run would stand: between what renders its neighbours."""
    before = next((case.m.of_a[i].b for i in range(first - 1, -1, -1) if _anchor(case, i)), None)  # type: ignore[union-attr]
    after = next((case.m.of_a[i].b for i in range(last + 1, len(case.m.a)) if _anchor(case, i)), None)  # type: ignore[union-attr]
    total = 0.0
    for place in (before, after):
        if place is not None:
            total = max(total, sum(over_b[max(0, place - 4) : place + 5]))
    return total


def _anchor(case: "Case", i: int) -> bool:
    link = case.m.of_a[i]
    return link is not None and link.similarity >= LIKE and case.a.is_content(i)


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
