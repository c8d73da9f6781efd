from dataclasses import replace
from pathlib import Path

import pytest

from aligner import library, pipeline
from aligner.divergence.rows import merge_rows
from aligner.model import Alignment, Bead, Metadata, Segment, Severity, Status, Version
from aligner.model.alignment import in_reading_order

TEXTS = Path(__file__).parents[2] / "texts"


def of(name: str, *blocks: str, seams: tuple[int, ...] = ()) -> Version:
    """A version of these blocks."""
    segments, start = [], 0
    for k, block in enumerate(blocks):
        segments.append(Segment(start, start + len(block), seam=k in seams))
        start += len(block) + 2
    return Version(name, "\n\n".join(blocks), tuple(segments))


@pytest.fixture(scope="module")
def letter() -> Alignment:
    return pipeline.align_pair(library.resolve("dobrynin", TEXTS), library.resolve("sample.en", TEXTS))


def test_blocks_that_a_seam_joins_are_aligned_as_one(letter: Alignment) -> None:
    assert Bead((14, 15), (1,)).a in [x.a for x in letter.beads]
    assert (22, 23) in [x.a for x in letter.beads]


def test_the_transposed_pair_of_paragraphs_is_marked(letter: Alignment) -> None:
    crossing = [(x.a, x.b) for x in letter.beads if x.transposed]
    assert crossing in ([((27,), (14,))], [((28,), (13,))])


def test_every_bead_is_scored_and_holds_its_sentences(letter: Alignment) -> None:
    for bead in letter.beads:
        assert bead.score is not None
        held = sorted(i for x in bead.sentences for i in x.a)
        assert held == sorted(i for k in bead.a for i in letter.a.sentences_of[k])


def test_a_sentence_merged_in_one_version_is_one_bead_of_two(letter: Alignment) -> None:
    texts = [
        (
            " ".join(letter.a.sentence_text(i) for i in x.a),
            " ".join(letter.b.sentence_text(j) for j in x.b),
        )
        for bead in letter.beads
        for x in bead.sentences
    ]
    added = next(a for a, b in texts if b.startswith("No region of the world"))
    assert added == ""


def test_anchors_stay_to_the_byte_when_the_rest_is_searched_anew(letter: Alignment) -> None:
    kept = replace(letter.beads[20], status=Status.ACCEPTED, note="as it stands")
    reviewed = letter.with_beads((*letter.beads[:20], kept, *letter.beads[21:]))
    again = pipeline.realign(reviewed, [kept])
    assert kept in again.beads
    assert [(x.a, x.b) for x in again.beads] == [(x.a, x.b) for x in letter.beads]


def test_an_anchor_may_part_what_a_seam_joins() -> None:
    a = of("a", "The first half of a", "sentence about ships", "The end.", seams=(0,))
    b = of("b", "The first half of a sentence", "about ships", "The end.")
    x = pipeline.align_segments(a, b, anchors=[Bead((0,), (0,))])
    assert Bead((0,), (0,)) in x.beads


def test_a_text_against_an_empty_one_is_all_gaps() -> None:
    x = pipeline.align_pair(of("a", "One.", "Two."), Version("b", "", ()))
    assert [(y.a, y.b) for y in x.beads] == [((0,), ()), ((1,), ())]


def test_rows_of_a_collation_join_what_any_bead_joins() -> None:
    base = of("base", "a", "b", "c")
    one = Alignment(base, of("v1", "x", "y"), (Bead((0,), (0,)), Bead((1, 2), (1,))))
    two = Alignment(
        base,
        of("v2", "p", "q", "r", "s"),
        in_reading_order([Bead((0,), (0,)), Bead((1,), (1,)), Bead((), (2,)), Bead((2,), (3,))]),
    )
    rows = merge_rows([one, two])
    assert [(r.base, [c.segments for c in r.cells]) for r in rows] == [
        ((0,), [(0,), (0,)]),
        ((1, 2), [(1,), (1, 3)]),
        ((), [(), (2,)]),
    ]


def test_versions_that_add_the_same_share_a_row() -> None:
    base = of("base", "a", "b")
    added = "No region of the world is too small for us."
    one = Alignment(base, of("v1", "x", added, "y"), (Bead((0,), (0,)), Bead((), (1,)), Bead((1,), (2,))))
    two = Alignment(
        base,
        of("v2", "p", "Something else.", added, "q"),
        (Bead((0,), (0,)), Bead((), (1,)), Bead((), (2,)), Bead((1,), (3,))),
    )
    rows = merge_rows([one, two])
    assert [(r.base, [c.segments for c in r.cells]) for r in rows] == [
        ((0,), [(0,), (0,)]),
        ((), [(), (1,)]),
        ((), [(1,), (2,)]),
        ((1,), [(2,), (3,)]),
    ]


def test_divided_words_page_marks_and_note_numbers_do_not_count_as_differences() -> None:
    a = of("a", "The nego-\ntiations on \ufb01rst arms3 [Page 27] were long.\u00b2 They failed in April.")
    b = of("b", "The negotiations on first arms were long. They failed in March.")
    (bead,) = pipeline.align_pair(*(replace(v, meta=Metadata(language="en")) for v in (a, b))).beads
    assert bead.score is not None
    assert bead.score.wording < 0.3
    (change,) = [d for d in bead.score.divergences if d.severity is Severity.MEANING]
    assert (change.a_text, change.b_text) == ("April", "March")
    assert a.text[change.a_start : change.a_end] == "April"
