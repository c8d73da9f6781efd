"""Before, on or after a day that both sides name: `before Ramadan` against `during Ramadan`."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.fact import Fact
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.tables import Language
    from aligner.model import Divergence

KINDS = frozenset({"feast", "work", "month", "weekday", "year", "moon"})
IDLE = frozenset(
    {
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "our",
        "my",
        "its",
        "this",
        "that",
        "feast",
        "day",
        "of",
        "st",
        "saint",
        "holy",
        "blessed",
        "festival",
        "month",
        "святого",
        "святой",
        "праздника",
        "дня",
        "самого",
        "самой",
    }
)
LONGEST = 5
REACH = 6
UNITS = frozenset({"day", "week", "month", "year", "день", "неделю", "месяц", "год"})
PLAIN = frozenset({"before", "after"})
STEPS = {"before": "before", "eve": "before", "after": "after", "morrow": "after", "on": "on"}
DENIALS = frozenset({"not", "n't", "never", "no", "nor", "не", "until", "till"})


class Anchor(NamedTuple):
    """A named day at token `at`, and the words at tokens `first` to `last` before it that say when."""

    at: int
    first: int
    last: int
    sense: str


def find(case: "Case") -> "Iterable[Divergence]":
    """One day, before it on one side, on it or after it on the other."""
    if case.a.tables is None or case.b.tables is None:
        return
    for i, j in _days(case):
        x, y = anchor_of(case.a, i), anchor_of(case.b, j)
        if x is None or y is None:
            continue
        if not _opposed(x.sense, y.sense) and not _other_step(case, x, y):
            continue
        spans = [(min(z.first, z.at), max(z.last, z.at)) for z in (x, y)]
        a, b = case.a.text(*spans[0]), case.b.text(*spans[1])
        reason = f"'{a}' became '{b}': before it, on it or after it"
        yield case.report(Category.DATE, spans[0], spans[1], reason)


def _opposed(x: str, y: str) -> bool:
    """Whether one is before, on or after what the other is not; plain `before` and `after` are an order."""
    if x not in STEPS or y not in STEPS or {x, y} == PLAIN:
        return False
    return STEPS[x] != STEPS[y]


def _other_step(case: "Case", x: Anchor, y: Anchor) -> bool:
    """Whether the day after it is told on one side, the week after it on the other."""
    if x.sense != y.sense or x.sense not in {"eve", "morrow"}:
        return False
    a = UNITS.intersection(case.a.norms[x.first : x.last + 1])
    return bool(a) and bool(b := UNITS.intersection(case.b.norms[y.first : y.last + 1])) and a != b


def _days(case: "Case") -> "Iterable[tuple[Fact, Fact]]":
    """Where both sides name the same day, once each; and days of events that stand for each other."""
    named = [f for f in case.a.facts if f.kind in KINDS]
    for f in named:
        twins = [g for g in case.b.facts if g.kind == f.kind and g.value == f.value]
        if len(twins) == 1 and sum(x.kind == f.kind and x.value == f.value for x in named) == 1:
            yield f, twins[0]
    assert case.a.tables is not None  # noqa: S101 - the caller asked
    norms, told = case.a.norms, case.a.tables.words("dates", "events") & case.a.vocabulary
    for i in sorted(norms.index(n) for n in told if norms.count(n) == 1) if told else ():
        j = case.linked(i)
        if j is not None:
            yield Fact("event", "", i, i), Fact("event", "", j, j)


def anchor_of(side: "Side", day: Fact) -> Anchor | None:
    """What the words before a day say of it; its eve is before it."""
    for f in side.facts:
        if f.kind == "relative" and f.value == "before" and day.last <= f.first <= day.last + 2:
            return Anchor(day.first, f.first, f.last, "eve")
    return _past(side, day) or _anchor(side, day.first)


def _past(side: "Side", day: Fact) -> Anchor | None:
    """`when the feast was over`."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    passed, first = side.tables.words("dates", "passed"), day.last + 1
    if first >= len(side.norms) or side.norms[first] not in _opening(side.tables) or side.breaks[first]:
        return None
    for last in range(first, min(len(side.norms), first + 5)):
        if "_".join(side.norms[first : last + 1]) in passed:
            return Anchor(day.first, first, last, "morrow")
    return None


@lru_cache(maxsize=8)
def _opening(tables: "Language") -> frozenset[str]:
    """The first words of what says that a day is over."""
    return frozenset(x.partition("_")[0] for x in tables.words("dates", "passed"))


@lru_cache(maxsize=8)
def _ending(tables: "Language") -> frozenset[str]:
    """The last words of what says when, beside a day."""
    return frozenset(x.rpartition("_")[2] for x in tables.mapping("dates", "beside"))


def _anchor(side: "Side", at: int) -> Anchor | None:
    assert side.tables is not None  # noqa: S101 - the caller asked
    table, ending = side.tables.mapping("dates", "beside"), _ending(side.tables)
    for last in range(at - 1, max(-1, at - REACH), -1):
        if side.breaks[last + 1]:
            return None
        norm = side.norms[last]
        for first in range(max(0, last - LONGEST + 1), last + 1) if norm in ending else ():
            sense = table.get("_".join(side.norms[first : last + 1]))
            if sense and not any(side.breaks[first + 1 : last + 1]):
                if DENIALS.intersection(side.norms[max(0, first - 2) : first]):
                    return None
                return Anchor(at, first, last, sense)
        if norm not in IDLE and side.is_content(last) and not _is_counted(side, last):
            return None
    return None


def _is_counted(side: "Side", i: int) -> bool:
    return any(f.kind == "number" and f.first <= i <= f.last for f in side.facts)
