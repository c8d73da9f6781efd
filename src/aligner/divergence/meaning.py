"""Meaning divergence M: what the words say of the sense, calibrated, lifted by what is verified.

A linear model of a few similarities, put on the scale of human judgements by an isotonic curve; the
constants are fitted on the training part of STS-B by `benchmarks/fit_meaning.py`. No similarity sees a
single word, so a verified change of meaning lifts M. How much, and how far wording is to be believed in
long texts, of which STS-B has few, was chosen on the labelled pairs of `benchmarks/pairs`
(`fit_meaning.py --choices` prints what others would give).
"""

import math
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from aligner.divergence.lexicon.synonyms import known
from aligner.divergence.rules.leftover import rates
from aligner.divergence.rules.runs import likeliest
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
LIFT_SLIP = 0.25
"""What a typo adds in a long text: as it stands, the word says something else or nothing."""
SHORT, LONG = 24, 40
"""Words of both sides up to which a text is short, and from which it is long; in between, partly."""
WORDINESS = {"ru": 1.1}
"""How many English words a word is worth where length is asked: Russian has no articles."""
SURE_ACROSS = 0.75
"""Between two languages coverage is low whatever is said; a finding counts as in texts so much alike."""
MIDDLE, SURELY_APART = 0.3, 0.8
"""In long texts wording says little of the sense: M is drawn to the middle, unless they are surely apart."""
DOUBTS = ((0.1, 0.36), (0.1, 0.1), (0.1, 0.4), (0.3, 0.09))
"""How much each of `doubts` raises the middle, by what it is above the value usual in faithful renderings."""
LONGEST = 70
"""Words of both sides from which on a text is no longer treated as longer."""

# COEFFICIENTS BEGIN (benchmarks/fit_meaning.py)
COEFFICIENTS: dict[str, tuple[float, ...]] = {
    "en": (
        -0.4221,
        -0.2834,
        -0.3223,
        -0.2301,
        0.2345,
        -0.0548,
        -0.1247,
        -0.1072,
        0.1023,
        0.0006,
        0.0815,
        -0.0849,
        1.4359,
    ),
    "ru": (
        -0.3444,
        -0.3079,
        -0.3067,
        -0.2875,
        0.0731,
        -0.0024,
        -0.1218,
        -0.0631,
        0.0365,
        0.0304,
        0.0925,
        -0.0397,
        1.3029,
    ),
    "across": (
        -0.492,
        0.056,
        -0.0092,
        0.0961,
        0.0,
        -0.043,
        -0.0908,
        -0.0702,
        0.1613,
        0.0473,
        -0.0229,
        0.0558,
        0.7504,
    ),
    "und": (
        -0.5008,
        -0.2991,
        -0.1835,
        -0.363,
        0.2274,
        0.0,
        -0.0972,
        -0.1365,
        0.1066,
        0.0642,
        0.0516,
        -0.0829,
        1.2985,
    ),
}
CURVES: dict[str, tuple[tuple[float, float], ...]] = {
    "en": (
        (0.0902, 0.1018),
        (0.1926, 0.2057),
        (0.2747, 0.2658),
        (0.3483, 0.3349),
        (0.4236, 0.4118),
        (0.5058, 0.4984),
        (0.6131, 0.6106),
        (0.7799, 0.8278),
        (0.9948, 0.9567),
    ),
    "ru": (
        (0.0957, 0.1158),
        (0.2124, 0.2322),
        (0.2933, 0.285),
        (0.3648, 0.3536),
        (0.4378, 0.4149),
        (0.5171, 0.4927),
        (0.6162, 0.6172),
        (0.7367, 0.7631),
        (0.9065, 0.9185),
    ),
    "across": (
        (0.1883, 0.2408),
        (0.2945, 0.3082),
        (0.36, 0.3466),
        (0.4108, 0.3951),
        (0.4571, 0.4238),
        (0.5009, 0.4718),
        (0.5558, 0.5641),
        (0.6302, 0.6511),
        (0.7504, 0.8002),
    ),
    "und": (
        (0.1274, 0.1332),
        (0.2225, 0.2264),
        (0.3033, 0.3095),
        (0.3707, 0.3613),
        (0.4379, 0.414),
        (0.516, 0.5048),
        (0.6048, 0.6225),
        (0.7208, 0.7361),
        (0.9024, 0.9004),
    ),
}
METRIC: dict[str, str] = {
    "en": """
-113 -116 -95 77 119 -140 -126 94 146 -57 -268 186 60 -97 81 -250 -27 -580 23 -279 -71 190 -654 -139
-58 82 -57 136 382 220 -164 -53 -664 -20 622 -223 -141 -79 -488 -338 -860 129 32 -335 -394 148 -456
-31 -499 -613 -271 -432 -120 -524 225 -171 -441 -289 -1189 -347 -1315 -846 473 -194 -560 -329 173
105 -390 -568 -596 -387 -573 -850 -49 -699 -408 -646 -524 -819 -157 80 -450 -14 -592 -639 -195 -551
-378 -132 316 226 -574 -61 -23 -713
""",
    "ru": """
-12 -120 -113 141 192 -3 -438 -94 3 222 230 170 109 140 134 -226 336 171 -343 165 204 175 158 -422
450 -1 -185 -441 -97 457 -794 370 -463 -296 194 27 33 -160 125 89 -808 459 -115 134 672 71 344 361
-298 -16 282 136 -85 421 424 165 -169 -282 -427 13 -1056 -307 -30 -403 -368 -347 -210 -270 27 -437
-474 -220 610 -206 240 -777 362 -307 864 -24 645 -47 -1143 -247 542 422 -526 -295 -828 -502 182 357
-258 5 590 354
""",
    "across": """
-254 -11 -85 -138 472 -605 -617 77 -70 -382 -220 439 -94 251 348 -227 99 -729 76 -612 354 604 -174
-1262 -305 67 -192 314 -1208 -97 115 -51 -881 -867 406 132 -81 -823 -665 -809 -351 456 -110 132
-1030 -238 1475 37 -495 -452 427 -307 318 453 -510 -858 -579 357 -1363 -440 -1767 -50 -1449 -95 -853
354 -140 325 -152 -637 -853 52 -1012 -1695 635 -1477 68 -773 -127 92 -832 326 -1108 -694 -776 -569
98 306 -514 -32 1299 575 115 -320 1036 -835
""",
}
# COEFFICIENTS END


def meaning(case: "Case", wording: float, divergences: "Sequence[Divergence]") -> float | None:
    """M in [0, 1]; None where a side has no words, or too few that the tables know across languages."""
    m = case.m
    if not len(m.a) or not len(m.b):
        return None
    if wording == 0.0:
        return 0.0
    model = model_of(m)
    features = similarities(case, wording)
    if model == "across" and features[5] == 0.0:
        return None
    verified = {d.category for d in divergences if d.severity is Severity.MEANING}
    flipped = bool(verified & FLIPS)
    gapped = bool(verified & GAPS) and not flipped
    value = modelled(m, features)
    across = model == "across"
    words = SHORT if across else round((len(m.a) + len(m.b)) * WORDINESS.get(model, 1.0))
    covered = max(features[1], SURE_ACROSS) if across else features[1]
    middle = MIDDLE + (doubt(case, features) if how_long(words) else 0.0)
    value = weighed(value, middle, covered, words, flipped=flipped, gapped=gapped)
    if not verified and any(d.category is Category.TYPO for d in divergences):
        value += LIFT_SLIP * how_long(words)
    return round(min(1.0, max(0.0, value)), 4)


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


def similarities(case: "Case", wording: float) -> tuple[float, ...]:
    """`1 - W`, coverage (mean, least, greatest of the sides), n-grams, vectors, length, what is left over."""
    m = case.m
    a, b = _covered(m.a, m.best_a), _covered(m.b, m.best_b)
    same = m.a.language == m.b.language
    return (
        1.0 - wording,
        (a + b) / 2,
        min(a, b),
        max(a, b),
        _grams_alike(m.a.text, m.b.text) if same else 0.0,
        _vectors_alike(m),
        math.log(1 + min(LONGEST, len(m.a) + len(m.b))),
        *rates(case),
    )


def doubts(case: "Case", features: "Sequence[float]") -> tuple[float, ...]:
    """What may speak for a difference in a long text, where no rule has verified one.

    What is left over, the likeliest gap, the share of words that moved, how unevenly the sides are covered.
    """
    links = case.m.links
    moved = sum([x.moved for x in links]) / len(links) if links else 0.0
    gap = max(likeliest(case), likeliest(case.flipped()))
    return features[7], gap, moved, features[3] - features[2]


def doubt(case: "Case", features: "Sequence[float]") -> float:
    """How much `doubts` raise the middle, or lower it."""
    found = doubts(case, features)
    return sum(w * (x - usual) for x, (w, usual) in zip(found, DOUBTS, strict=True))


def inputs(features: "Sequence[float]", words_a: int, words_b: int) -> tuple[float, ...]:
    """The inputs of the linear model: similarities, length alone and with coverage, difference of lengths."""
    return (*features, features[6] * features[1], abs(words_a - words_b) / (words_a + words_b))


def on_curve(value: float, curve: "Sequence[tuple[float, float]]") -> float:
    """`value` on a rising curve of knots, straight between them, flat outside."""
    xs = [x for x, _ in curve]
    k = bisect_right(xs, value)
    if k == 0:
        return curve[0][1]
    if k == len(xs):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[k - 1], curve[k]
    return y0 + (y1 - y0) * (value - x0) / (x1 - x0)


def _covered(tokens: "Tokens", best: "Sequence[float]") -> float:
    total = sum(tokens.weights)
    return sum([w * s for w, s in zip(tokens.weights, best, strict=True)]) / total if total else 0.0


def _grams_alike(a: str, b: str) -> float:
    """Cosine of the counts of character 3- and 4-grams, spaces joined, case aside."""
    x, y = (f" {' '.join(text.casefold().split())} ".encode("utf-32-le", "surrogatepass") for text in (a, b))
    size = len(x) // 4
    _, codes = np.unique(np.frombuffer(x + y, dtype=np.uint32), return_inverse=True)
    (ka, ca), (kb, cb) = _grams(codes[:size]), _grams(codes[size:])
    if not len(ka) or not len(kb):
        return 0.0
    at = np.searchsorted(kb, ka)
    at[at == len(kb)] = 0
    same = kb[at] == ka
    norms = math.sqrt(float(ca @ ca)) * math.sqrt(float(cb @ cb))
    return float(ca[same] @ cb[at[same]]) / norms


def _grams(codes: "NDArray[np.intp]") -> "tuple[NDArray[np.uint64], NDArray[np.intp]]":
    """Keys of the 3- and 4-grams of a text, given by numbers of characters below 65,535; their counts."""
    x = codes.astype(np.uint64) + np.uint64(1)
    three = x[:-2] | x[1:-1] << np.uint64(16) | x[2:] << np.uint64(32)
    four = three[:-1] | x[3:] << np.uint64(48)
    keys, counts = np.unique(np.concatenate((three, four)), return_counts=True)
    return keys, counts


def _means(a: "Tokens", b: "Tokens") -> "tuple[NDArray[np.float32], NDArray[np.float32]] | None":
    """The weighted mean word vectors of both sides, of length 1; None where a side has none."""
    means = []
    for tokens in (a, b):
        rows, vectors = known(tokens)
        if not rows:
            return None
        weights = np.array([tokens.items[i].lexeme.weight for i in rows], dtype=np.float32)
        mean = weights @ vectors
        means.append(mean / (np.linalg.norm(mean) + 1e-9))
    return means[0].astype(np.float32), means[1].astype(np.float32)


def _vectors_alike(m: "Matching") -> float:
    """Cosine of the mean vectors; 0 where a side has none."""
    means = _means(m.a, m.b)
    return 0.0 if means is None else round(float(means[0] @ means[1]), 4)


@cache
def _metric(model: str) -> "NDArray[np.float32]":
    return np.array([int(x) / 1000 for x in METRIC[model].split()], dtype=np.float32)


def metric_inputs(m: "Matching") -> "NDArray[np.float32] | None":
    """The products, axis by axis, of the mean vectors: what a learned metric weighs. Shape (96,)."""
    means = _means(m.a, m.b)
    return None if means is None else means[0] * means[1]
