"""The Textual app of the review: themes, palette, and the way out."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from aligner.model import Alignment
from aligner.tui import filing
from aligner.tui.desk import Desk
from aligner.tui.keys import ACTIONS, Action, shown
from aligner.tui.look import THEMES
from aligner.tui.screen import ReviewScreen
from aligner.tui.services import Services


class Commands(Provider):
    """Every action of the table, with its key."""

    def _all(self) -> list[tuple[Action, ReviewScreen]]:
        screen = self.screen
        return [(x, screen) for x in screen.actions.values()] if isinstance(screen, ReviewScreen) else []

    async def discover(self) -> Hits:
        for x, screen in self._all():
            yield DiscoveryHit(Content(_said(x)), partial(screen.action_act, x.id), _said(x))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for x, screen in self._all():
            score = matcher.match(_said(x))
            if score > 0:
                yield Hit(score, matcher.highlight(_said(x)), partial(screen.action_act, x.id), _said(x))


def _said(x: Action) -> str:
    return f"{x.label}  ({shown(x.keys.split(',')[0])})"


class ReviewApp(App[int]):
    """`aligner review`: returns its exit code."""

    TITLE = "aligner review"
    COMMANDS: ClassVar = {Commands}
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        desk: Desk,
        *,
        services: Services | None = None,
        actions: Mapping[str, Action] = ACTIONS,
        theme: str = "aligner-dark",
        others: Mapping[Path, Alignment] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self.review_screen = ReviewScreen(desk, services or Services(), actions, others)
        for x in THEMES:
            self.register_theme(x)
        self.theme = theme

    @property
    def desk(self) -> Desk:
        """That of the review one is at: among several alignments one can turn from one to another."""
        return self.review_screen.desk

    def on_mount(self) -> None:
        self.push_screen(self.review_screen)

    def watch_theme(self) -> None:
        if self.review_screen.is_attached:
            self.call_after_refresh(self.review_screen.sync, changed=True)

    async def action_quit(self) -> None:
        filing.quit_review(self.review_screen)
