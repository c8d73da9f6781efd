"""Pairs found in folders."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from aligner.batch import folder as found
from aligner.batch.catalogue import Catalogue
from aligner.batch.rows import Row
from aligner.batch.task import Problem
from aligner.errors import InputError

WORK = """title = "Work"
[[version]]
id = "draft"
file = "draft.txt"
derived_from = "final"
[[version]]
id = "final"
file = "final.txt"
[[version]]
id = "french"
file = "french.txt"
derived_from = "a lost copy"
[[version]]
id = "german"
file = "german.txt"
derived_from = "french"
"""


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    return folder


def ids(rows: Iterable[Row | Problem]) -> list[str]:
    return [x["id"] if isinstance(x, Row) else str(x) for x in rows]


def test_names_that_differ_in_their_ending_alone_are_pairs(tmp_path: Path) -> None:
    make(
        tmp_path, "x.en.txt", "x.ru.txt", "sub/y.en.txt", "sub/y.ru.txt", "z.en.txt", ".h.en.txt", "other.md"
    )
    rows = list(found.by_names(tmp_path, "{id}.en.txt", "{id}.ru.txt"))
    assert ids(rows) == ["sub/y", "x", "z.en.txt: has no other side (z.ru.txt)"]
    assert isinstance(rows[0], Row)
    assert (rows[0]["a"], rows[0]["b"]) == ("./sub/y.en.txt", "./sub/y.ru.txt")


def test_a_name_that_fits_both_patterns_goes_to_the_longer_one(tmp_path: Path) -> None:
    make(tmp_path, "x.txt", "x.ru.txt")
    assert ids(found.by_names(tmp_path, "{id}.txt", "{id}.ru.txt")) == ["x"]


def test_folders_can_be_the_two_sides(tmp_path: Path) -> None:
    make(tmp_path, "en/x.txt", "ru/x.txt", "en/d/y.txt", "ru/d/y.txt")
    assert ids(found.by_names(tmp_path, "en/{id}.txt", "ru/{id}.txt")) == ["d/y", "x"]


@pytest.mark.parametrize("pattern", ["x.txt", "{id}-{id}.txt"])
def test_a_pattern_without_exactly_one_hole_is_refused(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(InputError, match=r"wants \{id\} once"):
        list(found.by_names(tmp_path, pattern, "{id}.b"))


def test_versions_stand_against_what_they_derive_from_or_the_first(tmp_path: Path) -> None:
    make(tmp_path / "w", "draft.txt", "final.txt", "french.txt", "german.txt")
    (tmp_path / "w" / "work.toml").write_text(WORK)
    works = found.works_in(tmp_path)
    assert ids(found.against_base(works)) == [
        "w/draft--final",
        "w/draft--french",
        "w/french--german",
        "w/final--draft",
    ]
    assert len(ids(found.all_versions(works))) == 6
    assert found.works_in(tmp_path / "w")[0].id == "w"
    row = next(iter(found.all_versions(works)))
    entry = Catalogue(works).by_id(row["a"])
    assert entry is not None
    assert entry.file == tmp_path / "w" / "draft.txt"


def test_all_texts_of_a_plain_folder_stand_against_each_other(tmp_path: Path) -> None:
    make(tmp_path, "x.txt", "y.md", "z.txt", "notes.toml", ".hidden.txt", "sub/deep.txt")
    assert ids(found.all_files(tmp_path)) == ["x--y", "x--z", "y--z"]
    make(tmp_path, "x.md")
    assert ids(found.all_files(tmp_path))[0] == "x.md--x.txt"


def test_an_id_of_two_works_must_be_said_in_full(tmp_path: Path) -> None:
    for name in ("v", "w"):
        make(tmp_path / name, "draft.txt")
        (tmp_path / name / "work.toml").write_text('title="T"\n[[version]]\nid="draft"\nfile="draft.txt"\n')
    catalogue = Catalogue(found.works_in(tmp_path))
    assert catalogue.by_id("v/draft") is not None
    with pytest.raises(InputError, match="say which: v/draft, w/draft"):
        catalogue.by_id("draft")
