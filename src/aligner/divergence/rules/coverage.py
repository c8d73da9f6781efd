"""Omission and addition: a stretch of one side of which the other has no trace.

A stretch is a run of words without a like on the other side. Two renderings leave such runs on both sides
wherever a synonym is not known, so a run accuses only if the other side has less left over than this
one. How much is enough is a logistic model of a few quantities, fitted by
`benchmarks/fit_coverage.py` on labelled pairs.
"""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from aligner.divergence.lexicon.synonyms import known
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

LIKE = 0.62
"""A best similarity of this or more leaves nothing of a word over."""
FREE = 0.5
"""What must be left over of a stretch, on the average."""
HEAVIEST = 6.0
FEW, WARY = 30, 0.5
"""In so few words a surer finding is wanted: the limit moves so far towards 1."""
LISTED = 0.08
WHOLE = 0.85
SURE = 0.8
LIST_WORDS = frozenset({"and", "or", "nor", "и", "или", "да"})
TAKEN = 0.8
UNKNOWN = 0.4
"""A word that the table of vectors lacks says little by finding no like."""
MOST = 0.6
FIRST_HAND, SECOND_HAND = 0.9, 0.4
# COEFFICIENTS BEGIN (benchmarks/fit_coverage.py)
COEFFICIENTS = (
    -5.1727,
    0.1344,
    -0.004,
    0.0047,
    0.3436,
    -3.8899,
    0.7693,
    1.4305,
    1.4508,
    0.7933,
    2.1041,
    -4.1149,
)
# COEFFICIENTS END
FLAGGED = {"en": 0.29, "ru": 0.9}
FLAGGED_ELSE = 0.97
BEHIND, BEHIND_ACROSS = 0.5, 0.7
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
    limit = FLAGGED.get(languages[0], FLAGGED_ELSE)
    if len(case.m.a) + len(case.m.b) < FEW:
        limit += WARY * (1.0 - limit)
    whole = list(_sentences(case))
    yield from whole
    if languages[0] != languages[1]:
        return
    sides = [(0, case), (1, case.flipped())]
    if whole:
        sides.pop(0 if whole[0].category is Category.OMISSION else 1)
    for side, here in sides:
        found = [r for r in runs(here) if not _is_most(here, r)]
        sure = [r for r in found if r.probability >= limit]
        listed = [r for r in found if r.probability >= LISTED and _is_list_item(here, r)]
        best = max(sure or listed, key=lambda r: r.probability, default=None)
        if best is None:
            continue
        yield lacking(case, (best.first, best.last), side)


def _sentences(case: "Case") -> "Iterable[Divergence]":
    """A whole sentence that the rest of the passage leaves far behind; across languages only such."""
    behind = BEHIND if case.m.a.language == case.m.b.language else BEHIND_ACROSS
    count_a, count_b = (s.sentence[-1] + 1 for s in (case.a, case.b))
    if count_a == count_b:
        return
    side, here = (0, case) if count_a > count_b else (1, case.flipped())
    shares: dict[int, list[float]] = {}
    for i, best in enumerate(here.best_a):
        if here.a.is_content(i):
            shares.setdefault(here.a.sentence[i], []).append(best)
    found = sorted((sum(v) / len(v), k) for k, v in shares.items())
    if len(found) < 2 or found[0][0] > behind * found[1][0]:
        return
    inside = [i for i, k in enumerate(here.a.sentence) if k == found[0][1]]
    yield lacking(case, (inside[0], inside[-1]), side)


def _is_most(case: "Case", run: Run) -> bool:
    """Whether a run is most of its side, and the other side is as long: it is told in other words."""
    content = [i for i in range(len(case.m.a)) if case.a.is_content(i)]
    if sum(case.b.is_content(j) for j in range(len(case.m.b))) < MOST * len(content):
        return False
    return sum(run.first <= i <= run.last for i in content) > MOST * len(content)


def _is_list_item(case: "Case", run: Run) -> bool:
    """Whether a run is one member of a list whose other members are on the other side."""
    norms, breaks = case.a.norms, case.a.breaks
    first = run.first
    while first < run.last and norms[first] in LIST_WORDS:
        first += 1
    after = run.last + 1
    if after >= len(norms) or first == 0 or run.last - first > 2 or run.features[7] < WHOLE:
        return False
    opened = breaks[first] or norms[first - 1] in LIST_WORDS
    closed = breaks[after] or norms[after] in LIST_WORDS
    mates = [case.linked(i, SURE) for i in (first - 1, first - 2, after, after + 1) if 0 <= i < len(norms)]
    there = [
        j for i, j in zip((first - 1, first - 2, after, after + 1), mates, strict=False) if j is not None
    ]
    return (
        opened
        and closed
        and len(there) >= 2
        and (norms[after] in LIST_WORDS or "and" in norms[after : after + 4])
    )


def lacking(case: "Case", span: tuple[int, int], side: int) -> "Divergence":
    """The words `span` of A (side 0) or B (side 1) reported as missing on the other side."""
    if side == 0:
        text = _short(case.a.text(*span))
        return case.report(Category.OMISSION, span, None, f"'{text}' is in A; B has no trace of it")
    text = _short(case.b.text(*span))
    return case.report(Category.ADDITION, None, span, f"'{text}' is in B; A has no trace of it")


def _both(case: "Case") -> tuple[list[float], list[float]]:
    """What both sides have left over; the two directions of a case share the work."""
    if case.over is None:
        case.over = left_over(case, 0), left_over(case, 1)
        case.flipped().over = case.over[::-1]
    return case.over


def left_over(case: "Case", side: int) -> list[float]:
    """For each token of a side, the part of its weight that finds no like; function words leave nothing.

    A like that already stands for another word of the side counts for half.
    """
    mine, links = (case.a, case.m.of_a) if side == 0 else (case.b, case.m.of_b)
    theirs = case.m.of_b if side == 0 else case.m.of_a
    like = LIKE if case.m.a.language == case.m.b.language else LIKE_ACROSS
    found = [link.similarity if link else 0.0 for link in links]
    for (a, b), s in case.m.pairs.items():
        i, j = (a, b) if side == 0 else (b, a)
        other = theirs[j]
        taken = other is not None and other.similarity >= TAKEN
        found[i] = max(found[i], s * (SECOND_HAND if taken else FIRST_HAND))
    told = _told(case, side)
    in_table = mine.known
    return [
        min(HEAVIEST, t.lexeme.weight)
        * max(0.0, 1.0 - found[t.index] / like)
        * (1.0 if t.index in in_table else UNKNOWN)
        if mine.is_content(t.index) and t.end - t.start > 1 and t.index not in told
        else 0.0
        for t in mine.tokens.items
    ]


def _told(case: "Case", side: int) -> set[int]:
    """Joining words, and words of numbers and dates, which their own rule looks after."""
    mine, theirs = (case.a, case.b) if side == 0 else (case.b, case.a)
    openers = (
        mine.tables.words("clauses", "openers") | mine.tables.words("clauses", "links") if mine.tables else ()
    )
    told = {i for i, n in enumerate(mine.norms) if n in openers}
    if not theirs.facts:
        return told
    return told | {i for f in mine.facts if not f.weak for i in range(f.first, f.last + 1)}


def runs(case: "Case") -> list[Run]:
    """Runs of left-over words of A with their features."""
    over_a, over_b = _both(case)
    total_a = sum(min(HEAVIEST, t.lexeme.weight) for t in case.m.a.items if case.a.is_content(t.index)) or 1.0
    total_b = sum(min(HEAVIEST, t.lexeme.weight) for t in case.m.b.items if case.b.is_content(t.index)) or 1.0
    totals = (total_a, total_b, sum(over_a), sum(over_b))
    spans = list(_stretches(case, over_a))
    if not spans:
        return []
    sums_a, sums_b = _sums(case.a), _sums(case.b)
    return [
        Run(*span, (*_features(case, (over_a, over_b), span, totals), _phrase_like(sums_a, sums_b, span)))
        for span in spans
    ]


def _sums(side: "Side") -> "NDArray[np.float32]":
    """Running sums of the weighted word vectors of a side: one row more than it has tokens."""
    rows, vectors = known(side.tokens)
    table = np.zeros((len(side.tokens) + 1, vectors.shape[1]), dtype=np.float32)
    if rows:
        weights = np.array([min(HEAVIEST, side.tokens.weights[i]) for i in rows], dtype=np.float32)
        table[np.array(rows) + 1] = vectors * weights[:, None]
    sums: NDArray[np.float32] = np.cumsum(table, axis=0)
    return sums


def _phrase_like(a: "NDArray[np.float32]", b: "NDArray[np.float32]", span: tuple[int, int]) -> float:
    """The greatest cosine of a run, as the mean of its words, with any stretch of about its length in B."""
    first, last = span
    run = a[last + 1] - a[first]
    norm = float(np.linalg.norm(run))
    if not norm or a.shape[1] != b.shape[1]:
        return 0.0
    length, best = last - first + 1, 0.0
    for size in {max(1, length - 1), length, length + 2, max(1, length // 2)}:
        if size < len(b):
            windows = b[size:] - b[:-size]
            cosines = windows @ run / (np.linalg.norm(windows, axis=1) * norm + 1e-6)
            best = max(best, float(cosines.max()))
    return round(best, 4)


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
    content = [i for i in range(first, last + 1) if case.a.is_content(i)]
    opens = float(first == 0 or case.a.breaks[first] or case.a.clause[first] != case.a.clause[first - 1])
    return (
        mass,
        mass - around,
        free_a - free_b,
        (free_a - free_b) / (free_a + free_b + 1.0),
        free_b / total_b,
        (total_a - total_b) / (total_a + total_b),
        opens,
        mass / (sum(min(HEAVIEST, case.a.tokens.items[i].lexeme.weight) for i in content) or 1.0),
        math.log(len(content) or 1),
        float(last + 1 == len(case.m.a) or case.a.breaks[last + 1]),
    )


def _stretches(case: "Case", over: "Sequence[float]") -> "Iterable[tuple[int, int]]":
    """Spans between marks where most is left over: the heaviest first, the light words before it included."""
    items = case.a.tokens.items
    start = 0
    for end in range(1, len(items) + 1):
        if end < len(items) and not case.a.breaks[end]:
            continue
        for first, last in _heaviest(case, over, start, end):
            head = first
            while head > start and not case.a.is_content(head - 1):
                head -= 1
            yield head, last
        start = end


def _heaviest(case: "Case", over: "Sequence[float]", start: int, end: int) -> "Iterable[tuple[int, int]]":
    """Disjoint spans of largest gain in `start:end`, a word gaining what it has left over above `FREE`."""
    gains = [
        over[i] - FREE * min(HEAVIEST, case.a.tokens.items[i].lexeme.weight) if case.a.is_content(i) else 0.0
        for i in range(start, end)
    ]
    best, first, last, total, head = 0.0, -1, -1, 0.0, 0
    for k, gain in enumerate(gains):
        if total <= 0:
            total, head = 0.0, k
        total += gain
        if total > best:
            best, first, last = total, head, k
    if first < 0:
        return
    while not case.a.is_content(start + first):
        first += 1
    yield start + first, start + last
    yield from _heaviest(case, over, start, start + first)
    yield from _heaviest(case, over, start + last + 1, end)


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
