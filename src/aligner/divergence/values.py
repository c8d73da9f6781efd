"""What a written form is worth: digits, Roman numerals, and the tables of a language turned into values."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aligner.divergence.tables import Language

ROMAN = re.compile(r"(?=[IVXLCDM]{2,}$)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def roman(text: str) -> int | None:
    """Value of a Roman numeral of two letters or more in capitals."""
    if not ROMAN.match(text):
        return None
    values = [ROMAN_VALUES[c] for c in text]
    return sum(-x if x < y else x for x, y in zip(values, [*values[1:], 0], strict=True))


def digits_value(text: str) -> float | None:  # noqa: PLR0911 - one way of writing a line
    """`1,000`, `3.5`, `1/3`, `4:30` as a number; None where it is no number."""
    if text.isdecimal():
        return float(text)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", text):
        return float(text.replace(".", ""))
    if match := re.fullmatch(r"(\d+)/(\d+)", text):
        return round(int(match[1]) / int(match[2]), 4) if int(match[2]) else None
    if match := re.fullmatch(r"(\d{1,2})[:](\d{2})", text):
        return round(int(match[1]) + int(match[2]) / 60, 4)
    if re.fullmatch(r"\d+([.,]\d+)?", text):
        return float(text.replace(",", "."))
    return None


@lru_cache(maxsize=8)
def tens(language: "Language") -> dict[str, str]:
    """Tens and hundreds."""
    return language.mapping("numbers", "tens") | language.mapping("numbers", "hundreds")


@lru_cache(maxsize=8)
def ordinals(language: "Language") -> dict[str, str]:
    """Ordinals, and in a language that inflects them every stem with every ending."""
    stems = language.mapping("numbers", "ordinal_stems")
    endings = language.cell("numbers", "ordinal_endings").split()
    inflected = {stem + ending: value for stem, value in stems.items() for ending in endings}
    return language.mapping("numbers", "ordinals") | inflected


@lru_cache(maxsize=8)
def months(language: "Language") -> dict[str, float]:
    """Month names, short names and inflected forms with their number."""
    result: dict[str, float] = {}
    for key in ("months", "months_short", "months_genitive", "months_locative"):
        for k, w in enumerate(language.cell("dates", key).split(), 1):
            result[w] = float(k)
    result.pop("-", None)
    return result


@lru_cache(maxsize=8)
def forms(language: "Language", key: str) -> dict[str, float]:
    """Weekdays (each cell may hold several forms joined by `/`) with their number."""
    return {
        w: float(k) for k, cell in enumerate(language.cell("dates", key).split(), 1) for w in cell.split("/")
    }


@lru_cache(maxsize=8)
def compound_times(language: "Language") -> dict[str, tuple[float, str]]:
    """Words that are half a unit of time, and the beginnings of adjectives of a number of units."""
    result = {word: (0.5, unit) for word, unit in language.mapping("numbers", "halves").items()}
    numbers = language.mapping("numbers", "ones") | language.mapping("numbers", "tens")
    numbers = numbers | language.mapping("numbers", "hundreds") | {"полутора": "1.5", "дву": "2"}
    for ending, unit in language.mapping("numbers", "compound_units").items():
        for word, value in numbers.items():
            result[word + ending] = (float(value), unit)
    return result


def adjective_of_time(norm: str, table: "Mapping[str, tuple[float, str]]") -> tuple[float, str] | None:
    """The number and unit of `десятидневный`, whatever its ending."""
    return next((table[norm[:-k]] for k in (2, 3, 1) if len(norm) > 8 and norm[:-k] in table), None)
