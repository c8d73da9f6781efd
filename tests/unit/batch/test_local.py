"""The local engine with real processes that die, hang and cannot start."""

import multiprocessing
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from batch_fakes import FakeWork, Notes, jobs, task

from aligner.batch import cost
from aligner.batch.local import LocalEngine
from aligner.batch.queue import Job, Queue
from aligner.errors import AlignerError


def run(folder: Path, *names: str, count: int = 2, patience: float = 60.0) -> Notes:
    notes = Notes(patience)
    LocalEngine(FakeWork(str(folder)), jobs=count, signature="sig").run(Queue(jobs(*names)), notes)
    return notes


def began(folder: Path) -> Counter[str]:
    return Counter((folder / "began").read_text().split())


def test_every_pair_ends_once_and_what_kills_its_worker_is_tried_twice(tmp_path: Path) -> None:
    names = [f"ok.{k}" for k in range(150)]
    names[40], names[90], names[120] = "die-once.1", "die-always.1", "bad.1"
    notes = run(tmp_path, *names)
    assert sorted(x.record.id for x in notes.results) == sorted(names)
    expected = dict.fromkeys(names, "done") | {"die-always.1": "poison", "bad.1": "failed"}
    assert notes.statuses == expected
    again = {name: n for name, n in began(tmp_path).items() if n > 1}
    assert again == {"die-once.1": 2, "die-always.1": 2}
    poison = next(x for x in notes.results if x.record.id == "die-always.1")
    assert "SIGKILL" in poison.record.error
    assert poison.run.attempts == 2
    assert len(notes.said) == 2
    assert not multiprocessing.active_children()


def test_a_stop_does_not_wait_for_the_pairs_at_work(tmp_path: Path) -> None:
    notes = run(tmp_path, "ok.1", "sleep.1", "sleep.2", "ok.2", patience=0.0)
    assert notes.results == []
    notes = run(tmp_path, "sleep.1", "sleep.2", patience=1.5)
    assert notes.results == []
    assert not multiprocessing.active_children()
    assert notes.seen <= {"sleep.1", "sleep.2"}


def test_pairs_that_do_not_fit_together_run_one_after_the_other_beside_small_ones(tmp_path: Path) -> None:
    size = 1_000_000
    both = [Job(k, task(f"slow.{k}", size)) for k in range(4)]
    small = [Job(k, task(f"ok.{k}")) for k in range(4, 24)]
    huge = Job(24, task("slow.huge", 100 * size))
    notes = Notes()
    room = 2 * cost.WORKER_MB + int(1.5 * cost.megabytes(size))
    LocalEngine(FakeWork(str(tmp_path)), jobs=2, max_memory=room).run(Queue([*both, *small, huge]), notes)
    assert len(notes.results) == 25
    spans = sorted(tuple(map(float, x.split())) for x in (tmp_path / "slow").read_text().splitlines())
    assert len(spans) == 5
    assert all(first[1] <= second[0] + 0.05 for first, second in pairwise(spans))


def test_workers_that_cannot_start_end_the_batch_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "no-start").touch()
    with pytest.raises(AlignerError, match="workers cannot be started: exit code 3"):
        run(tmp_path, "ok.1", count=1)
    assert not multiprocessing.active_children()
