"""Meaning divergence M: what the words say of the sense, calibrated, lifted by what is verified.

A linear model of a few similarities, put on the scale of human judgements by an isotonic curve. Its
constants are fitted by `benchmarks/fit_meaning.py` on the training part of STS-B and, since no
similarity sees a single word and STS-B has few long paraphrases, on the labelled pairs of
`benchmarks/pairs`: they tell how much wording is worth in long texts, and how much a verified change of
meaning is. In short texts such a change lifts M by a fixed share.
"""

import math
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from aligner.divergence.lexicon.synonyms import known
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

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
LIFT_FLIP, LIFT_GAP = 0.25, 0.1
"""What a verified change adds to M at the most in a short text, where the fit has hardly seen any."""
SHORT, LONG = 22, 36
"""Words of both sides up to which a text is short, and from which it is long; in between, partly."""
LONGEST = 70
"""Words of both sides from which on a text is no longer treated as longer."""

# COEFFICIENTS BEGIN (benchmarks/fit_meaning.py)
COEFFICIENTS: dict[str, tuple[float, ...]] = {
    "en": (
        -0.5442,
        -0.1391,
        -0.0829,
        -0.1716,
        0.2565,
        -0.2438,
        -0.0766,
        -0.0462,
        -0.0195,
        -0.4851,
        0.1642,
        -0.0441,
        0.1569,
        -0.1482,
        0.2212,
        0.1802,
        -0.1228,
        0.3973,
        -0.0674,
        0.0693,
        1.3441,
    ),
    "ru": (
        -0.385,
        -0.2216,
        -0.2255,
        -0.2033,
        0.043,
        -0.0156,
        -0.1402,
        0.0747,
        -0.0523,
        -0.3497,
        0.3674,
        -0.411,
        -0.0115,
        0.0801,
        -0.1208,
        0.1151,
        -0.063,
        0.2363,
        0.2921,
        0.0805,
        1.239,
    ),
    "across": (
        -0.415,
        0.1983,
        0.1388,
        0.2266,
        0.0,
        -0.2188,
        -0.0633,
        -0.2502,
        0.1574,
        -0.2364,
        0.1898,
        -0.2004,
        0.0879,
        -0.3626,
        -0.0097,
        0.242,
        0.012,
        0.3891,
        0.0,
        0.1305,
        0.7992,
    ),
    "und": (
        -0.8199,
        -0.12,
        0.0031,
        -0.2019,
        0.2074,
        0.0,
        -0.1269,
        0.0591,
        -0.0772,
        -0.3372,
        0.2174,
        -0.1542,
        0.0952,
        -0.0832,
        0.0877,
        0.1101,
        -0.0972,
        0.2529,
        0.1646,
        0.0,
        1.2172,
    ),
}
CURVES: dict[str, tuple[tuple[float, float], ...]] = {
    "en": (
        (0.1117, 0.1047),
        (0.2082, 0.1967),
        (0.2801, 0.2783),
        (0.3488, 0.3417),
        (0.4189, 0.4211),
        (0.4986, 0.4846),
        (0.6046, 0.6195),
        (0.7669, 0.8107),
        (0.995, 0.949),
    ),
    "ru": (
        (0.1241, 0.1227),
        (0.2207, 0.2334),
        (0.286, 0.3011),
        (0.3528, 0.3479),
        (0.4281, 0.4217),
        (0.5076, 0.4835),
        (0.6029, 0.6218),
        (0.719, 0.7465),
        (0.8935, 0.9158),
    ),
    "across": (
        (0.2188, 0.2423),
        (0.2979, 0.3071),
        (0.3644, 0.361),
        (0.4187, 0.4083),
        (0.4649, 0.4449),
        (0.5092, 0.4888),
        (0.5541, 0.5459),
        (0.6122, 0.6346),
        (0.6842, 0.7299),
    ),
    "und": (
        (0.1565, 0.1448),
        (0.2442, 0.2307),
        (0.3034, 0.3048),
        (0.3642, 0.3662),
        (0.4248, 0.4246),
        (0.4946, 0.5109),
        (0.5796, 0.6138),
        (0.6888, 0.732),
        (0.8731, 0.8821),
    ),
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
    x = inputs(features, len(m.a), len(m.b), flipped=flipped, gapped=gapped)
    value = sum(c * v for c, v in zip(COEFFICIENTS[model], (*x, 1.0), strict=True))
    value = on_curve(value, CURVES[model])
    value += short_lift(features[1], len(m.a) + len(m.b), flipped=flipped, gapped=gapped)
    return round(min(1.0, max(0.0, value)), 4)


def how_long(words: int) -> float:
    """0 for a short text, 1 for a long one: in long texts wording says less of the sense, findings more."""
    return min(1.0, max(0.0, (words - SHORT) / (LONG - SHORT)))


def short_lift(covered: float, words: int, *, flipped: bool, gapped: bool) -> float:
    """What a verified change adds in a short text: the more, the more alike the texts are otherwise."""
    if flipped:
        lift = LIFT_FLIP * min(1.5, max(0.0, 2.5 * (covered - 0.35)))
    elif gapped:
        lift = LIFT_GAP * min(1.0, max(0.0, 2.5 * (covered - 0.45)))
    else:
        return 0.0
    return (1.0 - how_long(words)) * lift


def model_of(m: "Matching") -> str:
    """Which fit applies: English, Russian, across the two, or any language without tables."""
    if m.a.language == m.b.language:
        return m.a.language if m.a.language in COEFFICIENTS else "und"
    return "across"


def similarities(m: "Matching", wording: float) -> tuple[float, ...]:
    """`1 - W`, coverage (mean, least, greatest of the sides), character n-grams, mean vectors."""
    best_a, best_b = [0.0] * len(m.a), [0.0] * len(m.b)
    for (i, j), s in m.pairs.items():
        best_a[i] = max(best_a[i], s)
        best_b[j] = max(best_b[j], s)
    a, b = _covered(m.a, best_a), _covered(m.b, best_b)
    same = m.a.language == m.b.language
    return (
        1.0 - wording,
        (a + b) / 2,
        min(a, b),
        max(a, b),
        _grams_alike(m.a.text, m.b.text) if same else 0.0,
        _vectors_alike(m.a, m.b),
        math.log(1 + min(LONGEST, len(m.a) + len(m.b))),
    )


def inputs(
    features: "Sequence[float]", words_a: int, words_b: int, *, flipped: bool, gapped: bool
) -> tuple[float, ...]:
    """The inputs of the linear model: similarities, lengths, and in long texts both anew, and findings."""
    covered, length = features[1], features[6]
    words = words_a + words_b
    long = how_long(words)
    flip, gap = long * flipped, long * gapped
    return (
        *features,
        length * covered,
        abs(words_a - words_b) / words,
        long,
        flip,
        flip * covered,
        gap,
        gap * covered,
        *(long * x for x in features[:6]),
    )


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
    return sum(w * s for w, s in zip(tokens.weights, best, strict=True)) / total if total else 0.0


@lru_cache(maxsize=256)
def _grams(text: str) -> tuple[dict[str, int], float]:
    line = f" {' '.join(text.casefold().split())} "
    counts = Counter(line[i : i + n] for n in (3, 4) for i in range(len(line) - n + 1))
    return dict(counts), math.sqrt(sum(c * c for c in counts.values()))


def _grams_alike(a: str, b: str) -> float:
    (x, nx), (y, ny) = _grams(a), _grams(b)
    if not nx or not ny:
        return 0.0
    if len(x) > len(y):
        x, y = y, x
    return sum(x[g] * y[g] for g in x.keys() & y.keys()) / (nx * ny)


def _vectors_alike(a: "Tokens", b: "Tokens") -> float:
    """Cosine of the weighted mean word vectors; 0 where a side has none."""
    means = []
    for tokens in (a, b):
        rows, vectors = known(tokens)
        if not rows:
            return 0.0
        weights = np.array([tokens.items[i].lexeme.weight for i in rows], dtype=np.float32)
        means.append(weights @ vectors)
    x, y = means
    return round(float(x @ y / (np.linalg.norm(x) * np.linalg.norm(y) + 1e-9)), 4)
