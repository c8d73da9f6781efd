"""Markdown: where its blocks part without a blank line, and what is not text at all."""

import re
from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n\r]+")
_HEADING = re.compile(r"#{1,6}(?:\s|$)")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*$")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\S")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
_FRONT = re.compile(r"---[ \t]*(?:\r\n|\n)(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\r\n|\n|$)")


def markdown_spans(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The blocks of Markdown `text` whose blank-line blocks are `spans`.

    A heading, a list item and a footnote begin a block of their own; a fence is kept whole, rules and front
    matter are left out.
    """
    front = _FRONT.match(text)
    body = front.end() if front else 0
    fenced: int | None = None
    for start, end in spans:
        if end <= body:
            continue
        first = max(start, body)
        lines = [m.span() for m in _LINE.finditer(text, first, end) if not m.group().isspace()]
        fences = sum(1 for s, e in lines if _FENCE.match(text, s, e))
        if fenced is not None:
            if fences % 2:
                yield fenced, end
                fenced = None
        elif fences % 2:
            fenced = first
        elif fences:
            yield first, end
        else:
            yield from _cut(text, lines)
    if fenced is not None:
        yield fenced, spans[-1][1]


def _cut(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    open_block: tuple[int, int] | None = None
    for start, end in lines:
        line = text[start:end]
        if open_block and _UNDERLINE.match(line):
            yield open_block[0], _end(text, start, end)
            open_block = None
        elif _RULE.match(line):
            if open_block:
                yield open_block
            open_block = None
        elif _HEADING.match(line):
            if open_block:
                yield open_block
            yield start, _end(text, start, end)
            open_block = None
        elif open_block and not (_ITEM.match(line) or _NOTE.match(line)):
            open_block = open_block[0], _end(text, start, end)
        else:
            if open_block:
                yield open_block
            begin = start + len(line) - len(line.lstrip())
            open_block = begin, _end(text, start, end)
    if open_block:
        yield open_block


def _end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
