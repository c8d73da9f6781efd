"""Anchors: beads that are fixed before the search, and the regions they leave free."""

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from aligner.engine.clauses import Clauses, Sides, split_clauses
from aligner.engine.project import project
from aligner.engine.rounds import Task, find_steps
from aligner.engine.search import Region
from aligner.errors import EditError
from aligner.model import Bead
from aligner.model.alignment import mark_transposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.engine.parameters import Parameters
    from aligner.engine.search import Step

Anchor = tuple[tuple[int, ...], tuple[int, ...]]


def align_between(
    a: "Sequence[str]",
    b: "Sequence[str]",
    anchors: "Sequence[Anchor]",
    languages: tuple[str, str],
    parameters: "Parameters",
) -> tuple[Bead, ...]:
    """The anchors, and the best beads of what they leave free; in no particular order."""
    fixed = tuple(Bead(tuple(x), tuple(y)) for x, y in anchors)
    taken_a = _taken("a", [x.a for x in fixed], len(a))
    taken_b = _taken("b", [x.b for x in fixed], len(b))
    if len(taken_a) == len(a) or len(taken_b) == len(b):
        alone = [Bead((i,), ()) for i in range(len(a)) if i not in taken_a]
        alone += [Bead((), (j,)) for j in range(len(b)) if j not in taken_b]
        return (*fixed, *alone)
    sides = Sides(*(split_clauses(x, parameters.clause) for x in (a, b)))
    regions = _regions(fixed, sides, taken_a, taken_b)
    given = [_clauses_of(x, sides) for x in fixed if not x.is_gap]
    found = find_steps(Task(sides, regions, given, languages), parameters)
    free = project(found.steps, sides, parameters, found.leads)
    return (*fixed, *(x for x in free if taken_a.isdisjoint(x.a) and taken_b.isdisjoint(x.b)))


def _taken(side: str, runs: "Sequence[tuple[int, ...]]", size: int) -> set[int]:
    seen: set[int] = set()
    for k, run in enumerate(runs):
        for i in run:
            if not 0 <= i < size:
                raise EditError(f"anchor {k}: segment {side}{i} does not exist (there are {size})")
            if i in seen:
                raise EditError(f"anchor {k}: segment {side}{i} is in another anchor too")
            seen.add(i)
    return seen


def _regions(fixed: "Sequence[Bead]", sides: Sides, taken_a: set[int], taken_b: set[int]) -> list[Region]:
    """Free clauses between one straight anchor and the next."""
    ordered = mark_transposed(sorted((x for x in fixed if not x.is_gap), key=lambda x: x.a[0]))
    straight = [x for x in ordered if not x.transposed]
    of_a = _by_region(sides.a, [x.a[0] for x in straight], taken_a)
    of_b = _by_region(sides.b, [x.b[0] for x in straight], taken_b)
    return [Region(*(np.array(x, np.int64) for x in pair)) for pair in zip(of_a, of_b, strict=True)]


def _by_region(side: Clauses, edges: list[int], taken: set[int]) -> list[list[int]]:
    regions: list[list[int]] = [[] for _ in range(len(edges) + 1)]
    for k, segment in enumerate(side.owner.tolist()):
        if segment not in taken:
            regions[bisect_left(edges, segment)].append(k)
    return regions


def _clauses_of(bead: Bead, sides: Sides) -> "Step":
    x, y = (
        tuple(np.flatnonzero(np.isin(side.owner, ids)).tolist())
        for side, ids in zip(sides, (bead.a, bead.b), strict=True)
    )
    return x, y
