"""Negation: a predicate affirmed on one side and denied on the other.

Negators of the two sides explain each other first, by what stands around them; two in a row cancel. What is
left over accuses only where the predicate that it denies stands on the other side without any denial near it.
"""

from itertools import compress, count
from typing import TYPE_CHECKING

from aligner.divergence.rules.conditions import turned
from aligner.divergence.rules.contrasts import contrast, is_shared, scant
from aligner.divergence.rules.denied import denied, same
from aligner.divergence.rules.excuses import Doubts, denial_near, is_astray, is_excused
from aligner.divergence.rules.flips import flips_of
from aligner.divergence.rules.negators import (
    REACH,
    Cue,
    cancelled,
    cues,
    doubles,
    joint,
    scope_of,
)
from aligner.divergence.rules.paired import is_answered, pair_off
from aligner.divergence.rules.poles import odd, weigh
from aligner.divergence.rules.quantifiers import accompanied, quantified
from aligner.divergence.rules.scopes import governed, is_timed, stands_against
from aligner.divergence.rules.unreal import is_parted
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side, Span
    from aligner.divergence.rules.paired import Pair
    from aligner.divergence.rules.poles import Pole, Verdict
    from aligner.divergence.rules.quantifiers import Scope
    from aligner.model import Divergence

SURE, APART, BEFORE = 0.8, 12, 2
SCANT = frozenset({"little", "few"})
FAR, NEARBY = 20, 9
"""As far off a word may take a denial back; nearer, where two words are opposites by themselves."""


def find(case: "Case") -> "Iterable[Divergence]":
    """Denials of one side that the other does not share."""
    if case.a.tables is None or case.b.tables is None:
        return
    verdict, (shared, parted) = weigh(case), accompanied(case)
    over = (
        _covered(case.a, verdict.agreed_a, [x for x, _ in shared]),
        _covered(case.b, verdict.agreed_b, [y for _, y in shared]),
    )
    flips = [(i, j, n) for i, j, n in flips_of(case) if i not in over[0] and j not in over[1]]
    strong, loose = _in_force(case, flips, over)
    pairs = pair_off(case, *strong)
    paired = {x.first for x, _, _ in pairs}, {y.first for _, y, _ in pairs}
    left = _left(case.a, strong[0], paired[0]), _left(case.b, strong[1], paired[1])
    disputes = [*_swapped(case, pairs), *_disputed(case, verdict, parted)]
    told: list[tuple[Span, Span]] = []
    doubts = Doubts(case, (over[0] | paired[0], over[1] | paired[1]))
    if disputes:
        plain = {(x.span, y.span) for x, y in verdict.opposed if not (x.denials or y.denials)}
        for a, b, reason in disputes:
            far = NEARBY if (a, b) in plain else FAR
            if _is_told(a, b, told) or is_answered(case, a, b, pairs):
                continue
            if not doubts.of(0).speak_for(a, far) and not doubts.of(1).speak_for(b, far):
                told.append((a, b))
                yield case.report(Category.NEGATION, a, b, reason)
    yield from _unshared(case, left, strong, loose, doubts, told)


def _left(side: "Side", strong: "Sequence[Cue]", paired: set[int]) -> list[Cue]:
    """The negators of a side that nothing on the other answers."""
    left = [c for c in strong if c.first not in paired]
    return cancelled(side, joint(side, left, paired)) if left else []


def _unshared(  # noqa: PLR0917 - what is known of the negators of both sides
    case: "Case",
    left: tuple[list[Cue], list[Cue]],
    strong: tuple[list[Cue], list[Cue]],
    loose: tuple[list[int], list[int]],
    doubts: Doubts,
    told: "Sequence[tuple[Span, Span]]",
) -> "Iterable[Divergence]":
    """The negators `left` of either side where the other says plainly what they deny."""
    if not any(left):
        return
    twofold = doubles(case.a), doubles(case.b)
    for n, here in enumerate((case, case.flipped())):
        if not left[n]:
            continue
        there = here.flipped()
        free = [
            j for j in loose[1 - n] if not is_shared(there, j) or (j in twofold[1 - n] and not twofold[n])
        ]
        for cue in left[n]:
            target = contrast(here, cue)
            if target is None:
                target = denied(here, cue, free, strong[1 - n])
            spans = ((cue.first, cue.last), (target or 0, target or 0))
            if target is None or is_parted(here, cue.first, target):
                continue
            if _is_told(*(spans if n == 0 else spans[::-1]), told):
                continue
            own, theirs = (doubts.of(k).without({c.first for c in left[k]}) for k in (n, 1 - n))
            if not is_excused(here, target, spans, (own, theirs)):
                yield _report(here, cue, target, n)


def _in_force(
    case: "Case", flips: "Sequence[tuple[int, int, int]]", over: "tuple[set[int], ...]"
) -> tuple[tuple[list[Cue], list[Cue]], tuple[list[int], list[int]]]:
    """The negators of both sides that nothing has settled yet, affixes among them, and the loose words."""
    (strong_a, loose_a), (strong_b, loose_b) = cues(case.a), cues(case.b)
    at_a, at_b = {i for i, _, n in flips if n == 0}, {j for _, j, n in flips if n == 1}
    strong_a = [c for c in strong_a if c.first not in at_a and over[0].isdisjoint(range(c.first, c.last + 1))]
    strong_b = [c for c in strong_b if c.first not in at_b and over[1].isdisjoint(range(c.first, c.last + 1))]
    strong_a += [Cue("affix", i, i, j) for i, j, negative in flips if negative == 0]
    strong_b += [Cue("affix", j, j, i) for i, j, negative in flips if negative == 1]
    return (strong_a, strong_b), (loose_a, loose_b)


def _swapped(case: "Case", pairs: "Sequence[Pair]") -> "Iterable[tuple[Span, Span, str]]":
    """Two things of which either side denies another: `not rain but fear`, `rain and not fear`."""
    for x, y, _ in pairs:
        if not (stands_against(case.a, x) and stands_against(case.b, y)):
            continue
        i, j = governed(case.a, x), governed(case.b, y)
        if i is None or j is None:
            continue
        at, back = case.linked(i, SURE), case.flipped().linked(j, SURE)
        if at is None or back is None or at == j or _is_denied(case, x, y, back, at):
            continue
        if abs(at - j) <= APART and abs(back - x.first) <= APART:
            a, b = case.a.text(x.first, i), case.b.text(y.first, j)
            yield (x.first, i), (y.first, j), f"A denies '{a}', B '{b}': another part is denied"


def _is_denied(case: "Case", x: Cue, y: Cue, i: int, j: int) -> bool:
    """Whether negators also deny the word of their side that the other one denies."""
    denied_too = i in scope_of(case.a, x) or j in scope_of(case.b, y)
    return denied_too or 0 < i - x.last <= BEFORE or 0 < j - y.last <= BEFORE


def _disputed(
    case: "Case", verdict: "Verdict", parted: "Sequence[tuple[Scope, Scope]]"
) -> "Iterable[tuple[Span, Span, str]]":
    """Predicates at opposite poles, quantifiers and companions that say otherwise, with the reason."""
    across = case.a.tokens.language != case.b.tokens.language
    for x, y in odd(case, verdict.opposed):
        if is_parted(case, x.first, y.first) or _is_timed(case, x, y):
            continue
        if across and (
            denial_near(*((case.a, x.first) if x.affirmed else (case.b, y.first)))
            or is_astray(case, x.first, y.first)
        ):
            continue
        denies, affirms = ("B", "A") if x.affirmed else ("A", "B")
        a, b = case.a.text(*x.span), case.b.text(*y.span)
        yield x.span, y.span, f"{denies} denies what {affirms} affirms: '{a}' against '{b}'"
    reaches = list(quantified(case))
    if reaches:
        agreed = (verdict.agreed_a, verdict.agreed_b)
        settled = [{k for p in poles for k, _ in p.denials} for poles in agreed]
        reaches = [(x, y) for x, y in reaches if x.first not in settled[0] and y.first not in settled[1]]
    for p, q in (*reaches, *parted):
        a, b = case.a.text(p.first, p.last), case.b.text(q.first, q.last)
        yield (p.first, p.last), (q.first, q.last), f"'{a}' became '{b}': one affirms what the other denies"
    for here, there in _scant(case) if _may_be_scant(case) else ():
        a, b = case.a.text(*here), case.b.text(*there)
        yield here, there, f"'{a}' became '{b}': one denies what the other affirms"
    for here, there in turned(case):
        a, b = case.a.text(*here), case.b.text(*there)
        yield here, there, f"'{a}' became '{b}': the condition is turned round"


def _is_timed(case: "Case", x: "Pole", y: "Pole") -> bool:
    """Whether a denial of one predicate is of a time: `had not met for a year`."""
    denied_a, denied_b = (max((k for _, k in p.denials), default=None) for p in (x, y))
    timed = denied_a is not None and is_timed(case, denied_a)
    return timed or (denied_b is not None and is_timed(case.flipped(), denied_b))


def _may_be_scant(case: "Case") -> bool:
    return not (SCANT.isdisjoint(case.a.vocabulary) and SCANT.isdisjoint(case.b.vocabulary))


def _scant(case: "Case") -> "Iterable[tuple[Span, Span]]":
    """`Little` against `much`, either way round."""
    if at := scant(case):
        yield (at[0], at[0]), (at[1], at[1])
    if at := scant(case.flipped()):
        yield (at[1], at[1]), (at[0], at[0])


def _is_told(a: "Span", b: "Span", told: "Sequence[tuple[Span, Span]]") -> bool:
    """Whether a finding shares words with one that is reported already."""
    return any((a[0] <= x[1] and x[0] <= a[1]) or (b[0] <= y[1] and y[0] <= b[1]) for x, y in told)


def _covered(side: "Side", found: "Sequence[Pole]", more: "Iterable[Scope]") -> set[int]:
    """Places of the words and negators of predicates that are settled already, and of `more`."""
    settled = {p.first for p in found}
    spans = [span for p in found if p.denials or p.last > p.first for span in (*p.denials, (p.first, p.last))]
    for first, last in (*spans, *[(x.first, x.last) for x in more]):
        settled.update(range(first, last + 1))
    concord = side.tables.words("negation", "concord") if side.tables else frozenset()
    if found and not concord.isdisjoint(side.vocabulary):
        clauses = {side.clause[k] for p in found for k, _ in p.denials}
        again = compress(count(), map(concord.__contains__, side.norms))
        settled.update(k for k in again if side.clause[k] in clauses)
    return settled


def _report(case: "Case", cue: Cue, target: int, side: int) -> "Divergence":
    mine, theirs = case.a, case.b
    scope = [i for i in scope_of(mine, cue) if case.linked(i, same(case)) == target]
    last = max([cue.last, *scope])
    first = min([cue.first, *scope])
    if last - first > REACH + 2:
        first, last = cue.first, cue.last
    x, y = mine.text(first, last), theirs.text(target, target)
    spans = ((first, last), (target, target))
    if side == 0:
        return case.report(Category.NEGATION, *spans, f"A denies what B affirms: '{x}' against '{y}'")
    return case.flipped().report(
        Category.NEGATION, *spans[::-1], f"B denies what A affirms: '{x}' against '{y}'"
    )
