"""Transpositions: runs of clauses that match one another away from the path, better than in their places."""

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from aligner.engine.band import full_band
from aligner.engine.fixed import mutual_best
from aligner.engine.judge import judge
from aligner.engine.search import Found, Region, rows_of, steps_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.engine.clauses import Sides
    from aligner.engine.parameters import Parameters
    from aligner.engine.search import Step, View

    Floats = NDArray[np.float64]

_NEAR = 5
_EDGE = 3
_BETTER = 0.1
_HOPE = 2.0
_RARE = 10

Rival = tuple[int, int, float]


@dataclass(slots=True)
class _State:
    """The beads so far, and for each clause the bead that holds it."""

    steps: "list[Step]"
    cosine: "Floats"
    worth: "Floats"
    of_a: dict[int, int] = field(default_factory=dict)
    of_b: dict[int, int] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    added: "list[Step]" = field(default_factory=list)
    leads: "dict[Step, float]" = field(default_factory=dict)


def with_moves(found: Found, sides: "Sides", view: "View", parameters: "Parameters") -> Found:
    """`found` with runs that match better elsewhere put there; what they leave behind stands alone."""
    steps = found.steps
    state = _State(steps, *judge(steps, sides, view, parameters))
    for k, (x, y) in enumerate(steps):
        state.of_a.update(dict.fromkeys(x, k))
        state.of_b.update(dict.fromkeys(y, k))
    for run in _runs(_rivals(state, view)):
        if _HOPE * sum(likeness * sides.a.letters[i] for i, _, likeness in run) >= _bar(
            sides, parameters
        ) * float(sides.a.letters.mean()):
            _try(run, state, sides, view, parameters)
    kept = [s for k, s in enumerate(steps) if k not in state.dropped]
    return Found(kept + state.added, found.leads | state.leads)


def _bar(sides: "Sides", parameters: "Parameters") -> float:
    """What a move must be worth: the more clauses, the more they match by chance."""
    return parameters.move * math.log(len(sides.a) + len(sides.b))


def _rivals(state: _State, view: "View") -> list[Rival]:
    """Pairs of clauses, each other's best, that are more alike than the beads they now stand in."""
    alone = Region(*(_alone(state.steps, side) for side in (0, 1)))
    found = [mutual_best(view.points, min(view.rare, _RARE), view.least)]
    if len(alone.a) and len(alone.b):
        i, j, value = mutual_best(rows_of(view.bags, alone), len(alone.a) + len(alone.b), view.least)
        found.append((alone.a[i], alone.b[j], value))
    pairs: dict[tuple[int, int], float] = {}
    for a, b, likeness in (x for part in found for x in zip(*(p.tolist() for p in part), strict=True)):
        k, n = state.of_a.get(a, -1), state.of_b.get(b, -1)
        if min(k, n) >= 0 and k != n and likeness > max(state.cosine[k], state.cosine[n]) + _BETTER:
            pairs[a, b] = likeness
    return sorted((a, b, likeness) for (a, b), likeness in pairs.items())


def _alone(steps: "Sequence[Step]", side: int) -> "NDArray[np.int64]":
    return np.array(sorted(k for step in steps if not step[1 - side] for k in step[side]), np.int64)


def _runs(pairs: "Sequence[Rival]") -> list[list[Rival]]:
    """Pairs that follow each other closely on both sides."""
    runs: list[list[Rival]] = []
    for i, j, likeness in pairs:
        if runs and i - runs[-1][-1][0] < _NEAR and 0 < j - runs[-1][-1][1] <= _NEAR:
            runs[-1].append((i, j, likeness))
        else:
            runs.append([(i, j, likeness)])
    return runs


def _try(
    run: "Sequence[Rival]", state: _State, sides: "Sides", view: "View", parameters: "Parameters"
) -> None:
    """Move the run if that is worth more than what it breaks up."""
    block = Region(
        _open(state, state.of_a, [i for i, _, _ in run]), _open(state, state.of_b, [j for _, j, _ in run])
    )
    if not len(block.a) or not len(block.b):
        return
    band = full_band(len(block.a), len(block.b))
    beads = [(x, y) for x, y in steps_within(sides, block, band, view, parameters).steps if x and y]
    if not beads:
        return
    in_a, in_b = {i for x, _ in beads for i in x}, {j for _, y in beads for j in y}
    broken = {state.of_a[i] for i in in_a} | {state.of_b[j] for j in in_b}
    if broken & state.dropped:
        return
    gained = float(judge(beads, sides, view, parameters).worth.sum() - state.worth[sorted(broken)].sum())
    orphans = [(x, y) for k in sorted(broken) for x, y in [state.steps[k]]]
    alone: list[Step] = [((i,), ()) for x, _ in orphans for i in x if i not in in_a]
    alone += [((), (j,)) for _, y in orphans for j in y if j not in in_b]
    least = _bar(sides, parameters)
    if gained - parameters.gap * len(alone) < least:
        return
    state.dropped |= broken
    state.added += beads
    state.added += alone
    state.leads.update(dict.fromkeys([*beads, *alone], gained - parameters.gap * len(alone) - least))


def _open(state: _State, holder: dict[int, int], members: "Sequence[int]") -> "NDArray[np.int64]":
    """The run's own clauses of one side, those left alone between them, and a few beyond its ends."""
    inside = set(members)

    def lone(k: int) -> bool:
        step = holder.get(k, -1)
        return step >= 0 and step not in state.dropped and not all(state.steps[step])

    first, last = min(members), max(members)
    for _ in range(_EDGE):
        first -= lone(first - 1)
        last += lone(last + 1)
    return np.array([k for k in range(first, last + 1) if k in inside or lone(k)], np.int64)
