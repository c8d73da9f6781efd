"""A workbook: the aligned table, ready to be filtered and edited, and a sheet of divergences."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from aligner.errors import FormatError, MissingExtraError
from aligner.export import table
from aligner.export.imported import Imported
from aligner.export.places import beads_at
from aligner.model.alignment import Alignment, Level
from aligner.model.bead import Status

SHEET = "beads"
_WIDTHS = {
    "bead": 6,
    "status": 12,
    "kind": 12,
    "a_ids": 8,
    "b_ids": 8,
    "a_text": 60,
    "b_text": 60,
    "wording": 9,
    "meaning": 9,
    "categories": 18,
    "note": 30,
}
_NUMBERS = frozenset({"bead", "wording", "meaning"})
_LINE = 15.0
_TALLEST = 409.0
_LONGEST_CELL = 32_767
_FOREIGN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SHOWN = re.compile("⟨U\\+(D[89A-F][0-9A-F]{2}|FFF[EF])⟩")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LARGEST = 512 << 20
_BROKEN = (
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl and zipfile raise for damaged workbooks; they promise none of it."""
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook has no time zones; a fixed date keeps bytes equal


def dumps(alignment: Alignment, *, level: Level = Level.PARAGRAPH, spreadsheet: bool = False) -> bytes:
    """Every text cell is written as text: nothing in it can become a formula or a link.

    `spreadsheet` guards the cells all the same, for a workbook that will be saved as another format.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtraError("XLSX needs an extra: pip install 'aligner[xlsx]'") from error
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _EPOCH, "comments": f"{alignment.a.id} - {alignment.b.id}"})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "bg_color": "#E8EDF2"})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    share = book.add_format({"num_format": "0.00", "valign": "top"})
    _beads(book.add_worksheet(SHEET), _rows_of(alignment, level, guarded=spreadsheet), (head, text, share))
    _divergences(book.add_worksheet("divergences"), alignment, level, head, text)
    book.close()
    return out.getvalue()


def _rows_of(alignment: Alignment, level: Level, *, guarded: bool) -> list[tuple[str, ...]]:
    rows = table.rows(alignment, level)
    return [tuple(table.guarded(x)) if guarded else x for x in rows]


def _beads(sheet: Any, rows: list[tuple[str, ...]], styles: tuple[Any, Any, Any]) -> None:
    head, text, share = styles
    for c, name in enumerate(table.COLUMNS):
        sheet.set_column(c, c, _WIDTHS[name], share if name in {"wording", "meaning"} else text)
        sheet.write_string(0, c, name, head)
    for r, row in enumerate(rows, 1):
        sheet.set_row(r, _height(zip(row, _WIDTHS.values(), strict=True)))
        for c, (name, cell) in enumerate(zip(table.COLUMNS, row, strict=True)):
            if name in _NUMBERS and cell:
                sheet.write_number(r, c, float(cell), share if name != "bead" else None)
            elif cell:
                sheet.write_string(r, c, fitting(cell), text)
    last = max(len(rows), 1)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(table.COLUMNS) - 1)
    for name in ("wording", "meaning"):
        c = table.COLUMNS.index(name)
        scale = {
            "type": "3_color_scale",
            "min_type": "num",
            "mid_type": "num",
            "max_type": "num",
            "min_value": 0,
            "mid_value": 0.5,
            "max_value": 1,
            "min_color": "#FFFFFF",
            "mid_color": "#FDD49E",
            "max_color": "#E34A33",
        }
        sheet.conditional_format(1, c, last, c, scale)
    c = table.COLUMNS.index("status")
    sheet.data_validation(1, c, last, c, {"validate": "list", "source": [x.value for x in Status]})
    _page(sheet)


def _height(cells: Iterable[tuple[str, int]]) -> float:
    """Points that the wrapped cells need, each given with the width of its column in characters.

    Some programs do not measure rows when they open a workbook and would show one line of each.
    """
    lines = (sum(max(1, -(-len(x) // width)) for x in cell.split("\n")) for cell, width in cells)
    return min(_LINE * max(lines), _TALLEST)


def _page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _divergences(sheet: Any, alignment: Alignment, level: Level, head: Any, text: Any) -> None:
    columns = (
        ("bead", 6),
        ("category", 14),
        ("severity", 10),
        ("a_text", 40),
        ("b_text", 40),
        ("reason", 60),
    )
    for c, (name, width) in enumerate(columns):
        sheet.set_column(c, c, width, text)
        sheet.write_string(0, c, name, head)
    r = 0
    for number, bead in enumerate(beads_at(alignment, level)):
        for d in bead.score.divergences if bead.score else ():
            r += 1
            sheet.write_number(r, 0, number)
            texts = ((d.a_text, 40), (d.b_text, 40), (d.reason, 60))
            sheet.set_row(r, _height(texts))
            for c, cell in enumerate((d.category.value, d.severity.value, d.a_text, d.b_text, d.reason), 1):
                sheet.write_string(r, c, fitting(cell), text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(r, 1), len(columns) - 1)
    _page(sheet)


def fitting(cell: str) -> str:
    """The cell as a workbook can hold it: cut at 32,767 characters, what no XML allows as `⟨U+D800⟩`."""
    cell = _FOREIGN.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", cell)
    return cell if len(cell) <= _LONGEST_CELL else cell[:_LONGEST_CELL]


def fitted(cell: str) -> str:
    """The inverse of `fitting`, and of the escapes `_x0000_` that workbooks use for controls."""
    cell = _ESCAPE.sub(lambda m: chr(int(m[1], 16)), cell) if "_x" in cell else cell
    return _SHOWN.sub(lambda m: chr(int(m[1], 16)), cell) if "⟨U+" in cell else cell


def loads(data: bytes, *, level: Level = Level.PARAGRAPH, spreadsheet: bool = False) -> Imported:
    """The table on the sheet `beads`, or on the first one."""
    try:
        import openpyxl
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError as error:
        raise MissingExtraError("XLSX needs an extra: pip install 'aligner[xlsx]'") from error
    _check_archive(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        raw = list(sheet.iter_rows(values_only=True))
    except (InvalidFileException, *_BROKEN) as error:
        told = str(error).split("\n")[0][:120]
        raise FormatError(f"not a workbook: {told or type(error).__name__}") from None
    off = table.unguard if spreadsheet else str
    rows = ([off(_cell(x)) for x in row] for row in raw)
    header = [x for x in next(rows, []) if x]
    table.check_header(header)
    return Imported(tuple(table.entries(_rows(rows, header))), level)


def _check_archive(data: bytes) -> None:
    """Raise if this is no zip archive, or one that unpacks to more than a table of texts can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            total = sum(x.file_size for x in archive.infolist())
    except _BROKEN as error:
        raise FormatError(f"not a workbook: {str(error)[:120]}") from None
    if total > _LARGEST:
        raise FormatError(f"the workbook unpacks to {total >> 20} MB; at most {_LARGEST >> 20} MB are read")


def _cell(value: object) -> str:
    """A cell as the text that stands in it; a whole number has no decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return fitted(str(value))


def _rows(rows: Iterator[list[str]], header: list[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for number, cells in enumerate(rows, 2):
        padded = cells + [""] * (len(header) - len(cells))
        yield f"row {number}", dict(zip(header, padded, strict=False))
