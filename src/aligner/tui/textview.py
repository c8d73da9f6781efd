"""The current bead as lines: its paragraphs, its sentence beads, or the words of one. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from rich.cells import cell_len, set_cell_size

from aligner.model import Bead, Version, WordOp
from aligner.report import signs
from aligner.session.edit import Side
from aligner.text.visible import visible
from aligner.tui.lines import Line, Piece, beside, wrap
from aligner.tui.look import OF_OP, OF_STATUS
from aligner.tui.painting import Compare, Paint, Words, compared, grave, painted, words_of

LONGEST_BLOCK = 20_000
FOLDED_LINES = 2


class Zoom(IntEnum):
    """How near one looks."""

    PARAGRAPHS = 0
    SENTENCES = 1
    WORDS = 2


@dataclass(frozen=True)
class View:
    """What the texts of a bead are shown by.

    Attributes:
        inner: the sentence bead one looks at.
        side: the side that is active; its caret is the brighter one.
        carets: offset of the caret in each version's text.
        hits: what was found by a search, in each version's text.
        stacked: B under A, where there is no room for two columns.
    """

    a: Version
    b: Version
    bead: Bead
    width: int
    zoom: Zoom = Zoom.PARAGRAPHS
    inner: int = 0
    side: Side = "a"
    carets: dict[Side, int] = field(default_factory=dict)
    hits: dict[Side, Sequence[tuple[int, int]]] = field(default_factory=dict)
    with_signs: bool = False
    stacked: bool = False
    unfolded: bool = False
    compare: Compare = compared

    @property
    def column(self) -> int:
        return self.width - 2 if self.stacked else (self.width - 3) // 2

    @staticmethod
    def sides(bead: Bead) -> tuple[tuple[Side, tuple[int, ...]], ...]:
        return ("a", bead.a), ("b", bead.b)

    def version(self, side: Side) -> Version:
        return self.a if side == "a" else self.b


def lines_of(view: View) -> list[Line]:
    """The lines of the bead in the view's zoom."""
    if view.zoom is Zoom.PARAGRAPHS:
        return _paragraphs(view)
    if view.zoom is Zoom.SENTENCES:
        return _sentences(view)
    return _words(view)


def _paragraphs(view: View) -> list[Line]:
    inner = view.bead.sentences
    if inner:
        words = [words_of(view.a, view.b, x, sentences=True, compare=view.compare) for x in inner]
    else:
        words = [words_of(view.a, view.b, view.bead, sentences=False, compare=view.compare)]
    sides: list[list[Line]] = []
    for side, ids in view.sides(view.bead):
        found = [p for w in words for p in (w.a if side == "a" else w.b)]
        lines: list[Line] = []
        for k, i in enumerate(ids):
            lines += [()] if k else []
            lines += _segment(view, side, i, found)
        sides.append(lines)
    return _laid_out(view, *sides)


def _segment(view: View, side: Side, index: int, found: Sequence[Paint]) -> list[Line]:
    segment = view.version(side).segments[index]
    kind = "" if segment.kind == "paragraph" else f"‹{segment.kind}› "
    head = [Piece(f"{side}{index} ", "dim"), *([Piece(kind, "label")] if kind else [])]
    lines = _text(view, side, (segment.start, segment.end), found, head)
    if segment.kind.is_matter and not view.unfolded and len(lines) > FOLDED_LINES + 1:
        rest = len(lines) - FOLDED_LINES
        lines = [*lines[:FOLDED_LINES], (Piece(f"… {rest} more lines: Enter shows them", "dim"),)]
    if segment.seam:
        lines.append((Piece("⤵ goes on in the next block", "dim"),))
    return lines


def _text(
    view: View, side: Side, span: tuple[int, int], found: Iterable[Paint], head: Iterable[Piece] = ()
) -> list[Line]:
    version = view.version(side)
    start, end = span
    caret = view.carets.get(side, -1)
    first, last = start, end
    if end - start > LONGEST_BLOCK:
        first = max(start, min(caret, end) - LONGEST_BLOCK // 2) if start <= caret < end else start
        last = min(end, first + LONGEST_BLOCK)
    layers: list[Iterable[Paint]] = [
        found,
        grave(view.bead, side),
        [Paint(x, y, "hit") for x, y in view.hits.get(side, ())],
    ]
    if start <= caret < end:
        layers.append([Paint(caret, caret + 1, "caret" if side == view.side else "caret dim")])
    pieces = painted(version.text, (first, last), layers, side=side, with_signs=view.with_signs)
    cut = [Piece(f"… {first - start:,} characters before … ", "dim")] if first > start else []
    rest = [Piece(f" … {end - last:,} characters more", "dim")] if last < end else []
    return wrap([*head, *cut, *pieces, *rest], view.column)


def _laid_out(view: View, a: list[Line], b: list[Line]) -> list[Line]:
    if not view.stacked:
        empty_a = a or [(Piece("(nothing on side A)", "dim"),)]
        empty_b = b or [(Piece("(nothing on side B)", "dim"),)]
        return beside(empty_a, empty_b, view.column)
    marked = [((Piece("A ", "label") if k == 0 else Piece("  ")), *x) for k, x in enumerate(a)]
    marked += [()] if a and b else []
    return marked + [((Piece("B ", "label") if k == 0 else Piece("  ")), *x) for k, x in enumerate(b)]


def _sentences(view: View) -> list[Line]:
    if not view.bead.sentences:
        return [*_paragraphs(view), (), (Piece("no sentence beads inside this one", "dim"),)]
    lines: list[Line] = []
    for k, x in enumerate(view.bead.sentences):
        words = words_of(view.a, view.b, x, sentences=True, compare=view.compare)
        lines += [sentence_head(x, k, chosen=k == view.inner), *_sentence(view, x, words)]
    return lines


def sentence_head(x: Bead, k: int, *, chosen: bool) -> Line:
    """The line above a sentence bead; `inner_at` finds it again by its first piece."""
    mark = "▶" if chosen else " "
    said = [
        Piece(f"{mark} sentence bead {k} ", "strong" if chosen else "dim"),
        Piece(f"{signs.STATUS[x.status]} ", OF_STATUS[x.status]),
        Piece(f"{len(x.a)}:{len(x.b)} ", "dim"),
    ]
    if x.transposed:
        said.append(Piece(f"{signs.TRANSPOSED} transposed ", "moved"))
    if x.score and not x.is_gap:
        said += _score(x)
    if x.note:
        said.append(Piece(f"✎ {visible(x.note)}", "key"))
    return tuple(said)


def _score(x: Bead) -> list[Piece]:
    if x.score is None:
        return []
    said = [Piece(f"wording {signs.number(x.score.wording)} ", "wording")]
    if x.score.meaning is not None:
        said.append(Piece(f"meaning {signs.number(x.score.meaning)} ", "meaning"))
    return said


def _sentence(view: View, x: Bead, words: Words) -> list[Line]:
    sides: list[list[Line]] = []
    for side, ids in view.sides(x):
        found = words.a if side == "a" else words.b
        rows = view.version(side).sentences
        lines: list[Line] = []
        for i in ids:
            lines += _text(view, side, (rows[i].start, rows[i].end), found)
        sides.append(lines)
    return _laid_out(view, *sides)


def _words(view: View) -> list[Line]:
    inner = view.bead.sentences
    x = inner[min(view.inner, len(inner) - 1)] if inner else view.bead
    words = words_of(view.a, view.b, x, sentences=bool(inner), compare=view.compare)
    if inner:
        lines = [sentence_head(x, min(view.inner, len(inner) - 1), chosen=True), *_sentence(view, x, words)]
    else:
        lines = _paragraphs(view)
    return [*lines, (), *share_table(words, view.width)]


def share_table(words: Words, width: int) -> list[Line]:
    """Each link of words with its part of the wording divergence, the largest first."""
    found, joined = words.comparison, words.joined
    if found is None or joined is None:
        return [(Piece("no words to compare: one side is empty, or very long", "dim"),)]
    total = signs.number(found.wording)
    lines: list[Line] = [
        (
            Piece(f"where the wording divergence {total} comes from ", "strong"),
            Piece("(share of it by words)", "dim"),
        )
    ]
    rows = sorted(found.words, key=lambda w: (-(w.a_share + w.b_share), w.a_start))
    cell = max(8, (width - 34) // 2)
    for w in rows:
        share = w.a_share + w.b_share
        if share < 0.0005:
            break
        sign = signs.WORDS[w.op] or "="
        a = visible(joined[0].text[w.a_start : w.a_end])
        b = visible(joined[1].text[w.b_start : w.b_end])
        lines.append(
            (
                Piece(f" {share:.3f} ", ""),
                Piece(f"{signs.bar(share / max(found.wording, 1e-9), 8)} ", "wording"),
                Piece(f"{sign} ", OF_OP[w.op]),
                Piece(_cell(a, cell), OF_OP[w.op]) if a else Piece("–", "dim"),
                Piece(" ↔ ", "dim"),
                Piece(_cell(b, cell), OF_OP[w.op]) if b else Piece("–", "dim"),
                Piece(
                    f" {w.op.value}" + (f" {signs.number(w.similarity)}" if w.op is WordOp.SIMILAR else ""),
                    "dim",
                ),
            )
        )
    return lines


def _cell(text: str, width: int) -> str:
    text = " ".join(text.split())
    return text if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"


def reasons(bead: Bead, width: int) -> list[Line]:
    """Why the two sides part: a line (or more) each, the gravest first; then the comment."""
    found = list(bead.score.divergences) if bead.score else []
    found.sort(key=lambda d: -d.severity.rank)
    lines: list[Line] = []
    if bead.note:
        lines += wrap([Piece("✎ ", "key"), Piece(visible(bead.note))], width)
    for d in found:
        head = Piece(f"{signs.SEVERITY[d.severity]} {d.category.value}: ", d.severity.value)
        quoted = " ↔ ".join(f"“{visible(x)}”" if x else "–" for x in (_short(d.a_text), _short(d.b_text)))
        told = all(" ".join(x.split())[:12] in d.reason for x in (d.a_text, d.b_text))
        quote = [] if told and d.reason else [Piece(f" {quoted}", "dim")]
        lines += wrap([head, Piece(visible(d.reason)), *quote], width)
    if not lines:
        said = "nothing compared yet" if bead.score is None and not bead.is_gap else "no divergence found"
        lines.append((Piece(f"{said}; c comments", "dim"),))
    return lines


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def title(view: View, number: int, total: int) -> Line:
    """What is known of the bead in one line."""
    x = view.bead
    said = [
        Piece(f" bead {number}", "strong"),
        Piece(f" of {total}  ", "dim"),
        Piece(f"{signs.STATUS[x.status]} {x.status.value}  ", OF_STATUS[x.status]),
        Piece(f"{len(x.a)}:{len(x.b)}  ", ""),
    ]
    if x.transposed:
        said.append(Piece(f"{signs.TRANSPOSED} transposed  ", "moved"))
    if not x.is_gap:
        said += _score(x)
    if x.margin is not None:
        said.append(Piece(f"margin {signs.number(x.margin)} ", "dim"))
    return tuple(said)
