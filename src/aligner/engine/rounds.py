"""How clauses are compared: by words within a language, by what is shared and learnt across languages."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from aligner.engine.bags import Bags, beside, count, frequency, product, scaled, weigh, words
from aligner.engine.clauses import Sides
from aligner.engine.cognates import shared_features
from aligner.engine.fixed import fixed_points
from aligner.engine.gains import chance
from aligner.engine.habits import adapted, rehearsal
from aligner.engine.languages import same_language, same_script
from aligner.engine.lexicon import learn
from aligner.engine.moved import with_moves
from aligner.engine.search import View, length_ratio, search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.engine.bags import Matrix, Rows
    from aligner.engine.parameters import Parameters
    from aligner.engine.search import Found, Region, Step


# Across languages likeness is weak: fixed points need more of it, and bands stay wide until the last round.
_LEAST = 0.12
_ROUGH = {"largest": 4, "small": 400_000, "widest": 700}
_SHARED = np.float32(0.7)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be searched.

    Attributes:
        regions: the free clauses, between one anchor and the next.
        given: anchored beads; they are not searched, but teach the lexicon.
        languages: tags of both sides, "und" where nothing is known.
    """

    sides: Sides
    regions: "Sequence[Region]"
    given: "Sequence[Step]"
    languages: tuple[str, str]


def find_steps(task: Task, parameters: "Parameters") -> "Found":
    """Beads of clauses, gaps included, for all regions."""
    rows = words(task.sides.a.texts), words(task.sides.b.texts)
    if same_language(*rows, *task.languages):
        return _within(task, count(*rows, parameters.stem), parameters)
    return _across(task, rows, parameters)


def _within(task: Task, counts: Bags, parameters: "Parameters") -> "Found":
    bags = weigh(counts)
    points = fixed_points(bags, parameters.rare)
    ratio = length_ratio(task.sides, points)
    view = View(bags, chance(bags), ratio, bags, parameters.rare, 0.08)
    sample = rehearsal(task.regions, points, parameters.sample)
    parameters = adapted(parameters, search(task.sides, sample, view, parameters).steps, task.sides, ratio)
    found = search(task.sides, task.regions, view, parameters)
    return with_moves(found, task.sides, view, parameters)


def _across(task: Task, rows: "tuple[Rows, Rows]", parameters: "Parameters") -> "Found":
    """First by what the languages share, then again and again by the lexicon of the round before."""
    a, b = task.sides
    one_script = same_script(*rows)
    of_a, of_b = (shared_features(x.texts, same_script=one_script) for x in task.sides)
    shared = weigh(count(of_a, of_b))
    n = len(a)
    ratio = (b.letters.sum() + 1) / (a.letters.sum() + 1)
    view = View(shared, chance(shared, 0), ratio, shared, max(6, min(20, n // 100)), _LEAST)
    first = replace(parameters, length=0.08, floor=0.0, near=30, **_ROUGH)
    found = search(task.sides, task.regions, view, first)
    terms = _present(count(*rows, parameters.root))
    for left in reversed(range(parameters.rounds - (n > parameters.plenty))):
        good = [(x, y) for x, y in found.steps if x and y and len(x) + len(y) <= 5]
        bags, points = _translated(terms, learn(terms, [*good, *task.given]), shared)
        view = View(bags, chance(bags), ratio, points, max(8, min(30, n // 60)), _LEAST)
        later = replace(parameters, length=0.05, floor=0.03, near=15, **_ROUGH)
        if not left:
            later = adapted(later, found.steps, task.sides, ratio)
            later = replace(later, near=10, largest=parameters.largest)
        found = search(task.sides, task.regions, view, later)
    return with_moves(found, task.sides, view, later)


def _present(bags: Bags) -> Bags:
    for x in bags:
        x.data[:] = 1
    return bags


def _translated(terms: Bags, lexicon: "Matrix", shared: Bags) -> tuple[Bags, Bags]:
    """Terms of A beside those of B in A's words, with the shared features; and bags for fixed points."""
    n = terms.a.shape[0]
    seen = frequency(terms.a)
    rarity = np.where(seen > 0, np.log((n + 1) / np.maximum(seen, 1)).clip(0), 0).astype(np.float32)
    of_a = scaled(terms.a, rarity)
    of_b = scaled(product(terms.b, lexicon), rarity)
    sure = lexicon.copy()
    sure.data[sure.data < 0.25] = 0
    sure.eliminate_zeros()
    surely = product(terms.b, sure)
    surely.data = surely.data.clip(0, 1)
    bags = Bags(*(beside(x, y * _SHARED) for x, y in ((of_a, shared.a), (of_b, shared.b))))
    points = Bags(beside(of_a, shared.a), beside(scaled(surely, rarity), shared.b))
    return bags, points
