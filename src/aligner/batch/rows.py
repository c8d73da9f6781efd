"""Manifests as they are read: rows of named cells and the place each stands at; nothing is looked up."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.batch.task import Problem
from aligner.errors import FormatError, InputError

NEEDED = ("id", "a", "b")
OPTIONS = ("lang_a", "lang_b", "segments")
COLUMNS = (*NEEDED, *OPTIONS)
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as the manifest gives it; every cell is text, an absent one is empty."""

    place: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def read_manifest(path: Path) -> Iterator[Row | Problem]:
    """The rows of a TSV or TOML manifest, by the ending of its name, and what is wrong with their form.

    Raises:
        InputError: it cannot be read, or is no manifest at all.
    """
    reader = {".tsv": _tsv_rows, ".toml": _toml_rows}.get(path.suffix.lower())
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder")
    if reader is None:
        raise InputError(f"{path}: a manifest is a .tsv or a .toml file, or give a folder")
    try:
        yield from reader(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


def _tsv_rows(path: Path) -> Iterator[Row | Problem]:
    """Rows of a tab-separated table with a header; blank lines and lines that begin with `#` are skipped.

    Columns whose name begins with `#` are the user's own and are ignored.
    """
    header: list[str] = []
    with path.open("rb") as stream:
        for number, raw in enumerate(stream, 1):
            place = f"{path.name}:{number}"
            try:
                line = raw.removeprefix(_BOM if number == 1 else b"").decode("utf-8").rstrip("\r\n")
            except UnicodeDecodeError:
                if not header:
                    raise FormatError(f"{path}: is no table in UTF-8 (line {number})") from None
                yield Problem(place, "is not UTF-8")
                continue
            if not line.strip() or (header and line.startswith("#")):
                continue
            cells = [x.strip() for x in line.split("\t")]
            if not header:
                header = _checked_header(path, cells)
            elif len(cells) > len(header):
                yield Problem(place, f"has {len(cells)} cells for {len(header)} columns")
            else:
                named = zip(header, cells, strict=False)
                yield Row(place, {k: v for k, v in named if not k.startswith("#")})
    if not header:
        raise FormatError(f"{path}: is empty; its first line names the columns: {', '.join(NEEDED)}")


def _checked_header(path: Path, names: list[str]) -> list[str]:
    if missing := [x for x in NEEDED if x not in names]:
        raise FormatError(
            f"{path}: column {missing[0]} is missing; the first line names the columns: {', '.join(COLUMNS)}"
        )
    for k, name in enumerate(names):
        if name.startswith("#"):
            continue
        if name not in COLUMNS:
            raise FormatError(
                f"{path}: unknown column {name!r} (known: {', '.join(COLUMNS)}; "
                "begin its name with # to keep it for yourself)"
            )
        if name in names[:k]:
            raise FormatError(f"{path}: column {name} stands twice")
    return names


def _toml_rows(path: Path) -> Iterator[Row | Problem]:
    """Rows of `[[pair]]` tables, each completed from `[defaults]`."""
    try:
        content = tomllib.loads(path.read_bytes().removeprefix(_BOM).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: is not UTF-8 (byte {error.start})") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FormatError(f"{path}: is not TOML: {error}") from error
    if unknown := sorted(content.keys() - {"defaults", "pair"}):
        raise FormatError(f"{path}: unknown key {unknown[0]!r} (known: defaults, pair)")
    defaults, pairs = content.get("defaults", {}), content.get("pair", [])
    if not isinstance(defaults, dict) or not isinstance(pairs, list):
        raise FormatError(f"{path}: wants one [defaults] table and a [[pair]] table for each pair")
    if bad := _bad_keys(defaults, OPTIONS):
        raise FormatError(f"{path}: defaults: {bad}")
    for number, pair in enumerate(pairs, 1):
        place = f"{path.name}: pair {number}"
        bad = _bad_keys(pair, COLUMNS) if isinstance(pair, dict) else "is no table"
        yield Problem(place, bad) if bad else Row(place, {**defaults, **pair})


def _bad_keys(table: Mapping[str, object], known: tuple[str, ...]) -> str:
    for key, value in table.items():
        if key not in known:
            return f"unknown key {key!r} (known: {', '.join(known)})"
        if not isinstance(value, str):
            return f"{key} wants a text in quotes, not {value!r:.40}"
    return ""
