"""The view of an alignment for a terminal: two columns, or one where there is no room for two."""

from collections.abc import Sequence

from aligner.model.alignment import Alignment, Level
from aligner.model.comparison import WordOp
from aligner.model.divergence import Severity
from aligner.report import signs
from aligner.report.building import by_divergence, kind_names, pair_view
from aligner.report.columns import Line, Piece, pad, width, wrap
from aligner.report.grouping import merged
from aligner.report.marks import Compare
from aligner.report.told import FLAG_STYLES, hang, told_lines
from aligner.report.view import BeadView, Block, PairView, Run, Side

TWO_COLUMNS = 64
"""Cells below which the sides stand one above the other."""
WIDEST = 200
_BAR = 8

_SGR = {
    "": "",
    "dim": "2",
    "bold": "1",
    "rule": "2",
    "a": "1;33",
    "b": "1;36",
    "deleted": "1;33",
    "inserted": "1;36",
    "replaced-a": "33",
    "replaced-b": "36",
    "similar-a": "4;33",
    "similar-b": "4;36",
    "moved": "35",
    "grave": "1;31",
    "middling": "33",
    "accepted": "32",
    "rejected": "31",
    "flagged": "1;35",
    "unreviewed": "2",
    "sample": "1;7",
}
"""Style -> SGR parameters. Only the 16 colours of the user's own theme; A and B differ as blue and
yellow do, which all eyes tell apart."""


def render(
    alignment: Alignment,
    *,
    width: int = 100,
    colour: bool = False,
    only_divergent: bool = False,
    level: Level = Level.PARAGRAPH,
    compare: Compare = by_divergence,
) -> str:
    """The whole view, ending in a newline; without `colour` there is no control code in it."""
    view = pair_view(alignment, level=level, compare=compare)
    return draw(view, width=width, colour=colour, only_divergent=only_divergent)


def draw(view: PairView, *, width: int, colour: bool, only_divergent: bool = False) -> str:
    total = max(24, min(width, WIDEST))
    shown = [x for x in view.beads if x.is_divergent] if only_divergent else list(view.beads)
    label = max((label_width(x) for x in view.beads), default=2)
    lines = _head(view, total)
    for bead in shown:
        lines += [[], *_bead(bead, total, label)]
    lines += [[], *_foot(view, len(shown), total)]
    return "\n".join(_ink(x, colour=colour) for x in lines) + "\n"


def _ink(line: Line, *, colour: bool) -> str:
    """The line as text: trailing spaces taken off, styles as SGR codes if wanted."""
    if not colour:
        return "".join(p.text for p in line).rstrip()
    last = len(line)
    while last and not line[last - 1].text.strip():
        last -= 1
    parts = []
    for p in line[:last]:
        code = _SGR[p.style]
        parts.append(f"\x1b[{code}m{p.text}\x1b[0m" if code else p.text)
    return "".join(parts)


def _head(view: PairView, total: int) -> list[Line]:
    half = (total - 3) // 2 if total >= TWO_COLUMNS else total
    lines = _columns(_title(view.a, "A", "a", half), _title(view.b, "B", "b", half), total, label=2)
    strip = _strip(view, total - 9)
    if strip:
        lines += [[], [Piece("wording ", "dim"), *strip]]
    if view.words:
        key: Line = [Piece("words   ", "dim")]
        for op, meaning in signs.LEGEND:
            style = _style(op, "b" if op is WordOp.INSERTED else "a")
            key += [Piece(f"{signs.WORDS[op]}{meaning}{signs.WORDS[op]}", style), Piece("  ")]
        lines += wrap(key, total)
    return lines


def _title(side: Side, letter: str, style: str, to: int) -> list[Line]:
    facts = " · ".join(
        x for x in (side.language, side.date, f"{side.segments} segments", side.derived_from) if x
    )
    said = "sample, written for this project, not a source" if side.is_sample else side.status
    told = [(side.id, style)]
    told += [(side.title, "")] if side.title and side.title != side.id else []
    told += [(said, "sample" if side.is_sample else "dim")] if said else []
    lines = [x for text, of in (*told, (facts, "dim")) for x in wrap([Piece(text, of)], to - 2)]
    return [[Piece(f"{letter} ", style) if k == 0 else Piece("  "), *x] for k, x in enumerate(lines)]


def _strip(view: PairView, cells: int) -> Line:
    """The wording divergence of all beads in reading order; several share a cell, the worst shows."""
    beads = view.beads
    if not any(x.wording is not None for x in beads):
        return []
    cells = min(cells, len(beads))
    strip: Line = []
    for k in range(cells):
        group = beads[k * len(beads) // cells : (k + 1) * len(beads) // cells]
        scores = [x.wording for x in group if x.wording is not None and not x.is_gap]
        moved = any(x.transposed for x in group)
        if scores:
            strip.append(Piece(signs.step(max(scores)), "moved" if moved else _heat(max(scores))))
        else:
            strip.append(Piece("╷" if not group[0].b else "╵" if not group[0].a else "·", "dim"))
    return strip


def _heat(share: float) -> str:
    return "" if share < 1 / 3 else "middling" if share < 2 / 3 else "grave"


def _bead(bead: BeadView, total: int, label: int) -> list[Line]:
    lines = _rule(bead, total)
    many = len(bead.kinds) > 1
    to = ((total - 3) // 2 if total >= TWO_COLUMNS else total) - label
    lines += _columns(
        [x for block in bead.a for x in _block(block, "a", many=many, to=to, label=label)],
        [x for block in bead.b for x in _block(block, "b", many=many, to=to, label=label)],
        total,
        label=label,
    )
    lines += told_lines(bead.told_flags, total)
    if bead.note:
        lines += hang([Piece("  ✎ ", "flagged")], [Piece(bead.note)], total)
    return lines


def _rule(bead: BeadView, total: int) -> list[Line]:
    """The line that opens a bead: what it is, how it scores, what was said of it."""
    parts: list[Line] = [[Piece(str(bead.number), "bold")]]
    shape = signs.SHAPE.get(bead.shape, "")
    parts.append([Piece(f"{bead.shape}{' ' if shape else ''}{shape}")])
    if len(bead.kinds) == 1 and bead.kinds[0].value != "paragraph":
        parts.append([Piece(kind_names(bead.kinds), "dim")])
    if bead.transposed:
        parts.append([Piece(f"{signs.TRANSPOSED} transposed", "moved")])
    parts += [
        [Piece(f"{signs.SEVERITY[x.severity]} {x.category}", FLAG_STYLES[x.severity])]
        for x in bead.flags
        if x not in bead.told_flags
    ]
    if not bead.is_gap:
        cells = _BAR if total >= TWO_COLUMNS else 0
        for name, share in (("W", bead.wording), ("M", bead.meaning)):
            if share is not None:
                drawn = f" {signs.bar(share, cells)}" if cells else ""
                parts.append([Piece(f"{name} {signs.number(share)}"), Piece(drawn, _heat(share))])
    if bead.status.value != "unreviewed":
        parts.append([Piece(f"{signs.STATUS[bead.status]} {bead.status}", bead.status.value)])
    return _ruled(parts, total)


def _ruled(parts: Sequence[Line], total: int) -> list[Line]:
    """The parts on a line drawn through; what finds no room goes on below."""
    lines: list[Line] = [[Piece("──", "rule")]]
    used = 2
    for k, part in enumerate(parts):
        size = sum(width(p.text) for p in part)
        between = " ─ " if k else " "
        if k and used + len(between) + size > total:
            lines.append([Piece("  ")])
            used, between = 2, " "
        lines[-1] += [Piece(between, "rule"), *part]
        used += len(between) + size
    if used < total - 1:
        lines[-1].append(Piece(" " + "─" * (total - used - 1), "rule"))
    return lines


def label_width(bead: BeadView) -> int:
    return max(width(x.label) for x in (*bead.a, *bead.b)) + 1


def _block(block: Block, side: str, *, many: bool, to: int, label: int) -> list[Line]:
    """The lines of a block: its label beside the first, its kind above where the bead mixes kinds."""
    pieces = [x for run in merged(block.runs) for x in _run(run, side)]
    if block.seam:
        pieces.append(Piece(" ⤶", "dim"))
    lines = wrap(pieces, max(to, 4), keep_lines=block.keeps_lines)
    if many and block.kind.value != "paragraph":
        lines.insert(0, [Piece(block.kind.value, "dim")])
    head = pad([Piece(block.label, side)], label)
    return [(head if k == 0 else [Piece(" " * label)]) + line for k, line in enumerate(lines)]


def _run(run: Run, side: str) -> list[Piece]:
    sign = signs.WORDS[run.op]
    style = "grave" if run.flags else _style(run.op, side)
    if not sign and not run.flags:
        return [Piece(run.text)]
    sign = signs.SEVERITY[Severity.MEANING] + sign if run.flags else sign
    text = run.text.strip()
    if not text:
        return [Piece(run.text)]
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    after = run.text[len(run.text.rstrip()) :]
    return [Piece(before), Piece(f"{sign}{text}{sign[::-1]}", style), Piece(after)]


def _style(op: WordOp, side: str) -> str:
    if op in {WordOp.REPLACED, WordOp.SIMILAR}:
        return f"{op}-{side}"
    return "" if op is WordOp.EQUAL else op.value


def _columns(left: Sequence[Line], right: Sequence[Line], total: int, *, label: int) -> list[Line]:
    """The two sides beside each other with a line between, or one under the other."""
    if total < TWO_COLUMNS:
        return [*left, *right]
    half = (total - 3) // 2
    rows = max(len(left), len(right))
    lines = []
    for k in range(rows):
        one = left[k] if k < len(left) else []
        other = right[k] if k < len(right) else []
        if k == 0 and not left:
            one = [Piece(" " * label + "—", "dim")]
        if k == 0 and not right:
            other = [Piece(" " * label + "—", "dim")]
        lines.append([*pad(one, half), Piece(" │ ", "rule"), *other])
    return lines


def _foot(view: PairView, shown: int, total: int) -> list[Line]:
    s = view.summary
    parts = [f"{s.beads} beads" if shown == s.beads else f"{shown} of {s.beads} beads"]
    parts += [f"{n} × {shape}" for shape, n in s.shapes]
    if s.transposed:
        parts.append(f"{s.transposed} transposed")
    if s.wording is not None:
        parts.append(f"wording {signs.number(s.wording)}")
    if s.meaning is not None:
        parts.append(f"meaning {signs.number(s.meaning)}")
    parts += [f"{n} {status}" for status, n in s.statuses if status.value != "unreviewed"]
    lines: list[Line] = [[Piece("─" * total, "rule")], *wrap([Piece(" · ".join(parts))], total)]
    if s.flags:
        found: Line = []
        for category, severity, n in s.flags:
            found.append(Piece(f"{signs.SEVERITY[severity]} {n} {category.value}  ", FLAG_STYLES[severity]))
        lines += wrap(found, total)
    return lines
