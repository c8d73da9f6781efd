"""CSV, XLSX, JSON Lines and the ladder: their form and their way back."""

import io
import json
import zipfile

import openpyxl
import pytest

from aligner.errors import FormatError, InputError
from aligner.export import comma, jsonl, ladder, lay, lay_onto, table, xlsx
from aligner.model import Alignment, Status


def test_csv_keeps_line_ends_and_commas_in_quotes(small: Alignment) -> None:
    data = comma.dumps(small)
    assert data.startswith(b"bead,status,kind,a_ids,b_ids,a_text,b_text,wording,meaning,categories,note\r\n")
    assert b'"[stamp]\nMFA\tUSSR"' in data
    assert lay_onto(comma.loads(data), small)[0] == small


def test_csv_for_a_spreadsheet_has_a_mark_and_no_formula(small: Alignment) -> None:
    data = comma.dumps(small, spreadsheet=True)
    assert data.startswith(b"\xef\xbb\xbfbead,")
    assert b",'=1+1\r\n" in data
    assert b",'=We may insist" in data
    assert lay_onto(comma.loads(data, spreadsheet=True), small)[0] == small


def test_csv_with_semicolons_as_some_spreadsheets_save_it_is_read() -> None:
    found = comma.loads(b"a_ids;b_ids;note\r\n0;0;x, y\r\n")
    assert [(x.a, x.b, x.note) for x in found.entries] == [((0,), (0,), "x, y")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "row 1: the column a_ids is missing"),
        (b'a_ids,b_ids\n0,"0', "row 2: unexpected end of data"),
        (b"a_ids,b_ids\n0,0,0", "row 2: 3 columns where the header has 2"),
        (b"a_ids,b_ids\n0,\xff", "byte 14 is not UTF-8"),
    ],
)
def test_a_broken_csv_is_named_by_row(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        comma.loads(data)


def test_the_workbook_is_ready_to_work_in(small: Alignment) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.dumps(small)))
    assert book.sheetnames == ["beads", "divergences"]
    sheet = book["beads"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:K7"
    assert [str(x.sqref) for x in sheet.conditional_formatting] == ["H2:H7", "I2:I7"]
    assert sheet["F3"].value == "We must insist. It is so."
    assert sheet["F3"].alignment.wrap_text
    assert sheet.row_dimensions[2].height == 30
    assert (sheet["H3"].value, sheet["I3"].value) == (0.123, 0.9)
    assert (sheet["G3"].data_type, sheet["G3"].value) == ("s", "=We may insist. It is so.")
    assert [x.value for x in book["divergences"][2]] == [
        1,
        "modality",
        "meaning",
        "must",
        "may",
        "A duty became a choice.",
    ]


def test_edits_made_in_the_workbook_come_back(small: Alignment) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.dumps(small)))
    sheet = book["beads"]
    sheet["B5"] = "accepted"
    sheet["K5"] = "as in the letter"
    out = io.BytesIO()
    book.save(out)
    again, changes = lay_onto(xlsx.loads(out.getvalue()), small)
    assert str(changes) == "status of 1 bead; note of 1 bead"
    assert (again.beads[3].status, again.beads[3].note) == (Status.ACCEPTED, "as in the letter")


def test_the_workbook_is_the_same_bytes_each_time(small: Alignment) -> None:
    assert xlsx.dumps(small) == xlsx.dumps(small)


def test_an_index_that_became_a_fraction_in_a_spreadsheet_is_refused(small: Alignment) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx.dumps(small)))
    book["beads"]["D3"] = 1.5
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(FormatError, match=r"row 3, column a_ids: '1\.5' is not a segment index"):
        xlsx.loads(out.getvalue())


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(FormatError, match="not a workbook"):
        xlsx.loads(b"bead,status")
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("x", "y")
    with pytest.raises(FormatError, match="not a workbook"):
        xlsx.loads(empty.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x", bytes(1 << 20))
        for info in archive.infolist():
            info.file_size = 1 << 40
    with pytest.raises(FormatError, match="unpacks to"):
        xlsx.loads(bomb.getvalue())


def test_json_lines_hold_lists_and_divergences(small: Alignment) -> None:
    objects = [json.loads(x) for x in jsonl.dumps(small).decode().splitlines()]
    assert objects[1]["divergences"] == [
        {
            "category": "modality",
            "severity": "meaning",
            "a_text": "must",
            "b_text": "may",
            "reason": "A duty became a choice.",
        }
    ]
    assert objects[2]["a_texts"] == ["The first half", "of a sentence."]
    assert objects[3]["transposed"] is True
    assert lay_onto(jsonl.loads(jsonl.dumps(small)), small)[0] == small


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "row 1, column 2: not JSON"),
        (b"[]", "row 1: an object is needed"),
        (b'{"a_ids": [0]}', "row 1, key b_ids: a list of segment indices is needed"),
        (b'{"a_ids": [true], "b_ids": []}', "row 1, key a_ids: a list of segment indices"),
        (b'{"a_ids": [], "b_ids": []}', "row 1, keys a_ids and b_ids: a bead needs"),
        (b'{"a_ids": [0], "b_ids": [], "status": 3}', "row 1, column status: '3' is not one of"),
        (b"[" * 100_000, "row 1"),
    ],
)
def test_a_broken_line_of_json_is_named_by_row(line: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        jsonl.loads(line)


def test_a_ladder_refuses_what_crosses_or_breaks_it_into_gaps(small: Alignment) -> None:
    with pytest.raises(InputError, match="bead 3 crosses its neighbours"):
        ladder.dumps(small)
    data = ladder.dumps(small, crossing_as_gaps=True)
    assert data.decode().split("\n")[:5] == [
        "0\t0\t0",
        "1\t0\t0.000",
        "2\t1\t0.877",
        "4\t2\t0.600",
        "5\t2\t0.000",
    ]
    again = lay(ladder.loads(data), small.a, small.b)
    assert ((2, 3), (1,)) in {(x.a, x.b) for x in again.beads}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"0\t0\t0\n1", "row 2: two numbers of segments are needed, '1' is given"),
        (b"0\t0\t0\n2\t2\t0\n1\t3\t0", "row 3: rung 1 3 stands below rung 2 2"),
    ],
)
def test_a_broken_ladder_is_named_by_row(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        ladder.loads(data)


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "-x",
        "@x",
        "14 15",
        "May 1, 1977",
        "03.24.77",
        "1/2",
        "1e5",
        "007",
        "TRUE",
        "'=1",
        "''1/2",
        "50 %",
    ],
)
def test_what_a_spreadsheet_would_change_is_guarded_and_the_guard_comes_off(cell: str) -> None:
    assert table.guard(cell) == "'" + cell
    assert table.unguard(table.guard(cell)) == cell


@pytest.mark.parametrize("cell", ["", "14", "It is so.", "'quoted'", "May", "In 1977 " + "word " * 20])
def test_what_a_spreadsheet_leaves_alone_is_not_guarded(cell: str) -> None:
    assert table.guard(cell) == cell
    assert table.unguard(cell) == cell
