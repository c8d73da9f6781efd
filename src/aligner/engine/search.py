"""The search between clauses: regions left free by anchors, the band in each, the best path."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from aligner.engine.bags import Bags
from aligner.engine.band import Band, band_around, full_band
from aligner.engine.fixed import fixed_points
from aligner.engine.gains import Chance, Frame, Gains, Ground, prices
from aligner.engine.path import GapPrice, Path, best_path
from aligner.engine.together import joined, with_wall, without_wall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.engine.clauses import Sides
    from aligner.engine.parameters import Parameters

    Ints = NDArray[np.int64]

# Letters of equal length that are thought to stand before both texts: a few lines say little of the ratio.
_PRIOR = 400

# Cells of a region that is searched together with others.
_SMALL = 4000

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


class Found(NamedTuple):
    """The beads of a search, gaps included, and by how much each beats its rivals (absent: not known)."""

    steps: list[Step]
    leads: dict[Step, float]


def search(sides: "Sides", regions: "Sequence[Region]", view: View, parameters: "Parameters") -> Found:
    """The best path through each region."""
    found = Found([], {})
    small = [x for x in regions if 0 < len(x.a) * len(x.b) <= _SMALL]
    if len(small) > 1:
        _add(found, _search_together(sides, small, view, parameters))
        regions = [x for x in regions if not 0 < len(x.a) * len(x.b) <= _SMALL]
    for region in regions:
        if len(region.a) and len(region.b):
            band = _band(rows_of(view.points, region), view, parameters)
            _add(found, steps_within(sides, region, band, view, parameters))
        else:
            found.steps.extend(((int(i),), ()) for i in region.a)
            found.steps.extend(((), (int(j),)) for j in region.b)
    return found


def _add(found: Found, more: Found) -> None:
    found.steps.extend(more.steps)
    found.leads.update(more.leads)


def _search_together(
    sides: "Sides", regions: "Sequence[Region]", view: View, parameters: "Parameters"
) -> Found:
    wall = len(sides.a)
    in_a, in_b, band = joined(regions, wall, parameters.largest - 1)
    walled, view = with_wall(sides, view)
    steps, leads = steps_within(walled, Region(in_a, in_b), band, view, parameters)
    return Found(without_wall(steps, wall), leads)


def steps_within(sides: "Sides", region: Region, band: Band, view: View, parameters: "Parameters") -> Found:
    """The best path through a band over the region."""
    price = prices(sides.a.letters[region.a], sides.b.letters[region.b], view.ratio)
    frame = _frame(sides, region, parameters)
    ground = Ground(rows_of(view.bags, region), price, view.chance, frame)
    gap = GapPrice(parameters.gap, parameters.gap * parameters.further)
    path = best_path(band, Gains(ground, band, parameters), gap)
    in_a, in_b = region.a.tolist(), region.b.tolist()
    steps = [(tuple(in_a[x.start : x.stop]), tuple(in_b[y.start : y.stop])) for x, y in path.spans]
    return Found(steps, dict(zip(steps, _leads(path, frame), strict=True)))


def _leads(path: Path, frame: Frame) -> list[float]:
    """For each bead the lesser of its own lead and the next one's, whose rivals may begin earlier.

    A rival that only cuts elsewhere inside one pair of segments takes nothing away.
    """
    ends_a, ends_b = frame.ends_a.tolist(), frame.ends_b.tolist()
    own = [
        lead if ends_a[x.start] or ends_b[y.start] else math.inf
        for (x, y), lead in zip(path.spans, path.leads, strict=True)
    ]
    return [min(pair) for pair in zip(own, [*own[1:], math.inf], strict=True)]


def _frame(sides: "Sides", region: Region, parameters: "Parameters") -> Frame:
    """Where the segments of a region end."""
    together, apart = parameters.together / 2, parameters.apart / 2
    worth = np.array([[0, -apart], [-apart, together]], np.float32)
    return Frame(_ends(sides.a.owner[region.a]), _ends(sides.b.owner[region.b]), worth)


def _ends(owner: "NDArray[np.int32]") -> "NDArray[np.int8]":
    ends = np.ones(len(owner) + 1, np.int8)
    ends[1:-1] = owner[1:] != owner[:-1]
    return ends


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
    return float((sides.b.letters.sum() + _PRIOR) / (sides.a.letters.sum() + _PRIOR))
