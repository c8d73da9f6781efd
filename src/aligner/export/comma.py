"""The aligned table as CSV (RFC 4180): UTF-8, quoted where needed, line ends kept inside cells."""

import csv
import io
from collections.abc import Iterator, Mapping

from aligner.errors import FormatError
from aligner.export import table
from aligner.export.imported import Imported
from aligner.model.alignment import Alignment, Level

_MARK = "\ufeff"
_LONGEST_CELL = 1 << 30


def dumps(alignment: Alignment, *, level: Level = Level.PARAGRAPH, spreadsheet: bool = False) -> bytes:
    """With `spreadsheet`, formulas are guarded and a byte order mark tells a spreadsheet that it is UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.COLUMNS)
    for row in table.rows(alignment, level):
        writer.writerow(table.guarded(row) if spreadsheet else row)
    text = _MARK * spreadsheet + out.getvalue()
    return text.encode("utf-8", "surrogatepass")


def loads(data: bytes, *, level: Level = Level.PARAGRAPH, spreadsheet: bool = False) -> Imported:
    try:
        text = data.decode("utf-8", "surrogatepass").removeprefix(_MARK)
    except UnicodeDecodeError as error:
        raise FormatError(f"byte {error.start} is not UTF-8; save the file as UTF-8") from None
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        records = _records(text)
        header = next(records, ("", []))[1]
        table.check_header(header)
        return Imported(tuple(table.entries(_rows(records, header, spreadsheet=spreadsheet))), level)
    finally:
        csv.field_size_limit(limit)


def _records(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each record with its place; a row is a record, also where its cells have line ends."""
    delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FormatError(f"row {number}: {error}") from None
        if cells:
            yield f"row {number}", cells


def _rows(
    records: Iterator[tuple[str, list[str]]], header: list[str], *, spreadsheet: bool
) -> Iterator[tuple[str, Mapping[str, str]]]:
    for place, cells in records:
        if len(cells) != len(header):
            raise FormatError(f"{place}: {len(cells)} columns where the header has {len(header)}")
        yield place, dict(zip(header, map(table.unguard, cells) if spreadsheet else cells, strict=True))
