"""Measures told in other units: `half a crown` is two shillings and sixpence, 50 °C is 122 °F."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.evidence import Side
    from aligner.divergence.fact import Fact

LOOSE, EXACT = 0.03, 0.011
"""How far two measures in different units may be apart, and a sum of measures from its parts."""
DEGREE = 0.6
STERLING = 15
"""Pence in an ounce of what is read as a pound of weight, where a pound of money is meant."""
HEAT = "heat:"
YEARS = 360.0


def same_amount(a: "Fact", b: "Fact") -> bool:
    """Whether two measures come to the same; degrees of one scale are told apart by their number."""
    if a.measure.startswith(HEAT) and b.measure.startswith(HEAT):
        return a.measure != b.measure and abs(a.amount - b.amount) <= DEGREE
    x, y = _amounts((a, b))
    return bool(x and y) and abs(x - y) <= LOOSE * max(x, y)


def _amounts(facts: "Sequence[Fact]") -> list[float]:
    """What measures of one kind come to, pounds as money beside money; zeros where the kinds differ."""
    kinds = {f.measure for f in facts}
    if kinds == {"weight", "money"}:
        return [f.amount * STERLING if f.measure == "weight" else f.amount for f in facts]
    return [f.amount if len(kinds) == 1 else 0.0 for f in facts]


def told_otherwise(
    sides: "tuple[Side, Side]", left_a: "list[Fact]", left_b: "list[Fact]"
) -> "tuple[list[Fact], list[Fact]]":
    """Without measures that two others come to, and years told by the decade they are in."""
    if not left_a or not left_b:
        return left_a, left_b
    gone: set[int] = set()
    for side, other, mine, theirs in ((*sides, left_a, left_b), (*sides[::-1], left_b, left_a)):
        for f in mine:
            if f.measure:
                gone.update(_summed(other, f, theirs))
            elif f.role == "rank":
                gone.update(_in_decade(side, f, theirs))
    return [f for f in left_a if id(f) not in gone], [f for f in left_b if id(f) not in gone]


def _summed(other: "Side", f: "Fact", theirs: "Sequence[Fact]") -> set[int]:
    """`two shillings and sixpence` is `half a crown`, `a shilling and sixpence` is `eighteen pence`."""
    measured = [g for g in theirs if g.measure and not g.measure.startswith(HEAT)]
    for k, g in enumerate(measured):
        before = _single(other, g)
        if before and (x := _amounts((f, g)))[0] and abs(x[0] - x[1] - before) <= EXACT * x[0]:
            return {id(f), id(g)}
        for h in measured[k + 1 :]:
            x = _amounts((f, g, h))
            if x[0] and abs(x[0] - x[1] - x[2]) <= EXACT * x[0]:
                return {id(f), id(g), id(h)}
    return set()


def _single(side: "Side", g: "Fact") -> float:
    """What `a shilling and` before a measure comes to."""
    k = g.first - 1 - (side.norms[g.first - 1] == "and")
    if k < 1 or side.tables is None or side.norms[k - 1] not in {"a", "an"}:
        return 0.0
    kind, _, factor = side.tables.mapping("numbers", "measures").get(side.norms[k], "").partition(":")
    return float(factor) if kind == g.measure else 0.0


def _in_decade(side: "Side", rank: "Fact", theirs: "Sequence[Fact]") -> set[int]:
    """`in her ninth decade` beside `past eighty`."""
    after = side.norms[rank.last + 1 : rank.last + 2]
    if not after or side.tables is None or after[0] not in side.tables.words("dates", "decade_units"):
        return set()
    high = 10 * float(rank.value)
    for g in theirs:
        value = g.count or g.value
        if g.kind in {"number", "span"} and isinstance(value, float) and high - 10 <= value <= high:
            return {id(rank), id(g)}
    return set()
