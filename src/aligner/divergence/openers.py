"""What a word can begin of the values of a text, by its form alone, looked up once for each form."""

from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.units import Tables, beginnings
from aligner.divergence.values import roman

if TYPE_CHECKING:
    from collections.abc import Container

    from aligner.divergence.tables import Language

HOURS = ("half", "quarter", "twenty", "половин", "четверт", "пол", "час", "двадцат")
"""How words begin that can open a time of the clock, beside numbers."""
ARTICLES = frozenset({"a", "an"})
"""Alone they begin but `a mile and a half`."""
LONG = 8
SAINTS = frozenset({"st", "saint", "saints"})
AT_RATE = frozenset({"a", "an", "per", "in", "в"})
EACH = frozenset({"каждый", "каждая", "каждое", "каждого", "каждую", "каждым", "каждом", "every", "each"})
UNITED = AT_RATE | EACH | {"one"}
"""Words that say, with a unit behind them, how often."""
REMEMBERED = 50_000
CLOCK, COMPOUND, FEAST, FIGURES, NAME, ROMAN, WORD, ALONE = (1 << k for k in range(8))
"""What a word may begin: a time of the clock; a length of time, a share or a rate; a feast; a number in
figures; a month or another word of the calendar by itself; a Roman numeral; a number in words; and whether it
is a plain number or nothing where no word beside it goes with it."""


class Openers(dict[str, int]):
    """What the words of a language may begin, as bits; words are remembered."""

    def __init__(self, language: "Language | None") -> None:
        super().__init__()
        self.tables = Tables(language)
        self.beginnings = beginnings(language) if language else frozenset()

    def __missing__(self, norm: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        self[norm] = bits = self._bits(norm)
        return bits

    def _bits(self, norm: str) -> int:
        tables, is_roman = self.tables, roman(norm.upper()) is not None
        figures, hours = norm[0].isdigit(), norm.startswith(HOURS)
        compound = norm in tables.compound or (bool(tables.compound) and len(norm) > LONG)
        if not (figures or hours or compound or norm in self.beginnings):
            return ROMAN * is_roman
        points = [words for kind, words in tables.named.items() if kind != "point"]
        names: list[Container[str]] = [tables.months, tables.weekdays, tables.rates, *points]
        one = norm in tables.ones
        signs = (
            (CLOCK, figures or hours or one),
            (COMPOUND, norm in UNITED or (bool(tables.compound) and (one or compound or hours))),
            (FEAST, norm in SAINTS or norm in tables.named["feast"]),
            (FIGURES, figures),
            (NAME, any(norm in words for words in names)),
            (ROMAN, is_roman),
            (WORD, norm in tables.going_on),
        )
        bits = sum(bit for bit, holds in signs if holds)
        is_alone = not (bits & ~(CLOCK | COMPOUND | WORD) or tables.compound or tables.rough or tables.halves)
        return bits | ALONE * (is_alone and norm in (tables.plain if bits & WORD else UNITED))


openers = lru_cache(maxsize=8)(Openers)
