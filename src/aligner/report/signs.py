"""The signs that stand for things in every report, so that nothing is told by colour alone."""

from aligner.model.bead import Shape, Status
from aligner.model.comparison import WordOp
from aligner.model.divergence import Severity

WORDS: dict[WordOp, str] = {
    WordOp.DELETED: "−",
    WordOp.INSERTED: "+",
    WordOp.REPLACED: "~",
    WordOp.SIMILAR: "≈",
    WordOp.MOVED: "⇄",
    WordOp.EQUAL: "",
}
"""The sign that stands before and after words; `LEGEND` says what it means."""

LEGEND: tuple[tuple[WordOp, str], ...] = (
    (WordOp.DELETED, "only in A"),
    (WordOp.INSERTED, "only in B"),
    (WordOp.REPLACED, "other words"),
    (WordOp.SIMILAR, "another form"),
    (WordOp.MOVED, "moved"),
)

SEVERITY: dict[Severity, str] = {Severity.MEANING: "▲", Severity.WORDING: "◆", Severity.FORM: "◦"}

STATUS: dict[Status, str] = {
    Status.UNREVIEWED: "○",
    Status.ACCEPTED: "✓",
    Status.REJECTED: "✗",
    Status.FLAGGED: "⚑",
}

TRANSPOSED = "⇄"

SHAPE: dict[Shape, str] = {Shape.ONLY_A: "only in A", Shape.ONLY_B: "only in B"}

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_STEPS = "▁▂▃▄▅▆▇█"


def number(share: float) -> str:
    """A share in [0, 1] in three places: `.42`, `1.0`."""
    text = f"{share:.2f}"
    return "1.0" if text == "1.00" else text.removeprefix("0")


def bar(share: float, cells: int) -> str:
    """A bar of `cells` cells, an eighth of a cell exact, the rest as a dotted line."""
    eighths = round(min(max(share, 0.0), 1.0) * cells * 8)
    full, rest = divmod(eighths, 8)
    drawn = "█" * full + (_EIGHTHS[rest] if rest else "")
    return drawn + "·" * (cells - len(drawn))


def step(share: float) -> str:
    """A share as the height of one cell."""
    return _STEPS[min(int(share * len(_STEPS)), len(_STEPS) - 1)]
