"""An alignment seen one level down: its sentences as segments, its nested beads as beads."""

from dataclasses import replace
from typing import TYPE_CHECKING

from aligner.model.alignment import Alignment, in_reading_order
from aligner.model.bead import Bead
from aligner.model.version import Segment, Sentence, Version

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def at_sentence_level(alignment: Alignment) -> Alignment:
    """The same alignment with sentences for segments.

    A bead that holds no nested beads gives one bead of all its sentences; a gap gives one bead a sentence.
    Sentence beads inherit the review status of the bead that holds them.
    """
    a, b = alignment.a, alignment.b
    beads = in_reading_order(x for bead in alignment.beads for x in _nested(bead, a, b))
    return replace(alignment, a=sentences_as_segments(a), b=sentences_as_segments(b), beads=beads)


def sentences_as_segments(version: Version) -> Version:
    """The version with one segment a sentence, each of the kind of the block it begins in."""
    blocks = version.segments
    segments = tuple(
        Segment(s.start, s.end, blocks[s.segment].kind, locator=blocks[s.segment].locator)
        for s in version.sentences
    )
    sentences = tuple(Sentence(s.start, s.end, k) for k, s in enumerate(version.sentences))
    return replace(version, segments=segments, sentences=sentences)


def sentences_in(version: Version, segments: "Sequence[int]") -> tuple[int, ...]:
    """Indices of the sentences that begin in these blocks, ascending."""
    return tuple(s for k in segments for s in version.sentences_of[k])


def _nested(bead: Bead, a: Version, b: Version) -> "Iterator[Bead]":
    if bead.sentences:
        for x in bead.sentences:
            yield replace(x, status=bead.status, transposed=x.transposed or bead.transposed)
        return
    sa, sb = sentences_in(a, bead.a), sentences_in(b, bead.b)
    if sa and sb:
        yield Bead(sa, sb, transposed=bead.transposed, status=bead.status, score=bead.score)
        return
    for i in sa:
        yield Bead((i,), (), status=bead.status)
    for j in sb:
        yield Bead((), (j,), status=bead.status)
