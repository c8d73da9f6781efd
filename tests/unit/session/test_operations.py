import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import EditError
from aligner.model import Bead
from aligner.session import operations as ops
from aligner.session.edit import Beads, difference

Pair = tuple[str, str]


def beads(drawn: str) -> Beads:
    """`"0-0 1,2-1 3- -2 4~4"`: a bead a word, `~` for transposed."""
    return tuple(bead(word) for word in drawn.split())


def bead(word: str) -> Bead:
    a, b = word.replace("~", "-").split("-")
    return Bead(
        tuple(int(i) for i in a.split(",") if i),
        tuple(int(i) for i in b.split(",") if i),
        transposed="~" in word,
    )


def drawn(outcome: ops.Outcome) -> tuple[str, int]:
    words = [
        f"{','.join(map(str, x.a))}{'~' if x.transposed else '-'}{','.join(map(str, x.b))}"
        for x in outcome[0]
    ]
    return " ".join(words), outcome[1]


@pytest.mark.parametrize(
    ("before", "at", "after", "now"),
    [
        ("0-0 1-1 2-2", 0, "0,1-0,1 2-2", 0),
        ("0-0 1- 2-2", 0, "0,1-0 2-2", 0),
        ("0-1 1~0 2-2", 0, "0,1-0,1 2-2", 0),
    ],
)
def test_merge_with_the_next_bead(before: str, at: int, after: str, now: int) -> None:
    assert drawn(ops.merge(beads(before), at, 1)) == (after, now)


def test_merge_with_the_previous_bead() -> None:
    assert drawn(ops.merge(beads("0-0 1-1 2-2"), 2, -1)) == ("0-0 1,2-1,2", 1)


def test_merge_of_one_side_leaves_the_other_as_a_gap() -> None:
    assert drawn(ops.merge(beads("0-0 1-1 2-2"), 0, 1, "a")) == ("0,1-0 -1 2-2", 0)
    assert drawn(ops.merge(beads("0-0 1-1 2-2"), 1, -1, "b")) == ("0- 1-0,1 2-2", 1)


def test_merge_keeps_both_comments() -> None:
    x = (Bead((0,), (0,), note="one"), Bead((1,), (1,), note="two"))
    assert ops.merge(x, 1, -1)[0][0].note == "one; two"


def test_there_is_nothing_after_the_last_bead() -> None:
    with pytest.raises(EditError, match="bead 1 is the last one"):
        ops.merge(beads("0-0 1-1"), 1, 1)
    with pytest.raises(EditError, match="bead 0 is the first one"):
        ops.swap(beads("0-0 1-1"), 0, -1)


def test_split_cuts_both_sides() -> None:
    assert drawn(ops.split(beads("0,1-0,1,2 2-3"), 0, 1, 2)) == ("0-0,1 1-2 2-3", 0)
    assert drawn(ops.split(beads("0,1-0"), 0, 1, 1)) == ("0-0 1-", 0)


def test_split_at_an_end_is_refused() -> None:
    with pytest.raises(EditError, match="all of it would stand on one side of the cut"):
        ops.split(beads("0,1-0"), 0, 0, 0)


@pytest.mark.parametrize(
    ("side", "direction", "give", "after", "now"),
    [
        ("a", 1, True, "0-0 1-1 2,3-2 4-3", 1),
        ("a", -1, True, "0,1-0 2-1 3-2 4-3", 1),
        ("a", 1, False, "0-0 1,2,3-1 -2 4-3", 1),
        ("a", -1, False, "-0 0,1,2-1 3-2 4-3", 1),
        ("b", 1, True, "0-0 1,2- 3-1,2 4-3", 1),
    ],
)
def test_shift_moves_the_boundary_by_one(side: str, direction: int, give: bool, after: str, now: int) -> None:
    x = beads("0-0 1,2-1 3-2 4-3")
    assert drawn(ops.shift(x, 1, side, direction, give=give)) == (after, now)  # type: ignore[arg-type]


def test_a_gap_that_gives_its_only_segment_vanishes() -> None:
    assert drawn(ops.shift(beads("0-0 1- 2-1"), 1, "a", -1, give=True)) == ("0,1-0 2-1", 0)


def test_swap_marks_what_crosses_and_swapping_again_takes_the_mark_away() -> None:
    once = ops.swap(beads("0-0 1-1 2-2"), 0, 1)
    assert drawn(once) == ("0~1 1-0 2-2", 0) or drawn(once) == ("0-1 1~0 2-2", 0)
    assert drawn(ops.swap(once[0], 0, 1)) == ("0-0 1-1 2-2", 0)


def test_link_of_two_gaps_that_cross_others_is_marked_as_transposed() -> None:
    assert drawn(ops.link(beads("0-0 1- 2-1 3-2 -3"), 4, 1)) == ("0-0 1~3 2-1 3-2", 1)
    assert drawn(ops.link(beads("0-0 1- -1 2-2"), 1, 2)) == ("0-0 1-1 2-2", 1)


def test_link_of_two_beads_joins_them_wherever_they_are() -> None:
    assert drawn(ops.link(beads("0-0 1-1 2-2"), 0, 2)) == ("0,2-0,2 1-1", 0)


def test_unlink_leaves_two_gaps_in_their_places() -> None:
    assert drawn(ops.unlink(beads("0-0 1-1 2-2"), 1)) == ("0-0 1- -1 2-2", 1)
    assert drawn(ops.unlink(beads("0-0 1~3 2-1 3-2"), 1)) == ("0-0 1- 2-1 3-2 -3", 1)
    with pytest.raises(EditError, match="a gap already"):
        ops.unlink(beads("0- -0"), 0)


def test_a_gap_is_not_transposed() -> None:
    with pytest.raises(EditError, match="only what has a partner"):
        ops.transpose(beads("0- -0"), 0)


def numbered(count: int) -> Beads:
    return tuple(Bead((k,), (k,)) for k in range(count))


@given(st.integers(0, 2200), st.integers(0, 2200), st.integers(0, 4))
def test_the_difference_of_long_runs_is_the_smallest_splice(count: int, at: int, size: int) -> None:
    old = numbered(count)
    new = old[:at] + tuple(Bead((k,), (), note="new") for k in range(size)) + old[at + 1 :]
    found = difference(old, new)
    assert found.old == old[at : at + 1]
    assert found.new == new[min(at, count) : min(at, count) + size]
