"""Fits the constants of M on the training part of STS-B (English, Russian) and writes them into the code.

usage: fit_meaning.py SIMILARITY_FOLDER

The folder holds stsb-en-train.csv and stsb-ru-train.csv: two sentences, score 0 to 5.

Least squares on the inputs of `aligner.divergence.meaning`, from both the judged pairs and the labelled
ones of benchmarks/pairs, then an isotonic curve (pool adjacent violators) of the judged ones alone,
reduced to a few knots. The two files hold the same pairs in two languages, which gives a fit across
languages too; `und` is fitted on both with the tables of no language. The pairs of
benchmarks/pairs/three.en.tsv are not touched.
"""

import csv
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.divergence.compare import matched
from aligner.divergence.meaning import FLIPS, GAPS, inputs, similarities
from aligner.divergence.rules import judge
from aligner.divergence.wording import wording
from aligner.model import Severity

Floats = NDArray[np.float64]
TARGET = Path(__file__).parents[1] / "src/aligner/divergence/meaning.py"
BEGIN, END = "# COEFFICIENTS BEGIN (benchmarks/fit_meaning.py)\n", "# COEFFICIENTS END\n"
KNOTS = 9
PAIRS_FOLDER = Path(__file__).with_name("pairs")
Pair = tuple[str, str, str, str, float]
"""Two texts, their languages, and the divergence wanted."""
FAITHFUL, CHANGED = 0.15, 0.55
WEIGHT, RIDGE = 2.5, 20.0
"""A labelled pair weighs as much as so many judged ones."""


def judged(path: Path) -> list[tuple[str, str, float]]:
    """Pairs with what humans say, as a divergence in [0, 1]."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(a, b, 1 - float(s) / 5) for a, b, s in csv.reader(file)]


def labelled(path: Path, lang_a: str, lang_b: str) -> list[Pair]:
    """Labelled pairs with what M is to be for them: `FAITHFUL` or `CHANGED`."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        (r["a"], r["b"], lang_a, lang_b, FAITHFUL if r["label"] == "equivalent" else CHANGED) for r in rows
    ]


def features(pair: Pair) -> tuple[float, ...] | None:
    a, b, lang_a, lang_b, _ = pair
    m = matched(a, b, lang_a, lang_b)
    if not len(m.a) or not len(m.b):
        return None
    verified = {d.category for d in judge(m) if d.severity is Severity.MEANING}
    flipped = bool(verified & FLIPS)
    gapped = bool(verified & GAPS) and not flipped
    return inputs(similarities(m, wording(m)), len(m.a), len(m.b), flipped=flipped, gapped=gapped)


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


def table(pairs: list[Pair]) -> tuple[Floats, Floats]:
    data = [(x, p[4]) for p in pairs if (x := features(p)) is not None]
    return np.array([(*x, 1.0) for x, _ in data]), np.array([y for _, y in data])


def fit(judged: list[Pair], known: list[Pair]) -> tuple[list[float], list[tuple[float, float]]]:
    """Coefficients from both, the curve from what humans have judged alone."""
    design, wanted = table(judged)
    more, truth = table(known)
    scale = np.maximum(design.std(0), 1e-9)
    scale[-1] = 1.0
    x = np.vstack((design, more)) / scale
    y = np.concatenate((wanted, truth))
    weight = np.concatenate((np.ones(len(wanted)), np.full(len(truth), WEIGHT)))
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[-1, -1] = 0
    b = np.linalg.solve(x.T @ (x * weight[:, None]) + ridge, x.T @ (weight * y)) / scale
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
    en, ru = judged(folder / "stsb-en-train.csv"), judged(folder / "stsb-ru-train.csv")
    own = [labelled(PAIRS_FOLDER / f"{name}.en.tsv", "en", "en") for name in ("one", "two")]
    russian, across = (
        labelled(PAIRS_FOLDER / "one.ru.tsv", "ru", "ru"),
        labelled(PAIRS_FOLDER / "one.en-ru.tsv", "en", "ru"),
    )
    sets: dict[str, tuple[list[Pair], list[Pair]]] = {
        "en": ([(a, b, "en", "en", s) for a, b, s in en], [*own[0], *own[1]]),
        "ru": ([(a, b, "ru", "ru", s) for a, b, s in ru], russian),
        "across": ([(x[0], y[1], "en", "ru", x[2]) for x, y in zip(en, ru, strict=True)], across),
        "und": (
            [(a, b, "und", "und", s) for a, b, s in en[::2] + ru[::2]],
            [(a, b, "und", "und", s) for a, b, _, _, s in own[0] + russian],
        ),
    }
    coefficients: dict[str, tuple[float, ...]] = {}
    curves: dict[str, tuple[tuple[float, float], ...]] = {}
    for name, (pairs, known) in sets.items():
        b, knots = fit(pairs, known)
        coefficients[name], curves[name] = tuple(b), tuple(knots)
        print(name, coefficients[name], curves[name])
    text = TARGET.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    block = f"COEFFICIENTS: dict[str, tuple[float, ...]] = {coefficients!r}\n"
    block += f"CURVES: dict[str, tuple[tuple[float, float], ...]] = {curves!r}\n"
    TARGET.write_text(text[:start] + block + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
