"""Alignments as files of other programs, one module a format with `dumps` and `loads`."""

from collections.abc import Callable
from importlib import import_module
from typing import Protocol, cast

from aligner.errors import InputError
from aligner.export import indices, tsv
from aligner.export.imported import Entry, Imported
from aligner.export.laying import Changes, lay, lay_onto
from aligner.model.alignment import Alignment

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "TABLES",
    "Changes",
    "Entry",
    "Format",
    "Imported",
    "dumps",
    "indices",
    "lay",
    "lay_onto",
    "named",
    "tsv",
]

FORMATS: dict[str, tuple[str, str]] = {
    "tsv": ("tsv", "aligned table, tab-separated"),
    "csv": ("comma", "aligned table, comma-separated"),
    "xlsx": ("xlsx", "workbook (needs the extra xlsx)"),
    "jsonl": ("jsonl", "JSON Lines, a bead a line"),
    "tmx": ("tmx", "TMX 1.4b translation memory"),
    "tei": ("tei", "TEI P5 with linkGrp"),
    "ladder": ("ladder", "hunalign ladder"),
    "indices": ("indices", "segment indices, one bead a line"),
}
"""Format -> (module in this package, what it is)."""

TABLES = ("tsv", "csv", "xlsx")
"""What a spreadsheet opens; `spreadsheet` guards cells that it would take for a formula or a date."""

SUFFIXES = {
    ".tsv": "tsv",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".jsonl": "jsonl",
    ".tmx": "tmx",
    ".xml": "tei",
    ".ladder": "ladder",
    ".txt": "indices",
}
"""Ending of a file's name -> format."""


class Format(Protocol):
    """A module of this package; each takes the options that it knows and `level` where it has one."""

    dumps: Callable[..., bytes]
    loads: Callable[..., Imported]


def named(name: str) -> Format:
    """The module of a format; raise InputError with the known names if there is none."""
    if name not in FORMATS:
        raise InputError(f"format {name!r} is not one of {', '.join(FORMATS)}")
    return cast("Format", import_module(f"aligner.export.{FORMATS[name][0]}"))


def dumps(alignment: Alignment, name: str, **options: object) -> bytes:
    return named(name).dumps(alignment, **options)
