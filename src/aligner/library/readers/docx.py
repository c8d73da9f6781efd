"""DOCX: paragraphs with their styles, notes apart, page breaks that Word remembers as seams."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from aligner.errors import FormatError
from aligner.library.readers.archive import Archive
from aligner.library.readers.document import Block, Document
from aligner.library.readers.pieces import LINE, by_pages, clean, page_sign
from aligner.library.readers.xml_events import xml_events
from aligner.model import Kind

_DOCUMENT = "word/document.xml"
_SKIPPED = frozenset(
    {"Fallback", "del", "moveFrom", "instrText", "delText", "rPrChange", "pPrChange", "pict"}
)
_HEADING = re.compile(r"heading (\d)|(title)$", re.IGNORECASE)


@dataclass(slots=True)
class _Paragraph:
    parts: list[str] = field(default_factory=list)
    style: str = ""
    level: int = 0
    listed: bool = False


def read(data: bytes, name: str, _part: str) -> Document:
    """The document in `data`, notes after the text."""
    archive = Archive(data, name)
    if _DOCUMENT not in archive.names:
        raise FormatError(f"{name}: the archive lacks {_DOCUMENT!r}; is this a DOCX file?")
    styles, language = _styles(archive)
    body = _Body(styles)
    for what, value, attributes in xml_events(archive.read(_DOCUMENT), name):
        if what == "text":
            body.text(value)
        elif what == "start":
            body.start(value, attributes)
        else:
            body.end(value)
    notes = _notes(archive, name, body.cited)
    if not body.blocks and not notes:
        raise FormatError(f"{name}: there is no text in this document")
    return Document((*body.blocks, *notes), language=language, title=_title(archive), encoding="docx")


def _styles(archive: Archive) -> tuple[dict[str, str], str]:
    """Names of the styles by id, and the language of the document."""
    names: dict[str, str] = {}
    language, current = "", ""
    if "word/styles.xml" in archive.names:
        for what, tag, attributes in xml_events(archive.read("word/styles.xml"), archive.name):
            if what != "start":
                continue
            if tag == "style":
                current = attributes.get("styleId", "")
            elif tag == "name" and current:
                names[current] = attributes.get("val", "")
            elif tag == "lang" and not current:
                language = attributes.get("val", "").split("-")[0].lower()
    return names, language


def _title(archive: Archive) -> str:
    if "docProps/core.xml" not in archive.names:
        return ""
    events = list(xml_events(archive.read("docProps/core.xml"), archive.name))
    for (what, tag, _), (after, text, _) in pairwise(events):
        if what == "start" and tag == "title" and after == "text":
            return text.strip()
    return ""


@dataclass(slots=True)
class _Body:
    """The state of one pass over the document."""

    styles: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    cited: list[tuple[str, str]] = field(default_factory=list)
    open: list[_Paragraph] = field(default_factory=list)
    skipping: int = 0
    in_text: bool = False
    page: int = 1
    breaks: int = 0

    def text(self, text: str) -> None:
        if self.in_text and self.open and not self.skipping:
            self.open[-1].parts.append(clean(text).replace("\n", " "))

    def end(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.skipping -= 1
        elif tag == "t":
            self.in_text = False
        elif tag == "p" and self.open and not self.skipping:
            self.close(self.open.pop())

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _SKIPPED:
            self.skipping += 1
        elif self.skipping:
            return
        elif tag == "p":
            self.open.append(_Paragraph())
        elif tag == "t":
            self.in_text = True
        elif tag in ("footnoteReference", "endnoteReference"):
            self.cited.append((tag.removesuffix("Reference"), attributes.get("id", "")))
        elif tag == "lastRenderedPageBreak" and self.open:
            self.breaks += 1
            self.open[-1].parts.append(page_sign(str(self.breaks + 1)))
        elif self.open:
            _inside(self.open[-1], tag, attributes)

    def close(self, paragraph: _Paragraph) -> None:
        style = self.styles.get(paragraph.style, paragraph.style)
        heading = _HEADING.match(style)
        level = paragraph.level or (int(heading[1] or 1) if heading else 0)
        kind = Kind.HEADING if level else Kind.LIST_ITEM if paragraph.listed else None
        if style.lower() in ("footnote text", "endnote text"):
            kind = Kind.NOTE
        for page, text, seam in by_pages("".join(paragraph.parts), written=False):
            self.page = int(page) if page else self.page
            if text:
                shown = str(self.page) if self.breaks else ""
                self.blocks.append(Block(text, kind, seam=seam, page=shown, level=level))


_SIGNS = {"tab": " ", "noBreakHyphen": "\u2011", "softHyphen": "\xad", "cr": LINE}


def _inside(paragraph: _Paragraph, tag: str, attributes: dict[str, str]) -> None:
    if tag == "pStyle":
        paragraph.style = attributes.get("val", "")
    elif tag == "outlineLvl":
        level = attributes.get("val", "")
        paragraph.level = int(level) + 1 if level in set("012345678") else 0
    elif tag == "numPr":
        paragraph.listed = True
    elif tag in _SIGNS:
        paragraph.parts.append(_SIGNS[tag])
    elif tag == "br" and attributes.get("type") != "page":
        paragraph.parts.append(LINE)


def _notes(archive: Archive, name: str, cited: list[tuple[str, str]]) -> list[Block]:
    """The notes in the order of their citing, then those that nothing cites."""
    texts: dict[tuple[str, str], str] = {}
    for sort in ("footnote", "endnote"):
        member = f"word/{sort}s.xml"
        if member in archive.names:
            texts.update(_notes_in(archive.read(member), name, sort))
    ordered = [*dict.fromkeys(x for x in cited if x in texts), *(x for x in texts if x not in set(cited))]
    return [
        Block(texts[x], Kind.NOTE, ids=(f"{x[0]}-{x[1]}",), own=f"{x[0]}-{x[1]}") for x in ordered if texts[x]
    ]


def _notes_in(xml: bytes, name: str, sort: str) -> dict[tuple[str, str], str]:
    texts: dict[tuple[str, str], str] = {}
    key, in_text = ("", ""), False
    parts: list[str] = []
    for what, value, attributes in xml_events(xml, name):
        if what == "start" and value == sort:
            key, parts = (sort, attributes.get("id", "")), []
            if attributes.get("type") in ("separator", "continuationSeparator", "continuationNotice"):
                key = ("", "")
        elif what == "end" and value == sort and key[0]:
            texts[key] = " ".join("".join(parts).split())
        elif value == "t" and what != "text":
            in_text = what == "start"
        elif what == "text" and in_text:
            parts.append(clean(value))
        elif what == "end" and value in ("p", "tab"):
            parts.append(" ")
    return texts
