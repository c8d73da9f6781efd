"""Kinship, offices and nations by what they mean, whatever the language and the form of the word."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.tables import Index, Phrases, language_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.divergence.tables import Language
    from aligner.divergence.tokens import Tokens

KINDS = ("kin", "offices")
_first = attrgetter("first")
LIGHTEST = 1.9
"""Particles and prepositions, lighter than this, only look like forms of a noun."""
MONOSYLLABLE = 4
ENDINGS = {
    "consonant": ("", *["а", "у", "ом", "ем", "е", "ы", "и", "ов", "ев", "ей", "ам", "ами", "ах"]),
    "а": ("", *["а", "ы", "и", "е", "у", "ой", "ою", "ей", "ею", "ам", "ами", "ах"]),
    "я": ("", *["я", "и", "е", "ю", "ей", "ею", "ь", "й", "ям", "ями", "ях"]),
    "ь": ("ь", "я", "ю", "ем", "е", "и", "ью", "ей", "ям", "ями", "ях"),
    "й": ("й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях"),
    "е": ("е", "я", "ю", "ем", "й", "ям", "ями", "ях"),
    "adjective": (
        "ий",
        "ый",
        "ой",
        "ого",
        "его",
        "ому",
        "ему",
        "им",
        "ым",
        "ом",
        "ем",
        "ие",
        "ые",
        "их",
        "ых",
        "ими",
        "ыми",
        "ей",
        "ая",
        "ую",
    ),
}
"""What the forms of Russian nouns end in, by the last letter of the word."""
NAMED = frozenset({"mr", "mrs", "miss", "ms", "messrs", "st", "saint", "master", "mistress", "madam"})
"""Before a surname or a saint: `Mr Baker`, `St Bride`."""
VERBAL = frozenset(
    [
        *("to", "i", "we", "you", "they", "thou", "he", "she", "it", "who", "that", "will", "would", "shall"),
        *(
            "should",
            "can",
            "could",
            "may",
            "might",
            "must",
            "not",
            "cannot",
            "let",
            "do",
            "did",
            "does",
            "never",
        ),
        *("on", "by", "and"),
    ]
)
"""Before a verb, hardly ever before a noun."""


class Person(NamedTuple):
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
    """Form to (kind, sense): in English with its plural."""
    forms: dict[str, tuple[str, str]] = {}
    for kind in KINDS:
        for sense, words in _table()[kind].items():
            for word in words.split():
                if "_" not in word and _language(word) == language:
                    forms.setdefault(word, (kind, sense))
                    if language == "en":
                        forms.setdefault(_plural(word), (kind, sense))
    return forms


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2] not in "aeo":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _cases(word: str) -> set[str]:
    """Forms that a Russian noun may have."""
    if word.endswith(("ий", "ый", "ой")) and len(word) > MONOSYLLABLE:
        return {word[:-2] + ending for ending in ENDINGS["adjective"]}
    if word[-1] in ENDINGS:
        return {word[:-1] + ending for ending in ENDINGS[word[-1]]}
    forms = {word + ending for ending in ENDINGS["consonant"]}
    if word.endswith(("ец", "ок")):
        forms |= {word[:-2] + word[-1] + ending for ending in ENDINGS["consonant"][1:]}
    return forms


@cache
def _russian() -> dict[str, tuple[str, str]]:
    """Forms, kind and sense; one that two senses share and neither lists counts for none."""
    exact = _single("ru")
    forms: dict[str, set[tuple[str, str]]] = {}
    for word, found in exact.items():
        for form in _cases(word):
            forms.setdefault(form, set()).add(found)
    never = _cells("never")
    free = {form: next(iter(x)) for form, x in forms.items() if len(x) == 1 and form not in never}
    return free | exact


def _senses(language: str) -> dict[str, tuple[str, str]]:
    """Kind and sense of each form that tells a person."""
    return _russian() if language == "ru" else _single(language)


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


@lru_cache(maxsize=8)
def _nations(tables: "Language | None") -> Phrases:
    """The nations, looked up together with the other phrases of a language."""
    classes = _table()["nations"]
    return tables.gathered(classes) if tables else Phrases(classes, Index())


@cache
def _never() -> frozenset[str]:
    """Forms of other words that only look like forms of these."""
    return frozenset(_table()["near"]["never"].split())


@cache
def _cells(key: str) -> frozenset[str]:
    return frozenset(_table()["near"][key].split())


@cache
def _near(key: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(cell.split("=")) for cell in _cells(key))


def near_senses(x: str, y: str, *, across: bool = False) -> bool:
    """Whether one person may well be called by both: the same sense, or neighbours (more `across`)."""
    pair = frozenset((x, y))
    return x == y or pair in _near("groups") or (across and pair in _near("across"))


@cache
def _told(language: str) -> dict[str, frozenset[str]]:
    """Words that tell of somebody without his office or kinship, with the senses they may stand for."""
    found: dict[str, set[str]] = {}
    for cell in _cells("told"):
        word, sense = cell.split("=")
        if _language(word) == language:
            found.setdefault(stem_of(word, language), set()).add(sense)
    return {word: frozenset(senses) for word, senses in found.items()}


def told_in(tokens: "Tokens", other: "Tokens") -> frozenset[str]:
    """Senses that words of a text, which the other lacks, may stand for: `royal` for a king."""
    told = _told(tokens.language)
    new = tokens.vocabulary - other.vocabulary
    found = [(k, x.stem) for k, x in enumerate(tokens.lexemes) if x.norm in new and x.stem in told]
    if not found:
        return frozenset()
    inside = {i for p in people_in(tokens) for i in range(p.first + 1, p.last + 1)}
    return frozenset().union(*[told[stem] for k, stem in found if k not in inside])


def converse(x: str, y: str) -> bool:
    """Whether the one is what the other calls him: `son of Asaph`, `whose father was Asaph`."""
    return frozenset((x, y)) in _near("converse")


def by_marriage(sense: str) -> bool:
    return sense in _cells("relations")


@lru_cache(maxsize=256)
def people_in(tokens: "Tokens") -> "tuple[Person, ...]":
    """Words of kinship, office and nation in order; linear."""
    result: list[Person] = []
    language, several, norms = tokens.language, _several(), tokens.norms
    senses = _senses(language)
    free, persons = 0, _persons(language)
    for i in compress(range(len(norms)), map(persons.__contains__, norms)):
        if i < free:
            continue
        found = _phrase(several, norms, i) if norms[i] in several else None
        at = senses.get(norms[i]) if found is None else None
        if at and tokens.weights[i] >= LIGHTEST and not _is_other(tokens, i):
            found = Person(*at, i, i)
        if found is not None:
            result.append(found)
            free = found.last + 1
    result += [
        Person("nations", hit.name, hit.first, hit.last)
        for hit in _nations(language_tables(language)).find(tokens)
        if language == "ru" or tokens.lexemes[hit.first].is_capital
    ]
    result.sort(key=_first)
    return tuple(result)


@cache
def _persons(language: str) -> frozenset[str]:
    """Words that tell a person, or begin a phrase that does."""
    return frozenset(_senses(language).keys() | _several().keys())


def _is_other(tokens: "Tokens", i: int) -> bool:
    """Whether a word only looks like one of these: an English verb, adjective or surname."""
    norms, before = tokens.norms, tokens.norms[i - 1] if i else ""
    if tokens.language != "en":
        return norms[i] in _never() or before == "в"
    if tokens.lexemes[i].is_capital:
        return before in NAMED
    if norms[i] in _cells("verbs") and before in VERBAL:
        return True
    if norms[i] not in _cells("adjectives"):
        return False
    after = tokens.items[i + 1] if i + 1 < len(norms) else None
    return before == "in" or (
        after is not None
        and (after.norm == "to" or (after.lexeme.weight > LIGHTEST and after.text.islower()))
        and tokens.text[tokens.ends[i] : after.start] == " "
    )


def _phrase(
    table: "Mapping[str, list[tuple[tuple[str, ...], str, str]]]", norms: "Sequence[str]", i: int
) -> Person | None:
    for words, kind, sense in table.get(norms[i], ()):
        if tuple(norms[i : i + len(words)]) == words:
            return Person(kind, sense, i, i + len(words) - 1)
    return None
