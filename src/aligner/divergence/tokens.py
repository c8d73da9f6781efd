"""Tokens of a text as the scores see them: words and numbers with stem and weight; punctuation apart."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.frequency import MINIMUM_WEIGHT, weight_of
from aligner.divergence.lexicon.synonyms import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN = regex.compile(
    r"""
    (?P<number>\d+(?:[.,:/]\d+)*(?i:st|nd|rd|th|s|-[а-я]{1,3})?(?![\p{L}\d]))
    | (?P<word>[\p{Han}\p{Hiragana}\p{Thai}]\p{M}*
        | [\p{L}\d][\p{L}\p{M}\d]*(?<![nN](?=['’][tT]\b))
        | (?i:n['’]t|['’](?:s|re|ve|ll|d|m))\b
        | [\p{L}\d][\p{L}\p{M}\d]*)
    | (?P<other>[^\s\p{L}\d]\p{M}*)
    """,
    regex.VERBOSE,
)
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "ё": "е", "\u00ad": None})


@dataclass(frozen=True, slots=True, eq=False)
class Lexeme:
    """What is known of a written form in a language, wherever it stands."""

    text: str
    norm: str
    stem: str
    weight: float
    is_number: bool
    is_word: bool
    row: int
    """Where its vector stands in the table of its language; -1 where it has none that is asked for."""


class Token(NamedTuple):
    """`start:end` of the text (code points); `index` counts words and numbers from 0."""

    start: int
    end: int
    lexeme: Lexeme
    index: int  # type: ignore[assignment]  # hides the method of a tuple
    norm: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """A text's words and numbers (`items`) and its punctuation (`marks`, offsets and characters)."""

    text: str
    language: str
    items: tuple[Token, ...]
    marks: tuple[tuple[int, str], ...]
    weights: tuple[float, ...]
    norms: tuple[str, ...]
    vocabulary: frozenset[str]

    def __len__(self) -> int:
        return len(self.items)

    def places(self, norm: str) -> list[int]:
        """Where a word stands, in order."""
        return [i for i, x in enumerate(self.norms) if x == norm] if norm in self.vocabulary else []

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the text from token `first` to token `last`, both included."""
        return self.items[first].start, self.items[last].end


@lru_cache(maxsize=200_000)
def lexeme(text: str, language: str, is_number: bool) -> Lexeme:  # noqa: FBT001 - a cache key
    norm = text.casefold().translate(APOSTROPHES)
    stem = norm if is_number else stem_of(norm, language)
    weight = max(MINIMUM_WEIGHT, weight_of(norm, stem, language))
    return Lexeme(text, norm, stem, weight, is_number, not is_number, row_of(stem, weight, language))


@lru_cache(maxsize=512)
def tokens_of(text: str, language: str) -> Tokens:
    """The tokens of `text`; linear."""
    items: list[Token] = []
    marks: list[tuple[int, str]] = []
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "other":
            marks.append((match.start(), match.group()))
            continue
        start, end = match.span()
        word = match.group()
        known = lexeme(word, language, kind == "number")
        items.append(Token(start, end, known, len(items), known.norm, word))
    weights = tuple([t.lexeme.weight for t in items])
    norms = tuple([t.norm for t in items])
    return Tokens(text, language, tuple(items), tuple(marks), weights, norms, frozenset(norms))


def joined(tokens: "Sequence[Token]", text: str) -> str:
    """The stretch of `text` that `tokens` (in order) span."""
    return text[tokens[0].start : tokens[-1].end] if tokens else ""
