"""A bead as one row of the list. Pure."""

from rich.cells import cell_len, set_cell_size

from aligner.model import Bead, Severity, Version
from aligner.report import signs
from aligner.session.query import worst
from aligner.text.visible import visible
from aligner.tui.lines import Line, Piece
from aligner.tui.look import CATEGORY, OF_SEVERITY, OF_STATUS

STATUS_CELLS = range(2, 4)
"""Where a click on a row changes its status, behind the number."""


def row(bead: Bead, number: str, a: Version, b: Version, *, width: int, folded: int = 0) -> Line:
    """Number, status, comment, shape, scores, signs, and the first words of both sides.

    Args:
        folded: how many beads this row stands for, if more than one.
    """
    head = [
        Piece(f" {number} ", "dim"),
        Piece(signs.STATUS[bead.status], OF_STATUS[bead.status]),
        Piece("✎" if bead.note else " ", "key"),
    ]
    if folded > 1:
        return (*head, *_folded(bead, a, b, folded))
    head += [
        Piece(f" {_shape(bead):<3}", "dim" if bead.shape == "1:1" else "strong"),
        Piece(signs.TRANSPOSED if bead.transposed else " ", "moved"),
        *_score(bead),
        *_signs(bead, 4 if width >= 70 else 2),
        Piece(" "),
    ]
    left = width - sum(cell_len(x.text) for x in head)
    both = bool(bead.a and bead.b) and left >= 50
    each = (left - 3) // 2 if both else left
    if bead.a:
        head.append(_words(a, bead.a, each))
    if both:
        head.append(Piece(" │ ", "dim"))
    if bead.b and (both or not bead.a):
        head.append(_words(b, bead.b, each))
    return tuple(head)


def _shape(bead: Bead) -> str:
    return f"{len(bead.a)}:{len(bead.b)}"


def _score(bead: Bead) -> tuple[Piece, ...]:
    if bead.is_gap:
        return (Piece(" only A" if bead.a else " only B", "gap_a" if bead.a else "gap_b"),)
    if bead.score is None:
        return (Piece("   ·   ", "dim"),)
    w, grave = bead.score.wording, worst(bead)
    role = OF_SEVERITY[Severity.WORDING]
    severity = next((s for s in Severity if s.rank == grave), None)
    return (
        Piece(f" {signs.step(w)}", role),
        Piece(f"{signs.number(w):>4}", ""),
        Piece(signs.SEVERITY[severity] if severity else " ", OF_SEVERITY[severity] if severity else ""),
    )


def _signs(bead: Bead, most: int) -> tuple[Piece, ...]:
    found = bead.score.divergences if bead.score and not bead.is_gap else ()
    gravest: dict[str, Severity] = {}
    for d in sorted(found, key=lambda d: -d.severity.rank):
        gravest.setdefault(CATEGORY[d.category], d.severity)
    shown = [Piece(sign, OF_SEVERITY[s]) for sign, s in list(gravest.items())[:most]]
    return (Piece(" "), *shown, Piece(" " * (most - len(shown))))


def _words(version: Version, ids: tuple[int, ...], width: int) -> Piece:
    segment = version.segments[ids[0]]
    kind = "" if segment.kind == "paragraph" else f"‹{segment.kind}› "
    text = version.text[segment.start : min(segment.end, segment.start + 4 * width)]
    shown = " ".join(visible(kind + text).split())
    role = "label" if kind else ""
    if cell_len(shown) > width:
        shown = set_cell_size(shown, max(0, width - 1)) + "…"
    return Piece(set_cell_size(shown, width), role)


def _folded(bead: Bead, a: Version, b: Version, count: int) -> tuple[Piece, ...]:
    version, ids = (a, bead.a) if bead.a else (b, bead.b)
    first = version.segments[ids[0]].kind
    return (
        Piece(f" ▸ {count} blocks around the text ", "label"),
        Piece(f"({first} …) only in {'A' if bead.a else 'B'}: F unfolds", "dim"),
    )
