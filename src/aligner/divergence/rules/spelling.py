"""Spellings of one word: British and American, with accents and without."""

import re
import unicodedata
from functools import cache, lru_cache

from aligner.divergence.tables import language_tables, until_extended

SPELLINGS = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"([aeiouy]\w*)our", r"\1or"),
        (r"([aeiouy]\w+)is(e|es|ed|er|ers|ing|ation|ations)$", r"\1iz\2"),
        (r"([aeiouy]\w*)ys(e|es|ed|er|ers|ing)$", r"\1yz\2"),
        (r"([bct])re(s|d)?$", r"\1er\2"),
        (r"([aeiou]\w*)ence(s|less)?$", r"\1ense\2"),
        (r"([aeiouy][^aeiouy]+[aeiou])ll(ed|ing|er|ers|or|ors|ous)$", r"\1l\2"),
        (r"(\w\w)ogue(s)?$", r"\1og\2"),
        (r"dgement(s)?$", r"dgment\1"),
        (r"xion(s)?$", r"ction\1"),
    )
)
"""British endings as Americans write them; two words that agree then are one."""

REMEMBERED = 50_000
"""Words of a language whose spelling is kept at hand."""


@lru_cache(maxsize=50_000)
def plain(norm: str) -> str:
    """A word in Latin letters without its accents; any other as it is."""
    if norm.isascii():
        return norm
    text = unicodedata.normalize("NFD", norm.replace("æ", "ae").replace("œ", "oe"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return text if text.isascii() else norm


class Spellings(dict[str, str]):
    """Words of a language in the spelling that stands for all of their spellings."""

    def __init__(self, language: str) -> None:
        super().__init__()
        tables = language_tables("en")
        self._english = language == "en"
        self._variants = tables.mapping("form", "spellings") if tables else {}

    def __missing__(self, norm: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[norm] = self._american(plain(norm)) if self._english else plain(norm)
        return found

    def _american(self, norm: str) -> str:
        variants = self._variants
        for start in sorted((v for v in variants if norm.startswith(v)), key=len, reverse=True)[:1]:
            norm = variants[start] + norm[len(start) :]
        for old, new in SPELLINGS:
            norm = old.sub(new, norm)
        return norm


spellings_of = until_extended(cache(Spellings))
