"""Fits the constants of the rule for omission and addition on labelled pairs, and writes them into the code.

usage: fit_coverage.py PAIRS.en.tsv [PAIRS.en.tsv ...]

English pairs (columns: benchmarks/pairs/README.md); rows that benchmarks/divergence.py holds out are
left out. A run of left-over words is an example: true if it overlaps the words that are labelled as
omitted or added, else false, in whatever row. Logistic regression with a ridge, by Newton's method; each
file in turn is predicted by what the others teach, and how many of its omissions and additions are found
at each count of false findings is printed, one finding a side and row, as the rule reports them.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from divergence import Row, is_held, labelled
from numpy.typing import NDArray

from aligner.divergence.compare import matched
from aligner.divergence.evidence import Case
from aligner.divergence.rules.coverage import runs

Floats = NDArray[np.float64]
TARGET = Path(__file__).parents[1] / "src/aligner/divergence/rules/coverage.py"
BEGIN, END = "# COEFFICIENTS BEGIN (benchmarks/fit_coverage.py)\n", "# COEFFICIENTS END\n"
RIDGE, ROUNDS, OVERLAP = 10.0, 40, 0.4
SIDES = ("omission", "addition")
ALLOWED = (1, 2, 4, 6, 8, 12)


@dataclass(frozen=True)
class Seen:
    """The runs of one side of a row: their features, which are true, and whether the row is labelled so."""

    features: Floats
    true: NDArray[np.bool_]
    labelled: bool


def seen(row: Row) -> list[Seen]:
    case = Case(matched(row["a"], row["b"], "en", "en"))
    labels = row["label"].split()
    result = []
    for category, here, side in zip(SIDES, (case, case.flipped()), "ab", strict=True):
        words = ""
        if category in labels:
            parts = row[f"{side}_words"].split(" | ")
            words = parts[labels.index(category)] if len(parts) == len(labels) else parts[0]
        start = row[side].find(words) if words else -1
        found = runs(here)
        if not found:
            continue
        spans = [here.a.tokens.span(r.first, r.last) for r in found]
        true = [start >= 0 and _overlap(x, (start, start + len(words))) > OVERLAP for x in spans]
        result.append(Seen(np.array([r.features for r in found]), np.array(true), category in labels))
    return result


def _overlap(x: tuple[int, int], y: tuple[int, int]) -> float:
    common = min(x[1], y[1]) - max(x[0], y[0])
    return max(0, common) / max(1, min(x[1] - x[0], y[1] - y[0]))


def fit(rows: Sequence[Seen]) -> Floats:
    """Constant and coefficients of a logistic model of the features, unscaled."""
    x = np.concatenate([r.features for r in rows])
    y = np.concatenate([r.true for r in rows]).astype(float)
    mean, scale = x.mean(0), np.maximum(x.std(0), 1e-9)
    z = np.hstack((np.ones((len(x), 1)), (x - mean) / scale))
    ridge = RIDGE * np.eye(z.shape[1])
    ridge[0, 0] = 0.0
    b = np.zeros(z.shape[1])
    for _ in range(ROUNDS):
        p = 1.0 / (1.0 + np.exp(-z @ b))
        slope = z.T @ (y - p) - ridge @ b
        b += np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, slope)
    coefficients = b[1:] / scale
    return np.concatenate(([b[0] - coefficients @ mean], coefficients))


def report(name: str, rows: Sequence[Seen], b: Floats) -> None:
    best = [(float((b[0] + r.features @ b[1:]).max()), r.labelled) for r in rows]
    best.sort(reverse=True)
    wanted = sum(r.labelled for r in rows)
    cells = []
    for allowed in ALLOWED:
        hit = false = 0
        limit = 0.0
        for z, right in best:
            if not right and false == allowed:
                break
            hit, false, limit = hit + right, false + (not right), 1 / (1 + np.exp(-z))
        cells.append(f"{hit} with {false} false (from {limit:.2f})")
    print(f"{name}, {wanted} labelled: " + ", ".join(cells))


def main() -> None:
    sets = {
        Path(p).name: [
            x for row in labelled(Path(p)) if row["id"][:3] != "en-" or not is_held(row) for x in seen(row)
        ]
        for p in sys.argv[1:]
    }
    for name, rows in sets.items():
        others = [x for other, more in sets.items() if other != name for x in more]
        if others:
            report(name, rows, fit(others))
    b = fit([x for rows in sets.values() for x in rows])
    text = TARGET.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    block = f"COEFFICIENTS = ({', '.join(str(round(float(c), 4)) for c in b)})\n"
    TARGET.write_text(text[:start] + block + text[end:], encoding="utf-8")
    print(block)


if __name__ == "__main__":
    main()
