"""Several versions side by side, row by row against a base that can be changed."""

import asyncio
from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.screen import Screen

from aligner.errors import AlignerError
from aligner.model import Collation
from aligner.text.visible import visible
from aligner.tui.collated import columns, row_line
from aligner.tui.dialogs import Pick
from aligner.tui.keys import Action
from aligner.tui.lines import Piece
from aligner.tui.services import Services
from aligner.tui.surround import hints
from aligner.tui.widgets import Acted, Bar, BeadList, Lines, clickable

MOVES = {"down": 1, "up": -1, "page_down": 0, "page_up": 0, "first": -(10**9), "last": 10**9}
OTHERS = ("base", "collation", "quit", "zoom_out", "zoom_in", "signs", "scroll_down", "scroll_up")


class CollationScreen(Screen[int | None]):
    """Rows of a collation; gives the segment of the base that was chosen with Enter, or None."""

    DEFAULT_CSS = """
    CollationScreen #rows { height: 35%; min-height: 4; }
    CollationScreen #cells { height: 1fr; padding: 0 1; border-top: solid $panel; }
    """

    def __init__(
        self,
        collation: Collation,
        services: Services,
        actions: Mapping[str, Action],
        *,
        segment: int,
        signs: bool,
    ) -> None:
        super().__init__()
        self.collation, self.services, self.actions = collation, services, actions
        self.with_signs = signs
        self.row = next((k for k, x in enumerate(collation.rows) if segment in x.base), 0)
        for name in (*MOVES, *OTHERS):
            for key in actions[name].keys.split(","):
                self._bindings.key_to_bindings[key] = [Binding(key, f"act({name!r})", show=False)]

    def compose(self) -> ComposeResult:
        yield Bar(id="names", role="head")
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
        self.query_one(BeadList).show(len(c.rows), self.row, everything=changed)
        cells = self.query_one("#cells", Lines)
        lines = (
            columns(c, self.row, max(20, cells.size.width - 3), with_signs=self.with_signs) if c.rows else []
        )
        cells.show(lines, top=True, everything=changed)
        wanted = ("down", "base", "zoom_in", "zoom_out", "signs")
        self.query_one("#ways", Bar).show(*clickable(hints(self.actions, wanted, self.size.width)))

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
        else:
            here = self.collation.rows[self.row].base if self.collation.rows else ()
            self.dismiss(here[0] if name == "zoom_in" and here else None)
            return
        self.sync()

    def on_acted(self, event: Acted) -> None:
        if event.action in (*MOVES, *OTHERS):
            self.action_act(event.action)

    def on_bead_list_chosen(self, event: BeadList.Chosen) -> None:
        self.row = event.row
        self.sync()

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
        self.say(f"the base is {base.id}")
        self.sync(changed=True)
