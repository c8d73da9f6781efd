"""`work.toml`: parsed and checked; a fault is named with its line and column."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any, NoReturn

from aligner.errors import FormatError
from aligner.model import Kind, Metadata

STATUSES = ("witness", "translation", "transcription", "edition", "sample")
STATUS_WORDS = {
    "sample": "written for this project, not a source",
}
"""What a status means, in the words that are shown wherever versions are listed."""

_WORK_KEYS = {"title", "date", "note", "version"}
META_KEYS = ("title", "language", "date", "status", "derived_from", "source", "rights")
_VERSION_KEYS = {*META_KEYS, "id", "file", "sha256", "encoding", "part", "note", "blocks", "url", "fetched"}
_ID = re.compile(r"[^\W_][\w.-]*")
_RANGE = re.compile(r"(\d+)(?:-(\d+))?")


@dataclass(frozen=True, slots=True)
class RawVersion:
    """One `[[version]]` table, checked."""

    id: str
    file: str
    meta: Metadata
    sha256: str
    encoding: str
    part: str
    url: str
    fetched: str
    note: str
    kinds: tuple[tuple[int, Kind], ...]


@dataclass(frozen=True, slots=True)
class RawWork:
    """A whole `work.toml`, checked."""

    title: str
    date: str
    note: str
    versions: tuple[RawVersion, ...]


def parse_work(text: str, name: str) -> RawWork:
    """The content of a `work.toml`.

    Raises:
        FormatError: not TOML, an unknown key, a value of the wrong type, an id twice; with line and column.
    """
    raw = load_toml(text, name)
    fault = Fault(text, name)
    check_keys(raw, _WORK_KEYS, fault, None)
    tables = raw.get("version", [])
    if not isinstance(tables, list) or not all(isinstance(x, dict) for x in tables):
        fault.stop("version", "versions are written as [[version]] tables")
    versions = tuple(_version(x, k, fault) for k, x in enumerate(tables))
    seen: set[str] = set()
    for k, version in enumerate(versions):
        if version.id in seen:
            fault.stop("id", f"the id {version.id!r} stands twice", k)
        seen.add(version.id)
    return RawWork(
        title=text_of(raw, "title", fault, None),
        date=text_of(raw, "date", fault, None),
        note=text_of(raw, "note", fault, None),
        versions=versions,
    )


def load_toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"{name}: not valid TOML: {str(error)[:200]}") from None
    except RecursionError:
        raise FormatError(f"{name}: not valid TOML: nested too deeply") from None


@dataclass(frozen=True, slots=True)
class Fault:
    """Where in the file a key stands, for messages."""

    text: str
    name: str
    table: str = "version"

    def stop(self, key: str, message: str, table: int | None = None) -> NoReturn:
        line, column = self._find(key, table)
        raise FormatError(f"{self.name}:{line}:{column}: {message}")

    def _find(self, key: str, table: int | None) -> tuple[int, int]:
        lines = self.text.split("\n")
        headers = [n for n, x in enumerate(lines) if re.match(rf"\s*\[\[\s*{self.table}\s*\]\]", x)]
        if table is None or table >= len(headers):
            first, last = 0, headers[0] if headers and table is None else len(lines)
        else:
            first, last = headers[table], [*headers, len(lines)][table + 1]
        for n in range(first, last):
            if match := re.match(
                rf"\s*[\"']?({re.escape(key)})[\"']?\s*[=.]|\s*\[+\s*({re.escape(key)})", lines[n]
            ):
                return n + 1, max(match.start(1), match.start(2)) + 1
        return first + 1, 1


def check_keys(raw: dict[str, Any], allowed: set[str], fault: Fault, table: int | None) -> None:
    for key in raw:
        if key not in allowed:
            from difflib import get_close_matches

            near = get_close_matches(key, sorted(allowed), n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(sorted(allowed))}"
            fault.stop(key, f"unknown key {key!r}{hint}", table)


def text_of(raw: dict[str, Any], key: str, fault: Fault, table: int | None) -> str:
    value = raw.get(key, "")
    if key in ("date", "fetched") and not isinstance(value, str | int | bool):
        value = str(value)  # a TOML date
    if not isinstance(value, str):
        fault.stop(key, f"{key} must be text in quotes, not {type(value).__name__}", table)
    return str(value)


def _version(raw: dict[str, Any], k: int, fault: Fault) -> RawVersion:
    check_keys(raw, _VERSION_KEYS, fault, k)
    fields = {key: text_of(raw, key, fault, k) for key in META_KEYS}
    ident, file = text_of(raw, "id", fault, k), text_of(raw, "file", fault, k)
    if not _ID.fullmatch(ident):
        fault.stop("id", f"a version needs an id of letters, digits, . - _ (this is {ident!r})", k)
    if not file or file.startswith("/") or ".." in file.replace("\\", "/").split("/") or "\0" in file:
        fault.stop("file", f"version {ident}: `file` must name a file in this folder (this is {file!r})", k)
    check_fields(fields, fault, k)
    sha256 = text_of(raw, "sha256", fault, k)
    if not re.fullmatch(r"(?:[0-9a-f]{64})?", sha256):
        fault.stop("sha256", "sha256 must be 64 hexadecimal digits in lower case", k)
    return RawVersion(
        id=ident,
        file=file,
        meta=Metadata(**{**fields, "language": fields["language"] or "und"}),
        sha256=sha256,
        encoding=text_of(raw, "encoding", fault, k),
        part=text_of(raw, "part", fault, k),
        url=text_of(raw, "url", fault, k),
        fetched=text_of(raw, "fetched", fault, k),
        note=text_of(raw, "note", fault, k),
        kinds=_kinds(raw.get("blocks", {}), k, fault),
    )


def check_fields(fields: dict[str, str], fault: Fault, k: int) -> None:
    """Raise at a status or a language that is not one."""
    if fields["status"] and fields["status"] not in STATUSES:
        fault.stop("status", f"unknown status {fields['status']!r}; known are {', '.join(STATUSES)}", k)
    if not re.fullmatch(r"(?:[a-z]{2,3}(?:-[\w-]+)?)?", fields["language"]):
        fault.stop("language", f"language must be a code like en or ru (this is {fields['language']!r})", k)


def _kinds(raw: object, k: int, fault: Fault) -> tuple[tuple[int, Kind], ...]:
    """`blocks = { memo = "7-11 41", stamp = "0" }` as pairs of block and kind."""
    if not isinstance(raw, dict):
        fault.stop("blocks", 'blocks must be a table like { memo = "7-11 41" }', k)
    result: dict[int, Kind] = {}
    for name, ranges in raw.items():
        if name not in list(Kind):
            fault.stop("blocks", f"unknown kind {name!r}; known are {', '.join(Kind)}", k)
        if not isinstance(ranges, str):
            fault.stop("blocks", f'blocks of kind {name} are written like "7-11 41"', k)
        for part in ranges.replace(",", " ").split():
            match = _RANGE.fullmatch(part)
            first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
            if not first <= last < 10_000_000:
                fault.stop("blocks", f"{part!r} is not a block or a range of blocks like 7-11", k)
            result.update(dict.fromkeys(range(first, last + 1), Kind(name)))
    return tuple(sorted(result.items()))
