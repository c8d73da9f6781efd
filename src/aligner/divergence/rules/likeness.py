"""How like a run of words is to the phrases of the other side, by the vectors of their words."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligner.divergence.lexicon.synonyms import known
from aligner.divergence.rules.leftover import HEAVIEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.divergence.evidence import Side


@dataclass(frozen=True, eq=False)
class Likeness:
    """Runs of A against stretches of B; nothing is summed before it is asked for."""

    a: "Side"
    b: "Side"

    def phrase_like(self, first: int, last: int) -> float:
        """The greatest cosine of a run, as the mean of its words, with a stretch of about its length in B."""
        sums_a, sums_b = self._sums
        run = sums_a[last + 1] - sums_a[first]
        norm = math.sqrt(float(run @ run))
        if not norm or sums_a.shape[1] != sums_b.shape[1]:
            return 0.0
        length, best = last - first + 1, 0.0
        for size in {max(1, length - 1), length, length + 2, max(1, length // 2)}:
            if size < len(sums_b):
                best = max(best, float((self._stretches(size) @ run).max()) / norm)
        return round(best, 4)

    @cached_property
    def _sums(self) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
        return _running_sums(self.a), _running_sums(self.b)

    @cached_property
    def _by_size(self) -> "dict[int, NDArray[np.float32]]":
        return {}

    def _stretches(self, size: int) -> "NDArray[np.float32]":
        """The sum of every stretch of `size` words of B, brought to length 1."""
        found = self._by_size.get(size)
        if found is None:
            sums = self._sums[1]
            found = sums[size:] - sums[:-size]
            found /= np.sqrt(np.einsum("ij,ij->i", found, found))[:, None] + 1e-6
            self._by_size[size] = found
        return found


def _running_sums(side: "Side") -> "NDArray[np.float32]":
    """Running sums of the weighted word vectors of a side: one row more than it has tokens."""
    rows, vectors = known(side.tokens)
    table = np.zeros((len(rows) + 1, vectors.shape[1]), dtype=np.float32)
    if rows:
        weights = np.array([min(HEAVIEST, side.tokens.weights[i]) for i in rows], dtype=np.float32)
        np.cumsum(vectors * weights[:, None], axis=0, out=table[1:])
    sums: NDArray[np.float32] = table[np.searchsorted(rows, np.arange(len(side.tokens) + 1))]
    return sums
