"""The widgets that are scrolled: texts and the list. They draw lines, and hold no widget a bead.

Text in them is literal.
"""

from collections.abc import Callable, Sequence

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from aligner.tui.bars import Acted, look_of
from aligner.tui.lines import Line, Piece, fitted, piece_at, strip_of
from aligner.tui.look import LOOKS


class Scrolled(ScrollView, can_focus=False):
    """Lines that are scrolled up and down, of which only those are drawn that have changed."""

    DEFAULT_CSS = "Scrolled { overflow-x: hidden; scrollbar-size-vertical: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._drawn: dict[int, Line] = {}  # by the row of the widget
        self._top = 0
        self._ground = Style()
        self._look = LOOKS["aligner-dark"]

    def line_at(self, y: int) -> Line:
        """Line `y` of all, as it is to be drawn; an empty one behind the last."""
        raise NotImplementedError

    def hold(self, count: int) -> None:
        """There are `count` lines now."""
        size, held = Size(max(1, self.scrollable_content_region.width), count), self.virtual_size
        if size == held:
            return
        self.set_reactive(Widget.virtual_size, size)  # to assign it would draw every line
        has_bar, had_bar = (x > self.size.height for x in (count, held.height))
        if size.width != held.width or has_bar != had_bar:
            self.refresh(layout=True, repaint=False)
        elif has_bar:
            self.vertical_scrollbar.window_virtual_size = count
            if self.scroll_offset.y > self.max_scroll_y:
                self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def draw(self, *, everything: bool = False) -> None:
        """Draw the lines in sight that have changed, or `everything`."""
        top, region = self.scroll_offset.y, self.scrollable_content_region
        if everything or top != self._top:
            self.refresh()
            return
        changed = [
            Region(0, y, region.width, 1)
            for y in range(region.height)
            if self.line_at(y + top) != self._drawn.get(y)
        ]
        if changed:
            self.refresh(*changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._ground, self._look = self.rich_style, look_of(self)  # once, not for each line
        self._top = self.scroll_offset.y
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        line = self.line_at(y + self.scroll_offset.y)
        self._drawn[y] = line
        return self.strip(line, self.scrollable_content_region.width)

    def strip(self, line: Line, width: int) -> Strip:
        return strip_of(line, self._look, width, ground=self._ground)


class Lines(Scrolled):
    """Lines of pieces."""

    class Clicked(Message):
        """A piece of text was clicked."""

        def __init__(self, piece: Piece, times: int) -> None:
            super().__init__()
            self.piece, self.times = piece, times

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.lines: Sequence[Line] = ()

    def line_at(self, y: int) -> Line:
        return self.lines[y] if y < len(self.lines) else ()

    def show(self, lines: Sequence[Line], *, top: bool = False, everything: bool = False) -> None:
        self.lines = lines
        self.hold(len(lines))
        if top and self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.draw(everything=everything)

    def reveal(self, line: int) -> None:
        """Scroll as little as needed to show a line."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if line < top or line >= top + height:
            target = line - 1 if line < top else line - height + 2
            self.scroll_to(y=max(0, target), animate=False, immediate=True)

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y
        piece = piece_at(self.lines[y], event.x) if y < len(self.lines) else None
        if event.button == 3:
            self.post_message(Acted("menu"))
        elif piece is not None and piece.side:
            self.post_message(self.Clicked(piece, event.chain))


class BeadList(Scrolled):
    """The rows of the list; what a row says is asked for when it is drawn."""

    class Chosen(Message):
        """A row was clicked, in a column of it."""

        def __init__(self, row: int, column: int, times: int) -> None:
            super().__init__()
            self.row, self.column, self.times = row, column, times

    def __init__(self, row: Callable[[int, int], Line], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._row = row
        self.count = 0
        self.cursor = 0

    def line_at(self, y: int) -> Line:
        if y >= self.count:
            return ()
        here = Piece("▶" if y == self.cursor else " ", "key")
        return (here, *self._row(y, self.scrollable_content_region.width - 1))

    def show(self, count: int, cursor: int, *, everything: bool = False) -> None:
        """There are `count` rows; the reviewer is in `cursor`."""
        if count != self.count:
            self.call_after_refresh(self._reveal)  # what can be scrolled to is known only then
        self.count, self.cursor = count, cursor
        if self._is_near_end or self._bar_would_move:
            self.hold(count)
        self._reveal()
        self.draw(everything=everything)

    @property
    def _is_near_end(self) -> bool:
        end = min(self.count, self.virtual_size.height) - 2 * self.size.height
        return max(self.cursor, self.scroll_offset.y) >= end

    @property
    def _bar_would_move(self) -> bool:
        """Whether the scroll bar would show that rows have come or gone; it draws eighths of a cell."""
        held = self.virtual_size.height
        return abs(self.count - held) * 8 * self.size.height >= held

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self._is_near_end:
            self.hold(self.count)

    def _reveal(self) -> None:
        height = max(1, self.scrollable_content_region.height)
        top = self.scroll_offset.y
        margin = min(2, (height - 1) // 2)
        if self.cursor < top + margin:
            top = self.cursor - margin
        elif self.cursor >= top + height - margin:
            top = self.cursor - height + 1 + margin
        top = max(0, min(top, self.count - height))
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)

    @property
    def page(self) -> int:
        return max(1, self.scrollable_content_region.height - 1)

    def on_resize(self) -> None:
        self.virtual_size = Size(max(1, self.scrollable_content_region.width), self.count)
        self._reveal()

    def strip(self, line: Line, width: int) -> Strip:
        under = "cursor" if line and line[0].text == "▶" else ""
        return strip_of(fitted(line, width), self._look, width, ground=self._ground, under=under)

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if row < self.count:
            self.post_message(self.Chosen(row, event.x, event.chain))
        if event.button == 3:
            self.post_message(Acted("menu"))
