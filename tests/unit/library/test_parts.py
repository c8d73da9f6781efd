import pytest

from aligner.errors import InputError
from aligner.library.parts import Place, select
from aligner.model import Kind

PLACES = [
    Place("Part One", Kind.HEADING, "ix", ("a",), level=1),
    Place("text", Kind.PARAGRAPH, "ix", ("a",)),
    Place("Chapter 2", Kind.HEADING, "10", ("a", "b"), level=2),
    Place("text", Kind.PARAGRAPH, "11", ("a", "b"), place="00:01"),
    Place("Part Two", Kind.HEADING, "12", ("c",), level=1),
    Place("text", Kind.PARAGRAPH, "12", ("c",)),
]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("b", [2, 3]),
        ("c", [4, 5]),
        ("part one", [0, 1, 2, 3]),
        ("chapter", [2, 3]),
        ("Two", [4, 5]),
        ("pages 10-11", [2, 3]),
        ("p. 12", [4, 5]),
        ("p. IX", [0, 1]),
        ("стр. 11", [3]),
        ("blocks 1-2", [1, 2]),
        ("b5", [5]),
        ("00:01", [3]),
    ],
)
def test_a_part_is_found_by_what_it_is_called(part: str, found: list[int]) -> None:
    assert select(PLACES, part, "x") == found


@pytest.mark.parametrize("part", ["", "Part", "letter", "p. 99", "blocks 90-91", "d", "blocks 9-2"])
def test_what_names_no_part_or_several_is_refused(part: str) -> None:
    with pytest.raises(InputError, match=r"there is no part .*; ids in it: a, c"):
        select(PLACES, part, "x")


def test_what_there_is_instead_is_named() -> None:
    headed = [Place("One", Kind.HEADING), Place("t", Kind.PARAGRAPH)]
    with pytest.raises(InputError, match="headings in it: 'One'"):
        select(headed, "x", "n")
    with pytest.raises(InputError, match="pages 3 to 4"):
        select([Place("t", Kind.PARAGRAPH, "3"), Place("t", Kind.PARAGRAPH, "4")], "x", "n")
    with pytest.raises(InputError, match="can always be asked for"):
        select([Place("t", Kind.PARAGRAPH)], "x", "n")
