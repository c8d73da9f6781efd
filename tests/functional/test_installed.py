"""The package as it is installed: the wheel alone, away from the checkout, in an empty folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, folder: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    kept = {k: v for k, v in os.environ.items() if k not in {"ALIGNER_TEXTS", "COLUMNS"}}
    return subprocess.run(
        [sys.executable, "-P", "-m", "aligner", *args],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(installed)},
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_wheel_carries_the_letter_and_no_tests(installed: Path) -> None:
    names = {str(p.relative_to(installed)) for p in installed.rglob("*")}
    work = "aligner/bundled/texts/carter-brezhnev-1977"
    assert {f"{work}/dobrynin.en.txt", f"{work}/work.toml", "aligner/py.typed"} <= names
    assert not [x for x in names if x.startswith(("tests", "benchmarks"))]


def test_the_demo_runs_from_the_wheel_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "demo")
    assert done.returncode == 0, done.stderr
    assert "What to do next" in done.stdout
    made = sorted(p.name for p in (tmp_path / "aligner-demo").rglob("*.json"))
    assert made == ["dobrynin--sample.en.json", "dobrynin--sample.ru.json"]


def test_a_second_demo_keeps_what_was_reviewed(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "demo").returncode == 0
    path = tmp_path / "aligner-demo/alignments/carter-brezhnev-1977/dobrynin--sample.en.json"
    reviewed = path.read_bytes().replace(b'"beads": [\n{', b'"beads": [\n{"note": "seen", ', 1)
    assert b'"note": "seen"' in reviewed
    path.write_bytes(reviewed)
    again = run(installed, tmp_path, "demo")
    assert again.returncode == 0, again.stderr
    assert "kept as it is" in again.stderr
    assert path.read_bytes() == reviewed


def test_the_samples_are_listed_as_what_they_are(installed: Path, tmp_path: Path) -> None:
    listed = " ".join(run(installed, tmp_path, "texts").stdout.split())
    assert listed.count("written for this project, not a source") >= 2
