"""Language data of the rules: plain tables of phrases, extended by the user's `aligner.toml`."""

import re
import tomllib
from bisect import bisect_left
from collections import OrderedDict, defaultdict
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from itertools import compress, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from aligner.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from aligner.divergence.tokens import Tokens

LANGUAGES = frozenset({"en", "ru"})

COUNTED = frozenset(
    {"ones", "tens", "hundreds", "multipliers", "ordinals", "ordinal_stems", "fractions", "special"}
)
"""The tables of words with their numbers."""
FIGURES = re.compile(r"\d+(\.\d+)?", re.ASCII)
CELLS = re.compile(r'"([^"]*)"|([^\s"]+)')
REMEMBERED = 50_000
"""Words whose tables are kept at hand."""
KEPT = 16
"""Texts of which it is kept which phrases they have."""
Place = tuple[str, int, int]
"""A phrase found: its class, its first and its last token."""
FIRST = itemgetter(1)
Longer = list[tuple[tuple[str, ...], str]]
"""Phrases of several words, each with its class, the longest first."""
Named = tuple[tuple["Phrases", str], ...]
"""Tables that have a word, each with its class there."""
Told = tuple[tuple[str, ...], int, "Phrases", str]
"""A phrase, how many words behind the first it has, a table that has it and its class there."""
ByThird = dict[str, list[Told]]
"""Phrases by their third word; those of two words with all of them, and alone under no word."""
NOTHING: ByThird = {}
Table = dict[str, dict[str, str]]


class Hit(NamedTuple):
    """A phrase of class `name` at tokens `first` to `last`, both included."""

    name: str
    first: int
    last: int


make_hit = partial(tuple.__new__, Hit)
"""A hit of its fields, at half the price of calling its class."""


class Alone(dict[str, Named]):
    """For each word met so far, the tables that have it as a phrase of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._by_start: dict[str, list[Phrases]] = {}

    def add(self, table: "Phrases", starts: "Iterable[str]") -> None:
        """A table more, by its words and two letters of those that go on in any way; words are forgotten."""
        for start in starts:
            self._by_start.setdefault(start, []).append(table)
        self.clear()

    def __missing__(self, norm: str) -> Named:
        if len(self) > REMEMBERED:
            self.clear()
        tables = self._by_start.get(norm, [])
        more = self._by_start.get(norm[:2] + "*", ())
        named = [(x, x.name_of(norm)) for x in (*tables, *[x for x in more if x not in tables])]
        found = self[norm] = tuple([(table, name) for table, name in named if name is not None])
        return found


class Read(NamedTuple):
    """What a text has of each table: longer phrases without overlaps, and words, in order both."""

    longer: dict["Phrases", list[Place]]
    alone: dict["Phrases", list[Place]]


class Index:
    """The phrases of many tables: a text is looked through once for them all."""

    def __init__(self) -> None:
        self._alone = Alone()
        self._longer: dict[tuple[str, str], ByThird] = {}
        """Phrases of several words, by the first two."""
        self.texts: OrderedDict[Tokens, Read] = OrderedDict()
        """The latest texts."""

    def add(self, table: "Phrases", starts: "Iterable[str]", longer: Longer) -> None:
        self._alone.add(table, starts)
        for words, name in longer:
            by_third = self._longer.setdefault((words[0], words[1]), {"": []})
            told = (words, len(words) - 1, table, name)
            if len(words) == 2:
                for here in by_third.values():
                    here.append(told)
            else:
                by_third.setdefault(words[2], list(by_third[""])).append(told)
        self.texts.clear()

    def read(self, tokens: "Tokens") -> Read:
        """What a text has of all tables, from now on among the latest."""
        norms = tokens.norms
        noted: dict[Phrases, list[Place]] = defaultdict(list)
        found = self.texts[tokens] = Read(self._phrases(norms), noted)
        alone = list(map(self._alone.__getitem__, norms))
        for i in compress(range(len(alone)), alone):
            for table, name in alone[i]:
                noted[table].append((name, i, i))
        if len(self.texts) > KEPT:
            self.texts.popitem(last=False)
        return found

    def _phrases(self, norms: tuple[str, ...]) -> dict["Phrases", list[Place]]:
        """The longer phrases of a text; of those that overlap the earlier, then the longest."""
        found: dict[Phrases, list[Place]] = {}
        ahead = (*norms, "", "")
        begun = list(map(self._longer.get, zip(norms, ahead[1:], strict=False), repeat(NOTHING)))
        for i in compress(range(len(begun)), begun):
            for words, more, table, name in begun[i].get(ahead[i + 2]) or begun[i][""]:
                if more > 2 and norms[i : i + more + 1] != words:
                    continue
                here = found.get(table)
                if here is None:
                    found[table] = [(name, i, i + more)]
                elif here[-1][2] < i:
                    here.append((name, i, i + more))
        return found


class Phrases:
    """Phrases by class, looked up in a text; the longest at a place wins, then the earlier class."""

    def __init__(self, classes: "Mapping[str, str]", index: Index) -> None:
        self._exact: dict[str, str] = {}
        self._prefix: dict[str, list[tuple[str, str]]] = {}
        longer: Longer = []
        for name, text in classes.items():
            for phrase in phrases(text):
                words = tuple(phrase.replace("_", " ").split())
                if len(words) > 1:
                    longer.append((words, name))
                elif words[0].endswith("*"):
                    self._prefix.setdefault(words[0][:2], []).append((words[0][:-1], name))
                else:
                    self._exact.setdefault(words[0], name)
        self._register(index, (*self._exact, *[f"{prefix}*" for prefix in self._prefix]), longer)

    def _register(self, index: Index, starts: "Iterable[str]", longer: Longer) -> None:
        """Have the index look for its words, for two letters of those that go on, and for longer phrases."""
        self._read, self._texts = index.read, index.texts
        index.add(self, starts, sorted(longer, key=lambda x: -len(x[0])))

    def find(self, tokens: "Tokens") -> "Sequence[Hit]":
        """Hits in order; they do not overlap."""
        found = self._texts.get(tokens) or self._read(tokens)
        places = found.alone.get(self)
        if self in found.longer:
            places = _merged(found.longer[self], places) if places else found.longer[self]
        return list(map(make_hit, places)) if places else ()

    def name_of(self, norm: str) -> str | None:
        """The class of a word alone."""
        found = self._exact.get(norm)
        if found is None:
            return next((name for x, name in self._prefix.get(norm[:2], ()) if norm.startswith(x)), None)
        return found


def _merged(longer: list[Place], alone: list[Place]) -> list[Place]:
    """Longer phrases and words, without the words that the phrases hold."""
    merged = alone.copy()
    for place in longer:
        _, first, last = place
        k = end = bisect_left(merged, first, key=FIRST)
        while end < len(merged) and merged[end][1] <= last:
            end += 1
        merged[k:end] = [place]
    return merged


def phrases(text: str) -> list[str]:
    """Words and quoted phrases of a table's cell."""
    if '"' not in text:
        return text.split()
    return [" ".join((quoted or word).split()) for quoted, word in CELLS.findall(text)]


def pairs(text: str) -> dict[str, str]:
    """`word=value` cells as a mapping."""
    return dict(cell.split("=", 1) for cell in phrases(text) if "=" in cell)


class Language:
    """The tables of one language; what is asked of them is built once."""

    words: "Callable[[str, str], frozenset[str]]"
    """The words and phrases of a cell: of a section and a key."""
    mapping: "Callable[[str, str], dict[str, str]]"
    """The `word=value` pairs of a cell."""
    phrases: "Callable[..., Phrases]"
    """The phrases of some classes of a section (its keys, behind it), all of it if none is named."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._index = Index()
        self.words = cache(lambda section, key: frozenset(phrases(self.cell(section, key))))
        self.mapping = cache(lambda section, key: pairs(self.cell(section, key)))
        self.phrases = cache(self._phrases)

    def cell(self, section: str, key: str) -> str:
        return self.table.get(section, {}).get(key, "")

    def _phrases(self, section: str, *keys: str) -> Phrases:
        rows = self.table.get(section, {})
        return self.gathered({k: rows.get(k, "") for k in (keys or rows)})

    def gathered(self, classes: "Mapping[str, str]", kind: type[Phrases] = Phrases) -> Phrases:
        """Phrases of classes of one's own making, looked up together with those of the language."""
        return kind(classes, self._index)


_extra: dict[str, Table] = {}
_forgetful: "list[Kept]" = []


class Kept(Protocol):
    """A function that keeps what it has made."""

    def cache_clear(self) -> None: ...


K = TypeVar("K", bound=Kept)


def until_extended(kept: K) -> K:
    """A cache of what is made of the tables: all that it keeps is forgotten once the user extends them."""
    _forgetful.append(kept)
    return kept


def extend(tables: "Mapping[str, object]") -> None:
    """Add the user's tables (`{language: {section: {key: text}}}`); replaces those added earlier."""
    checked: dict[str, Table] = {}
    for language, sections in tables.items():
        if not isinstance(sections, Mapping):
            raise InputError(f"aligner.toml: [divergence.{language}] is not a table")
        for section, rows in sections.items():
            if not isinstance(rows, Mapping) or not all(isinstance(v, str) for v in rows.values()):
                raise InputError(
                    f"aligner.toml: [divergence.{language}.{section}]: every value must be a string"
                )
            if section == "numbers":
                _check_numbers(language, rows)
            checked.setdefault(language, {})[str(section)] = {str(k): str(v) for k, v in rows.items()}
    _extra.clear()
    _extra.update(checked)
    for kept in _forgetful:
        kept.cache_clear()


def _check_numbers(language: str, rows: "Mapping[str, str]") -> None:
    """Raises an `InputError` where a number word is given no number."""
    for key in sorted(COUNTED & rows.keys()):
        for word, value in pairs(rows[key]).items():
            if not FIGURES.fullmatch(value):
                where = f"aligner.toml: [divergence.{language}.numbers] {key}"
                raise InputError(f"{where}: '{word}={value}' gives no number; write it like '{word}=12'")


@until_extended
@cache
def language_tables(language: str) -> Language | None:
    """The tables of a language; None for one without rules."""
    table: Table = {}
    if language in LANGUAGES:
        text = files(__package__).joinpath(f"languages/{language}.toml").read_text(encoding="utf-8")
        table = tomllib.loads(text)
    elif language not in _extra:
        return None
    for section, rows in _extra.get(language, {}).items():
        here = table.setdefault(section, {})
        for key, value in rows.items():
            here[key] = f"{here.get(key, '')} {value}"
    return Language(table)
