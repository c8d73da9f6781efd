"""Fits the constants of M on the training part of STS-B (English, Russian) and writes them into the code.

usage: fit_meaning.py SIMILARITY_FOLDER

The folder holds stsb-en-train.csv and stsb-ru-train.csv: two sentences, score 0 to 5.

Least squares on the inputs of `aligner.divergence.meaning`, then an isotonic curve (pool adjacent violators)
reduced to a few knots. The two files hold the same pairs in two languages, which gives a fit across languages
too; `und` is fitted on both with the tables of no language.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.divergence.compare import analyse
from aligner.divergence.meaning import FLIPS, similarities, with_flips
from aligner.model import Severity

Floats = NDArray[np.float64]
TARGET = Path(__file__).parents[1] / "src/aligner/divergence/meaning.py"
BEGIN, END = "# COEFFICIENTS BEGIN (benchmarks/fit_meaning.py)\n", "# COEFFICIENTS END\n"
KNOTS = 9


def rows(path: Path) -> list[tuple[str, str, float]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(a, b, float(s)) for a, b, s in csv.reader(file)]


def inputs(a: str, b: str, lang_a: str, lang_b: str) -> tuple[float, ...] | None:
    x = analyse(a, b, lang_a=lang_a, lang_b=lang_b)
    if not len(x.matching.a) or not len(x.matching.b):
        return None
    verified = {d.category for d in x.divergences if d.severity is Severity.MEANING}
    return with_flips(similarities(x.matching, x.wording), flipped=bool(verified & FLIPS))


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


def fit(pairs: list[tuple[str, str, str, str, float]]) -> tuple[list[float], list[tuple[float, float]]]:
    data = [(x, 1 - s / 5) for a, b, la, lb, s in pairs if (x := inputs(a, b, la, lb)) is not None]
    design = np.array([(*x, 1.0) for x, _ in data])
    wanted = np.array([y for _, y in data])
    ridge = 1e-3 * len(data) * np.eye(design.shape[1])
    ridge[-1, -1] = 0
    b = np.linalg.solve(design.T @ design + ridge, design.T @ wanted)
    value = design @ b
    order = np.argsort(value, kind="stable")
    curve = isotonic(wanted[order])
    at = np.linspace(0, len(order) - 1, KNOTS).astype(int)
    width = len(order) // (2 * KNOTS)
    knots = []
    for k in at:
        near = slice(max(0, k - width), k + width + 1)
        knots.append((round(float(value[order][near].mean()), 4), round(float(curve[near].mean()), 4)))
    return [round(float(c), 4) for c in b], knots


def main() -> None:
    folder = Path(sys.argv[1])
    en, ru = rows(folder / "stsb-en-train.csv"), rows(folder / "stsb-ru-train.csv")
    sets = {
        "en": [(a, b, "en", "en", s) for a, b, s in en],
        "ru": [(a, b, "ru", "ru", s) for a, b, s in ru],
        "across": [(x[0], y[1], "en", "ru", x[2]) for x, y in zip(en, ru, strict=True)],
        "und": [(a, b, "und", "und", s) for a, b, s in en[::2] + ru[::2]],
    }
    coefficients: dict[str, tuple[float, ...]] = {}
    curves: dict[str, tuple[tuple[float, float], ...]] = {}
    for name, pairs in sets.items():
        b, knots = fit(pairs)
        coefficients[name], curves[name] = tuple(b), tuple(knots)
        print(name, coefficients[name], curves[name])
    text = TARGET.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    block = f"COEFFICIENTS: dict[str, tuple[float, ...]] = {coefficients!r}\n"
    block += f"CURVES: dict[str, tuple[tuple[float, float], ...]] = {curves!r}\n"
    TARGET.write_text(text[:start] + block + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
