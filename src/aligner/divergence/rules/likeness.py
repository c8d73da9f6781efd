"""How like a run of words is to the phrases of the other side, by the vectors of their words."""

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from aligner.divergence.lexicon.synonyms import known
from aligner.divergence.rules.leftover import HEAVIEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.divergence.tokens import Tokens


def phrase_like(a: "Tokens", b: "Tokens", first: int, last: int) -> float:
    """The greatest cosine of words of A, as their mean, with a stretch of about as many words of B."""
    sums = _running_sums(a)
    run = sums[last + 1] - sums[first]
    norm = math.sqrt(float(run @ run))
    if not norm or len(run) != _running_sums(b).shape[1]:
        return 0.0
    length, best = last - first + 1, 0.0
    for size in {max(1, length - 1), length, length + 2, max(1, length // 2)}:
        if size <= len(b):
            best = max(best, float((_stretches(b, size) @ run).max()) / norm)
    return round(best, 4)


@lru_cache(maxsize=128)
def _stretches(tokens: "Tokens", size: int) -> "NDArray[np.float32]":
    """The sum of every stretch of `size` words, brought to length 1."""
    sums = _running_sums(tokens)
    found = sums[size:] - sums[:-size]
    found /= np.sqrt(np.einsum("ij,ij->i", found, found))[:, None] + 1e-6
    return found


@lru_cache(maxsize=32)
def _running_sums(tokens: "Tokens") -> "NDArray[np.float32]":
    """Running sums of the weighted word vectors of a text: one row more than it has words."""
    rows, vectors = known(tokens)
    table = np.zeros((len(rows) + 1, vectors.shape[1]), dtype=np.float32)
    if rows:
        weights = np.array([min(HEAVIEST, tokens.weights[i]) for i in rows], dtype=np.float32)
        np.cumsum(vectors * weights[:, None], axis=0, out=table[1:])
    sums: NDArray[np.float32] = table[np.searchsorted(rows, np.arange(len(tokens) + 1))]
    return sums
