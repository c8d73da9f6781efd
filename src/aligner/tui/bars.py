"""The widgets of one line: bars that can be clicked, and the overview. Text in them is literal."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import RenderResult
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from aligner.tui.lines import Line, Piece, fitted, strip_of, width_of
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
