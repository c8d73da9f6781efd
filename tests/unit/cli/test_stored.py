"""What an argument names is read, and not more of it than an exchange file can hold."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from aligner.cli import stored
from aligner.errors import InputError


def test_stdin_is_read_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "LARGEST", 1 << 20)
    for size in (1 << 20, 1 << 21):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * size)))
        if size == 1 << 20:
            assert len(stored.read_file("-")) == size
        else:
            with pytest.raises(InputError, match="-: more than 1 MB"):
                stored.read_file("-")


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "x.tmx"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(InputError, match="1024 MB; at most 256 MB are read"):
        stored.read_file(str(path))
