"""Several versions side by side, row by row against a base that can be changed."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.screen import Screen

from aligner.errors import AlignerError, EditError
from aligner.model import Alignment, Collation
from aligner.text.visible import visible
from aligner.tui.bars import Acted, Bar, clickable
from aligner.tui.collated import column_at, columns, head_line, row_line
from aligner.tui.dialogs import Pick
from aligner.tui.keys import Action
from aligner.tui.lines import Piece
from aligner.tui.scrolled import BeadList, Lines
from aligner.tui.services import Services
from aligner.tui.surround import hints

MOVES = {"down": 1, "up": -1, "page_down": 0, "page_up": 0, "first": -(10**9), "last": 10**9}
OTHERS = ("base", "collation", "quit", "zoom_out", "zoom_in", "side", "signs", "scroll_down", "scroll_up")
SAID = {
    "zoom_out": "back",
    "zoom_in": "to the bead",
    "base": "other base",
    "side": "next version",
    "down": "next row",
    "signs": "signs",
}
"""What the keys are called here, by which the hints are in order."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A bead that was chosen: the one of a segment (`a12`, `b7`) of an alignment at hand."""

    alignment: Alignment
    where: str


class CollationScreen(Screen[Goal | None]):
    """Rows of a collation, a column a version; gives the bead of a cell that was chosen with Enter.

    Attributes:
        pairs: the alignments at hand, that of the review first.
        column: the chosen version.
    """

    DEFAULT_CSS = """
    CollationScreen #rows { height: 35%; min-height: 4; }
    CollationScreen #cells { height: 1fr; padding: 0 1; border-top: solid $panel; }
    """

    def __init__(
        self,
        collation: Collation,
        services: Services,
        actions: Mapping[str, Action],
        pairs: Sequence[Alignment],
        *,
        segment: int,
        signs: bool,
    ) -> None:
        super().__init__()
        self.collation, self.services, self.pairs = collation, services, pairs
        self.actions = {k: replace(x, short=SAID.get(k, x.short)) for k, x in actions.items()}
        self.column = self._column_of_the_review()
        self.with_signs = signs
        self.row = next((k for k, x in enumerate(collation.rows) if segment in x.base), 0)
        for name in (*MOVES, *OTHERS):
            for key in actions[name].keys.split(","):
                self._bindings.key_to_bindings[key] = [Binding(key, f"act({name!r})", show=False)]

    def compose(self) -> ComposeResult:
        yield Bar(id="names", role="head")
        yield Bar(id="columns")
        yield BeadList(lambda row, width: row_line(self.collation, row, width), id="rows")
        yield Lines(id="cells")
        yield Bar(id="said")
        yield Bar(id="ways", role="head")

    def on_resize(self, _event: Resize) -> None:
        self.call_after_refresh(self.sync, changed=True)

    def sync(self, *, changed: bool = False) -> None:
        """Show the row one is at."""
        c = self.collation
        names = "  ·  ".join(visible(v.id) for v in c.versions)
        self.query_one("#names", Bar).show(
            (Piece(f" base {visible(c.base.id)}", "strong"), Piece(f"  against {names}"))
        )
        listed = self.query_one(BeadList)
        room = listed.scrollable_content_region.width - 1  # the first cell of a row is the cursor's
        self.query_one("#columns", Bar).show((Piece(" "), *head_line(c, self.column, room)))
        listed.show(len(c.rows), self.row, everything=changed)
        cells = self.query_one("#cells", Lines)
        lines = (
            columns(c, self.row, max(20, cells.size.width - 3), with_signs=self.with_signs) if c.rows else []
        )
        cells.show(lines, top=True, everything=changed)
        self.query_one("#ways", Bar).show(*clickable(hints(self.actions, SAID, self.size.width)))

    def say(self, text: str, role: str = "") -> None:
        self.query_one("#said", Bar).show((Piece(f" {visible(text)}"),), role=role)

    def action_act(self, name: str) -> None:
        """Move, change the base, or leave."""
        page = self.query_one(BeadList).page
        if name in MOVES:
            by = {"page_down": page, "page_up": -page}.get(name, MOVES[name])
            self.row = max(0, min(self.row + by, len(self.collation.rows) - 1))
        elif name == "base":
            self._pick_base()
        elif name == "signs":
            self.with_signs = not self.with_signs
        elif name in ("scroll_down", "scroll_up"):
            by = 3 if name == "scroll_down" else -3
            self.query_one("#cells", Lines).scroll_relative(y=by, animate=False)
            return
        elif name == "side":
            self.column = (self.column + 1) % len(self.collation.versions)
        elif name == "zoom_in":
            self._choose()
            return
        else:
            self.dismiss(None)
            return
        self.sync()

    def _choose(self) -> None:
        try:
            self.dismiss(self._goal())
        except EditError as error:
            self.say(str(error), "warning")

    def _goal(self) -> Goal:
        """The bead of the chosen cell."""
        c = self.collation
        version, row = c.versions[self.column], c.rows[self.row]
        cells = {v.sha256: x.segments for v, x in zip(c.versions, row.cells, strict=True)}
        ids = {version.sha256: cells[version.sha256], c.base.sha256: row.base}
        for x in self.pairs:
            if {x.a.sha256, x.b.sha256} == ids.keys():
                side, held = ("a", ids[x.a.sha256]) if ids[x.a.sha256] else ("b", ids[x.b.sha256])
                if not held:
                    raise EditError(f"neither {x.a.id} nor {x.b.id} has anything in this row")
                return Goal(x, f"{side}{held[0]}")
        raise EditError(
            f"{c.base.id} – {version.id} is not open here: aligner review X.json Y.json opens several"
        )

    def _column_of_the_review(self) -> int:
        """The version that the review has, against the base or as it."""
        here = {self.pairs[0].a.sha256, self.pairs[0].b.sha256} - {self.collation.base.sha256}
        return next((k for k, v in enumerate(self.collation.versions) if v.sha256 in here), 0)

    def on_acted(self, event: Acted) -> None:
        if event.action in (*MOVES, *OTHERS):
            self.action_act(event.action)

    def on_bead_list_chosen(self, event: BeadList.Chosen) -> None:
        width = self.query_one(BeadList).scrollable_content_region.width - 1
        self.row = event.row
        column = column_at(self.collation, event.column - 1, width)
        self.column = self.column if column is None else column
        self.sync()
        if event.times == 2:
            self.action_act("zoom_in")

    def _pick_base(self) -> None:
        c = self.collation
        everyone = [c.base, *c.versions]

        def use(name: str | None) -> None:
            if name is not None and int(name):
                self.run_worker(self._collate(int(name)), exclusive=True)
                self.say(f"collating against {everyone[int(name)].id} …")

        choices: list[tuple[str | None, str]] = [(str(k), v.id) for k, v in enumerate(everyone)]
        self.app.push_screen(Pick("the base is", choices), use)

    async def _collate(self, chosen: int) -> None:
        c = self.collation
        everyone = [c.base, *c.versions]
        base = everyone.pop(chosen)
        try:
            self.collation = await asyncio.to_thread(self.services.collate, base, everyone)
        except AlignerError as error:
            self.say(str(error), "warning")
            return
        self.row = min(self.row, max(0, len(self.collation.rows) - 1))
        self.column = self._column_of_the_review()
        self.say(f"the base is {base.id}")
        self.sync(changed=True)
