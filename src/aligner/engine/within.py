"""Sentences aligned inside beads that are known: one view of both texts, one small search a bead."""

from typing import TYPE_CHECKING

import numpy as np

from aligner.engine.clauses import Clauses, Sides, split_clauses
from aligner.engine.parameters import DEFAULT, Parameters
from aligner.engine.project import project
from aligner.engine.rounds import Task, find_steps
from aligner.engine.search import Region
from aligner.model import Bead
from aligner.model.alignment import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from aligner.engine.search import Step

Group = tuple[tuple[int, ...], tuple[int, ...]]


def align_within(
    a: "Sequence[str]",
    b: "Sequence[str]",
    groups: "Sequence[Group]",
    *,
    lang_a: str = "und",
    lang_b: str = "und",
    parameters: Parameters = DEFAULT,
) -> list[tuple[Bead, ...]]:
    """For each group (sentences of A, sentences of B) the beads inside it, in reading order.

    No bead leaves its group. A group without a match inside is one bead of all its sentences; a group
    with an empty side is a gap a sentence. What a word is worth is counted over both texts.
    """
    beads = _searched(a, b, groups, languages=(lang_a, lang_b), parameters=parameters)
    of_a = {i: k for k, (x, _) in enumerate(groups) for i in x}
    of_b = {j: k for k, (_, y) in enumerate(groups) for j in y}
    inside: list[list[Bead]] = [[] for _ in groups]
    for bead in beads:
        k = of_a.get(bead.a[0]) if bead.a else of_b.get(bead.b[0])
        if k is not None:
            inside[k].append(bead)
    return [_beads_of(group, found) for group, found in zip(groups, inside, strict=True)]


def _beads_of(group: Group, found: list[Bead]) -> tuple[Bead, ...]:
    x, y = group
    if x and y and len(x) + len(y) > 2:
        return in_reading_order(found) if any(not z.is_gap for z in found) else (Bead(x, y),)
    if x and y:
        return (Bead(x, y),)
    return (*(Bead((i,), ()) for i in x), *(Bead((), (j,)) for j in y))


def _searched(
    a: "Sequence[str]",
    b: "Sequence[str]",
    groups: "Sequence[Group]",
    *,
    languages: tuple[str, str],
    parameters: Parameters,
) -> tuple[Bead, ...]:
    searched = [x for x in groups if x[0] and x[1] and len(x[0]) + len(x[1]) > 2]
    if not searched:
        return ()
    sides = Sides(*(split_clauses(x, parameters.clause) for x in (a, b)))
    at_a, at_b = _first_clauses(sides.a, len(a)), _first_clauses(sides.b, len(b))
    regions = [Region(_clauses(at_a, x), _clauses(at_b, y)) for x, y in searched]
    alone = [(x, y) for x, y in groups if len(x) == len(y) == 1]
    given = [(tuple(_clauses(at_a, x).tolist()), tuple(_clauses(at_b, y).tolist())) for x, y in alone]
    found = find_steps(Task(sides, regions, given, languages), parameters)
    group_a = _group_of(len(a), [x for x, _ in searched])[sides.a.owner].tolist()
    group_b = _group_of(len(b), [y for _, y in searched])[sides.b.owner].tolist()
    kept = {step: _kept(step, group_a, group_b) for step in found.steps if step[0] and step[1]}
    leads = {kept[step]: lead for step, lead in found.leads.items() if step in kept}
    return project([x for x in kept.values() if x[0] and x[1]], sides, parameters, leads)


def _kept(step: "Step", group_a: "Sequence[int]", group_b: "Sequence[int]") -> "Step":
    """The clauses of a step that stand in the group of its first clause of A."""
    x, y = step
    k = group_a[x[0]]
    return tuple([i for i in x if group_a[i] == k]), tuple([j for j in y if group_b[j] == k])


def _first_clauses(side: Clauses, n: int) -> "NDArray[np.int64]":
    """For each sentence its first clause, and the number of clauses at the end."""
    return np.searchsorted(side.owner, np.arange(n + 1))


def _clauses(first: "NDArray[np.int64]", sentences: "Sequence[int]") -> "NDArray[np.int64]":
    return np.concatenate([np.arange(first[i], first[i + 1]) for i in sentences])


def _group_of(n: int, runs: "Sequence[Sequence[int]]") -> "NDArray[np.int64]":
    group = np.full(n, -1, np.int64)
    for k, run in enumerate(runs):
        group[list(run)] = k
    return group
