"""What runs next."""

from itertools import pairwise

from batch_fakes import task

from aligner.batch import cost
from aligner.batch.queue import MOST, Job, Queue


def queue(*sizes: int) -> Queue:
    return Queue([Job(k, task(f"p{k}", size)) for k, size in enumerate(sizes)])


def sizes(chunk: list[Job]) -> list[int]:
    return [x.task.size for x in chunk]


def test_the_largest_come_first_and_equal_ones_in_the_order_of_the_plan() -> None:
    chunk = queue(200, 600, 400, 600).take(1e9)
    assert [x.index for x in chunk] == [1, 3, 2, 0]


def test_a_chunk_ends_when_it_is_worth_the_seconds_asked_for() -> None:
    waiting = queue(*[10_000] * 10)
    assert len(waiting.take(cost.seconds(10_000) * 2.5)) == 3
    assert len(waiting.take(0.0)) == 0
    assert len(waiting) == 7


def test_chunks_follow_the_pace_of_the_pairs_that_ended() -> None:
    waiting = queue(*[10_000] * 10)
    waiting.pace = cost.Pace(expected=1.0, taken=10.0)
    assert len(waiting.take(cost.seconds(10_000) * 19)) == 2


def test_tiny_pairs_do_not_make_endless_chunks() -> None:
    assert len(queue(*[2] * 1000).take(1e9)) == MOST


def test_only_pairs_that_fit_are_taken_and_the_others_wait() -> None:
    waiting = queue(2_000_000, 500_000, 100_000)
    room = cost.megabytes(500_000)
    assert sizes(waiting.take(1e9, room)) == [500_000, 100_000]
    assert waiting.take(1e9, room) == []
    assert sizes(waiting.take(1e9)) == [2_000_000]


def test_what_killed_a_worker_comes_alone_and_once_more_only() -> None:
    waiting = queue(100, 200, 300)
    first, *others = waiting.take(1e9)
    assert waiting.died(first)
    waiting.put_back(others)
    (again,) = waiting.take(1e9)
    assert (again.index, again.deaths) == (first.index, 1)
    assert not waiting.died(again)
    assert sizes(waiting.take(1e9)) == [200, 100]
    assert len(waiting) == 0


def test_costs_rise_with_the_size() -> None:
    steps = [0, 10, 1000, 10**6, 10**8]
    assert all(cost.seconds(x) < cost.seconds(y) for x, y in pairwise(steps))
    assert all(cost.megabytes(x) <= cost.megabytes(y) for x, y in pairwise(steps))
