"""The fast path against a slow one that tries everything, and the fast gains against a plain sum."""

from functools import cache

import numpy as np
import pytest

from aligner.engine import gains
from aligner.engine.bags import count, weigh
from aligner.engine.band import Band, band_around, full_band
from aligner.engine.clauses import Sides, split_clauses
from aligner.engine.fixed import fixed_points, heaviest_chain, supported
from aligner.engine.gains import Chance, Frame, Gains, Ground, chance, prices
from aligner.engine.judge import judge
from aligner.engine.parameters import Parameters
from aligner.engine.path import GapPrice, best_path
from aligner.engine.search import Region, View, steps_within

PARAMETERS = Parameters(largest=5)
GAP = GapPrice(0.05, 0.02)


def random_ground(seed: int, n: int, m: int) -> Ground:
    rng = np.random.default_rng(seed)
    of_a, of_b = (
        [[f"w{k}" for k in rng.integers(0, 12, rng.integers(1, 6))] for _ in range(x)] for x in (n, m)
    )
    bags = weigh(count(of_a, of_b))
    ends_a, ends_b = (np.append(rng.integers(0, 2, x), 1).astype(np.int8) for x in (n, m))
    worth = np.array([[0, -0.02], [-0.02, 0.02]], np.float32)
    price = prices(rng.uniform(20, 90, n), rng.uniform(20, 90, m), 1.1)
    return Ground(bags, price, chance(bags), Frame(ends_a, ends_b, worth))


def slow_best(gains: Gains, n: int, m: int, gap: GapPrice) -> float:
    """The largest total, by trying every last step in every cell of the full band."""
    worth = gains.rows(0, n + 1)
    edge = [gains.frame(i, 0, m + 1) for i in range(n + 1)]

    @cache
    def total(i: int, j: int, last: str) -> float:
        """Best total up to (i, j) that ends with a bead, or a lone clause of A or B."""
        if i < 0 or j < 0:
            return -1e9
        if last == "A":
            begin = max(total(i - 1, j, x) for x in "BS") - gap.first
            return max(begin, total(i - 1, j, "A") - gap.further)
        if last == "B":
            begin = max(total(i, j - 1, x) for x in "AS") - gap.first
            return max(begin, total(i, j - 1, "B") - gap.further)
        best = 0.0 if i == j == 0 else -1e9
        for k, (x, y) in enumerate(gains.shapes):
            if x <= i and y <= j:
                before = max(total(i - x, j - y, s) for s in "ABS") + float(edge[i - x][j - y])
                best = max(best, before + float(worth[k, i * (m + 1) + j]) + float(edge[i][j]))
        return best

    return max(total(n, m, s) for s in "ABS")


def total_of(gains: Gains, spans: list[tuple[range, range]], m: int, gap: GapPrice) -> float:
    worth = gains.rows(0, max([x.stop for x, _ in spans]) + 1)
    index = {shape: k for k, shape in enumerate(gains.shapes)}
    result, before = 0.0, ""
    for x, y in spans:
        kind = "S" if len(x) and len(y) else "A" if len(x) else "B"
        if kind == "S":
            result += float(worth[index[len(x), len(y)], x.stop * (m + 1) + y.stop])
            result += float(gains.frame(x.start, y.start, y.start + 1)[0])
            result += float(gains.frame(x.stop, y.stop, y.stop + 1)[0])
        else:
            result -= gap.further if kind == before else gap.first
        before = kind
    return result


@pytest.mark.parametrize("seed", range(12))
def test_the_path_is_the_best_of_all_paths(seed: int) -> None:
    n, m = 3 + seed % 7, 2 + seed * 3 % 8
    gains = Gains(random_ground(seed, n, m), full_band(n, m), PARAMETERS)
    spans = best_path(full_band(n, m), gains, GAP).spans
    assert [k for x, _ in spans for k in x] == list(range(n))
    assert [k for _, y in spans for k in y] == list(range(m))
    best = slow_best(gains, n, m, GAP)
    assert total_of(gains, spans, m, GAP) == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize("seed", range(6))
def test_a_lead_is_never_negative_and_one_is_given_for_each_bead(seed: int) -> None:
    gains = Gains(random_ground(seed, 8, 9), full_band(8, 9), PARAMETERS)
    path = best_path(full_band(8, 9), gains, GAP)
    assert len(path.leads) == len(path.spans)
    assert min(path.leads) >= 0


def texts(seed: int, size: int) -> list[str]:
    rng = np.random.default_rng(seed)
    return [
        " ".join(f"word{k}" for k in rng.integers(0, 900, rng.integers(6, 14))) + "." for _ in range(size)
    ]


def sides_and_view(a: list[str], b: list[str]) -> tuple[Sides, View]:
    sides = Sides(split_clauses(a, 45), split_clauses(b, 45))
    of_a, of_b = ([text.split() for text in side.texts] for side in sides)
    bags = weigh(count(of_a, of_b))
    return sides, View(bags, chance(bags), 1.0, bags, 10)


def test_gains_equal_the_worth_judged_bead_by_bead() -> None:
    a = texts(1, 7)
    sides, view = sides_and_view(a, [*a[:3], *texts(2, 2), *a[3:]])
    n, m = len(sides.a), len(sides.b)
    no_frame = Frame(np.zeros(n + 1, np.int8), np.zeros(m + 1, np.int8), np.zeros((2, 2), np.float32))
    price = prices(sides.a.letters, sides.b.letters, view.ratio)
    gains = Gains(Ground(view.bags, price, view.chance, no_frame), full_band(n, m), PARAMETERS)
    worth = gains.rows(0, n + 1)
    places = [
        (k, i, j) for k, (x, y) in enumerate(gains.shapes) for i in range(x, n + 1) for j in range(y, m + 1)
    ]
    steps = [
        (tuple(range(i - gains.shapes[k][0], i)), tuple(range(j - gains.shapes[k][1], j)))
        for k, i, j in places
    ]
    fast = np.array([worth[k, i * (m + 1) + j] for k, i, j in places])
    assert fast == pytest.approx(judge(steps, sides, view, PARAMETERS).worth, abs=1e-4)


@pytest.mark.parametrize("seed", range(5))
def test_the_band_loses_nothing_where_the_texts_agree(seed: int) -> None:
    a = texts(seed, 120)
    b = [*texts(seed + 50, 9), *a[:40], *a[46:90], *texts(seed + 90, 3), *a[90:]]
    sides, view = sides_and_view(a, b)
    region = Region(np.arange(len(sides.a)), np.arange(len(sides.b)))
    n, m = len(sides.a), len(sides.b)
    band = band_around(fixed_points(view.points, view.rare, view.least), n, m, PARAMETERS.near)
    assert band.cells < full_band(n, m).cells / 2
    in_band = steps_within(sides, region, band, view, PARAMETERS)
    assert in_band.steps == steps_within(sides, region, full_band(n, m), view, PARAMETERS).steps


def test_every_row_of_a_band_touches_the_one_before() -> None:
    points = np.array([[3, 40, 1.0], [4, 41, 1.0], [5, 42, 1.0], [80, 43, 1.0]])
    band: Band = band_around(points, 100, 60, 4, widest=20)
    assert (band.low[0], band.high[-1]) == (0, 60)
    assert (np.diff(band.low) >= 0).all()
    assert (np.diff(band.high) >= 0).all()
    assert (band.low[1:] <= band.high[:-1]).all()


def test_the_chain_is_the_heaviest_monotone_one() -> None:
    points = np.array([[0, 0, 1.0], [1, 5, 3.0], [2, 1, 1.0], [3, 2, 1.5], [4, 6, 1.0]])
    assert heaviest_chain(points, 7)[:, :2].tolist() == [[0, 0], [1, 5], [4, 6]]


def test_a_point_off_the_diagonal_of_its_neighbours_is_dropped() -> None:
    straight = [[k, k, 1.0] for k in range(0, 60, 5)]
    points = np.array([*straight[:6], [26, 27.0, 1.0], *straight[6:]])
    astray = np.array([*straight[:4], [18, 44, 1.0], *([k, k + 40, 1.0] for k in range(20, 60, 5))])
    assert len(supported(points)) == len(points)
    assert [18.0, 44.0] not in supported(astray)[:, :2].tolist()


def test_chance_can_be_left_out() -> None:
    bags = weigh(count([["x", "y"]], [["x"]]))
    nothing: Chance = chance(bags, 0)
    assert not nothing.a.any()


@pytest.mark.parametrize("seed", range(20))
def test_a_small_matrix_gives_the_same_as_a_large_one_to_the_bit(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(seed)
    ground = random_ground(seed, int(rng.integers(1, 9)), int(rng.integers(1, 9)))
    n, m = (x.shape[0] for x in ground.bags)
    small = Gains(ground, full_band(n, m), PARAMETERS).rows(0, n + 1)
    monkeypatch.setattr(gains, "_DENSE", 0)
    assert (Gains(ground, full_band(n, m), PARAMETERS).rows(0, n + 1) == small).all()
