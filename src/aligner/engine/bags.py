"""Bags of features: texts as rows of sparse matrices whose dot products add over texts."""

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Matrix = sparse.csr_matrix[np.float32]
    Rows = Sequence[Sequence[str]]

_WORD = re.compile(r"\w+")


class Bags(NamedTuple):
    """Features of both sides: two CSR matrices (texts x vocabulary, float32) over one vocabulary."""

    a: "Matrix"
    b: "Matrix"


class Vocabulary(dict[str, int]):
    """Numbers features in the order they are first seen; those that begin alike may share a number.

    Args:
        length: letters of a feature that count; 0 = all.
    """

    def __init__(self, length: int = 0) -> None:
        super().__init__()
        self._length = length or None
        self._stems: dict[str, int] = {}

    def __missing__(self, feature: str) -> int:
        number = self._stems.setdefault(feature[: self._length], len(self._stems))
        self[feature] = number
        return number

    @property
    def size(self) -> int:
        return len(self._stems)

    def number(self, rows: "Rows") -> "tuple[NDArray[np.int32], NDArray[np.int32]]":
        """Row starts and feature numbers, as the index arrays of a CSR matrix."""
        starts = np.zeros(len(rows) + 1, np.int32)
        np.cumsum(np.fromiter(map(len, rows), np.int32, len(rows)), out=starts[1:])
        ids = map(self.__getitem__, chain.from_iterable(rows))
        return starts, np.fromiter(ids, np.int32, int(starts[-1]))


def words(texts: "Iterable[str]") -> list[list[str]]:
    """The words of each text, in lower case."""
    return [_WORD.findall(text.lower()) for text in texts]


def count(a: "Rows", b: "Rows", length: int = 0) -> Bags:
    """How often each feature (or its first `length` letters) stands in each text."""
    vocabulary = Vocabulary(length)
    raw = [vocabulary.number(rows) for rows in (a, b)]
    width = max(1, vocabulary.size)
    return Bags(*(_counted(starts, ids, width) for starts, ids in raw))


def _counted(starts: "NDArray[np.int32]", ids: "NDArray[np.int32]", width: int) -> "Matrix":
    matrix = sparse.csr_matrix((np.ones(len(ids), np.float32), ids, starts), shape=(len(starts) - 1, width))
    matrix.sum_duplicates()
    return matrix


def frequency(matrix: "Matrix") -> "NDArray[np.int64]":
    """In how many texts each feature stands."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1])


def weigh(bags: Bags) -> Bags:
    """Square roots of the counts, times the logarithm of how rare a feature is in both texts.

    A feature that only one side has takes half its weight: it cannot match, only dilute.
    """
    da, db = frequency(bags.a), frequency(bags.b)
    rarity = np.log((bags.a.shape[0] + bags.b.shape[0] + 1) / np.maximum(da + db, 1)).clip(0)
    rarity[(da == 0) | (db == 0)] *= 0.5
    weight = rarity.astype(np.float32)
    return Bags(*(_with_values(x, np.sqrt(x.data) * weight[x.indices]) for x in bags))


def _with_values(matrix: "Matrix", values: "NDArray[np.float32]") -> "Matrix":
    return sparse.csr_matrix((values, matrix.indices, matrix.indptr), shape=matrix.shape)


def scaled(matrix: "Matrix", weight: "NDArray[np.float32]") -> "Matrix":
    """Each column times its weight."""
    return _with_values(matrix, matrix.data * weight[matrix.indices])


def product(a: "Matrix", b: "Matrix") -> "Matrix":
    """The matrix product, sparse."""
    return sparse.csr_matrix(a @ b)


def beside(left: "Matrix", right: "Matrix") -> "Matrix":
    """The columns of `left`, then those of `right`."""
    return sparse.csr_matrix(sparse.hstack([left, right], format="csr"))


def squares(matrix: "Matrix") -> "NDArray[np.float64]":
    """The squared length of each row."""
    total = np.concatenate(([0.0], np.cumsum(np.square(matrix.data, dtype=np.float64))))
    return total[matrix.indptr[1:]] - total[matrix.indptr[:-1]]
