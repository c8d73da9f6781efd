"""How things look: a style for each role, in each theme. No state is told by colour alone."""

from collections.abc import Mapping

from rich.style import Style
from textual.theme import Theme

from aligner.model import Category, Severity, Status, WordOp

CATEGORY: Mapping[Category, str] = {
    Category.OMISSION: "−",
    Category.ADDITION: "+",
    Category.NEGATION: "¬",
    Category.NUMBER: "#",
    Category.DATE: "◔",
    Category.NAME: "@",
    Category.MODALITY: "□",
    Category.HEDGING: "?",
    Category.REVERSAL: "⇋",
    Category.TRANSPOSITION: "⇄",
    Category.REORDERING: "↔",
    Category.REWORDING: "~",
    Category.TYPO: "'",
    Category.FORM: "◦",
}

# After Okabe and Ito's palette, which people who confuse red and green can tell apart.
_SEEN_ON_DARK = {
    "dim": "#8a8f98",
    "label": "#9fb4c7",
    "strong": "bold #ffffff",
    "key": "bold #f0e442",
    "cursor": "on #24405e",
    "accepted": "#3fd0a4",
    "rejected": "#ff8a4c",
    "flagged": "bold #f0e442",
    "unreviewed": "#8a8f98",
    "meaning": "bold #ffb000",
    "wording": "#6fc3f2",
    "form": "#9aa0a6",
    "deleted": "#ff8a4c strike",
    "inserted": "bold #6fc3f2 underline",
    "replaced": "#ffd27a underline",
    "similar": "#d9cba8",
    "gap_a": "#ff8a4c",
    "gap_b": "#6fc3f2",
    "moved": "italic #e59cc4",
    "hit": "bold #000000 on #f0e442",
    "warning": "bold #000000 on #ffb000",
    "head": "on #1b2a3a",
}
_SEEN_ON_LIGHT = {
    "dim": "#5f6670",
    "label": "#33536e",
    "strong": "bold #000000",
    "key": "bold #7a4a00",
    "cursor": "on #cfe3f7",
    "accepted": "#00694d",
    "rejected": "#a83e00",
    "flagged": "bold #6b5900",
    "unreviewed": "#5f6670",
    "meaning": "bold #9c4a00",
    "wording": "#005f99",
    "form": "#5f6670",
    "deleted": "#a83e00 strike",
    "inserted": "bold #005f99 underline",
    "replaced": "#7a4a00 underline",
    "similar": "#54482c",
    "gap_a": "#a83e00",
    "gap_b": "#005f99",
    "moved": "italic #8c3a6b",
    "hit": "bold #000000 on #f0e442",
    "warning": "bold #ffffff on #9c4a00",
    "head": "on #dde6ee",
}
_SEEN_IN_ANSI = {
    "dim": "bright_black",
    "label": "cyan",
    "strong": "bold",
    "key": "bold yellow",
    "cursor": "reverse",
    "accepted": "green",
    "rejected": "red",
    "flagged": "bold yellow",
    "unreviewed": "bright_black",
    "meaning": "bold yellow",
    "wording": "blue",
    "form": "bright_black",
    "deleted": "red strike",
    "inserted": "bold blue underline",
    "replaced": "yellow underline",
    "similar": "underline",
    "gap_a": "red",
    "gap_b": "blue",
    "moved": "italic magenta",
    "hit": "bold black on yellow",
    "warning": "bold black on yellow",
    "head": "reverse",
}


class Look:
    """Styles by role; a role that is not known is plain text."""

    def __init__(self, roles: Mapping[str, str]) -> None:
        self._styles = {name: Style.parse(said) for name, said in roles.items()}
        self._plain = Style()

    def __getitem__(self, role: str) -> Style:
        """The style of `role`, or of several with spaces between, the later ones on top."""
        found = self._styles.get(role)
        if found is None:
            found = Style.combine([self._plain, *(self._styles.get(x, self._plain) for x in role.split())])
            self._styles[role] = found
        return found


LOOKS: Mapping[str, Look] = {
    "aligner-dark": Look(_SEEN_ON_DARK | {"caret": "reverse"}),
    "aligner-light": Look(_SEEN_ON_LIGHT | {"caret": "reverse"}),
    "aligner-ansi": Look(_SEEN_IN_ANSI | {"caret": "reverse bold"}),
}

_ANSI_VARIABLES = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "border-blurred": "ansi_bright_black",
    "block-cursor-background": "ansi_blue",
    "block-cursor-foreground": "ansi_bright_white",
    "input-cursor-background": "ansi_white",
    "input-cursor-foreground": "ansi_black",
    "input-cursor-text-style": "none",
    "input-selection-background": "ansi_cyan",
    "input-selection-foreground": "ansi_black",
    "screen-selection-background": "ansi_cyan",
    "screen-selection-foreground": "ansi_black",
}
"""What Textual's own style sheets ask of a theme of terminal colours."""

THEMES = (
    Theme(
        "aligner-dark",
        primary="#6fc3f2",
        secondary="#3fd0a4",
        accent="#f0e442",
        warning="#ffb000",
        error="#ff8a4c",
        success="#3fd0a4",
        background="#10161d",
        surface="#161e27",
        panel="#1b2a3a",
        foreground="#e6e8ea",
    ),
    Theme(
        "aligner-light",
        primary="#005f99",
        secondary="#00694d",
        accent="#7a4a00",
        warning="#9c4a00",
        error="#a83e00",
        success="#00694d",
        background="#fbfbf8",
        surface="#ffffff",
        panel="#dde6ee",
        foreground="#16191c",
        dark=False,
    ),
    Theme(
        "aligner-ansi",
        primary="ansi_blue",
        secondary="ansi_cyan",
        accent="ansi_yellow",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables=_ANSI_VARIABLES,
        ansi=True,
    ),
)

OF_STATUS: Mapping[Status, str] = {x: x.value for x in Status}
OF_SEVERITY: Mapping[Severity, str] = {x: x.value for x in Severity}
OF_OP: Mapping[WordOp, str] = {x: "" if x is WordOp.EQUAL else x.value for x in WordOp}
