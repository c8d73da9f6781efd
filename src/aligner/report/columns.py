"""Text in columns: how many cells a string takes in a terminal, and lines of styled text that fit."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

_CLUSTER = regex.compile(r"\X")
_CHUNK = regex.compile(r"\n|[^\S\n]+|\S+")
_CLOSING = frozenset("、。，．・：；？！）］｝〕〉》」』】〙〗〟’”｠»ー々")
"""What must not begin a line of Chinese or Japanese."""
_OPENING = frozenset("（［｛〔〈《「『【〘〖〝‘“｟«")
"""What must not end one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one style; styles are names that the caller knows."""

    text: str
    style: str = ""


Line = list[Piece]


@lru_cache(maxsize=4096)
def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def cluster_width(cluster: str) -> int:
    """Cells of one grapheme cluster: a letter with its marks 1, an ideograph 2, an emoji sequence 2."""
    if len(cluster) > 1 and ("\ufe0f" in cluster or "\U0001f1e6" <= cluster[0] <= "\U0001f1ff"):
        return 2
    return max(map(_char_width, cluster))


def clusters(text: str) -> list[str]:
    return list(text) if text.isascii() else _CLUSTER.findall(text)


def width(text: str) -> int:
    """Cells that `text` (without controls) takes in a terminal."""
    return len(text) if text.isascii() else sum(map(cluster_width, _CLUSTER.findall(text)))


def pad(line: Line, to: int) -> Line:
    """The line filled with spaces up to a width."""
    missing = to - sum(width(p.text) for p in line)
    return [*line, Piece(" " * missing)] if missing > 0 else line


def cut(text: str, to: int) -> str:
    """`text` in at most `to` cells, with an ellipsis where something was cut off."""
    if width(text) <= to:
        return text
    kept, used = [], 0
    for cluster in clusters(text):
        used += cluster_width(cluster)
        if used >= to:
            break
        kept.append(cluster)
    return "".join(kept).rstrip() + "…"


def wrap(pieces: Iterable[Piece], to: int, *, keep_lines: bool = False) -> list[Line]:
    """Lines of at most `to` cells, broken at spaces and between wide characters.

    Runs of space become one space. With `keep_lines`, line ends in the text stay.
    """
    lines: list[Line] = [[]]
    used = 0
    space: Piece | None = None
    for unit in _units(pieces, keep_lines=keep_lines):
        if unit is None:
            lines.append([])
            used, space = 0, None
            continue
        if unit[0].text == " " and len(unit) == 1:
            space = unit[0] if used else None
            continue
        need = sum(width(p.text) for p in unit)
        if used and used + need + (space is not None) > to:
            lines.append([])
            used, space = 0, None
        if space is not None:
            lines[-1].append(space)
            used, space = used + 1, None
        if used + need <= to:
            lines[-1].extend(unit)
            used += need
            continue
        for piece in unit:
            for cluster in clusters(piece.text):
                size = cluster_width(cluster)
                if used and used + size > to:
                    lines.append([])
                    used = 0
                lines[-1].append(Piece(cluster, piece.style))
                used += size
    return [_merged(x) for x in lines]


def _units(pieces: Iterable[Piece], *, keep_lines: bool) -> Iterator[Line | None]:
    """What is never broken: words, wide characters, a single space; None for a line end that stays."""
    word: Line = []
    for piece in pieces:
        for chunk in _CHUNK.findall(piece.text):
            if chunk.isspace():
                if word:
                    yield from _breakable(word)
                    word = []
                yield None if keep_lines and chunk == "\n" else [Piece(" ", piece.style)]
            else:
                word.append(Piece(chunk, piece.style))
    if word:
        yield from _breakable(word)


def _breakable(word: Line) -> Iterator[Line]:
    if all(p.text.isascii() for p in word) or not any(
        cluster_width(c) == 2 for p in word for c in clusters(p.text)
    ):
        yield word
        return
    unit: Line = []
    wide = False
    for piece in word:
        for cluster in clusters(piece.text):
            now = cluster_width(cluster) == 2
            glued = cluster in _CLOSING or bool(unit and unit[-1].text in _OPENING)
            if unit and (wide or now) and not glued:
                yield unit
                unit = []
            unit.append(Piece(cluster, piece.style))
            wide = now
    yield unit


def _merged(line: Line) -> Line:
    """The line with neighbours of one style in one piece."""
    merged: Line = []
    for piece in line:
        if merged and merged[-1].style == piece.style:
            merged[-1] = Piece(merged[-1].text + piece.text, piece.style)
        else:
            merged.append(piece)
    return merged
