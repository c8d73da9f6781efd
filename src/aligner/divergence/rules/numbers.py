"""Numbers and dates: values left over on both sides after equal values have found each other."""

from typing import TYPE_CHECKING

from aligner.divergence.facts import Fact
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

NEAR_DAYPARTS = frozenset(
    frozenset(x)
    for x in (
        ("evening", "night"),
        ("evening", "dusk"),
        ("dusk", "night"),
        ("dawn", "morning"),
        ("night", "midnight"),
        ("noon", "morning"),
        ("noon", "afternoon"),
        ("afternoon", "evening"),
    )
)
FAMILIES = (
    {"number", "span", "year"},
    {"clock"},
    {"century"},
    {"month", "daymonth"},
    {"weekday"},
    {"year"},
    {"decade", "year"},
    {"season"},
    {"feast"},
    {"daypart"},
    {"relative"},
)
LOOSE, ROUNDED = 0.03, 0.011
"""How far two measures in different units may be apart, and two shares, before they differ."""
SAME_DAYS = {"christmas": (12.0, 25.0), "epiphany": (1.0, 6.0)}
WORDS = {
    "number": "number",
    "span": "length of time",
    "year": "year",
    "clock": "time of day",
    "century": "century",
    "month": "month",
    "weekday": "day of the week",
    "decade": "decade",
    "season": "season",
    "feast": "feast",
    "daypart": "time of day",
    "relative": "day",
    "daymonth": "date",
    "point": "part of the period",
}


def find(case: "Case") -> "Iterable[Divergence]":
    """Differing values in aligned places."""
    yield from _points(case)
    facts_a, facts_b = case.a.facts, case.b.facts
    if not facts_a or not facts_b:
        return
    left_a, left_b = _unmatched(case, facts_a, facts_b)
    for a, b in _opposed(case, left_a, left_b):
        is_date = _is_date(case.a, facts_a, a) or _is_date(case.b, facts_b, b)
        category = Category.DATE if is_date else Category.NUMBER
        x, y = case.a.text(a.first, a.last), case.b.text(b.first, b.last)
        what = "day" if is_date and a.kind == "number" else WORDS.get(a.kind, "number")
        reason = f"'{x}' became '{y}': another {what}"
        yield case.report(category, (a.first, a.last), (b.first, b.last), reason)


def _points(case: "Case") -> "Iterable[Divergence]":
    """`the end of August` against `the beginning of August`: another part of the same period."""
    heads_b = {head: (j, value) for j, value, head in _parts(case.b)}
    for i, value, head in _parts(case.a):
        at = case.linked(head, 0.7)
        if at is None or at not in heads_b or heads_b[at][1] == value:
            continue
        j = heads_b[at][0]
        x, y = case.a.text(i, i), case.b.text(j, j)
        yield case.report(Category.DATE, (i, i), (j, j), f"'{x}' became '{y}': another part of the period")


def _parts(side: "Side") -> "Iterable[tuple[int, str, int]]":
    """Words for a part of a period, with its sense and the period's word."""
    points = side.tables.mapping("dates", "points") if side.tables else {}
    russian = side.tokens.language == "ru"
    for i, norm in enumerate(side.norms):
        if norm not in points or not (russian or side.norms[i + 1 : i + 2] == ["of"]):
            continue
        start = i + 1 if russian else i + 2
        head = next((k for k in range(start, min(start + 3, len(side.norms))) if side.is_content(k)), None)
        if head is not None and not any(side.breaks[i + 1 : head + 1]):
            yield i, points[norm], head


def same(a: Fact, b: Fact) -> bool:
    """Whether two facts say the same value."""
    if "daymonth" in (a.kind, b.kind):
        return a.kind == b.kind and a.value == b.value
    if a.kind == b.kind or {a.kind, b.kind} <= {"number", "year"}:
        if a.value == b.value:
            return True
        years = {a.kind, b.kind} == {"year"}
        return (
            years
            and isinstance(a.value, float)
            and isinstance(b.value, float)
            and _short_year(a.value, b.value)
        )
    if a.measure and a.measure == b.measure and abs(a.amount - b.amount) <= LOOSE * max(a.amount, b.amount):
        return True
    if {a.kind, b.kind} == {"number", "clock"}:
        hour, clock = (a.value, b.value) if a.kind == "number" else (b.value, a.value)
        return isinstance(hour, float) and isinstance(clock, float) and (60 * hour) % 720 == clock
    if {a.kind, b.kind} == {"number", "span"}:
        return (a.count or a.value) == (b.count or b.value)
    if {a.kind, b.kind} <= {"decade", "year"}:
        return isinstance(a.value, float) and isinstance(b.value, float) and _short_year(a.value, b.value)
    return False


def _short_year(x: float, y: float) -> bool:
    return min(x, y) < 100 and x % 100 == y % 100


def _unmatched(
    case: "Case", facts_a: "Sequence[Fact]", facts_b: "Sequence[Fact]"
) -> tuple[list[Fact], list[Fact]]:
    """Facts without an equal; of several equals, the pair whose surroundings agree best goes together."""
    scored = sorted(
        (-case.near(a.first, b.first), i, j)
        for i, a in enumerate(facts_a)
        for j, b in enumerate(facts_b)
        if same(a, b)
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, i, j in scored:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
    left_a = [f for i, f in enumerate(facts_a) if i not in used_a]
    left_b = [f for j, f in enumerate(facts_b) if j not in used_b]
    left_a, left_b = _resolve(left_a, left_b)
    return _reckoned(left_a, left_b, [f.value for f in (*facts_a, *facts_b) if isinstance(f.value, float)])


def _reckoned(
    left_a: list[Fact], left_b: list[Fact], known: "Sequence[float]"
) -> tuple[list[Fact], list[Fact]]:
    """Without values that follow from others: of twelve, three came and nine did not; half of 1200 is 600."""
    gone_a: set[int] = set()
    gone_b: set[int] = set()
    for i, a in enumerate(left_a):
        for j, b in enumerate(left_b):
            x, y = a.value, b.value
            if not isinstance(x, float) or not isinstance(y, float) or {a.kind, b.kind} != {"number"}:
                continue
            parts = x < 1 and y < 1 and abs(x + y - 1) < ROUNDED
            rest = min(x, y) >= 1 and x != y and any(abs(x + y - t) < ROUNDED and t > 2 for t in known)
            share = min(x, y) < 1 < max(x, y) and any(abs(min(x, y) * t - max(x, y)) < ROUNDED for t in known)
            if parts or rest or share:
                gone_a.add(i)
                gone_b.add(j)
    return (
        [f for i, f in enumerate(left_a) if i not in gone_a],
        [f for j, f in enumerate(left_b) if j not in gone_b],
    )


def _resolve(left_a: list[Fact], left_b: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Dates written in two ways: 7/12 is a day and a month; Christmas Day is 25 December."""
    for mine, theirs in ((left_a, left_b), (left_b, left_a)):
        for f in list(mine):
            days: list[tuple[float, float]] = []
            if f.kind == "daymonth" and isinstance(f.value, str):
                low, high = map(float, f.value.split("-"))
                days = [(low, high), (high, low)]
            elif f.kind == "feast" and f.value in SAME_DAYS:
                days = [SAME_DAYS[str(f.value)]]
            for month, day in days:
                m = next((x for x in theirs if x.kind == "month" and x.value == month), None)
                d = next((x for x in theirs if x.kind == "number" and x.value == day), None)
                if m and d:
                    mine.remove(f)
                    theirs.remove(m)
                    theirs.remove(d)
                    break
    return left_a, left_b


def _opposed(
    case: "Case", left_a: "Sequence[Fact]", left_b: "Sequence[Fact]"
) -> "Iterable[tuple[Fact, Fact]]":
    """Leftover facts that stand in the same place with different values, each used once."""
    scored = []
    across = case.m.a.language != case.m.b.language
    alone = across and sum(not f.weak for f in left_a) == sum(not f.weak for f in left_b) == 1
    for i, a in enumerate(left_a):
        for j, b in enumerate(left_b):
            if not _comparable(a, b):
                continue
            near = case.near(a.first, b.first) + case.near(a.last, b.last)
            head = _head(case, a, b)
            strong = not a.weak and not b.weak
            calendar = a.kind == b.kind and a.is_date and a.kind != "span"
            if calendar or head or (strong and (near > 0 or alone)):
                scored.append((-(near + 6.0 * head), i, j))
            elif a.weak != b.weak and near > 8:
                scored.append((-near, i, j))
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            yield left_a[i], left_b[j]


def _comparable(a: Fact, b: Fact) -> bool:
    if a.kind == "daypart" and b.kind == "daypart":
        return frozenset((str(a.value), str(b.value))) not in NEAR_DAYPARTS
    return any(a.kind in f and b.kind in f for f in FAMILIES)


def _head(case: "Case", a: Fact, b: Fact) -> bool:
    """Whether the word counted on one side is the word counted on the other."""
    for step in (1, 2, 3):
        i = a.last + step
        if i >= len(case.a.norms) or case.a.breaks[i]:
            return False
        j = case.linked(i)
        if j is not None and 0 < j - b.last <= 3 and case.a.is_content(i):
            return True
    return False


def _is_date(side: "Side", facts: "Sequence[Fact]", fact: Fact) -> bool:
    """Whether a fact belongs to the calendar: by its kind, or beside a month or `century`."""
    if fact.is_date and fact.kind != "span":
        return True
    if any(f.kind in {"month", "year"} and f is not fact and _beside(f, fact) for f in facts):
        return True
    language = side.tables
    around = side.norms[max(0, fact.first - 2) : fact.first] + side.norms[fact.last + 1 : fact.last + 3]
    if not language:
        return False
    units = language.words("dates", "centuries") | language.words("dates", "units")
    ordinal = fact.kind == "number" and side.norms[fact.last] not in language.mapping("numbers", "ones")
    return any(w in units for w in around) and (
        ordinal or any(w in language.words("dates", "centuries") for w in around)
    )


def _beside(f: Fact, g: Fact) -> bool:
    return -3 <= f.first - g.last <= 3 or -3 <= g.first - f.last <= 3
