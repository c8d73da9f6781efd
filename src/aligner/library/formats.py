"""Which format a file is in: by its content first, then by its ending. Loads no reader."""

import re
from importlib import import_module
from typing import TYPE_CHECKING, cast

from aligner.errors import InputError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.library.readers.document import Reader

PLAIN, MARKDOWN = "plain", "markdown"
GROUP = "aligner.readers"

_READERS = {
    "html": "html",
    "tei": "tei",
    "docx": "docx",
    "odt": "odt",
    "epub": "epub",
    "pdf": "pdf",
    "subtitles": "subtitles",
    "tmx": "bilingual",
    "xliff": "bilingual",
    "tsv": "bilingual",
}
_SUFFIXES = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".tsv": "tsv",
}
_TEXT = frozenset({"", ".txt", ".text", ".md", ".markdown"})  # no plugin is asked about these
BILINGUAL = frozenset({"tmx", "xliff", "tsv"})
_HEAD = 8_192
_TAIL = 2_000_000  # a zip archive names its files at its end
_ROOT = re.compile(r"<(?!\?|!)(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL)
_ROOTS = {"TEI": "tei", "teiCorpus": "tei", "TEI.2": "tei", "tmx": "tmx", "xliff": "xliff", "html": "html"}
_SUBTITLE = re.compile(r"\s*(?:WEBVTT\b|\d+\s*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{3}\s*-->)")
_ZIP_NAMES = (
    (b"word/document.xml", "docx"),
    (b"META-INF/container.xml", "epub"),
    (b"META-INF/rights.xml", "epub"),
    (b"application/epub+zip", "epub"),
    (b"content.xml", "odt"),
)


def format_of(data: bytes, name: str) -> str:
    """The name of the format of `data`; `plain` where nothing speaks for another."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    suffix = _suffix(name)
    head = _head(data)
    found = ("" if suffix in _TEXT else _by_plugin_content(data)) or _markup(head)
    if not found and _SUBTITLE.match(head):
        found = "subtitles"
    found = found or ("" if suffix in _TEXT else _by_plugin_suffix(suffix))
    if not found and suffix == ".xml" and head.lstrip().startswith("<"):
        raise InputError(f"{name}: this XML is neither TEI, TMX, XLIFF nor XHTML; convert it to one of these")
    return found or _SUFFIXES.get(suffix, PLAIN)


def _by_plugin_content(data: bytes) -> str:
    for plugin, known in _plugins():
        if hasattr(known, "sniff") and known.sniff(data):
            return f"plugin:{plugin}"
    return ""


def _by_plugin_suffix(suffix: str) -> str:
    for plugin, known in _plugins():
        if suffix in getattr(known, "suffixes", ()):
            return f"plugin:{plugin}"
    return ""


def reader_of(kind: str) -> "Reader":
    """The reader of a format that `format_of` named."""
    if kind.startswith("plugin:"):
        return next(known for plugin, known in _plugins() if f"plugin:{plugin}" == kind)
    return cast("Reader", import_module(f"aligner.library.readers.{_READERS[kind]}"))


def _zipped(data: bytes, name: str) -> str:
    for sign, kind in _ZIP_NAMES:
        if sign in data[:_HEAD] or sign in data[-_TAIL:]:
            return kind
    raise InputError(f"{name}: this is a zip archive, and neither DOCX, ODT nor EPUB; give a file out of it")


def _head(data: bytes) -> str:
    for bom, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if data.startswith(bom):
            return data[len(bom) : _HEAD].decode(encoding, "replace")
    if data[:4] == b"<\x00?\x00":
        return data[:_HEAD].decode("utf-16-le", "replace")
    return data[:_HEAD].decode("utf-8", "replace")


def _markup(head: str) -> str:
    """The format of a text that begins with markup."""
    start = head.lstrip()
    if not start.startswith("<"):
        return ""
    if re.match(r"<!doctype\s+html", start, re.IGNORECASE) or re.match(r"<html[\s>]", start, re.IGNORECASE):
        return "html"
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end() if prolog else 0)
    return _ROOTS.get(root[1], "") if root else ""


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 and "/" not in name[dot:] else ""


_known_plugins: "list[tuple[str, Reader]] | None" = None


def _plugins() -> "Iterator[tuple[str, Reader]]":
    """Readers that other packages bring; loaded once, and only if there are any."""
    global _known_plugins  # noqa: PLW0603 - entry points do not change while a process runs
    if _known_plugins is None:
        from importlib.metadata import entry_points

        loaded: list[tuple[str, Reader]] = []
        for point in sorted(entry_points(group=GROUP), key=lambda x: x.name):
            try:
                loaded.append((point.name, point.load()))
            except (ImportError, AttributeError) as error:
                raise MissingExtraError(
                    f"the reader {point.name!r} ({point.value}) cannot be loaded: {error}; mend or remove it"
                ) from None
        _known_plugins = loaded
    yield from _known_plugins
