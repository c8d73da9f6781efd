"""Tokens of a text as the scores see them: words and numbers with stem and weight; punctuation apart."""

from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import chain, compress, count
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import regex

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.frequency import MINIMUM_WEIGHT, weight_of
from aligner.divergence.lexicon.synonyms import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

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
RECORD_LINE, PLACES_LINE = Struct("=qqqd"), Struct("=qq")
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
make_token = partial(tuple.__new__, Token)
"""A token of its fields, at half the price of calling its class."""


class Piece(NamedTuple):
    """The words and marks of a stretch of text without spaces; offsets from its beginning.

    `size` holds its length and its number of words, `spans` where each word begins and ends (int64).
    """

    size: bytes
    spans: bytes
    records: bytes
    lexemes: tuple[Lexeme, ...]
    marks: Marks


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """A text's words and numbers (`items`) and its punctuation (`marks`, offsets and characters).

    What is asked of all words stands in columns beside them.
    """

    text: str
    language: str
    items: tuple[Token, ...]
    marks: Marks
    starts: list[int]
    lexemes: tuple[Lexeme, ...]
    weights: tuple[float, ...]
    norms: tuple[str, ...]
    vocabulary: frozenset[str]
    table: "NDArray[np.void]"
    """A line of `RECORD` for each word."""

    def __len__(self) -> int:
        return len(self.items)

    def places(self, norm: str) -> list[int]:
        """Where a word stands, in order."""
        found: list[int] = []
        if norm in self.vocabulary:
            for _ in range(self.norms.count(norm)):
                found.append(self.norms.index(norm, found[-1] + 1 if found else 0))
        return found

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the text from token `first` to token `last`, both included."""
        return self.items[first].start, self.items[last].end


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
        lexemes = tuple([known for _, _, known in words])
        spans = b"".join([PLACES_LINE.pack(start, end) for start, end, _ in words])
        size = PLACES_LINE.pack(len(chunk), len(words))
        found = Piece(size, spans, b"".join([x.record for x in lexemes]), lexemes, tuple(marks))
        if len(self) >= REMEMBERED:
            self.clear()
        if len(chunk) <= LONGEST:
            self[chunk] = found
        return found


chunks_of = cache(Chunks)


@lru_cache(maxsize=512)
def tokens_of(text: str, language: str) -> Tokens:
    """The tokens of `text`; linear."""
    chunks = text.split()
    pieces = list(map(chunks_of(language).__getitem__, chunks))
    sizes, spans, records, words, signs = zip(*pieces, strict=True) if pieces else ((),) * 5
    lengths, counts = np.frombuffer(b"".join(sizes), np.int64).reshape(-1, 2).T
    places = _places(text, chunks, lengths)
    here = np.frombuffer(b"".join(spans), np.int64).reshape(-1, 2).T + places.repeat(counts)
    starts, ends = here.tolist()
    marked = compress(zip(places.tolist(), signs, strict=True), signs)
    marks = tuple([(at + place, mark) for at, some in marked for place, mark in some])
    lexemes = tuple(chain.from_iterable(words))
    table = np.frombuffer(b"".join(records), RECORD)
    norms = tuple([x.norm for x in lexemes])
    weights = tuple(table["weight"].tolist())
    texts = [x.text for x in lexemes]
    items = tuple(map(make_token, zip(starts, ends, lexemes, count(), norms, texts, strict=False)))
    return Tokens(text, language, items, marks, starts, lexemes, weights, norms, frozenset(norms), table)


def _places(text: str, chunks: "Sequence[str]", lengths: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Where each of the stretches without spaces begins."""
    first = len(text) - len(text.lstrip())
    if text.startswith(" ".join(chunks), first):
        return (lengths + 1).cumsum() + (first - 1) - lengths
    places, end = [], 0
    for chunk in chunks:
        places.append(text.index(chunk, end))
        end = places[-1] + len(chunk)
    return np.array(places, np.int64)


@lru_cache(maxsize=16)
def stems_of(tokens: Tokens) -> tuple[str, ...]:
    """The stem of each word, in order."""
    return tuple([x.stem for x in tokens.lexemes])


def joined(tokens: "Sequence[Token]", text: str) -> str:
    """The stretch of `text` that `tokens` (in order) span."""
    return text[tokens[0].start : tokens[-1].end] if tokens else ""
