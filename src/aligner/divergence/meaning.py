"""Meaning divergence M: what the words say of the sense, calibrated, lifted by what is verified.

A linear model of a few similarities, put on the scale of human judgements by an isotonic curve; the
constants are fitted on the training part of STS-B by `benchmarks/fit_meaning.py`. No similarity sees a
single word, so a verified change of meaning lifts M. How much, and how far wording is to be believed in
long texts, of which STS-B has few, was chosen on the labelled pairs of `benchmarks/pairs`
(`fit_meaning.py` prints the choice).
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
LIFT_FLIP, LIFT_GAP = (0.25, 0.3), (0.1, 0.15)
"""What a verified change adds to M at the most, in a short text and in a long one."""
SHORT, LONG = 28, 40
"""Words of both sides up to which a text is short, and from which it is long; in between, partly."""
WORDINESS = {"ru": 1.25}
"""How many English words a word is worth where length is asked: Russian has no articles."""
SURE_LONG = 0.8
"""The least share of a lift in a long text, however little alike the words are."""
SURE_ACROSS = 0.75
"""Between two languages coverage is low whatever is said; a finding there counts as in texts so much alike."""
SHRINK, MIDDLE, SURELY_APART = 0.8, 0.3, 0.75
"""In long texts wording says less of the sense: M is drawn so far to the middle, unless surely apart."""
LONGEST = 70
"""Words of both sides from which on a text is no longer treated as longer."""

# COEFFICIENTS BEGIN (benchmarks/fit_meaning.py)
COEFFICIENTS: dict[str, tuple[float, ...]] = {
    "en": (-0.5646, -0.2348, -0.2424, -0.2098, 0.2771, -0.2382, -0.102, 0.0621, -0.1184, 1.4107),
    "ru": (-0.372, -0.245, -0.2737, -0.2065, 0.085, 0.0014, -0.1021, 0.0708, -0.0566, 1.1514),
    "across": (-0.4606, 0.01, -0.0312, 0.0369, 0.0, -0.2195, -0.0988, -0.0156, 0.16, 0.8878),
    "und": (-0.7046, -0.1287, -0.1173, -0.1282, 0.2379, 0.0, -0.0575, 0.0036, -0.1573, 1.0691),
}
CURVES: dict[str, tuple[tuple[float, float], ...]] = {
    "en": (
        (0.1016, 0.1063),
        (0.197, 0.2053),
        (0.2774, 0.2715),
        (0.3497, 0.3436),
        (0.4234, 0.421),
        (0.5047, 0.482),
        (0.6118, 0.6135),
        (0.7699, 0.8173),
        (0.9894, 0.9502),
    ),
    "ru": (
        (0.1089, 0.1225),
        (0.2148, 0.2343),
        (0.2952, 0.3003),
        (0.3658, 0.352),
        (0.439, 0.4168),
        (0.5173, 0.4845),
        (0.6152, 0.618),
        (0.7281, 0.7496),
        (0.8978, 0.9168),
    ),
    "across": (
        (0.2125, 0.254),
        (0.3066, 0.3229),
        (0.3713, 0.3573),
        (0.4207, 0.3955),
        (0.4655, 0.4424),
        (0.507, 0.4874),
        (0.55, 0.5489),
        (0.6063, 0.6329),
        (0.6874, 0.7256),
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
    value = on_curve(value, CURVES[model])
    across = model == "across"
    words = SHORT if across else round((len(m.a) + len(m.b)) * WORDINESS.get(model, 1.0))
    covered = max(features[1], SURE_ACROSS) if across else features[1]
    value = weighed(value, covered, words, flipped=flipped, gapped=gapped)
    return round(min(1.0, max(0.0, value)), 4)


def weighed(value: float, covered: float, words: int, *, flipped: bool, gapped: bool) -> float:
    """M with the findings: what is verified adds the more, the more alike the texts are otherwise."""
    long = min(1.0, max(0.0, (words - SHORT) / (LONG - SHORT)))
    if value < SURELY_APART:
        value += long * SHRINK * (MIDDLE - value)
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
