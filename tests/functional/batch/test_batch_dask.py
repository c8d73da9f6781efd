"""`aligner batch --engine dask` on clusters whose workers and scheduler are killed."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from batch_process import Corpus, children, records, results, until

pytest.importorskip("distributed", reason="needs the extra aligner[dask]")

Processes = list[subprocess.Popen[str]]


def ids(outdir: Path) -> list[str]:
    return [str(x["id"]) for x in records(outdir)]


def test_a_local_cluster_with_a_killed_worker_gives_what_one_process_gives(
    corpus: Corpus, reference: dict[str, bytes], tmp_path: Path, processes: Processes
) -> None:
    batch = corpus.start(tmp_path / "out", "--engine", "dask", "--jobs", "2")
    processes.append(batch)
    until(lambda: bool(records(tmp_path / "out")), "the first chunk")
    os.kill(children(batch.pid)[0], signal.SIGKILL)
    _, said = batch.communicate()
    assert batch.returncode == 1, said
    assert ids(tmp_path / "out") == corpus.ids
    assert results(tmp_path / "out") == reference
    assert "270 done, 30 failed" in said
    assert "Traceback" not in said


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def dask(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def cluster(port: int, processes: Processes) -> Processes:
    """A scheduler and two workers on loopback; the scheduler first."""
    started = [dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show")]
    started += [
        dask("worker", f"tcp://127.0.0.1:{port}", "--nthreads", "1", "--no-nanny", "--no-dashboard")
        for _ in range(2)
    ]
    processes += started
    return started


def test_a_cluster_that_loses_a_worker_and_then_its_scheduler_gives_the_same(
    corpus: Corpus, reference: dict[str, bytes], tmp_path: Path, processes: Processes
) -> None:
    port = free_port()
    scheduler, first, _ = cluster(port, processes)
    batch = corpus.start(
        tmp_path / "out", "--engine", "dask", "--scheduler", f"tcp://127.0.0.1:{port}", "--shared-fs"
    )
    processes.append(batch)
    until(lambda: bool(records(tmp_path / "out")), "the first chunk")
    first.kill()
    before = len(records(tmp_path / "out"))
    until(lambda: len(records(tmp_path / "out")) > before, "a chunk by the other worker")
    scheduler.kill()
    scheduler.wait()
    assert batch.poll() is None, "the batch ended before the scheduler was killed"
    cluster(port, processes)
    _, said = batch.communicate()
    assert batch.returncode == 1, said
    assert "waiting for it to come back" in said
    assert ids(tmp_path / "out") == corpus.ids
    assert results(tmp_path / "out") == reference
    assert "Traceback" not in said
