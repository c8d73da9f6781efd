"""Which numbers and dates say the same, and which follow from others."""

from typing import TYPE_CHECKING

from aligner.divergence.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Side

LOOSE, ROUNDED, ROUGH = 0.03, 0.011, 0.0051
"""How far two measures in different units may be apart, two shares, and a third from its percent."""
FIXED = """christmas 12 25;christmas_eve 12 24;new_year 1 1;new_year_eve 12 31;epiphany 1 6;twelfth_night 1 5
candlemas 2 2;valentine 2 14;patrick 3 17;annunciation 3 25;george 4 23;mark 4 25;may_day 5 1;midsummer 6 24
midsummer_eve 6 23;peter 6 29;swithin 7 15;magdalene 7 22;james 7 25;lammas 8 1;laurence 8 10;assumption 8 15
bartholomew 8 24;nativity_mary 9 8;exaltation 9 14;matthew 9 21;michaelmas 9 29;francis 10 4;luke 10 18
simon_jude 10 28;halloween 10 31;all_saints 11 1;all_souls 11 2;martinmas 11 11;cecilia 11 22;catherine 11 25
andrew 11 30;nicholas 12 6;lucy 12 13;stephen 12 26;innocents 12 28;sylvester 12 31;guy_fawkes 11 5"""
SAME_DAYS = {
    x: (float(m), float(d)) for x, m, d in (cell.split() for cell in FIXED.replace("\n", ";").split(";"))
}
PERIODIC = (3.0, 6.0, 7.0, 9.0)
WHOLES = (10, 12, 20, 100)
SEEN_FROM = {"before": "yesterday", "after": "tomorrow", "same": "today"}
"""The day before, told by one who speaks on the day."""
COUNTED = frozenset({"number", "span"})


def same(a: Fact, b: Fact) -> bool:
    """Whether two facts say the same value."""
    if "daymonth" in (a.kind, b.kind):
        return a.kind == b.kind and a.value == b.value
    if a.measure and a.measure == b.measure and abs(a.amount - b.amount) <= LOOSE * max(a.amount, b.amount):
        return True
    if a.kind == b.kind and (a.value == b.value or (a.kind == "relative" and _seen(a) == _seen(b))):
        return True
    return isinstance(a.value, float) and isinstance(b.value, float) and _same_value(a, b, a.value, b.value)


def _seen(f: Fact) -> str:
    return SEEN_FROM.get(str(f.value), str(f.value))


def _same_value(a: Fact, b: Fact, x: float, y: float) -> bool:  # noqa: PLR0911 - two kinds a line
    kinds = {a.kind, b.kind}
    if kinds == {"number", "clock"}:
        hour, clock = (x, y) if a.kind == "number" else (y, x)
        return (60 * hour) % 720 == clock
    if kinds == {"span", "clock"}:
        length, clock = (x, y) if a.kind == "span" else (y, x)
        return abs((1440 * length) % 720 - clock) < 1
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
    return x < 1 and y < 1 and (abs(x - y) < 2e-4 * max(x, y) or (periodic and abs(x - y) < ROUGH))


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
    turned = abs(low * high - 1) < ROUNDED and not (a.measure and b.measure)
    if low < 1 < high and (turned or (cue and high in WHOLES)):
        return True
    if high < 1:
        return cue and abs(x + y - 1) < ROUNDED
    if any(f.role == "times" and _is_product(f, g, known) for f, g in ((a, b), (b, a))):
        return True
    if low >= 1 and low != high and cue:
        rest = any(abs(low + high - t) < ROUNDED and t > 2 for t in known)
        return rest or (alone and high - low == 1 and low > 2)
    return low < 1 < high and any(
        abs(part * t - high) < ROUNDED or abs(part * high - t) < ROUNDED
        for t in known
        for part in (low, 1 - low)
        if t > 1
    )


def _is_product(times: Fact, f: Fact, known: "Sequence[float]") -> bool:
    """Whether a number is so many times another: `three, and twice as much` is six."""
    x, y = float(times.value), float(f.value)
    return any(abs(x * t - y) < ROUNDED for t in known if t > 1 and t != y)


def _sums(mine: "Sequence[Fact]", theirs: "Sequence[Fact]") -> "Iterable[tuple[int, int, int]]":
    """A value of one side that is the sum or difference of two values of the other, times with times."""
    if len(theirs) < 2:
        return
    only = len(mine) == 1 and len(theirs) == 2
    for i, f in enumerate(mine):
        for j, g in enumerate(theirs):
            for k, h in enumerate(theirs[j + 1 :], j + 1):
                values = [x.value for x in (f, g, h) if isinstance(x.value, float) and x.kind in COUNTED]
                weak = f.weak or g.weak or h.weak
                if len(values) < 3 or weak or not ("span" in (g.kind, h.kind) or only):
                    continue
                x, y, z = values
                if abs(x - y - z) < 0.002 * x or (
                    "span" in (g.kind, h.kind) and abs(x - abs(y - z)) < 0.002 * x
                ):
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
