r"""Aligned TSV: UTF-8, LF, a header; tab, newline, CR and backslash in a cell are `\t \n \r \\`."""

import re
from collections.abc import Iterator, Mapping

from aligner.errors import FormatError
from aligner.export import table
from aligner.export.decoding import decode
from aligner.export.imported import Imported
from aligner.model.alignment import Alignment, Level

_OUT = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_IN = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|.|$)", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


def escape(cell: str) -> str:
    r"""The cell on one line; a lone surrogate, which UTF-8 cannot hold, is `\ud800`."""
    escaped = cell.translate(_OUT)
    return _SURROGATE.sub(lambda m: f"\\u{ord(m[0]):04x}", escaped)


def unescape(cell: str, place: str) -> str:
    def one(match: re.Match[str]) -> str:
        code = match[1]
        if len(code) == 5:
            return chr(int(code[1:], 16))
        if code not in _IN:
            raise FormatError(f"{place}: \\{code} is not an escape (\\t, \\n, \\r, \\\\)")
        return _IN[code]

    return _ESCAPE.sub(one, cell) if "\\" in cell else cell


def dumps(alignment: Alignment, *, level: Level = Level.PARAGRAPH, spreadsheet: bool = False) -> bytes:
    rows = (table.guarded(row) if spreadsheet else row for row in table.rows(alignment, level))
    lines = ["\t".join(table.COLUMNS), *("\t".join(map(escape, row)) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def loads(data: bytes, *, level: Level = Level.PARAGRAPH, spreadsheet: bool = False) -> Imported:
    lines = decode(data).split("\n")
    header = lines[0].rstrip("\r").split("\t")
    table.check_header(header)
    return Imported(tuple(table.entries(_rows(lines, header, spreadsheet=spreadsheet))), level)


def _rows(
    lines: list[str], header: list[str], *, spreadsheet: bool
) -> Iterator[tuple[str, Mapping[str, str]]]:
    last = len(lines)
    for number, line in enumerate(lines[1:], 2):
        cells = line.removesuffix("\r").split("\t")
        if cells == [""]:
            continue
        place = f"row {number}"
        if len(cells) != len(header):
            cut = "; is the file cut off?" if number == last and len(cells) < len(header) else ""
            raise FormatError(f"{place}: {len(cells)} columns where the header has {len(header)}{cut}")
        plain = (unescape(x, f"{place}, column {name}") for name, x in zip(header, cells, strict=True))
        yield place, dict(zip(header, (table.unguard(x) if spreadsheet else x for x in plain), strict=True))
