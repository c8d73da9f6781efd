"""What the reviewer does at the desk: one call of the session each, and a line that says what happened."""

from collections.abc import Callable
from dataclasses import dataclass

from aligner.errors import EditError
from aligner.model import Bead, Kind, Status
from aligner.session import Step
from aligner.session.edit import Beads, difference
from aligner.session.operations import Direction
from aligner.tui import cut, ways
from aligner.tui.desk import Desk
from aligner.tui.textview import Zoom


def told(desk: Desk, step: Step) -> str:
    """What a step did, once the desk is in line with it."""
    desk.after_edit()
    return f"{step.label} · u undoes"


def mark(desk: Desk, status: Status) -> str:
    """Give the focus a status and go on; if it has it already, take it back and stay."""
    s = desk.session
    if desk.focus.status is status:
        s.mark(Status.UNREVIEWED, inner=desk.inside)
        return f"{status.value}: taken back · u undoes"
    count = desk.folds.get(desk.at, 1)
    if count > 1:
        s.mark_all(desk.at, desk.at + count, status)
    else:
        s.mark(status, inner=desk.inside)
    where = f"bead {desk.at}" if desk.inside is None else f"sentence bead {desk.inside} of bead {desk.at}"
    if status is Status.ACCEPTED:
        ways.step(desk, 1)
    desk.remember()
    return f"{where}: {status.value} · u undoes"


def accept_upto(desk: Desk) -> str:
    end = desk.at + desk.folds.get(desk.at, 1)
    step = desk.session.mark_all(0, end, Status.ACCEPTED, only=Status.UNREVIEWED)
    desk.remember()
    return f"all unreviewed up to here: {step.label} · u undoes"


def merge(desk: Desk, direction: int, *, one_side: bool = False) -> str:
    sides = desk.side if one_side else "ab"
    return told(desk, desk.session.merge(_direction(direction), sides, inner=desk.inside))


def split(desk: Desk) -> str:
    """Split the focus at the caret; where it is a block a side, the sentence bead that holds the caret."""
    if desk.inside is None and max(len(desk.ids("a")), len(desk.ids("b"))) < 2:
        return _split_inside(desk)
    at = cut.at_caret(desk)
    said = told(desk, desk.session.split(at.a, at.b, inner=desk.inside))
    return f"split at {at.said} · u undoes" if at.said else said


def _split_inside(desk: Desk) -> str:
    """A block is not cut: its sentences are parted, and shown, since one would not see it from afar."""
    inner, before = cut.inner_at_caret(desk), desk.inner
    desk.zoom, desk.inner = Zoom.SENTENCES, inner
    try:
        return split(desk)
    except EditError:
        desk.zoom, desk.inner = Zoom.PARAGRAPHS, before
        raise


def shift(desk: Desk, direction: int, *, give: bool) -> str:
    return told(desk, desk.session.shift(desk.side, _direction(direction), give=give, inner=desk.inside))


def swap(desk: Desk, direction: int) -> str:
    return told(desk, desk.session.swap(_direction(direction), inner=desk.inside))


def link(desk: Desk) -> str:
    """Remember the focus as the one to link, or link the remembered one with it."""
    here = desk.at if desk.inside is None else desk.inside
    if desk.link_from is None:
        desk.link_from = here
        what = "bead" if desk.inside is None else "sentence bead"
        return f"{what} {here}: go to its partner and press L again; Esc lets go"
    first, desk.link_from = desk.link_from, None
    return told(desk, desk.session.link(first, inner=desk.inside))


def unlink(desk: Desk) -> str:
    return told(desk, desk.session.unlink(inner=desk.inside))


def transpose(desk: Desk) -> str:
    return told(desk, desk.session.transpose(inner=desk.inside))


def comment(desk: Desk, text: str) -> str:
    return told(desk, desk.session.comment(text.strip(), inner=desk.inside))


def relabel(desk: Desk, kind: Kind) -> str:
    ids = desk.bead.a if desk.side == "a" else desk.bead.b
    return told(desk, desk.session.relabel(desk.side, ids, kind))


def undo(desk: Desk) -> str:
    step = desk.session.undo()
    desk.after_edit()
    return f"undone: {step.label} · r redoes"


def redo(desk: Desk) -> str:
    step = desk.session.redo()
    desk.after_edit()
    return f"redone: {step.label} · u undoes"


def undo_to(desk: Desk, count: int) -> str:
    """Undo or redo until `count` steps are done."""
    s = desk.session
    while len(s.done) > count:
        s.undo()
    while len(s.done) < count:
        s.redo()
    desk.after_edit()
    return f"{count} steps are done, {len(s.undone)} undone"


# -- re-alignment


@dataclass(frozen=True, slots=True)
class Proposal:
    """Beads that a new alignment would put in the place of the old ones, and where they differ."""

    beads: Beads
    old: tuple[Bead, ...]
    new: tuple[Bead, ...]
    kept: int


def proposal(desk: Desk, beads: Beads, kept: int) -> Proposal:
    """What would change, if anything."""
    before = {(x.a, x.b): x for x in desk.session.beads}
    after = {(x.a, x.b) for x in beads}
    old = tuple(x for x in desk.session.beads if (x.a, x.b) not in after)
    new = tuple(x for x in beads if (x.a, x.b) not in before)
    same = tuple(_as_before(x, before.get((x.a, x.b))) for x in beads)
    return Proposal(same, old, new, kept)


def _as_before(new: Bead, old: Bead | None) -> Bead:
    """The old bead where nothing but its margin could differ, so that its comment and its place stay."""
    return old if old is not None and old.transposed == new.transposed else new


def anchors(desk: Desk) -> list[Bead]:
    return [x for x in desk.session.beads if x.status is Status.ACCEPTED]


def apply(desk: Desk, wanted: Proposal) -> str:
    step = desk.session.replace_all(wanted.beads, f"re-aligned between {wanted.kept} accepted beads")
    return told(desk, step)


def differs(desk: Desk, wanted: Proposal) -> bool:
    splice = difference(desk.session.beads, wanted.beads)
    return splice.old != splice.new


def _direction(by: int) -> Direction:
    return 1 if by > 0 else -1


EDITS: dict[str, Callable[[Desk], str]] = {
    "accept": lambda d: mark(d, Status.ACCEPTED),
    "reject": lambda d: mark(d, Status.REJECTED),
    "flag": lambda d: mark(d, Status.FLAGGED),
    "accept_upto": accept_upto,
    "merge_next": lambda d: merge(d, 1),
    "merge_prev": lambda d: merge(d, -1),
    "merge_side_next": lambda d: merge(d, 1, one_side=True),
    "merge_side_prev": lambda d: merge(d, -1, one_side=True),
    "split": split,
    "give_next": lambda d: shift(d, 1, give=True),
    "give_prev": lambda d: shift(d, -1, give=True),
    "take_next": lambda d: shift(d, 1, give=False),
    "take_prev": lambda d: shift(d, -1, give=False),
    "swap": lambda d: swap(d, 1),
    "swap_prev": lambda d: swap(d, -1),
    "link": link,
    "unlink": unlink,
    "transpose": transpose,
    "undo": undo,
    "redo": redo,
}
