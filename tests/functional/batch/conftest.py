"""300 small pairs, a tenth of them bad, and what one process makes of them."""

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).parent))

from batch_process import Begin, Corpus, make_corpus, records, results, until

PAIRS = 300


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return make_corpus(tmp_path_factory.mktemp("corpus"), PAIRS)


@pytest.fixture(scope="session")
def reference(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process, one pair after the other, makes of the corpus."""
    outdir = tmp_path_factory.mktemp("reference") / "out"
    done = corpus.run(outdir, "--jobs", "1")
    assert done.returncode == 1, done.stderr
    return results(outdir)


@pytest.fixture
def processes() -> "Iterator[list[subprocess.Popen[str]]]":
    """Processes that end with the test, whatever becomes of it."""
    started: list[subprocess.Popen[str]] = []
    yield started
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stderr:
            process.stderr.close()


@pytest.fixture
def begin(corpus: Corpus, processes: "list[subprocess.Popen[str]]") -> Begin:
    def begun(outdir: Path, pairs: int) -> "subprocess.Popen[str]":
        processes.append(corpus.start(outdir, "--jobs", "2"))
        until(lambda: len(records(outdir)) >= pairs, f"{pairs} pairs")
        return processes[-1]

    return begun
