"""Proper names of a text: which capitals are names, which only open a sentence."""

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.evidence import CONTENT
from aligner.divergence.lexicon.aliases import common, is_alias, known_names
from aligner.divergence.lexicon.frequency import weight_of
from aligner.divergence.lexicon.people import people_in
from aligner.divergence.lexicon.words import is_listed
from aligner.divergence.values import roman

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Side
    from aligner.divergence.tokens import Lexeme

Group = tuple[int, int]
PATRONYMIC = re.compile("(ович|евич|ьич|овн|евн|ичн)[а-я]{0,2}$")
VERBAL = re.compile(
    "(вши|вшись|вш[а-я]{2,3}|ться|тся|лся|лась|лись|лось|щ[а-я]{2,3}|нн[а-я]{1,3}|ость[юи]?)$"
)
OPENING = frozenset(".!?:;«“\"'‘")
"""Marks behind which any word may have a capital."""
INFLECTED = ("ing", "ed", "ly", "es", "ness", "ier", "iest")


@lru_cache(maxsize=16)
def groups(side: "Side", other: "Side") -> tuple[Group, ...]:
    """Names of which the other side lacks a word: runs of capitals, not merely first in a sentence."""
    names = _names(side, other.vocabulary)
    if not names:
        return ()
    tokens, titles = side.tokens, _titles(side)
    result: list[Group] = []
    end = -1
    for i in sorted(names):
        if i <= end:
            continue
        end = i
        while end + 1 in names and not side.breaks[end + 1]:
            end += 1
        first, last = i, end
        while first < last and (
            side.norms[first] in titles or tokens.ends[first] - tokens.starts[first] == 1
        ):
            first += 1
        while first < last and roman(tokens.lexemes[last].text):
            last -= 1
        if not (first == last and side.norms[first] in titles):
            result.append((first, last))
    return tuple(result)


def _names(side: "Side", known: "AbstractSet[str]") -> set[int]:
    """Names not among the words `known`, and those that stand in a row with one."""
    norms = side.norms
    new = [i for i in side.capitals if norms[i] not in known]
    skip = side.tables.words("names", "not_names") if new and side.tables else frozenset()
    found = {i for i in new if _is_name(side, i, skip)}
    if not found:
        return found
    others = _otherwise_told(side)
    capitals = set(side.capitals).difference(others)
    found.intersection_update(capitals)
    for i in sorted(found):
        for step in (1, -1):
            k = i + step
            while k in capitals and k not in found and _is_name(side, k, skip):
                found.add(k)
                k += step
    return found


def _otherwise_told(side: "Side") -> "Iterator[int]":
    """The words of offices and nations, and those of numbers that are dates or open a sentence."""
    capitals = side.capitals
    for p in people_in(side.tokens):
        yield from range(p.first, p.last + 1)
    for f in side.facts:
        k = bisect_left(capitals, f.first)
        if k < len(capitals) and capitals[k] <= f.last and (f.is_date or opens(side, f.first)):
            yield from range(f.first, f.last + 1)


def _titles(side: "Side") -> frozenset[str]:
    return side.tables.words("names", "titles") if side.tables else frozenset()


def _is_name(side: "Side", i: int, skip: frozenset[str]) -> bool:  # noqa: PLR0911 - one sign a line
    """Whether a capitalised word is a name."""
    t, language = side.tokens.lexemes[i], side.tokens.language
    text = t.text
    if not text.isalpha() or t.norm in skip or t.norm.startswith("'"):
        return False
    if language == "de":
        return t.weight > 4.9
    if _weight(t, language) < CONTENT or len(text) == 1 or not _is_capital(text):
        return False
    if i and side.norms[i - 1] in _titles(side):
        return True
    if not opens(side, i) and not (side.breaks[i] and is_common(t, language)):
        return True
    if language == "ru" and not _is_known_first(side, i):
        return False
    if language == "ru" and has_patronymic(side, i):
        return True
    return not is_common(t, language) or any(k != i for k in _inside(side, t.norm))


def _weight(t: "Lexeme", language: str) -> float:
    """The weight of a name: that of its form alone, whatever common word it looks like a form of."""
    if language != "ru" or t.weight >= CONTENT:
        return t.weight
    return weight_of(t.norm, t.norm, "ru")


def _inside(side: "Side", norm: str) -> list[int]:
    """Where a word stands with a capital that its place does not demand."""
    return [k for k in side.capitals if side.norms[k] == norm and not opens(side, k)]


def _is_known_first(side: "Side", i: int) -> bool:
    """Whether the first word of a Russian sentence, of whose forms no list is complete, must be a name."""
    t = side.tokens.lexemes[i]
    if is_alias(t.norm, t.norm) or is_alias(t.stem, t.stem):
        return True
    if i + 1 == len(side.norms) or side.breaks[i + 1] or not side.tokens.lexemes[i + 1].is_capital:
        return bool(_inside(side, t.norm)) or _is_unheard(t)
    return bool(PATRONYMIC.search(side.norms[i + 1])) or not is_common(t, "ru")


def _is_unheard(t: "Lexeme") -> bool:
    """Whether a Russian word is none that a dictionary has, and no form of a verb either."""
    return not is_common(t, "ru") and not is_listed(t.norm, t.stem, "ru") and not VERBAL.search(t.norm)


def has_patronymic(side: "Side", i: int) -> bool:
    """Whether a patronymic stands behind word `i`."""
    return i + 1 < len(side.norms) and bool(PATRONYMIC.search(side.norms[i + 1]))


def _is_capital(text: str) -> bool:
    """Written as names are, or in capitals throughout."""
    return text[1:].islower() or text.isupper() or len(text) > 3


def is_common(t: "Lexeme", language: str) -> bool:
    """Whether a word at the head of a sentence is a common word, as far as is known."""
    if language not in {"en", "ru"}:
        return True
    known = common(language)
    if t.norm in known or (t.stem in known and (language != "en" or t.norm.endswith("s"))):
        return True
    return language == "en" and t.norm not in known_names() and t.norm.endswith(INFLECTED)


def opens(side: "Side", i: int) -> bool:
    """Whether token `i` stands where any word is written with a capital."""
    if i == 0:
        return True
    between = side.tokens.text[side.tokens.ends[i - 1] : side.tokens.starts[i]]
    if between == " " or OPENING.isdisjoint(between):
        return False
    last = side.tokens.lexemes[i - 1]
    abbreviates = between[0] == "." and len(last.text) <= 3 and last.is_capital
    return not (abbreviates and (len(between) == 1 or between[1].isspace()))


def is_headline(side: "Side") -> bool:
    """Whether most words are capitalised, so that a capital tells nothing."""
    if len(side.capitals) < 3:
        return False
    heavy = [side.tokens.lexemes[i] for i in side.heavy]
    capital = [known.is_capital for known in heavy if known.is_word]
    return len(capital) > 3 and sum(capital) > 0.6 * len(capital)
