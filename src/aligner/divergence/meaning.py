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
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

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
SHORT, LONG = 28, 38
"""Words of both sides up to which a text is short, and from which it is long; in between, partly."""
WORDINESS = {"ru": 1.1}
"""How many English words a word is worth where length is asked: Russian has no articles."""
SURE_LONG = 1.0
"""The least share of a lift in a long text, however little alike the words are."""
SURE_ACROSS = 0.75
"""Between two languages coverage is low whatever is said; a finding counts as in texts so much alike."""
TILT = 0.1
"""How much the middle is raised where one side is covered worse than the other."""
MIDDLE, SURELY_APART = 0.3, 0.75
"""In long texts wording says little of the sense: M is drawn to the middle, unless they are surely apart."""
LONGEST = 70
"""Words of both sides from which on a text is no longer treated as longer."""

# COEFFICIENTS BEGIN (benchmarks/fit_meaning.py)
COEFFICIENTS: dict[str, tuple[float, ...]] = {
    "en": (-0.4505, -0.2487, -0.2662, -0.2148, 0.2624, -0.0662, -0.1025, 0.0604, -0.0941, 1.3828),
    "ru": (-0.3176, -0.2504, -0.2888, -0.2043, 0.0698, 0.0006, -0.0956, 0.0658, -0.0425, 1.1212),
    "across": (-0.5115, 0.0131, -0.0601, 0.0611, 0.0, -0.0495, -0.0988, -0.0026, 0.1269, 0.8829),
    "und": (-0.7046, -0.1287, -0.1173, -0.1282, 0.2379, 0.0, -0.0575, 0.0036, -0.1573, 1.0691),
}
CURVES: dict[str, tuple[tuple[float, float], ...]] = {
    "en": (
        (0.0887, 0.1091),
        (0.1935, 0.202),
        (0.2756, 0.2706),
        (0.3496, 0.3335),
        (0.4236, 0.4133),
        (0.5066, 0.4972),
        (0.614, 0.6072),
        (0.7781, 0.8221),
        (0.9889, 0.9562),
    ),
    "ru": (
        (0.0945, 0.1173),
        (0.2127, 0.2343),
        (0.2946, 0.2931),
        (0.366, 0.3488),
        (0.4392, 0.412),
        (0.5174, 0.4912),
        (0.6167, 0.616),
        (0.7336, 0.7595),
        (0.9032, 0.9206),
    ),
    "across": (
        (0.1882, 0.2375),
        (0.2968, 0.3167),
        (0.3631, 0.341),
        (0.415, 0.3994),
        (0.4604, 0.4282),
        (0.5045, 0.4842),
        (0.5577, 0.5641),
        (0.6221, 0.6444),
        (0.7298, 0.7722),
    ),
    "und": (
        (0.1275, 0.1405),
        (0.2251, 0.2333),
        (0.3088, 0.3085),
        (0.3775, 0.3606),
        (0.4426, 0.4216),
        (0.5168, 0.5099),
        (0.6036, 0.6091),
        (0.7122, 0.7318),
        (0.8873, 0.8864),
    ),
}
METRIC: dict[str, str] = {
    "en": """
-148 -138 -45 12 111 -163 -145 96 116 -41 -329 282 12 -11 43 -316 -51 -543 -55 -298 -145 154 -722
-127 -40 -45 -72 -33 348 238 -243 -93 -686 -125 630 -317 -179 -117 -513 -312 -980 4 48 -437 -427 -1
-495 -46 -583 -670 -240 -567 -232 -549 229 -362 -513 -410 -1216 -370 -1381 -976 462 -291 -634 -393
218 166 -567 -570 -734 -509 -666 -1030 -131 -792 -414 -646 -579 -914 -283 -18 -494 -49 -713 -784
-329 -558 -505 -42 150 202 -672 -156 -98 -724
""",
    "ru": """
-7 -118 -72 115 206 91 -444 -76 64 324 226 207 96 155 194 -242 354 174 -275 216 230 160 128 -473 516
-108 -83 -450 -107 412 -838 285 -466 -318 261 18 155 -228 141 98 -760 488 -110 59 611 56 366 443
-285 -64 277 70 -137 466 453 98 -271 -276 -425 -9 -1096 -244 -23 -366 -357 -344 -211 -236 16 -437
-503 -229 630 -151 209 -728 367 -267 889 -58 636 -115 -1171 -302 588 454 -544 -205 -845 -489 224 298
-239 -22 631 405
""",
    "across": """
-271 -29 43 -165 448 -688 -664 31 -42 -317 -294 620 -107 363 275 -282 49 -574 -44 -606 213 489 -347
-1211 -395 -166 -57 125 -1413 -29 90 -187 -900 -940 364 77 -100 -910 -750 -902 -363 247 -3 -30 -1103
-292 1353 52 -570 -538 586 -426 210 558 -383 -1136 -755 280 -1584 -399 -1800 -72 -1479 -322 -1067
364 -245 367 -128 -679 -796 3 -1189 -1715 673 -1715 92 -481 -276 103 -995 267 -1181 -634 -845 -658
-220 272 -318 -86 1267 369 145 -479 1051 -795
""",
}
# COEFFICIENTS END


def meaning(m: "Matching", wording: float, divergences: "Sequence[Divergence]") -> float | None:
    """M in [0, 1]; None where a side has no words, or too few that the tables know across languages."""
    if not len(m.a) or not len(m.b):
        return None
    if wording == 0.0:
        return 0.0
    model = model_of(m)
    features = similarities(m, wording)
    if model == "across" and features[5] == 0.0:
        return None
    verified = {d.category for d in divergences if d.severity is Severity.MEANING}
    flipped = bool(verified & FLIPS)
    gapped = bool(verified & GAPS) and not flipped
    x = inputs(features, len(m.a), len(m.b))
    value = sum(c * v for c, v in zip(COEFFICIENTS[model], (*x, 1.0), strict=True))
    products = metric_inputs(m)
    if products is not None and model in METRIC:
        value += round(float(products @ _metric(model)), 4)
    value = on_curve(value, CURVES[model])
    across = model == "across"
    words = SHORT if across else round((len(m.a) + len(m.b)) * WORDINESS.get(model, 1.0))
    covered = max(features[1], SURE_ACROSS) if across else features[1]
    middle = MIDDLE + TILT * (features[3] - features[2])
    value = weighed(value, middle, covered, words, flipped=flipped, gapped=gapped)
    if not verified and any(d.category is Category.TYPO for d in divergences):
        value += LIFT_SLIP * how_long(words)
    return round(min(1.0, max(0.0, value)), 4)


def how_long(words: int) -> float:
    """0 for a short text, 1 for a long one."""
    return min(1.0, max(0.0, (words - SHORT) / (LONG - SHORT)))


def weighed(value: float, middle: float, covered: float, words: int, *, flipped: bool, gapped: bool) -> float:
    """M with the findings: what is verified adds the more, the more alike the texts are otherwise.

    `middle` is where M of a long text is drawn to, before findings.
    """
    long = how_long(words)
    if value < SURELY_APART:
        value += long * (middle - value)
    if flipped:
        lift = LIFT_FLIP[0] + long * (LIFT_FLIP[1] - LIFT_FLIP[0])
        return value + lift * min(1.5, max(SURE_LONG * long, 2.5 * (covered - 0.35)))
    if gapped:
        lift = LIFT_GAP[0] + long * (LIFT_GAP[1] - LIFT_GAP[0])
        return value + lift * min(1.0, max(SURE_LONG * long, 2.5 * (covered - 0.45)))
    return value


def model_of(m: "Matching") -> str:
    """Which fit applies: English, Russian, across the two, or any language without tables."""
    if m.a.language == m.b.language:
        return m.a.language if m.a.language in COEFFICIENTS else "und"
    return "across"


def similarities(m: "Matching", wording: float) -> tuple[float, ...]:
    """`1 - W`, coverage (mean, least, greatest of the sides), character n-grams, mean vectors."""
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
    )


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
