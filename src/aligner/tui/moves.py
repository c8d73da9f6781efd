"""The moves by name: action -> what it does at the desk. A page is as many rows as the list shows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from aligner.session.query import Filter, Sort
from aligner.tui import ways
from aligner.tui.desk import Desk
from aligner.tui.lines import Line, Piece
from aligner.tui.textview import Zoom

Move = Callable[[Desk, int], str]


def _sorts() -> dict[str, Move]:
    names = {
        "unreviewed": Sort.UNREVIEWED,
        "divergent": Sort.DIVERGENT,
        "unsure": Sort.UNSURE,
        "uneven": Sort.UNEVEN,
        "flagged": Sort.FLAGGED,
    }
    moves: dict[str, Move] = {}
    for name, sort in names.items():
        moves[f"next_{name}"] = lambda d, _, sort=sort: ways.to_sort(d, sort, 1)  # type: ignore[misc]
        moves[f"prev_{name}"] = lambda d, _, sort=sort: ways.to_sort(d, sort, -1)  # type: ignore[misc]
    return moves


MOVES: Mapping[str, Move] = {
    "down": lambda d, _: ways.step(d, 1),
    "up": lambda d, _: ways.step(d, -1),
    "page_down": lambda d, page: ways.step(d, max(2, page)),
    "page_up": lambda d, page: ways.step(d, -max(2, page)),
    "first": lambda d, _: ways.to_end(d, last=False),
    "last": lambda d, _: ways.to_end(d, last=True),
    "worst": lambda d, _: ways.to_worst(d),
    "zoom_in": lambda d, _: ways.nearer(d),
    "zoom_out": lambda d, _: ways.farther(d),
    "side": lambda d, _: ways.other_side(d),
    "caret_right": lambda d, _: ways.caret_by_word(d, 1),
    "caret_left": lambda d, _: ways.caret_by_word(d, -1),
    "caret_next": lambda d, _: ways.caret_by_segment(d, 1),
    "caret_prev": lambda d, _: ways.caret_by_segment(d, -1),
    "fold": lambda d, _: ways.fold(d),
    "next_hit": lambda d, _: ways.to_hit(d, 1),
    "prev_hit": lambda d, _: ways.to_hit(d, -1),
    "unfilter": lambda d, _: ways.apply_filter(d, Filter()),
    **_sorts(),
}


def caret_to(desk: Desk, piece: Piece) -> None:
    """Put the caret on a piece that was clicked; its side becomes the active one."""
    side: Literal["a", "b"] = "a" if piece.side == "a" else "b"
    if desk.inside is not None:
        for k, x in enumerate(desk.bead.sentences):
            rows = desk.version(side).sentences
            if any(rows[i].start <= piece.start < rows[i].end for i in (x.a if side == "a" else x.b)):
                desk.inner = k
    desk.side = side
    desk.carets[side] = piece.start
    desk.reset_carets()
    desk.remember()


def line_to_show(desk: Desk, lines: Sequence[Line], *, moved: bool) -> int | None:
    """The line that must be in sight: the caret's, or the head of the sentence bead one is at."""
    if desk.zoom is Zoom.SENTENCES and desk.bead.sentences:
        mark = f"▶ sentence bead {desk.inner} "
        head = next((k for k, x in enumerate(lines) if x and x[0].text == mark), None)
        if head is not None:
            return head
    if not moved or desk.zoom is Zoom.WORDS:
        return None
    at = desk.carets.get(desk.side, -1)
    return next(
        (k for k, x in enumerate(lines) for p in x if p.side == desk.side and p.start <= at < p.end), None
    )
