"""Which of several periods: `the first winter of the war` against its last."""

from typing import TYPE_CHECKING, NamedTuple

from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

REACH = 3
OWNERS = frozenset({"his", "her", "their", "our", "my", "its", "your", "'s"})
DEFINITE = frozenset({"the", "that", "this", "those", "on"}) | OWNERS
OF = frozenset({"of", "in", "before", "at", "on", "aboard", "ashore", "spent", "that", "which"})
BUT_ONE = (["but", "one"], ["save", "one"])
WEEKS = 4
"""The fourth week of a month may be its last."""


class Turn(NamedTuple):
    """A word at tokens `first` to `last` that says which of the periods at token `head`; -1 is the last."""

    first: int
    last: int
    head: int
    kind: str
    place: int


def find(case: "Case") -> "Iterable[Divergence]":
    """Periods of one kind that stand for each other, one with another place in the row."""
    turns_a = list(turns(case.a))
    turns_b = list(turns(case.b)) if turns_a else []
    if not turns_a or not turns_b:
        return
    told_a, told_b = _told(case.a), _told(case.b)
    for x in turns_a:
        for y in turns_b:
            if x.place in told_b or y.place in told_a:
                continue
            if x.kind == y.kind and _differ(x, y) and _alone(x, turns_a, turns_b) and _one(case, x, y):
                a, b = case.a.text(x.first, x.head), case.b.text(y.first, y.head)
                reason = f"'{a}' became '{b}': another one of them"
                yield case.report(Category.DATE, (x.first, x.last), (y.first, y.last), reason)


def _told(side: "Side") -> set[int]:
    """The places in a row that a side tells of without a period: `the last …, the first`."""
    assert side.tables is not None  # noqa: S101 - turns were found
    senses = side.tables.mapping("dates", "turn_senses")
    hits = side.tables.phrases("dates", "turns").find(side.tokens)
    hits = [h for h in hits if h.last + 1 >= len(side.norms) or not side.is_content(h.last + 1)]
    alone = [h for h in hits if _head(side, h.last, side.tables.mapping("dates", "turned")) is None]
    return {int(senses["_".join(side.norms[h.first : h.last + 1])]) for h in alone}


def turns(side: "Side") -> "Iterable[Turn]":
    """Words that say which of several periods is meant."""
    if side.tables is None:
        return
    heads = side.tables.mapping("dates", "turned")
    if heads.keys().isdisjoint(side.vocabulary):
        return
    senses = side.tables.mapping("dates", "turn_senses")
    for hit in side.tables.phrases("dates", "turns").find(side.tokens):
        head = _head(side, hit.last, heads)
        place = int(senses["_".join(side.norms[hit.first : hit.last + 1])])
        if head is not None and place == -1 and side.norms[head + 1 : head + 3] in BUT_ONE:
            place = -2
        if head is not None and _is_definite(side, hit.first, head, place):
            yield Turn(hit.first, hit.last, head, heads[side.norms[head]], place)


def _head(side: "Side", last: int, heads: "Container[str]") -> int | None:
    for k in range(last + 1, min(len(side.norms), last + REACH)):
        if side.breaks[k]:
            return None
        if side.norms[k] in heads:
            return k
    return None


def _is_definite(side: "Side", first: int, head: int, place: int) -> bool:
    """Whether a row of periods is meant: `the last evening of the fair`, not `last evening`."""
    if side.tokens.language != "en":
        return True
    before = side.norms[first - 1] if first else ""
    if before in OWNERS:
        return True
    after = side.norms[head + 1] if head + 1 < len(side.norms) else ""
    return before in DEFINITE and (place != -1 or (after in OF and not side.breaks[head + 1]))


def _differ(x: Turn, y: Turn) -> bool:
    if -1 in {x.place, y.place} and max(x.place, y.place) >= WEEKS:
        return False
    return x.place != y.place and (x.kind != "century" or min(x.place, y.place) < 0)


def _alone(x: Turn, turns_a: list[Turn], turns_b: list[Turn]) -> bool:
    """Whether each side has but one of the kind."""
    return all(sum(t.kind == x.kind for t in turns) == 1 for turns in (turns_a, turns_b))


def _one(case: "Case", x: Turn, y: Turn) -> bool:
    """Whether the period itself is the same: the same word, or one that stands for it, in one place."""
    same = case.a.norms[x.head] == case.b.norms[y.head] or case.linked(x.head, case.close) == y.head
    return same and (case.near(x.head, y.head, 5) > 0 or case.m.pairs.get((x.head, y.head), 0.0) > 0)
