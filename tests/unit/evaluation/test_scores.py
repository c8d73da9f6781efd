import importlib.util
import random
from pathlib import Path
from typing import Any

import pytest

from aligner.evaluation import count, evaluate, pooled, scores

REFERENCE = Path(__file__).parents[3] / "../shared/eval/score.py"

Pair = tuple[tuple[int, ...], tuple[int, ...]]


def cut(rng: random.Random, size: int, other: int) -> list[Pair]:
    """A random alignment; some segments in no bead at all."""
    beads: list[Pair] = []
    i = j = 0
    while i < size or j < other:
        x, y = rng.choice([(1, 1), (1, 1), (1, 0), (0, 1), (2, 1), (1, 3), (0, 2)])
        bead = tuple(range(i, min(i + x, size))), tuple(range(j, min(j + y, other)))
        i, j = i + len(bead[0]), j + len(bead[1])
        if (bead[0] or bead[1]) and rng.random() > 0.05:
            beads.append(bead)
        if not bead[0] and not bead[1]:
            i, j = (i + 1, j) if i < size else (i, j + 1)
    return beads


def test_the_gold_itself_is_perfect() -> None:
    gold: list[Pair] = [((0,), (0, 1)), ((1,), ()), ((), (2,))]
    found = evaluate(gold, gold)
    assert [x.f1 for x in (found.strict, found.lax, found.link, found.null)] == [1, 1, 1, 1]


def test_a_merged_bead_is_wrong_strictly_and_right_laxly() -> None:
    found = evaluate([((0,), (0,)), ((1,), (1,))], [((0, 1), (0, 1))])
    assert found.strict.f1 == 0
    assert found.lax.f1 == 1
    assert (found.link.precision, found.link.recall) == (0.5, 1)


def test_a_segment_the_prediction_leaves_out_counts_as_a_gap() -> None:
    gold: list[Pair] = [((0,), (0,)), ((1,), ())]
    assert evaluate(gold, [((0,), (0,))]) == evaluate(gold, gold)


def test_documents_are_pooled_by_their_counts() -> None:
    one = count([((0,), (0,))], [((0,), (0,))])
    two = count([((0,), (0,)), ((1,), (1,))], [((0, 1), (0, 1))])
    assert scores(pooled([one, two])).strict.precision == 0.5
    assert scores(pooled([])).strict.f1 == 0


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference scorer is not beside this checkout")
def test_figures_equal_those_of_the_reference_scorer() -> None:
    spec = importlib.util.spec_from_file_location("reference", REFERENCE)
    assert spec is not None
    assert spec.loader is not None
    reference: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    rng = random.Random(3)  # noqa: S311 -- cases, not secrets
    for _ in range(200):
        size, other = rng.randrange(1, 30), rng.randrange(1, 30)
        gold, predicted = cut(rng, size, other), cut(rng, size, other)
        want = reference.rates(reference.counts(gold, predicted))
        got = evaluate(gold, predicted)
        for name in ("strict", "lax", "link", "null"):
            rate = getattr(got, name)
            assert (rate.precision, rate.recall, rate.f1) == want[name]
