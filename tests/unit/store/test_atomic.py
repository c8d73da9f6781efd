import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.errors import OutputError
from aligner.store.atomic import write_bytes


def names(folder: Path) -> list[str]:
    return sorted(x.name for x in folder.iterdir())


def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    write_bytes(tmp_path / "x", b"1")
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_the_mode_of_an_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symbolic_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    real = tmp_path / "there" / "x"
    real.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(real)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert names(tmp_path / "there") == ["x"]


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a directory"):
        write_bytes(tmp_path, b"")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no/x: cannot be written: no such file or directory"):
        write_bytes(tmp_path / "no" / "x", b"")


def test_a_nul_in_the_name_is_no_traceback(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="null byte"):
        write_bytes(f"{tmp_path}/a\0b", b"")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="permission denied"):
        write_bytes(tmp_path / "x", b"new")


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OutputError, match=r"x.json: cannot be written: file too large"):
            write_bytes(path, b"n" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x.json"]


def test_an_interruption_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["x.json"]


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    code = "from aligner.store.atomic import write_bytes; write_bytes('/dev/stdout', b'through')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=tmp_path)
    assert done.stdout == b"through"
