"""The HTML report: one file that loads nothing, readable without JavaScript, safe whatever the text says."""

import base64
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from aligner import __version__
from aligner.model.alignment import Alignment, Level
from aligner.model.batch import PairRow
from aligner.model.bead import Status
from aligner.model.collation import Collation
from aligner.model.divergence import Severity
from aligner.report import signs
from aligner.report.building import by_divergence, pair_view
from aligner.report.grouping import by_flags, linked
from aligner.report.marks import Compare
from aligner.report.strip import bars_of, drawn, heat, row_bars
from aligner.report.synopsis import CollationView, collation_view
from aligner.report.view import BeadView, Flag, PairView
from aligner.text.visible import visible

_SHORT = 120


def render(alignment: Alignment, *, level: Level = Level.PARAGRAPH, compare: Compare = by_divergence) -> str:
    return draw(pair_view(alignment, level=level, compare=compare))


def draw(view: PairView) -> str:
    return page(
        "pair.html.j2",
        view=view,
        strip=drawn(bars_of(view.beads, words=view.words), "Divergence of each bead, in reading order"),
        found=_found(view),
        severities=list(dict.fromkeys(s.value for _, s, _ in view.summary.flags)),
        categories=list(dict.fromkeys(c.value for c, _, _ in view.summary.flags)),
    )


def _found(view: PairView) -> list[tuple[str, str, int, list[int]]]:
    """Rows of the table of divergences: category, severity, number, beads."""
    where: dict[tuple[str, str], list[int]] = {}
    for bead in view.beads:
        for key in dict.fromkeys((x.category.value, x.severity.value) for x in bead.flags):
            where.setdefault(key, []).append(bead.number)
    return [(c.value, s.value, n, where[c.value, s.value]) for c, s, n in view.summary.flags]


def draw_collation(view: CollationView) -> str:
    strips = [
        [
            drawn(row_bars(table, t, c), f"Divergence of {view.sides[k].id} by row", height=28)
            for c, k in enumerate(table.columns[1:], 1)
        ]
        for t, table in enumerate(view.tables)
    ]
    return page("collation.html.j2", view=view, strips=strips)


def render_collation(collation: Collation, *, compare: Compare = by_divergence) -> str:
    """A synoptic table of all versions, the base first; another base can be chosen on the page."""
    return draw_collation(collation_view(collation, compare=compare))


def render_index(rows: Sequence[PairRow], *, title: str = "") -> str:
    """A row a pair, the worst first; `files` are linked relative to where the page stands."""
    return page(
        "index.html.j2",
        title=visible(title),
        rows=[shown_row(x) for x in sorted(rows, key=_goodness)],
        done=sum(x.figures is not None for x in rows),
    )


def shown_row(row: PairRow) -> PairRow:
    return replace(row, id=visible(row.id), a=visible(row.a), b=visible(row.b), error=visible(row.error))


def _goodness(row: PairRow) -> tuple[int, int, float, str]:
    f = row.figures
    return (1, -f.meaning_bearing, -(f.meaning or 0.0), row.id) if f else (0, 0, 0.0, row.id)


def render_fragment(alignment: Alignment, *, most: int = 200, compare: Compare = by_divergence) -> str:
    """A piece of HTML for a notebook: the first beads as a table, with no style or script of its own."""
    view = pair_view(alignment, compare=compare, most=most)
    rest = len(alignment.beads) - most
    return environment().get_template("fragment.html.j2").render(view=view, rest=rest)


def page(template: str, **values: Any) -> str:
    """A template of this package filled in, with style and script inside and allowed by their hashes."""
    style, script = asset("style.css"), asset("script.js")
    return (
        environment()
        .get_template(template)
        .render(
            aligner=__version__,
            style=Markup(style),  # noqa: S704 - the package's own file
            script=Markup(script),  # noqa: S704 - the package's own file
            style_hash=_hash(style),
            script_hash=_hash(script),
            **values,
        )
    )


@cache
def asset(name: str) -> str:
    return (files("aligner.report") / "templates" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return base64.b64encode(sha256(text.encode()).digest()).decode()


@cache
def environment() -> jinja2.Environment:
    """Jinja with escaping always on and unknown names an error."""
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        share=signs.number,
        heat=heat,
        linked=linked,
        by_flags=by_flags,
        grave=_grave,
        slight=_slight,
        sign=lambda x: signs.SEVERITY[Severity(x)],
        status_sign=lambda x: signs.STATUS[Status(x)],
        severities=_severities,
        categories=_categories,
        relative=relative,
        short=lambda x: x if len(x) <= _SHORT else x[:_SHORT].rstrip() + "…",
    )
    return made


def _severities(bead: BeadView) -> str:
    return " ".join(dict.fromkeys(x.severity.value for x in bead.flags))


def _categories(bead: BeadView) -> str:
    """`number:meaning name:meaning`, for the filters."""
    return " ".join(dict.fromkeys(f"{x.category}:{x.severity}" for x in bead.flags))


def _grave(flags: Sequence[Flag]) -> list[Flag]:
    return [x for x in flags if x.severity is Severity.MEANING]


def _slight(flags: Sequence[Flag]) -> list[Flag]:
    return [x for x in flags if x.severity is not Severity.MEANING]


def relative(path: str) -> str:
    """A path of a result as a link that stays beside the page, whatever the path is called."""
    return "./" + quote(path, safe="/")
