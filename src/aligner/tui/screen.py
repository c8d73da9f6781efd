"""The one screen of the review: it shows the desk, and turns keys and clicks into actions."""

from collections.abc import Callable, Mapping
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.screen import Screen

from aligner.errors import AlignerError
from aligner.model import Alignment
from aligner.text.visible import visible
from aligner.tui import asking, filing, moves, rows, surround, textview, ways
from aligner.tui.bars import Acted, Bar, Overview, clickable
from aligner.tui.desk import Desk
from aligner.tui.edits import EDITS
from aligner.tui.keys import Action
from aligner.tui.lines import Line, Piece
from aligner.tui.scrolled import BeadList, Lines
from aligner.tui.services import Services

WIDE, NARROW, TALL = 120, 80, 34
MANY = 3000
"""Beads from which on the overview is redrawn only when the reviewer pauses."""
SCROLLS = {"scroll_down": 1, "scroll_up": -1}
MOST_DRAWN = 1000
"""Rows that are remembered as drawn."""


class ReviewScreen(Screen[None]):
    """The list, the texts and the reasons of one alignment."""

    DEFAULT_CSS = """
    ReviewScreen { layout: vertical; }
    #body { layout: vertical; height: 1fr; }
    #list { height: 30%; min-height: 4; }
    #right { height: 1fr; }
    #texts { height: 1fr; padding: 0 1; }
    #reasons { height: 4; padding: 0 1; border-top: solid $panel; border-title-color: $text-muted; }
    ReviewScreen.-tall #reasons { height: 9; }
    ReviewScreen.-wide #body { layout: horizontal; }
    ReviewScreen.-wide #list { width: 42%; height: 1fr; border-right: solid $panel; }
    ReviewScreen.-wide.-tall #reasons { height: 30%; }
    """

    def __init__(
        self, desk: Desk, services: Services, actions: Mapping[str, Action], others: Mapping[Path, Alignment]
    ) -> None:
        super().__init__()
        self.desk, self.services, self.actions, self.others = desk, services, actions, others
        self.with_signs = False
        self._edits = -1
        self._versions: tuple[object, object] = (None, None)
        self._drawn: dict[tuple[int, int, int], tuple[object, Line]] = {}  # keeps each bead: ids stay theirs
        self._later = 0
        self._looked_at: object = None
        for x in actions.values():
            for key in x.keys.split(","):
                self._bindings.key_to_bindings[key] = [Binding(key, f"act({x.id!r})", x.label, show=False)]

    def compose(self) -> ComposeResult:
        yield Bar(id="head", role="head")
        yield Overview(lambda cells: surround.overview(self.desk.session.beads, cells), id="overview")
        with Container(id="body"):
            yield BeadList(self._row, id="list")
            with Vertical(id="right"):
                yield Bar(id="title", role="head")
                yield Lines(id="texts")
                yield Lines(id="reasons")
        yield Bar(id="message")
        yield Bar(id="hints", role="head")

    def on_mount(self) -> None:
        self.with_signs = self.app.no_color
        self._greet("! goes to the worst divergence, n to what is unreviewed, ? helps")

    def _greet(self, hint: str) -> None:
        """Say how the file was found, and look whether its texts have changed."""
        review = self.desk.review
        if review.read_only:
            self.say(f"read-only: {review.read_only}", "warning")
        else:
            self.say(" · ".join(review.notices) or hint)
        self.call_after_refresh(filing.changed_texts, self)

    def turn_to(self, path: Path, where: str) -> None:
        """Save this review and go on with that of another alignment, at the bead of a segment."""
        old = self.desk.review
        if not old.read_only:
            old.save()
        desk = Desk(self.services.open(path))
        rest = {p: x for p, x in self.others.items() if p != path}
        self.others = {old.path: old.session.alignment, **rest}
        old.close()
        self.desk, self._edits, self._looked_at = desk, -1, None
        ways.goto(desk, where)
        self._greet(f"{path.name}; C leads back")

    def on_resize(self, event: Resize) -> None:
        width, height = event.size
        self.set_class(width >= WIDE, "-wide")
        self.set_class(height >= TALL, "-tall")
        self.call_after_refresh(self.sync, changed=True)

    # -- actions

    def action_act(self, name: str) -> None:
        """Do what `name` stands for, and show it."""
        desk = self.desk
        if name in SCROLLS:
            self._scroll(SCROLLS[name])
            return
        on_the_way = name == "worst"
        try:
            if name in EDITS:
                if desk.review.read_only and name not in ("undo", "redo"):
                    self.say("read-only: this change is not kept", "warning")
                said: str | None = EDITS[name](desk)
            elif name in moves.MOVES:
                said = moves.MOVES[name](desk, self.query_one(BeadList).page)
            else:
                said = asking.ASKS[name](self)
        except AlignerError as error:
            self.say(str(error), "warning")
        else:
            if said is not None:
                self.say(said)
        desk.worst_first = on_the_way
        self.sync()

    def then(self, do: Callable[[], str | None]) -> None:
        """Do something outside of a key's own action, and show it as if it were."""
        try:
            said = do()
        except AlignerError as error:
            self.say(str(error), "warning")
        else:
            if said is not None:
                self.say(said)
        self.sync()

    def _scroll(self, by: int) -> None:
        """Half a screen of the texts, and at their end of the reasons; the caret stays where it is."""
        texts, reasons = self.query_one("#texts", Lines), self.query_one("#reasons", Lines)
        at_end = texts.scroll_offset.y >= texts.max_scroll_y if by > 0 else reasons.scroll_offset.y > 0
        place = reasons if at_end else texts
        place.scroll_relative(y=by * max(2, place.size.height // 2), animate=False)

    def on_acted(self, event: Acted) -> None:
        self.action_act(event.action)

    def on_bead_list_chosen(self, event: BeadList.Chosen) -> None:
        self.desk.go(self.desk.rows[event.row])
        digits = len(str(len(self.desk.session.beads)))
        if event.column - digits in rows.STATUS_CELLS and event.times == 1:
            self.action_act("accept")
        elif event.times == 2:
            self.action_act("zoom_in")
        else:
            self.say("")
            self.sync()

    def on_overview_chosen(self, event: Overview.Chosen) -> None:
        self.desk.go(int(event.part * len(self.desk.session.beads)))
        self.say("")
        self.sync()

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        moves.caret_to(self.desk, event.piece)
        if event.times == 2:
            self.action_act("zoom_in")
        self.sync()

    # -- what is seen

    def say(self, text: str, role: str = "") -> None:
        """One line on what happened, until the next."""
        self.query_one("#message", Bar).show((Piece(f" {visible(text)}"),), role=role)

    def sync(self, *, changed: bool = False) -> None:
        """Show the desk as it is now."""
        desk, s = self.desk, self.desk.session
        if self._versions[0] is not s.a or self._versions[1] is not s.b:  # a kind is another now
            self._versions = (s.a, s.b)
            self._drawn.clear()
        self._show_bars()
        self.query_one(BeadList).show(len(desk.rows), desk.row, everything=changed)
        self._show_overview(edited=desk.edits != self._edits)
        self._edits = desk.edits
        self._show_texts(everything=changed)

    def _show_bars(self) -> None:
        desk = self.desk
        self.query_one("#head", Bar).show(*clickable(surround.head(desk)))
        wanted = surround.HINTS[desk.zoom]
        self.query_one("#hints", Bar).show(*clickable(surround.hints(self.actions, wanted, self.size.width)))

    def _show_overview(self, *, edited: bool) -> None:
        n = len(self.desk.session.beads)
        strip = self.query_one(Overview)
        late = edited and n > MANY and bool(strip.cells)
        strip.show(self.desk.at / max(1, n), changed=edited and not late)
        if late:
            self._later += 1
            self.set_timer(0.5, lambda turn=self._later: self._redraw_overview(turn))

    def _redraw_overview(self, turn: int) -> None:
        if turn == self._later:  # no edit has come since
            here = self.desk.at / max(1, len(self.desk.session.beads))
            self.query_one(Overview).show(here, changed=True)

    def _show_texts(self, *, everything: bool) -> None:
        desk = self.desk
        texts = self.query_one("#texts", Lines)
        width = max(20, texts.size.width - 3)
        view = self.view(width)
        self.query_one("#title", Bar).show(textview.title(view, desk.at, len(desk.session.beads)))
        looked_at = (desk.at, desk.zoom)
        lines = textview.lines_of(view)
        texts.show(lines, top=looked_at != self._looked_at, everything=everything)
        line = moves.line_to_show(desk, lines, moved=looked_at == self._looked_at)
        if line is not None:
            texts.reveal(line)
        self._looked_at = looked_at
        reasons = self.query_one("#reasons", Lines)
        said = textview.reasons(desk.focus, max(20, reasons.size.width - 3))
        reasons.show(said, top=True, everything=everything)
        hides = 0 < reasons.size.height < len(said)
        reasons.border_title = "there are more: Space scrolls" if hides else None

    def view(self, width: int) -> textview.View:
        """How the current bead is to be shown in `width` cells."""
        desk, s = self.desk, self.desk.session
        return textview.View(
            s.a,
            s.b,
            desk.bead,
            width,
            desk.zoom,
            desk.inner,
            desk.side,
            desk.carets,
            {"a": ways.hits_of(desk, "a"), "b": ways.hits_of(desk, "b")},
            with_signs=self.with_signs,
            stacked=self.size.width < NARROW,
            unfolded=desk.unfolded,
        )

    def _row(self, row: int, width: int) -> Line:
        desk, s = self.desk, self.desk.session
        at = desk.rows[row]
        bead, folded = s.beads[at], desk.folds.get(at, 1)
        number = f"{at:>{len(str(len(s.beads)))}}"
        key = (id(bead), width, folded)
        known = self._drawn.get(key)
        if known is None:  # by the bead, not its number: after a merge all below have another
            known = bead, rows.row(bead, number, s.a, s.b, width=width, folded=folded)[1:]
            if len(self._drawn) > MOST_DRAWN:
                self._drawn.clear()
            self._drawn[key] = known
        return (Piece(f" {number} ", "dim"), *known[1])
