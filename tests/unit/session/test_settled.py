from dataclasses import replace

from aligner.model import Alignment, Bead, Score, Segment, Sentence, Status, Version
from aligner.session import Session
from aligner.session.edit import Beads


def version(name: str, blocks: int) -> Version:
    """Blocks of two sentences of one letter each."""
    segments = tuple(Segment(2 * k, 2 * k + 2) for k in range(blocks))
    sentences = tuple(Sentence(k, k + 1, k // 2) for k in range(2 * blocks))
    return Version(name, "ab" * blocks, segments, sentences)


def session(*nested: Beads) -> Session:
    """Blocks paired one to one; a bead that comes without sentence beads gets `SEARCHED`."""
    beads = tuple(Bead((k,), (k,), sentences=x) for k, x in enumerate(nested))
    n = len(nested)
    alignment = Alignment(version("a", n), version("b", n), beads)
    return Session(alignment, fresh=lambda _a, _b, new: tuple(map(searched, new)))


def searched(bead: Bead) -> Bead:
    return bead if bead.sentences else replace(bead, note="searched")


def pair(k: int, wording: float = 0.2, status: Status = Status.UNREVIEWED, note: str = "") -> Bead:
    return Bead((k,), (k,), status=status, note=note, score=Score(wording, 0.0, 1.0))


def test_sentences_that_are_much_alike_stay_paired_in_a_merged_bead() -> None:
    s = session((pair(0), pair(1)), (pair(2), pair(3)))
    s.merge()
    assert s.current.sentences == (pair(0), pair(1), pair(2), pair(3))
    s.split(1, 1)
    assert [x.sentences for x in s.beads] == [(pair(0), pair(1)), (pair(2), pair(3))]


def test_what_was_said_of_sentences_survives_a_merge() -> None:
    judged = Bead((0, 1), (0, 1), status=Status.ACCEPTED, note="sic")
    s = session((judged,), (pair(2, 0.9, Status.FLAGGED), pair(3)))
    s.merge()
    assert s.current.sentences == (judged, pair(2, 0.9, Status.FLAGGED), pair(3))
    s.undo()
    assert s.beads[0].sentences == (judged,)


def test_sentences_that_part_are_searched_again() -> None:
    s = session((pair(0), pair(1)), (pair(2), pair(3, 0.6)))
    s.merge()
    assert s.current.note == "searched"


def test_sentences_are_searched_where_a_change_has_cut_their_beads() -> None:
    s = session((pair(0), pair(1)), (pair(2), pair(3)))
    s.swap()
    assert [x.note for x in s.beads] == ["searched", "searched"]
    s = session((), (pair(2), pair(3)))
    s.merge()
    assert s.current.note == "searched"
