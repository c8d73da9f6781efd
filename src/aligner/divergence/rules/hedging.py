"""Hedging: how surely, how exactly or on whose word a thing is said."""

from typing import TYPE_CHECKING

from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.tables import Hit
    from aligner.model import Divergence

OPPOSITE = {"doubt": "certainty", "certainty": "doubt", "about": "exact", "exact": "about"}
SAID = {
    "doubt": "said with doubt",
    "certainty": "said as certain",
    "about": "said as nearly so",
    "exact": "said as exact",
}
REACH = 5
NEARLY = frozenset({"almost", "nearly", "virtually", "practically", "почти"})
ANCHORED = 0.6


def find(case: "Case") -> "Iterable[Divergence]":
    """Doubt or vagueness of one side that the other does not share."""
    if case.a.tables is None or case.b.tables is None:
        return
    hits_a, hits_b = hedges(case.a), hedges(case.b)
    back = case.flipped()
    for name in ("doubt", "about"):
        left_a = _left(back, [h for h in hits_a if h.name == name], hits_b)
        left_b = _left(case, [h for h in hits_b if h.name == name], hits_a)
        n = min(len(left_a), len(left_b))
        yield from _alone(case, left_a[n:], hits_b, 0)
        yield from _alone(case, left_b[n:], hits_a, 1)


def hedges(side: "Side") -> "list[Hit]":
    assert side.tables is not None  # noqa: S101 - the caller asked
    return side.tables.phrases("hedging", "doubt", "certainty", "about", "exact").find(side.tokens)


def _left(case: "Case", hits: "Sequence[Hit]", there: "Sequence[Hit]") -> "list[Hit]":
    """Hedges of B that nothing like them answers in A."""
    other = case.a
    assert other.tables is not None  # noqa: S101
    if not hits:
        return []
    names = {h.name for h in there}
    if hits[0].name in names:
        return []
    if hits[0].name == "doubt":
        answers = other.tables.phrases("hedging", "same_doubt").find(other.tokens)
        if any(not _same_word(case, h.first) for h in answers):
            return []
    return list(hits)


def _same_word(case: "Case", i: int) -> bool:
    return case.linked(i, 0.9) is not None


def _alone(case: "Case", hits: "Sequence[Hit]", there: "Sequence[Hit]", side: int) -> "Iterable[Divergence]":
    mine = case if side == 0 else case.flipped()
    for hit in hits:
        if hit.first == hit.last and mine.linked(hit.first, 0.8) is not None and mine.a.is_content(hit.first):
            continue
        opposite = next((h for h in there if h.name == OPPOSITE[hit.name]), None)
        anchors = _anchors(mine, hit)
        if opposite is None and not (anchors if hit.name == "doubt" else _nearly(mine, hit)):
            continue
        x = mine.a.text(hit.first, hit.last)
        if opposite is not None:
            y = mine.b.text(opposite.first, opposite.last)
            reason = f"'{x}' against '{y}': {SAID[hit.name]} on one side, {SAID[opposite.name]} on the other"
            there_span: tuple[int, int] | None = (opposite.first, opposite.last)
        else:
            reason = f"'{x}' has no counterpart: {SAID[hit.name]} on one side only"
            there_span = None
        here = (hit.first, hit.last)
        spans = (here, there_span) if side == 0 else (there_span, here)
        yield case.report(Category.HEDGING, spans[0], spans[1], reason)


def _nearly(case: "Case", hit: "Hit") -> bool:
    """Whether an `almost` stands before a word that the other side has."""
    if case.a.norms[hit.first] not in NEARLY or hit.last + 1 >= len(case.a.norms):
        return False
    return case.linked(hit.last + 1, 0.9) is not None


def _anchors(case: "Case", hit: "Hit") -> bool:
    """Whether what the hedge is said of stands on the other side."""
    around = (
        *range(max(0, hit.first - REACH), hit.first),
        *range(hit.last + 1, min(len(case.a.norms), hit.last + 1 + REACH)),
    )
    content = [i for i in around if case.a.is_content(i) and case.a.sentence[i] == case.a.sentence[hit.first]]
    alike: int = sum(case.best_a[i] >= ANCHORED for i in content)
    return bool(alike >= max(1, len(content) // 3))
