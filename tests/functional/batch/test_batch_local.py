"""`aligner batch` with workers that are killed, and that is itself stopped and killed."""

import os
import re
import signal
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from batch_process import Begin, Corpus, children, make_corpus, records, results, until

from aligner.batch.run import TOLD

ABOUT_ALL = ("manifest.jsonl", "summary.tsv", "index.html")


def ids(outdir: Path) -> list[str]:
    return [str(x["id"]) for x in records(outdir)]


def test_two_workers_one_of_them_killed_give_what_one_process_gives(
    corpus: Corpus,
    reference: dict[str, bytes],
    tmp_path: Path,
    begin: Begin,
) -> None:
    batch = begin(tmp_path / "out", 40)
    os.kill(children(batch.pid)[0], signal.SIGKILL)
    _, said = batch.communicate()
    assert batch.returncode == 1, said
    assert "its worker died (SIGKILL" in said or "a worker died between two pairs" in said
    assert ids(tmp_path / "out") == corpus.ids
    assert {str(x["id"]) for x in records(tmp_path / "out") if x["status"] == "failed"} == corpus.bad
    assert results(tmp_path / "out") == reference
    assert len(re.findall(": failed: ", said)) == TOLD
    assert "270 done, 30 failed" in said


def test_an_interrupted_batch_is_resumed_and_ends_the_same(
    corpus: Corpus,
    reference: dict[str, bytes],
    tmp_path: Path,
    begin: Begin,
) -> None:
    batch = begin(tmp_path / "out", 60)

    second = corpus.run(tmp_path / "out", "--resume")
    assert second.returncode == 2
    assert "another batch is at work here" in second.stderr
    workers = children(batch.pid)

    os.killpg(batch.pid, signal.SIGINT)
    _, said = batch.communicate()
    assert batch.returncode == 130, said
    assert "go on with --resume" in said
    assert "Traceback" not in said
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
    before = ids(tmp_path / "out")
    assert 60 <= len(before) < 300

    refused = corpus.run(tmp_path / "out", "--jobs", "2")
    assert refused.returncode == 2
    assert "add --resume" in refused.stderr

    resumed = corpus.run(tmp_path / "out", "--jobs", "2", "--resume")
    assert resumed.returncode == 1, resumed.stderr
    kept = len([x for x in before if x not in corpus.bad])
    assert f"{kept} of 300 pairs are done and unchanged" in resumed.stderr
    assert results(tmp_path / "out") == reference


def test_a_killed_batch_leaves_no_workers_and_is_resumed(
    corpus: Corpus,
    reference: dict[str, bytes],
    tmp_path: Path,
    begin: Begin,
) -> None:
    batch = begin(tmp_path / "out", 60)
    workers = children(batch.pid)
    batch.kill()
    until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers), "the workers' end")
    resumed = corpus.run(tmp_path / "out", "--jobs", "2", "--resume")
    assert resumed.returncode == 1, resumed.stderr
    assert results(tmp_path / "out") == reference


def test_only_what_has_changed_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    corpus = make_corpus(tmp_path / "in", 20)
    outdir = tmp_path / "out"
    assert corpus.run(outdir, "--jobs", "1").returncode == 1
    first = results(outdir)
    (tmp_path / "in" / "0.a.txt").write_text("Another text altogether.\n")
    (outdir / "pairs" / "1" / "p0001.tsv").unlink()
    (outdir / "pairs" / "2" / "p0002.json").write_bytes(b"torn")
    (outdir / "pairs" / "2" / ".x.tmp").touch()
    resumed = corpus.run(outdir, "--jobs", "1", "--resume")
    assert "15 of 20 pairs are done and unchanged" in resumed.stderr
    runs = (outdir / "runs.jsonl").read_text().splitlines()
    again = Counter(x.split('"')[3] for x in runs)
    assert sorted(x for x, n in again.items() if n == 2) == [
        "0/p0000",
        "1/p0001",
        "2/p0002",
        "3/p0003",
        "6/p0013",
    ]
    second = results(outdir)
    changed = {x for x in first if first[x] != second[x]}
    assert changed == {"pairs/0/p0000.json", "pairs/0/p0000.tsv", *ABOUT_ALL}
    assert first.keys() == second.keys()


def test_a_plan_with_bad_rows_is_refused_whole_and_every_row_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    corpus = make_corpus(tmp_path / "in", 3)
    with corpus.manifest.open("a") as manifest:
        manifest.write("x\tabsent.txt\t0.b.txt\n0/p0000\t0.a.txt\t0.b.txt\n")
    done = corpus.run(tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "pairs.tsv:5: a: 'absent.txt': there is no such file, and no version of that id",
        "pairs.tsv:6: id '0/p0000' is taken by pairs.tsv:2",
        f"aligner: {corpus.manifest}: 2 bad rows, nothing was run; correct them, or add --skip-bad",
    ]
    assert not (tmp_path / "out").exists()
    done = corpus.run(tmp_path / "out", "--skip-bad", "--check")
    assert done.returncode == 1
    assert done.stdout.startswith(f"{corpus.manifest}: 3 pairs")


def test_a_full_disk_ends_the_batch_with_a_reason_and_more_room_resumes_it(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small file system")
    try:
        (tmp_path / "in").mkdir()
        corpus = make_corpus(tmp_path / "in", 60)
        full = corpus.run(disk / "out", "--jobs", "2")
        assert full.returncode == 2
        assert "no space left on device" in full.stderr
        assert "make room and go on with --resume" in full.stderr
        assert "Traceback" not in full.stderr
        subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
        assert corpus.run(disk / "out", "--jobs", "2", "--resume").returncode == 1
        alone = corpus.run(tmp_path / "out", "--jobs", "1")
        assert alone.returncode == 1
        assert {x.split("/")[-1] for x in results(disk / "out")} == {
            x.split("/")[-1] for x in results(tmp_path / "out")
        }
        assert ids(disk / "out") == corpus.ids
    finally:
        subprocess.run(["umount", str(disk)], check=True)
