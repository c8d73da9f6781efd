"""The commands that show, export, import and report, as processes, on the letter."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aligner.api import align
from aligner.store import codec

Run = Callable[..., Any]

LETTER = ("dobrynin", "sample.en")


@pytest.fixture(scope="module")
def stored() -> bytes:
    """The letter aligned, as a stored file."""
    return codec.dumps(align(*LETTER))


@pytest.fixture
def x(stored: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "x.json"
    path.write_bytes(stored)
    return path


def test_show_is_plain_when_piped_and_coloured_when_asked(aligner: Run, x: Path) -> None:
    plain = aligner("show", x, "--width", "90")
    assert plain.returncode == 0
    assert b"\x1b" not in plain.stdout
    text = plain.stdout.decode()
    assert "a0  [stamp]" in text
    assert max(len(line) for line in text.split("\n")) <= 90
    coloured = aligner("show", x, "--width", "90", "--colour", "always", env={"NO_COLOR": "1"})
    assert b"\x1b[" in coloured.stdout
    only = aligner("show", x, "--only", "divergent")
    assert len(only.stdout) < len(plain.stdout)


def test_an_alignment_goes_through_a_pipe(aligner: Run, x: Path) -> None:
    assert aligner("show", "-", input=x.read_bytes()).stdout == aligner("show", x).stdout


def test_a_report_says_what_is_a_sample(aligner: Run, x: Path) -> None:
    done = aligner("report", x, "--format", "md")
    assert b"sample: written for this project, not a source" in done.stdout


@pytest.mark.parametrize("form", ["tsv", "csv", "xlsx", "jsonl", "tmx", "tei", "indices"])
def test_every_format_comes_back_onto_its_alignment_unchanged(
    aligner: Run, x: Path, tmp_path: Path, form: str
) -> None:
    out, again = tmp_path / f"x.{form}", tmp_path / "again.json"
    assert aligner("export", x, "--format", form, "-o", out).returncode == 0
    done = aligner("import", out, "--format", form, "--onto", x, "-o", again)
    assert done.returncode == 0, done.stderr
    assert b"nothing changed" in done.stderr
    assert again.read_bytes() == x.read_bytes()


def test_gold_comes_in_as_an_alignment_of_two_versions(aligner: Run, x: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.tsv"
    gold.write_bytes(aligner("export", x, "--format", "indices").stdout)
    done = aligner("import", gold, "--format", "indices", "--versions", *LETTER, "-o", tmp_path / "g.json")
    assert done.returncode == 0, done.stderr
    back = aligner("export", tmp_path / "g.json", "--format", "indices")
    assert back.stdout == gold.read_bytes()


def test_a_translation_memory_needs_no_other_file(aligner: Run, x: Path, tmp_path: Path) -> None:
    memory = tmp_path / "x.tmx"
    aligner("export", x, "-o", memory)
    done = aligner("import", memory, "-o", tmp_path / "m.json")
    assert done.returncode == 0, done.stderr
    assert aligner("export", tmp_path / "m.json", "--format", "indices").stdout == (
        aligner("export", x, "--format", "indices").stdout
    )


def test_edits_of_a_table_come_back_with_a_summary(aligner: Run, x: Path, tmp_path: Path) -> None:
    table = tmp_path / "x.tsv"
    aligner("export", x, "-o", table)
    text = table.read_text("utf-8")
    table.write_text(text.replace("\n13\tunreviewed", "\n13\taccepted"), "utf-8")
    done = aligner("import", table, "--onto", x, "-o", x)
    assert done.stderr.decode().endswith("x.json: status of 1 bead\n")
    assert json.loads(x.read_bytes())["beads"][13]["status"] == "accepted"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "missing.json"), "missing.json"),
        (("export", "missing.json", "--format", "tsv"), "missing.json"),
        (("export", "x.json", "--format", "tmx", "--spreadsheet"), "--spreadsheet is for tables"),
        (("export", "x.json", "--format", "indices", "-o", "no/such/x.tsv"), "no/such/x.tsv"),
        (("import", "x.tsv", "--onto", "missing.json"), "missing.json"),
        (("import", "x.tsv"), "x.tsv: the file holds no texts of its own"),
        (("import", "x.what"), "x.what: its ending does not say what it is"),
        (("import", "cut.tsv", "--onto", "x.json"), "cut.tsv: row 20: "),
        (("import", "x.tsv", "--versions", "dobrynin", "sample.ru"), "x.tsv: row 15, column b_text: "),
        (
            ("import", "x.tsv", "--versions", "sample.en", "dobrynin"),
            "x.tsv: row 23, column a_ids: segment a24",
        ),
    ],
)
def test_bad_input_is_one_line_and_writes_nothing(
    aligner: Run, x: Path, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    table = aligner("export", x, "--format", "tsv").stdout
    (tmp_path / "x.tsv").write_bytes(table)
    (tmp_path / "cut.tsv").write_bytes(b"\n".join(table.split(b"\n")[:20])[:-90])
    before = sorted(tmp_path.iterdir())
    done = aligner(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert re.fullmatch(r"aligner: [^\n]+\n", done.stderr.decode())
    assert message in done.stderr.decode()
    assert sorted(tmp_path.iterdir()) == before


def test_sentences_go_out_and_come_back_unchanged(aligner: Run, x: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "s.tsv", tmp_path / "again.json"
    aligner("export", x, "--level", "sentence", "-o", out)
    refused = aligner("import", out, "--onto", x, "-o", again)
    assert refused.stderr.endswith(b"does the file count sentences (--level sentence)?\n")
    assert not again.exists()
    done = aligner("import", out, "--level", "sentence", "--onto", x, "-o", again)
    assert done.returncode == 0, done.stderr
    assert again.read_bytes() == x.read_bytes()


def test_a_file_too_big_to_be_an_alignment_is_not_read(aligner: Run, x: Path, tmp_path: Path) -> None:
    huge = tmp_path / "huge.tmx"
    with huge.open("wb") as file:
        file.write(b"<tmx x='")
        file.truncate(1 << 30)
    done = aligner("import", huge, "--onto", x)
    assert done.returncode == 2
    assert done.stdout == b""
    assert re.fullmatch(r"aligner: [^\n]+1024 MB; at most 256 MB are read\n", done.stderr.decode())
