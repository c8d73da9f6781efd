"""Tokens of a text as the scores see them: words and numbers with stem and weight; punctuation apart."""

from dataclasses import dataclass
from functools import cache, lru_cache, partial
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
REMEMBERED = 100_000
"""Chunks of a language that are kept at hand."""
LONGEST = 40
"""A longer chunk is hardly met again: a line in a script without spaces."""
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


Marks = tuple[tuple[int, str], ...]
Pieces = tuple[tuple[tuple[int, int, Lexeme, str, str], ...], Marks]
make_token = partial(tuple.__new__, Token)
"""A token of its fields, at half the price of calling its class."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """A text's words and numbers (`items`) and its punctuation (`marks`, offsets and characters)."""

    text: str
    language: str
    items: tuple[Token, ...]
    marks: Marks
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


class Chunks(dict[str, Pieces]):
    """Stretches of a language's text without spaces, read once: no word and no mark goes on past a space."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, chunk: str) -> Pieces:
        words: list[tuple[int, int, Lexeme, str, str]] = []
        marks: list[tuple[int, str]] = []
        for match in TOKEN.finditer(chunk):
            kind, word = match.lastgroup, match.group()
            start, end = match.span()
            if kind == "other":
                marks.append((start, word))
            else:
                known = lexeme(word, self.language, kind == "number")
                words.append((start, end, known, known.norm, word))
        found = tuple(words), tuple(marks)
        if len(self) >= REMEMBERED:
            self.clear()
        if len(chunk) <= LONGEST:
            self[chunk] = found
        return found


chunks_of = cache(Chunks)


@lru_cache(maxsize=512)
def tokens_of(text: str, language: str) -> Tokens:
    """The tokens of `text`; linear."""
    items: list[Token] = []
    marks: list[tuple[int, str]] = []
    chunks, at, index = chunks_of(language), 0, 0
    for chunk in text.split():
        at = text.index(chunk, at)
        words, signs = chunks[chunk]
        for start, end, known, norm, word in words:
            items.append(make_token((at + start, at + end, known, index, norm, word)))
            index += 1
        for place, sign in signs:
            marks.append((at + place, sign))
        at += len(chunk)
    weights = tuple([t.lexeme.weight for t in items])
    norms = tuple([t.norm for t in items])
    return Tokens(text, language, tuple(items), tuple(marks), weights, norms, frozenset(norms))


def joined(tokens: "Sequence[Token]", text: str) -> str:
    """The stretch of `text` that `tokens` (in order) span."""
    return text[tokens[0].start : tokens[-1].end] if tokens else ""
