from aligner.model import Alignment, Bead, Kind, Segment, Sentence, Status, Version
from aligner.model.levels import at_sentence_level, sentences_in

A = Version(
    "a",
    "One. Two.\n\nThree\n\nfour.",
    (Segment(0, 9), Segment(11, 16, seam=True), Segment(18, 23)),
    (Sentence(0, 4, 0), Sentence(5, 9, 0), Sentence(11, 23, 1)),
)
B = Version("b", "Un. Deux.", (Segment(0, 9, Kind.VERSE),), (Sentence(0, 3, 0), Sentence(4, 9, 0)))


def test_a_sentence_that_crosses_a_seam_begins_in_the_first_block() -> None:
    assert A.units == ((0,), (1, 2))
    assert A.sentences_of == ((0, 1), (2,), ())
    assert sentences_in(A, (1, 2)) == (2,)


def test_nested_beads_become_beads_and_gaps_one_bead_a_sentence() -> None:
    inner = (Bead((0,), (0,)), Bead((1,), (1,)))
    x = Alignment(A, B, (Bead((0,), (0,), status=Status.ACCEPTED, sentences=inner), Bead((1, 2), ())))
    y = at_sentence_level(x)
    assert [(z.a, z.b, z.status) for z in y.beads] == [
        ((0,), (0,), Status.ACCEPTED),
        ((1,), (1,), Status.ACCEPTED),
        ((2,), (), Status.UNREVIEWED),
    ]
    assert y.a.segment_text(2) == "Three\n\nfour."
    assert y.b.segments[0].kind is Kind.VERSE


def test_a_bead_without_nested_beads_holds_all_its_sentences() -> None:
    x = Alignment(A, B, (Bead((0,), (0,)), Bead((1, 2), ())))
    assert at_sentence_level(x).beads[0] == Bead((0, 1), (0, 1))
