"""The batch at a glance: `summary.tsv`, a row a pair, and the index page."""

from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import chain, islice
from typing import TYPE_CHECKING

from aligner.export.tsv import escape
from aligner.model.divergence import Category

if TYPE_CHECKING:
    from aligner.model.batch import Figures, PairRow

TABLE = "summary.tsv"
LARGEST_INDEX = 20_000
"""Pairs on an index page at most: browsers get slow with more."""
COUNTS = ("a_segments", "b_segments", "beads", "one_to_one", "gaps", "transposed", "low_margin")
COLUMNS = (
    "id",
    "status",
    "a",
    "b",
    *COUNTS,
    "wording",
    "meaning",
    "meaning_bearing",
    *(x.value for x in Category),
    "error",
)


def table(rows: "Iterable[PairRow]") -> Iterator[bytes]:
    """The lines of the summary: cells as in the aligned TSV, figures empty where a pair has none."""
    yield _line(COLUMNS)
    for row in rows:
        yield _line((row.id, row.status.value, row.a, row.b, *_cells(row.figures), row.error))


def index(rows: "Iterable[PairRow]", title: str) -> bytes:
    """The page that links all pairs, or of very many the worst."""
    from aligner.report import html

    kept = list(islice(rows, LARGEST_INDEX + 1))
    if len(kept) > LARGEST_INDEX:
        kept = nlargest(LARGEST_INDEX, chain(kept, rows), key=_badness)
        title = f"{title}: the worst {LARGEST_INDEX:,} of the pairs; {TABLE} has all"
    return html.render_index(kept, title=title).encode("utf-8", "surrogatepass")


def _badness(row: "PairRow") -> tuple[bool, int, float]:
    f = row.figures
    return (False, f.meaning_bearing, f.meaning or 0.0) if f else (True, 0, 0.0)


def _cells(figures: "Figures | None") -> tuple[str, ...]:
    if figures is None:
        return ("",) * (len(COLUMNS) - 5)
    found = dict(figures.divergences)
    return (
        *(str(getattr(figures, x)) for x in COUNTS),
        _score(figures.wording),
        _score(figures.meaning),
        str(figures.meaning_bearing),
        *(str(found.get(x.value, 0)) for x in Category),
    )


def _score(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _line(cells: Iterable[str]) -> bytes:
    return ("\t".join(map(escape, cells)) + "\n").encode()
