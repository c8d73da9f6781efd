"""The dask engine without a cluster; functional tests have real ones."""

import sys

import pytest
from batch_fakes import Notes, jobs

from aligner.batch.cluster import DaskEngine, Parcel, run_chunk
from aligner.batch.identity import difference, identity
from aligner.batch.queue import Queue
from aligner.batch.work import AlignWork
from aligner.errors import AlignerError, InputError, MissingExtraError

WORK = AlignWork("/nowhere", ("json",), "sig", writes=False)


def test_a_worker_that_differs_from_the_client_says_how_and_runs_nothing() -> None:
    client = (("aligner", "9.9"), *identity()[1:])
    ours = dict(identity())["aligner"]
    assert run_chunk(WORK, [Parcel(jobs("x")[0])], client) == f"aligner {ours} instead of 9.9"


def test_a_worker_of_the_same_kind_runs_the_chunk() -> None:
    found = run_chunk(WORK, [Parcel(jobs("x")[0], (b"\0", b"\0"))], identity())
    assert not isinstance(found, str)
    assert [x.record.id for x in found] == ["x"]


def test_differences_name_both_sides_and_what_one_does_not_have() -> None:
    mine = (("aligner", "1"), ("source", "abc"), ("numpy", "2"))
    assert difference(mine, mine) == ""
    assert (
        difference(mine, (("aligner", "1"), ("source", "abd"), ("numpy", "2"))) == "source abd instead of abc"
    )
    theirs = (("aligner", "2"), ("source", "abd"))
    assert difference(mine, theirs) == "aligner 2 instead of 1, numpy none instead of 2"


def test_the_identity_covers_the_sources_and_the_libraries() -> None:
    names = [x for x, _ in identity()]
    assert names[:3] == ["aligner", "source", "python"]
    assert len(dict(identity())["source"]) == 12
    assert dict(identity())["numpy"] != "none"


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'aligner\[dask\]'"):
        DaskEngine(WORK)


@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_cannot_be_reached_is_told_after_a_while() -> None:
    pytest.importorskip("distributed", reason="needs the extra aligner[dask]")
    engine = DaskEngine(WORK, scheduler="tcp://127.0.0.1:1", patience=0.0)
    with pytest.raises(AlignerError, match=r"scheduler at tcp://127.0.0.1:1 cannot be reached.*--resume"):
        engine.run(Queue(jobs("x")), Notes())
    notes = Notes(patience=0.5)
    DaskEngine(WORK, scheduler="tcp://127.0.0.1:1").run(Queue(jobs("x")), notes)
    assert notes.results == []


@pytest.mark.parametrize("address", ["nonsense", "gopher://x:1", "tcp://x", "tcp://x:y"])
def test_what_is_no_address_is_refused(address: str) -> None:
    pytest.importorskip("distributed", reason="needs the extra aligner[dask]")
    with pytest.raises(InputError, match="is no address; write it as"):
        DaskEngine(WORK, scheduler=address)
