"""What holds for any two texts and any anchors."""

from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.engine import align
from aligner.model import Bead
from aligner.model.alignment import check_cover, check_order

WORDS = (
    "letter",
    "peace",
    "война",
    "мир",
    "bridge",
    "12",
    "treaty",
    "и",
    "the",
    "not",
    ".",
    "?",
    ";",
    "captain",
)

TEXT = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
TEXTS = st.lists(TEXT, max_size=12)


@st.composite
def anchored(draw: st.DrawFn) -> tuple[list[str], list[str], list[tuple[tuple[int, ...], tuple[int, ...]]]]:
    a, b = draw(TEXTS), draw(TEXTS)
    free_a = list(draw(st.permutations(range(len(a)))))
    free_b = list(draw(st.permutations(range(len(b)))))
    anchors = []
    for _ in range(draw(st.integers(0, 4))):
        x, y = draw(st.integers(0, 2)), draw(st.integers(0, 2))
        taken = tuple(sorted(free_a[:x])), tuple(sorted(free_b[:y]))
        free_a, free_b = free_a[x:], free_b[y:]
        if any(taken):
            anchors.append(taken)
    return a, b, anchors


def shapes_of(beads: tuple[Bead, ...]) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(x.a, x.b) for x in beads}


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_beads_cover_every_segment_once_and_keep_order(a: list[str], b: list[str]) -> None:
    beads = align(a, b)
    check_cover(beads, len(a), len(b))
    check_order(beads)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_swapping_the_sides_mirrors_the_beads(a: list[str], b: list[str]) -> None:
    mirrored = {(y, x) for x, y in shapes_of(align(b, a))}
    assert shapes_of(align(a, b)) == mirrored


@settings(max_examples=60, deadline=None)
@given(anchored())
def test_anchors_are_kept_whatever_they_are(
    case: tuple[list[str], list[str], list[tuple[tuple[int, ...], tuple[int, ...]]]],
) -> None:
    a, b, anchors = case
    beads = align(a, b, anchors=anchors)
    check_cover(beads, len(a), len(b))
    assert set(anchors) <= shapes_of(beads)
