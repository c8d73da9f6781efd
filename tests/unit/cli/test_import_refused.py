"""What is wrong in a file that comes back: one line that names file, row and column, and nothing written."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from aligner import export
from aligner.cli import main
from aligner.model import Alignment
from aligner.store import codec

Spoil = Callable[[bytes], bytes]


def replaced(old: bytes, new: bytes) -> Spoil:
    def spoil(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return spoil


def cell(place: str, value: object) -> Spoil:
    def spoil(data: bytes) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(data))
        book["beads"][place] = value
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return spoil


def cut(share: float) -> Spoil:
    return lambda data: data[: int(len(data) * share)]


def without(line: int) -> Spoil:
    return lambda data: b"".join(x for k, x in enumerate(data.splitlines(keepends=True), 1) if k != line)


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

CASES: list[tuple[str, Spoil, str]] = [
    ("tsv", cut(0.9), "where the header has 11; is the file cut off?"),
    ("tsv", replaced(b"a_ids", b"ids"), "row 1, column 4: 'ids' is not a column"),
    ("tsv", replaced(b"\t1\t0\t", b"\t1\t77\t"), "row 3, column b_ids: segment b77 does not exist"),
    ("tsv", replaced(b"\t1\t0\t", b"\t1\t0 0\t"), "row 3, column b_ids: segment 0 stands twice"),
    ("tsv", replaced(b"\t1\t0\t", b"\t1 2\t0\t"), "row 4, column a_ids: segment a2 stands in row 3"),
    ("tsv", without(2), "segment a0 of version one stands in no row"),
    ("tsv", replaced(b"Vienna", b"Madrid"), "row 5, column a_text: 'Madrid talks.' is not in version one"),
    ("tsv", replaced(b"accepted", b"acepted"), "row 4, column status: 'acepted' is not one of"),
    ("tsv", replaced(b"look\\t", b"look\\q"), "row 3, column note: \\q is not an escape"),
    ("csv", replaced(b",1,0,", b",1,0,0,"), "row 3: 12 columns where the header has 11"),
    ("csv", replaced(b"Vienna", b"Madrid"), "row 5, column a_text: 'Madrid talks.' is not in version one"),
    ("xlsx", cut(0.5), "not a workbook"),
    ("xlsx", cell("E3", "b99"), "row 3, column b_ids: segment b99 does not exist"),
    ("xlsx", cell("B3", "done"), "row 3, column status: 'done' is not one of"),
    ("xlsx", cell("D4", "2"), "segment a3 of version one stands in no row"),
    ("jsonl", cut(0.6), "not JSON: Unterminated string"),
    ("jsonl", replaced(b'"b_ids": [0]', b'"b_ids": [4]'), "row 6, column b_ids: segment b4 stands in row 2"),
    ("tmx", cut(0.8), "row "),
    ("tmx", replaced(b"<tmx", BOMB + b"<tmx"), "the document declares entities"),
    ("tmx", replaced(b"Vienna", b"Madrid"), "row 12, column a_text: 'Madrid talks.' is not in version one"),
    ("tei", cut(0.8), "row "),
    ("tei", replaced(b"<TEI", BOMB + b"<TEI"), "the document declares entities"),
    ("tei", replaced(b"#a1 #b0", b"#a9 #b0"), "'#a9' points to no block"),
    ("tei", replaced(b"#a1 #b0", b"#a1 #a1"), "'#a1' stands twice"),
    ("ladder", replaced(b"1\t0", b"9\t0"), "row 3: rung 2 1 stands below rung 9 0"),
    ("indices", replaced(b"1\t0", b"1\t9"), "row 2, column b_ids: segment b9 does not exist"),
    ("indices", replaced(b"1\t0", b"1\tx"), "row 2, column 2: 'x' is not a segment index"),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{form}: {message[:40]}" for form, _, message in CASES])
def test_a_spoiled_file_is_refused_in_one_line_and_nothing_is_written(
    small: Alignment, tmp_path: Path, capsys: pytest.CaptureFixture[str], case: tuple[str, Spoil, str]
) -> None:
    form, spoil, message = case
    stored, given = tmp_path / "x.json", tmp_path / f"given.{form}"
    stored.write_bytes(codec.dumps(small))
    options = {"crossing_as_gaps": True} if form == "ladder" else {}
    given.write_bytes(spoil(export.dumps(small, form, **options)))
    before = {x: x.read_bytes() for x in tmp_path.iterdir()}
    code = main(["import", str(given), "--format", form, "--onto", str(stored), "-o", str(stored)])
    out, err = capsys.readouterr()
    assert code == 2
    assert out == ""
    assert err.startswith(f"aligner: {given}: ")
    assert err.count("\n") == 1
    assert message in err
    assert {x: x.read_bytes() for x in tmp_path.iterdir()} == before
