"""`aligner texts` as a process."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import CompletedProcess

TEXTS = Path(__file__).parents[2] / "texts"

Run = Callable[..., "CompletedProcess[bytes]"]


def test_the_samples_are_said_to_be_no_source(aligner: Run) -> None:
    done = aligner("texts")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert [x.split()[0] for x in lines if "written for this project, not a source" in x] == [
        "sample.en",
        "sample.ru",
    ]
    assert any("aligner texts fetch" in x for x in lines)


def test_a_work_is_told_in_full_and_as_json(aligner: Run) -> None:
    assert b"2 joined across a page break" in aligner("texts", "carter-brezhnev-1977").stdout
    (work,) = json.loads(aligner("texts", "--json").stdout)
    assert [x["id"] for x in work["versions"]] == ["dobrynin", "sample.en", "sample.ru"]
    done = aligner("texts", "carter-breznev")
    assert (done.returncode, done.stderr) == (
        2,
        b"aligner: carter-breznev: there is no such work; did you mean carter-brezhnev-1977?\n",
    )


def test_a_text_is_added_checked_and_found(aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text("<html><p>Dear Sir,<p>We must \x1b go on.", encoding="utf-8")
    done = aligner("texts", "add", "mine.html", "--work", "w", "--id", "mine", "--status", "witness")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"mine: 2 blocks, utf-8, en" in done.stdout
    assert b"dobrynin" in aligner("texts").stdout, "what ships stays in sight"
    assert aligner("texts", "check").returncode == 0
    (tmp_path / "texts" / "w" / "mine.html").write_text("<p>other", encoding="utf-8")
    done = aligner("texts", "check", "w")
    assert done.returncode == 1
    assert b"error    w/mine: the file is not the one" in done.stdout


def test_adding_what_is_no_text_is_one_line(aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(bytes(range(256)) * 20)
    for name in ("x.bin", "nowhere.txt", "."):
        done = aligner("texts", "add", name, "--work", "w", "--id", "x")
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
    assert not (tmp_path / "texts" / "w").exists()


def test_fetching_offline_is_one_line(aligner: Run, tmp_path: Path) -> None:
    shutil.copytree(TEXTS, tmp_path / "texts")
    catalogue = tmp_path / "texts" / "catalogue.toml"
    catalogue.write_text('[[text]]\nid = "x"\nwork = "w"\nurl = "https://no-such-host.invalid/x"\n', "utf-8")
    done = aligner("texts", "fetch")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith(b"are you offline? (the texts that ship need no network)")
    assert aligner("texts", "fetch", "y").stderr == b"aligner: y: not in the catalogue; it names x\n"
