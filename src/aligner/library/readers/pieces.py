"""Running text being gathered from markup: white space folded, page breaks and lines kept as signs."""

import re
from collections.abc import Iterator

LINE = "\n"
_PAGE_SIGN = "\ue000"  # private use; taken out of the text before it is gathered
_SPACE = re.compile(r"[^\S\n\xa0\u202f\u2007]+")
_AROUND_LINE = re.compile(r" ?\n ?")
_PAGE = re.compile(rf"{_PAGE_SIGN}([^{_PAGE_SIGN}]*){_PAGE_SIGN}")
_WRITTEN = re.compile(
    r"\[\s*(?:page|pages|p\.|pp\.|seite|s\.|стр\.|страница|с\.|f\.|fol\.)\s*([0-9ivxlcdm]{1,8}[rv]?)\s*\]",
    re.IGNORECASE,
)


def page_sign(number: str) -> str:
    """A sign for the beginning of page `number`, to stand in gathered text."""
    return f"{_PAGE_SIGN}{number.replace(_PAGE_SIGN, '')[:40]}{_PAGE_SIGN}"


def clean(text: str) -> str:
    """`text` from a file, safe to gather."""
    return text.replace(_PAGE_SIGN, "\ufffd")


def fold(text: str) -> str:
    """`text` with runs of white space as one space; no-break spaces stay."""
    return _SPACE.sub(" ", text.replace("\r", " ").replace("\n", " "))


def by_pages(gathered: str, *, written: bool = True) -> Iterator[tuple[str, str, bool]]:
    """The pieces of one block: the page that begins before it (or ""), its text, whether it goes on.

    A piece may be empty; then it only tells the page.

    A page that begins inside a word begins after it. With `written`, marks like `[Page 27]` count.
    """
    if written and "[" in gathered:
        gathered = _WRITTEN.sub(lambda m: page_sign(m[1]), gathered)
    parts = _PAGE.split(gathered)
    pieces: list[list[str]] = [["", parts[0]]]
    for number, text in zip(parts[1::2], parts[2::2], strict=True):
        last = pieces[-1][1]
        rest = text
        if last[-1:].isalpha() and text[:1].islower():
            cut = next((i for i, c in enumerate(text) if c.isspace()), len(text))
            pieces[-1][1], rest = last + text[:cut], text[cut:]
        elif last[-1:] == "-" and last[-2:-1].isalpha() and text[:1].islower():
            cut = next((i for i, c in enumerate(text) if c.isspace()), len(text))
            pieces[-1][1], rest = last[:-1] + text[:cut], text[cut:]
        pieces.append([number, rest])
    texts = [_AROUND_LINE.sub("\n", _SPACE.sub(" ", text)).strip() for _, text in pieces]
    filled = max((n for n, text in enumerate(texts) if text), default=-1)
    for n, (page, _) in enumerate(pieces):
        yield page, texts[n], bool(texts[n]) and n < filled
