"""Omission and addition: a stretch of one side of which the other has no trace.

Within a language, runs of words that find no like (rules/runs.py) and that the other side is not likely to
tell in other words; between two languages the same with a higher bar, and whole sentences.
"""

from typing import TYPE_CHECKING

from aligner.divergence.rules.leftover import kind_of, left_over
from aligner.divergence.rules.runs import LIMITS, LIST_WORDS, Run, closes, opens, runs
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case
    from aligner.model import Divergence

LIMIT_ELSE = 0.97
FEW, WARY = 30, 0.4
"""In so few words a surer finding is wanted: the limit moves so far towards 1."""
LISTED = 0.08
WHOLE = 0.85
SURE = 0.8
MOST = 0.6
EXACT, HEAVY, WORDS = 0.9, 2.4, 4
"""In what is word for word the same, two words of this weight are missed, of so many words most may be."""
BEHIND, BEHIND_ACROSS = 0.5, 0.7


def find(case: "Case") -> "Iterable[Divergence]":
    """The runs of each side that are held to be omitted or added."""
    limit = LIMITS.get(kind_of(case), LIMIT_ELSE)
    if len(case.m.a) + len(case.m.b) < FEW:
        limit += WARY * (1.0 - limit)
    whole = list(_sentences(case))
    yield from whole
    sides = [(0, case), (1, case.flipped())]
    if whole:
        sides.pop(0 if whole[0].category is Category.OMISSION else 1)
    for side, here in sides:
        if span := _cut(here):
            yield lacking(case, span, side)
            continue
        if best := _likeliest(here, limit):
            yield lacking(case, (best.first, best.last), side)


def _likeliest(case: "Case", limit: float) -> Run | None:
    """The run of A that is likeliest to be missing in B, if likely enough; else a member of a list."""
    for run in sorted(runs(case), key=lambda r: -r.probability):
        if run.probability < LISTED:
            break
        if (run.probability >= limit or _is_list_item(case, run)) and not (
            _is_name(case, run) or _is_report(case, run) or is_most(case, run)
        ):
            return run
    return None


def _cut(case: "Case") -> tuple[int, int] | None:
    """The one stretch of A that B leaves out, where all else stands in B word for word, in whatever order."""
    if case.m.a.language != case.m.b.language:
        return None
    of_b = case.m.of_b
    for j in case.b.heavy:
        if (link := of_b[j]) is None or link[2] < EXACT:
            return None
    side = case.a
    content = side.heavy
    lost = [i for i in content if case.linked(i, EXACT) is None]
    inside = all(x and x.similarity >= EXACT and not x.moved for x in of_b)
    most = 2 * len(lost) > len(content) + 1 and not (inside and len(case.m.b) >= WORDS)
    if not lost or most or len(lost) != sum(lost[0] <= i <= lost[-1] for i in content):
        return None
    over = left_over(case, 0)
    first = lost[0]
    while first and case.linked(first - 1, EXACT) is None and not side.breaks[first]:
        first -= 1
    whole = opens(side, first) and closes(side, lost[-1])
    return (first, lost[-1]) if whole and sum(over[i] >= HEAVY for i in lost) > 1 else None


def _sentences(case: "Case") -> "Iterable[Divergence]":
    """A whole sentence that the rest of the passage leaves far behind; across languages only such."""
    behind = BEHIND if case.m.a.language == case.m.b.language else BEHIND_ACROSS
    count_a, count_b = (s.sentence[-1] + 1 for s in (case.a, case.b))
    if count_a == count_b:
        return
    side, here = (0, case) if count_a > count_b else (1, case.flipped())
    shares: dict[int, list[float]] = {}
    best, sentence = here.best_a, here.a.sentence
    for i in here.a.heavy:
        shares.setdefault(sentence[i], []).append(best[i])
    found = sorted((sum(v) / len(v), k) for k, v in shares.items())
    if len(found) < 2 or found[0][0] > behind * found[1][0]:
        return
    inside = [i for i, k in enumerate(sentence) if k == found[0][1]]
    yield lacking(case, (inside[0], inside[-1]), side)


def is_most(case: "Case", run: Run) -> bool:
    """Whether a run is most of its side, and the other side is as long: it is told in other words."""
    content = case.a.heavy
    inside = sum([run.first <= i <= run.last for i in content])
    return inside > MOST * len(content) and len(case.b.heavy) >= MOST * len(content)


def _is_name(case: "Case", run: Run) -> bool:
    """Whether a run is but one name: a name more or less of the same person or place, which adds nothing."""
    return run.first == run.last and case.m.a.lexemes[run.last].is_capital


def _is_report(case: "Case", run: Run) -> bool:
    """Whether a run only says that something is said: `, they report`; whose word it is tells hedging."""
    speech = case.a.tables.words("hedging", "speech") if case.a.tables else frozenset()
    words = [case.a.norms[i] for i in range(run.first, run.last + 1) if case.a.content[i]]
    return bool(words) and speech.issuperset(words)


def _is_list_item(case: "Case", run: Run) -> bool:
    """Whether a run is one member of a list whose other members are on the other side."""
    norms, breaks = case.a.norms, case.a.breaks
    first = run.first
    while first < run.last and norms[first] in LIST_WORDS:
        first += 1
    after = run.last + 1
    if after >= len(norms) or first == 0 or run.last - first > 2 or run.share < WHOLE:
        return False
    opened = breaks[first] or norms[first - 1] in LIST_WORDS
    closed = breaks[after] or norms[after] in LIST_WORDS
    mates = [case.linked(i, SURE) for i in (first - 1, first - 2, after, after + 1) if 0 <= i < len(norms)]
    there = [
        j for i, j in zip((first - 1, first - 2, after, after + 1), mates, strict=False) if j is not None
    ]
    return (
        opened
        and closed
        and len(there) >= 2
        and (norms[after] in LIST_WORDS or "and" in norms[after : after + 4])
    )


def lacking(case: "Case", span: tuple[int, int], side: int) -> "Divergence":
    """The words `span` of A (side 0) or B (side 1) reported as missing on the other side."""
    if side == 0:
        text = _short(case.a.text(*span))
        return case.report(Category.OMISSION, span, None, f"'{text}' is in A; B has no trace of it")
    text = _short(case.b.text(*span))
    return case.report(Category.ADDITION, None, span, f"'{text}' is in B; A has no trace of it")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
