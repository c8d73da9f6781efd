"""Which numbers follow from others, and which dates are written in two ways."""

import datetime as dt
from itertools import combinations
from typing import TYPE_CHECKING

from aligner.divergence.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Side

YEAR = 360.0
ROUNDED = 0.011
"""How far two shares may be apart."""
FIXED = """christmas 12 25;new_year 1 1;epiphany 1 6
candlemas 2 2;valentine 2 14;patrick 3 17;annunciation 3 25;george 4 23;mark 4 25;may_day 5 1;midsummer 6 24
peter 6 29;swithin 7 15;magdalene 7 22;james 7 25;lammas 8 1;laurence 8 10;assumption 8 15
bartholomew 8 24;nativity_mary 9 8;exaltation 9 14;matthew 9 21;michaelmas 9 29;francis 10 4;luke 10 18
simon_jude 10 28;all_saints 11 1;all_souls 11 2;martinmas 11 11;cecilia 11 22;catherine 11 25
andrew 11 30;nicholas 12 6;lucy 12 13;stephen 12 26;innocents 12 28;sylvester 12 31;guy_fawkes 11 5"""
SAME_DAYS = {
    x: (float(m), float(d)) for x, m, d in (cell.split() for cell in FIXED.replace("\n", ";").split(";"))
}
WHOLES = (10, 12, 20, 100)
IN_WEEK = {
    "palm": ("easter", 7.0),
    "maundy": ("holy_week", 4.0),
    "good_friday": ("holy_week", 5.0),
    "holy_saturday": ("holy_week", 6.0),
    "easter_monday": ("easter", 1.0),
    "low_sunday": ("easter", 7.0),
    "ash_wednesday": ("lent", 3.0),
    "shrove_tuesday": ("lent", 2.0),
    "whit_monday": ("whitsun", 1.0),
    "trinity": ("whitsun", 7.0),
    "forgiveness": ("lent", 7.0),
    "clean_monday": ("lent", 1.0),
}
"""Days of the week beside a feast that have a name of their own."""
REMAINDERS = frozenset(
    (
        "rest",
        "remainder",
        "remaining",
        "others",
        "other",
        "остальные",
        "остальных",
        "остальное",
        "прочие",
        "прочих",
    )
)
"""Words for those left out."""
KEPT = ("remain", "остал", "остав", "остат")
LEFT_BEFORE = frozenset({"are", "were", "was", "is", "still", "being", "yet"})
LEFT_AFTER = frozenset({"over", "alive", "standing", "behind", "whole"})
"""Beside `left` they tell what remained from who went."""
COUNTED = frozenset({"number", "span"})


def reckoned(
    sides: "tuple[Side, Side]", left_a: list[Fact], left_b: list[Fact], known: "Sequence[float]"
) -> tuple[list[Fact], list[Fact]]:
    """Without values that follow from others: of twelve, three came and nine did not; half of 1200 is 600."""
    if not left_a or not left_b:
        return left_a, left_b
    counted = all(any(f.kind in COUNTED for f in x) for x in (left_a, left_b))
    cue = counted and _is_cued(sides)
    alone = cue and _has(sides, "alone")
    kin = counted and (_has(sides, "inclusive") or (_is_ranked(sides) and _has(sides, "siblings")))
    gone_a: set[int] = set()
    gone_b: set[int] = set()
    for i, a in enumerate(left_a):
        for j, b in enumerate(left_b):
            lesser = sides[float(a.value) > float(b.value)] if alone and _are_values(a, b) else None
            if kin and _are_plain(a, b) and abs(float(a.value) - float(b.value)) == 1:
                gone_a.add(i)
                gone_b.add(j)
            if _follows(a, b, known, cue=cue, alone=lesser is not None and _has((lesser,), "losses")):
                gone_a.add(i)
                gone_b.add(j)
    for mine, theirs, gone, other in ((left_a, left_b, gone_a, gone_b), (left_b, left_a, gone_b, gone_a)):
        for i, j, k in _sums(mine, theirs, kin=kin):
            gone.add(i)
            other.update((j, k))
    return (
        [f for i, f in enumerate(left_a) if i not in gone_a],
        [f for j, f in enumerate(left_b) if j not in gone_b],
    )


def _follows(a: Fact, b: Fact, known: "Sequence[float]", *, cue: bool, alone: bool) -> bool:  # noqa: C901, PLR0911 - one relation a line
    x, y = a.value, b.value
    if _is_age(a, b) or _is_age(b, a):
        return True
    if not isinstance(x, float) or not isinstance(y, float):
        return False
    if {a.kind, b.kind} == {"number", "span"}:
        return _is_part(*((a, b) if a.kind == "number" else (b, a)), known, cue=cue)
    if a.kind == b.kind == "span" and cue and min(x, y) > 0.04 and x + y in {1.0, YEAR}:
        return True
    if {a.kind, b.kind} != {"number"}:
        return False
    low, high = sorted((x, y))
    parts = low < 1 < high and abs(low - high / (high + 1)) < ROUNDED
    if parts:
        return True
    turned = abs(low * high - 1) < ROUNDED and not (a.measure and b.measure)
    if low < 1 < high and (turned or (cue and high in WHOLES)):
        return True
    if high < 1:
        return cue and abs(x + y - 1) < ROUNDED
    if any(f.role == "times" and _is_product(f, g, known) for f, g in ((a, b), (b, a))):
        return True
    if low >= 1 and low != high and cue and not a.role and not b.role:
        rest = any(abs(low + high - t) < ROUNDED and t > 2 for t in known)
        return rest or (alone and high - low == 1 and low > 2)
    return low < 1 < high and any(
        _alike(part * t, high) or _alike(part * high, t) for t in known for part in (low, 1 - low) if t > 1
    )


def _is_part(part: Fact, length: Fact, known: "Sequence[float]", *, cue: bool) -> bool:
    """Whether a length of time is so many times, or such a part of, another: `half the three days`."""
    x, y = float(part.value), float(length.value)
    if cue and length.count and abs(x + length.count - 1) < ROUNDED:
        return True
    if part.role == "rank" or (x >= 1 and part.role != "times"):
        return False
    return any(abs(x * t - y) < 0.002 * y for t in known if t != y)


def _is_age(rank: Fact, span: Fact) -> bool:
    """`In his eleventh year` he is ten years old."""
    if rank.role != "rank" or span.kind != "span" or span.count is None or not isinstance(rank.value, float):
        return False
    return rank.value - span.count == 1 and span.value == span.count * YEAR


def _alike(x: float, y: float) -> bool:
    return abs(x - y) <= max(ROUNDED, 2e-4 * y)


def _is_product(times: Fact, f: Fact, known: "Sequence[float]") -> bool:
    """Whether a number is so many times another: `three, and twice as much` is six."""
    x, y = float(times.value), float(f.value)
    return any(abs(x * t - y) < ROUNDED for t in known if t > 1 and t != y)


def _sums(mine: "Sequence[Fact]", theirs: "Sequence[Fact]", *, kin: bool) -> "Iterable[tuple[int, int, int]]":
    """A value of one side that is the sum or difference of two values of the other, times with times."""
    if len(theirs) < 2:
        return
    only = len(mine) == 1 and len(theirs) == 2
    sure = [(j, g) for j, g in enumerate(theirs) if _is_sure(g)]
    if len(sure) < 2 or not (only or kin or any(g.kind == "span" for _, g in sure)):
        return
    for i, x in [(i, float(f.value)) for i, f in enumerate(mine) if _is_sure(f)]:
        for (j, g), (k, h) in combinations(sure, 2):
            y, z, timed = float(g.value), float(h.value), "span" in (g.kind, h.kind)
            if kin and x - y - z == 1:
                yield i, j, k
            if not only and not timed:
                continue
            if abs(x - y - z) < 0.002 * x or (timed and abs(x - abs(y - z)) < 0.002 * x):
                yield i, j, k


def _is_sure(f: Fact) -> bool:
    """Whether a fact is a firm number or length of time."""
    return f.kind in COUNTED and isinstance(f.value, float) and not f.weak


def _are_plain(a: Fact, b: Fact) -> bool:
    """Whether two facts are numbers of things, not of times."""
    return a.kind == b.kind == "number" and "times" not in (a.role, b.role) and _are_values(a, b)


def _are_values(a: Fact, b: Fact) -> bool:
    return isinstance(a.value, float) and isinstance(b.value, float)


def _is_cued(sides: "tuple[Side, Side]") -> bool:
    """Whether something tells of those left out; where both sides name them (`the others`), nothing does."""
    found = [
        {s.norms[h.first] for h in s.tables.phrases("numbers", "rest").find(s.tokens)} if s.tables else set()
        for s in sides
    ]
    if not any(found):
        return False
    if all(REMAINDERS & x for x in found):
        found = [x - REMAINDERS for x in found]
    if any(not w.startswith(KEPT) and w != "left" for x in found for w in x):
        return True
    return any(found) and not all(_kept(s) for s in sides)


def _kept(side: "Side") -> bool:
    """Whether a side counts those left over: `remained`, `was left`, `left over`."""
    if any(w.startswith(KEPT) for w in side.vocabulary):
        return True
    if "left" not in side.vocabulary:
        return False
    i = side.norms.index("left")
    return bool(LEFT_BEFORE.intersection(side.norms[max(0, i - 1) : i])) or bool(
        LEFT_AFTER.intersection(side.norms[i + 1 : i + 2])
    )


def _is_ranked(sides: "Sequence[Side]") -> bool:
    return any(f.role == "rank" and f.value != 1.0 for s in sides for f in s.facts)


def _has(sides: "Sequence[Side]", key: str) -> bool:
    return any(s.tables.phrases("numbers", key).find(s.tokens) for s in sides if s.tables)


def resolve(left_a: list[Fact], left_b: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Dates written in two ways: 7/12 is a day and a month; Christmas Day is 25 December."""
    for mine, theirs in ((left_a, left_b), (left_b, left_a)):
        for f in list(mine):
            for month, day, shift in _days(f, mine):
                m = next((x for x in theirs if x.kind == "month" and x.value == month), None)
                d = next((x for x in theirs if x.kind == "number" and x.value == day), None)
                if m and d:
                    for fact, facts in ((f, mine), (shift, mine), (m, theirs), (d, theirs)):
                        if fact is not None:
                            facts.remove(fact)
                    break
            if f.kind == "feast" and f.value in IN_WEEK:
                feast, weekday = IN_WEEK[str(f.value)]
                t = next((x for x in theirs if x.kind == "feast" and x.value in {feast, "easter"}), None)
                d = next((x for x in theirs if x.kind == "weekday" and x.value == weekday), None)
                if t and d and f in mine:
                    mine.remove(f)
                    theirs.remove(t)
                    theirs.remove(d)
    return left_a, left_b


def _days(f: Fact, beside: "Sequence[Fact]") -> "Iterable[tuple[float, float, Fact | None]]":
    """Month and day that a fact may be, with the word that says `before` or `after` it."""
    if f.kind == "daymonth" and isinstance(f.value, str):
        low, high = map(float, f.value.split("-"))
        yield low, high, None
        yield high, low, None
    elif f.kind == "feast" and f.value in SAME_DAYS:
        month, day = SAME_DAYS[str(f.value)]
        for shift in beside:
            if shift.kind == "relative" and shift.value in {"before", "after"}:
                yield *_stepped(month, day, 1 if shift.value == "after" else -1), shift
        yield month, day, None


def _stepped(month: float, day: float, step: int) -> tuple[float, float]:
    """The day before or after a day."""
    date = dt.date(2001, int(month), int(day)) + dt.timedelta(days=step)
    return float(date.month), float(date.day)
