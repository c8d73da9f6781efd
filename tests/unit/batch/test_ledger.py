"""The manifest on disk: whole lines, each pair once, in the end in the order of the plan."""

import os
from pathlib import Path

import pytest
from batch_fakes import jobs, plan, result

from aligner.batch.ledger import MANIFEST, RUNS, Ledger, replace_with
from aligner.errors import OutputError

NAMES = ("x", "y", "z")


def lines(folder: Path, name: str = MANIFEST) -> list[str]:
    return [x.split('"id":"')[1].split('"')[0] for x in (folder / name).read_text().splitlines()]


def test_records_come_back_in_the_order_of_the_plan_and_each_once(tmp_path: Path) -> None:
    given = [result(x) for x in jobs(*NAMES)]
    with Ledger(tmp_path, plan(*NAMES)) as ledger:
        assert [ledger.add(given[k]) for k in (2, 0, 2, 1)] == [True, True, False, True]
        assert lines(tmp_path) == ["z", "x", "y"]
        assert [x.id for x in ledger.records()] == ["x", "y", "z"]
        ledger.finish()
        assert list(ledger.records()) == [x.record for x in given]
    assert lines(tmp_path) == ["x", "y", "z"]
    assert lines(tmp_path, RUNS) == ["z", "x", "z", "y"]


def test_the_finished_manifest_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    contents = set()
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        folder = tmp_path / "".join(map(str, order))
        folder.mkdir()
        with Ledger(folder, plan(*NAMES)) as ledger:
            for k in order:
                ledger.add(result(jobs(*NAMES)[k]))
            ledger.finish()
        contents.add((folder / MANIFEST).read_bytes())
    assert len(contents) == 1


def test_a_torn_last_line_is_cut_off_and_damaged_ones_are_passed_over(tmp_path: Path) -> None:
    with Ledger(tmp_path, plan(*NAMES)) as ledger:
        for job in jobs(*NAMES):
            ledger.add(result(job))
    whole = (tmp_path / MANIFEST).read_bytes()
    first, second, third = whole.splitlines(keepends=True)
    (tmp_path / MANIFEST).write_bytes(first + b'{"id":\xff}\n' + third + second[:20])
    with Ledger(tmp_path, plan("z", "y", "x", "new")) as ledger:
        assert {k: x.id for k, x in ledger.earlier()} == {2: "x", 0: "z"}
        assert (tmp_path / MANIFEST).read_bytes().endswith(third)


def test_an_earlier_manifest_is_begun_anew_with_what_holds(tmp_path: Path) -> None:
    with Ledger(tmp_path, plan(*NAMES)) as ledger:
        for job in jobs(*NAMES):
            ledger.add(result(job))
    with Ledger(tmp_path, plan(*NAMES)) as ledger:
        ledger.restart((k, x) for k, x in ledger.earlier() if x.id != "y")
        assert [k in ledger for k in range(3)] == [True, False, True]
        ledger.add(result(jobs(*NAMES)[1]))
        ledger.finish()
    assert lines(tmp_path) == ["x", "y", "z"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a device that is always full")
def test_a_line_that_does_not_fit_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger(tmp_path, plan(*NAMES)) as ledger:
        ledger.add(result(jobs(*NAMES)[0]))
        before = (tmp_path / MANIFEST).read_bytes()
        write = os.write

        def full(descriptor: int, data: bytes) -> int:
            if len(data) > 10:
                return write(descriptor, bytes(data)[:10])
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "write", full)
        with pytest.raises(OutputError, match="no space left on device"):
            ledger.add(result(jobs(*NAMES)[1]))
        monkeypatch.undo()
        assert (tmp_path / MANIFEST).read_bytes() == before
        assert ledger.add(result(jobs(*NAMES)[1]))


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")

    def broken() -> "list[bytes]":
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_with(path, (x for x in [b"new", *broken()]))
    assert path.read_bytes() == b"old"
    with pytest.raises(OutputError):
        replace_with(tmp_path / "absent" / "x", [b"new"])
    replace_with(path, [b"n", b"ew"])
    assert [x.name for x in tmp_path.iterdir()] == ["x"]
    assert path.read_bytes() == b"new"
