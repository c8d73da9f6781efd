from pathlib import Path

import pytest

from aligner import library
from aligner.errors import FormatError
from aligner.library.catalogue import parse_catalogue

ROOT = Path(__file__).parents[3] / "texts"


def test_the_catalogue_names_where_the_letter_is_published() -> None:
    items = {x.id: x for x in library.catalogue(ROOT)}
    assert set(items) == {"frus", "frus-tei", "wilson"}
    assert items["frus"].url == "https://history.state.gov/historicaldocuments/frus1977-80v06/d7"
    assert items["frus-tei"].part == "d7"
    assert items["wilson"].page.startswith("https://")
    assert all(x.meta.work == "carter-brezhnev-1977" for x in items.values())


def test_a_folder_without_catalogue_names_nothing(tmp_path: Path) -> None:
    assert library.catalogue(tmp_path) == ()


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[[text]]\nid = 'a'\nurl = 'ftp://x'", "c:3:1: text a: `url` (or `page`) must begin with https://"),
        ("[[text]]\nurl = 'https://x'", "c:1:1: a text needs an id of its own"),
        ("[[text]]\nid = 'a'\nurl = 'https://x'\nlang = 'en'", "c:4:1: unknown key 'lang'; did you mean"),
        (
            "[[text]]\nid = 'a'\nurl = 'https://x'\n\n[[text]]\nid = 'a'\nurl = 'https://y'",
            "c:6:1: a text needs",
        ),
        ("text = 1", "c:1:1: texts are written as [[text]] tables"),
        ("[[", "c: not valid TOML"),
    ],
)
def test_a_fault_is_named_with_its_place(toml: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        parse_catalogue(toml, "c")
    assert message in str(caught.value)
