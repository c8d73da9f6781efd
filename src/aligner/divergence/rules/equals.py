"""Which numbers and dates of two sides say the same, though they may be of two kinds."""

from typing import TYPE_CHECKING

from aligner.divergence.rules.measures import same_amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.fact import Fact

Key = tuple[str, float | str]
TWELVES = frozenset({"noon", "midnight"})
"""Parts of the day that are times of the clock."""
ROUGH = 0.0051
"""How far a third may be from its percent."""
PERIODIC = (3.0, 6.0, 7.0, 9.0)
SEEN_FROM = {"before": "yesterday", "after": "tomorrow", "same": "today"}
"""The day before, told by one who speaks on the day."""


def equals(facts_a: "Sequence[Fact]", facts_b: "Sequence[Fact]") -> list[tuple[int, int]]:
    """The places among the facts of both sides of those that say the same."""
    by_key: dict[Key, list[int]] = {}
    numbers: list[tuple[int, Fact]] = []
    free: list[tuple[int, Fact]] = []
    for j, b in enumerate(facts_b):
        if (key := _key(b)) is None:
            free.append((j, b))
        else:
            by_key.setdefault(key, []).append(j)
            if b.kind == "number":
                numbers.append((j, b))
    pairs: list[tuple[int, int]] = []
    for i, a in enumerate(facts_a):
        if (key := _key(a)) is None:
            pairs += [(i, j) for j, b in (*free, *numbers) if same(a, b)]
            continue
        pairs += [(i, j) for j in by_key.get(key, ())]
        if a.kind == "number":
            pairs += [(i, j) for j, b in free if same(a, b)]
    return pairs


def _key(f: "Fact") -> "Key | None":
    """What a fact must share with another that has a key, to say the same; None where more is to be asked.

    Plain numbers, neither measures nor shares, may equal what has no key; words of the calendar do not.
    """
    value = f.value
    if isinstance(value, str):
        twelve = f.kind == "daypart" and value in TWELVES
        return None if twelve else (f.kind, _seen(f) if f.kind == "relative" else value)
    return (f.kind, value) if f.kind == "number" and value >= 1 and not f.measure else None


def same(a: "Fact", b: "Fact") -> bool:
    """Whether two facts say the same value."""
    x, y = a.value, b.value
    if a.kind == b.kind:
        return _same_of_kind(a, b)
    if not isinstance(x, float) or not isinstance(y, float):
        return {a.kind, b.kind} == {"clock", "daypart"} and {x, y} <= {0.0, *TWELVES}
    return (bool(a.measure and b.measure) and same_amount(a, b)) or _same_value(a, b, x, y)


def _same_of_kind(a: "Fact", b: "Fact") -> bool:
    kind, x, y = a.kind, a.value, b.value
    if kind == "clock" and a.role and b.role and a.role != b.role:
        return False
    if x == y or (a.measure and b.measure and same_amount(a, b)):
        return True
    if not isinstance(x, float) or not isinstance(y, float):
        return kind == "relative" and _seen(a) == _seen(b)
    if kind == "number":
        return x < 1 and y < 1 and _same_share(x, y)
    if kind == "span":
        return abs(x - y) <= 0.002 * max(x, y)
    return kind in {"decade", "year"} and _same_of_century(x, y)


def _seen(f: "Fact") -> str:
    return SEEN_FROM.get(str(f.value), str(f.value))


def _same_value(a: "Fact", b: "Fact", x: float, y: float) -> bool:
    """Whether values of two kinds say the same."""
    kinds = {a.kind, b.kind}
    if kinds == {"number", "clock"}:
        hour, clock = (x, y) if a.kind == "number" else (y, x)
        return (60 * hour) % 720 == clock
    if kinds == {"span", "clock"}:
        length, clock = (x, y) if a.kind == "span" else (y, x)
        return abs((1440 * length) % 720 - clock) < 1
    if kinds in ({"rate", "span"}, {"number", "year"}):
        return x == y
    if kinds == {"number", "span"}:
        return (a.count or x) == (b.count or y)
    return kinds == {"decade", "year"} and _same_of_century(x, y)


def _same_of_century(x: float, y: float) -> bool:
    """`1890` and `the nineties`."""
    return min(x, y) < 100 and x % 100 == y % 100


def _same_share(x: float, y: float) -> bool:
    """`a third` and `33 per cent`."""
    if abs(x - y) < 2e-4 * max(x, y):
        return True
    return abs(x - y) < ROUGH and any(abs(v * n - round(v * n)) < 0.0011 for v in (x, y) for n in PERIODIC)
