"""Bad input gets one line that names the file and the way out, exit code 2, and nothing half written."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

GOOD = "The first paragraph.\n\nThe second one, which is longer.\n"


def refused(done: "subprocess.CompletedProcess[bytes]") -> str:
    """The one line on stderr of a run that was refused."""
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2, lines
    assert done.stdout == b""
    assert len(lines) == 1, lines
    assert lines[0].startswith("aligner: ")
    return lines[0]


def after(code: str, *args: str | Path) -> list[str]:
    """A command that runs `code` and then becomes `aligner ARGS`; threads make a `preexec_fn` unsafe."""
    become = f"import os, resource, signal, sys; {code}; os.execv(sys.executable, sys.argv[1:])"
    return [sys.executable, "-c", become, sys.executable, "-m", "aligner", *map(str, args)]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_a_missing_file_is_named(aligner: Run, good: Path) -> None:
    assert "missing.txt" in refused(aligner("align", good, "./missing.txt"))


def test_a_folder_is_no_version(aligner: Run, good: Path, tmp_path: Path) -> None:
    assert str(tmp_path) in refused(aligner("align", good, tmp_path))


def test_a_binary_file_is_refused(aligner: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    assert "picture.txt" in refused(aligner("align", "picture.txt", good))


def test_an_empty_file_is_refused(aligner: Run, good: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert "empty.txt" in refused(aligner("align", good, "empty.txt"))


def test_a_wrong_id_brings_the_nearest_one(aligner: Run) -> None:
    assert "sample.en" in refused(aligner("align", "dobrynin", "sampel.en"))


def test_one_segment_aligns_with_one_segment(aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Only this.\n", encoding="utf-8")
    done = aligner("align", "one.txt", "one.txt", "--format", "indices")
    assert (done.returncode, done.stdout) == (0, b"0\t0\n")


def test_texts_without_a_common_word_are_gaps_or_beads_that_cover_all(aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Alpha beta gamma.\n\nDelta.\n", encoding="utf-8")
    (tmp_path / "y.txt").write_text("Uno dos tres.\n", encoding="utf-8")
    done = aligner("align", "x.txt", "y.txt", "--format", "indices")
    assert done.returncode == 0
    rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert sorted(i for a, _ in rows for i in a.split()) == ["0", "1"]
    assert [j for _, b in rows for j in b.split()] == ["0"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_named(aligner: Run, good: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert "locked" in refused(aligner("align", good, good, "-o", locked / "x.json"))


def test_an_output_in_a_missing_folder_is_named(aligner: Run, good: Path, tmp_path: Path) -> None:
    assert "nowhere" in refused(aligner("align", good, good, "-o", tmp_path / "nowhere" / "x.json"))


def test_a_full_disk_leaves_the_old_file_and_nothing_else(good: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.json"
    target.write_text("the old result", encoding="utf-8")
    small_files = "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
    command = after(small_files, "align", good, good, "-o", target)
    assert "x.json" in refused(subprocess.run(command, capture_output=True, check=False, timeout=120))
    assert target.read_text(encoding="utf-8") == "the old result"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["good.txt", "x.json"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_stdout_is_said(aligner: Run, good: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = aligner(
            "align", good, good, "--format", "json", capture_output=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "standard output" in done.stderr.decode()


@pytest.mark.usefixtures("good")
def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    script = (
        f"{sys.executable} -m aligner align good.txt good.txt --format json | true; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


HEED_INTERRUPTS = "signal.signal(signal.SIGINT, signal.SIG_DFL)"
"""A shell starts what runs in its background deaf to interrupts, and its children inherit that."""


def wait_for_cpu(pid: int, *, seconds: float) -> None:
    """Until the process has computed for so long: by then it is past its start and in mid-run."""
    ticks = os.sysconf("SC_CLK_TCK")
    while True:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        if (int(fields[11]) + int(fields[12])) / ticks >= seconds:
            return
        time.sleep(0.02)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to see when it is in mid-run")
def test_an_interrupt_in_mid_run_writes_nothing(tmp_path: Path) -> None:
    lines = [f"Word{k} of paragraph {k * k} says {k % 17} things.\n\n" for k in range(20_000)]
    (tmp_path / "long.txt").write_text("".join(lines), encoding="utf-8")
    other = "".join(lines).replace("says", "told us of").replace("things", "matters, all in vain")
    (tmp_path / "other.txt").write_text(other, encoding="utf-8")
    process = subprocess.Popen(
        after(HEED_INTERRUPTS, "align", "long.txt", "other.txt", "-o", "x.json"),
        cwd=tmp_path,
        stderr=subprocess.PIPE,
    )
    wait_for_cpu(process.pid, seconds=1.0)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode().splitlines() == ["aligner: interrupted"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["long.txt", "other.txt"]


@pytest.mark.parametrize("args", [[], ["nonsense"], ["align"], ["align", "a"]])
def test_wrong_usage_exits_with_2(aligner: Run, args: list[str]) -> None:
    done = aligner(*args)
    assert done.returncode == 2
    assert done.stderr.startswith(b"usage: aligner")


def test_an_encoding_that_was_guessed_is_said(aligner: Run, good: Path, tmp_path: Path) -> None:
    text = "Déjà vu: le garçon était là, près de la forêt, où l'on mange bien l'été.\n"
    (tmp_path / "old.txt").write_bytes(text.encode("cp1252"))
    done = aligner("align", "old.txt", good, "--format", "indices")
    assert done.returncode == 0
    assert done.stderr.decode().startswith("aligner: old.txt: read as ")


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "cannot be read"), ("0\t99\n", "segment 99 does not exist"), ("0\tx\n", "keep: row 1, column 2")],
)
def test_anchors_that_do_not_fit_are_refused(
    aligner: Run, tmp_path: Path, content: str | None, told: str
) -> None:
    if content is not None:
        (tmp_path / "keep").write_text(content, encoding="utf-8")
    assert told in refused(aligner("align", "dobrynin", "sample.en", "--anchors", "keep"))


def test_anchors_are_kept(aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "keep").write_text("13 14\t0\n", encoding="utf-8")
    done = aligner("align", "dobrynin", "sample.en", "--anchors", "keep", "--format", "indices")
    assert "13 14\t0" in done.stdout.decode().splitlines()


def test_a_folder_that_cannot_be_made_is_named(aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "file/demo" in refused(aligner("demo", "file/demo"))
