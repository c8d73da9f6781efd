"""The reviewer's desk: what is looked at, and how near; no widget, no terminal.

The screen shows what stands here; `edits.py` changes it, `ways.py` moves about in it.
"""

from bisect import bisect_right
from collections.abc import Sequence

from aligner.model import Bead, Version
from aligner.session import Session
from aligner.session.edit import Side
from aligner.session.query import Filter, Finding
from aligner.store.review import Review
from aligner.tui.textview import Zoom


class Desk:
    """Where the reviewer is in `review`.

    Attributes:
        rows: numbers of the beads that the list shows, in order.
        folds: for the first bead of a folded run, how many it stands for.
        zoom, inner: how near, and at which sentence bead of the current one.
        side, carets: the active side, and the caret in the text of each.
        pattern, found, hit: what was searched, what was found, which of it is looked at (-1: none).
        link_from: the bead that waits for its partner, or None.
        unfolded: whether long blocks around the text are shown whole.
        edits: a number that changes when beads have changed in more than their status.
        worst_first: whether the reviewer is on the way from the worst divergence down.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
        self.filter = Filter()
        self.fold = True
        self.rows: Sequence[int] = ()
        self.folds: dict[int, int] = {}
        self.zoom = Zoom.PARAGRAPHS
        self.inner = 0
        self.side: Side = "a"
        self.carets: dict[Side, int] = {}
        self.pattern = ""
        self.found = Finding()
        self.hit = -1
        self.link_from: int | None = None
        self.unfolded = False
        self.worst_first = False
        self.edits = 0
        self._matter: tuple[object, object, bool] = (None, None, False)
        at, zoom, inner = review.place or (_first_pair(self.session.beads), 0, 0)
        self.session.go(at)
        self.zoom = Zoom(min(max(zoom, 0), max(Zoom)))
        self.inner = max(0, min(inner, len(self.bead.sentences) - 1))
        self.list_rows()
        self.reset_carets()

    @property
    def session(self) -> Session:
        return self.review.session

    @property
    def bead(self) -> Bead:
        return self.session.current

    @property
    def at(self) -> int:
        return self.session.at

    @property
    def inside(self) -> int | None:
        """The sentence bead that operations are about; None where they are about the bead itself."""
        return None if self.zoom is Zoom.PARAGRAPHS or not self.bead.sentences else self.inner

    @property
    def focus(self) -> Bead:
        """The bead, or sentence bead, that operations are about."""
        return self.bead if self.inside is None else self.bead.sentences[self.inside]

    def version(self, side: Side) -> Version:
        return self.session.a if side == "a" else self.session.b

    def ids(self, side: Side) -> tuple[int, ...]:
        """Segments, or sentences, of the focus on a side."""
        return self.focus.a if side == "a" else self.focus.b

    def spans(self, side: Side) -> list[tuple[int, int]]:
        """Where the caret can be on a side."""
        version = self.version(side)
        rows = version.segments if self.inside is None else version.sentences
        return [(rows[i].start, rows[i].end) for i in self.ids(side)]

    @property
    def row(self) -> int:
        """The row of the current bead, or of the one that stands for it."""
        return max(0, bisect_right(self.rows, self.at) - 1)

    def list_rows(self) -> None:
        """Work out anew which beads the list shows; if the current one is hidden, show all."""
        s = self.session
        self.rows = self.filter.rows(s.beads, s.a, s.b)
        self.folds = {}
        if self.fold and self.filter == Filter():
            self.folds = _runs_of_matter(s.beads, s.a, s.b) if self._has_matter() else {}
            hidden = {k for first, count in self.folds.items() for k in range(first + 1, first + count)}
            if hidden:
                self.rows = [k for k in self.rows if k not in hidden]

    def _has_matter(self) -> bool:
        """Whether any block stands around the text; worked out again only when the blocks have changed."""
        a, b = self.session.a.segments, self.session.b.segments
        if self._matter[0] is not a or self._matter[1] is not b:
            self._matter = a, b, any(x.kind.is_matter for x in (*a, *b))
        return self._matter[2]

    def is_hidden(self, at: int) -> bool:
        k = bisect_right(self.rows, at) - 1
        return k < 0 or self.rows[k] != at

    def go(self, at: int) -> None:
        """Look at bead `at`; where it is hidden, what hides it is lifted."""
        if self.filter != Filter() and self.is_hidden(at):
            self.filter = Filter()
            self.list_rows()
        if self.folds and self.is_hidden(at):
            self.fold = False
            self.list_rows()
        if at != self.at:
            self.session.go(at)
            self.inner = 0
            self.reset_carets()
        self.remember()

    def remember(self) -> None:
        self.review.look((self.at, int(self.zoom), self.inner))

    def after_edit(self) -> None:
        """Bring everything in line with changed beads."""
        self.inner = max(0, min(self.inner, len(self.bead.sentences) - 1))
        self.found, self.hit = Finding(), -1
        self.edits += 1
        self.list_rows()
        if self.is_hidden(self.at) and self.filter == Filter() and self.row < len(self.rows):
            self.session.go(self.rows[self.row])
        self.reset_carets()
        self.remember()

    def reset_carets(self) -> None:
        """Carets that have left the focus go to its beginning."""
        for side in ("a", "b"):
            spans = self.spans(side)
            at = self.carets.get(side, -1)
            if not any(x <= at < y for x, y in spans):
                self.carets[side] = spans[0][0] if spans else -1
        if not self.spans(self.side):
            self.side = "b" if self.side == "a" else "a"

    def look_nearer(self, zoom: Zoom) -> None:
        self.zoom = zoom
        self.reset_carets()
        self.remember()


def _first_pair(beads: Sequence[Bead]) -> int:
    """Where a review begins: at the first bead that has two sides."""
    return next((k for k, x in enumerate(beads) if not x.is_gap), 0)


def _runs_of_matter(beads: Sequence[Bead], a: Version, b: Version) -> dict[int, int]:
    """First bead -> length of each run of two or more gaps of one side that hold no running text."""
    runs: dict[int, int] = {}
    start = -1
    last: bool | None = None
    for k, x in enumerate(beads):
        side = _matter_of(x, a, b)
        if side is not None and side == last:
            runs[start] = runs.get(start, 1) + 1
        else:
            start = k
        last = side
    return runs


def _matter_of(x: Bead, a: Version, b: Version) -> bool | None:
    """Whether the gap `x` is one of A (else of B); None where it is no gap of matter around the text."""
    if not x.is_gap:
        return None
    segments = [a.segments[i] for i in x.a] or [b.segments[i] for i in x.b]
    return bool(x.a) if all(s.kind.is_matter for s in segments) else None
