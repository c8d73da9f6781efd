"""Where a bead is split: between blocks or sentences, at the place nearest to the caret. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from aligner.errors import EditError
from aligner.session.edit import Side
from aligner.text.visible import visible
from aligner.tui.desk import Desk
from aligner.tui.textview import Zoom

QUOTED = 16


@dataclass(frozen=True, slots=True)
class Cut:
    """How many segments (or sentences) of each side go to the first part.

    Attributes:
        said: where this is, if the caret is not just there.
    """

    a: int
    b: int
    said: str = ""


def at_caret(desk: Desk) -> Cut:
    """The cut of the focus at the caret of the active side; of the other at its own caret, or by length.

    Raises:
        EditError: no caret says where, or there is no place to cut; the message tells what would help.
    """
    mine, theirs = desk.side, other_side(desk.side)
    own, other = _nearest(desk, mine), _nearest(desk, theirs)
    if not own and not other:
        raise EditError(_why_not(desk))
    leading, cut = (mine, own) if own else (theirs, other)
    own = own or _by_length(desk, theirs, other)
    other = other or _by_length(desk, mine, own)
    a, b = (own, other) if mine == "a" else (other, own)
    return Cut(a, b, _said(desk, leading, cut))


def inner_at_caret(desk: Desk) -> int:
    """The sentence bead of the current bead that holds the caret and can be split.

    Raises:
        EditError: there is none.
    """
    at, rows = desk.carets.get(desk.side, -1), desk.version(desk.side).sentences
    for k, x in enumerate(desk.bead.sentences):
        held = x.a if desk.side == "a" else x.b
        if max(len(x.a), len(x.b)) > 1 and any(rows[i].start <= at < rows[i].end for i in held):
            return k
    if desk.bead.sentences:
        raise EditError("a block is not cut; Enter shows its sentence beads, which can be split and merged")
    raise EditError(_why_not(desk))


def other_side(side: Side) -> Side:
    return "b" if side == "a" else "a"


def _nearest(desk: Desk, side: Side) -> int:
    """How many spans of a side end before the place nearest to its caret; 0 where it was not moved."""
    spans, at = desk.spans(side), desk.carets.get(side, -1)
    if not spans or at <= spans[0][0]:
        return 0
    places = [
        (max(end - at, at - start, 0), k) for k, ((_, end), (start, _)) in enumerate(pairwise(spans), 1)
    ]
    return min(places, default=(0, 0))[1]


def _by_length(desk: Desk, side: Side, cut: int) -> int:
    """Where the other side is cut if `side` is cut before its `cut`-th span: by the length before it."""
    mine, theirs = desk.spans(side), desk.spans(other_side(side))
    part = _length(mine[:cut]) / max(1, _length(mine))
    goal = part * _length(theirs)
    return min(range(len(theirs) + 1), key=lambda k: (abs(_length(theirs[:k]) - goal), k))


def _length(spans: Iterable[tuple[int, int]]) -> int:
    return sum(y - x for x, y in spans)


def _said(desk: Desk, side: Side, cut: int) -> str:
    start, end = desk.spans(side)[cut]
    if desk.carets[side] == start:
        return ""
    unit = "block" if desk.inside is None else "sentence"
    words = " ".join(visible(desk.version(side).text[start : min(end, start + QUOTED)]).split())
    more = "…" if end > start + QUOTED else ""
    return f"the nearest end of a {unit}, before “{words}{more}”"


def _why_not(desk: Desk) -> str:
    if max(len(desk.ids("a")), len(desk.ids("b"))) > 1:
        return "put the caret where the second part begins (^→, or click), then s splits there"
    if desk.zoom is Zoom.PARAGRAPHS:
        return "there is one block a side: nothing to split"
    return "there is one sentence a side, and a sentence is not cut: nothing to split"
