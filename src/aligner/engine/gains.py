"""What each bead is worth that could end in a cell of the band."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from aligner.engine.bags import squares

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from aligner.engine.bags import Bags, Matrix
    from aligner.engine.band import Band
    from aligner.engine.parameters import Parameters

    Floats = NDArray[np.float32]

_BLOCK = 64

# Cells of a matrix that is worked with as a whole rather than by what is not 0 in it.
_DENSE = 50_000


def shapes(largest: int) -> tuple[tuple[int, int], ...]:
    """The shapes of beads with clauses on both sides, the smaller first."""
    sizes = range(1, largest)
    return tuple(
        sorted(((x, y) for x in sizes for y in sizes if x + y <= largest), key=lambda s: (sum(s), s))
    )


@dataclass(frozen=True, slots=True)
class Prices:
    """The terms of a bead's worth that do not depend on words.

    Attributes:
        letters_a, letters_b: clauses' lengths, summed from the left, with a leading 0 (A scaled to B).
        mean: letters of an average clause.
    """

    letters_a: "NDArray[np.float64]"
    letters_b: "NDArray[np.float64]"
    mean: float


def prices(letters_a: "NDArray[np.float64]", letters_b: "NDArray[np.float64]", ratio: float) -> Prices:
    """`ratio` = letters of B for a letter of A."""
    a = np.concatenate(([0.0], np.cumsum(letters_a * ratio)))
    b = np.concatenate(([0.0], np.cumsum(letters_b)))
    mean = (a[-1] / max(1, len(letters_a)) + b[-1] / max(1, len(letters_b))) / 2
    return Prices(a, b, float(max(mean, 1.0)))


class Frame(NamedTuple):
    """Where segments end, and what it is worth that beads begin and end there.

    Attributes:
        ends_a, ends_b: 1 where a segment ends before the next clause (a position more than clauses), else 0.
        worth: by the two flags, half of what a bead's edge at such a place is worth.
    """

    ends_a: "NDArray[np.int8]"
    ends_b: "NDArray[np.int8]"
    worth: "Floats"


class Chance(NamedTuple):
    """What two clauses share by chance: the product of `row_of_a @ b` and `row_of_b @ a`."""

    a: "Floats"
    b: "Floats"


def chance(bags: "Bags", share: float = 1.0) -> Chance:
    """Chance as the average bags of both sides make it; `share` 0 leaves it out.

    In a short text the average is mostly the very pair that is judged: it counts for less there.
    """
    share *= 1 - 1 / max(1, min(bags.a.shape[0], bags.b.shape[0]))
    a = np.asarray(bags.a.mean(axis=0), np.float32).ravel()
    b = np.asarray(bags.b.mean(axis=0), np.float32).ravel()
    return Chance(a * np.float32(share), b / np.float32(max(float(a @ b), 1e-9)))


class Ground(NamedTuple):
    """All that a stretch of clauses is judged by."""

    bags: "Bags"
    price: Prices
    chance: Chance
    frame: Frame


class Gains:
    """Worth of the beads that end in each cell, computed for a run of rows at a time."""

    def __init__(self, ground: Ground, band: "Band", parameters: "Parameters") -> None:
        bags = ground.bags
        self.parameters = parameters
        self.shapes = shapes(parameters.largest)
        self._band = band
        self._bags = bags
        self._ends_a = ground.frame.ends_a
        self._edges = ground.frame.worth[:, ground.frame.ends_b]
        self._columns = bags.b.T.tocsc()
        self._price = ground.price
        self._length_a = [_lengths(ground.price.letters_a, t) for t in range(parameters.largest)]
        self._length_b = [_lengths(ground.price.letters_b, t) for t in range(parameters.largest)]
        side = parameters.largest - 1
        self._norm_a = _inverse_norms(bags.a, side)
        self._norm_b = _inverse_norms(bags.b, side)
        self._chance_a = np.concatenate(([0], bags.a @ ground.chance.b)).astype(np.float32)
        self._chance_b = np.concatenate(([0], bags.b @ ground.chance.a)).astype(np.float32)

    def frame(self, row: int, first: int, end: int) -> "Floats":
        """Half of what it is worth that a bead begins or ends in columns `first:end` of a row."""
        edges: Floats = self._edges[int(self._ends_a[row]), first:end]
        return edges

    def rows(self, first: int, end: int) -> "Floats":
        """For rows `first:end`: one row a shape, one column a cell."""
        band, largest = self._band, self.parameters.largest
        top = max(0, first - largest)
        cells = _Cells(band, top, end)
        dots = self._dots(cells, top, end)
        skip = int(band.start[first] - band.start[top])
        row, column = cells.row[skip:], cells.column[skip:]
        norm_b = [x[column] for x in self._norm_b]
        length_b = [x[column] for x in self._length_b]
        result = np.empty((len(self.shapes), cells.count - skip), np.float32)
        index = {shape: k for k, shape in enumerate(self.shapes)}
        column_sum = dots
        for x in range(1, largest):
            norm_a, length_a = self._norm_a[x][row], self._length_a[x][row]
            if x > 1:
                column_sum = dots + cells.above(column_sum)
            block = column_sum
            for y in range(1, largest - x + 1):
                if y > 1:
                    block = column_sum + cells.left(block)
                cosine = block[skip:] * norm_a
                cosine *= norm_b[y]
                worth = _worth(cosine, length_a, length_b[y], self._price.mean, self.parameters)
                worth -= np.float32(_surcharge(x, y, self.parameters))
                result[index[x, y]] = worth
        return result

    def _dots(self, cells: "_Cells", top: int, end: int) -> "Floats":
        """Dot product of the clauses that end in each cell, less what chance alone gives."""
        band = self._band
        dots = np.zeros(cells.count, np.float32)
        for first in range(max(1, top), end, _BLOCK):
            last = min(end, first + _BLOCK)
            low, high = max(1, int(band.low[first])), int(band.high[last - 1])
            if high < low:
                continue
            product = (self._bags.a[first - 1 : last - 1] @ self._columns[:, low - 1 : high]).toarray()
            here = slice(int(band.start[first] - band.start[top]), int(band.start[last] - band.start[top]))
            row, column = cells.row[here] - first, cells.column[here] - low
            dots[here] = np.where(column >= 0, product[row, np.maximum(column, 0)], 0)
        dots -= self._chance_a[cells.row] * self._chance_b[cells.column]
        dots[(cells.row == 0) | (cells.column == 0)] = 0
        return dots


def _worth(cosine: "Floats", a: "Floats", b: "Floats", mean: float, p: "Parameters") -> "Floats":
    """Likeness less the price of lengths that part, times the size; `cosine` is used up."""
    both = a + b
    parted = np.abs(b - a)
    parted /= np.sqrt(4 * both + 1)
    np.minimum(parted, np.float32(p.length_cap), out=parted)
    parted *= np.float32(p.length)
    cosine -= parted
    cosine -= np.float32(p.floor)
    both += 1
    cosine *= a
    cosine *= b
    cosine /= both
    cosine *= np.float32(2 / mean)
    return cosine


def _surcharge(x: int, y: int, p: "Parameters") -> float:
    return p.extra * (x + y - 2) + p.both * (min(x, y) - 1)


class _Cells:
    """Rows `top:end` of the band as flat arrays."""

    def __init__(self, band: "Band", top: int, end: int) -> None:
        start, low, high = band.start, band.low, band.high
        width = (high - low + 1)[top:end]
        self.count = int(start[end] - start[top])
        self.row = np.repeat(np.arange(top, end), width)
        self.column = np.arange(self.count) + start[top] - start[self.row] + low[self.row]
        up = self.row - 1
        inside = (up >= top) & (self.column >= low[up]) & (self.column <= high[up])
        self._up = np.where(inside, start[up] - start[top] + self.column - low[up], self.count)
        self._first = (start[top:end] - start[top]).astype(np.int64)

    def above(self, values: "Floats") -> "Floats":
        """`values` of the cell in the row before, 0 outside the band."""
        return np.append(values, np.float32(0))[self._up]

    def left(self, values: "Floats") -> "Floats":
        """`values` of the cell one column before, 0 outside the band."""
        result = np.empty_like(values)
        result[1:] = values[:-1]
        result[self._first] = 0
        return result


def _lengths(total: "NDArray[np.float64]", t: int) -> "Floats":
    """For `t` clauses ending at each position, their letters; what is impossible is never asked for."""
    begun = total[np.maximum(np.arange(len(total)) - t, 0)]
    return (total - begun).astype(np.float32)


def _inverse_norms(matrix: "Matrix", most: int) -> "list[Floats]":
    """For t clauses ending at each position: one over the length of their summed bag; 0 where impossible."""
    n = matrix.shape[0]
    inner = [squares(matrix)]
    near = _near_neighbours if n * matrix.shape[1] <= _DENSE else _neighbours
    inner += near(matrix, range(1, most))
    result = [np.zeros(n + 1, np.float32)]
    total = np.zeros(n + 1)
    for t in range(1, most + 1):
        # the bag grows by the clause `t` places back
        grown = np.zeros(n + 1)
        if n >= t:
            grown[t:] = total[t:] + inner[0][: n - t + 1]
            for d in range(1, t):
                grown[t:] += 2 * inner[d][: n - t + 1]
        total = grown
        with np.errstate(divide="ignore"):
            result.append(np.where(total > 1e-9, 1 / np.sqrt(np.maximum(total, 1e-9)), 0).astype(np.float32))
    return result


def _neighbours(matrix: "Matrix", distances: "Iterable[int]") -> "list[NDArray[np.float64]]":
    """For each distance, the dot product of each row with the one so far below; 0 at the end."""
    n = matrix.shape[0]
    result = []
    for d in distances:
        total = np.zeros(n)
        if n > d:
            product = matrix[:-d].multiply(matrix[d:])
            total[: n - d] = np.asarray(product.sum(axis=1)).ravel()
        result.append(total)
    return result


def _near_neighbours(matrix: "Matrix", distances: "Iterable[int]") -> "list[NDArray[np.float64]]":
    """As `_neighbours`, to the bit, at a fraction of the cost where the matrix is small."""
    n = matrix.shape[0]
    dense = matrix.toarray()
    result = []
    for d in distances:
        total = np.zeros(n)
        product = dense[:-d] * dense[d:]
        shared = product != 0
        ends = np.cumsum(shared.sum(axis=1))
        begins = np.concatenate(([0], ends[:-1]))
        rows = np.flatnonzero(ends > begins)
        if len(rows):
            total[rows] = np.add.reduceat(product[shared], begins[rows])
        result.append(total)
    return result
