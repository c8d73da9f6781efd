"""A batch from its plan to its summary, with made-up work in this process."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from batch_fakes import FakeWork, InlineEngine, Silent, plan

from aligner.batch.ledger import MANIFEST
from aligner.batch.progress import Tally
from aligner.batch.run import LOCK, TOLD, Batch, run
from aligner.errors import OutputError, StoreError
from aligner.store import lock

NAMES = ("x", "bad", "y")


def batch(folder: Path, *names: str, **options: bool) -> Batch:
    work = FakeWork(str(folder.parent))
    return Batch(plan(*names), folder, InlineEngine(work), "sig", (), **options)  # type: ignore[arg-type]


def ran(batch: Batch) -> tuple[Tally, list[str]]:
    display = Silent()
    return run(batch, display), display.said


def test_all_pairs_are_in_the_manifest_and_the_summary_in_the_order_of_the_plan(tmp_path: Path) -> None:
    tally, said = ran(batch(tmp_path / "out", *NAMES))
    assert (tally.done, tally.failed, tally.left) == (2, 1, 0)
    assert said == ["bad: failed: no good"]
    table = (tmp_path / "out" / "summary.tsv").read_text().splitlines()
    assert [x.split("\t")[:2] for x in table[1:]] == [["x", "done"], ["bad", "failed"], ["y", "done"]]
    assert table[2].endswith("\tno good")
    assert len({x.count("\t") for x in table}) == 1


def test_a_folder_with_a_batch_is_not_overwritten(tmp_path: Path) -> None:
    ran(batch(tmp_path / "out", *NAMES))
    before = (tmp_path / "out" / MANIFEST).read_bytes()
    with pytest.raises(StoreError, match="holds a batch already; add --resume"):
        ran(batch(tmp_path / "out", *NAMES))
    assert (tmp_path / "out" / MANIFEST).read_bytes() == before


def test_a_second_batch_on_the_same_folder_is_refused_and_told_by_whom(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    held = lock.take(tmp_path / "out" / LOCK, now="noon")
    assert isinstance(held, lock.Lock)
    with pytest.raises(StoreError, match=rf"another batch is at work here.*process {os.getpid()}"):
        ran(batch(tmp_path / "out", *NAMES))
    held.release()
    assert ran(batch(tmp_path / "out", *NAMES))[0].left == 0


def test_a_full_disk_ends_the_batch_and_keeps_what_is_done(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="disk full; 1 pairs are done: make room and go on with --resume"):
        ran(batch(tmp_path / "out", "x", "full", "y"))
    assert len((tmp_path / "out" / MANIFEST).read_text().splitlines()) == 1
    assert not (tmp_path / "out" / "summary.tsv").exists()


def test_a_stopped_batch_says_what_is_left_and_writes_no_summary(tmp_path: Path) -> None:
    stopped = replace(batch(tmp_path / "out", *NAMES), stopped=lambda: True)
    assert ran(stopped)[0].left == 3
    assert not (tmp_path / "out" / "summary.tsv").exists()


def test_failures_are_told_up_to_a_point(tmp_path: Path) -> None:
    names = [f"bad.{k}" for k in range(TOLD + 5)]
    _, said = ran(batch(tmp_path / "out", *names))
    assert len(said) == TOLD + 1
    assert "summary.tsv will have them all" in said[-1]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be made"):
        ran(batch(tmp_path / "file" / "out", *NAMES))
