"""How far a batch is, and in what words; no clock and no terminal."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from aligner.batch import cost
from aligner.model.batch import PairStatus
from aligner.text.visible import visible

SHOWN = 4
"""Names of pairs on a line at most."""


@dataclass
class Tally:
    """Counts of one run.

    Attributes:
        total: pairs of the plan.
        kept: pairs that an earlier run has done and that still hold.
        work_left: what the pairs not yet ended are thought to cost, by which the time left is judged.
        work_done: what those that ended in this run were thought to.
    """

    total: int
    kept: int = 0
    ended: dict[PairStatus, int] = field(default_factory=lambda: dict.fromkeys(PairStatus, 0))
    work_left: float = 0.0
    work_done: float = 0.0

    @property
    def done(self) -> int:
        return self.ended[PairStatus.DONE]

    @property
    def failed(self) -> int:
        """Pairs that gave nothing, poison among them."""
        return self.ended[PairStatus.FAILED] + self.ended[PairStatus.POISON]

    @property
    def left(self) -> int:
        return self.total - self.kept - self.done - self.failed

    def await_pair(self, size: int) -> None:
        self.work_left += cost.seconds(size)

    def count(self, status: PairStatus, size: int) -> None:
        self.ended[status] += 1
        self.work_left -= cost.seconds(size)
        self.work_done += cost.seconds(size)


def line(tally: Tally, seconds: float, running: Sequence[str] = (), width: int = 0) -> str:
    """The state after `seconds` in one line of at most `width` characters (0 = any length)."""
    ended = tally.done + tally.failed
    parts = [f"{tally.kept + ended:,} of {tally.total:,} pairs"]
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    if ended and seconds > 0:
        parts.append(f"{_rate(ended / seconds)} pairs/s")
        if tally.left:
            parts.append(f"ETA {duration(seconds * max(0.0, tally.work_left) / tally.work_done)}")
    text = "  ".join(parts)
    if running:
        more = f" and {len(running) - SHOWN} more" if len(running) > SHOWN else ""
        text += "  now: " + ", ".join(map(visible, running[:SHOWN])) + more
    return text if not width or len(text) <= width else text[: width - 1] + "…"


def outcome(tally: Tally, seconds: float) -> str:
    """What came of it all, in one line."""
    parts = [f"{tally.done:,} done"]
    if tally.kept:
        parts.append(f"{tally.kept:,} unchanged since an earlier run and skipped")
    if tally.ended[PairStatus.FAILED]:
        parts.append(f"{tally.ended[PairStatus.FAILED]:,} failed")
    if tally.ended[PairStatus.POISON]:
        parts.append(f"{tally.ended[PairStatus.POISON]:,} killed their worker twice")
    if tally.left:
        parts.append(f"{tally.left:,} not begun or not ended")
    ended = tally.done + tally.failed
    rate = f" ({_rate(ended / seconds)} pairs/s)" if ended and seconds > 0 else ""
    return f"{', '.join(parts)} in {duration(seconds)}{rate}"


def duration(seconds: float) -> str:
    """12 s, 3:05 min, 2:05 h, 3 d 4 h."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02} min"
    if whole < 86400:
        return f"{whole // 3600}:{whole % 3600 // 60:02} h"
    return f"{whole // 86400} d {whole % 86400 // 3600} h"


def _rate(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}" if value >= 0.1 else f"{value:.3f}"
