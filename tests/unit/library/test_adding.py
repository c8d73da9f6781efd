from hashlib import sha256
from pathlib import Path

import pytest

from aligner import library
from aligner.errors import InputError, OutputError
from aligner.library.adding import Newcomer, Origin, add, difference, refresh, set_value
from aligner.library.checking import check
from aligner.model import Metadata

TEXT = "Dear Sir,\n\nWe must insist on it.\n\nJ. Carter\n"


def newcomer(ident: str = "one", **meta: str) -> Newcomer:
    return Newcomer("w", ident, Metadata(**meta), origin=Origin("https://example.org/x", "2026-01-02"))


def test_an_added_text_is_found_by_its_id_with_its_metadata(tmp_path: Path) -> None:
    path, _ = add(TEXT.encode(), "any.txt", tmp_path, newcomer(title='A "title" \\ \x1b', status="witness"))
    assert path.read_bytes() == TEXT.encode()
    version = library.resolve("one", tmp_path)
    assert (version.text, version.meta.title, version.meta.status) == (TEXT, 'A "title" \\ \x1b', "witness")
    entry = library.works(tmp_path)[0].versions[0]
    assert (entry.url, entry.fetched, entry.sha256) == (
        "https://example.org/x",
        "2026-01-02",
        sha256(TEXT.encode()).hexdigest(),
    )


def test_what_stands_in_the_work_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    before = "# mine\ntitle = 'W'   # so\n\n[[version]]\nid = 'zero'\nfile = 'z.txt'\n"
    (tmp_path / "w" / "work.toml").write_text(before, encoding="utf-8")
    add(TEXT.encode(), "x.txt", tmp_path, newcomer())
    assert (tmp_path / "w" / "work.toml").read_text(encoding="utf-8").startswith(before)


@pytest.mark.parametrize(
    ("new", "data", "message"),
    [
        (newcomer(), TEXT.encode(), "has a version one already"),
        (Newcomer("../w", "x", Metadata()), TEXT.encode(), "cannot name a work"),
        (Newcomer("w", "x/y", Metadata()), TEXT.encode(), "cannot name a version"),
        (newcomer("two", status="old"), TEXT.encode(), "unknown status 'old'"),
        (newcomer("two"), b"", "empty"),
        (newcomer("two"), b"\x89PNG" + bytes(50), "PNG"),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    tmp_path: Path, new: Newcomer, data: bytes, message: str
) -> None:
    add(TEXT.encode(), "x.txt", tmp_path, newcomer())
    before = {x: x.read_bytes() for x in tmp_path.rglob("*") if x.is_file()}
    with pytest.raises(InputError) as caught:
        add(data, "x.txt", tmp_path, new)
    assert message in str(caught.value)
    assert {x: x.read_bytes() for x in tmp_path.rglob("*") if x.is_file()} == before


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("a file, no folder", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        add(TEXT.encode(), "x.txt", tmp_path, newcomer())


def test_a_refreshed_text_says_what_changed(tmp_path: Path) -> None:
    add(TEXT.encode(), "x.txt", tmp_path, newcomer())
    work = tmp_path / "w" / "work.toml"
    again = Origin("https://example.org/y", "2026-03-04")
    assert refresh(work, "one", TEXT.encode(), again) == "unchanged since 2026-01-02"
    new = TEXT.replace("must", "may") + "\n\nP.S. More.\n"
    assert refresh(work, "one", new.encode(), again) == (
        "of 3 blocks: 1 changed, 1 new; the first: 'We may insist on it.'"
    )
    assert [x.level for x in check(tmp_path)] == ["warning"]
    assert library.resolve("one", tmp_path).text == new


def test_a_difference_of_markup_alone_is_no_difference() -> None:
    a, b = library.read(b"<html><p>x y</p>"), library.read(b"<html><div><p>x\ny</p></div>")
    assert difference(a, b) == "the text is the same; only what surrounds it changed"


def test_a_value_is_set_in_its_own_table_only() -> None:
    text = "title = 'W'\n[[version]]\nid = 'a'\nsha256 = 'old'\n\n[[version]]\nid = 'b'\n"
    assert set_value(text, 0, "sha256", "new") == text.replace("'old'", '"new"')
    assert set_value(text, 1, "sha256", "new") == text.replace("id = 'b'\n", "id = 'b'\nsha256 = \"new\"\n")


def test_faults_of_a_work_are_found(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    for name, content in {
        "en.txt": "We must insist on it, and they know it.",
        "bad.txt": "\x89PNG",
        "extra.txt": "x",
        "work.toml": "title = 'W'\n"
        "[[version]]\nid = 'en'\nfile = 'en.txt'\nlanguage = 'ru'\nstatus = 'witness'\n"
        f"sha256 = '{'0' * 64}'\n[[version]]\nid = 'gone'\nfile = 'gone.txt'\n",
    }.items():
        (tmp_path / "w" / name).write_text(content, encoding="utf-8")
    found = [(x.level, x.where, x.what) for x in check(tmp_path)]
    assert found == [
        ("error", "w/en", "the file is not the one that its sha256 was taken of"),
        ("warning", "w/en", "the language is given as ru, but looks like en"),
        ("error", "w/gone", "gone.txt: the file cannot be read"),
        ("warning", "w/bad.txt", "the file stands in no [[version]] of work.toml"),
        ("warning", "w/extra.txt", "the file stands in no [[version]] of work.toml"),
    ]


def test_a_broken_work_file_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "work.toml").write_text("titel = 'x'", encoding="utf-8")
    (finding,) = check(tmp_path)
    assert (finding.level, finding.where) == ("error", "w")
    assert "did you mean 'title'?" in finding.what


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OutputError, match="cannot be written \\(No space left on device\\)"):
        add(TEXT.encode(), "x.txt", tmp_path, newcomer())
    assert not [x for x in tmp_path.rglob("*") if x.is_file()]
