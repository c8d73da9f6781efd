"""Draws docs/pictures/show.svg: what `aligner show` prints of the letter, two beads of it, as it stands.

python docs/make_pictures.py
"""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from aligner.api import align
from aligner.report import terminal

PICTURE = Path(__file__).parent / "pictures" / "show.svg"
VERSIONS = ("dobrynin", "sample.en")
WORD = "Vienna"
"""The excerpt begins with the bead of side A that has this word."""
WIDTH = 112
SIZE = 13.0
ADVANCE, LEADING = SIZE * 0.6021, SIZE * 1.4
FACES = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
INK, GROUND, FAINT = "#d7dde4", "#14181d", "#8a95a1"
COLOURS = {31: "#ff8a80", 33: "#f0b46c", 35: "#cba8f0", 36: "#82bdf7"}
_SGR = re.compile("\x1b\\[([0-9;]*)m")


def excerpt() -> list[str]:
    """The prompt and the lines of the beads, as a terminal with colour gets them."""
    text = terminal.render(align(*VERSIONS), width=WIDTH, colour=True, only_divergent=True)
    blocks = text.rstrip("\n").split("\n\n")
    first = next(
        k for k, x in enumerate(blocks) if re.search(rf"^── .*\b{WORD}\b", _SGR.sub("", x), re.DOTALL)
    )
    lines = [line for block in blocks[first : first + 2] for line in (*block.split("\n"), "")]
    return ["\x1b[2m$\x1b[0m \x1b[1maligner show letter.json --only divergent\x1b[0m", "", *lines[:-1]]


def runs(line: str) -> Iterator[tuple[int, str, frozenset[int]]]:
    """Column, text and codes of each stretch of one look."""
    codes: frozenset[int] = frozenset()
    column = 0
    for k, part in enumerate(_SGR.split(line)):
        if k % 2:
            codes = frozenset(int(x) for x in part.split(";") if x not in {"", "0"})
        elif part:
            yield column, part, codes
            column += len(part)


def drawn(column: int, row: int, text: str, codes: frozenset[int]) -> str:
    """A stretch at its place; its width is given, so that any monospaced face keeps the columns."""
    fill = next((COLOURS[x] for x in codes if x in COLOURS), FAINT if 2 in codes else INK)
    look = (' font-weight="700"' if 1 in codes else "") + (
        ' text-decoration="underline"' if 4 in codes else ""
    )
    place = f'x="{SIZE + column * ADVANCE:.1f}" y="{SIZE * 2 + row * LEADING:.1f}"'
    return (
        f'<text {place} textLength="{len(text) * ADVANCE:.1f}" lengthAdjust="spacingAndGlyphs"'
        f' fill="{fill}"{look} xml:space="preserve">{escape(text)}</text>'
    )


def picture() -> str:
    """The whole drawing."""
    lines = excerpt()
    width, height = WIDTH * ADVANCE + 2 * SIZE, len(lines) * LEADING + 2 * SIZE
    body = "\n".join(
        drawn(column, row, text, codes)
        for row, line in enumerate(lines)
        for column, text, codes in runs(line)
        if text.strip()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}"'
        f' font-family="{FACES}" font-size="{SIZE:g}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
