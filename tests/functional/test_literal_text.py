"""Text is data: whatever a file holds is shown as it is, and never obeyed."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

NASTY = (
    "[stamp]\nLETTERHEAD [/x] [bold]\n\n"
    "The [red]first[/red] \x1b[31mparagraph\x1b[0m\x07 is \u202eback\u202c <script>here</script>.\n\n"
    "=1+1 \x00 and \u200e\u2066marks\u2069 \x9b2J.\n"
)
PLAIN = NASTY + "\nOne more.\n"
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two texts and their alignment, which no test changes."""
    made = tmp_path_factory.mktemp("nasty")
    (made / "nasty.txt").write_bytes(NASTY.encode())
    (made / "plain.txt").write_bytes(PLAIN.encode())
    command = [sys.executable, "-m", "aligner", "align", "./nasty.txt", "./plain.txt", "-o", "x.json"]
    done = subprocess.run(command, cwd=made, check=False, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return made


@pytest.mark.parametrize(
    "command",
    [
        ("show", "x.json"),
        ("show", "x.json", "--width", "60"),
        ("report", "x.json", "--format", "md"),
        ("align", "./nasty.txt", "./plain.txt", "--format", "indices"),
    ],
    ids=" ".join,
)
def test_no_control_of_a_text_reaches_the_reader(
    aligner: Run, folder: Path, command: tuple[str, ...]
) -> None:
    done = aligner(*command, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert CONTROLS.findall(done.stdout.decode()) == []
    assert CONTROLS.findall(done.stderr.decode()) == []


@pytest.mark.parametrize(
    "command", [("show", "x.json"), ("report", "x.json", "--format", "md")], ids=" ".join
)
def test_brackets_and_tags_stand_as_they_are(aligner: Run, folder: Path, command: tuple[str, ...]) -> None:
    text = aligner(*command, cwd=folder).stdout.decode().replace("\\", "")
    for literal in ("[stamp]", "[/x]", "[bold]", "[red]first[/red]", "=1+1"):
        assert literal in text


def test_colour_is_the_only_sequence_that_a_terminal_is_sent(aligner: Run, folder: Path) -> None:
    text = aligner("show", "x.json", "--color", "always", cwd=folder).stdout.decode()
    assert COLOUR.search(text)
    assert CONTROLS.findall(COLOUR.sub("", text)) == []


def test_the_table_gives_the_text_back_byte_for_byte(aligner: Run, folder: Path) -> None:
    done = aligner("export", "x.json", "--format", "tsv", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "\\n" in done.stdout.decode()
    assert "\x1b[31mparagraph" in done.stdout.decode()


def test_an_error_shows_a_hostile_name_as_symbols(aligner: Run) -> None:
    done = aligner("align", "./no\x1b[31msuch\u202efile.txt", "dobrynin")
    assert done.returncode == 2
    assert CONTROLS.findall(done.stderr.decode()) == []
