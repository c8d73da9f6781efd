"""Runs of words that one side has and the other lacks, and how likely each is to be missing there.

A run is a stretch of words without a like on the other side. Two renderings leave such runs on both sides
wherever a synonym is not known, so a run accuses only if the other side has less left over than this one. How
much is enough is a logistic model of a few quantities, fitted by `benchmarks/fit_coverage.py` on labelled
pairs and on faithful ones from which a clause, a phrase or an adjective was cut.
"""

import math
from bisect import bisect_left, bisect_right
from functools import partial
from itertools import pairwise
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.evidence import CONTENT
from aligner.divergence.rules.leftover import HEAVIEST, LIKE, both_sides, kind_of, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    @property
    def share(self) -> float:
        """What part of the weight of its content words is left over, in [0, 1]."""
        return self.features[1]


make_run = partial(tuple.__new__, Run)
"""A run of its fields, at half the price of calling its class."""


def runs(case: "Case") -> list[Run]:
    """All runs of left-over words of A with their features."""
    if case.runs is None:
        over_a, over_b = both_sides(case)
        spans = _stretches(case.a, over_a)
        case.runs = _measured(case, spans, over_a, over_b) if spans else []
    return case.runs


def likeliest(case: "Case") -> float:
    """How likely a run of either side is to be missing on the other, in [0, 1]: the likeliest of all."""
    return max([r.probability for here in (case, case.flipped()) for r in runs(here)], default=0.0)


def _measured(
    case: "Case", spans: "Sequence[Span]", over_a: "Sequence[float]", over_b: "Sequence[float]"
) -> list[Run]:
    """The runs of some spans of A: the quantities that the model weighs, and what it makes of them.

    All come from the words of a span and what is left over of both sides; of B, of what stands where the run
    would: around the words that render its neighbours.
    """
    side, kind = case.a, kind_of(case)
    norms, breaks, weights, size = side.norms, side.breaks, side.tokens.weights, len(side.tokens)
    content = side.heavy
    total, free_a, free_b = whole(side), sum(over_a), sum(over_b)
    more, uneven = free_a - free_b, (free_a - free_b) / (free_a + free_b + 1.0)
    ends, places = _anchors(case)

    openers = _openers(side)

    def around(place: int) -> float:
        return sum(over_b[place - REACH if place > REACH else 0 : place + REACH + 1])

    def begins(i: int) -> bool:
        return i == 0 or breaks[i] or (norms[i] in openers and norms[i - 1] not in openers)

    constant, *coefficients = COEFFICIENTS.get(kind, COEFFICIENTS["en"])
    found = []
    for first, last in spans:
        inside = content[bisect_left(content, first) : bisect_right(content, last)]
        heavy = [w if (w := weights[i]) < HEAVIEST else HEAVIEST for i in inside]
        weight, mass = sum(heavy) or 1.0, sum(over_a[first : last + 1])
        before, after = bisect_left(ends, first), bisect_right(ends, last)
        counterpart = around(places[before - 1]) if before else 0.0
        if after < len(ends) and (there := around(places[after])) > counterpart:
            counterpart = there
        stop = last + 1
        starts, stops = begins(first), stop == size or breaks[stop]
        phrase = (starts or norms[first] in OPENING) and (stops or norms[stop] in OPENING or begins(stop))
        features = (
            mass,
            mass / weight,
            mass / total,
            math.log(len(heavy) or 1),
            more,
            uneven,
            (free_a - mass) / max(1.0, total - weight),
            min(1.0, counterpart / (mass + 0.5)),
            1.0 if starts else 0.0,
            1.0 if stops else 0.0,
            1.0 if phrase else 0.0,
        )
        z = sum(map(mul, coefficients, features), constant)
        probability = 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))
        found.append(make_run((first, last, features, probability)))
    return found


def _anchors(case: "Case") -> tuple[list[int], list[int]]:
    """The content words of A that words of B stand for, and those, in the order of A."""
    of_a = case.m.of_a
    held = [link for i in case.a.heavy if (link := of_a[i]) is not None and link[2] >= LIKE]
    return [link[0] for link in held], [link[1] for link in held]


def _openers(side: "Side") -> frozenset[str]:
    """The words that clauses begin with."""
    return side.tables.words("clauses", "openers") if side.tables else frozenset()


def _starts(side: "Side", first: int) -> bool:
    """Whether a clause begins at a word."""
    if first == 0 or side.breaks[first]:
        return True
    openers = _openers(side)
    return side.norms[first] in openers and side.norms[first - 1] not in openers


def opens(side: "Side", first: int) -> bool:
    """Whether a clause or a phrase may begin at a word."""
    return side.norms[first] in OPENING or _starts(side, first)


def closes(side: "Side", last: int) -> bool:
    """Whether a clause or a phrase may end at a word."""
    after = last + 1
    return after == len(side.tokens) or side.norms[after] in OPENING or _starts(side, after)


def _stretches(side: "Side", over: "Sequence[float]") -> "list[Span]":
    """Spans between marks where most is left over, the light words around included, and their phrases."""
    weights = side.tokens.weights
    most = [i for i, x in enumerate(over) if x and x > FREE * min(HEAVIEST, weights[i])]
    if not most:
        return []
    breaks, heavy, size, done = side.breaks, side.heavy, len(weights), 0
    spans: list[Span] = []
    for i in most:
        if i < done:
            continue
        start, done = i, i + 1
        while start and not breaks[start]:
            start -= 1
        while done < size and not breaks[done]:
            done += 1
        end = most[bisect_left(most, done) - 1] + 1
        if end == i + 1:
            best = [(i, i)]
        else:
            words = heavy[bisect_left(heavy, i) : bisect_left(heavy, end)]
            best = _heaviest(words, [over[w] - FREE * min(HEAVIEST, weights[w]) for w in words])
        for first, last in best:
            spans += _phrases(side, _head(side, start, first), _tail(heavy, last, done), first)
    return spans


def _head(side: "Side", start: int, first: int) -> int:
    """Where the phrase of a content word begins: at the light words before it, a preposition at most."""
    norms, weights, head = side.norms, side.tokens.weights, first
    while head > start and weights[head - 1] < CONTENT:
        head -= 1
        if norms[head] in PREPOSITIONS and (head == start or norms[head - 1] not in JOINING):
            break
    return head


def _tail(heavy: "Sequence[int]", last: int, end: int) -> int:
    """Light words after a run belong to it if the clause ends with them."""
    after = bisect_right(heavy, last)
    return last if after < len(heavy) and heavy[after] < end else end - 1


def _phrases(side: "Side", head: int, last: int, first: int) -> "list[Span]":
    """A run, and the parts of it that a joining word or a preposition opens."""
    norms, found = side.norms, [(head, last)]
    cuts = [i for i in range(first + 1, last + 1) if norms[i] in OPENING and norms[i - 1] not in JOINING]
    if cuts:
        weights = side.tokens.weights
        bounds = pairwise([head, *cuts, last + 1])
        found += [(x, y - 1) for x, y in bounds if max(weights[x:y]) >= CONTENT]
    return found


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
