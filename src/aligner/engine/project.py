"""Beads of clauses turned into beads of segments."""

import math
from typing import TYPE_CHECKING

import numpy as np

from aligner.engine.joins import pairs_by_group, tally
from aligner.model import Bead

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from aligner.engine.clauses import Clauses, Sides
    from aligner.engine.parameters import Parameters
    from aligner.engine.search import Step

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]


_EVEN = 0.2


def project(
    steps: "Sequence[Step]", sides: "Sides", parameters: "Parameters", leads: "Mapping[Step, float]"
) -> tuple[Bead, ...]:
    """Segments that share enough matched letters are linked; what hangs together is a bead.

    Its margin is that of the clauses' bead with the smallest lead among those that touch it.
    """
    matched = [(x, y) for x, y in steps if x and y]
    n, m = (int(side.owner[-1]) + 1 if len(side) else 0 for side in sides)
    least_a, least_b = [math.inf] * n, [math.inf] * m
    owner_a, owner_b = sides.a.owner.tolist(), sides.b.owner.tolist()
    for step in steps:
        lead = leads.get(step, math.inf)
        for i in step[0]:
            least_a[owner_a[i]] = min(lead, least_a[owner_a[i]])
        for j in step[1]:
            least_b[owner_b[j]] = min(lead, least_b[owner_b[j]])
    return tuple(
        Bead(x, y, margin=_margin(min(*(least_a[i] for i in x), *(least_b[j] for j in y), math.inf)))
        for x, y in _components(n, m, _links(matched, sides, parameters))
    )


def _margin(lead: float) -> float:
    """A lead as a number from 0 to 1: a half where it is `_EVEN`."""
    return 1.0 if lead == math.inf else round(max(lead, 0.0) / (max(lead, 0.0) + _EVEN), 4)


def _links(
    matched: "Sequence[Step]",
    sides: "Sides",
    parameters: "Parameters",
) -> list[tuple[int, int]]:
    a, b = sides
    segment_a, letters_a, count_a = _by_segment([x for x, _ in matched], a)
    segment_b, letters_b, count_b = _by_segment([y for _, y in matched], b)
    at_a, at_b, group = pairs_by_group(count_a, count_b)
    if not len(group):
        return []
    whole_a, whole_b = (
        _sums(letters, count) for letters, count in ((letters_a, count_a), (letters_b, count_b))
    )
    product = letters_a[at_a] * letters_b[at_b]
    width = int(b.owner[-1]) + 1
    pair, where = np.unique(segment_a[at_a] * width + segment_b[at_b], return_inverse=True)
    shared_a = tally(where, product / whole_b[group])
    shared_b = tally(where, product / whole_a[group])
    i, j = pair // width, pair % width
    part_a, part_b = shared_a / _lengths(a)[i], shared_b / _lengths(b)[j]
    linked = (np.maximum(part_a, part_b) >= parameters.share) & (
        np.minimum(shared_a, shared_b) >= parameters.letters
    )
    linked |= np.minimum(part_a, part_b) >= 0.5
    # A short segment that stands wholly in one bead has no other place, however few its letters.
    linked |= np.maximum(part_a, part_b) >= 0.9
    return list(zip(i[linked].tolist(), j[linked].tolist(), strict=True))


def _by_segment(runs: "Sequence[Sequence[int]]", side: "Clauses") -> "tuple[Ints, Floats, Ints]":
    """For each run the segments it touches and with how many letters; and how many segments a run."""
    size = np.fromiter(map(len, runs), np.int64, len(runs))
    run = np.repeat(np.arange(len(runs)), size)
    clause = np.fromiter((k for x in runs for k in x), np.int64, len(run))
    width = int(side.owner[-1]) + 1 if len(side) else 1
    key, where = np.unique(run * width + side.owner[clause], return_inverse=True)
    letters = tally(where, side.letters[clause] + 1e-3, len(key))
    return key % width, letters, np.bincount(key // width, minlength=len(runs))


def _sums(values: "Floats", count: "Ints") -> "Floats":
    return tally(np.repeat(np.arange(len(count)), count), values, len(count))


def _lengths(side: "Clauses") -> "Floats":
    return tally(side.owner, side.letters + 1e-3)


def _components(
    n: int, m: int, links: "Sequence[tuple[int, int]]"
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The connected components of `n` segments of A and `m` of B, each a bead."""
    parent = list(range(n + m))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = k = parent[parent[k]]
        return k

    for i, j in links:
        parent[root(n + j)] = root(i)
    members: dict[int, tuple[list[int], list[int]]] = {}
    for k in range(n + m):
        sides = members.setdefault(root(k), ([], []))
        sides[k >= n].append(k if k < n else k - n)
    return [(tuple(x), tuple(y)) for x, y in members.values()]
