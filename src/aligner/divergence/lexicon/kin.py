"""Words that render each other: a thesaurus written for this project, by stems.

Within English, within Russian, and from English to Russian. The tables are made by `benchmarks/lexicon_kin.py`.
"""

from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

TABLES = frozenset({"en", "en-ru", "ru"})
SAME, NEAR = 0.85, 0.55
"""How alike a word is to one of the same sense, and to one by which the same thing may be told."""
NONE: "Mapping[str, float]" = {}


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


@lru_cache(maxsize=100_000)
def kin_of(stem: str, language: str, other: str) -> "Mapping[str, float]":
    """Stems of the language `other` that may render a stem of `language`, with how alike they are."""
    name = language if language == other else f"{language}-{other}"
    if name not in TABLES:
        return NONE
    rows, columns, links = _table(name)
    row = rows.get(stem)
    if row is None:
        return NONE
    first, end = np.searchsorted(links, np.array((row << 17, row + 1 << 17), np.uint32))
    return {columns[x >> 1 & 0xFFFF]: SAME if x & 1 else NEAR for x in links[first:end].tolist()}
