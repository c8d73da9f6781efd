"""Fits the constants of M on the training part of STS-B (English, Russian) and writes them into the code.

usage: fit_meaning.py SIMILARITY_FOLDER [--choices]

The folder holds stsb-en-train.csv and stsb-ru-train.csv: two sentences, score 0 to 5.

Least squares on the inputs of `aligner.divergence.meaning`, then an isotonic curve (pool adjacent violators)
reduced to a few knots. The two files hold the same pairs in two languages, which gives a fit across languages
too; `und` is fitted on both with the tables of no language.

What findings add, and how far M of long texts is drawn to the middle, is written by hand. With `--choices` a
table says what others would give: the rank correlation on the training part, and how well M tells changed
from faithful pairs of benchmarks/pairs (AUC).
"""

import csv
import sys
import textwrap
from pathlib import Path

import numpy as np
from divergence import auc, labelled
from numpy.typing import NDArray
from scipy.stats import spearmanr

from aligner.divergence import meaning
from aligner.divergence.compare import analyse, matched
from aligner.divergence.evidence import Case
from aligner.divergence.meaning import inputs, metric_inputs, similarities
from aligner.divergence.wording import wording

Floats = NDArray[np.float64]
TARGET = Path(__file__).parents[1] / "src/aligner/divergence/fitted.py"
BEGIN, END = "# COEFFICIENTS BEGIN (benchmarks/fit_meaning.py)\n", "# COEFFICIENTS END\n"
KNOTS = 9
PAIRS = Path(__file__).with_name("pairs")
RIDGE = 20.0
DIMENSIONS = 96
WIDTHS = ((24, 40), (26, 38), (28, 38))


def judged(path: Path) -> list[tuple[str, str, float]]:
    """Pairs with what humans say, as a divergence in [0, 1]."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(a, b, 1 - float(s) / 5) for a, b, s in csv.reader(file)]


def features(a: str, b: str, lang_a: str, lang_b: str) -> tuple[float, ...] | None:
    """The inputs of the linear model, then those of the metric (none in a language without vectors)."""
    m = matched(a, b, lang_a, lang_b)
    if not len(m.a) or not len(m.b):
        return None
    products = metric_inputs(m)
    known = np.zeros(DIMENSIONS) if products is None else products
    metric = () if "und" in {lang_a, lang_b} else known
    return (*inputs(similarities(Case(m), wording(m)), len(m.a), len(m.b)), *map(float, metric))


def isotonic(y: Floats) -> Floats:
    """The rising sequence nearest to `y` (pool adjacent violators)."""
    level: list[float] = []
    size: list[int] = []
    for value in y:
        level.append(float(value))
        size.append(1)
        while len(level) > 1 and level[-2] > level[-1]:
            last, n = level.pop(), size.pop()
            level[-1] = (level[-1] * size[-1] + last * n) / (size[-1] + n)
            size[-1] += n
    return np.repeat(level, size)


def fit(
    pairs: list[tuple[str, str, str, str, float]],
) -> tuple[list[float], list[int], list[tuple[float, float]]]:
    """Coefficients, the metric in thousandths, and the curve."""
    data = [(x, y) for a, b, la, lb, y in pairs if (x := features(a, b, la, lb)) is not None]
    design = np.array([(*x, 1.0) for x, _ in data])
    wanted = np.array([y for _, y in data])
    scale = np.maximum(design.std(0), 1e-9)
    scale[-1] = 1.0
    z = design / scale
    ridge = RIDGE * np.eye(z.shape[1])
    ridge[-1, -1] = 0
    b = np.linalg.solve(z.T @ z + ridge, z.T @ wanted) / scale
    value = design @ b
    order = np.argsort(value, kind="stable")
    curve = isotonic(wanted[order])
    at = np.linspace(0, len(order) - 1, KNOTS).astype(int)
    width = len(order) // (2 * KNOTS)
    knots = []
    for k in at:
        near = slice(max(0, k - width), k + width + 1)
        knots.append((round(float(value[order][near].mean()), 4), round(float(curve[near].mean()), 4)))
    inner = design.shape[1] - 1 - (DIMENSIONS if design.shape[1] > DIMENSIONS else 0)
    coefficients = [round(float(c), 4) for c in (*b[:inner], b[-1])]
    return coefficients, [round(1000 * float(c)) for c in b[inner:-1]], knots


def choices(train: list[tuple[str, str, float]]) -> None:
    """Prints what the constants that are written by hand are worth, and some others."""
    pairs = [r for name in ("one", "two", "three") for r in labelled(PAIRS / f"{name}.en.tsv")]
    fields = ("MIDDLE", "LIFT_FLIP", "LIFT_GAP", "SHORT", "LONG")
    kept = [getattr(meaning, f) for f in fields]
    others = [
        (0.3, (short, f), (0.05, g), *w)
        for short in (0.2, 0.25)
        for f, g in ((0.2, 0.1), (0.25, 0.15), (0.3, 0.2))
        for w in WIDTHS
    ]
    for values in (kept, *others):
        for field, value in zip(fields, values, strict=True):
            setattr(meaning, field, value)
        judged_by = [(analyse(a, b, lang_a="en", lang_b="en").meaning or 0.0, y) for a, b, y in train]
        m = [(analyse(r["a"], r["b"], lang_a="en", lang_b="en").meaning or 0.0, r["label"]) for r in pairs]
        area = auc([v for v, x in m if x != "equivalent"], [v for v, x in m if x == "equivalent"])
        rho = spearmanr(*zip(*judged_by, strict=True))[0]
        print(f"{dict(zip(fields, values, strict=True))}: STS-B {rho:.3f}, AUC {area:.3f}")


def main() -> None:
    folder = Path(sys.argv[1])
    en, ru = judged(folder / "stsb-en-train.csv"), judged(folder / "stsb-ru-train.csv")
    sets = {
        "en": [(a, b, "en", "en", s) for a, b, s in en],
        "ru": [(a, b, "ru", "ru", s) for a, b, s in ru],
        "across": [(x[0], y[1], "en", "ru", x[2]) for x, y in zip(en, ru, strict=True)],
        "und": [(a, b, "und", "und", s) for a, b, s in en[::2] + ru[::2]],
    }
    coefficients: dict[str, tuple[float, ...]] = {}
    curves: dict[str, tuple[tuple[float, float], ...]] = {}
    metric: dict[str, str] = {}
    for name, pairs in sets.items():
        b, axes, knots = fit(pairs)
        coefficients[name], curves[name] = tuple(b), tuple(knots)
        if axes:
            metric[name] = "\n".join(textwrap.wrap(" ".join(map(str, axes)), 100))
        print(name, coefficients[name], curves[name])
    text = TARGET.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    block = f"COEFFICIENTS: dict[str, tuple[float, ...]] = {coefficients!r}\n"
    block += f"CURVES: dict[str, tuple[tuple[float, float], ...]] = {curves!r}\n"
    cells = "".join(f'    "{name}": """\n{text}\n""",\n' for name, text in metric.items())
    meaning.COEFFICIENTS, meaning.CURVES, meaning.METRIC = coefficients, curves, metric
    meaning._metric.cache_clear()  # noqa: SLF001 - the constants have just changed
    block += f"METRIC: dict[str, str] = {{\n{cells}}}\n"
    TARGET.write_text(text[:start] + block + text[end:], encoding="utf-8")
    if "--choices" in sys.argv:
        choices(en[::4])


if __name__ == "__main__":
    main()
