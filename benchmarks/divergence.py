"""Measures divergence: labelled pairs, human similarity, false flags, time; prints tables in Markdown.

usage: divergence.py EVAL_FOLDER

The folder holds divergence/pairs.*.tsv and similarity/stsb-*-dev.csv, SICK_trial.txt.

Its labelled pairs are split by the hash of their id: a third is held out, not looked at while rules were
made. Those of benchmarks/pairs come from other hands; all but the closed ones were looked at.
"""

import csv
import math
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

import snowballstemmer
from rapidfuzz import fuzz
from scipy.stats import spearmanr

from aligner.divergence import compare
from aligner.model import Comparison, Severity

CATEGORIES = (
    "omission", "addition", "negation", "number", "date", "name", "modality", "hedging", "reversal", "typo",
)  # fmt: skip
KIN = {"number": {"number", "date"}, "date": {"number", "date"}}
LANGUAGES = {"en": ("en", "en"), "ru": ("ru", "ru"), "en-ru": ("en", "ru")}
OWN = Path(__file__).with_name("pairs")
HANDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen".split()  # noqa: SIM905 - in order
)
CLOSED = {"nine.en.tsv", "twelve.en.tsv", "thirteen.en.tsv"}
GROUPS = {"held out": ("held",), "closed": ("closed",), "worked on": ("worked", "own")}
PASSES = 14
SLACK = 0.05
"""How far beads of so many words may be off."""
Row = dict[str, str]
Pair = tuple[str, str, float]


def labelled(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def is_held(row: Row) -> bool:
    return int(sha256(row["id"].encode()).hexdigest(), 16) % 3 == 0


def flags(c: Comparison) -> set[str]:
    return {d.category.value for d in c.divergences if d.severity is Severity.MEANING or d.category == "typo"}


def auc(high: Sequence[float], low: Sequence[float]) -> float:
    return sum((x > y) + 0.5 * (x == y) for x in high for y in low) / max(1, len(high) * len(low))


def score(rows: Sequence[Row], lang_a: str, lang_b: str) -> tuple[str, dict[str, tuple[int, int, int]]]:
    hit, false, missed = Counter[str](), Counter[str](), Counter[str]()
    flagged, scores = 0, []
    for r in rows:
        c = compare(r["a"], r["b"], lang_a=lang_a, lang_b=lang_b)
        want = [] if r["label"] == "equivalent" else r["label"].split()
        got = flags(c) & set(CATEGORIES)
        scores.append((c.meaning or 0.0, bool(want)))
        for w in want:
            (hit if got & KIN.get(w, {w}) else missed)[w] += 1
        for g in got:
            false[g] += not any(g in KIN.get(w, {w}) for w in want)
        flagged += not want and any(d.severity is Severity.MEANING for d in c.divergences)
    h, f, m = hit.total(), false.total(), missed.total()
    same = sum(not changed for _, changed in scores)
    area = auc([s for s, changed in scores if changed], [s for s, changed in scores if not changed])
    line = f"{h / max(1, h + f):.3f} | {h / max(1, h + m):.3f} | {flagged}/{same} | {area:.3f}"
    return line, {k: (hit[k], false[k], missed[k]) for k in CATEGORIES}


def judged(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        return [(a, b, float(s)) for a, b, s in csv.reader(file)]


def chrf(a: str, b: str) -> float:
    def side(x: str, y: str) -> float:
        values = []
        for n in range(1, 7):
            p, q = (Counter(t[i : i + n] for i in range(len(t) - n + 1)) for t in (x, y))
            if p and q:
                same = (p & q).total()
                values.append((same / p.total(), same / q.total()))
        if not values:
            return 0.0
        precision, recall = (statistics.mean(v) for v in zip(*values, strict=True))
        return 5 * precision * recall / (4 * precision + recall) if precision + recall else 0.0

    a, b = a.replace(" ", ""), b.replace(" ", "")
    return (side(a, b) + side(b, a)) / 2


def tfidf(pairs: Sequence[Pair], language: str) -> Callable[[str, str], float]:
    stem = snowballstemmer.stemmer({"en": "english", "ru": "russian"}[language]).stemWord

    def words(text: str) -> Counter[str]:
        return Counter(stem(w) for w in "".join(c if c.isalnum() else " " for c in text.lower()).split())

    seen = Counter(w for a, b, _ in pairs for t in (a, b) for w in words(t))
    n = 2 * len(pairs)

    def vector(text: str) -> dict[str, float]:
        return {w: c * (math.log((1 + n) / (1 + seen[w])) + 1) for w, c in words(text).items()}

    def cosine(a: str, b: str) -> float:
        x, y = vector(a), vector(b)
        norm = math.hypot(*x.values()) * math.hypot(*y.values())
        return sum(v * y.get(w, 0.0) for w, v in x.items()) / norm if norm else 0.0

    return cosine


def similarity(folder: Path) -> Iterable[str]:
    yield "| Spearman with human scores | STS-B en | STS-B ru |"
    yield "|---|---|---|"
    sets = {lang: judged(folder / f"stsb-{lang}-dev.csv") for lang in ("en", "ru")}
    measures: dict[str, Callable[[str], Callable[[str, str], float]]] = {
        "rapidfuzz ratio": lambda _: fuzz.ratio,
        "rapidfuzz token_sort_ratio": lambda _: fuzz.token_sort_ratio,
        "chrF": lambda _: chrf,
        "TF-IDF of stems": lambda lang: tfidf(sets[lang], lang),
        "1 - W": lambda lang: lambda a, b: -compare(a, b, lang_a=lang, lang_b=lang).wording,
        "1 - M": lambda lang: lambda a, b: -(compare(a, b, lang_a=lang, lang_b=lang).meaning or 0.0),
    }
    for name, make in measures.items():
        cells = []
        for lang, pairs in sets.items():
            measure = make(lang)
            cells.append(f"{spearmanr([measure(a, b) for a, b, _ in pairs], [s for *_, s in pairs])[0]:.3f}")
        yield f"| {name} | {' | '.join(cells)} |"
    for lang, pairs in sets.items():
        same = [compare(a, b, lang_a=lang, lang_b=lang) for a, b, s in pairs if s >= 4.5]
        counts = Counter(k for c in same for k in flags(c))
        shares = ", ".join(f"{k} {100 * v / len(same):.1f} %" for k, v in counts.most_common())
        yield f"\nFlags on the {len(same)} {lang} pairs that humans score 4.5 or more: {shares or 'none'}."


def contradictions(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    m = [compare(r["sentence_A"], r["sentence_B"], lang_a="en", lang_b="en").meaning or 0.0 for r in rows]
    by = {
        k: [v for v, r in zip(m, rows, strict=True) if r["entailment_judgment"] == k]
        for k in ("CONTRADICTION", "ENTAILMENT")
    }
    rho = -spearmanr(m, [float(r["relatedness_score"]) for r in rows])[0]
    return (
        f"SICK trial: Spearman {rho:.3f}, AUC of contradiction against entailment "
        f"{auc(by['CONTRADICTION'], by['ENTAILMENT']):.3f}."
    )


def cost(rows: Sequence[Row]) -> str:
    """CPU of one comparison of rows put together to so many words of both sides; the best of some passes."""
    told = []
    for size in (50, 200, 400):
        parts = put_together(rows, size)[:20]
        words = sum(map(words_of, parts)) / len(parts)
        best = math.inf
        for turn in range(PASSES):
            start = time.process_time()
            for x, y in parts:
                compare(x + " " * turn, y + " " * turn, lang_a="en", lang_b="en")
            best = min(best, time.process_time() - start)
        told.append(f"{words:.0f} words {1000 * best / len(parts):.1f} ms")
    return "CPU a bead, words linked and all categories judged, words of both sides: " + ", ".join(told) + "."


def put_together(rows: Sequence[Row], size: int) -> list[tuple[str, str]]:
    """Beads of about `size` words of both sides: rows in order; those that do not add up are passed over."""
    parts, first = [], 0
    for last in range(len(rows)):
        while True:
            here = rows[first : last + 1]
            bead = " ".join([r["a"] for r in here]), " ".join([r["b"] for r in here])
            if words_of(bead) <= size * (1 + SLACK):
                break
            first += 1
        if words_of(bead) >= size * (1 - SLACK):
            parts.append(bead)
            first = last + 1
    return parts


def words_of(bead: tuple[str, str]) -> int:
    return sum(len(text.split()) for text in bead)


def labelled_sets(folder: Path) -> Iterable[tuple[str, list[Row], str, str]]:
    """Name, rows and the two languages of each set of labelled pairs."""
    for name, (la, lb) in LANGUAGES.items():
        rows = labelled(folder / f"divergence/pairs.{name}.tsv")
        yield f"{name}, worked on", [r for r in rows if not is_held(r)], la, lb
        yield f"{name}, held out", list(filter(is_held, rows)), la, lb
    for path in sorted(
        OWN.glob("*.tsv"), key=lambda p: (p.name.split(".")[1], HANDS.index(p.name.split(".")[0]))
    ):
        hand, name, _ = path.name.split(".")
        kind = "closed" if path.name in CLOSED else "our own"
        yield f"{name}, {kind} {hand}", labelled(path), *LANGUAGES[name]


def main() -> None:
    folder = Path(sys.argv[1])
    print(
        "| pairs | precision | recall | equivalents with a meaning flag | AUC of M |\n|---|---|---|---|---|"
    )
    tables = {}
    for name, rows, la, lb in labelled_sets(folder):
        line, tables[name] = score(rows, la, lb)
        print(f"| {name} ({len(rows)}) | {line} |")
    print("\nEnglish, by category (found, false, missed):\n")
    print(f"| category | {' | '.join(GROUPS)} |")
    print("|---" * (1 + len(GROUPS)) + "|")
    for k in CATEGORIES:
        cells = []
        for signs in GROUPS.values():
            names = [x for x in tables if x.startswith("en,") and any(s in x for s in signs)]
            cells.append(", ".join(str(sum(tables[x][k][i] for x in names)) for i in range(3)))
        print(f"| {k} | {' | '.join(cells)} |")
    print()
    print("\n".join(similarity(folder / "similarity")))
    print("\n" + contradictions(folder / "similarity/SICK_trial.txt"))
    print("\n" + cost(labelled(folder / "divergence/pairs.en.tsv")))


if __name__ == "__main__":
    main()
