"""Which words of two texts are related: near vectors of a small table, for English and Russian.

The vectors (96 dimensions, int8) come from multilingual-e5-small (MIT), drawn together along the links of
WordNet 3.0; both languages lie in one space. Function words have no say: their vectors are not asked.
"""

from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from aligner.engine.words import Pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.divergence.tokens import Tokens

FROM = 0.3
STRIP = 200_000
LEAST = 0.3565
"""A cosine up to this is not worth a pair: to the thousandth, its similarity is below 0.08."""
AT_MOST = 0.9
LEAST_WEIGHT = 2.0
LANGUAGES = frozenset({"en", "ru"})


@cache
def _rows(language: str) -> dict[str, int]:
    text = files(__package__).joinpath(f"vectors.{language}.txt").read_text(encoding="utf-8")
    return {word: k for k, word in enumerate(text.split())}


@cache
def _vectors(language: str) -> "NDArray[np.float32]":
    """Unit vectors, one row a stem."""
    with as_file(files(__package__).joinpath(f"vectors.{language}.npy")) as path:
        raw: NDArray[np.float32] = np.load(path).astype(np.float32)
    raw /= np.linalg.norm(raw, axis=1, keepdims=True)
    return raw


def row_of(stem: str, weight: float, language: str) -> int:
    """The row of the table of vectors that a word is asked for; -1 for a light or an unknown one."""
    known_there = language in LANGUAGES and weight >= LEAST_WEIGHT
    return _rows(language).get(stem, -1) if known_there else -1


def vector_of(stem: str, language: str) -> "NDArray[np.float32] | None":
    """The unit vector of a stem; None where the table does not have it."""
    if language not in LANGUAGES:
        return None
    row = _rows(language).get(stem)
    return None if row is None else _vectors(language)[row]


@lru_cache(maxsize=256)
def known(tokens: "Tokens") -> "tuple[NDArray[np.int64], NDArray[np.float32]]":
    """Indices of the content words that have a vector, and their vectors."""
    language = tokens.language
    if language not in LANGUAGES:
        return np.zeros(0, np.int64), np.zeros((0, 1), dtype=np.float32)
    rows = tokens.table["row"]
    at = (rows >= 0).nonzero()[0]
    return at, _vectors(language).take(rows[at], axis=0)


def _cosines(a: "NDArray[np.float32]", b: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """All cosines, in strips so small that no library wakes its threads for them."""
    strip = max(1, STRIP // max(1, b.size))
    if strip >= len(a):
        return a @ b.T
    return np.concatenate([a[k : k + strip] @ b.T for k in range(0, len(a), strip)])


@cache
def _similarities() -> "NDArray[np.float64]":
    """The similarity that each thousandth of a cosine makes."""
    cosines = np.arange(1100, dtype=np.float32) / np.float32(1000)
    found: NDArray[np.float64] = np.minimum((cosines - FROM) / (1.0 - FROM), AT_MOST).astype(np.float64)
    return found


def related(a: "Tokens", b: "Tokens") -> Pairs:
    """Pairs of content words with their similarity in (0, `AT_MOST`]."""
    rows_a, va = known(a)
    rows_b, vb = known(b)
    if not len(rows_a) or not len(rows_b):
        none = np.zeros(0, np.int64)
        return Pairs(none, none, np.zeros(0))
    cosines = _cosines(va, vb).ravel()
    at = (cosines > LEAST).nonzero()[0]
    thousandths = np.rint(cosines.take(at) * np.float32(1000)).astype(np.int64)
    rows, columns = np.divmod(at, len(rows_b))
    return Pairs(rows_a.take(rows), rows_b.take(columns), _similarities().take(thousandths))
