"""Words that deny: the negators in force, the words that each governs, and those that cancel out."""

from bisect import bisect_left, bisect_right
from functools import reduce
from itertools import compress, count
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.rules.ahead import content_from
from aligner.divergence.rules.signs import ASKS, DENIES, MAY_DENY, UNDOES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case, Side, Span

STRONG = frozenset({"particles", "verbs"})
"""The classes of words that deny by themselves."""
UNDOING = ASKS | UNDOES
REACH = 6
GOVERNED = 3
"""Content words behind a negator that it governs, at most."""
CANCEL = 3
DETERMINERS = frozenset({"no", "a", "nobody", "nothing", "none", "one"})
OBJECTS = frozenset({"no", "nobody", "none", "nothing", "neither"})
"""Negators that deny the verb before them: `harms nobody`."""
EXCEPTIVE = frozenset({"but", "except", "save", "кроме", "than"})
EXCEPTED = DETERMINERS | {"никто", "ничего", "ничто"}
"""Negators that only set a limit before an exception."""
RESERVES = frozenset({"except", "save", "unless"})
RESERVING = (["other", "than"], ["apart", "from"], ["anyone", "but"], ["anybody", "but"], ["any", "but"])
RESERVED = RESERVES | {first for first, _ in RESERVING}
COORDINATORS = frozenset({"and", "or", "nor", "but", "и", "или", "ни", "а", "но"})

UNDONE = ("забы", "упуст", "пропуст", "отказ", "избежа", "избег", "минова", "скры", "утаи", "пощад", "пожале")
DENYING = frozenset(
    {"no", "none", "nobody", "nothing", "not", "never", "neither"}
    | {"ни", "никто", "ничто", "нет", "никого", "не"}
)
GOVERNING = frozenset({"without", "без"})
"""What they deny stands behind them."""
LIMITED = EXCEPTED | GOVERNING
"""Words that an exception may make a mere limit of."""
JOINT = frozenset({"neither", "nor"})
OPENING = DENYING | JOINT
PLAIN = frozenset({"not", "n't", "no", "never", "cannot", "nobody", "не", "никто", "нельзя", "none"})
FEW = frozenset({"few", "hardly", "scarcely", "seldom", "rarely", "редко", "мало", "едва"})
BACK = OPENING | FEW
ABOUT = frozenset(
    {"which", "who", "whom", "whose", "that", "but", "который", "которая", "которое", "которые", "которого"}
    | {"которой", "которых", "кто", "кого", "чей", "чтобы", "что"}
)
"""They open a clause about what a negator before them denies."""


class Cue(NamedTuple):
    """A negator at tokens `first` to `last`; `kind` is particle, verb or affix."""

    kind: str
    first: int
    last: int
    target: int = -1
    """The word of the other side that an affix denies."""


def _in_question(side: "Side", i: int) -> bool:
    """Whether the sentence of word `i` ends in a question mark: `was he not?` denies nothing."""
    return "?" in side.tokens.text and next(
        (mark == "?" for place, mark in side.tokens.marks if place >= side.tokens.ends[i] and mark in ".!?;"),
        False,
    )


def doubles(side: "Side") -> set[int]:
    assert side.tables is not None  # noqa: S101
    return {h.first for h in side.tables.phrases("negation", "double").find(side.tokens)}


def cancelled(side: "Side", left: "Sequence[Cue]") -> list[Cue]:
    """Unanswered negators without the pairs in one sentence: `nobody … who did not` denies nothing."""
    kept: list[Cue] = []
    for cue in sorted(left, key=lambda c: c.first):
        last = kept[-1] if kept else None
        near = last and side.sentence[last.first] == side.sentence[cue.first]
        between = side.norms[last.last + 1 : cue.first + 1] if last else []
        reach = 2 * REACH if last and side.norms[last.last] not in DETERMINERS else 4 * REACH
        if near and len(between) <= reach and not COORDINATORS.intersection(between):
            kept.pop()
        else:
            kept.append(cue)
    return kept


def cues(side: "Side") -> tuple[list[Cue], list[int]]:
    """Negators in force, and the places of looser words that may stand for one."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    told = reduce(or_, side.signs.values(), 0)
    strong, loose = _said(side, told)
    kept: list[Cue] = []
    concord = side.tables.words("negation", "concord")
    for cue in _plain(side, strong, loose):
        last = kept[-1] if kept else None
        if last and cue.first - last.last <= CANCEL and side.norms[last.first] in concord:
            continue
        if last and side.norms[last.first] == side.norms[cue.first] and _is_joined(side, last, cue):
            kept.append(cue)
            continue
        if last and cue.first - last.last <= CANCEL and not any(side.breaks[last.last + 1 : cue.first + 1]):
            kept.pop()
            loose += [last.first, cue.first]
        else:
            kept.append(cue)
    affixed = [k for k in loose if side.signs.get(k, 0) & DENIES] if kept and told & DENIES else []
    for cue in list(kept) if affixed else ():
        if any(0 < k - cue.last <= CANCEL for k in affixed):
            kept.remove(cue)
            loose.append(cue.first)
            if side.signs.get(cue.first, 0) & DENIES:
                affixed.append(cue.first)
    return kept, loose


def _said(side: "Side", told: int) -> tuple[list[Cue], list[int]]:
    """Negators that nothing beside them limits, and looser words; `told` are all the signs of the side."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    hits = side.tables.phrases("negation", "double", "particles", "verbs", "cues").find(side.tokens)
    found = [Cue(*h) for h in hits if h.name in STRONG]
    loose = [h.first for h in hits if h.name not in STRONG]
    if told & MAY_DENY:
        weights = side.tokens.weights
        loose += [i for i, bits in side.signs.items() if bits & MAY_DENY and weights[i] > 1.5]
    undoing = [i for i, bits in side.signs.items() if bits & UNDOING] if told & UNDOING else []
    after, weak = side.tables.words("negation", "only_after"), side.tables.words("negation", "weak_verbs")
    strong: list[Cue] = []
    for cue in found:
        limited = cue.kind == "particles" and _is_limited(side, cue, after, undoing)
        if limited or (cue.first == cue.last and side.norms[cue.first] in weak):
            loose.append(cue.first)
        else:
            strong.append(cue)
    return strong, loose


def _is_joined(side: "Side", x: Cue, y: Cue) -> bool:
    """Whether one negator is said again behind `and` or `or`: `without hat and without coat`."""
    return not COORDINATORS.isdisjoint(side.norms[x.last + 1 : y.first])


def _plain(side: "Side", strong: "Sequence[Cue]", loose: list[int]) -> list[Cue]:
    """The negators but those that a clause about them takes back: `no cry that has not come to his ear`.

    They are loose.
    """
    norms = side.norms
    opens = [c.first for c in strong if norms[c.first] in OPENING and c.kind == "particles"]
    if not FEW.isdisjoint(side.vocabulary):
        opens = sorted([*opens, *[k for k in loose if norms[k] in FEW]])
    kept = list(strong)
    for k in opens:
        for cue in kept:
            then = cue.first
            if then > k and norms[then] != "nor":
                if _is_about(side, k, then):
                    loose += [k, then]
                    kept = [c for c in kept if c.first not in {k, then}]
                break
    return kept


def joint(side: "Side", left: "Sequence[Cue]", paired: "AbstractSet[int]") -> list[Cue]:
    """Unanswered negators without a `neither` or `nor` whose other half is answered."""
    halves = {side.sentence[k] for k in paired if side.norms[k] in JOINT}
    return [c for c in left if not (side.norms[c.first] in JOINT and side.sentence[c.first] in halves)]


def is_taken_back(side: "Side", k: int) -> bool:
    """Whether word `k` denies within a clause about what another word denies, or over such a clause."""
    norms, sentence = side.norms, side.sentence
    here, is_about = sentence[k], False
    for i in range(k, max(0, k - 3 * REACH), -1):
        if norms[i] in COORDINATORS or sentence[i - 1] != here:
            break
        is_about = is_about or norms[i] in ABOUT
        if is_about and norms[i - 1] in BACK:
            return True
    is_about = False
    for i in range(k + 1, min(len(norms), k + 3 * REACH)):
        if norms[i] in COORDINATORS or sentence[i] != here:
            break
        is_about = is_about or norms[i] in ABOUT
        if is_about and norms[i] in OPENING:
            return True
    return False


def _is_about(side: "Side", i: int, j: int) -> bool:
    """Whether a clause about what word `i` opens reaches from there to word `j`."""
    if j - i > 3 * REACH or side.sentence[i] != side.sentence[j]:
        return False
    between = side.norms[i + 1 : j + 1]
    return not ABOUT.isdisjoint(between) and COORDINATORS.isdisjoint(between)


def _is_limited(side: "Side", cue: Cue, after: "AbstractSet[str]", undoing: "Sequence[int]") -> bool:
    """Whether what stands around a negator asks, takes back or limits what it denies.

    The words of `after` limit it; those at the places `undoing` may ask or take back what it denies.
    """
    norms = side.norms
    if not after.isdisjoint(norms[cue.last + 1 : cue.last + 9]):
        return True
    for k in undoing:
        bits = side.signs[k]
        if (bits & ASKS and 0 < cue.first - k <= 8) or (bits & UNDOES and 0 < k - cue.last <= CANCEL):
            return True
    return _in_question(side, cue.last) or _is_exceptive(side, cue) or _is_undone(side, cue)


def _is_undone(side: "Side", cue: Cue) -> bool:
    """Whether the verb that repeats a Russian denial takes it back: `ни одного не забыл`."""
    if side.tokens.language != "ru" or "не" not in side.vocabulary or side.norms[cue.first] == "не":
        return False
    behind = range(cue.last + 1, min(len(side.norms) - 1, cue.last + 2 * REACH))
    return any(side.norms[k] == "не" and side.norms[k + 1].startswith(UNDONE) for k in behind)


def _is_exceptive(side: "Side", cue: Cue) -> bool:
    """Whether a negator only sets a limit: `no hand but his`, `not to be cut without leave`."""
    if cue.first == cue.last and side.norms[cue.first] not in LIMITED:
        return False
    excepted = side.norms[cue.last] in EXCEPTED
    for k in range(cue.last + 1, min(len(side.norms), cue.last + 5)) if excepted else ():
        if side.breaks[k]:
            break
        if side.norms[k] in EXCEPTIVE:
            return True
    if not DETERMINERS.isdisjoint(side.norms[cue.first : cue.last + 1]) and _is_reserved(side, cue.last):
        return True
    if side.norms[cue.first] not in {"without", "без"}:
        return False
    before = side.norms[max(0, cue.first - 2 * REACH) : cue.first]
    near = [
        n
        for k, n in enumerate(before, cue.first - len(before))
        if side.sentence[k] == side.sentence[cue.first]
    ]
    return bool(PLAIN.intersection(near)) and not COORDINATORS.intersection(near)


def _is_reserved(side: "Side", last: int) -> bool:
    """Whether an exception stands further on in the sentence: `on no account … by anyone other than he`."""
    if RESERVED.isdisjoint(side.vocabulary):
        return False
    behind = side.norms[last + 1 : last + 1 + 2 * REACH]
    for k in compress(count(last + 1), map(RESERVED.__contains__, behind)):
        if side.sentence[k] != side.sentence[last]:
            return False
        if side.norms[k] in RESERVES or side.norms[k : k + 2] in RESERVING:
            return True
    return False


def scope_of(side: "Side", cue: Cue) -> list[int]:
    """Content words that a negator governs: those behind it in its clause, else the nearest before it."""
    if cue.kind == "affix":
        return [cue.first]
    negator = side.norms[cue.first]
    if cue.first == cue.last and negator in OBJECTS and negator != "no" and not side.breaks[cue.first]:
        verb = cue.first - 1
        if verb > 0 and side.is_content(verb) and side.tokens.language == "en":
            return [verb]
    behind = content_from(side, cue.last + 1, REACH, GOVERNED)
    if negator in GOVERNING:
        return behind
    return behind or [i for i in range(max(0, cue.first - 3), cue.first) if side.is_content(i)]


def with_concord(side: "Side", span: "Span") -> set[int]:
    """The words of a span, and those that only repeat its denial: `никто не пришел`."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    concord, words = side.tables.words("negation", "concord"), set(range(span[0], span[1] + 1))
    if concord.isdisjoint(side.vocabulary):
        return words
    clause = side.clause[span[0]]
    return words | {k for k, n in enumerate(side.norms) if n in concord and side.clause[k] == clause}


def covered_part(case: "Case", cue: Cue) -> float:
    """The part of the weight of the negator's clause that finds a like in B."""
    clause, content, best = case.a.clause, case.a.content, case.best_a
    here, weights = clause[cue.first], case.a.tokens.weights
    total = same = 0.0
    for i in range(bisect_left(clause, here), bisect_right(clause, here)):
        if content[i] and not cue.first <= i <= cue.last:
            total += weights[i]
            same += weights[i] * min(1.0, best[i] + 0.1 if best[i] else 0.0)
    return same / total if total else 0.0
