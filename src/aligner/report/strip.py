"""The overview strip: a whole alignment in one line of bars, as SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from aligner.model.divergence import Severity
from aligner.report.synopsis import TableView
from aligner.report.view import BeadView

HEIGHT = 56
MOST_BARS = 800
"""Beyond this several beads share a bar; the worst of them is drawn and linked."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bead (or row) of the strip: where it leads, how high it is, what colour it has."""

    target: str
    title: str
    share: float | None
    style: str
    grave: bool = False


def bars_of(beads: Iterable[BeadView], *, words: bool = True) -> list[Bar]:
    """The bars of a pair: of the wording, or (`words` false: two languages) of the meaning."""
    bars = []
    for x in beads:
        share = None if x.is_gap else x.wording if words else x.meaning
        told = _told(f"bead {x.number}, {x.shape}", "W" if words else "M", share)
        style = _style(share, transposed=x.transposed)
        bars.append(Bar(f"bead-{x.number}", told, share, style, x.severity is Severity.MEANING))
    return bars


def row_bars(table: TableView, number: int, column: int) -> list[Bar]:
    """The bars of one column of a collation's table."""
    bars = []
    for row in table.rows:
        cell = row.cells[column]
        told = _told(f"row {row.number}", cell.letter, cell.share)
        style = _style(cell.share, transposed=cell.transposed)
        bars.append(Bar(f"row-{number}-{row.number}", told, cell.share, style, bool(cell.grave)))
    return bars


def _told(what: str, letter: str, share: float | None) -> str:
    return what if share is None else f"{what}, {letter} {share:.2f}"


def _style(share: float | None, *, transposed: bool) -> str:
    return "gap" if share is None else "moved" if transposed else f"heat-{heat(share)}"


def heat(share: float) -> int:
    """1, 2 or 3: little, middling or much divergence."""
    return 1 if share < 1 / 3 else 2 if share < 2 / 3 else 3


def drawn(bars: Sequence[Bar], label: str, *, height: int = HEIGHT) -> Markup:
    """The strip; bars are links, out of the tab order (the table of divergences has the same links)."""
    shown = _grouped(bars)
    parts = [
        Markup(
            '<svg class="strip" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="{}">'
        ).format(max(len(shown), 1), height, label)
    ]
    room = height - 8
    for k, bar in enumerate(shown):
        tall = 3 if bar.share is None else max(2, round(room * bar.share))
        mark = (
            Markup('<rect class="grave" x="{}" y="0" width=".86" height="4"/>').format(k) if bar.grave else ""
        )
        parts.append(
            Markup(
                '<a href="#{}" tabindex="-1"><title>{}</title>'
                '<rect class="hitbox" x="{}" y="0" width="1" height="{}"/>{}'
                '<rect class="{}" x="{}" y="{}" width=".86" height="{}"/></a>'
            ).format(bar.target, bar.title, k, height, mark, bar.style, k, height - tall, tall)
        )
    parts.append(Markup("</svg>"))
    return Markup("").join(parts)


def _grouped(bars: Sequence[Bar]) -> list[Bar]:
    if len(bars) <= MOST_BARS:
        return list(bars)
    edges = [k * len(bars) // MOST_BARS for k in range(MOST_BARS + 1)]
    return [max(bars[x:y], key=lambda b: (b.grave, b.share or 0.0)) for x, y in pairwise(edges)]
