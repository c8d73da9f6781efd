"""Lines of styled text that know which characters of which side they show. Pure; no widget here."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment as Cells
from rich.style import Style
from textual.strip import Strip

from aligner.tui.look import Look

_ATOM = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Shown text in one role; `start:end` are the characters of `side` it stands for (-1: none)."""

    text: str
    role: str = ""
    start: int = -1
    end: int = -1
    side: str = ""


Line = tuple[Piece, ...]


def width_of(line: Iterable[Piece]) -> int:
    return sum(cell_len(x.text) for x in line)


def wrap(pieces: Iterable[Piece], width: int) -> list[Line]:
    """Pieces in lines of at most `width` cells, broken at white space; what is longer is cut anywhere."""
    lines: list[Line] = []
    line: list[Piece] = []
    used = 0
    for word, length, is_space in _words(pieces):
        if used + length > width and used and not is_space:
            lines.append(tuple(line))
            line, used = [], 0
        if is_space and (not used or used + length > width):
            continue
        if length <= width:
            line += word
            used += length
            continue
        for piece in _letters(word):
            size = cell_len(piece.text)
            if used + size > width:
                lines.append(tuple(line))
                line, used = [], 0
            line.append(piece)
            used += size
    if line or not lines:
        lines.append(tuple(line))
    return [joined(x) for x in lines]


def _words(pieces: Iterable[Piece]) -> Iterator[tuple[list[Piece], int, bool]]:
    """Runs of pieces that no white space parts, and the white space between them, with their widths."""
    word: list[Piece] = []
    length = 0
    for piece in pieces:
        whole = piece.end - piece.start == len(piece.text)
        for m in _ATOM.finditer(piece.text):
            text = m.group()
            start, end = (
                (piece.start + m.start(), piece.start + m.end()) if whole else (piece.start, piece.end)
            )
            atom = Piece(text, piece.role, start, end, piece.side)
            if text[0].isspace():
                if word:
                    yield word, length, False
                    word, length = [], 0
                yield [atom], cell_len(text), True
            else:
                word.append(atom)
                length += cell_len(text)
    if word:
        yield word, length, False


def _letters(word: Iterable[Piece]) -> Iterator[Piece]:
    for piece in word:
        whole = piece.end - piece.start == len(piece.text)
        for k, letter in enumerate(piece.text):
            at = piece.start + k if whole else piece.start
            yield Piece(letter, piece.role, at, at + 1 if whole else piece.end, piece.side)


def joined(line: Sequence[Piece]) -> Line:
    """The line with neighbours of one role that follow each other in the text as one piece."""
    result: list[Piece] = []
    for x in line:
        last = result[-1] if result else None
        if (
            last
            and last.role == x.role
            and last.end == x.start
            and last.side == x.side
            and (x.start < 0 or last.end - last.start == len(last.text))
            and (x.start < 0 or x.end - x.start == len(x.text))
        ):
            result[-1] = Piece(last.text + x.text, x.role, last.start, x.end, x.side)
        else:
            result.append(x)
    return tuple(result)


def fitted(line: Iterable[Piece], width: int) -> Line:
    """The line in just `width` cells: cut, with `…` at its end, or filled with spaces."""
    result: list[Piece] = []
    used = 0
    for x in line:
        size = cell_len(x.text)
        if used + size > width:
            text = set_cell_size(x.text, max(0, width - used - 1)) + "…" * (width > used)
            result.append(Piece(text, x.role, x.start, x.end, x.side))
            return tuple(result)
        result.append(x)
        used += size
    if used < width:
        result.append(Piece(" " * (width - used)))
    return tuple(result)


def piece_at(line: Iterable[Piece], column: int) -> Piece | None:
    """What is shown in a cell of the line."""
    used = 0
    for x in line:
        used += cell_len(x.text)
        if column < used:
            return x
    return None


def strip_of(line: Iterable[Piece], look: Look, width: int, *, ground: Style, under: str = "") -> Strip:
    """The line as Textual draws it: on `ground`, then role `under`, then the roles of the pieces."""
    cells = [Cells(x.text, ground + look[f"{under} {x.role}" if under else x.role]) for x in line]
    return Strip(cells).adjust_cell_length(width, ground + look[under])


def beside(left: Sequence[Line], right: Sequence[Line], width: int, between: str = " │ ") -> list[Line]:
    """Two columns of `width` cells each; the shorter is filled up."""
    gap = Piece(between, "dim")
    return [
        (*fitted(left[k] if k < len(left) else (), width), gap, *(right[k] if k < len(right) else ()))
        for k in range(max(len(left), len(right)))
    ]
