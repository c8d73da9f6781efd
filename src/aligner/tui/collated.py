"""A collation as rows and columns. Pure."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from aligner.model import Bead, Collation, Row, Version
from aligner.report import signs
from aligner.text.visible import visible
from aligner.tui.lines import Line, Piece, fitted, wrap
from aligner.tui.painting import Compare, Paint, compared, painted, words_of

NARROWEST, WIDEST = 6, 14
"""Cells of a version's column of scores."""


def head_line(collation: Collation, chosen: int, width: int) -> Line:
    """Above the rows: which column of scores is whose, and which is the chosen one."""
    each = _column(collation, width)
    names = _short([visible(v.id) for v in collation.versions], each - 2)
    return (
        Piece(" " * (_digits(collation) + 2)),
        *(
            Piece(set_cell_size(f"{'▶' if k == chosen else ' '}{x}", each), "key" if k == chosen else "label")
            for k, x in enumerate(names)
        ),
        Piece(f" {visible(collation.base.id)}", "strong"),
    )


def column_at(collation: Collation, cell: int, width: int) -> int | None:
    """The version whose score stands in a cell of a row; None where there is none."""
    k = (cell - _digits(collation) - 2) // _column(collation, width)
    return k if 0 <= k < len(collation.versions) else None


def _digits(collation: Collation) -> int:
    return len(str(len(collation.rows)))


def _column(collation: Collation, width: int) -> int:
    """As wide as the longest name needs, if all columns together leave half of the line to the text."""
    longest = max((cell_len(visible(v.id)) for v in collation.versions), default=0)
    most = width // 2 // max(1, len(collation.versions))
    return max(NARROWEST, min(longest + 2, WIDEST, most))


def _short(names: Sequence[str], width: int) -> list[str]:
    """Names in `width` cells: cut at the end, or at the beginning where that is what tells them apart."""
    cut = [x if cell_len(x) <= width else set_cell_size(x, width - 1) + "…" for x in names]
    return [
        f"…{name[1 - width :]}" if short != name and cut.count(short) > 1 else short
        for name, short in zip(names, cut, strict=True)
    ]


def row_line(collation: Collation, k: int, width: int) -> Line:
    """Row `k`: its number, how far each version parts from the base there, and the first words."""
    row = collation.rows[k]
    head = [Piece(f" {k:>{_digits(collation)}} ", "dim")]
    each = _column(collation, width)
    for cell in row.cells:
        if not cell.segments or not row.base:
            missing = " –  " if not cell.segments else " +  "
            head.append(Piece(missing.ljust(each), "gap_b" if cell.segments else "dim"))
        else:
            share = cell.score.wording if cell.score else 0.0
            mark = signs.TRANSPOSED if cell.transposed else signs.step(share)
            said = f" {mark}{signs.number(share)}".ljust(each)
            head.append(Piece(said, "moved" if cell.transposed else "wording"))
    version, ids = _first_with_text(collation, row)
    words = " ".join(visible(version.segment_text(ids[0])[: 4 * width]).split()) if ids else ""
    left = width - sum(cell_len(x.text) for x in head) - 1
    return (*head, Piece(" "), Piece(set_cell_size(words, max(0, left)), "" if row.base else "gap_b"))


def _first_with_text(collation: Collation, row: Row) -> tuple[Version, tuple[int, ...]]:
    if row.base:
        return collation.base, row.base
    return next(
        ((v, c.segments) for v, c in zip(collation.versions, row.cells, strict=True) if c.segments),
        (collation.base, ()),
    )


def columns(
    collation: Collation, k: int, width: int, *, with_signs: bool, compare: Compare = compared
) -> list[Line]:
    """The texts of row `k`, the base first, each other with its differences from the base.

    Side by side where each gets 24 cells, else one under the other.
    """
    row = collation.rows[k]
    texts = list(_texts(collation, row, with_signs=with_signs, compare=compare))
    each = (width - 3 * (len(texts) - 1)) // len(texts)
    if each < 24:
        return [line for name, pieces in texts for line in ((name,), *wrap(pieces, width), ())]
    wrapped = [[(name,), *wrap(pieces, each)] for name, pieces in texts]
    lines: list[Line] = []
    for n in range(max(map(len, wrapped))):
        line: list[Piece] = []
        for column in wrapped:
            line += [Piece(" │ ", "dim")] if line else []
            line += fitted(column[n] if n < len(column) else (), each)
        lines.append(tuple(line))
    return lines


def _texts(
    collation: Collation, row: Row, *, with_signs: bool, compare: Compare
) -> Iterator[tuple[Piece, list[Piece]]]:
    base = collation.base
    yield (
        Piece(f"{visible(base.id)} (base)", "strong"),
        _pieces(base, row.base, "a", (), with_signs=with_signs),
    )
    for version, cell in zip(collation.versions, row.cells, strict=True):
        paints: Sequence[Paint] = ()
        if row.base and cell.segments:
            bead = Bead(row.base, cell.segments)
            paints = words_of(base, version, bead, sentences=False, compare=compare).b
        name = Piece(visible(version.id) + (f" {signs.TRANSPOSED}" if cell.transposed else ""), "label")
        yield name, _pieces(version, cell.segments, "b", paints, with_signs=with_signs)


def _pieces(
    version: Version, ids: tuple[int, ...], side: str, paints: Sequence[Paint], *, with_signs: bool
) -> list[Piece]:
    pieces: list[Piece] = []
    for i in ids:
        s = version.segments[i]
        pieces.append(Piece(f" {i} " if pieces else f"{i} ", "dim"))
        pieces += painted(version.text, (s.start, s.end), [paints], side=side, with_signs=with_signs)
    return pieces or [Piece("(nothing here)", "dim")]
