"""Meaning divergence M: what the words say of the sense, calibrated, lifted by what is verified.

A linear model of a few similarities, put on the scale of human judgements by an isotonic curve; the
constants are fitted on the training part of STS-B by `benchmarks/fit_meaning.py`. No similarity sees a
single word, so a verified change of meaning lifts M. How much, and how far wording is to be believed in
long texts, of which STS-B has few, was chosen on the labelled pairs of `benchmarks/pairs`
(`fit_meaning.py --choices` prints what others would give).
"""

import math
from bisect import bisect_right
from functools import cache, lru_cache
from operator import itemgetter, mul
from typing import TYPE_CHECKING

import numpy as np

from aligner.divergence.fitted import COEFFICIENTS, CURVES, METRIC
from aligner.divergence.lexicon.antonyms import antonyms
from aligner.divergence.lexicon.synonyms import known
from aligner.divergence.rules.leftover import rates
from aligner.divergence.rules.runs import likeliest
from aligner.divergence.tokens import stems_of
from aligner.engine.words import is_moved
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.divergence.evidence import Case
    from aligner.divergence.matching import Matching
    from aligner.divergence.tokens import Tokens
    from aligner.model import Divergence

FLIPS = frozenset(
    {
        Category.NEGATION,
        Category.NUMBER,
        Category.DATE,
        Category.NAME,
        Category.REVERSAL,
        Category.MODALITY,
        Category.HEDGING,
    }
)
GAPS = frozenset({Category.OMISSION, Category.ADDITION})
LIFT_FLIP, LIFT_GAP = (0.2, 0.25), (0.05, 0.15)
"""What a verified change adds to M at the most, in a short text and in a long one."""
RAISED = 0.018
"""By so much findings raise M on the average of STS-B's training part; taken off, M stays on its scale."""
LIFT_SLIP = 0.35
"""What a typo adds in a long text: as it stands, the word says something else or nothing."""
OPPOSED = 0.1
"""What a word against its opposite adds in a short text, where no rule has verified a change."""
SHORT, LONG = 22, 40
"""Words of both sides up to which a text is short, and from which it is long; in between, partly."""
WORDINESS = {"ru": 1.1}
"""How many English words a word is worth where length is asked: Russian has no articles."""
SURE_ACROSS = 0.75
"""Between two languages coverage is low whatever is said; a finding counts as in texts so much alike."""
MIDDLE, SURELY_APART = 0.3, 0.8
"""In long texts wording says little of the sense: M is drawn to the middle, unless they are surely apart."""
APART = 1.0
"""The likeness of n-grams that speaks most for texts being apart: its coefficients are not below 0."""
DOUBTS = ((0.1, 0.36), (0.1, 0.1), (0.1, 0.4), (0.3, 0.09))
"""How much each of `doubts` raises the middle, by what it is above the value usual in faithful renderings."""
BITS = 15
WIDE = 1 << BITS
"""Characters with numbers from here on are counted anew, so that four of them fit into a key."""
LONGEST = 70
"""Words of both sides from which on a text is no longer treated as longer."""


def meaning(case: "Case", wording: float, divergences: "Sequence[Divergence]") -> float | None:
    """M in [0, 1]; None where a side has no words, or too few that the tables know across languages."""
    m = case.m
    if not len(m.a) or not len(m.b):
        return None
    if wording == 0.0:
        return 0.0
    model = model_of(m)
    across = model == "across"
    words = SHORT if across else round((len(m.a) + len(m.b)) * WORDINESS.get(model, 1.0))
    long = how_long(words)
    features = similarities(case, wording, grams=APART if long == 1.0 else None)
    if across and features[5] == 0.0:
        return None
    value = modelled(m, features)
    if long == 1.0 and value >= SURELY_APART:
        value = modelled(m, similarities(case, wording))
    verified = {d.category for d in divergences if d.severity is Severity.MEANING}
    flipped = bool(verified & FLIPS)
    gapped = bool(verified & GAPS) and not flipped
    covered = max(features[1], SURE_ACROSS) if across else features[1]
    middle = MIDDLE + (doubt(case, features) if long else 0.0)
    value = weighed(value, middle, covered, words, flipped=flipped, gapped=gapped)
    if not verified and any(d.category is Category.TYPO for d in divergences):
        value += LIFT_SLIP * long
    short = 1.0 - long
    if short and not verified and is_opposed(m):
        value += OPPOSED * short
    value -= RAISED
    return round(min(1.0, max(0.0, value)), 4)


def is_opposed(m: "Matching") -> bool:
    """Whether a word that one side lacks has its opposite, which the other lacks: `sitting`, `standing`."""
    if m.a.language != "en" or m.b.language != "en":
        return False
    a, b = (set(stems_of(side)) for side in (m.a, m.b))
    return any(not (b - a).isdisjoint(antonyms(stem)) for stem in a - b)


def modelled(m: "Matching", features: "Sequence[float]") -> float:
    """What the similarities alone say, on the scale of human judgements."""
    model = model_of(m)
    x = inputs(features, len(m.a), len(m.b))
    value = sum(c * v for c, v in zip(COEFFICIENTS[model], (*x, 1.0), strict=True))
    products = metric_inputs(m)
    if products is not None and model in METRIC:
        value += round(float(products @ _metric(model)), 4)
    return on_curve(value, CURVES[model])


def how_long(words: int) -> float:
    """0 for a short text, 1 for a long one."""
    return min(1.0, max(0.0, (words - SHORT) / (LONG - SHORT)))


def weighed(value: float, middle: float, covered: float, words: int, *, flipped: bool, gapped: bool) -> float:
    """M with the findings: what is verified adds the more, the more alike short texts are otherwise.

    `middle` is where M of a long text is drawn to, before findings.
    """
    long = how_long(words)
    if value < SURELY_APART:
        value += long * (middle - value)
    if flipped:
        lift, sure = LIFT_FLIP[0] + long * (LIFT_FLIP[1] - LIFT_FLIP[0]), min(1.5, 2.5 * (covered - 0.35))
    elif gapped:
        lift, sure = LIFT_GAP[0] + long * (LIFT_GAP[1] - LIFT_GAP[0]), min(1.0, 2.5 * (covered - 0.45))
    else:
        return value
    return value + lift * (long + (1.0 - long) * max(0.0, sure))


def model_of(m: "Matching") -> str:
    """Which fit applies: English, Russian, across the two, or any language without tables."""
    if m.a.language == m.b.language:
        return m.a.language if m.a.language in COEFFICIENTS else "und"
    return "across"


def similarities(case: "Case", wording: float, *, grams: float | None = None) -> tuple[float, ...]:
    """`1 - W`, coverage (mean, least, greatest of the sides), n-grams, vectors, length, what is left over.

    The n-grams of texts of one language are not compared if their likeness is given (`grams`).
    """
    m = case.m
    a, b = _covered(m.a, m.best_a), _covered(m.b, m.best_b)
    if m.a.language != m.b.language:
        grams = 0.0
    elif grams is None:
        grams = _grams_alike(m.a.text, m.b.text)
    return (
        1.0 - wording,
        (a + b) / 2,
        min(a, b),
        max(a, b),
        grams,
        _vectors_alike(m),
        math.log(1 + min(LONGEST, len(m.a) + len(m.b))),
        *rates(case),
    )


def doubts(case: "Case", features: "Sequence[float]") -> tuple[float, ...]:
    """What may speak for a difference in a long text, where no rule has verified one.

    What is left over, the likeliest gap, the share of words that moved, how unevenly the sides are covered.
    """
    links = case.m.links
    moved = sum(map(is_moved, links)) / len(links) if links else 0.0
    return features[7], likeliest(case), moved, features[3] - features[2]


def doubt(case: "Case", features: "Sequence[float]") -> float:
    """How much `doubts` raise the middle, or lower it."""
    found = doubts(case, features)
    return sum(w * (x - usual) for x, (w, usual) in zip(found, DOUBTS, strict=True))


def inputs(features: "Sequence[float]", words_a: int, words_b: int) -> tuple[float, ...]:
    """The inputs of the linear model: similarities, length alone and with coverage, difference of lengths."""
    return (*features, features[6] * features[1], abs(words_a - words_b) / (words_a + words_b))


def on_curve(value: float, curve: "Sequence[tuple[float, float]]") -> float:
    """`value` on a rising curve of knots, straight between them, flat outside."""
    k = bisect_right(curve, value, key=itemgetter(0))
    if k == 0:
        return curve[0][1]
    if k == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[k - 1], curve[k]
    return y0 + (y1 - y0) * (value - x0) / (x1 - x0)


def _covered(tokens: "Tokens", best: "Sequence[float]") -> float:
    total = sum(tokens.weights)
    return sum(map(mul, tokens.weights, best)) / total if total else 0.0


def _grams_alike(a: str, b: str) -> float:
    """Cosine of the counts of character 3- and 4-grams, spaces joined, case aside."""
    texts = [f" {' '.join(text.casefold().split())} " for text in (a, b)]
    keys = _keys(*texts)
    of_b = keys & 1
    # The last three characters of each text and the line's end are no gram of four.
    common, size_a, size_b = -(texts[0][-3:] == texts[1][-3:]), -1, -1
    for grams in (keys >> 1, keys >> 1 + BITS):
        is_new = np.ones(len(grams) + 1, np.bool_)
        np.not_equal(grams[1:], grams[:-1], out=is_new[1:-1])
        bounds = np.flatnonzero(is_new)
        counts_b = np.add.reduceat(of_b, bounds[:-1])
        counts_a = bounds[1:] - bounds[:-1] - counts_b
        common += int(counts_a @ counts_b)
        size_a += int(counts_a @ counts_a)
        size_b += int(counts_b @ counts_b)
    return common / (math.sqrt(size_a) * math.sqrt(size_b))


def _keys(a: str, b: str) -> "NDArray[np.int64]":
    """A number for each four characters of two texts, sorted: by the first three, the fourth, the text.

    The fourth after the last three of a text is a line's end, which no text has inside.
    """
    codes = np.frombuffer(f"{a}\n{b}\n".encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    if codes.max() >= WIDE:
        codes = np.unique(codes, return_inverse=True)[1]
    codes <<= 1
    keys = (codes[:-3] << 3 * BITS) + (codes[1:-2] << 2 * BITS) + (codes[2:-1] << BITS) + codes[3:]
    end = len(a)
    keys[end:] += 1
    keys = np.concatenate((keys[: end - 2], keys[end + 1 :]))
    keys.sort()
    return keys


@lru_cache(maxsize=16)
def _mean(tokens: "Tokens") -> "NDArray[np.float32] | None":
    """The weighted mean of a side's word vectors, of length 1; None where it has none."""
    rows, vectors = known(tokens)
    if not len(rows):
        return None
    mean = tokens.table["weight"][rows].astype(np.float32) @ vectors
    length = np.sqrt(mean @ mean) + np.float32(1e-9)
    unit: NDArray[np.float32] = mean / length
    return unit


def _vectors_alike(m: "Matching") -> float:
    """Cosine of the mean vectors; 0 where a side has none."""
    products = metric_inputs(m)
    return 0.0 if products is None else round(float(products.sum()), 4)


@cache
def _metric(model: str) -> "NDArray[np.float32]":
    return np.array([int(x) / 1000 for x in METRIC[model].split()], dtype=np.float32)


def metric_inputs(m: "Matching") -> "NDArray[np.float32] | None":
    """The products, axis by axis, of the mean vectors: what a learned metric weighs. Shape (96,)."""
    a, b = _mean(m.a), _mean(m.b)
    return None if a is None or b is None else a * b
