"""The search between clauses: regions left free by anchors, the band in each, the best path."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from aligner.engine.bags import Bags
from aligner.engine.band import Band, band_around, full_band
from aligner.engine.fixed import fixed_points
from aligner.engine.gains import Chance, Gains, prices
from aligner.engine.path import best_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.engine.clauses import Sides
    from aligner.engine.parameters import Parameters

    Ints = NDArray[np.int64]

Step = tuple[tuple[int, ...], tuple[int, ...]]


class Region(NamedTuple):
    """Clauses that may be matched with one another, ascending."""

    a: "Ints"
    b: "Ints"


@dataclass(frozen=True, slots=True)
class View:
    """How the clauses are compared in one round.

    Attributes:
        bags: weighted features of all clauses.
        chance: what bags share by chance.
        ratio: letters of B for a letter of A.
        points: bags in which rare features mark fixed points (often `bags`).
        rare: occurrences a feature may have to mark one.
        least: similarity that a fixed point needs.
    """

    bags: Bags
    chance: Chance
    ratio: float
    points: Bags
    rare: int
    least: float = 0.08


def search(sides: "Sides", regions: "Sequence[Region]", view: View, parameters: "Parameters") -> list[Step]:
    """The best path through each region: beads of clauses, gaps included."""
    steps: list[Step] = []
    for region in regions:
        if len(region.a) and len(region.b):
            steps += _search_region(sides, region, view, parameters)
        else:
            steps += [((int(i),), ()) for i in region.a]
            steps += [((), (int(j),)) for j in region.b]
    return steps


def _search_region(sides: "Sides", region: Region, view: View, parameters: "Parameters") -> list[Step]:
    bags = rows_of(view.bags, region)
    band = _band(rows_of(view.points, region), view, parameters)
    price = prices(sides.a.letters[region.a], sides.b.letters[region.b], view.ratio)
    gains = Gains(bags, band, price, parameters, view.chance)
    gap_a = np.full(len(region.a), parameters.gap, np.float32)
    gap_b = np.full(len(region.b), parameters.gap, np.float32)
    path = best_path(band, gains, gap_a, gap_b)
    in_a, in_b = region.a.tolist(), region.b.tolist()
    return [(tuple(in_a[x.start : x.stop]), tuple(in_b[y.start : y.stop])) for x, y in path]


def rows_of(bags: Bags, region: Region) -> Bags:
    """The rows of the region's clauses; the bags themselves where the region holds everything."""
    whole = len(region.a) == bags.a.shape[0] and len(region.b) == bags.b.shape[0]
    return bags if whole else Bags(bags.a[region.a], bags.b[region.b])


def _band(points: Bags, view: View, parameters: "Parameters") -> Band:
    n, m = points.a.shape[0], points.b.shape[0]
    if n * m <= parameters.small:
        return full_band(n, m)
    fixed = fixed_points(points, view.rare, view.least)
    return band_around(fixed, n, m, parameters.near, parameters.widest)


def length_ratio(sides: "Sides", points: "NDArray[np.float64]") -> float:
    """Letters of B for a letter of A: the median over sure points, or over everything if there are few."""
    sure = points[points[:, 2] > 0.2]
    if len(points) > 10 and len(sure):
        i, j = sure[:, 0].astype(np.int64), sure[:, 1].astype(np.int64)
        return float(np.median((sides.b.letters[j] + 1) / (sides.a.letters[i] + 1)))
    return float((sides.b.letters.sum() + 1) / (sides.a.letters.sum() + 1))
