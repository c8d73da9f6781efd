"""Tokens of a text as the scores see them: words and numbers with stem and weight; punctuation apart."""

from dataclasses import dataclass
from functools import cache, lru_cache
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple, overload

import numpy as np
import regex

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.frequency import MINIMUM_WEIGHT, weight_of
from aligner.divergence.lexicon.synonyms import row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

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
RECORD = np.dtype([("stem", np.int64), ("norm", np.int64), ("row", np.int64), ("weight", np.float64)])
"""What is asked of all words at once; a stem and a norm stand there by their hashes."""
RECORD_LINE = Struct("=qqqd")
FEW = 500
"""Among so many words one is looked for where it is asked for; of more, the places of all are gathered."""
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
    is_capital: bool
    """Whether it begins with a capital."""
    row: int
    """Where its vector stands in the table of its language; -1 where it has none that is asked for."""
    record: bytes
    """Its line of a table of `RECORD`."""


class Token(NamedTuple):
    """`start:end` of the text (code points); `index` counts words and numbers from 0."""

    start: int
    end: int
    lexeme: Lexeme
    index: int  # type: ignore[assignment]  # hides the method of a tuple
    norm: str
    text: str


Marks = tuple[tuple[int, str], ...]


class Piece(NamedTuple):
    """The words and marks of a stretch of text without spaces; offsets from its beginning."""

    words: tuple[tuple[int, int, Lexeme], ...]
    """Where each word begins and ends."""
    marks: Marks


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """The words and numbers of a text, each made of the columns when it is asked for."""

    starts: list[int]
    ends: list[int]
    lexemes: list[Lexeme]

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> "Iterator[Token]":
        for k, (start, end, known) in enumerate(zip(self.starts, self.ends, self.lexemes, strict=True)):
            yield Token(start, end, known, k, known.norm, known.text)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> list[Token]: ...
    def __getitem__(self, index: int | slice) -> Token | list[Token]:
        if isinstance(index, slice):
            return [self[k] for k in range(len(self))[index]]
        known = self.lexemes[index]
        at = index if index >= 0 else len(self) + index
        return Token(self.starts[index], self.ends[index], known, at, known.norm, known.text)


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """A text's words and numbers (`items`) and its punctuation (`marks`, offsets and characters).

    What is asked of all words stands in columns beside them.
    """

    text: str
    language: str
    items: Items
    marks: Marks
    starts: list[int]
    ends: list[int]
    lexemes: list[Lexeme]
    weights: tuple[float, ...]
    norms: tuple[str, ...]
    vocabulary: frozenset[str]
    table: "NDArray[np.void]"
    """A line of `RECORD` for each word."""

    def __len__(self) -> int:
        return len(self.norms)

    def places(self, norm: str) -> list[int]:
        """Where a word stands, in order; not to be changed."""
        if norm not in self.vocabulary:
            return []
        if len(self.norms) > FEW:
            return places_of(self)[norm]
        return [k for k, word in enumerate(self.norms) if word == norm]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the text from token `first` to token `last`, both included."""
        return self.starts[first], self.ends[last]


@lru_cache(maxsize=200_000)
def lexeme(text: str, language: str, is_number: bool) -> Lexeme:  # noqa: FBT001 - a cache key
    norm = text.casefold().translate(APOSTROPHES)
    stem = norm if is_number else stem_of(norm, language)
    weight = max(MINIMUM_WEIGHT, weight_of(norm, stem, language))
    row = row_of(stem, weight, language)
    record = RECORD_LINE.pack(hash(stem), hash(norm), row, weight)
    return Lexeme(text, norm, stem, weight, is_number, not is_number, text[0].isupper(), row, record)


class Chunks(dict[str, Piece]):
    """Stretches of a language's text without spaces, read once: no word and no mark goes on past a space."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, chunk: str) -> Piece:
        words: list[tuple[int, int, Lexeme]] = []
        marks: list[tuple[int, str]] = []
        for match in TOKEN.finditer(chunk):
            kind, word = match.lastgroup, match.group()
            if kind == "other":
                marks.append((match.start(), word))
            else:
                words.append((*match.span(), lexeme(word, self.language, kind == "number")))
        found = Piece(tuple(words), tuple(marks))
        if len(self) >= REMEMBERED:
            self.clear()
        if len(chunk) <= LONGEST:
            self[chunk] = found
        return found


chunks_of = cache(Chunks)


@lru_cache(maxsize=16)
def tokens_of(text: str, language: str) -> Tokens:
    """The tokens of `text`; linear."""
    pieces, chunks = chunks_of(language), text.split()
    starts: list[int] = []
    ends: list[int] = []
    lexemes: list[Lexeme] = []
    marks: list[tuple[int, str]] = []
    at = len(text) - len(text.lstrip())
    is_spaced = text.startswith(" ".join(chunks), at)
    for chunk in chunks:
        if not is_spaced:
            at = text.index(chunk, at)
        words, signs = pieces[chunk]
        for start, end, known in words:
            starts.append(at + start)
            ends.append(at + end)
            lexemes.append(known)
        if signs:
            marks += [(at + place, mark) for place, mark in signs]
        at += len(chunk) + 1
    norms = tuple([x.norm for x in lexemes])
    weights = tuple([x.weight for x in lexemes])
    table = np.frombuffer(b"".join([x.record for x in lexemes]), RECORD)
    items = Items(starts, ends, lexemes)
    return Tokens(
        text, language, items, tuple(marks), starts, ends, lexemes, weights, norms, frozenset(norms), table
    )


@lru_cache(maxsize=16)
def places_of(tokens: Tokens) -> "Mapping[str, list[int]]":
    """Where each word stands, in order."""
    return gathered(tokens.norms)


def gathered(words: "Sequence[str]") -> dict[str, list[int]]:
    """Where each of some words stands among them, in order."""
    places: dict[str, list[int]] = {}
    for k, word in enumerate(words):
        if word in places:
            places[word].append(k)
        else:
            places[word] = [k]
    return places


@lru_cache(maxsize=16)
def stems_of(tokens: Tokens) -> tuple[str, ...]:
    """The stem of each word, in order."""
    return tuple([x.stem for x in tokens.lexemes])


def joined(tokens: "Sequence[Token]", text: str) -> str:
    """The stretch of `text` that `tokens` (in order) span."""
    return text[tokens[0].start : tokens[-1].end] if tokens else ""
