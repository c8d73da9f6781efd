"""The small screens over the review: they ask one thing and give an answer, or None."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from aligner.model import Category, Kind, Severity, Shape, Status
from aligner.session.query import Filter, Sort
from aligner.text.visible import visible
from aligner.tui.lines import Line
from aligner.tui.look import CATEGORY
from aligner.tui.scrolled import Lines

T = TypeVar("T", bound=StrEnum)

_BOX = """
{0} {{ align: center middle; }}
{0} > Vertical {{
    width: 90%; max-width: {1}; height: auto; max-height: 90%;
    border: round $primary; background: $surface; padding: 0 1;
}}
{0} .said {{ color: $text-muted; height: auto; }}
"""


class Ask(ModalScreen[str | None]):
    """One line of text. `check` says, while it is typed, what it would do."""

    DEFAULT_CSS = _BOX.format("Ask", 72)
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "cancel")]

    def __init__(
        self, title: str, value: str = "", hint: str = "", check: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._title, self._value, self._hint, self._check = title, value, hint, check

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self._title)
            yield Input(self._value)
            yield Static(self._hint, markup=False, classes="said", id="answer")

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._check is not None:
            said = self._check(event.value) if event.value else self._hint
            self.query_one("#answer", Static).update(Content(visible(said)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Write(ModalScreen[str | None]):
    """Some lines of text: a comment."""

    DEFAULT_CSS = _BOX.format("Write", 72) + "Write TextArea { height: 8; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "cancel"),
        ("ctrl+s,ctrl+j,ctrl+enter", "keep", "keep"),
    ]

    def __init__(self, title: str, value: str) -> None:
        super().__init__()
        self._title, self._value = title, value

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self._title)
            yield TextArea(self._value, soft_wrap=True, tab_behavior="focus")
            yield Static(
                "^s keeps it · Esc leaves it as it was · empty removes it", markup=False, classes="said"
            )

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def action_keep(self) -> None:
        self.dismiss(self.query_one(TextArea).text)


class Pick(ModalScreen[str | None]):
    """One of several; a choice is an id and what is shown for it. An id of None is a heading."""

    DEFAULT_CSS = (
        _BOX.format("Pick", 84) + "Pick OptionList { height: auto; max-height: 100%; border: none; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss(None)", "cancel"),
        ("j", "down"),
        ("k", "up"),
    ]

    def __init__(self, title: str, choices: Sequence[tuple[str | None, str]], at: str = "") -> None:
        super().__init__()
        self._title, self._choices, self._at = title, choices, at

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self._title)
            yield OptionList(
                *(
                    Option(Content(visible(said)), id=name, disabled=name is None)
                    for name, said in self._choices
                )
            )

    def on_mount(self) -> None:
        if self._at:
            listed = self.query_one(OptionList)
            listed.highlighted = listed.get_option_index(self._at)

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class Read(ModalScreen[bool]):
    """Lines to read, and perhaps to agree to."""

    DEFAULT_CSS = (
        _BOX.format("Read", 124)
        + "Read > Vertical { height: auto; } Read Lines { height: auto; max-height: 100%; }"
        + "Read Horizontal { height: 3; } Read Button { margin-right: 2; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,n,question_mark,f1", "dismiss(False)", "close"),
        ("enter,y", "agree", "agree"),
        ("down,j", "scroll(1)"),
        ("up,k", "scroll(-1)"),
        ("pagedown,space", "scroll(10)"),
        ("pageup,b", "scroll(-10)"),
    ]

    def __init__(
        self, title: str, lines: Callable[[int], Sequence[Line]], *, agree: str = "", refuse: str = "close"
    ) -> None:
        super().__init__()
        self._title, self._lines, self._agree, self._refuse = title, lines, agree, refuse

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content(self._title)
            yield Lines()
            if self._agree:
                with Horizontal():
                    yield Button(Content(self._agree), variant="primary", id="yes")
                    yield Button(Content(self._refuse), id="no")
            else:
                yield Static("Esc closes · ↓ ↑ scroll", markup=False, classes="said")

    def on_mount(self) -> None:
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        shown = self.query_one(Lines)
        lines = self._lines(max(20, shown.size.width - 2))
        room = self.size.height * 9 // 10 - (5 if self._agree else 3)
        shown.styles.height = max(1, min(len(lines), room))
        shown.show(lines, everything=True)

    def action_agree(self) -> None:
        if self._agree:
            self.dismiss(True)

    def action_scroll(self, by: int) -> None:
        self.query_one(Lines).scroll_relative(y=by, animate=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


class FilterBy(ModalScreen[Filter | None]):
    """What the list is to show."""

    DEFAULT_CSS = (
        _BOX.format("FilterBy", 72)
        + "FilterBy > Vertical { height: 90%; }"
        + "FilterBy OptionList { height: 1fr; border: none; padding: 0; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "cancel"),
        ("ctrl+s", "keep", "apply"),
        ("space", "pick", "pick"),
    ]

    def __init__(self, now: Filter, kinds: Mapping[Kind, int]) -> None:
        super().__init__()
        self._text = now.text
        groups: list[tuple[str, Sequence[StrEnum], frozenset[StrEnum]]] = [
            ("status", list(Status), frozenset(now.statuses)),
            ("sort", (Sort.UNSURE, Sort.UNEVEN, Sort.COMMENTED, Sort.TRANSPOSED), frozenset(now.sorts)),
            ("severity", list(Severity), frozenset(now.severities)),
            ("category", list(Category), frozenset(now.categories)),
            ("shape", list(Shape), frozenset(now.shapes)),
            ("kind", sorted(kinds), frozenset(now.kinds)),
        ]
        self._rows = [(name, x) for name, members, _ in groups for x in members]
        self._chosen = {(name, x) for name, _, chosen in groups for x in chosen}

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content("show only beads that are …")
            yield OptionList(*map(self._said, self._rows))
            yield Input(self._text, placeholder="and hold this text (a regular expression)")
            yield Static("Space picks · ^s applies · nothing picked: all", markup=False, classes="said")

    def _said(self, row: tuple[str, StrEnum]) -> Content:
        group, x = row
        sign = CATEGORY[x] if isinstance(x, Category) else " "
        return Content(f"{'☒' if row in self._chosen else '☐'} {group:<9}{sign} {x.value}")

    def action_pick(self) -> None:
        listed = self.query_one(OptionList)
        if listed.has_focus:
            listed.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        row = self._rows[event.option_index]
        self._chosen ^= {row}
        event.option_list.replace_option_prompt_at_index(event.option_index, self._said(row))

    def on_input_submitted(self) -> None:
        self.action_keep()

    def action_keep(self) -> None:
        def of(kind: type[T]) -> frozenset[T]:
            return frozenset(x for _, x in self._chosen if isinstance(x, kind))

        text = self.query_one(Input).value
        self.dismiss(Filter(of(Status), of(Category), of(Severity), of(Shape), of(Kind), of(Sort), text))
