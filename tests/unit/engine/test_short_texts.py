"""A handful of short lines: what a newcomer tries first, and where averages say little."""

import pytest

from aligner import engine

CASES = [
    (["One day.", "Two nights.", "Three."], ["One day.", "Three."], [((0,), (0,)), ((1,), ()), ((2,), (1,))]),
    (["One."], ["One.", "Two."], [((0,), (0,)), ((), (1,))]),
    (["One.", "Two."], ["Two."], [((0,), ()), ((1,), (0,))]),
    (["A b.", "C d."], ["A b.", "C d."], [((0,), (0,)), ((1,), (1,))]),
]


@pytest.mark.parametrize(("a", "b", "beads"), CASES)
def test_short_lines_meet_their_equals(
    a: list[str], b: list[str], beads: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    assert [(x.a, x.b) for x in engine.align(a, b)] == beads
    assert {(x.b, x.a) for x in engine.align(b, a)} == set(beads)
