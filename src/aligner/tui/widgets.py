"""The widgets of the review: all draw lines, none holds a widget a bead. Text in them is literal."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import RenderResult
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from aligner.tui.lines import Line, Piece, fitted, piece_at, strip_of, width_of
from aligner.tui.look import LOOKS, Look


def look_of(widget: Widget) -> Look:
    """The styles that belong to the theme in use; any other theme gets those for its ground."""
    app = widget.app
    found = LOOKS.get(app.theme)
    return found or LOOKS["aligner-dark" if app.current_theme.dark else "aligner-light"]


class Acted(Message):
    """Something was clicked that stands for an action."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action


class Bar(Widget):
    """One line; parts of it can be clicked."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, *, role: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.line: Line = ()
        self.role = role
        self.targets: Sequence[tuple[int, int, str]] = ()

    def show(
        self, line: Line, targets: Sequence[tuple[int, int, str]] = (), *, role: str | None = None
    ) -> None:
        changed = (line, role) != (self.line, self.role)
        self.line, self.targets = line, targets
        self.role = self.role if role is None else role
        if changed:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        return strip_of(
            fitted(self.line, width) if y == 0 else (),
            look_of(self),
            width,
            ground=self.rich_style,
            under=self.role,
        )

    def render(self) -> RenderResult:  # for what draws without lines, such as a tooltip
        return ""

    def on_click(self, event: events.Click) -> None:
        for start, end, action in self.targets:
            if start <= event.x < end:
                self.post_message(Acted(action))


class Lines(ScrollView, can_focus=False):
    """Lines of pieces, scrolled up and down."""

    DEFAULT_CSS = "Lines { overflow-x: hidden; scrollbar-size-vertical: 1; }"

    class Clicked(Message):
        """A piece of text was clicked."""

        def __init__(self, piece: Piece, times: int) -> None:
            super().__init__()
            self.piece, self.times = piece, times

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line], *, top: bool = False) -> None:
        self.lines = lines
        size = Size(max(1, self.scrollable_content_region.width), len(lines))
        if size != self.virtual_size:
            self.virtual_size = size
        if top and self.scroll_offset.y:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.refresh()

    def reveal(self, line: int) -> None:
        """Scroll as little as needed to show a line."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if line < top or line >= top + height:
            target = line - 1 if line < top else line - height + 2
            self.scroll_to(y=max(0, target), animate=False, immediate=True)

    def render_line(self, y: int) -> Strip:
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        line = self.lines[y] if y < len(self.lines) else ()
        return strip_of(line, look_of(self), width, ground=self.rich_style)

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y
        piece = piece_at(self.lines[y], event.x) if y < len(self.lines) else None
        if event.button == 3:
            self.post_message(Acted("menu"))
        elif piece is not None and piece.side:
            self.post_message(self.Clicked(piece, event.chain))


class BeadList(ScrollView, can_focus=False):
    """The rows of the list; what a row says is asked for when it is drawn."""

    DEFAULT_CSS = "BeadList { overflow-x: hidden; scrollbar-size-vertical: 1; }"

    class Chosen(Message):
        """A row was clicked, in a column of it."""

        def __init__(self, row: int, column: int, times: int) -> None:
            super().__init__()
            self.row, self.column, self.times = row, column, times

    def __init__(self, draw: Callable[[int, int], Line], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.draw = draw
        self.count = 0
        self.cursor = 0

    def show(self, count: int, cursor: int, *, changed: bool) -> None:
        """There are `count` rows; the reviewer is in `cursor`. With `changed`, all are drawn again."""
        old, top = self.cursor, self.scroll_offset.y
        self.cursor = cursor
        if count != self.count or changed:
            self.count = count
            self.virtual_size = Size(max(1, self.scrollable_content_region.width), count)
            self.refresh()
            self.call_after_refresh(self._reveal)  # what can be scrolled to is known only then
        self._reveal()
        if not changed and top == self.scroll_offset.y:
            for row in {old, cursor}:
                if 0 <= row - top < self.size.height:
                    self.refresh(Region(0, row - top, self.size.width, 1))

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

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if row >= self.count:
            return strip_of((), look_of(self), width, ground=self.rich_style)
        here = row == self.cursor
        line = (Piece("▶" if here else " ", "key"), *self.draw(row, width - 1))
        under = "cursor" if here else ""
        return strip_of(fitted(line, width), look_of(self), width, ground=self.rich_style, under=under)

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if row < self.count:
            self.post_message(self.Chosen(row, event.x, event.chain))
        if event.button == 3:
            self.post_message(Acted("menu"))


class Overview(Widget):
    """The whole document in one line: a cell shows the gravest of its beads."""

    DEFAULT_CSS = "Overview { height: 1; width: 1fr; }"

    class Chosen(Message):
        """A place was clicked; `part` in [0, 1)."""

        def __init__(self, part: float) -> None:
            super().__init__()
            self.part = part

    def __init__(self, draw: Callable[[int], Sequence[Piece]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.draw = draw
        self.cells: Sequence[Piece] = ()
        self.here = 0.0

    def show(self, here: float, *, changed: bool) -> None:
        """The reviewer is at `here` in [0, 1)."""
        width = self.size.width
        if changed or len(self.cells) != width:
            self.cells = self.draw(width) if width else ()
        elif int(here * width) == int(self.here * width):
            self.here = here
            return
        self.here = here
        self.refresh()

    def on_resize(self) -> None:
        self.show(self.here, changed=True)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        here = int(self.here * width)
        line = [Piece(x.text, f"{x.role} caret" if k == here else x.role) for k, x in enumerate(self.cells)]
        return strip_of(line if y == 0 else (), look_of(self), width, ground=self.rich_style)

    def render(self) -> RenderResult:
        return ""

    def on_click(self, event: events.Click) -> None:
        self.post_message(self.Chosen(event.x / max(1, self.size.width)))


def clickable(parts: Sequence[tuple[Line, str]]) -> tuple[Line, list[tuple[int, int, str]]]:
    """Parts of a line in a row, and which cells stand for which action (empty: none)."""
    line: list[Piece] = []
    targets: list[tuple[int, int, str]] = []
    used = 0
    for part, action in parts:
        width = width_of(part)
        if action:
            targets.append((used, used + width, action))
        line += part
        used += width
    return tuple(line), targets
