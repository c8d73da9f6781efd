"""The texts and the beads of an alignment at the level that a file is written in."""

from aligner.model.alignment import Alignment, Level
from aligner.model.bead import Bead
from aligner.model.version import Version

JOINER = {Level.PARAGRAPH: "\n\n", Level.SENTENCE: " "}
"""What stands between the segments of one bead where a format has one text a side."""


def count(version: Version, level: Level) -> int:
    return len(version.sentences if level is Level.SENTENCE else version.segments)


def piece(version: Version, level: Level, index: int) -> str:
    return version.sentence_text(index) if level is Level.SENTENCE else version.segment_text(index)


def side_text(version: Version, level: Level, ids: tuple[int, ...]) -> str:
    return JOINER[level].join(piece(version, level, i) for i in ids)


def beads_at(alignment: Alignment, level: Level) -> tuple[Bead, ...]:
    """The beads themselves, or the sentence beads nested in them.

    A bead without nested ones stands for the sentences that begin in its segments.
    """
    if level is Level.PARAGRAPH:
        return alignment.beads
    found: list[Bead] = []
    for bead in alignment.beads:
        if bead.sentences:
            found.extend(bead.sentences)
            continue
        a = tuple(s for i in bead.a for s in alignment.a.sentences_of[i])
        b = tuple(s for i in bead.b for s in alignment.b.sentences_of[i])
        if a or b:
            found.append(Bead(a, b, transposed=bead.transposed and bool(a and b)))
    return tuple(found)
