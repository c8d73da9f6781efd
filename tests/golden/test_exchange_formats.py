"""The exact bytes of every exchange format. A change here is a change of contract (docs/formats.md).

`ALIGNER_GOLDEN=write pytest tests/golden/test_exchange_formats.py` writes them anew.
"""

import io
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aligner import __version__, export
from aligner.divergence.rows import merge_rows
from aligner.export import tei_collation
from aligner.model import Alignment, Collation
from aligner.report import apparatus
from aligner.report.marks import Compare

HERE = Path(__file__).parent / "exchange"

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("aligned.tsv", "tsv", {}),
    ("aligned-spreadsheet.tsv", "tsv", {"spreadsheet": True}),
    ("aligned.csv", "csv", {}),
    ("aligned.jsonl", "jsonl", {}),
    ("aligned.tmx", "tmx", {}),
    ("aligned.tei.xml", "tei", {}),
    ("aligned.ladder", "ladder", {"crossing_as_gaps": True}),
    ("aligned.indices", "indices", {}),
]


def check(name: str, data: bytes) -> None:
    path = HERE / name
    data = data.replace(f'creationtoolversion="{__version__}"'.encode(), b'creationtoolversion="0"')
    if os.environ.get("ALIGNER_GOLDEN") == "write":
        path.write_bytes(data)
    assert data == path.read_bytes()


def collated(small: Alignment) -> Collation:
    """The fixture twice against its base: the second time B has another id and one word changed."""
    text = small.b.text.replace("arms", "guns")
    other = replace(small.b, id="three", text=text)
    known = (small, replace(small, b=other))
    return Collation(small.a, (small.b, other), merge_rows(known), known)


@pytest.mark.parametrize(("name", "form", "options"), CASES)
def test_the_bytes_of_a_format_are_kept(
    small: Alignment, name: str, form: str, options: dict[str, Any]
) -> None:
    check(name, export.dumps(small, form, **options))


def test_the_cells_of_the_workbook_are_kept(small: Alignment) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export.dumps(small, "xlsx")))
    cells = [
        f"{sheet.title}!{cell.coordinate} {cell.data_type} {cell.value!r}"
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    check("aligned.xlsx.txt", ("\n".join(cells) + "\n").encode())


def test_the_bytes_of_a_collation_are_kept(small: Alignment, compare: Compare) -> None:
    collation = collated(small)
    check("collation.tei.xml", tei_collation.dumps(collation))
    check("collation.txt", apparatus.render(collation, width=80, compare=compare).encode())


def test_a_collation_in_tei_is_read_back(small: Alignment) -> None:
    collation = collated(small)
    found = tei_collation.loads(tei_collation.dumps(collation))
    assert found.versions == ("one", "two", "three")
    assert [tuple(x.segments for x in row) for row in found.rows] == [
        (row.base, *(c.segments for c in row.cells)) for row in collation.rows
    ]
    assert [row[1].transposed for row in found.rows] == [row.cells[0].transposed for row in collation.rows]
    assert found.rows[1][1].text == "=We may insist. It is so."
