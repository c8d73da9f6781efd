"""The band: for each row of the search, the columns worth looking at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Band:
    """Columns `low[i]..high[i]` (inclusive) of row `i`; row i, column j = i clauses of A, j of B used.

    Both bounds never fall, consecutive rows overlap, row 0 holds column 0 and the last row the last.
    Cells are numbered row by row; row i begins at `start[i]`.
    """

    low: "NDArray[np.int64]"
    high: "NDArray[np.int64]"
    start: "NDArray[np.int64]"

    @property
    def rows(self) -> int:
        return len(self.low)

    @property
    def cells(self) -> int:
        return int(self.start[-1])

    @property
    def columns(self) -> int:
        return int(self.high[-1]) + 1


def full_band(n: int, m: int) -> Band:
    """Every cell of `n` clauses against `m`."""
    return _band(np.zeros(n + 1, np.int64), np.full(n + 1, m, np.int64))


def band_around(points: "NDArray[np.float64]", n: int, m: int, near: int, widest: int = 500) -> Band:
    """Cells within `near` clauses of the fixed points, and all between two points up to `widest` columns."""
    i = np.concatenate(([-1], points[:, 0].astype(np.int64), [n]))
    j = np.concatenate(([-1], points[:, 1].astype(np.int64), [m]))
    row = np.arange(n + 1)
    before = (np.searchsorted(i, row - near // 2, "right") - 1).clip(0, len(i) - 1)
    after = np.searchsorted(i, row + near // 2, "left").clip(0, len(i) - 1)
    reach = near + np.maximum(i[after] - i[before], j[after] - j[before]) // 16
    low = (j[before] - reach).clip(0, m)
    high = (j[after] + reach + 1).clip(0, m)
    middle = np.interp(row, i, j).astype(np.int64)
    wide = high - low > widest
    low[wide] = np.maximum(low[wide], middle[wide] - widest // 2)
    high[wide] = np.minimum(high[wide], middle[wide] + widest // 2)
    return connected(low, high, m)


def connected(low: "NDArray[np.int64]", high: "NDArray[np.int64]", m: int) -> Band:
    """The band with bounds made monotone and every row made to touch the one before."""
    low[0], high[-1] = 0, m
    low = np.minimum.accumulate(low[::-1])[::-1]
    high = np.maximum.accumulate(high)
    low[1:] = np.minimum(low[1:], high[:-1])
    return _band(low, high)


def stacked(low: "NDArray[np.int64]", high: "NDArray[np.int64]") -> Band:
    """The band with just these bounds, which must already be what `Band` asks for."""
    return _band(low, high)


def _band(low: "NDArray[np.int64]", high: "NDArray[np.int64]") -> Band:
    return Band(low, high, np.concatenate(([0], np.cumsum(high - low + 1))))
