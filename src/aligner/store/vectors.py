"""Vectors of texts kept in a file of the user's cache, by the hash of the text."""

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path


def shelf_of(name: str) -> "Shelf":
    """The shelf of a model: under XDG_CACHE_HOME, else ~/.cache."""
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Shelf(
        root / "aligner" / f"vectors-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.sqlite"
    )


class Shelf:
    """Bytes by key in an SQLite file; one that cannot be read or written is done without."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, keys: Sequence[str]) -> dict[str, bytes]:
        if not self._path.exists():
            return {}
        try:
            with closing(self._open()) as file:
                return dict(_rows(file, keys))
        except (OSError, sqlite3.Error):
            return {}

    def write(self, values: Mapping[str, bytes]) -> None:
        try:
            with closing(self._open()) as file, file:
                file.executemany("insert or replace into vectors values (?, ?)", list(values.items()))
        except (OSError, sqlite3.Error):
            return

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(self._path, timeout=10)
        file.execute("create table if not exists vectors (key text primary key, value blob)")
        return file


def _rows(file: sqlite3.Connection, keys: Sequence[str]) -> Iterable[tuple[str, bytes]]:
    for key in keys:
        yield from file.execute("select key, value from vectors where key = ?", (key,))
