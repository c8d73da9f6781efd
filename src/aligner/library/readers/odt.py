"""ODT: headings, paragraphs and list items, notes apart, soft page breaks as seams."""

from dataclasses import dataclass, field

from aligner.errors import FormatError
from aligner.library.readers.archive import Archive
from aligner.library.readers.document import Block, Document
from aligner.library.readers.pieces import LINE, by_pages, clean, fold, page_sign
from aligner.library.readers.xml_events import xml_events
from aligner.model import Kind

_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "note-citation", "sequence-decls", "forms", "ruby-text"}
)


@dataclass(slots=True)
class _Content:
    """The state of one pass over `content.xml`."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    parts: list[list[str]] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    note: list[str] | None = None
    note_id: str = ""
    lists: int = 0
    skipping: int = 0
    pages: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.skipping or tag in _SKIPPED:
            self.skipping += 1
        elif tag == "note":
            self.note, self.note_id = [], attributes.get("id", "")
        elif tag in ("p", "h"):
            if self.note is None:
                self.parts.append([])
                level = attributes.get("outline-level", "1")
                self.levels.append(int(level) if tag == "h" and level.isdecimal() and len(level) < 3 else 0)
        elif tag == "list-item":
            self.lists += 1
        elif tag in ("s", "tab"):
            self.add(" ")
        elif tag == "line-break":
            self.add(LINE)
        elif tag == "soft-page-break":
            self.pages += 1
            if self.parts:
                self.add(page_sign(str(self.pages + 1)))

    def end(self, tag: str) -> None:
        if self.skipping:
            self.skipping -= 1
        elif tag == "note" and self.note is not None:
            if text := " ".join("".join(self.note).split()):
                self.notes.append(Block(text, Kind.NOTE, ids=(self.note_id,), own=self.note_id))
            self.note = None
        elif tag in ("p", "h"):
            if self.note is not None:
                self.note.append(" ")
            elif self.parts:
                self.close("".join(self.parts.pop()), self.levels.pop())
        elif tag == "list-item":
            self.lists -= 1

    def add(self, text: str) -> None:
        if self.skipping:
            return
        if self.note is not None:
            self.note.append(text)
        elif self.parts:
            self.parts[-1].append(text)

    def close(self, gathered: str, level: int) -> None:
        kind = Kind.HEADING if level else Kind.LIST_ITEM if self.lists else None
        pieces = list(by_pages(gathered, written=False))
        page = self.pages + 1 - sum(1 for p, _, _ in pieces if p)
        for number, text, seam in pieces:
            page = int(number) if number else page
            if text:
                shown = str(page) if self.pages else ""
                self.blocks.append(Block(text, kind, seam=seam, page=shown, level=level))


def read(data: bytes, name: str, _part: str) -> Document:
    """The document in `data`, notes after the text."""
    archive = Archive(data, name)
    content = _Content()
    for what, value, attributes in xml_events(archive.read("content.xml"), name):
        if what == "text":
            content.add(fold(clean(value)))
        elif what == "start":
            content.start(value, attributes)
        else:
            content.end(value)
    if not content.blocks and not content.notes:
        raise FormatError(f"{name}: there is no text in this document")
    return Document(
        (*content.blocks, *content.notes),
        language=_attribute(archive, "styles.xml", "text-properties", "language"),
        title=_text(archive, "meta.xml", "title"),
        encoding="odt",
    )


def _attribute(archive: Archive, member: str, tag: str, attribute: str) -> str:
    if member in archive.names:
        for what, value, attributes in xml_events(archive.read(member), archive.name):
            if what == "start" and value == tag and attributes.get(attribute, "none") not in ("none", "zxx"):
                return attributes[attribute].lower()
    return ""


def _text(archive: Archive, member: str, tag: str) -> str:
    inside = False
    if member in archive.names:
        for what, value, _ in xml_events(archive.read(member), archive.name):
            if what == "text":
                if inside:
                    return fold(value).strip()
            else:
                inside = what == "start" and value == tag
    return ""
