"""Sentence beads that stay when the beads around them change: those that there is no need to search again."""

from dataclasses import replace

from aligner.model import Bead, Status, Version
from aligner.model.alignment import in_reading_order
from aligner.model.levels import sentences_in
from aligner.session.edit import Beads

SURE = 0.5
"""Wording divergence up to which one sentence is surely the rendering of one other."""


def with_settled(a: Version, b: Version, beads: Beads, old: Beads) -> Beads:
    """`beads`, which hold the segments of `old`, with the sentence beads that are settled; none elsewhere.

    They are settled in a bead if those of `old` make up its sentences, and the reviewer has judged each of
    them, or it is one sentence against one that is much alike.
    """
    known = [z for x in old for z in x.sentences]
    return tuple(replace(x, sentences=_settled(a, b, x, known)) for x in beads)


def _settled(a: Version, b: Version, bead: Bead, known: list[Bead]) -> Beads:
    in_a, in_b = set(sentences_in(a, bead.a)), set(sentences_in(b, bead.b))
    inside = [z for z in known if in_a.issuperset(z.a) and in_b.issuperset(z.b)]
    whole = sum(len(z.a) for z in inside) == len(in_a) and sum(len(z.b) for z in inside) == len(in_b)
    return in_reading_order(inside) if whole and all(map(_is_settled, inside)) else ()


def _is_settled(bead: Bead) -> bool:
    if bead.status is not Status.UNREVIEWED:
        return True
    return len(bead.a) == len(bead.b) == 1 and bead.score is not None and bead.score.wording <= SURE
