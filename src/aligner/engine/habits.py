"""What a first pass tells about a pair of texts: whether clauses left alone really stand alone."""

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.engine.clauses import Sides
    from aligner.engine.parameters import Parameters
    from aligner.engine.search import Region, Step

_SHORT = 2
_PARTS = 3


def rehearsal(regions: "Sequence[Region]", points: "NDArray[np.float64]", size: int) -> "list[Region]":
    """Enough of the regions to learn from: about `size` clauses of A, in windows between fixed points."""
    windows = [w for region in regions for w in _windows(region, points, size)]
    ends = np.cumsum([len(w.a) for w in windows])
    return windows[: int(np.searchsorted(ends, size)) + 1]


def _windows(region: "Region", points: "NDArray[np.float64]", size: int) -> "list[Region]":
    """A long region's beginning, middle and end; a short one whole."""
    length = len(region.a)
    if length <= size:
        return [region]
    at_a = np.searchsorted(region.a, points[:, 0])
    at_b = np.searchsorted(region.b, points[:, 1])
    inside = (at_a > 0) & (at_a < length) & (at_b > 0) & (at_b < len(region.b))
    at_a, at_b = at_a[inside], at_b[inside]
    if len(at_a) < 2:
        return [region]
    result = []
    for part in range(_PARTS):
        begin = part * (length - size // _PARTS) // (_PARTS - 1)
        first = int(np.searchsorted(at_a, begin).clip(0, len(at_a) - 1))
        last = int(np.searchsorted(at_a, begin + size // _PARTS).clip(0, len(at_a) - 1))
        result.append(
            region._replace(a=region.a[at_a[first] : at_a[last]], b=region.b[at_b[first] : at_b[last]])
        )
    return [x for x in result if len(x.a) and len(x.b)]


def adapted(parameters: "Parameters", steps: "Sequence[Step]", sides: "Sides", ratio: float) -> "Parameters":
    """The parameters with the price of a gap that these texts ask for.

    Where a clause was truly left out, giving it to a neighbouring bead spoils the fit of lengths. Where a
    free rendering only hides the match, it often mends it: the more often it does, the dearer gaps become.
    """
    mended, tried = attachable(steps, sides, ratio)
    p = parameters
    share = (mended + p.tight * p.trust) / (tried + p.trust)
    free = float(np.clip((share - p.tight) / (p.loose - p.tight), 0, 1))
    return replace(p, gap=p.gap + free * (p.dear - p.gap), extra=p.extra * (1 - p.easy * free))


def attachable(steps: "Sequence[Step]", sides: "Sides", ratio: float) -> tuple[int, int]:
    """How many short runs of gaps would mend the lengths of a neighbouring bead; and how many there are."""
    length_a = np.concatenate((sides.a.letters * ratio, [0.0]))
    length_b = np.concatenate((sides.b.letters, [0.0]))
    sizes = [(float(length_a[list(x)].sum()), float(length_b[list(y)].sum())) for x, y in steps]
    gap = [not (x and y) for x, y in steps]
    mended = tried = 0
    k = 0
    while k < len(steps):
        end = k
        while end < len(steps) and gap[end]:
            end += 1
        if k < end <= k + _SHORT:
            run_a, run_b = (sum(s[side] for s in sizes[k:end]) for side in (0, 1))
            beside = [sizes[n] for n in (k - 1, end) if 0 <= n < len(steps)]
            tried += 1
            mended += any(_parted(a + run_a, b + run_b) < _parted(a, b) for a, b in beside)
        k = max(end, k + 1)
    return mended, tried


def _parted(a: float, b: float) -> float:
    return abs(a - b) / math.sqrt(a + b + 1)
