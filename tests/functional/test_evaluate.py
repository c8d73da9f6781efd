import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "pred.tsv").write_text("0\t0\n1\t1 2\n", encoding="utf-8")
    (tmp_path / "gold.tsv").write_text("0\t0\n1\t1\n\t2\n", encoding="utf-8")
    return tmp_path / "pred.tsv", tmp_path / "gold.tsv"


def test_evaluate_prints_the_four_measures(aligner: Run, files: tuple[Path, Path]) -> None:
    done = aligner("evaluate", *files)
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.decode().splitlines()[1:5]] == [
        "strict",
        "lax",
        "link",
        "null",
    ]


def test_evaluate_exits_with_one_below_the_bar(aligner: Run, files: tuple[Path, Path]) -> None:
    done = aligner("evaluate", *files, "--min-f1", "0.9")
    assert (done.returncode, done.stderr) == (1, b"aligner: strict F1 0.5000 is below 0.9\n")
    assert aligner("evaluate", files[1], files[1], "--min-f1", "1").returncode == 0


def test_evaluate_pools_further_pairs_as_json(aligner: Run, files: tuple[Path, Path]) -> None:
    done = aligner("evaluate", *files, files[1], files[1], "--json")
    assert json.loads(done.stdout)["counts"]["gold"] == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pred.tsv"], b"has no gold beside it"),
        (["pred.tsv", "nowhere.tsv"], b"nowhere.tsv"),
        (["pred.tsv", "gold.tsv", "--min-f1", "7"], b"'7' is not a number from 0 to 1"),
    ],
)
def test_evaluate_refuses_what_it_cannot_use(
    aligner: Run, files: tuple[Path, Path], arguments: list[str], message: bytes
) -> None:
    done = aligner("evaluate", *arguments)
    assert files[0].exists()
    assert done.returncode == 2
    assert message in done.stderr
    assert b"Traceback" not in done.stderr
