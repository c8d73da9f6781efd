"""Index arithmetic: sums by index, and all pairs of entries that share a group."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


def tally(
    index: "NDArray[np.integer]", values: "NDArray[np.floating]", size: int = 0
) -> "NDArray[np.float64]":
    """For each index the sum of its values; at least `size` long."""
    return np.bincount(index, values, size).astype(np.float64, copy=False)


def pairs_by_group(count_a: "Ints", count_b: "Ints") -> "tuple[Ints, Ints, Ints]":
    """For groups of `count_a[g]` entries of A and `count_b[g]` of B, every pair inside a group.

    Returns the position of the entry of A, that of B (both counted over all groups), and the group.
    """
    size = count_a * count_b
    group = np.repeat(np.arange(len(size)), size)
    within = np.arange(len(group)) - np.repeat(np.cumsum(size) - size, size)
    width = count_b[group]
    first_a, first_b = np.cumsum(count_a) - count_a, np.cumsum(count_b) - count_b
    return (
        first_a[group] + within // np.maximum(width, 1),
        first_b[group] + within % np.maximum(width, 1),
        group,
    )
