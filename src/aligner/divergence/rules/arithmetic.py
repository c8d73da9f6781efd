"""Which numbers and dates say the same, and which follow from others."""

from typing import TYPE_CHECKING

from aligner.divergence.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Side

LOOSE, ROUNDED, ROUGH = 0.03, 0.011, 0.0051
"""How far two measures in different units may be apart, two shares, and a third from its percent."""
SAME_DAYS = {"christmas": (12.0, 25.0), "epiphany": (1.0, 6.0), "martinmas": (11.0, 11.0)}
PERIODIC = (3.0, 6.0, 7.0, 9.0)
WHOLES = (10, 12, 20, 100)
COUNTED = frozenset({"number", "span"})


def same(a: Fact, b: Fact) -> bool:
    """Whether two facts say the same value."""
    if "daymonth" in (a.kind, b.kind):
        return a.kind == b.kind and a.value == b.value
    if a.measure and a.measure == b.measure and abs(a.amount - b.amount) <= LOOSE * max(a.amount, b.amount):
        return True
    if a.kind == b.kind and a.value == b.value:
        return True
    return isinstance(a.value, float) and isinstance(b.value, float) and _same_value(a, b, a.value, b.value)


def _same_value(a: Fact, b: Fact, x: float, y: float) -> bool:
    kinds = {a.kind, b.kind}
    if kinds == {"number", "clock"}:
        hour, clock = (x, y) if a.kind == "number" else (y, x)
        return (60 * hour) % 720 == clock
    if kinds == {"number", "span"}:
        return (a.count or x) == (b.count or y)
    if kinds == {"number", "year"}:
        return x == y
    if kinds == {"number"}:
        return _same_share(x, y)
    if kinds == {"span"}:
        return abs(x - y) <= 0.002 * max(x, y)
    return kinds <= {"decade", "year"} and min(x, y) < 100 and x % 100 == y % 100


def _same_share(x: float, y: float) -> bool:
    """`a third` and `33 per cent`."""
    periodic = any(abs(v * n - round(v * n)) < 0.0011 for v in (x, y) for n in PERIODIC)
    return x < 1 and y < 1 and periodic and abs(x - y) < ROUGH


def reckoned(
    sides: "tuple[Side, Side]", left_a: list[Fact], left_b: list[Fact], known: "Sequence[float]"
) -> tuple[list[Fact], list[Fact]]:
    """Without values that follow from others: of twelve, three came and nine did not; half of 1200 is 600."""
    if not left_a or not left_b:
        return left_a, left_b
    counted = all(any(f.kind == "number" for f in x) for x in (left_a, left_b))
    cue, alone = counted and _has(sides, "rest"), counted and _has(sides, "alone")
    gone_a: set[int] = set()
    gone_b: set[int] = set()
    for i, a in enumerate(left_a):
        for j, b in enumerate(left_b):
            if _follows(a, b, known, cue=cue, alone=alone):
                gone_a.add(i)
                gone_b.add(j)
    for mine, theirs, gone, other in ((left_a, left_b, gone_a, gone_b), (left_b, left_a, gone_b, gone_a)):
        for i, j, k in _sums(mine, theirs):
            gone.add(i)
            other.update((j, k))
    return (
        [f for i, f in enumerate(left_a) if i not in gone_a],
        [f for j, f in enumerate(left_b) if j not in gone_b],
    )


def _follows(a: Fact, b: Fact, known: "Sequence[float]", *, cue: bool, alone: bool) -> bool:
    x, y = a.value, b.value
    if not isinstance(x, float) or not isinstance(y, float) or {a.kind, b.kind} != {"number"}:
        return False
    low, high = sorted((x, y))
    turned = abs(low * high - 1) < ROUNDED and "times" in (a.role, b.role)
    if low < 1 < high and (turned or (cue and high in WHOLES)):
        return True
    if high < 1:
        return cue and abs(x + y - 1) < ROUNDED
    if low >= 1 and low != high and cue:
        rest = any(abs(low + high - t) < ROUNDED and t > 2 for t in known)
        return rest or (alone and high - low == 1 and low > 2)
    return low < 1 < high and any(
        abs(low * t - high) < ROUNDED or abs((1 - low) * t - high) < ROUNDED for t in known
    )


def _sums(mine: "Sequence[Fact]", theirs: "Sequence[Fact]") -> "Iterable[tuple[int, int, int]]":
    """A value of one side that is the sum or difference of two values of the other, times with times."""
    for i, f in enumerate(mine):
        for j, g in enumerate(theirs):
            for k, h in enumerate(theirs[j + 1 :], j + 1):
                values = [x.value for x in (f, g, h) if isinstance(x.value, float)]
                if (
                    len(values) < 3
                    or f.weak
                    or g.weak
                    or h.weak
                    or not {f.kind, g.kind, h.kind} <= COUNTED
                    or "span" not in (g.kind, h.kind)
                ):
                    continue
                x, y, z = values
                if min(abs(x - y - z), abs(x - abs(y - z))) < 0.002 * x:
                    yield i, j, k


def _has(sides: "tuple[Side, Side]", key: str) -> bool:
    return any(s.tables.phrases("numbers", key).find(s.tokens) for s in sides if s.tables)


def resolve(left_a: list[Fact], left_b: list[Fact]) -> tuple[list[Fact], list[Fact]]:
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
