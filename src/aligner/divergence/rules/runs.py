"""Runs of words that one side has and the other lacks, and how likely each is to be missing there.

A run is a stretch of words without a like on the other side. Two renderings leave such runs on both sides
wherever a synonym is not known, so a run accuses only if the other side has less left over than this one. How
much is enough is a logistic model of a few quantities, fitted by `benchmarks/fit_coverage.py` on labelled
pairs and on faithful ones from which a clause, a phrase or an adjective was cut.
"""

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import compress, pairwise
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.evidence import CONTENT
from aligner.divergence.rules.leftover import HEAVIEST, LIKE, both_sides, kind_of, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side, Span

FREE = 0.5
"""What must be left over of a stretch, on the average."""
REACH = 4
LIST_WORDS = frozenset({"and", "or", "nor", "but", "и", "или", "да", "но", "а"})
PREPOSITIONS = frozenset(
    """about above across after against along amid amidst among amongst around at athwart before behind below
    beneath beside besides between betwixt beyond by despite down during except for from in inside into near
    of off on onto opposite out outside over past per round save since through throughout till to toward
    towards under underneath until unto up upon via with within without
    в во на с со к ко у о об обо от ото до из изо за под подо над надо при без безо для через чрез сквозь
    между меж перед пред передо по про ради кроме среди средь посреди вокруг около возле близ мимо
    вдоль поперек против напротив после вместо внутри вне вследствие благодаря вопреки согласно накануне
    насчет подле позади поверх помимо свыше сверх включая исключая""".split()  # noqa: SIM905 - a word list
)
JOINING = LIST_WORDS | PREPOSITIONS
OPENING = LIST_WORDS | PREPOSITIONS - {"of"}
"""Words that a phrase may begin with."""
# COEFFICIENTS BEGIN (benchmarks/fit_coverage.py)
COEFFICIENTS: dict[str, tuple[float, ...]] = {
    "en": (
        -6.7009,
        0.3547,
        2.6663,
        -3.8086,
        -0.4087,
        0.0379,
        1.0651,
        -1.8651,
        -0.2896,
        0.4235,
        0.836,
        1.2802,
    ),
    "ru": (
        -6.7227,
        -0.0593,
        3.1069,
        -1.0983,
        1.2444,
        0.0282,
        2.0028,
        -2.9895,
        -0.0855,
        0.1932,
        0.8142,
        1.6191,
    ),
    "across": (
        -7.2039,
        -0.0758,
        3.6528,
        -0.896,
        1.209,
        0.0736,
        1.2764,
        -1.661,
        -0.2137,
        0.3839,
        0.9326,
        1.3408,
    ),
}
LIMITS: dict[str, float] = {"en": 0.516, "ru": 0.509, "across": 0.623}
# COEFFICIENTS END


class Run(NamedTuple):
    """Tokens `first` to `last` of a side that the other side lacks, with what speaks for it."""

    first: int
    last: int
    features: tuple[float, ...]
    probability: float
    """That it is missing, in [0, 1]."""

    @classmethod
    def of(cls, first: int, last: int, features: tuple[float, ...], kind: str) -> "Run":
        """A run of the model for `kind` (a language, `across` two)."""
        z = sum(map(mul, COEFFICIENTS.get(kind, COEFFICIENTS["en"]), (1.0, *features)))
        return cls(first, last, features, 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z)))))

    @property
    def share(self) -> float:
        """What part of the weight of its content words is left over, in [0, 1]."""
        return self.features[1]


def runs(case: "Case") -> list[Run]:
    """All runs of left-over words of A with their features."""
    if case.runs is None:
        over_a, over_b = both_sides(case)
        view = _View(case, over_a, over_b, (whole(case.a), sum(over_a), sum(over_b)))
        kind = kind_of(case)
        case.runs = [Run.of(*span, view.features(*span), kind) for span in _stretches(case.a, over_a)]
    return case.runs


def likeliest(case: "Case") -> float:
    """How likely a run of either side is to be missing on the other, in [0, 1]: the likeliest of all."""
    return max([r.probability for here in (case, case.flipped()) for r in runs(here)], default=0.0)


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """Two sides with what each has left over."""

    case: "Case"
    over_a: "Sequence[float]"
    over_b: "Sequence[float]"
    totals: tuple[float, float, float]

    def features(self, first: int, last: int) -> tuple[float, ...]:
        """The quantities that the model weighs; all from the words of `first` to `last` and what is left."""
        case, side = self.case, self.case.a
        heavy = [min(HEAVIEST, w) for w in side.tokens.weights[first : last + 1] if w >= CONTENT]
        weight = sum(heavy) or 1.0
        total, free_a, free_b = self.totals
        mass = sum(self.over_a[first : last + 1])
        starts, ends = _starts(side, first), last + 1 == len(side.tokens) or side.breaks[last + 1]
        return (
            mass,
            mass / weight,
            mass / total,
            math.log(len(heavy) or 1),
            free_a - free_b,
            (free_a - free_b) / (free_a + free_b + 1.0),
            (free_a - mass) / max(1.0, total - weight),
            min(1.0, _counterpart(case, first, last, self.over_b) / (mass + 0.5)),
            float(starts),
            float(ends),
            float((starts or side.norms[first] in OPENING) and (ends or closes(side, last))),
        )


def _starts(side: "Side", first: int) -> bool:
    """Whether a clause begins at a word."""
    if first == 0 or side.breaks[first]:
        return True
    openers = side.tables.words("clauses", "openers") if side.tables else frozenset()
    return side.norms[first] in openers and side.norms[first - 1] not in openers


def opens(side: "Side", first: int) -> bool:
    """Whether a clause or a phrase may begin at a word."""
    return side.norms[first] in OPENING or _starts(side, first)


def closes(side: "Side", last: int) -> bool:
    """Whether a clause or a phrase may end at a word."""
    after = last + 1
    return after == len(side.tokens) or side.norms[after] in OPENING or _starts(side, after)


def _stretches(side: "Side", over: "Sequence[float]") -> "Iterable[Span]":
    """Spans between marks where most is left over, the light words around included, and their phrases."""
    size, weights = len(side.tokens), side.tokens.weights
    most = [i for i in compress(range(size), over) if over[i] > FREE * min(HEAVIEST, weights[i])]
    if not most:
        return
    bounds = [0, *compress(range(1, size), side.breaks[1:]), size]
    heavy, done = side.heavy, 0
    for i in most:
        if i < done:
            continue
        k = bisect_right(bounds, i)
        start, done = bounds[k - 1], bounds[k]
        end = most[bisect_left(most, done) - 1] + 1
        words = heavy[bisect_left(heavy, i) : bisect_left(heavy, end)]
        gains = [over[w] - FREE * min(HEAVIEST, weights[w]) for w in words]
        for first, last in _heaviest(words, gains) if end > i + 1 else ((i, i),):
            yield from _phrases(side, _head(side, start, first), _tail(side, last, done), first)


def _head(side: "Side", start: int, first: int) -> int:
    """Where the phrase of a content word begins: at the light words before it, a preposition at most."""
    norms, weights, head = side.norms, side.tokens.weights, first
    while head > start and weights[head - 1] < CONTENT:
        head -= 1
        if norms[head] in PREPOSITIONS and (head == start or norms[head - 1] not in JOINING):
            break
    return head


def _tail(side: "Side", last: int, end: int) -> int:
    """Light words after a run belong to it if the clause ends with them."""
    return last if max(side.tokens.weights[last + 1 : end], default=0.0) >= CONTENT else end - 1


def _phrases(side: "Side", head: int, last: int, first: int) -> "Iterable[tuple[int, int]]":
    """A run, and the parts of it that a joining word or a preposition opens."""
    yield head, last
    norms = side.norms
    cuts = [i for i in range(first + 1, last + 1) if norms[i] in OPENING and norms[i - 1] not in JOINING]
    if cuts:
        bounds = [head, *cuts, last + 1]
        for x, y in pairwise(bounds):
            if any(side.is_content(i) for i in range(x, y)):
                yield x, y - 1


def _heaviest(words: list[int], gains: list[float]) -> "list[Span]":
    """Disjoint spans of largest gain among words in order."""
    best, first, last, total, head = 0.0, -1, -1, 0.0, 0
    for k, gain in enumerate(gains):
        if total <= 0:
            total, head = 0.0, k
        total += gain
        if total > best:
            best, first, last = total, head, k
    if first < 0:
        return []
    found = [(words[first], words[last])]
    if first:
        found += _heaviest(words[:first], gains[:first])
    last += 1
    return found + _heaviest(words[last:], gains[last:]) if last < len(words) else found


def _counterpart(case: "Case", first: int, last: int, over_b: "Sequence[float]") -> float:
    """What is left over in B where the run would stand: between what renders its neighbours."""
    total = 0.0
    for beside in (range(first - 1, -1, -1), range(last + 1, len(case.m.a))):
        place = _anchor(case, beside)
        if place is not None:
            total = max(total, sum(over_b[max(0, place - REACH) : place + REACH + 1]))
    return total


def _anchor(case: "Case", words: "Iterable[int]") -> int | None:
    """The word of B that stands for the first content word of some that has one."""
    of_a, weights = case.m.of_a, case.m.a.weights
    for i in words:
        if weights[i] >= CONTENT and (link := of_a[i]) is not None and link[2] >= LIKE:
            return link[1]
    return None
