"""Meaning divergence M: what the words say of the sense, calibrated, lifted by what is verified.

A linear model of a few similarities, put on the scale of human judgements by an isotonic curve; the constants
were fitted on the training part of STS-B by `benchmarks/fit_meaning.py`. A verified change of
meaning lifts M, the more the more alike the texts are otherwise: no similarity sees a single word.
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
LIFT_FLIP, LIFT_GAP = (0.17, 0.27), (0.09, 0.16)
"""What a verified change adds to M, in a short text and in one of `LONG` words or more."""
SHORT, LONG = 27, 40
SHRINK, MIDDLE, SURELY_APART = (0.0, 0.4), 0.35, 0.6
"""In long texts wording says less of the sense: their M is drawn to the middle before it is lifted."""
LONGEST = 70
"""Words of both sides from which on a text is no longer treated as longer."""

# COEFFICIENTS BEGIN (benchmarks/fit_meaning.py)
COEFFICIENTS: dict[str, tuple[float, ...]] = {
    "en": (-0.3731, -0.2236, -0.2115, -0.2358, 0.1974, -0.2505, -0.064, 0.0074, -0.0311, 0.1849, 1.3202),
    "ru": (-0.3132, -0.241, -0.26, -0.222, 0.0353, -0.0022, -0.1154, 0.0706, 0.0367, 0.0718, 1.1666),
    "across": (-0.2204, -0.0762, -0.1531, 0.0006, 0.0, -0.1399, -0.1082, -0.0424, 0.0425, 0.0734, 0.9245),
    "und": (-0.3579, -0.1816, -0.1401, -0.2232, 0.1133, 0.0, -0.057, -0.0102, 0.0081, 0.1649, 1.0409),
}
CURVES: dict[str, tuple[tuple[float, float], ...]] = {
    "en": (
        (0.0939, 0.1007),
        (0.1901, 0.2073),
        (0.2757, 0.2692),
        (0.353, 0.3397),
        (0.4333, 0.4182),
        (0.5141, 0.4916),
        (0.6165, 0.6172),
        (0.7638, 0.8096),
        (0.9699, 0.9492),
    ),
    "ru": (
        (0.1003, 0.1233),
        (0.2084, 0.2289),
        (0.2929, 0.2916),
        (0.372, 0.3483),
        (0.4455, 0.429),
        (0.5222, 0.4852),
        (0.6169, 0.6118),
        (0.7281, 0.7552),
        (0.8857, 0.9161),
    ),
    "across": (
        (0.2064, 0.2486),
        (0.3108, 0.3156),
        (0.3771, 0.3554),
        (0.4263, 0.4059),
        (0.4715, 0.4554),
        (0.511, 0.5029),
        (0.5465, 0.5473),
        (0.5989, 0.6135),
        (0.6637, 0.7078),
    ),
    "und": (
        (0.1192, 0.1423),
        (0.2197, 0.2298),
        (0.3061, 0.3031),
        (0.3794, 0.3585),
        (0.4506, 0.4264),
        (0.5228, 0.5196),
        (0.6074, 0.6127),
        (0.7098, 0.7316),
        (0.8771, 0.8855),
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
    flipped, gapped = bool(verified & FLIPS), bool(verified & GAPS)
    x = with_flips(features, flipped=flipped)
    value = sum(c * v for c, v in zip(COEFFICIENTS[model], (*x, 1.0), strict=True))
    value = on_curve(value, CURVES[model])
    covered = features[1]
    value += _lift(m, SHRINK) * (MIDDLE - value) if value < SURELY_APART else 0.0
    if flipped:
        value += _lift(m, LIFT_FLIP) * min(1.5, max(0.0, 2.5 * (covered - 0.35)))
    elif gapped:
        value += _lift(m, LIFT_GAP) * min(1.0, max(0.0, 2.5 * (covered - 0.45)))
    return round(min(1.0, max(0.0, value)), 4)


def _lift(m: "Matching", lift: tuple[float, float]) -> float:
    """In a long text one changed word moves the similarities less, so it must move M more."""
    part = min(1.0, max(0.0, (len(m.a) + len(m.b) - SHORT) / (LONG - SHORT)))
    return lift[0] + part * (lift[1] - lift[0])


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


def with_flips(features: "Sequence[float]", *, flipped: bool) -> tuple[float, ...]:
    """The inputs of the linear model: similarities, length with coverage, flips with coverage."""
    covered, length = features[1], features[6]
    return (*features, length * covered, float(flipped), covered * flipped)


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
