"""Conditions turned round: `unless he comes` against `if he comes`, `never without` against `without`."""

from typing import TYPE_CHECKING

from aligner.divergence.rules.negators import cues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side, Span

LENGTH = 9
ALIKE, PART = 0.6, 0.6
UNLESS = frozenset({"unless", "except", "without", "until", "till", "save", "only"})
IF = frozenset({"if", "provided", "when", "whenever", "once", "where", "should"})
DENIED = frozenset(
    {"not", "n't", "never", "no", "nor", "none", "nobody", "nothing", "neither", "cannot", "less"}
)
ABSENT = 5


def turned(case: "Case") -> "Iterable[tuple[Span, Span]]":
    """Pairs of a condition of A and what B makes its opposite, either way round."""
    if (case.a.tokens.language, case.b.tokens.language) != ("en", "en"):
        return
    for x, y in (*_unless(case), *_without(case)) if _may_turn(case.a) else ():
        yield x, y
    for y, x in (*_unless(case.flipped()), *_without(case.flipped())) if _may_turn(case.b) else ():
        yield x, y


def _may_turn(side: "Side") -> bool:
    return "unless" in side.vocabulary or "without" in side.vocabulary


def _unless(case: "Case") -> "Iterable[tuple[Span, Span]]":
    """`unless` of A where B has `if`, of the same thing; no more is denied on one side than on the other."""
    if "unless" not in case.a.vocabulary or not UNLESS.isdisjoint(case.b.vocabulary - {"only"}):
        return
    i = case.a.norms.index("unless")
    own = _clause(case.a, i)
    if not own or not DENIED.isdisjoint(case.a.norms[k] for k in own):
        return
    for j, norm in enumerate(case.b.norms):
        if norm not in IF or (norm == "should" and j and not case.b.breaks[j]):
            continue
        there = _clause(case.b, j)
        if DENIED.isdisjoint(case.b.norms[k] for k in there) and _alike(case, own, there):
            if _denials(case.a) == _denials(case.b):
                yield (i, i), (j, j)
            return


def _denials(side: "Side") -> int:
    """Whether an odd number of negators stands in a text."""
    return len(cues(side)[0]) % 2


def _clause(side: "Side", i: int) -> range:
    """The words of the clause that word `i` opens."""
    end = i + 1
    while end < min(len(side.norms), i + 1 + LENGTH) and not side.breaks[end]:
        end += 1
    return range(i + 1, end)


def _alike(case: "Case", own: range, there: range) -> bool:
    """Whether half of what a clause of A says stands in a clause of B."""
    content = [k for k in own if case.a.is_content(k)]
    same = sum((j := case.linked(k, ALIKE)) is not None and j in there for k in content)
    return bool(content) and same >= PART * len(content)


def _without(case: "Case") -> "Iterable[tuple[Span, Span]]":
    """`never without` in A where B has the same `without`, and nothing that denies it."""
    for i in case.a.tokens.places("without"):
        j = case.linked(i, ALIKE)
        if j is None or case.b.norms[j] != "without" or not _same_object(case, i, j):
            continue
        before = [k for k in range(max(0, i - ABSENT), i) if case.a.norms[k] in DENIED]
        same = case.b.sentence[j]
        denied = any(n in DENIED and s == same for n, s in zip(case.b.norms, case.b.sentence, strict=True))
        if len(before) == 1 and not any(case.a.breaks[before[0] + 1 : i + 1]) and not denied:
            yield (before[0], i), (j, j)


def _same_object(case: "Case", i: int, j: int) -> bool:
    """Whether a content word right behind one `without` stands behind the other."""
    return any(
        (k := case.linked(x, ALIKE)) is not None and 0 < k - j <= ABSENT
        for x in range(i + 1, min(len(case.a.norms), i + 1 + ABSENT))
        if case.a.is_content(x)
    )
