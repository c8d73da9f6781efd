"""Words that render each other: a thesaurus written for this project, by stems.

Within English, within Russian, and from English to Russian; `benchmarks/lexicon_kin.py` makes the tables.
"""

from functools import cache
from importlib.resources import as_file, files
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from aligner.divergence.lexicon.forms import stem_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

TABLES = frozenset({"en", "en-ru", "ru"})
SAME, NEAR = 0.85, 0.55
"""How alike a word is to one of the same sense, and to one by which the same thing may be told."""
STEM = 0.95
"""How alike words of the same stem are."""
ASKED = np.dtype([("stem", np.int64), ("likeness", np.float64)])
ASKED_LINE = Struct("=qd")
REMEMBERED = 100_000
"""Stems of a language that are kept at hand."""
NONE: "Mapping[str, float]" = {}
_user: dict[str, dict[str, frozenset[str]]] = {}


class Table(NamedTuple):
    """Stems of two languages, those of the first by their number, and the links from them, rising."""

    rows: dict[str, int]
    columns: list[str]
    links: "NDArray[np.uint32]"


@cache
def _table(name: str) -> Table:
    place = files(__package__)
    sides = [x.split() for x in place.joinpath(f"kin.{name}.txt").read_text(encoding="utf-8").splitlines()]
    with as_file(place.joinpath(f"kin.{name}.npy")) as path:
        codes: NDArray[np.uint32] = np.load(path)
    if len(sides) == 1:
        turned = (codes >> 1 & 0xFFFF) << 17 | codes >> 17 << 1 | codes & 1
        codes = np.sort(np.concatenate((codes, turned)))
    return Table({stem: k for k, stem in enumerate(sides[0])}, sides[-1], codes)


def extend(groups: "Mapping[str, str]") -> None:
    """Add the user's words that render each other, a line a group; replaces those added before.

    The groups of a language are told by its code; those of `en-ru` begin with the English word.
    """
    _user.clear()
    for name, text in groups.items():
        first, *more = name.split("-")
        found: dict[str, set[str]] = {}
        for line in text.casefold().split("\n"):
            words = line.split()
            heads = {stem_of(w, first) for w in (words[:1] if more else words)}
            others = {stem_of(w, more[0]) for w in words[1:]} if more else heads
            for stem in heads:
                found.setdefault(stem, set()).update(others if more else others - {stem})
        _user[name] = {stem: frozenset(others) for stem, others in found.items()}
    kins.cache_clear()


class Likes(NamedTuple):
    """The stems that may render a stem, with how alike each is.

    `asked` has them as a table of `ASKED`, by their hashes, behind the stem itself.
    """

    values: "Mapping[str, float]"
    asked: bytes


class Kin(dict[str, Likes]):
    """Stems of a language, once asked for, with the stems of another (or the same) that may render them."""

    def __init__(self, language: str, other: str) -> None:
        super().__init__()
        self.name = language if language == other else f"{language}-{other}"

    def __missing__(self, stem: str) -> Likes:
        own = _user.get(self.name, {}).get(stem, ())
        values = _listed(stem, self.name)
        if own:
            values = {**values, **dict.fromkeys(own, SAME)}
        if len(self) >= REMEMBERED:
            self.clear()
        asked = [ASKED_LINE.pack(hash(x), value) for x, value in ((stem, STEM), *values.items())]
        likes = self[stem] = Likes(values, b"".join(asked))
        return likes


kins = cache(Kin)


def kin_of(stem: str, language: str, other: str) -> "Mapping[str, float]":
    """Stems of the language `other` that may render a stem of `language`, with how alike they are."""
    return kins(language, other)[stem].values


def _listed(stem: str, name: str) -> "Mapping[str, float]":
    """What the table `name` has for a stem."""
    if name not in TABLES:
        return NONE
    rows, columns, links = _table(name)
    row = rows.get(stem)
    if row is None:
        return NONE
    first, end = np.searchsorted(links, np.array((row << 17, row + 1 << 17), np.uint32))
    return {columns[x >> 1 & 0xFFFF]: SAME if x & 1 else NEAR for x in links[first:end].tolist()}
