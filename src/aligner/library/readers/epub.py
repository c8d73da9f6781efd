"""EPUB: the files of its spine in order, each read as a page; notes after the text of their file."""

import posixpath
from dataclasses import replace
from urllib.parse import unquote

from aligner.errors import FormatError
from aligner.library.decoding import decode
from aligner.library.readers.archive import Archive
from aligner.library.readers.document import Block, Document
from aligner.library.readers.html import read_text
from aligner.library.readers.xml_events import xml_events

_CONTAINER = "META-INF/container.xml"


def read(data: bytes, name: str, _part: str) -> Document:
    """The book in `data`. A chapter can be chosen by its file's name, or by its heading."""
    archive = Archive(data, name)
    if "META-INF/rights.xml" in archive.names:
        raise FormatError(f"{name}: the book is protected against reading (DRM); give one that is not")
    package = _package_path(archive)
    members, language, title = _spine(archive, package)
    blocks: list[Block] = []
    for member in members:
        blocks.extend(_chapter(archive, member))
    if not blocks:
        raise FormatError(f"{name}: there is no text in this book")
    return Document(tuple(blocks), language=language, title=title, encoding="epub")


def _package_path(archive: Archive) -> str:
    for what, tag, attributes in xml_events(archive.read(_CONTAINER), archive.name):
        if what == "start" and tag == "rootfile" and attributes.get("full-path"):
            return attributes["full-path"]
    raise FormatError(f"{archive.name}: {_CONTAINER} names no package; is the book whole?")


def _spine(archive: Archive, package: str) -> tuple[list[str], str, str]:
    """The files in reading order, the language and the title."""
    folder = posixpath.dirname(package)
    files: dict[str, str] = {}
    order: list[str] = []
    said = {"language": "", "title": ""}
    inside = ""
    for what, value, attributes in xml_events(archive.read(package), archive.name):
        if what == "text":
            if inside in said and not said[inside]:
                said[inside] = value.strip()
        elif what == "end":
            inside = ""
        else:
            inside = value
            if value == "item" and "html" in attributes.get("media-type", ""):
                href = unquote(attributes.get("href", "").partition("#")[0])
                files[attributes.get("id", "")] = posixpath.normpath(posixpath.join(folder, href))
            elif value == "itemref" and attributes.get("linear") != "no":
                order.append(attributes.get("idref", ""))
    return (
        [files[x] for x in dict.fromkeys(order) if x in files],
        said["language"].split("-")[0].lower(),
        said["title"],
    )


def _chapter(archive: Archive, member: str) -> list[Block]:
    if member not in archive.names:
        return []
    text, _ = decode(archive.read(member), f"{archive.name}: {member}")
    try:
        document = read_text(text, f"{archive.name}: {member}", "epub")
    except FormatError:  # a cover: no text
        return []
    file = posixpath.basename(member)
    return [
        replace(x, ids=(file, *x.ids), own="", place=f"{file}#{x.own}" if x.own else file)
        for x in document.blocks
    ]
