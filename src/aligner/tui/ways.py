"""Ways about the desk: rows, sorts, hits, the caret, the zoom. Each says in a line what it has to say."""

from collections.abc import Iterator
from itertools import chain

import regex

from aligner.errors import EditError
from aligner.model import Bead
from aligner.session.edit import Side
from aligner.session.query import Filter, Finding, Sort, by_gravity, find, is_a
from aligner.tui.desk import Desk
from aligner.tui.textview import Zoom

_WORD = regex.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]+")


def step(desk: Desk, by: int) -> str:
    """Rows down (or up); among sentence beads where those are looked at, and on to the next bead."""
    if desk.inside is not None and abs(by) == 1:
        inner = desk.inner + by
        if 0 <= inner < len(desk.bead.sentences):
            _enter(desk, inner)
            return ""
    row = max(0, min(desk.row + by, len(desk.rows) - 1))
    if not desk.rows or desk.rows[row] == desk.at:
        return "this is the end of the list" if by > 0 else "this is the beginning of the list"
    desk.go(desk.rows[row])
    if by == -1 and desk.inside is not None:
        _enter(desk, len(desk.bead.sentences) - 1)
    return ""


def to_end(desk: Desk, *, last: bool) -> str:
    if desk.rows:
        desk.go(desk.rows[-1 if last else 0])
    return ""


def to_sort(desk: Desk, sort: Sort, by: int) -> str:
    """The next (or previous) bead of a sort; from the other end where there is none further on."""
    beads, at = desk.session.beads, desk.at
    ahead, behind = range(at + 1, len(beads)), range(at)
    around = chain(ahead, behind) if by > 0 else chain(reversed(behind), reversed(ahead))
    filtered = desk.filter != Filter()
    for k in around:
        if is_a(beads[k], sort) and not (filtered and desk.is_hidden(k)):
            desk.go(k)
            return "went on from the other end" if (k > at) != (by > 0) else ""
    if is_a(beads[at], sort):
        return f"this is the only bead that is {sort.value}"
    return f"no bead is {sort.value}"


def to_worst(desk: Desk) -> str:
    """The gravest divergence; from there, the next in gravity."""
    order = by_gravity(desk.session.beads, (k for k in desk.rows if desk.session.beads[k].score))
    if not order:
        return "nothing here has been scored"
    place = order.index(desk.at) + 1 if desk.at in order and desk.worst_first else 0
    place %= len(order)
    desk.go(order[place])
    desk.worst_first = True
    again = "the worst divergence" if place == 0 else f"number {place + 1} from the worst"
    return f"{again}; ! goes on to the next, the reasons stand below the texts"


def goto(desk: Desk, wanted: str) -> str:
    """A bead by its number, or the bead of a segment: `41`, `a12`, `b7`."""
    text = wanted.strip().lower()
    side, number = (text[0], text[1:]) if text[:1] in ("a", "b") else ("", text)
    beads = desk.session.beads
    if not number.isdecimal():
        raise EditError(f"{wanted}: give the number of a bead, or of a segment (a12, b7)")
    n = int(number)
    if side:
        n = next((k for k, x in enumerate(beads) if n in (x.a if side == "a" else x.b)), -1)
    if not 0 <= n < len(beads):
        raise EditError(f"{wanted} does not exist: there are beads 0 to {len(beads) - 1}")
    desk.go(n)
    return ""


# -- find and filter


def search(desk: Desk, pattern: str) -> str:
    """Find `pattern`, and look at the first hit from here on."""
    if not pattern:
        desk.pattern, desk.found, desk.hit = "", Finding(), -1
        return ""
    s = desk.session
    found = find(pattern, s.beads, s.a, s.b)
    desk.pattern, desk.found = pattern, found
    if not found.hits:
        desk.hit = -1
        return f"{pattern}: not found"
    desk.hit = next((k for k, x in enumerate(found.hits) if x.bead >= desk.at), 0)
    return _show_hit(desk)


def to_hit(desk: Desk, by: int) -> str:
    if not desk.pattern:
        return "nothing was searched yet: / finds"
    if not desk.found.hits:  # an edit has come between
        search(desk, desk.pattern)
    if not desk.found.hits:
        return f"{desk.pattern}: not found"
    desk.hit = (desk.hit + by) % len(desk.found.hits)
    return _show_hit(desk)


def _show_hit(desk: Desk) -> str:
    hits = desk.found.hits
    hit = hits[desk.hit]
    desk.go(hit.bead)
    if hit.side is None:
        where = " (in the comment)"
    else:
        desk.side, desk.carets[hit.side], where = hit.side, hit.start, f" (side {hit.side.upper()})"
    more = "+" if desk.found.cut else ""
    return f"{desk.hit + 1} of {len(hits)}{more}{where}; ; next, ' previous"


def hits_of(desk: Desk, side: Side) -> list[tuple[int, int]]:
    """What was found in the current bead on a side."""
    return [(x.start, x.end) for x in desk.found.hits if x.bead == desk.at and x.side == side]


def apply_filter(desk: Desk, wanted: Filter) -> str:
    s = desk.session
    rows = wanted.rows(s.beads, s.a, s.b)
    if not rows:
        return f"no bead is {wanted.words()}; the list stays as it was"
    desk.filter = wanted
    desk.list_rows()
    if desk.is_hidden(desk.at):
        desk.go(next((k for k in rows if k >= desk.at), rows[-1]))
    if wanted == Filter():
        return "all beads are shown"
    return f"{len(rows)} beads: {wanted.words()}; - shows all again"


# -- caret and zoom


def other_side(desk: Desk) -> str:
    other: Side = "b" if desk.side == "a" else "a"
    if not desk.ids(other):
        return f"there is nothing on side {other.upper()} here"
    desk.side = other
    return f"side {other.upper()} is active"


def caret_by_word(desk: Desk, by: int) -> str:
    starts = list(_word_starts(desk))
    at = desk.carets[desk.side]
    if by > 0:
        target = next((x for x in starts if x > at), None)
    else:
        target = next((x for x in reversed(starts) if x < at), None)
    if target is None:
        return "the caret is at the end" if by > 0 else "the caret is at the beginning"
    desk.carets[desk.side] = target
    return ""


def caret_by_segment(desk: Desk, by: int) -> str:
    """To the beginning of the next segment (or sentence), of this one, or of the one before."""
    starts = [x for x, _ in desk.spans(desk.side)]
    at = desk.carets[desk.side]
    if by > 0:
        target = next((x for x in starts if x > at), None)
    else:
        target = next((x for x in reversed(starts) if x < at), None)
    if target is None:
        unit = "segment" if desk.inside is None else "sentence"
        return f"there is no other {unit} on side {desk.side.upper()} here; Tab changes the side"
    desk.carets[desk.side] = target
    return "s splits here"


def _word_starts(desk: Desk) -> Iterator[int]:
    text = desk.version(desk.side).text
    for start, end in desk.spans(desk.side):
        yield from (m.start() for m in _WORD.finditer(text, start, end))


def nearer(desk: Desk) -> str:
    if desk.zoom is Zoom.WORDS:
        return "this is as near as it gets; Esc goes back"
    if desk.zoom is Zoom.PARAGRAPHS:
        desk.unfolded = True
        at = desk.carets.get(desk.side, -1)
        _enter(desk, next((k for k, x in enumerate(desk.bead.sentences) if _holds(desk, x, at)), 0))
    desk.look_nearer(Zoom(desk.zoom + 1))
    return ("sentence beads", "words, by their share of the divergence")[desk.zoom - 1] + "; Esc goes back"


def _holds(desk: Desk, x: Bead, at: int) -> bool:
    ids = x.a if desk.side == "a" else x.b
    rows = desk.version(desk.side).sentences
    return any(rows[i].start <= at < rows[i].end for i in ids)


def farther(desk: Desk) -> str:
    """Out of the zoom; at its end, what was found and begun is let go."""
    if desk.zoom is not Zoom.PARAGRAPHS:
        desk.look_nearer(Zoom(desk.zoom - 1))
        return ""
    desk.unfolded = False
    if desk.link_from is not None:
        desk.link_from = None
        return "link: let go"
    if desk.pattern:
        return search(desk, "")
    if desk.filter != Filter():
        return apply_filter(desk, Filter())
    return "this is as far as it gets; q saves and quits"


def fold(desk: Desk) -> str:
    desk.fold = not desk.fold
    desk.list_rows()
    if desk.is_hidden(desk.at):
        desk.go(desk.rows[desk.row])
    if not desk.fold:
        return "the blocks around the text are shown"
    return "the blocks around the text are folded" if desk.folds else "there are none to fold"


def _enter(desk: Desk, inner: int) -> None:
    desk.inner = inner
    desk.reset_carets()
    desk.remember()
