"""A reader that another package brings, as the documentation shows it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

    Run = Callable[..., "CompletedProcess[bytes]"]

PAGE = Path(__file__).parents[2] / "docs" / "texts.md"


def install(folder: Path, source: str, value: str) -> dict[str, str]:
    (folder / "my_readers.py").write_text(source, encoding="utf-8")
    info = folder / "my_readers-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: my-readers\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(f"[aligner.readers]\ncsv = {value}\n", encoding="utf-8")
    import aligner

    package = Path(aligner.__file__).parents[1]
    return {"PYTHONPATH": f"{folder}:{package}"}


def test_the_example_of_the_documentation_reads_its_files(aligner: "Run", tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    env = install(tmp_path, blocks[-1], "my_readers:Csv")
    (tmp_path / "x.csv").write_text("We must go;1\nThey may stay;2\n", encoding="utf-8")
    done = aligner("texts", "add", "x.csv", "--work", "w", "--id", "x", env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"x: 2 blocks" in done.stdout
    assert len([x for x in blocks[-1].splitlines() if x.strip()]) <= 10


def test_a_reader_that_cannot_be_loaded_is_named(aligner: "Run", tmp_path: Path) -> None:
    env = install(tmp_path, "", "my_readers:Missing")
    (tmp_path / "x.csv").write_text("a;b\n", encoding="utf-8")
    done = aligner("texts", "add", "x.csv", "--work", "w", "--id", "x", env=env)
    assert done.returncode == 2
    assert done.stderr.startswith(b"aligner: the reader 'csv' (my_readers:Missing) cannot be loaded")
