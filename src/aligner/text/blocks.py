"""The blocks of a text: spans between blank lines (or lines), what kind each is, and where one breaks off.

Plain text is numbered by its blank-line-separated blocks, whatever their kinds; hard wraps inside a block
stay where they are. Only a text without a single blank line is read line by line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from aligner.model import Kind, Mode, Segment
from aligner.text.kinds import kinds_of
from aligner.text.markdown import markdown_spans

Markup = Literal["plain", "markdown"]

Span = tuple[int, int]

_NEWLINE = r"(?>\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
_BLANK = re.compile(rf"{_NEWLINE}[^\S\n\r\x0b\x0c\x85\u2028\u2029]*+{_NEWLINE}\s*+|[\x0c\u2029]\s*+")
_LINE = re.compile(rf"[^\n\r\x0b\x0c\x85\u2028\u2029]++|{_NEWLINE}")
_FIRST = re.compile(r"\S")

LONGEST_WRAP = 140
"""Longer lines than this are not hard-wrapped: each is a paragraph of its own."""

_ENDS = re.compile(r"""[.?!…:;][\])}"'»”’›“\u2019*_]*$""")
_GOES_ON = re.compile(r"""["'«“„‘]?(?=[^\W\d_])""")
_PAGE_NUMBER = re.compile(r"\d{1,5}")
_TEXT = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.MEMO, Kind.NOTE})


def split_blocks(text: str, *, markup: Markup = "plain", mode: Mode = "auto") -> tuple[Segment, ...]:
    """The blocks of `text` in order, with kinds and seams.

    Args:
        markup: in Markdown, headings, list items, quotes and fences need no blank line around them.
        mode: `lines` takes one segment a line, exactly as given (empty ones too; the newline at the very
            end closes the last line); `paragraphs` goes by blank lines; `auto` does so too, but takes a
            text without any blank line, and blocks of long lines, line by line.
    """
    if mode == "lines":
        return tuple(Segment(start, end) for start, end in _lines_as_given(text))
    spans = list(_paragraphs(text))
    by_lines = False
    if mode == "auto":
        before = len(spans)
        spans = _unwrapped_lines(text, spans)
        by_lines = before == 1 and len(spans) > 1
    if markup == "markdown":
        spans = list(markdown_spans(text, spans))
    kinds = kinds_of([text[start:end] for start, end in spans])
    places = _locators(text, spans, kinds, by_heading=markup == "markdown")
    segments = tuple(Segment(s, e, k, locator=at) for (s, e), k, at in zip(spans, kinds, places, strict=True))
    return segments if by_lines else with_seams(text, segments)


def _locators(text: str, spans: Sequence[Span], kinds: Sequence[Kind], *, by_heading: bool) -> Iterator[str]:
    """The page that the last page mark named, or the heading that each block stands under."""
    page = heading = ""
    for (start, end), kind in zip(spans, kinds, strict=True):
        own = False
        if kind is Kind.PAGE_MARK and (number := _PAGE_NUMBER.search(text, start, end)):
            page = f"p. {number.group()}"
        elif by_heading and kind is Kind.HEADING:
            own = True
            words = text[start:end].split("\n", 1)[0].lstrip("# ").strip()
            heading = words if len(words) <= 40 else f"{words[:39]}…"
        yield page or ("" if own else heading)


def with_seams(text: str, segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """`segments` with a seam wherever one breaks off in mid-sentence and goes on in the next.

    A page mark between the two halves is bridged: the half and the mark bear seams. Where more than a
    quarter of the blocks seem cut, that is how the text is laid out (verse, lists), and there are no seams.
    """
    result = list(segments)
    runs = list(_cut_runs(text, result))
    if len(runs) * 4 > max(len(result), 12):
        return tuple(result)
    for first, last in runs:
        for i in range(first, last):
            s = result[i]
            result[i] = Segment(s.start, s.end, s.kind, seam=True, locator=s.locator)
    return tuple(result)


def _cut_runs(text: str, segments: Sequence[Segment]) -> Iterator[Span]:
    """Pairs of a block that breaks off and the one where it goes on."""
    for k, segment in enumerate(segments):
        if segment.kind not in _TEXT or not breaks_off(text[segment.start : segment.end]):
            continue
        j = k + 1
        while j < len(segments) and segments[j].kind is Kind.PAGE_MARK:
            j += 1
        if j == len(segments) or segments[j].kind is not segment.kind:
            continue
        if goes_on(text[segments[j].start : segments[j].start + 2]):
            yield k, j


def breaks_off(block: str) -> bool:
    """Whether `block` ends without the end of a sentence; an inscription in capitals has none."""
    return bool(block) and not _ENDS.search(block[-12:].rstrip()) and not block[:200].isupper()


def goes_on(block: str) -> bool:
    """Whether `block` begins with a lower-case letter, after an opening sign or none."""
    match = _GOES_ON.match(block)
    return match is not None and block[match.end()].islower()


def _lines_as_given(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        stop = len(text) if end < 0 else end
        yield start, stop - (end > start and text[stop - 1] == "\r")
        start = stop + 1


def _paragraphs(text: str) -> Iterator[Span]:
    first = _FIRST.search(text)
    if not first:
        return
    start = first.start()
    for blank in _BLANK.finditer(text, start):
        yield _trimmed(text, start, blank.start())
        start = blank.end()
    if start < len(text):
        yield _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _unwrapped_lines(text: str, spans: list[Span]) -> list[Span]:
    """`spans` with those that hold a paragraph a line taken apart."""
    if len(spans) == 1:
        lines = _lines(text, *spans[0])
        if len(lines) > 1 and not _hard_wrapped(text, lines):
            return lines
        return _indented(text, spans[0], lines)
    result: list[Span] = []
    for span in spans:
        if span[1] - span[0] <= LONGEST_WRAP:
            result.append(span)
            continue
        lines = _lines(text, *span)
        long = sum(e - s > LONGEST_WRAP for s, e in lines)
        result.extend(lines if len(lines) > 1 and long * 2 > len(lines) else [span])
    return result


def _lines(text: str, start: int, end: int) -> list[Span]:
    spans = (_trimmed(text, *m.span()) for m in _LINE.finditer(text, start, end))
    return [(s, e) for s, e in spans if s < e]


def _hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether most lines are as full as the longest allows: the next word would not have fitted."""
    width = max(e - s for s, e in lines)
    if width > LONGEST_WRAP or width < 40:
        return False
    full = 0
    for (s, e), (after, stop) in pairwise(lines):
        word = text[after:stop].split(maxsplit=1)[0]
        full += e - s + 1 + len(word) > width - 6
    return full * 10 >= (len(lines) - 1) * 6


def _indented(text: str, span: Span, lines: list[Span]) -> list[Span]:
    """A hard-wrapped text without blank lines, cut where a line is indented."""
    cuts = [s for s, _ in lines[1:] if text[s - 1] in " \t"]
    if not cuts or len(cuts) * 2 > len(lines):
        return [span]
    starts = [span[0], *cuts]
    return [_trimmed(text, s, e) for s, e in zip(starts, [*cuts, span[1]], strict=True)]
