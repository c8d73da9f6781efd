"""The exchange form of two columns of indices."""

import pytest

from aligner.errors import FormatError
from aligner.export import indices, lay
from aligner.model import Alignment, Level


def test_each_bead_is_a_line_of_two_columns(small: Alignment) -> None:
    assert indices.dumps(small).decode() == "0\t\n1\t0\n2 3\t1\n4\t3\n5\t2\n\t4\n"


def test_the_way_back_gives_the_same_beads_and_marks_what_crosses(small: Alignment) -> None:
    again = lay(indices.loads(indices.dumps(small)), small.a, small.b)
    assert {(x.a, x.b) for x in again.beads} == {(x.a, x.b) for x in small.beads}
    assert sum(x.transposed for x in again.beads) == 1


def test_a_line_of_names_further_columns_and_empty_lines_are_passed_over() -> None:
    found = indices.parse(b"dobrynin\tsample.en\n0\t\n\n1\t0\t.93\r\n")
    assert [(x.a, x.b) for x in found] == [((0,), ()), ((1,), (0,))]


def test_sentences_are_indexed_at_their_level(small: Alignment) -> None:
    lines = indices.dumps(small, level=Level.SENTENCE).decode().split("\n")
    assert lines[:4] == ["0\t", "1\t0", "2\t1", "3 4\t2"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"0\t0\n1", "row 2: one column where two are needed"),
        (b"0\t0\n1\tx", "row 2, column 2: 'x' is not a segment index"),
        (b"0\t0\n1\t-1", "row 2, column 2: '-1' is not a segment index"),
        (b"0 0\t0\n", "row 1, column 1: segment 0 stands twice"),
    ],
)
def test_what_is_no_index_is_named_by_row_and_column(data: bytes, message: str) -> None:
    with pytest.raises(FormatError) as error:
        indices.loads(data)
    assert str(error.value).startswith(message)
