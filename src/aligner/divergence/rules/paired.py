"""Negators of both sides that answer each other, by what they govern and what stands around them."""

from typing import TYPE_CHECKING

from aligner.divergence.rules.negators import REACH, Cue, scope_of, with_concord
from aligner.divergence.rules.scopes import SAID, governed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.evidence import Case, Span

ANSWERED, RENDERED, SOME = 1.5, 0.6, 0.6
NEARNESS = 0.3
NOTHING = frozenset({"none", "nobody", "nothing", "neither", "никто", "ничто"})
Pair = tuple[Cue, Cue, float | None]


def pair_off(case: "Case", strong_a: "Sequence[Cue]", strong_b: "Sequence[Cue]") -> list[Pair]:
    """Negators of both sides that answer each other, and how much they share if others might do so."""
    if not strong_a or not strong_b:
        return []
    alone = len(strong_a) == len(strong_b) == 1
    used_a: set[int] = set()
    used_b: set[int] = set()
    result: list[Pair] = []
    for score, i, j in [(None, 0, 0)] if alone else _ranked(case, strong_a, strong_b):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            result.append((strong_a[i], strong_b[j], score))
    return result


def _ranked(
    case: "Case", strong_a: "Sequence[Cue]", strong_b: "Sequence[Cue]"
) -> list[tuple[float, int, int]]:
    """Pairs of negators of both sides, those that share most first, with how much they share."""
    scopes = [scope_of(case.b, y) for y in strong_b]
    scored: list[tuple[float, int, int]] = []
    for i, x in enumerate(strong_a):
        own = scope_of(case.a, x)
        scored += [(-_kinship(case, x, y, own, scopes[j]), i, j) for j, y in enumerate(strong_b)]
    return [(-score, i, j) for score, i, j in sorted(scored)]


def _sureness(case: "Case", x: Cue, y: Cue, score: float | None) -> float:
    """How sure it is that two negators answer each other; without a `score` no others might do it."""
    same = case.m.pairs.get((x.first, y.first), 0.0) >= RENDERED
    same = same or case.a.norms[x.first] == case.b.norms[y.first]
    if same or ((score is None or score >= SOME) and _is_alike(case, x, y)):
        return ANSWERED
    if score is None:
        score = _kinship(case, x, y, scope_of(case.a, x), scope_of(case.b, y))
    return score - NEARNESS * case.near(x.first, y.first, REACH)


def _is_alike(case: "Case", x: Cue, y: Cue) -> bool:
    """Whether two particles deny the same thing, or what they deny is not known to be another."""
    if not x.kind == y.kind == "particles":
        return False
    if all(c.last > c.first or side.norms[c.first] in NOTHING for side, c in ((case.a, x), (case.b, y))):
        return True
    i, j = governed(case.a, x), governed(case.b, y)
    if i is None or j is None:
        return True
    at, back = case.linked(i, SAID), case.flipped().linked(j, SAID)
    return at in {None, j} and back in {None, i}


def is_answered(case: "Case", a: "Span", b: "Span", pairs: "Sequence[Pair]") -> bool:
    """Whether a negator in one of the spans answers one outside of the other."""
    here, there = with_concord(case.a, a), with_concord(case.b, b)
    return any(
        (x.first in here) != (y.first in there) and _sureness(case, x, y, score) >= ANSWERED
        for x, y, score in pairs
    )


def _kinship(case: "Case", x: Cue, y: Cue, own: "Sequence[int]", theirs: "Sequence[int]") -> float:
    """How much of what two negators govern is the same, and of what stands around them."""
    weights, pairs = case.a.tokens.weights, case.m.pairs
    shared = 0.0
    for i in own:
        for j in theirs:
            if (s := pairs.get((i, j), 0.0)) > 0.4:
                shared += s * min(weights[i], 4.0)
    return shared + NEARNESS * case.near(x.first, y.first, REACH)
