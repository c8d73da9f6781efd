"""Kinship, offices and nations by what they mean, whatever the language and the form of the word."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.tables import Index, Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.divergence.tokens import Tokens

KINDS = ("kin", "offices")
LIGHTEST = 1.9
"""Particles and prepositions, lighter than this, only look like forms of a noun."""


@dataclass(frozen=True, slots=True)
class Person:
    """A word or phrase at tokens `first` to `last` that means `sense`, of a kind: kin, offices or nations."""

    kind: str
    sense: str
    first: int
    last: int


@cache
def _table() -> "Mapping[str, Mapping[str, str]]":
    path = files("aligner.divergence").joinpath("languages/people.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _language(word: str) -> str:
    return "ru" if "а" <= word[0] <= "я" else "en"


@cache
def _single(language: str) -> dict[str, tuple[str, str]]:
    """Form or stem to (kind, sense); a stem that two senses share counts for neither."""
    forms: dict[str, tuple[str, str]] = {}
    stems: dict[str, set[tuple[str, str]]] = {}
    for kind in KINDS:
        for sense, words in _table()[kind].items():
            for word in words.split():
                if "_" not in word and _language(word) == language:
                    forms.setdefault(word, (kind, sense))
                    stems.setdefault(stem_of(word, language), set()).add((kind, sense))
    return {key: next(iter(senses)) for key, senses in stems.items() if len(senses) == 1} | forms


@cache
def _several() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    result: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind in KINDS:
        for sense, words in _table()[kind].items():
            for phrase in words.split():
                parts = tuple(phrase.split("_"))
                if len(parts) > 1:
                    result.setdefault(parts[0], []).append((parts, kind, sense))
    return result


@cache
def _nations() -> Phrases:
    return Phrases(_table()["nations"], Index())


@cache
def _never() -> frozenset[str]:
    """Forms of other words that only look like forms of these."""
    return frozenset(_table()["near"]["never"].split())


@cache
def _near() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(cell.split("=")) for cell in _table()["near"]["groups"].split())


def near_senses(x: str, y: str) -> bool:
    """Whether one person may well be called by both: the same sense, or neighbours."""
    return x == y or frozenset((x, y)) in _near()


@cache
def _converse() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(cell.split("=")) for cell in _table()["near"]["converse"].split())


def converse(x: str, y: str) -> bool:
    """Whether the one is what the other calls him: `son of Asaph`, `whose father was Asaph`."""
    return frozenset((x, y)) in _converse()


def by_marriage(sense: str) -> bool:
    return sense in _table()["near"]["relations"].split()


@lru_cache(maxsize=256)
def people_in(tokens: "Tokens") -> "tuple[Person, ...]":
    """Words of kinship, office and nation in order; linear."""
    result: list[Person] = []
    single, several, norms = _single(tokens.language), _several(), tokens.norms
    free = 0
    persons = {n for n in tokens.vocabulary if _is_person(n, tokens.language)}
    for i in [i for i, n in enumerate(norms) if n in persons] if persons else ():
        word = tokens.items[i].lexeme
        at = single.get(word.norm) or single.get(word.stem)
        if i < free:
            continue
        found = _phrase(several, norms, i)
        if found is None and at and word.weight >= LIGHTEST and not _is_other(norms, i):
            found = Person(*at, i, i)
        if found is not None:
            result.append(found)
            free = found.last + 1
    result += [
        Person("nations", hit.name, hit.first, hit.last)
        for hit in _nations().find(tokens)
        if tokens.language == "ru" or tokens.items[hit.first].text[:1].isupper()
    ]
    return tuple(sorted(result, key=lambda p: p.first))


@lru_cache(maxsize=50_000)
def _is_person(norm: str, language: str) -> bool:
    """Whether a word tells a person, or begins a phrase that does."""
    single = _single(language)
    return norm in single or stem_of(norm, language) in single or norm in _several()


def _is_other(norms: "Sequence[str]", i: int) -> bool:
    """Whether a word only looks like one of these."""
    return norms[i] in _never() or (i > 0 and norms[i - 1] == "в")


def _phrase(
    table: "Mapping[str, list[tuple[tuple[str, ...], str, str]]]", norms: "Sequence[str]", i: int
) -> Person | None:
    for words, kind, sense in table.get(norms[i], ()):
        if tuple(norms[i : i + len(words)]) == words:
            return Person(kind, sense, i, i + len(words) - 1)
    return None
