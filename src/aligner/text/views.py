"""Clean-up of typed and scanned text, as views: the original stays, and every place leads back to it.

A `View` is for comparing and searching. What is shown is the original, at the offsets that `source` gives.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
}
_QUOTES = dict.fromkeys("“”„‟«»〝〞＂", '"') | dict.fromkeys("‘’‚‛‹›ʼ´`＇", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_SPACES = dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u2004\u2005\u2006\u2008\u3000", " ")
_DROPPED = dict.fromkeys("\u00ad\u200b\u2060\ufeff", "")

_EXPANDED = {ord(sign): letters for sign, letters in (_LIGATURES | _DROPPED).items()}

_HYPHEN_END = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]([^\S\n]*\r?\n[^\S\n]*)(?=[^\W\d_])")
_WRAP = re.compile(r"[^\S\n]*\r?\n[^\S\n]*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


# What stands in a text and is not of it: [Page 27]; the marker of a note, glued to a word or raised.
_MARKS = re.compile(
    r"\[\s*(?:page|pp?\.|стр\.|с\.|seite|s\.)\s*\d{1,5}\s*\]"
    r"|(?<=[^\W\d_]{2}(?-i:[a-zà-öø-ÿа-яё]))\d{1,2}(?![\w'’‐-]|[.,:]\d)"
    r"|(?:(?<=[^\W\d_]{3})|(?<=[.,;:!?\"”»’)]))[¹²³⁰⁴-⁹]+",
    re.IGNORECASE,
)


_DIGIT = re.compile(r"\d")
_DIVIDED = re.compile(r"-[^\S\n]*\r?\n")
_UNTIDY = re.compile(rf"{_HYPHEN_END.pattern}|[{''.join(map(re.escape, _LIGATURES | _DROPPED))}]")


@dataclass(frozen=True, slots=True)
class View:
    """A cleaned text, and where each of its pieces comes from.

    `starts[k]` is where piece k begins here, `origins[k]` where it begins in the source.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def source(self, place: int) -> int:
        """The place in the source of `place` in the view."""
        k = bisect_right(self.starts, place) - 1
        there = self.origins[k] + place - self.starts[k]
        if k + 1 < len(self.origins):  # one sign that became several letters
            there = min(there, max(self.origins[k], self.origins[k + 1] - 1))
        return there

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that `start:end` of the view was made from."""
        return self.source(start), self.source(end - 1) + 1 if end > start else self.source(start)


def clean(text: str, *, unify: bool = True) -> View:
    """`text` without soft hyphens, line-end hyphens, hard wraps and ligatures.

    Args:
        unify: quotation marks, dashes and spaces become plain ones too.
    """
    table = {**_LIGATURES, **_DROPPED}
    if unify:
        table |= _QUOTES | _DASHES | _SPACES
    signs = re.compile(f"{_HYPHEN_END.pattern}|{_WRAP.pattern}|[{''.join(map(re.escape, table))}]")
    decide = _hyphen_rule(text)
    parts: list[str] = []
    starts, origins = [0], [0]
    length = place = 0
    for match in signs.finditer(text):
        found = match.group()
        if found in table:
            new = table[found]
        elif match[1] is not None:
            new = decide(text, match.start(), match.end())
        else:
            new = " "
        if new == found:
            continue
        parts += [text[place : match.start()], new]
        length += match.start() - place
        place = match.end()
        if new:
            starts.append(length)
            origins.append(match.start())
        length += len(new)
        starts.append(length)
        origins.append(place)
    parts.append(text[place:])
    return View("".join(parts), tuple(starts), tuple(origins))


def mask(text: str) -> str:
    """`text` with page marks and note markers as spaces: of the same length, for comparing in place."""
    return _MARKS.sub(lambda m: " " * len(m.group()), text)


def join_hyphens(text: str) -> str:
    """`text` with words divided at line ends made whole; other line ends stay."""
    decide = _hyphen_rule(text)
    return _HYPHEN_END.sub(lambda m: decide(text, m.start(), m.end()), text)


def is_untidy(text: str) -> bool:
    """Whether a text has line-end hyphens, ligatures or soft hyphens, which hide its words."""
    return _UNTIDY.search(text) is not None


def is_plain(text: str) -> bool:
    """Whether `tidy` surely leaves every part of a text alone: a quick look, made once a text."""
    signs = "".join(("[\u2010¹²³⁰⁴⁵⁶⁷⁸⁹", *_LIGATURES, *_DROPPED))
    if any(c in text for c in signs) or _DIVIDED.search(text):
        return False
    return not any(text[m.start() - 1].isalpha() for m in _DIGIT.finditer(text, 1))


def tidy(text: str) -> str:
    """`text` for comparing: without page marks, note markers, line-end hyphens, ligatures, soft hyphens."""
    masked = mask(text)
    return expand(join_hyphens(masked)) if is_untidy(masked) else masked


def expand(text: str) -> str:
    """`text` with ligatures as letters and without soft hyphens."""
    return text.translate(_EXPANDED)


def _hyphen_rule(text: str) -> Callable[[str, int, int], str]:
    """What becomes of a hyphen at a line end: it stays before a name, or if the text writes the word so."""
    words: set[str] | None = None

    def decide(whole: str, start: int, end: int) -> str:
        nonlocal words
        if whole[end].isupper():
            return "-"
        if words is None:
            words = {x.lower() for x in _WORD.findall(text)}
        left, right = _word_before(whole, start), _word_after(whole, end)
        if f"{left}{right}" not in words and f"{left}-{right}" in words:
            return "-"
        return ""

    return decide


def _word_before(text: str, end: int) -> str:
    start = end
    while start and end - start < 60 and text[start - 1].isalpha():
        start -= 1
    return text[start:end].lower()


def _word_after(text: str, start: int) -> str:
    end = start
    while end < len(text) and end - start < 60 and text[end].isalpha():
        end += 1
    return text[start:end].lower()
