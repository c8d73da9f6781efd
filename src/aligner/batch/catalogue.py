"""What `work.toml` files say of the versions of a plan: found by id, or by the path of the file."""

from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.library import Entry, Work

WORK_FILE = "work.toml"


class Catalogue:
    """The versions of some works, by `id` where one work alone has it and by `work/id`.

    Files in the folder of a `work.toml` are known too, whatever works were given.
    """

    def __init__(self, works: "Iterable[Work]" = ()) -> None:
        self._by_id: dict[str, list[Entry]] = {}
        self._by_folder: dict[Path, dict[Path, Entry]] = {}
        for work in works:
            for entry in work.versions:
                for name in (entry.id, f"{work.id}/{entry.id}"):
                    self._by_id.setdefault(name, []).append(entry)

    def by_id(self, name: str) -> "Entry | None":
        """The version that is called `name`.

        Raises:
            InputError: several works have such a version.
        """
        found = self._by_id.get(name, [])
        if len(found) > 1:
            ids = ", ".join(f"{x.meta.work}/{x.id}" for x in found)
            raise InputError(f"several works have such a version; say which: {ids}")
        return found[0] if found else None

    def by_path(self, path: Path) -> "Entry | None":
        """What the `work.toml` beside a file says of it.

        Raises:
            AlignerError: that file is damaged.
        """
        folder = path.parent
        if folder not in self._by_folder:
            self._by_folder[folder] = self._listed_in(folder)
        return self._by_folder[folder].get(path)

    @staticmethod
    def _listed_in(folder: Path) -> "dict[Path, Entry]":
        beside = folder / WORK_FILE
        if not beside.is_file():
            return {}
        from aligner.library.works import load_work

        return {x.file.absolute(): x for x in load_work(beside).versions}
