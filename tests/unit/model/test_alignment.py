from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import EditError
from aligner.model import Alignment, Bead, Segment, Version
from aligner.model.alignment import check_cover, check_order, in_reading_order, mark_transposed


def version(name: str, n: int) -> Version:
    return Version(name, "x" * n, tuple(Segment(i, i + 1) for i in range(n)))


def test_an_alignment_covers_every_segment_of_both_sides() -> None:
    beads = (Bead((0,), (0, 1)), Bead((1,), ()))
    assert Alignment(version("a", 2), version("b", 2), beads).beads == beads


@pytest.mark.parametrize(
    ("beads", "message"),
    [
        ([Bead((0,), (0,))], "segment a1 is in no bead"),
        ([Bead((0, 1), (0,)), Bead((1,), (1,))], "bead 1: segment a1 is in two beads"),
        ([Bead((0, 1, 2), (0, 1))], "bead 0: segment a2 does not exist (there are 2)"),
        ([Bead((0, 1), (0,))], "segment b1 is in no bead"),
    ],
)
def test_a_cover_with_a_fault_is_refused_by_name(beads: list[Bead], message: str) -> None:
    with pytest.raises(EditError) as refused:
        check_cover(beads, 2, 2)
    assert str(refused.value) == message


def test_beads_that_cross_must_be_marked() -> None:
    crossing = [Bead((0,), (1,)), Bead((1,), (0,))]
    with pytest.raises(EditError, match="bead 1: segment b0 stands behind b1"):
        check_order(crossing)
    check_order([crossing[0], Bead((1,), (0,), transposed=True)])


def test_reading_order_marks_the_lightest_set_that_crosses() -> None:
    beads = [Bead((0, 1), (3, 4)), Bead((2,), (0,)), Bead((3,), (1,)), Bead((4,), (2,))]
    assert [x.transposed for x in in_reading_order(beads)] == [True, False, False, False]


def test_a_gap_of_b_stands_behind_its_predecessor() -> None:
    beads = [Bead((), (0,)), Bead((0,), (1,)), Bead((1,), ()), Bead((), (2,)), Bead((2,), (3,))]
    mixed = [beads[k] for k in (3, 4, 0, 2, 1)]
    assert in_reading_order(mixed) == (beads[0], beads[1], beads[3], beads[2], beads[4])


@given(st.permutations(range(7)), st.lists(st.integers(1, 3), min_size=7, max_size=7))
def test_marking_keeps_a_heaviest_monotone_chain(order: list[int], sizes: list[int]) -> None:
    starts = [sum(sizes[:k]) for k in range(7)]
    beads = [Bead((i,), tuple(range(starts[j], starts[j] + sizes[j]))) for i, j in enumerate(order)]
    weight = [1 + len(x.b) for x in beads]
    best = max(
        sum(weight[k] for k in chosen)
        for size in range(8)
        for chosen in combinations(range(7), size)
        if [beads[k].b for k in chosen] == sorted(beads[k].b for k in chosen)
    )
    kept = [k for k, x in enumerate(mark_transposed(beads)) if not x.transposed]
    assert sum(weight[k] for k in kept) == best
    check_order(mark_transposed(beads))
