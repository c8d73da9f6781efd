"""Every format that carries an alignment gives back the same beads, ids, status and notes, for any text."""

import contextlib
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner import export
from aligner.errors import InputError
from aligner.export import ladder, lay, lay_onto
from aligner.model import Alignment, Bead, Kind, Segment, Status, Version
from aligner.model.alignment import in_reading_order

TEXT = st.text(
    st.one_of(
        st.characters(), st.characters(categories=("Cs", "Cc")), st.sampled_from("'=<&]> \r\n\t\x0b\ufffe_x")
    ),
    max_size=20,
)
NOTES = st.one_of(st.just(""), TEXT, st.sampled_from(["=1+1", "'=1", "\t", "a\\tb", "\r\n", "@x", '"', ",;"]))


def version(name: str, blocks: list[str], kinds: list[Kind]) -> Version:
    segments, start = [], 0
    for block, kind in zip(blocks, kinds, strict=True):
        segments.append(Segment(start, start + len(block), kind))
        start += len(block) + 2
    return Version(name, "\n\n".join(blocks), tuple(segments))


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    """Any partition of any blocks into beads, crossing and broken ones too, with any status and note."""
    sides = []
    for name in ("one", "two"):
        blocks = draw(st.lists(TEXT, min_size=1, max_size=6))
        kinds = draw(st.lists(st.sampled_from(Kind), min_size=len(blocks), max_size=len(blocks)))
        sides.append(version(name, blocks, kinds))
    a, b = sides
    shuffle = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311
    groups = max(len(a.segments), len(b.segments))
    of_a: dict[int, list[int]] = {}
    of_b: dict[int, list[int]] = {}
    for n, of in ((len(a.segments), of_a), (len(b.segments), of_b)):
        for i in range(n):
            of.setdefault(shuffle.randrange(groups), []).append(i)
    beads = [
        Bead(
            tuple(of_a.get(g, ())),
            tuple(of_b.get(g, ())),
            status=draw(st.sampled_from(Status)),
            note=draw(NOTES),
        )
        for g in sorted({*of_a, *of_b})
    ]
    return Alignment(a, b, in_reading_order(beads))


def facts(x: Alignment) -> list[object]:
    return [(p.a, p.b, p.transposed, p.status, p.note) for p in x.beads]


FULL: list[tuple[str, dict[str, Any]]] = [
    ("tsv", {}),
    ("tsv", {"spreadsheet": True}),
    ("csv", {}),
    ("csv", {"spreadsheet": True}),
    ("xlsx", {}),
    ("xlsx", {"spreadsheet": True}),
    ("jsonl", {}),
    ("tmx", {}),
    ("tei", {}),
]


@pytest.mark.parametrize(("name", "options"), FULL)
@settings(max_examples=60, deadline=None)
@given(x=alignments())
def test_nothing_is_lost_on_the_way_out_and_back(name: str, options: dict[str, Any], x: Alignment) -> None:
    form = export.named(name)
    found = form.loads(form.dumps(x, **options), **options)
    again, changes = lay_onto(found, x)
    assert again == x
    assert str(changes) == "nothing changed"
    assert facts(lay(found, x.a, x.b)) == facts(x)


@pytest.mark.parametrize("name", ["tmx", "tei"])
@settings(max_examples=60, deadline=None)
@given(x=alignments())
def test_the_texts_come_back_byte_for_byte_where_the_file_holds_them(name: str, x: Alignment) -> None:
    form = export.named(name)
    found = form.loads(form.dumps(x))
    assert found.versions is not None
    for version, again in zip((x.a, x.b), found.versions, strict=True):
        assert again.id == version.id
        assert [again.segment_text(i) for i in range(len(again.segments))] == [
            version.segment_text(i) for i in range(len(version.segments))
        ]
        assert [s.kind for s in again.segments] == [s.kind for s in version.segments]


@settings(max_examples=60, deadline=None)
@given(x=alignments())
def test_a_ladder_gives_back_the_beads_that_do_not_cross(x: Alignment) -> None:
    form = export.named("ladder")
    again = lay(form.loads(form.dumps(x, crossing_as_gaps=True)), x.a, x.b)
    fitting = {(p.a, p.b) for p in x.beads if not p.transposed and ladder._fits(p)}
    assert fitting <= {(p.a, p.b) for p in again.beads}
    with contextlib.suppress(InputError):
        straight = lay(form.loads(form.dumps(x)), x.a, x.b)
        assert [(p.a, p.b) for p in straight.beads] == [(p.a, p.b) for p in x.beads]


@settings(max_examples=60, deadline=None)
@given(x=alignments())
def test_indices_give_back_the_beads(x: Alignment) -> None:
    form = export.named("indices")
    again = lay(form.loads(form.dumps(x)), x.a, x.b)
    assert {(p.a, p.b) for p in again.beads} == {(p.a, p.b) for p in x.beads}
