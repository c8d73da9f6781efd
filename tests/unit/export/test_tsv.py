"""The aligned TSV: its bytes, its way back, and what it refuses."""

import pytest

from aligner.errors import FormatError, InputError
from aligner.export import lay, lay_onto, tsv
from aligner.model import Alignment, Kind, Level, Status

HEADER = "bead\tstatus\tkind\ta_ids\tb_ids\ta_text\tb_text\twording\tmeaning\tcategories\tnote"


def test_each_bead_is_a_row_under_the_header(small: Alignment) -> None:
    lines = tsv.dumps(small).decode().split("\n")
    assert lines[0] == HEADER
    assert lines[1] == "0\tunreviewed\tstamp\t0\t\t[stamp]\\nMFA\\tUSSR\t\t\t\t\t"
    assert lines[2].split("\t")[7:] == ["0.123", "0.900", "modality", "look\\tagain\\nhere \\\\ there"]
    assert lines[3].split("\t")[3:6] == ["2 3", "1", "The first half\\n\\nof a sentence."]
    assert lines[4].split("\t")[2] == "paragraph transposed"
    assert lines[-1] == ""
    assert len(lines) == 8


def test_the_way_back_onto_the_alignment_changes_nothing(small: Alignment) -> None:
    again, changes = lay_onto(tsv.loads(tsv.dumps(small)), small)
    assert again == small
    assert str(changes) == "nothing changed"


def test_the_way_back_onto_the_versions_keeps_beads_status_and_notes(small: Alignment) -> None:
    again = lay(tsv.loads(tsv.dumps(small)), small.a, small.b)
    assert [(x.a, x.b, x.transposed, x.status, x.note) for x in again.beads] == [
        (x.a, x.b, x.transposed, x.status, x.note) for x in small.beads
    ]


def test_a_spreadsheet_never_meets_a_formula_and_the_guard_comes_off(small: Alignment) -> None:
    data = tsv.dumps(small, spreadsheet=True)
    cells = [c for line in data.decode().split("\n") for c in line.split("\t")]
    assert not [c for c in cells if c[:1] in set("=+-@")]
    assert "'=1+1" in cells
    again, changes = lay_onto(tsv.loads(data, spreadsheet=True), small)
    assert again == small
    assert str(changes) == "nothing changed"


def test_edits_in_the_file_come_back_with_a_summary(small: Alignment) -> None:
    text = tsv.dumps(small).decode()
    text = text.replace("4\tunreviewed\tparagraph\t5\t2", "4\taccepted\tparagraph\t5\t2")
    text = text.replace("5\tunreviewed\tparagraph\t\t4", "5\trejected\tnote\t\t4")
    again, changes = lay_onto(tsv.loads(text.encode()), small)
    assert str(changes) == "status of 2 beads; kind of 1 segment"
    assert again.beads[4].status is Status.ACCEPTED
    assert again.b.segments[4].kind is Kind.NOTE
    assert again.beads[1] == small.beads[1]


def test_segments_moved_by_their_ids_make_new_beads(small: Alignment) -> None:
    rows = tsv.dumps(small).decode().split("\n")
    rows[3] = rows[3].replace("\t2 3\t1\t", "\t2\t1\t")
    rows.insert(4, "\t\t\t3\t\t\t\t\t\t\t")
    again, changes = lay_onto(tsv.loads("\n".join(rows).encode()), small)
    assert [(x.a, x.b) for x in again.beads][2:4] == [((2,), (1,)), ((3,), ())]
    assert str(changes) == "1 bead regrouped into 2"
    assert again.beads[1].score == small.beads[1].score


def test_rows_in_another_order_are_put_in_reading_order(small: Alignment) -> None:
    head, *rows = tsv.dumps(small).decode().rstrip("\n").split("\n")
    again, changes = lay_onto(tsv.loads("\n".join([head, *rows[::-1]]).encode()), small)
    assert again == small
    assert str(changes) == "nothing changed"


def test_windows_line_ends_and_a_byte_order_mark_are_read(small: Alignment) -> None:
    data = b"\xef\xbb\xbf" + tsv.dumps(small).replace(b"\n", b"\r\n")
    assert lay_onto(tsv.loads(data), small)[0] == small


def test_sentences_go_out_and_come_back_nested(small: Alignment) -> None:
    data = tsv.dumps(small, level=Level.SENTENCE)
    again, changes = lay_onto(tsv.loads(data, level=Level.SENTENCE), small)
    assert str(changes) == "nothing changed"
    assert again.beads[1] == small.beads[1]
    assert [(x.a, x.b) for x in again.beads[2].sentences] == [((3, 4), (2,))]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\tstatus\t", "\tstate\t", "row 1, column 2: 'state' is not a column"),
        ("\tnote\n", "\tstatus\n", "row 1, column 11: status stands twice"),
        ("a_ids\t", "", "row 1: the column a_ids is missing"),
        ("unreviewed\tstamp", "unread\tstamp", "row 2, column status: 'unread' is not one of unreviewed"),
        ("\tstamp\t", "\tstomp\t", "row 2, column kind: 'stomp' is not one of paragraph"),
        ("\tstamp\t", "\tstamp stamp\t", "row 2, column kind: 2 kinds for 1 segments"),
        ("stamp\t0\t", "stamp\tzero\t", "row 2, column a_ids: 'zero' is not a segment index"),
        ("stamp\t0\t", "stamp\t0 0\t", "row 2, column a_ids: segment 0 stands twice"),
        ("stamp\t0\t", "stamp\t\t", "row 2, columns a_ids and b_ids: a bead needs a segment"),
        ("stamp\t0\t", "stamp\t99\t", "row 2, column a_ids: segment a99 does not exist (version one has 6)"),
        ("stamp\t0\t", "stamp\t1\t", "row 3, column a_ids: segment a1 stands in row 2 already"),
        ("[stamp]", "[x]", "row 2, column a_text: '[x] MFA USSR' is not in version one; was the table"),
        ("MFA\\tUSSR", "MFA\\xUSSR", "row 2, column a_text: \\x is not an escape"),
        ("=1+1\n", "=1+1", ""),
        ("\t\t\t\t=1+1\n", "\t\t", "row 7: 9 columns where the header has 11; is the file cut off?"),
    ],
)
def test_what_contradicts_is_refused_by_row_and_column(
    small: Alignment, old: str, new: str, message: str
) -> None:
    text = tsv.dumps(small).decode()
    assert old in text
    data = text.replace(old, new, 1).encode()
    if not message:
        assert lay_onto(tsv.loads(data), small)[0] == small
        return
    with pytest.raises(InputError) as error:
        lay_onto(tsv.loads(data), small)
    assert str(error.value).startswith(message)


def test_a_segment_left_out_is_refused_or_filled_as_a_gap(small: Alignment) -> None:
    rows = tsv.dumps(small).decode().rstrip("\n").split("\n")
    found = tsv.loads("\n".join(rows[:-1]).encode())
    with pytest.raises(InputError, match="segment b4 of version two stands in no row"):
        lay(found, small.a, small.b)
    assert lay(found, small.a, small.b, fill=True).beads[-1].b == (4,)


def test_bytes_that_are_no_utf8_are_named_by_their_row() -> None:
    with pytest.raises(FormatError, match="row 2: byte 12 is not UTF-8"):
        tsv.loads(b"a_ids\tb_ids\n\xff")
