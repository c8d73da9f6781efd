"""A review carried over to texts that have changed: what was said of unchanged segments stays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from aligner.model import Alignment, Bead, Signature, Status, Version
from aligner.model.alignment import in_reading_order


@dataclass(frozen=True, slots=True)
class Carried:
    """The alignment of the new texts, without scores and sentence beads, and how much of it is kept.

    Attributes:
        kept: beads all of whose segments are unchanged; they keep status, comment and margin.
        touched: beads with a changed segment; they are flagged, and keep their comment.
        fresh: segments that are new; each stands alone.
    """

    alignment: Alignment
    kept: int
    touched: int
    fresh: int


def carry_over(old: Alignment, a: Version, b: Version) -> Carried:
    """`old` on the new versions `a` and `b`.

    A segment is unchanged if its text is; one that stands between the same unchanged neighbours as before
    is taken to be the old one, changed.
    """
    on_a, on_b = _correspondence(old.a, a), _correspondence(old.b, b)
    beads: list[Bead] = []
    kept = touched = 0
    for x in old.beads:
        to_a = tuple(sorted(on_a[i][0] for i in x.a if i in on_a))
        to_b = tuple(sorted(on_b[i][0] for i in x.b if i in on_b))
        if not to_a and not to_b:
            continue
        same = all(i in on_a and on_a[i][1] for i in x.a) and all(i in on_b and on_b[i][1] for i in x.b)
        kept, touched = kept + same, touched + (not same)
        moved = replace(x, a=to_a, b=to_b, score=None, sentences=(), transposed=x.transposed and same)
        beads.append(moved if same else replace(moved, status=Status.FLAGGED, margin=None))
    alone = [*_alone(beads, "a", len(a.segments)), *_alone(beads, "b", len(b.segments))]
    signature = Signature(old.signature.aligner, a.sha256, b.sha256, old.signature.parameters)
    alignment = Alignment(a, b, in_reading_order([*beads, *alone]), signature)
    return Carried(alignment, kept, touched, len(alone))


def _alone(beads: Sequence[Bead], side: str, count: int) -> Iterator[Bead]:
    seen = {i for x in beads for i in (x.a if side == "a" else x.b)}
    for i in range(count):
        if i not in seen:
            yield Bead((i,), ()) if side == "a" else Bead((), (i,))


def _correspondence(old: Version, new: Version) -> dict[int, tuple[int, bool]]:
    """Old segment -> (new segment, whether its text is the same)."""
    before = [old.segment_text(k) for k in range(len(old.segments))]
    after = [new.segment_text(k) for k in range(len(new.segments))]
    result: dict[int, tuple[int, bool]] = {}
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and i_end - i == j_end - j):
            result.update((i + k, (j + k, tag == "equal")) for k in range(i_end - i))
    return result
