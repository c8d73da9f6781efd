"""People told by kinship, office or nation: `your uncle` became `your godfather`, `the Dane` `the Swede`."""

from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.people import by_marriage, converse, near_senses, people_in, told_in
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.lexicon.people import Person
    from aligner.model import Divergence

KINDS = ("kin", "offices", "nations")
REASONS = {
    "kin": "another person is meant",
    "offices": "another person is meant",
    "nations": "another nation is meant",
}
POSSESSIVE = frozenset({"'s", "of"})
WHOSE = frozenset(
    (
        "whose",
        "whom",
        "having",
        "had",
        "чей",
        "чья",
        "чье",
        "чьи",
        "чьего",
        "чьей",
        "чьим",
        "которого",
        "которой",
    )
)
BEING = frozenset(["was", "were", "be", "is", "being", "became", "become", "был", "была", "стал", "стала"])
NEXT = frozenset(["father", "mother", "brother", "sister", "son", "daughter", "husband", "wife", "spouse"])
ALONE = 40
"""In so few words, the only rivals of their kind stand for each other wherever they are."""


def find(case: "Case") -> "Iterable[Divergence]":
    """Rivals of one kind, left over on both sides, in one place."""
    languages = {case.a.tokens.language, case.b.tokens.language}
    if not languages <= {"en", "ru"}:
        return
    all_a = people_in(case.a.tokens)
    all_b = people_in(case.b.tokens) if all_a else ()
    senses_a, senses_b = {p.sense for p in all_a}, {p.sense for p in all_b}
    if senses_a <= senses_b or senses_b <= senses_a:
        return
    across = len(languages) > 1
    left_a = _left(all_a, senses_b, case, across=across)
    left_b = _left(all_b, senses_a, case.flipped(), across=across) if left_a else []
    for kind in KINDS if left_b else ():
        of_a, of_b = [p for p in left_a if p.kind == kind], [p for p in left_b if p.kind == kind]
        if of_a and of_b and (kind != "kin" or _is_chain(case.a, all_a) == _is_chain(case.b, all_b)):
            yield from _told(case, kind, _rivals(case, of_a, of_b))


def _told(case: "Case", kind: str, rivals: "Iterable[tuple[Person, Person]]") -> "Iterable[Divergence]":
    for p, q in rivals:
        x, y = case.a.text(p.first, p.last), case.b.text(q.first, q.last)
        yield case.report(
            Category.NAME, (p.first, p.last), (q.first, q.last), f"'{x}' became '{y}': {REASONS[kind]}"
        )


def _left(
    people: "Sequence[Person]", senses: "AbstractSet[str]", case: "Case", *, across: bool
) -> "list[Person]":
    """Persons of whom B, which tells of some `senses`, has none of that sense or a neighbouring one."""
    left = [p for p in people if p.sense not in senses]
    if not left:
        return left
    told = told_in(case.b.tokens, case.a.tokens)
    return [
        p
        for p in left
        if p.sense not in told and not any(near_senses(p.sense, s, across=across) for s in senses)
    ]


def _rivals(
    case: "Case", left_a: "Sequence[Person]", left_b: "Sequence[Person]"
) -> "Iterable[tuple[Person, Person]]":
    alone = len({p.sense for p in left_a}) == len({q.sense for q in left_b}) == 1
    short = len(case.m.a) <= ALONE and len(case.m.b) <= ALONE
    scored = sorted(
        (-case.near(p.first, q.first), i, j) for i, p in enumerate(left_a) for j, q in enumerate(left_b)
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    for near, i, j in scored:
        if i in used_a or j in used_b or not (near < 0 or (alone and short)):
            continue
        if _one_against_many(case, left_a[i], left_b[j]):
            continue
        used_a.add(i)
        used_b.add(j)
        if not _told_backwards(case, left_a[i], left_b[j]):
            yield left_a[i], left_b[j]


def _one_against_many(case: "Case", p: "Person", q: "Person") -> bool:
    """Whether of two English words of kinship or office one tells of several persons, the other of one."""
    if p.kind == "nations" or case.a.tokens.language != "en" or case.b.tokens.language != "en":
        return False
    many = [
        norm.endswith(("men", "wives")) or (norm.endswith("s") and not norm.endswith("ss"))
        for norm in (case.a.norms[p.last], case.b.norms[q.last])
    ]
    return many[0] != many[1]


def _told_backwards(case: "Case", p: "Person", q: "Person") -> bool:
    """Whether one relation is told from its other end (`whose father was`), or a marriage in other words."""
    if p.kind != "kin":
        return False
    if (by_marriage(p.sense) and q.sense in NEXT) or (by_marriage(q.sense) and p.sense in NEXT):
        return True
    return converse(p.sense, q.sense) and _has_other_owner(case, p, q)


def _has_other_owner(case: "Case", p: "Person", q: "Person") -> bool:
    """Whether two relations may be one told from its two ends: `had the Duke for father`."""
    a, b = case.a.norms, case.b.norms
    if any(WHOSE.intersection(n[max(0, x.first - 5) : x.first]) for n, x in ((a, p), (b, q))):
        return True
    if any(BEING.intersection(n[max(0, x.first - 2) : x.first]) for n, x in ((a, p), (b, q))):
        return True
    of_a, of_b = _owner(case.a, p), _owner(case.b, q)
    if of_a is None or of_b is None:
        return of_a is not of_b
    return case.a.norms[of_a] != case.b.norms[of_b] and case.linked(of_a, case.close) != of_b


def _owner(side: "Side", p: "Person") -> int | None:
    """The noun that tells whose father (son, wife) a person is."""
    norms, after = side.norms, p.last + 1
    if p.first > 1 and norms[p.first - 1] == "'s":
        return p.first - 2
    if after >= len(norms) or side.breaks[after]:
        return None
    if side.tokens.language == "ru":
        return after if side.is_content(after) else None
    if norms[after] not in {"of", "to"}:
        return None
    return next((k for k in range(after + 1, min(after + 5, len(norms))) if side.is_content(k)), None)


def _is_chain(side: "Side", people: "Sequence[Person]") -> bool:
    """Whether a relation is told by way of another: `my mother's brother`, `сын моей тетки`."""
    for p, q in pairwise([p for p in people if p.kind == "kin"]):
        between = side.norms[p.last + 1 : q.first]
        if len(between) > 2 or any(side.breaks[p.last + 1 : q.first + 1]):
            continue
        if side.tokens.language == "ru" or POSSESSIVE.intersection(between):
            return True
    return False
