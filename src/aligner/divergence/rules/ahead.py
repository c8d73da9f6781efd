"""The content words behind a word, in its clause."""

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side


def content_from(side: "Side", first: int, reach: int, most: int, *, opened: bool = False) -> list[int]:
    """The content words from word `first` on, `most` of them, among `reach` words and up to a mark.

    A mark right before the first word counts, unless its clause is known to be opened there.
    """
    heavy, stretch = side.heavy, side.breaks[first + opened : first + reach]
    end = first + opened + stretch.index(True) if True in stretch else first + reach
    k = bisect_left(heavy, first)
    return heavy[k : min(k + most, bisect_left(heavy, end, k))]
