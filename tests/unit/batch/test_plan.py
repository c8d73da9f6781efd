"""The check of a whole plan before anything runs."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from aligner.batch.catalogue import Catalogue
from aligner.batch.plan import check
from aligner.batch.rows import Row
from aligner.batch.task import Plan, PlanError, Problem
from aligner.errors import InputError

RULE = (
    "cannot name a file everywhere; use letters, digits and . _ - + = @ , ~ and begin with a letter or digit"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("One.\n")
    (tmp_path / "b.txt").write_text("Two, longer.\n")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "sub").mkdir()
    return tmp_path


def checked(folder: Path, *cells: Mapping[str, str], skip_bad: bool = False, mode: str = "auto") -> Plan:
    rows = [Row(f"m.tsv:{k}", x) for k, x in enumerate(cells, 2)]
    return check(
        rows, "m.tsv", folder=folder, catalogue=Catalogue(), skip_bad=skip_bad, mode=mode, lang_a="en"
    )


def pair(name: str, a: str = "a.txt", b: str = "b.txt", **options: str) -> dict[str, str]:
    return {"id": name, "a": a, "b": b, **options}


def test_a_good_row_becomes_a_task_with_absolute_paths_and_sizes(folder: Path) -> None:
    (task,) = checked(folder, pair("x/y", a="./sub/../a.txt", lang_b="ru")).tasks
    assert (task.id, task.a.name, task.a.path) == ("x/y", "./sub/../a.txt", str(folder / "a.txt"))
    assert task.size == 5 + 13
    assert task.options == (("lang_a", "en"), ("lang_b", "ru"))


def test_every_bad_row_and_everything_wrong_with_it_is_told_at_once(folder: Path) -> None:
    with pytest.raises(PlanError) as caught:
        checked(
            folder,
            pair("x"),
            pair("", a=""),
            pair("../up", b="absent.txt"),
            pair("X"),
            pair("y", a="sub", b="empty.txt", segments="words", lang_b="english please"),
            pair("z", a="nul\0.txt"),
        )
    said = [str(x) for x in caught.value.problems]
    assert said == [
        "m.tsv:3: id is empty",
        "m.tsv:3: a is empty",
        f"m.tsv:4: id '../up': '..' {RULE}",
        "m.tsv:4: b: 'absent.txt': there is no such file, and no version of that id",
        "m.tsv:5: id 'X' is taken by m.tsv:2",
        "m.tsv:6: segments is 'words', not one of auto, paragraphs, lines",
        "m.tsv:6: a: 'sub': is a folder",
        "m.tsv:6: lang_b is 'english please', not a language code such as en or ru",
        "m.tsv:6: b: 'empty.txt': is empty",
        "m.tsv:7: a: 'nul\\x00.txt': its name holds a null byte",
    ]
    assert "10 bad rows, nothing was run" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    ["/x", "x/", "x//y", ".x", "-x", "x.", "a b", "x\ty", "con", "NUL.txt", "x.json/y", "a" * 181, "п" * 91],
)
def test_ids_that_cannot_name_files_everywhere_are_refused(folder: Path, name: str) -> None:
    with pytest.raises(PlanError):
        checked(folder, pair(name))


@pytest.mark.parametrize("name", ["x", "письмо/1977", "a" * 180, "x.en--x.ru", "2+2=4"])
def test_other_ids_are_taken(folder: Path, name: str) -> None:
    assert checked(folder, pair(name)).tasks[0].id == name


def test_bad_rows_are_left_out_where_the_user_says_so(folder: Path) -> None:
    plan = checked(folder, pair("x"), pair("y", a="absent.txt"), skip_bad=True)
    assert [x.id for x in plan.tasks] == ["x"]
    assert [x.place for x in plan.problems] == ["m.tsv:3"]


def test_a_plan_without_pairs_is_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="holds no pair"):
        checked(folder)
    with pytest.raises(InputError, match="holds no pair"):
        check([Problem("m.tsv:2", "bad")], "m.tsv", folder=folder, catalogue=Catalogue(), skip_bad=True)


def test_files_that_a_work_lists_bring_its_metadata(folder: Path) -> None:
    (folder / "work.toml").write_text(
        'title = "W"\n[[version]]\nid = "first"\nfile = "a.txt"\nlanguage = "fr"\n'
    )
    (task,) = checked(folder, pair("x")).tasks
    assert task.a.entry is not None
    assert (task.a.entry.id, task.a.entry.meta.language) == ("first", "fr")
    assert task.b.entry is None
    assert "listed_a" in dict(task.options)


def test_a_part_of_a_file_follows_its_name(folder: Path) -> None:
    (folder / "c#1.txt").write_text("A file of that very name.\n")
    (task,) = checked(folder, pair("x", a="a.txt#blocks 2-3", b="c#1.txt")).tasks
    assert (task.a.name, task.a.part, task.a.path) == (
        "a.txt#blocks 2-3",
        "blocks 2-3",
        str(folder / "a.txt"),
    )
    assert (task.b.part, task.b.path) == ("", str(folder / "c#1.txt"))
    with pytest.raises(PlanError):
        checked(folder, pair("x", a="absent.txt#2"))
