"""One pair from its files to its results."""

import errno
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from aligner import pipeline, store
from aligner.batch import outputs
from aligner.batch.catalogue import Catalogue
from aligner.batch.inputs import contents_of, versions_of
from aligner.batch.plan import check
from aligner.batch.queue import Job
from aligner.batch.record import with_outputs
from aligner.batch.rows import Row
from aligner.batch.task import Side, Task
from aligner.batch.work import AlignWork, signature
from aligner.errors import OutputError
from aligner.library import read, resolve
from aligner.model import Kind
from aligner.model.batch import PairStatus
from aligner.store import atomic

A = "We must insist upon it.\n\nThe talks go on in Vienna.\n\nWith best wishes.\n"
B = "We may insist upon it.\n\nThe talks go on in Vienna.\n"


def side(path: Path) -> Side:
    return Side(path.name, str(path), path.stat().st_size)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "a.txt").write_text(A)
    (tmp_path / "b.md").write_text(B)
    return Job(3, Task("sub/x", side(tmp_path / "a.txt"), side(tmp_path / "b.md")))


def work(folder: Path, *, writes: bool = True) -> AlignWork:
    return AlignWork(str(folder / "out"), ("json", "tsv"), signature(), writes)


def test_a_pair_gives_its_record_its_run_and_its_files(job: Job, tmp_path: Path) -> None:
    result = work(tmp_path)(job)
    record = result.record
    assert (result.index, record.status, record.error, result.fatal) == (3, PairStatus.DONE, "", "")
    assert record.figures is not None
    assert (record.figures.a_segments, record.figures.b_segments, record.figures.gaps) == (3, 2, 1)
    assert result.run.seconds > 0
    stored = store.load(tmp_path / "out" / "pairs" / "sub" / "x.json")
    assert stored.a.path == str(tmp_path / "a.txt")
    assert stored.beads == pipeline.align_pair(*versions_of(job.task, contents_of(job.task))).beads
    assert [x for x, _ in record.outputs] == ["pairs/sub/x.json", "pairs/sub/x.tsv"]


def test_contents_that_were_carried_give_the_same_as_files(job: Job, tmp_path: Path) -> None:
    here = work(tmp_path)(job)
    carried = contents_of(job.task)
    Path(job.task.a.path).unlink()
    there = pickle.loads(pickle.dumps(work(tmp_path, writes=False)))(job, carried)  # noqa: S301 - our own
    assert there.record == here.record
    assert with_outputs(there.record, there.files) == here.record
    assert dict(there.files)["json"] == (tmp_path / "out" / "pairs" / "sub" / "x.json").read_bytes()


@pytest.mark.parametrize("data", [b"\0\1\2\3", b" \n \n", b"\xff\xfe\xff"])
def test_a_bad_text_fails_by_the_name_in_the_plan_wherever_it_is_read(
    job: Job, tmp_path: Path, data: bytes
) -> None:
    Path(job.task.a.path).write_bytes(data)
    here = work(tmp_path)(job)
    there = work(tmp_path, writes=False)(job, contents_of(job.task))
    assert here.record == there.record
    assert here.record.status is PairStatus.FAILED
    assert here.record.error.startswith("a.txt: ")
    assert str(tmp_path) not in here.record.error


def test_a_file_that_has_gone_fails_its_pair_and_takes_its_old_results(job: Job, tmp_path: Path) -> None:
    assert work(tmp_path)(job).record.status is PairStatus.DONE
    Path(job.task.b.path).unlink()
    result = work(tmp_path)(job)
    assert result.record.error == "b.md: cannot be read: no such file or directory"
    assert list((tmp_path / "out" / "pairs" / "sub").iterdir()) == []


def test_a_bug_costs_its_pair_alone_and_leaves_its_traceback(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(pipeline, "align_pair", broken)
    result = work(tmp_path)(job)
    assert result.record.error == "a bug in aligner: ZeroDivisionError: by zero"
    assert "Traceback" in result.run.trace
    assert len(result.record.inputs) == 2


@pytest.mark.parametrize(("number", "hopeless"), [(errno.ENOSPC, True), (errno.EACCES, False)])
def test_a_full_disk_is_fatal_and_a_single_file_that_is_in_the_way_is_not(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, hopeless: bool
) -> None:
    def full(path: Path, _: bytes) -> None:
        raise OutputError(f"{path.name}: cannot be written") from OSError(number, "why")

    monkeypatch.setattr(atomic, "write_bytes", full)
    result = work(tmp_path)(job)
    assert bool(result.fatal) is hopeless
    assert result.record.error == "x.json: cannot be written"


def test_results_that_are_no_longer_asked_for_are_removed(job: Job, tmp_path: Path) -> None:
    record = work(tmp_path)(job).record
    (tmp_path / "out" / "pairs" / "sub" / ".x.json.12.tmp").touch()
    outputs.write(tmp_path / "out", record, (("json", b"{}"),))
    assert outputs.sweep(tmp_path / "out") == 1
    assert [x.name for x in (tmp_path / "out" / "pairs" / "sub").iterdir()] == ["x.json"]


def test_options_reach_the_texts(job: Job) -> None:
    task = replace(job.task, mode="lines", a=replace(job.task.a, language="fr"))
    a, _ = versions_of(task, contents_of(task))
    assert a.language == "fr"
    assert len(a.segments) == A.count("\n")
    assert task.options == (("lang_a", "fr"), ("segments", "lines"))


def test_a_listed_version_and_a_part_of_a_file_are_read_as_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(A)
    (tmp_path / "b.txt").write_text(A)
    (tmp_path / "work.toml").write_text(
        'title = "W"\n[[version]]\nid = "first"\nfile = "a.txt"\nlanguage = "fr"\nblocks = { note = "1" }\n'
    )
    row = Row("m:1", {"id": "x", "a": "a.txt", "b": "b.txt#blocks 1-2"})
    plan = check([row], "m", folder=tmp_path, catalogue=Catalogue())
    a, b = versions_of(plan.tasks[0], contents_of(plan.tasks[0]))
    assert a == resolve(str(tmp_path / "a.txt"), tmp_path)
    assert (a.id, a.language, a.segments[1].kind) == ("first", "fr", Kind.NOTE)
    assert b == replace(read(tmp_path / "b.txt", part="blocks 1-2"), path=str(tmp_path / "b.txt"))
