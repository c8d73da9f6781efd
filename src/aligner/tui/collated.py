"""A collation as rows and columns. Pure."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from aligner.model import Bead, Collation, Row, Version
from aligner.report import signs
from aligner.text.visible import visible
from aligner.tui.lines import Line, Piece, fitted, wrap
from aligner.tui.painting import Compare, Paint, compared, painted, words_of


def row_line(collation: Collation, k: int, width: int) -> Line:
    """Row `k`: its number, how far each version parts from the base there, and the first words."""
    row = collation.rows[k]
    head = [Piece(f" {k:>{len(str(len(collation.rows)))}} ", "dim")]
    for cell in row.cells:
        if not cell.segments or not row.base:
            missing = " –  " if not cell.segments else " +  "
            head.append(Piece(missing, "gap_b" if cell.segments else "dim"))
        else:
            share = cell.score.wording if cell.score else 0.0
            mark = signs.TRANSPOSED if cell.transposed else signs.step(share)
            head.append(
                Piece(f" {mark}{signs.number(share):<3}"[:5], "moved" if cell.transposed else "wording")
            )
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
