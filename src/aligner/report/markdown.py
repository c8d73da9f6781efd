"""The view of an alignment as Markdown: figures, divergences, then every bead side by side."""

import re
from collections.abc import Iterable

from aligner.model.alignment import Alignment, Level
from aligner.model.comparison import WordOp
from aligner.report import signs
from aligner.report.building import by_divergence, pair_view
from aligner.report.grouping import merged
from aligner.report.marks import Compare
from aligner.report.view import BeadView, Block, Flag, PairView, Run, Side

_SPECIAL = re.compile(r"([\\`*_\[\]|~#$!]|^[-+]|(?<=^\d)[.)]|(?<=www)\.|:(?=//)|@)")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_TAGS = {
    WordOp.DELETED: ("<del>", "</del>"),
    WordOp.INSERTED: ("<ins>", "</ins>"),
    WordOp.REPLACED: ("<i>", "</i>"),
    WordOp.SIMILAR: ("<i>", "</i>"),
    WordOp.MOVED: ("<u>", "</u>"),
}


def render(alignment: Alignment, *, level: Level = Level.PARAGRAPH, compare: Compare = by_divergence) -> str:
    """The whole report; text of the versions is escaped, so that nothing in it acts as markup."""
    return draw(pair_view(alignment, level=level, compare=compare))


def draw(view: PairView) -> str:
    parts = [
        f"# {escape(view.a.name)} – {escape(view.b.name)}\n",
        _versions(view.a, view.b),
        _summary(view),
        _divergences(view),
        "## Beads\n",
        _legend() if view.words else "",
        *(_bead(x, view) for x in view.beads),
        _signature(view),
    ]
    return "\n".join(x for x in parts if x)


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line (line ends become `<br>`)."""
    return "<br>".join(_SPECIAL.sub(r"\\\1", line.translate(_HTML)) for line in text.split("\n"))


def table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(header)
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(x)} |\n" for x in lines)


def _versions(a: Side, b: Side) -> str:
    facts = (
        ("id", a.id, b.id),
        ("title", a.title, b.title),
        ("status", _status(a), _status(b)),
        ("language", a.language, b.language),
        ("date", a.date, b.date),
        ("derived from", a.derived_from, b.derived_from),
        ("source", a.source, b.source),
        ("rights", a.rights, b.rights),
        ("segments", str(a.segments), str(b.segments)),
    )
    rows = [(f"**{name}**", escape(x), escape(y)) for name, x, y in facts if x or y]
    return table(("", "A", "B"), rows)


def _status(side: Side) -> str:
    return "sample: written for this project, not a source" if side.is_sample else side.status


def _summary(view: PairView) -> str:
    s = view.summary
    figures = [
        ("beads", str(s.beads)),
        ("shapes", ", ".join(f"{n} × {shape}" for shape, n in s.shapes)),
        ("transposed", str(s.transposed)),
        ("review", ", ".join(f"{n} {status}" for status, n in s.statuses)),
        ("wording divergence", "" if s.wording is None else f"{s.wording:.2f}"),
        ("meaning divergence", "" if s.meaning is None else f"{s.meaning:.2f}"),
    ]
    return "## Figures\n\n" + table(("", ""), [(x, y) for x, y in figures if y])


def _divergences(view: PairView) -> str:
    if not view.summary.flags:
        return ""
    rows = []
    for category, severity, n in view.summary.flags:
        where = [
            x.number
            for x in view.beads
            if any(f.category is category and f.severity is severity for f in x.flags)
        ]
        links = ", ".join(f"[{k}](#bead-{k})" for k in where[:12]) + (" …" if len(where) > 12 else "")
        rows.append((f"{signs.SEVERITY[severity]} {severity}", category.value, str(n), links))
    return "## Divergences\n\n" + table(("severity", "category", "number", "beads"), rows)


def _legend() -> str:
    key = [_marked(Run(meaning, op)) for op, meaning in signs.LEGEND]
    return f"Words: {', '.join(key)}.\n"


def _bead(bead: BeadView, view: PairView) -> str:
    facts = [f"{bead.shape} {signs.SHAPE.get(bead.shape, '')}".strip()]
    if bead.transposed:
        facts.append(f"{signs.TRANSPOSED} transposed")
    facts += [f"{signs.SEVERITY[x.severity]} {x.category}" for x in bead.flags if x not in bead.told_flags]
    if not bead.is_gap and bead.wording is not None:
        facts.append(f"W {signs.number(bead.wording)}")
    if not bead.is_gap and bead.meaning is not None:
        facts.append(f"M {signs.number(bead.meaning)}")
    if bead.status.value != "unreviewed":
        facts.append(f"{signs.STATUS[bead.status]} {bead.status}")
    lines = [
        f'<a id="bead-{bead.number}"></a>\n\n### Bead {bead.number}: {" · ".join(facts)}\n',
        table((escape(view.a.id), escape(view.b.id)), [(_side(bead.a), _side(bead.b))]),
    ]
    if bead.told_flags:
        lines.append("".join(f"- {_flag(x)}\n" for x in bead.told_flags))
    if bead.note:
        lines.append(f"> {signs.STATUS[bead.status]} {escape(bead.note)}\n")
    return "\n".join(lines)


def _side(blocks: Iterable[Block]) -> str:
    return "<br><br>".join(map(_block, blocks)) or "—"


def _block(block: Block) -> str:
    kind = "" if block.kind.value == "paragraph" else f" ({block.kind})"
    text = "".join(
        _marked(x if block.keeps_lines else Run(x.text.replace("\n", " "), x.op, x.link, x.flags))
        for x in merged(block.runs)
    )
    return f"**{block.label}**{kind} {text}{' ⤶' if block.seam else ''}"


def _marked(run: Run) -> str:
    text = run.text.strip()
    if not text or (run.op is WordOp.EQUAL and not run.flags):
        return escape(run.text)
    before = " " * (run.text[0].isspace())
    after = " " * (run.text[-1].isspace())
    start, end = _TAGS.get(run.op, ("", ""))
    sign = signs.WORDS[run.op]
    inner = escape(f"{sign}{text}{sign}") if run.op in {WordOp.REPLACED, WordOp.SIMILAR} else escape(text)
    flagged = ("<b>▲", "▲</b>") if run.flags else ("", "")
    return f"{before}{flagged[0]}{start}{inner}{end}{flagged[1]}{after}"


def _flag(flag: Flag) -> str:
    sides = [
        f"{label} “{escape(text)}”" if text and not flag.is_quoted else label
        for label, text in ((flag.a_label, flag.a_text), (flag.b_label, flag.b_text))
        if label or text
    ]
    return f"{signs.SEVERITY[flag.severity]} **{flag.category}** {' → '.join(sides)}: {escape(flag.reason)}"


def _signature(view: PairView) -> str:
    if not view.signature:
        return ""
    return "## Signature\n\n" + table(("", ""), [(escape(k), escape(v)) for k, v in view.signature])
