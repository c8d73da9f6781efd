"""`aligner collate` as a process, on the letter."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]

THREE = ("dobrynin", "sample.en", "sample.ru")


def test_three_versions_become_an_apparatus_and_their_alignments_are_kept(
    aligner: Run, tmp_path: Path
) -> None:
    first = aligner("collate", *THREE, "--save", "kept")
    assert first.returncode == 0, first.stderr
    assert first.stdout.decode().startswith("A  dobrynin, ")
    assert sorted(x.name for x in (tmp_path / "kept").iterdir()) == [
        "dobrynin--sample.en.json",
        "dobrynin--sample.ru.json",
    ]
    again = aligner("collate", *THREE, "--save", "kept")
    assert again.stdout == first.stdout
    assert b"dobrynin--sample.en.json: taken as it is" in again.stderr


def test_the_form_follows_the_ending_and_kept_alignments_make_the_same_page(
    aligner: Run, tmp_path: Path
) -> None:
    done = aligner("collate", *THREE, "--save", "kept", "-o", "x.html")
    assert done.returncode == 0, done.stderr
    kept = sorted((tmp_path / "kept").iterdir())
    assert aligner("report", *kept, "-o", "y.html").returncode == 0
    assert (tmp_path / "y.html").read_bytes() == (tmp_path / "x.html").read_bytes()
    assert aligner("report", *kept, "-o", "y.xml").returncode == 0
    assert (tmp_path / "y.xml").read_bytes().startswith(b"<?xml")


def test_alignments_of_two_bases_are_no_collation(aligner: Run) -> None:
    aligner("align", "dobrynin", "sample.en", "-o", "x.json")
    aligner("align", "sample.en", "sample.ru", "-o", "y.json")
    done = aligner("report", "x.json", "y.json")
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode() == (
        "aligner: sample.en - sample.ru: its A is not the dobrynin that the first one has\n"
    )
