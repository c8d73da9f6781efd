"""Language data of the rules: plain tables of phrases, extended by the user's `aligner.toml`."""

import re
import tomllib
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from itertools import compress, repeat
from operator import is_not
from typing import TYPE_CHECKING, NamedTuple

from aligner.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.tokens import Tokens

LANGUAGES = frozenset({"en", "ru"})

CELLS = re.compile(r'"([^"]*)"|([^\s"]+)')
REMEMBERED = 50_000
"""Words whose phrases are kept at hand."""
KEPT = 16
"""Texts of which it is kept where phrases may begin."""
Longer = tuple[int, tuple[str, ...], str]
"""A phrase of several words: how many, which, and its class."""
Beginning = tuple[list[Longer], str | None]
Told = tuple[int, tuple[str, ...], "Phrases", str]
Named = list[tuple["Phrases", str]]
"""Tables that have a phrase, each with its class there."""
Tables = tuple[Named, dict[str, tuple[dict[str, list[Told]], Named]]]
"""What begins with a word: the word alone; by the second word, longer phrases by their third, and the two."""
NOTHING: Tables = ([], {})
Table = dict[str, dict[str, str]]


class Hit(NamedTuple):
    """A phrase of class `name` at tokens `first` to `last`, both included."""

    name: str
    first: int
    last: int


make_hit = partial(tuple.__new__, Hit)
"""A hit of its fields, at half the price of calling its class."""


class Begun(dict[str, Tables]):
    """For each word met so far, the tables that have phrases which it begins."""

    def __init__(self) -> None:
        super().__init__()
        self._by_start: dict[str, list[Phrases]] = {}

    def add(self, table: "Phrases") -> None:
        """A table more; what is known of words is forgotten."""
        for start in table.starts:
            self._by_start.setdefault(start, []).append(table)
        self.clear()

    def __missing__(self, norm: str) -> Tables:
        if len(self) > REMEMBERED:
            self.clear()
        alone: Named = []
        longer: dict[str, tuple[dict[str, list[Told]], Named]] = {}
        for table in dict.fromkeys((*self._by_start.get(norm, ()), *self._by_start.get(norm[:2] + "*", ()))):
            phrases, name = table.begun_by(norm)
            if name is not None:
                alone.append((table, name))
            for size, words, longer_name in phrases:
                by_third, twos = longer.setdefault(words[1], ({}, []))
                if size == 2:
                    twos.append((table, longer_name))
                else:
                    by_third.setdefault(words[2], []).append((size, words, table, longer_name))
        found = self[norm] = (alone, longer) if alone or longer else NOTHING
        return found


class Index:
    """The phrases of many tables: a text is looked through once for them all."""

    def __init__(self) -> None:
        self._begun = Begun()
        self._texts: OrderedDict[Tokens, dict[Phrases, list[Hit]]] = OrderedDict()

    def add(self, table: "Phrases") -> None:
        self._begun.add(table)
        self._texts.clear()

    def hits(self, tokens: "Tokens") -> "dict[Phrases, list[Hit]]":
        """What is found of each table, in order and without overlaps; the latest texts are kept."""
        found = self._texts.get(tokens)
        if found is None:
            found = self._texts[tokens] = self._read(tokens.norms)
            if len(self._texts) > KEPT:
                self._texts.popitem(last=False)
        return found

    def _read(self, norms: tuple[str, ...]) -> "dict[Phrases, list[Hit]]":
        hits: dict[Phrases, list[Hit]] = {}
        begun = list(map(self._begun.__getitem__, norms))
        ahead = (*norms, "", "")
        for i, (alone, longer) in compress(enumerate(begun), map(is_not, begun, repeat(NOTHING))):
            if longer and (told := longer.get(ahead[i + 1])):
                by_third, twos = told
                for size, words, table, name in by_third.get(ahead[i + 2], ()):
                    if size == 3 or norms[i : i + size] == words:
                        _add(hits, table, name, i, i + size - 1)
                for table, name in twos:
                    _add(hits, table, name, i, i + 1)
            for table, name in alone:
                if table not in hits:
                    hits[table] = [make_hit((name, i, i))]
                elif hits[table][-1].last < i:
                    hits[table].append(make_hit((name, i, i)))
        return hits


def _add(hits: "dict[Phrases, list[Hit]]", table: "Phrases", name: str, first: int, last: int) -> None:
    """A hit more, unless one that began before it, or a longer one, holds its first word."""
    here = hits.setdefault(table, [])
    if not here or here[-1].last < first:
        here.append(make_hit((name, first, last)))


class Phrases:
    """Phrases by class, looked up in a text; the longest at a place wins, then the earlier class."""

    def __init__(self, classes: "Mapping[str, str]", index: Index) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._prefix: dict[str, list[tuple[str, str]]] = {}
        for name, text in classes.items():
            for phrase in phrases(text):
                words = tuple(phrase.replace("_", " ").split())
                if len(words) == 1 and words[0].endswith("*"):
                    self._prefix.setdefault(words[0][:2], []).append((words[0][:-1], name))
                else:
                    self._exact.setdefault(words[0], []).append((words, name))
        for rows in self._exact.values():
            rows.sort(key=lambda x: -len(x[0]))
        self._register(index, (*self._exact, *[f"{prefix}*" for prefix in self._prefix]))

    def _register(self, index: Index, starts: tuple[str, ...]) -> None:
        self.starts = starts
        """How its phrases begin: words, and two letters of those that may go on in any way."""
        self._index = index
        index.add(self)

    def find(self, tokens: "Tokens") -> "Sequence[Hit]":
        """Hits in order; they do not overlap."""
        return self._index.hits(tokens).get(self, ())

    def begun_by(self, norm: str) -> Beginning:
        """The longer phrases that a word begins, the longest first, and the class of the word alone."""
        whole = self._exact.get(norm, [])
        longer = [(len(words), words, name) for words, name in whole if len(words) > 1]
        names = [name for words, name in whole if len(words) == 1]
        names += [name for prefix, name in self._prefix.get(norm[:2], ()) if norm.startswith(prefix)]
        return longer, names[0] if names else None


def phrases(text: str) -> list[str]:
    """Words and quoted phrases of a table's cell."""
    if '"' not in text:
        return text.split()
    return [" ".join((quoted or word).split()) for quoted, word in CELLS.findall(text)]


def pairs(text: str) -> dict[str, str]:
    """`word=value` cells as a mapping."""
    return dict(cell.split("=", 1) for cell in phrases(text) if "=" in cell)


class Language:
    """The tables of one language; `phrases(section, keys)` are built once."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._index = Index()
        self._built: dict[tuple[str, ...], Phrases] = {}
        self._words: dict[tuple[str, str], frozenset[str]] = {}
        self._maps: dict[tuple[str, str], dict[str, str]] = {}

    def cell(self, section: str, key: str) -> str:
        return self.table.get(section, {}).get(key, "")

    def words(self, section: str, key: str) -> frozenset[str]:
        found = self._words.get((section, key))
        if found is None:
            found = self._words[section, key] = frozenset(phrases(self.cell(section, key)))
        return found

    def mapping(self, section: str, key: str) -> dict[str, str]:
        found = self._maps.get((section, key))
        if found is None:
            found = self._maps[section, key] = pairs(self.cell(section, key))
        return found

    def phrases(self, section: str, *keys: str) -> Phrases:
        """The phrases of some classes of a section, all of it if none is named."""
        at = (section, *keys)
        if at not in self._built:
            rows = self.table.get(section, {})
            self._built[at] = self.gathered({k: rows.get(k, "") for k in (keys or rows)})
        return self._built[at]

    def gathered(self, classes: "Mapping[str, str]", kind: type[Phrases] = Phrases) -> Phrases:
        """Phrases of classes of one's own making, looked up together with those of the language."""
        return kind(classes, self._index)


_extra: dict[str, Table] = {}


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
            checked.setdefault(language, {})[str(section)] = {str(k): str(v) for k, v in rows.items()}
    _extra.clear()
    _extra.update(checked)
    language_tables.cache_clear()


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
