"""A lexicon learnt from beads: how likely a word of B renders a word of A (IBM model 1)."""

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from aligner.engine.joins import pairs_by_group, tally
from aligner.engine.judge import merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.engine.bags import Bags, Matrix
    from aligner.engine.search import Step

    Ints = NDArray[np.int64]

_ITERATIONS = 5
_LEAST = 0.03
_SEEN = 0.9
_MOST_PAIRS = 4000


def learn(words: "Bags", beads: "Sequence[Step]") -> "Matrix":
    """Probabilities (words of B x words of A, float32) that a word of B renders one of A.

    `words` says which words stand in which clause. Pairs rarer than `_LEAST` are left out, and so are
    pairs whose expected count is below one.
    """
    used = [(x, y) for x, y in beads if x and y]
    a = _merged(words.a, [x for x, _ in used])
    b = _merged(words.b, [y for _, y in used])
    width = words.a.shape[1]
    count_a, count_b = np.diff(a.indptr).astype(np.int64), np.diff(b.indptr).astype(np.int64)
    count_a[count_a * count_b > _MOST_PAIRS] = 0
    if not (count_a * count_b).any():
        nothing = np.zeros(0, np.int64)
        return sparse.csr_matrix(
            (np.zeros(0, np.float32), (nothing, nothing)), shape=(words.b.shape[1], width)
        )
    a_keep = np.repeat(count_a > 0, np.diff(a.indptr))
    at_a, at_b, _ = pairs_by_group(count_a, count_b)
    token = a.indices[a_keep].astype(np.int64)
    word_b = b.indices[at_b].astype(np.int64)
    pair, where = np.unique(word_b * width + token[at_a], return_inverse=True)
    probability, expected = _em(token, at_a, where, pair // width)
    kept = (probability > _LEAST) & (expected > _SEEN)
    return sparse.csr_matrix(
        (probability[kept].astype(np.float32), (pair[kept] // width, pair[kept] % width)),
        shape=(words.b.shape[1], width),
    )


def _em(
    token: "Ints", at: "Ints", where: "Ints", given: "Ints"
) -> "tuple[NDArray[np.float64], NDArray[np.float64]]":
    """Probability and expected count of each pair of words.

    Every word of A in a bead (`token`) is shared out among the words of B there, and a word that is
    always there. Link k joins token `at[k]` by pair `where[k]`; pair p is of word `given[p]` of B.
    """
    probability = np.ones(len(given))
    expected = probability
    always = np.ones(int(token.max()) + 1)
    for _ in range(_ITERATIONS):
        part = probability[where]
        total = tally(at, part, len(token)) + always[token]
        part /= total[at]
        expected = tally(where, part, len(given))
        probability = expected / tally(given, expected)[given]
        always = tally(token, always[token] / total, len(always))
        always /= always.sum()
    return probability, expected


def _merged(matrix: "Matrix", runs: "Sequence[Sequence[int]]") -> "Matrix":
    """Which words stand in each run of rows."""
    present = merged(matrix, runs)
    present.data[:] = 1
    return present
