from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.engine.within import align_within

WORDS = ("king", "river", "stone", "walked", "morning", "sold", "horses", "winter", "letter", "seven")
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda x: " ".join(x).title() + ".")


@st.composite
def cut(draw: st.DrawFn, n: int, pieces: int) -> list[tuple[int, ...]]:
    edges = [0, *sorted(draw(st.lists(st.integers(0, n), min_size=pieces - 1, max_size=pieces - 1))), n]
    return [tuple(range(edges[k], edges[k + 1])) for k in range(pieces)]


@settings(deadline=None, max_examples=60)
@given(st.data(), st.lists(SENTENCE, max_size=12), st.lists(SENTENCE, max_size=12), st.integers(1, 4))
def test_no_bead_leaves_its_group_and_every_sentence_has_one(
    data: st.DataObject, a: list[str], b: list[str], pieces: int
) -> None:
    groups = list(
        zip(data.draw(cut(len(a), pieces)), data.draw(cut(len(b), pieces)), strict=True),
    )
    for (x, y), beads in zip(groups, align_within(a, b, groups), strict=True):
        assert sorted(i for z in beads for i in z.a) == list(x)
        assert sorted(j for z in beads for j in z.b) == list(y)


def test_what_is_joined_across_the_edge_of_a_group_is_cut_there() -> None:
    a = ["King King King.", "King Stone.", "King.", "King."]
    b = ["King.", "King.", "River.", "River Stone.", "King.", "King."]
    _, second, third = align_within(a, b, [((), (0, 1)), ((0, 1), (2, 3, 4)), ((2, 3), (5,))])
    assert [(z.a, z.b) for z in second] == [((), (2,)), ((0,), (4,)), ((1,), (3,))]
    assert [(z.a, z.b) for z in third] == [((2, 3), (5,))]


def test_a_sentence_added_inside_a_paragraph_stands_alone() -> None:
    a = ["The king walked to the river.", "Winter came with snow and ice.", "He sold seven horses there."]
    b = [
        "The king walked to the river.",
        "He sold seven horses there.",
        "The winter came, with its ice and snow.",
    ]
    groups = [((0, 2), (0, 1)), ((1,), (2,))]
    first, second = align_within(a, b, groups)
    assert [(z.a, z.b) for z in first] == [((0,), (0,)), ((2,), (1,))]
    assert [(z.a, z.b) for z in second] == [((1,), (2,))]
