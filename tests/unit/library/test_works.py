from pathlib import Path

import pytest

from aligner import library
from aligner.errors import FormatError, InputError
from aligner.model import Kind

ROOT = Path(__file__).parents[3] / "texts"


def make_work(folder: Path, toml: str, **files: str) -> Path:
    (folder / "w").mkdir(parents=True)
    (folder / "w" / "work.toml").write_text(toml, encoding="utf-8")
    for name, text in files.items():
        (folder / "w" / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_the_letter_ships_with_its_metadata() -> None:
    (work,) = library.works(ROOT)
    assert work.id == "carter-brezhnev-1977"
    assert [(e.id, e.meta.language, e.meta.status) for e in work.versions] == [
        ("dobrynin", "en", "translation"),
        ("sample.en", "en", "sample"),
        ("sample.ru", "ru", "sample"),
    ]
    assert all(
        "no historical source" in e.meta.source or "not the archival" in e.meta.source
        for e in work.versions[1:]
    )


@pytest.mark.parametrize("name", ["dobrynin", "carter-brezhnev-1977/dobrynin"])
def test_a_version_is_called_by_its_id(name: str) -> None:
    version = library.resolve(name, ROOT)
    assert (version.id, version.meta.work, len(version.segments)) == ("dobrynin", "carter-brezhnev-1977", 45)
    assert version.segments[42].kind is Kind.MEMO
    assert [k for k, s in enumerate(version.segments) if s.seam] == [14, 22]


def test_a_path_to_a_known_file_brings_its_metadata() -> None:
    version = library.resolve(str(ROOT / "carter-brezhnev-1977" / "sample.ru.txt"), ROOT)
    assert (version.id, version.meta.status, version.language) == ("sample.ru", "sample", "ru")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("dobrinin", "did you mean dobrynin?"),
        ("sample.fr", "did you mean sample"),
        ("no/such.txt", "no such file"),
        ("qqqqq", "`aligner texts` lists"),
        ("\x1b[31m", "␛[31m: there is no such"),
    ],
)
def test_an_unknown_name_gets_the_nearest_ids(name: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        library.resolve(name, ROOT)
    assert message in str(caught.value)


def test_a_version_of_two_works_must_be_called_with_its_work(tmp_path: Path) -> None:
    toml = '[[version]]\nid = "x"\nfile = "x.txt"\n'
    make_work(tmp_path, toml, x="A text.")
    (tmp_path / "w").rename(tmp_path / "v")
    make_work(tmp_path, toml, x="A text.")
    with pytest.raises(InputError, match="say which: v/x, w/x"):
        library.resolve("x", tmp_path)
    assert library.resolve("v/x", tmp_path).meta.work == "v"


def test_the_root_is_named_or_nearest_or_bundled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALIGNER_TEXTS", raising=False)
    assert library.works(library.find_root(tmp_path))[0].id == "carter-brezhnev-1977"
    make_work(tmp_path / "texts", 'title = "W"\n')
    (tmp_path / "deep" / "er").mkdir(parents=True)
    assert library.find_root(tmp_path / "deep" / "er") == tmp_path / "texts"
    monkeypatch.setenv("ALIGNER_TEXTS", str(ROOT))
    assert library.find_root(tmp_path) == ROOT
    monkeypatch.setenv("ALIGNER_TEXTS", str(tmp_path / "nowhere"))
    with pytest.raises(InputError, match="no such directory"):
        library.find_root()


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("title = ", "not valid TOML"),
        ("titel = 'x'", ":1:1: unknown key 'titel'; did you mean 'title'?"),
        ("title = 5", ":1:1: title must be text in quotes, not int"),
        (
            "[[version]]\nid = 'a'\nfile = 'a'\n\n[[version]]\n  id = 'a'\nfile = 'b'",
            ":6:3: the id 'a' stands twice",
        ),
        ("[[version]]\nid = 'a b'\nfile = 'a'", ":2:1: a version needs an id"),
        ("[[version]]\nid = 'a'\nfile = '../a'", ":3:1: version a: `file` must name a file in this folder"),
        ("[[version]]\nid = 'a'\nfile = 'a'\nstatus = 'old'", ":4:1: unknown status 'old'"),
        ("[[version]]\nid = 'a'\nfile = 'a'\nlanguage = 'English'", ":4:1: language must be a code"),
        ("[[version]]\nid = 'a'\nfile = 'a'\nblocks = { memoo = '1' }", ":4:1: unknown kind 'memoo'"),
        ("[[version]]\nid = 'a'\nfile = 'a'\nblocks = { memo = '5-2' }", ":4:1: '5-2' is not a block"),
        ("[[version]]\nid = 'a'\nfile = 'a'\nsha256 = 'x'", ":4:1: sha256 must be 64"),
        ("[version]\nid = 'a'", ":1:2: versions are written as [[version]] tables"),
    ],
)
def test_a_fault_in_work_toml_is_named_with_its_line_and_column(
    tmp_path: Path, toml: str, message: str
) -> None:
    make_work(tmp_path, toml)
    with pytest.raises(FormatError) as caught:
        library.works(tmp_path)
    assert message in str(caught.value)


def test_a_block_that_does_not_exist_is_named(tmp_path: Path) -> None:
    make_work(tmp_path, "[[version]]\nid = 'a'\nfile = 'a.txt'\nblocks = { memo = '3' }", a="One.\n\nTwo.")
    with pytest.raises(InputError, match="block 3 does not exist"):
        library.resolve("a", tmp_path)


@pytest.mark.parametrize(
    ("name", "first", "count"),
    [
        ("dobrynin#letter", '"To his Excellency', 28),
        ("dobrynin#blocks 12-39", '"To his Excellency', 28),
        ("sample.ru#blocks 2", "Мне очень приятно", 1),
        ("dobrynin#record of", "## RECORD OF", 1),
    ],
)
def test_a_part_of_a_version_is_chosen_behind_a_hash(name: str, first: str, count: int) -> None:
    version = library.resolve(name, ROOT)
    assert version.segment_text(0).startswith(first)
    assert len(version.segments) == count
    assert version.text[version.segments[-1].end :] or name.startswith("sample")


def test_a_file_may_have_a_hash_in_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a#b.txt"
    path.write_text("One.\n\nTwo.", encoding="utf-8")
    assert len(library.resolve(str(path), ROOT).segments) == 2
