"""Manifests in both forms, and what is told of those that are none."""

from pathlib import Path

import pytest

from aligner.batch.rows import Row, read_manifest
from aligner.batch.task import Problem
from aligner.errors import FormatError, InputError


def rows(path: Path, content: str | bytes) -> list[Row | Problem]:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_manifest(path))


def test_a_table_is_read_by_its_header_in_any_order_of_columns(tmp_path: Path) -> None:
    content = (
        "\ufeffb\tid\ta\t#mine\tlang_a\r\n# a comment\n\nb.txt\tx\ta.txt\twhatever\ten\r\nb.txt\ty\ta.txt\n"
    )
    found = rows(tmp_path / "m.tsv", content)
    assert [dict(x.cells) for x in found if isinstance(x, Row)] == [
        {"id": "x", "a": "a.txt", "b": "b.txt", "lang_a": "en"},
        {"id": "y", "a": "a.txt", "b": "b.txt"},
    ]
    assert [x.place for x in found] == ["m.tsv:4", "m.tsv:5"]


def test_rows_of_a_wrong_form_are_told_and_the_others_read(tmp_path: Path) -> None:
    found = rows(tmp_path / "m.tsv", b"id\ta\tb\nx\ta\tb\tc\n\xff\ta\tb\ny\ta\tb\n")
    assert found[:2] == [Problem("m.tsv:2", "has 4 cells for 3 columns"), Problem("m.tsv:3", "is not UTF-8")]
    assert isinstance(found[2], Row)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("a\tb\n", "column id is missing"),
        ("id\ta\tb\tlang\n", "unknown column 'lang'"),
        ("id\ta\tb\ta\n", "column a stands twice"),
    ],
)
def test_a_table_with_a_wrong_header_is_refused(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        rows(tmp_path / "m.tsv", content)


def test_toml_pairs_are_completed_from_the_defaults(tmp_path: Path) -> None:
    found = rows(
        tmp_path / "m.toml",
        '[defaults]\nlang_a = "en"\nlang_b = "ru"\n[[pair]]\nid = "x"\na = "a"\nb = "b"\nlang_b = "de"\n'
        '[[pair]]\nid = 7\n[[pair]]\nid = "y"\nc = "c"\n',
    )
    assert isinstance(found[0], Row)
    assert dict(found[0].cells) == {"id": "x", "a": "a", "b": "b", "lang_a": "en", "lang_b": "de"}
    assert found[1] == Problem("m.toml: pair 2", "id wants a text in quotes, not 7")
    assert isinstance(found[2], Problem)
    assert "unknown key 'c'" in found[2].message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("x = ", "is not TOML"),
        (b"\xff", "is not UTF-8"),
        ("pairs = 1", "unknown key 'pairs'"),
        ("pair = 1", r"wants one \[defaults\]"),
        ("[defaults]\nid = 'x'", "defaults: unknown key 'id'"),
    ],
)
def test_toml_of_another_shape_is_refused(tmp_path: Path, content: str | bytes, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        rows(tmp_path / "m.toml", content)


def test_what_is_no_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a manifest is a .tsv or a .toml file"):
        rows(tmp_path / "m.csv", "id,a,b\n")
    with pytest.raises(FormatError, match=r"is no table in UTF-8 \(line 1\)"):
        rows(tmp_path / "m.tsv", b"\xff\xfe")
    with pytest.raises(InputError, match="there is no such file or folder"):
        list(read_manifest(tmp_path / "absent.tsv"))
