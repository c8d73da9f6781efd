from hypothesis import given
from hypothesis import strategies as st

from aligner.model import Alignment, Bead, Segment, Status, Version
from aligner.session.carry import carry_over


def version(blocks: list[str]) -> Version:
    text, segments = "", []
    for block in blocks:
        segments.append(Segment(len(text), len(text) + len(block)))
        text += block + "\n\n"
    return Version("v", text, tuple(segments))


def reviewed(n: int) -> tuple[Bead, ...]:
    return tuple(Bead((k,), (k,), status=Status.ACCEPTED, note=f"n{k}") for k in range(n))


def test_what_stands_on_unchanged_text_keeps_its_review() -> None:
    old = Alignment(version(["one", "two", "three"]), version(["uno", "dos", "tres"]), reviewed(3))
    new = carry_over(old, version(["zero", "one", "TWO!", "three"]), version(["uno", "dos", "tres"]))
    assert (new.kept, new.touched, new.fresh) == (2, 1, 1)
    assert [(x.a, x.b, x.status, x.note) for x in new.alignment.beads] == [
        ((0,), (), Status.UNREVIEWED, ""),
        ((1,), (0,), Status.ACCEPTED, "n0"),
        ((2,), (1,), Status.FLAGGED, "n1"),
        ((3,), (2,), Status.ACCEPTED, "n2"),
    ]
    assert new.alignment.signature.a_sha256 == new.alignment.a.sha256


def test_a_segment_that_is_gone_leaves_its_partner_flagged() -> None:
    old = Alignment(version(["one", "two", "three"]), version(["uno", "dos", "tres"]), reviewed(3))
    new = carry_over(old, version(["one", "three"]), version(["uno", "dos", "tres"]))
    assert [(x.a, x.b, x.status) for x in new.alignment.beads] == [
        ((0,), (0,), Status.ACCEPTED),
        ((), (1,), Status.FLAGGED),
        ((1,), (2,), Status.ACCEPTED),
    ]


blocks = st.lists(st.sampled_from("abcdef"), max_size=8)


@given(blocks, blocks, blocks)
def test_any_change_gives_an_alignment_and_none_gives_the_same(
    one: list[str], two: list[str], new: list[str]
) -> None:
    n = min(len(one), len(two))
    gaps = [Bead((k,), ()) for k in range(n, len(one))] + [Bead((), (k,)) for k in range(n, len(two))]
    old = Alignment(version(one), version(two), (*reviewed(n), *gaps))
    carried = carry_over(old, version(new), version(two)).alignment
    assert carried.a.text == version(new).text
    assert carry_over(old, old.a, old.b).alignment.beads == old.beads
