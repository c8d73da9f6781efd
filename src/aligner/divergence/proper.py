"""Proper names of a text: which capitals are names, which only open a sentence."""

import re
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING

from aligner.divergence.evidence import CONTENT
from aligner.divergence.lexicon.aliases import common, is_alias, known_names
from aligner.divergence.lexicon.frequency import weight_of
from aligner.divergence.lexicon.people import people_in
from aligner.divergence.lexicon.words import is_listed
from aligner.divergence.values import roman

if TYPE_CHECKING:
    from collections.abc import Collection

    from aligner.divergence.evidence import Side
    from aligner.divergence.tokens import Token

Group = tuple[int, int]
PATRONYMIC = re.compile("(ович|евич|ьич|овн|евн|ичн)[а-я]{0,2}$")
VERBAL = re.compile(
    "(вши|вшись|вш[а-я]{2,3}|ться|тся|лся|лась|лись|лось|щ[а-я]{2,3}|нн[а-я]{1,3}|ость[юи]?)$"
)
INFLECTED = ("ing", "ed", "ly", "es", "ness", "ier", "iest")


@lru_cache(maxsize=16)
def groups(side: "Side", other: "Side") -> tuple[Group, ...]:
    """Names of which the other side lacks a word: runs of capitals, not merely first in a sentence."""
    names = _names(side, _capitals(side, other))
    items, titles = side.tokens.items, _titles(side)
    result: list[Group] = []
    end = -1
    for i in sorted(names):
        if i <= end:
            continue
        end = i
        while end + 1 in names and not side.breaks[end + 1]:
            end += 1
        first, last = i, end
        while first < last and (side.norms[first] in titles or items[first].end - items[first].start == 1):
            first += 1
        while first < last and roman(items[last].text):
            last -= 1
        if not (first == last and side.norms[first] in titles):
            result.append((first, last))
    return tuple(result)


def _capitals(side: "Side", other: "Side") -> set[int]:
    """Runs of words with capitals of which the other side lacks one."""
    norms, vocabulary, found = side.norms, other.vocabulary, set[int]()
    capitals = set(side.capitals)
    for i in side.capitals:
        if i in found or norms[i] in vocabulary:
            continue
        for step in (1, -1):
            k = i
            while k in capitals:
                found.add(k)
                k += step
    return found


def _names(side: "Side", capitals: "Collection[int]") -> set[int]:
    """Capitalised words that are names, those in dates and those of offices and nations apart."""
    if not capitals:
        return set()
    skip = side.tables.words("names", "not_names") if side.tables else frozenset()
    names = {i for i in capitals if _is_name(side, i, skip)}
    if names:
        for p in people_in(side.tokens):
            names.difference_update(range(p.first, p.last + 1))
        for f in side.facts:
            if f.is_date or opens(side, f.first):
                names.difference_update(range(f.first, f.last + 1))
    return names


def _titles(side: "Side") -> frozenset[str]:
    return side.tables.words("names", "titles") if side.tables else frozenset()


def _is_name(side: "Side", i: int, skip: frozenset[str]) -> bool:  # noqa: PLR0911 - one sign a line
    """Whether a capitalised word is a name."""
    t = side.tokens.items[i]
    if not t.text.isalpha() or t.norm in skip or "'" in t.norm[:1]:
        return False
    if side.tokens.language == "de":
        return t.lexeme.weight > 4.9
    if _weight(t, side.tokens.language) < CONTENT or t.end - t.start == 1 or not _is_capital(t.text):
        return False
    if i and side.norms[i - 1] in _titles(side):
        return True
    if not opens(side, i) and not (side.breaks[i] and is_common(t, side.tokens.language)):
        return True
    if side.tokens.language == "ru" and not _is_known_first(side, i):
        return False
    if side.tokens.language == "ru" and has_patronymic(side, i):
        return True
    return not is_common(t, side.tokens.language) or any(k != i for k in _inside(side, t.norm))


def _weight(t: "Token", language: str) -> float:
    """The weight of a name: that of its form alone, whatever common word it looks like a form of."""
    if language != "ru" or t.lexeme.weight >= CONTENT:
        return t.lexeme.weight
    return weight_of(t.norm, t.norm, "ru")


def _inside(side: "Side", norm: str) -> list[int]:
    """Where a word stands with a capital that its place does not demand."""
    return [k for k in side.capitals if side.norms[k] == norm and not opens(side, k)]


def _is_known_first(side: "Side", i: int) -> bool:
    """Whether the first word of a Russian sentence, of whose forms no list is complete, must be a name."""
    t = side.tokens.items[i]
    if is_alias(t.norm, t.norm) or is_alias(t.lexeme.stem, t.lexeme.stem):
        return True
    if i + 1 == len(side.norms) or side.breaks[i + 1] or not side.tokens.items[i + 1].text[:1].isupper():
        return bool(_inside(side, t.norm)) or _is_unheard(t)
    return bool(PATRONYMIC.search(side.norms[i + 1])) or not is_common(t, "ru")


def _is_unheard(t: "Token") -> bool:
    """Whether a Russian word is none that a dictionary has, and no form of a verb either."""
    return not is_common(t, "ru") and not is_listed(t.norm, t.lexeme.stem, "ru") and not VERBAL.search(t.norm)


def has_patronymic(side: "Side", i: int) -> bool:
    """Whether a patronymic stands behind word `i`."""
    return i + 1 < len(side.norms) and bool(PATRONYMIC.search(side.norms[i + 1]))


def _is_capital(text: str) -> bool:
    """Written as names are, or in capitals throughout."""
    return text[1:].islower() or text.isupper() or len(text) > 3


def is_common(t: "Token", language: str) -> bool:
    """Whether a word at the head of a sentence is a common word, as far as is known."""
    if language not in {"en", "ru"}:
        return True
    known = common(language)
    if t.norm in known or (t.lexeme.stem in known and (language != "en" or t.norm.endswith("s"))):
        return True
    return language == "en" and t.norm not in known_names() and t.norm.endswith(INFLECTED)


def opens(side: "Side", i: int) -> bool:
    """Whether token `i` stands where any word is written with a capital."""
    if i == 0:
        return True
    last, here = side.tokens.items[i - 1 : i + 1]
    between = side.tokens.text[last.end : here.start]
    return (
        between != " "
        and bool(re.search(r"[.!?:;«“\"'‘]", between))
        and not re.fullmatch(
            r"\.\s?", between[:2] if len(last.text) <= 3 and last.text[:1].isupper() else "-"
        )
    )


def is_headline(side: "Side") -> bool:
    """Whether most words are capitalised, so that a capital tells nothing."""
    is_word = map(attrgetter("is_word"), map(side.tokens.lexemes.__getitem__, side.heavy))
    content = list(compress(side.heavy, is_word))
    return len(content) > 3 and len(set(side.capitals).intersection(content)) > 0.6 * len(content)
