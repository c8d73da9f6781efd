"""PDF with a text layer: lines put together to paragraphs by where they stand on the page.

Needs pypdfium2 (the extra `docs`). Running heads and page numbers that repeat are left out; words divided at
the end of a line are made whole.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from aligner.errors import FormatError, MissingExtraError
from aligner.library.readers.document import Block, Document
from aligner.text.blocks import breaks_off, goes_on
from aligner.text.views import expand, join_hyphens

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_MOST_PAGES = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text and box, in points from the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def read(data: bytes, name: str, _part: str) -> Document:
    """The text of the PDF in `data`, by paragraphs; the page is each one's place."""
    pages = _pages(data, name)
    if not any(pages):
        raise FormatError(
            f"{name}: the PDF has no text layer, only images; put it through OCR first (with ocrmypdf, say)"
        )
    heads = running_heads(pages)
    blocks: list[Block] = []
    for number, lines in enumerate(pages, 1):
        kept = [x for k, x in enumerate(lines) if (number, k) not in heads]
        blocks += [Block(text, page=str(number)) for text in paragraphs(kept)]
    for k, block in enumerate(blocks[:-1]):
        if block.page != blocks[k + 1].page and breaks_off(block.text) and goes_on(blocks[k + 1].text):
            blocks[k] = replace(block, seam=True)
    if not blocks:
        raise FormatError(f"{name}: there is no text in this PDF but page numbers and running heads")
    return Document(tuple(blocks), encoding="pdf")


def _pages(data: bytes, name: str) -> list[list[Line]]:
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtraError(
            f"{name}: to read PDF, install the extra: pip install 'aligner[docs]'"
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        what = "it needs a password" if "password" in str(error).lower() else "it is damaged"
        raise FormatError(f"{name}: the PDF cannot be opened: {what}") from None
    try:
        count = min(len(document), _MOST_PAGES)
        return [_lines(document, k) for k in range(count)]
    except pypdfium2.PdfiumError as error:
        raise FormatError(f"{name}: the PDF is damaged ({error})") from None
    finally:
        document.close()


def _lines(document: Any, index: int) -> list[Line]:
    page = document[index]
    text_page = page.get_textpage()
    try:
        pieces: list[Line] = []
        for k in range(min(text_page.count_rects(), 20_000)):
            left, bottom, right, top = text_page.get_rect(k)
            text = text_page.get_text_bounded(left, bottom, right, top)
            text = text.replace("\ufffe", "-").replace("\x02", "-").replace("\x00", "")
            if text.strip():
                pieces.append(Line(" ".join(text.split()), left, bottom, right, top))
        return _joined(pieces)
    finally:
        text_page.close()
        page.close()


def _joined(pieces: list[Line]) -> list[Line]:
    """Pieces that stand on one line (their heights overlap by half) as one."""
    lines: list[Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last is not None and piece.left >= last.right - 2:
            overlap = min(last.top, piece.top) - max(last.bottom, piece.bottom)
            if overlap * 2 > min(last.top - last.bottom, piece.top - piece.bottom):
                gap = piece.left - last.right
                glue = "" if gap < 0.08 * (piece.top - piece.bottom) else " "
                lines[-1] = Line(
                    last.text + glue + piece.text,
                    last.left,
                    min(last.bottom, piece.bottom),
                    piece.right,
                    max(last.top, piece.top),
                )
                continue
        lines.append(piece)
    return lines


def running_heads(pages: list[list[Line]]) -> set[tuple[int, int]]:
    """(page from 1, line) of the first and last lines that repeat from page to page, numbers aside."""
    edges: list[tuple[int, int, str]] = []
    for number, lines in enumerate(pages, 1):
        near = {0, 1, len(lines) - 2, len(lines) - 1} & set(range(len(lines)))
        edges += [(number, k, _DIGITS.sub("#", lines[k].text.casefold())) for k in sorted(near)]
    counts = Counter(dict.fromkeys(((n, t) for n, _, t in edges), 1))
    pages_with: Counter[str] = Counter(text for _, text in counts)
    filled = sum(1 for x in pages if x)
    enough = max(3, filled // 4)
    found = {(n, k) for n, k, text in edges if pages_with[text] >= enough and len(text) < 90}
    lone = {(n, k) for n, k, text in edges if text.strip("[]-–— .") == "#" and filled > 1}
    return found | {x for x in lone if x[1] in (0, len(pages[x[0] - 1]) - 1)}


def paragraphs(lines: list[Line]) -> list[str]:
    """The paragraphs of one page: a wider gap, an indent or a short last line parts them."""
    if not lines:
        return []
    gaps = [a.bottom - b.top for a, b in pairwise(lines) if 0 <= a.bottom - b.top < 60]
    usual = median(gaps) if gaps else 0.0
    height = median(x.top - x.bottom for x in lines)
    left, right = median(x.left for x in lines), max(x.right for x in lines)
    groups: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        gap = before.bottom - line.top
        apart = gap > usual + 0.45 * height or gap < -2 * height
        indented = line.left > left + 0.8 * height and before.left < left + 0.8 * height
        ended = before.right < left + 0.8 * (right - left) and not breaks_off(before.text)
        taller = abs((before.top - before.bottom) - (line.top - line.bottom)) > 0.3 * height
        if apart or indented or ended or (taller and breaks_off(before.text) is False):
            groups.append([])
        groups[-1].append(line)
    return [t for g in groups if (t := expand(join_hyphens("\n".join(x.text for x in g))).replace("\n", " "))]
