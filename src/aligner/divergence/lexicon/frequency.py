"""Token weights: `7.8 - zipf`, from a table of classes where there is one, else from the word's length.

Zipf = log10 of occurrences in 10^9 words. English and Russian have tables (quantised to half a unit; what is
not in them is rare); other languages are estimated: short words are common.
"""

from functools import cache
from importlib.resources import files

MINIMUM_WEIGHT = 0.25
TOP = 7.8
RARE = 2.6
DIGITS = 3.6
BY_LENGTH = (6.8, 6.8, 6.8, 6.2, 5.3, 4.8, 4.4, 4.1, 3.8, 3.5, 3.3, 3.1, 3.0)
TABLES = frozenset({"en", "ru"})


@cache
def table(language: str) -> dict[str, float]:
    """Word -> zipf of a language that has a table."""
    text = files(__package__).joinpath(f"frequency.{language}.txt").read_text(encoding="utf-8")
    result: dict[str, float] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            zipf, _, words = line.partition("\t")
            result.update(dict.fromkeys(words.split(), float(zipf)))
    return result


def weight_of(norm: str, stem: str, language: str) -> float:
    """Weight of a word before the floor; the commoner of a word and its stem counts."""
    if norm[0].isdigit():
        return TOP - DIGITS
    if language not in TABLES:
        return TOP - BY_LENGTH[min(len(norm), len(BY_LENGTH) - 1)]
    known = table(language)
    return TOP - max(known.get(norm, RARE), known.get(stem, RARE) - 0.3)
