"""Fits the constants of the rule for omission and addition on labelled pairs, and writes them into the code.

usage: fit_coverage.py PAIRS.tsv [PAIRS.tsv ...]

Pairs as in benchmarks/pairs/README.md, in files whose names end in .en.tsv, .ru.tsv or .en-ru.tsv; rows that
benchmarks/divergence.py holds out are left out. A run of left-over words is an example: true if it overlaps
the words that are labelled as omitted or added, else false, in whatever row. More examples are made of
faithful pairs by cutting a clause, a phrase or a word out: true then are the runs of what rendered it.

Logistic regression with a ridge, by Newton's method, for each kind of pair. The rows of each hand (each file)
are predicted by what the others teach, since what counts is how the rule does on the next hand; how many
omissions and additions are found at each count of false findings is printed, one finding a side and row, as
the rule reports them. The limit written is the lowest at which no more than one side in `SIDES_A_FALSE` is
accused falsely and `PRECISION` of the findings are right.
"""

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from divergence import Row, is_held, labelled
from numpy.typing import NDArray

from aligner.divergence.compare import matched
from aligner.divergence.evidence import Case
from aligner.divergence.rules.coverage import FEW, WARY, is_most
from aligner.divergence.rules.runs import LIST_WORDS, PREPOSITIONS, Run, runs

Floats = NDArray[np.float64]
TARGET = Path(__file__).parents[1] / "src/aligner/divergence/rules/runs.py"
BEGIN, END = "# COEFFICIENTS BEGIN (benchmarks/fit_coverage.py)\n", "# COEFFICIENTS END\n"
KINDS = {"en": ("en", "en"), "ru": ("ru", "ru"), "en-ru": ("en", "ru")}
RIDGE, ROUNDS, OVERLAP = 10.0, 40, 0.4
MADE, MADE_A_ROW = 0.02, 4
OWN = 2.0
"""Rows of the kind itself weigh more than the English ones that every kind learns from."""
LINKED = 0.5
SIDES_A_FALSE, PRECISION = 140, 0.65
SIDES = ("omission", "addition")
ALLOWED = (1, 2, 4, 6, 8, 12, 16)


@dataclass(frozen=True)
class Seen:
    """The runs of one side of a row: features, which are true, and what the row is."""

    features: Floats
    true: NDArray[np.bool_]
    labelled: bool
    faithful: bool
    made: bool
    few: bool
    hand: str


def side_of(here: Case, true: Sequence[bool], found: Sequence[Run], row: Row, category: str) -> Seen:
    made, label = "made" in row, row["label"]
    few = len(here.m.a) + len(here.m.b) < FEW
    features = np.array([r.features for r in found])
    return Seen(
        features,
        np.array(true),
        category in label,
        label == "equivalent" and not made,
        made,
        few,
        row["hand"],
    )


def seen(row: Row, languages: tuple[str, str]) -> Iterator[Seen]:
    case = Case(matched(row["a"], row["b"], *languages))
    labels = row["label"].split()
    for category, here, side in zip(SIDES, (case, case.flipped()), "ab", strict=True):
        words = ""
        if category in labels:
            parts = row[f"{side}_words"].split(" | ")
            words = parts[labels.index(category)] if len(parts) == len(labels) else parts[0]
        start = row[side].find(words) if words else -1
        found = [r for r in runs(here) if not is_most(here, r)]
        if found:
            spans = [here.a.tokens.span(r.first, r.last) for r in found]
            true = [start >= 0 and overlap(x, (start, start + len(words))) > OVERLAP for x in spans]
            yield side_of(here, true, found, row, category)


def overlap(x: tuple[int, int], y: tuple[int, int]) -> float:
    common = min(x[1], y[1]) - max(x[0], y[0])
    return max(0, common) / max(1, min(x[1] - x[0], y[1] - y[0]))


def made(row: Row, languages: tuple[str, str]) -> Iterator[Seen]:
    """Examples from a faithful pair: a stretch of one side is cut, what rendered it is then an addition."""
    for side in (0, 1):
        case = Case(matched(row["a"], row["b"], *languages))
        here = case if side == 0 else case.flipped()
        stretches = sorted(cuts(here), key=lambda x: sha256(f"{row['id']}{x}".encode()).digest())
        for first, last in stretches[:MADE_A_ROW]:
            lost = {here.m.of_a[i].b for i in range(first, last + 1) if here.linked(i, LINKED) is not None}  # type: ignore[union-attr]
            start, end = here.m.a.span(first, last)
            text = f"{here.m.a.text[:start].rstrip(' ,')} {here.m.a.text[end:].lstrip(' ,')}"
            langs = languages if side == 0 else languages[::-1]
            there = Case(matched(text, here.m.b.text, *langs)).flipped()
            found = [r for r in runs(there) if not is_most(there, r)]
            true = []
            for r in found:
                content = [j for j in range(r.first, r.last + 1) if there.a.is_content(j)]
                true.append(sum(j in lost for j in content) * 2 > len(content))
            if found:
                yield side_of(there, true, found, row | {"made": "1", "id": row["id"]}, "addition")


def cuts(case: Case) -> Iterator[tuple[int, int]]:
    """Stretches of A that could be left out and whose words are mostly rendered in B."""
    side = case.a
    size = len(side.tokens)
    joins = LIST_WORDS | PREPOSITIONS
    edges = [
        i
        for i in range(size + 1)
        if i in (0, size) or side.breaks[i] or side.norms[i] in joins or side.clause[i] != side.clause[i - 1]
    ]
    for k, first in enumerate(edges[:-1]):
        for end in edges[k + 1 : k + 3]:
            content = [i for i in range(first, end) if side.is_content(i)]
            if first and content and end - first <= size // 3:
                known = sum(case.linked(i, LINKED) is not None for i in content)
                if known * 3 >= len(content) * 2:
                    yield first, end - 1
    for i in range(1, size - 1):
        alone = side.is_content(i) and not side.is_content(i - 1) and side.is_content(i + 1)
        if alone and not side.breaks[i + 1] and case.linked(i, LINKED) is not None:
            yield i, i


def fit(parts: Sequence[tuple[Sequence[Seen], float]], left_out: str = "") -> Floats:
    """Constant and coefficients of a logistic model of the features, unscaled; parts with their weights."""
    rows = [
        (x, weight * (MADE if x.made else 1.0)) for part, weight in parts for x in part if x.hand != left_out
    ]
    x = np.concatenate([r.features for r, _ in rows])
    y = np.concatenate([r.true for r, _ in rows]).astype(float)
    w = np.concatenate([np.full(len(r.true), weight) for r, weight in rows])
    mean, scale = x.mean(0), np.maximum(x.std(0), 1e-9)
    z = np.hstack((np.ones((len(x), 1)), (x - mean) / scale))
    ridge = RIDGE * np.eye(z.shape[1])
    ridge[0, 0] = 0.0
    b = np.zeros(z.shape[1])
    for _ in range(ROUNDS):
        p = 1.0 / (1.0 + np.exp(-z @ b))
        slope = z.T @ (w * (y - p)) - ridge @ b
        b += np.linalg.solve((z * (w * p * (1 - p))[:, None]).T @ z + ridge, slope)
    coefficients = b[1:] / scale
    return np.concatenate(([b[0] - coefficients @ mean], coefficients))


def surest(row: Seen, b: Floats) -> float:
    """The probability of a side's likeliest run, brought to the scale of the common limit in short texts."""
    p = 1.0 / (1.0 + math.exp(-float((b[0] + row.features @ b[1:]).max())))
    return (p - WARY) / (1.0 - WARY) if row.few else p


def report(name: str, found: Sequence[tuple[float, Seen]]) -> float:
    """Prints what is found at how many false findings; the lowest limit that accuses few enough falsely."""
    ranked = sorted(found, key=lambda x: -x[0])
    wanted = sum(r.labelled for _, r in ranked)
    hit = false = faithful = 0
    limit = 1.0
    print(f"{name}: {len(ranked)} sides, {wanted} labelled")
    for p, row in ranked:
        if not row.labelled and false in ALLOWED:
            print(f"  from {p:.3f}: {hit} found, {false} false ({faithful} on faithful pairs)")
        hit, false, faithful = hit + row.labelled, false + (not row.labelled), faithful + row.faithful
        if row.labelled and false * SIDES_A_FALSE <= len(ranked) and hit >= PRECISION * (hit + false):
            limit = p
    return limit


def main() -> None:
    constants, limits = {}, {}
    english: list[Seen] = []
    for kind, languages in KINDS.items():
        paths = [Path(p) for p in sys.argv[1:] if p.endswith(f".{kind}.tsv")]
        rows = [
            r | {"hand": p.name}
            for p in paths
            for r in labelled(p)
            if not (p.name.startswith("pairs.") and is_held(r))
        ]
        if not rows:
            continue
        real = [x for r in rows for x in seen(r, languages)]
        more = [x for r in rows if r["label"] == "equivalent" for x in made(r, languages)]
        parts = [((*real, *more), 1.0)] if kind == "en" else [((*real, *more), OWN), (english, 1.0)]
        english = english or real
        found = []
        for hand in {x.hand for x in real}:
            b = fit(parts, hand)
            found += [(surest(x, b), x) for x in real if x.hand == hand]
        name = "across" if kind == "en-ru" else kind
        limits[name] = round(float(report(name, found)), 3)
        constants[name] = tuple(round(float(c), 4) for c in fit(parts))
    text = TARGET.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    block = f"COEFFICIENTS: dict[str, tuple[float, ...]] = {constants}\nLIMITS: dict[str, float] = {limits}\n"
    TARGET.write_text(text[:start] + block.replace("'", '"') + text[end:], encoding="utf-8")


if __name__ == "__main__":
    main()
