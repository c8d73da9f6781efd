"""Numbers and dates: values left over on both sides after equal values have found each other."""

from collections import Counter
from typing import TYPE_CHECKING

from aligner.divergence.rules import anchors, periods, shares, turns
from aligner.divergence.rules.arithmetic import reckoned, resolve
from aligner.divergence.rules.equals import equals
from aligner.divergence.rules.measures import told_otherwise
from aligner.divergence.units import DAYS
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.fact import Fact
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
    {"moon"},
    {"work"},
    {"rate"},
)
COMPARABLE = frozenset((x, y) for family in FAMILIES for x in family for y in family)
SHORT = 45
"""In so few words the only values left over on both sides stand for each other."""
EVES = frozenset({"eve", "vigil", "morrow", "накануне", "канун", "кануне", "наутро", "назавтра"})
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
    "rate": "interval",
    "moon": "phase of the moon",
    "work": "season of the year's work",
    "daymonth": "date",
    "point": "part of the period",
}


def find(case: "Case") -> "Iterable[Divergence]":
    """Differing values in aligned places."""
    yield from periods.find(case)
    yield from turns.find(case)
    yield from anchors.find(case)
    facts_a, facts_b = case.a.facts, case.b.facts
    if not facts_a and not facts_b:
        return
    left_a, left_b = _unmatched(case, facts_a, facts_b)
    yield from shares.find(case, left_a, left_b)
    if not left_a or not left_b:
        return
    for a, b in _opposed(case, left_a, left_b):
        is_date = _is_date(case.a, facts_a, a) or _is_date(case.b, facts_b, b)
        category = Category.DATE if is_date else Category.NUMBER
        x, y = case.a.text(a.first, a.last), case.b.text(b.first, b.last)
        what = "day" if is_date and a.kind == "number" else WORDS.get(a.kind, "number")
        reason = f"'{x}' became '{y}': another {what}"
        yield case.report(category, (a.first, a.last), (b.first, b.last), reason)


def _unmatched(
    case: "Case", facts_a: "Sequence[Fact]", facts_b: "Sequence[Fact]"
) -> "tuple[list[Fact], list[Fact]]":
    """Facts without an equal; of several equals, the pair whose surroundings agree best goes together."""
    pairs = equals(facts_a, facts_b)
    used_a, used_b = {i for i, _ in pairs}, {j for _, j in pairs}
    if not len(pairs) == len(used_a) == len(used_b):
        used_a, used_b = _paired(case, pairs)
    left_a = [f for i, f in enumerate(facts_a) if i not in used_a]
    left_b = [f for j, f in enumerate(facts_b) if j not in used_b]
    if not left_a or not left_b:
        return _beyond_units(case.b, left_a), _beyond_units(case.a, left_b)
    left_a, left_b = resolve(left_a, left_b)
    known = [f.value for f in (*facts_a, *facts_b) if isinstance(f.value, float)]
    left_a, left_b = told_otherwise((case.a, case.b), left_a, left_b)
    left_a, left_b = reckoned((case.a, case.b), left_a, left_b, known)
    return _beyond_units(case.b, left_a), _beyond_units(case.a, left_b)


def _paired(case: "Case", pairs: "Sequence[tuple[int, int]]") -> tuple[set[int], set[int]]:
    """The places among the facts of both sides of those that go together, none twice."""
    facts_a, facts_b = case.a.facts, case.b.facts
    used_a: set[int] = set()
    used_b: set[int] = set()
    rivals_a, rivals_b = Counter([i for i, _ in pairs]), Counter([j for _, j in pairs])
    scored = []
    for i, j in pairs:
        alone = rivals_a[i] == 1 == rivals_b[j]
        a, b = facts_a[i], facts_b[j]
        scored.append((a.role != b.role, 0.0 if alone else -case.near(a.first, b.first), i, j))
    for *_, i, j in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
    return used_a, used_b


def _beyond_units(other: "Side", left: "list[Fact]") -> "list[Fact]":
    """Lengths of time but those that the other side has as one unit: `seven days` and `a week`."""
    if not any(f.kind == "span" for f in left) or other.tables is None:
        return left
    units = other.tables.mapping("dates", "unit_of")
    present = {round(DAYS[units[w]], 4) for w in other.vocabulary if w in units and not w.endswith("s")}
    return [f for f in left if f.kind != "span" or f.count == 1 or f.value not in present]


def _opposed(
    case: "Case", left_a: "Sequence[Fact]", left_b: "Sequence[Fact]"
) -> "Iterable[tuple[Fact, Fact]]":
    """Leftover facts that stand in the same place with different values, each used once."""
    scored = []
    across = case.m.a.language != case.m.b.language
    short = max(len(case.m.a), len(case.m.b)) <= SHORT
    alone = (across or short) and all(sum(_weighs(f) for f in x) == 1 for x in (left_a, left_b))
    left_a, left_b = _without_shifts(case, left_a, left_b)
    for i, a in enumerate(left_a):
        for j, b in enumerate(left_b):
            if not _comparable(case, a, b) and not _both_dates(case, a, b):
                continue
            near = case.near(a.first, b.first) + case.near(a.last, b.last)
            head = _head(case, a, b)
            strong = (not a.weak and not b.weak) or (_weighs(a) and _weighs(b)) or a.role == b.role == "times"
            calendar = a.kind == b.kind and a.is_date and a.kind != "span"
            if a.kind in {"relative", "rate"} and near <= 0 and not alone:
                continue
            if calendar or head or (strong and (near > 0 or alone)):
                scored.append((-(near + 6.0 * head), i, j))
            elif a.weak != b.weak and near > 8 and 1.0 not in {a.value, b.value}:
                scored.append((-near, i, j))
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            yield left_a[i], left_b[j]


def _weighs(f: "Fact") -> bool:
    """Whether a fact accuses on its own: a firm one, or a share."""
    return not f.is_date_only and (not f.weak or (isinstance(f.value, float) and 0 < f.value < 1))


def _without_shifts(
    case: "Case", left_a: "Sequence[Fact]", left_b: "Sequence[Fact]"
) -> "tuple[list[Fact], list[Fact]]":
    """Without days told from one another (`the day after`), and a night told by its two ends."""
    gone: set[str] = set()
    days = [[f.value for f in x if f.kind == "weekday"] for x in (left_a, left_b)]
    shifted = any(
        isinstance(x, float) and isinstance(y, float) and (x - y) % 7 in {1, 6}
        for x in days[0]
        for y in days[1]
    )
    if shifted and any(
        f.kind == "relative" and f.value not in {"same", "today"} for f in (*case.a.facts, *case.b.facts)
    ):
        gone.update(("weekday", "relative"))
    if sum(f.kind == "daypart" for f in left_a) != sum(f.kind == "daypart" for f in left_b):
        gone.add("daypart")
    return [f for f in left_a if f.kind not in gone], [f for f in left_b if f.kind not in gone]


def _comparable(case: "Case", a: "Fact", b: "Fact") -> bool:
    if a.kind == "daypart" and b.kind == "daypart":
        return frozenset((str(a.value), str(b.value))) not in NEAR_DAYPARTS
    if a.kind == b.kind == "feast" and (_is_told_from(case, a, b) or _is_told_from(case.flipped(), b, a)):
        return False
    if {a.value, b.value} == {"before", "after"} and (
        _is_crossed(case, a, b) or _is_crossed(case.flipped(), b, a)
    ):
        return False
    if {a.kind, b.kind} == {"number", "year"} and min(float(a.value), float(b.value)) < 1:
        return False
    if a.role != b.role and ("rank" in (a.role, b.role) or a.weak or b.weak):
        return False
    return (a.kind, b.kind) in COMPARABLE


def _is_told_from(case: "Case", f: "Fact", g: "Fact") -> bool:
    """Whether another day is told from a feast: `Lent`, `the forty days before Easter`."""
    anchor = anchors.anchor_of(case.a, f)
    if anchor is None or anchor.sense not in {"eve", "morrow"}:
        return False
    eve = EVES.intersection(case.a.norms[anchor.first : anchor.last + 1])
    other = anchors.anchor_of(case.b, g)
    return not eve and (other is None or other.sense == "on")


def _is_crossed(case: "Case", a: "Fact", b: "Fact") -> bool:
    """Whether what the day is told from stands before it on the other side."""
    for i in range(a.last + 1, min(len(case.a.norms), a.last + 5)):
        if case.a.breaks[i]:
            return False
        if case.a.is_content(i):
            j = case.linked(i, case.close)
            return j is not None and j < b.first
    return False


def _both_dates(case: "Case", a: "Fact", b: "Fact") -> bool:
    """Whether two numbers, one of them a rank, are days of a month: `October 12`, `the second of October`."""
    return (
        a.kind == b.kind == "number"
        and _is_date(case.a, case.a.facts, a)
        and _is_date(case.b, case.b.facts, b)
    )


def _head(case: "Case", a: "Fact", b: "Fact") -> bool:
    """Whether the word counted on one side is the word counted on the other."""
    for step in (1, 2, 3):
        i = a.last + step
        if i >= len(case.a.norms) or case.a.breaks[i]:
            return False
        j = case.linked(i)
        if j is not None and 0 < j - b.last <= 3 and case.a.is_content(i):
            return True
    return False


def _is_date(side: "Side", facts: "Sequence[Fact]", fact: "Fact") -> bool:
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
    ordinal = fact.kind == "number" and fact.role == "rank"
    return any(w in units for w in around) and (
        ordinal or any(w in language.words("dates", "centuries") for w in around)
    )


def _beside(f: "Fact", g: "Fact") -> bool:
    return -3 <= f.first - g.last <= 3 or -3 <= g.first - f.last <= 3
