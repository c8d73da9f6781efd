"""TEI P5, read as a stream: documents of a volume, paragraphs, notes kept apart, pages as seams.

Follows what Foreign Relations of the United States does (documents as `div` with an `xml:id`, notes in
mid-sentence, `pb` anywhere, lists of label and item), and reads other TEI by the same names.
"""

from dataclasses import dataclass, field

from aligner.errors import FormatError
from aligner.library.readers.document import Block, Document
from aligner.library.readers.pieces import LINE, by_pages, clean, fold, page_sign
from aligner.library.readers.xml_events import xml_encoding, xml_events
from aligner.model import Kind

_KINDS: dict[str, Kind | None] = {
    "head": Kind.HEADING,
    "p": None,
    "ab": None,
    "dateline": Kind.DATELINE,
    "salute": Kind.SALUTATION,
    "signed": Kind.SIGNATURE,
    "byline": Kind.SIGNATURE,
    "item": Kind.LIST_ITEM,
    "label": Kind.LIST_ITEM,
    "lg": Kind.VERSE,
    "l": Kind.VERSE,
    "address": Kind.ADDRESS,
    "stamp": Kind.STAMP,
    "opener": None,
    "closer": None,
    "postscript": None,
    "trailer": None,
    "argument": None,
    "epigraph": None,
    "titlePart": Kind.HEADING,
    "docAuthor": None,
    "docImprint": None,
    "docDate": Kind.DATELINE,
    "row": None,
    "u": None,
    "sp": None,
    "speaker": None,
    "stage": None,
}
_LINED = {"addrLine", "lb"}
_SKIPPED = {
    "teiHeader",
    "fw",
    "figure",
    "graphic",
    "facsimile",
    "standOff",
    "sourceDoc",
    "del",
    "sic",
    "orig",
    "abbr",
}
_LOOSE = "#loose"  # text that stands in no block element
_ALTERNATIVE = {"sic", "orig", "abbr"}  # skipped only beside corr, reg, expan, inside choice
_DIVISIONS = {
    "div",
    "div1",
    "div2",
    "div3",
    "div4",
    "div5",
    "div6",
    "div7",
    "text",
    "front",
    "body",
    "back",
    "attachment",
}


@dataclass(slots=True)
class _Open:
    """A block, or a note, that is being gathered."""

    tag: str
    kind: Kind | None
    id: str = ""
    parts: list[str] = field(default_factory=list)
    is_note: bool = False


class _Gatherer:
    """The state of one pass over the events."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self.open: list[_Open] = []
        self.ids: list[str] = []
        self.path: list[str] = []
        self.page = ""
        self.language = ""
        self.title = ""
        self.usage: list[str] = []
        self.skipping = 0
        self.inside = 0 if part else 1
        self.found = not part

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.path.append(tag)
        own = attributes.get("id", "")
        if tag == "pb":
            self._page(attributes.get("n", ""))
        self._learn(tag, attributes)
        if self.skipping or self._is_skipped(tag):
            self.skipping += 1
        elif tag in _DIVISIONS:
            self._division(own)
        elif tag == "note" and attributes.get("rend") != "inline":
            self.open.append(_Open("note", Kind.NOTE, own or attributes.get("n", ""), is_note=True))
        elif tag == "list" and self.open and not self._in_note():
            self._flush()
        elif tag in _LINED:
            self._text(LINE)
        elif tag == "cell":
            self._text(" ")
        elif tag in _KINDS:
            self._block(tag, own)

    def _learn(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("TEI", "text", "body") and attributes.get("lang"):
            self.language = attributes["lang"].split("-")[0].lower()
        elif tag == "language" and self.path[-2:-1] == ["langUsage"]:
            self.usage.append(attributes.get("ident", "").split("-")[0].lower())

    def end(self, tag: str) -> None:
        if self.path:
            self.path.pop()
        if self.skipping:
            self.skipping -= 1
            return
        if tag in _DIVISIONS:
            self.finish()
            if self.ids:
                left = self.ids.pop()
                if self.part and left == self.part:
                    self.inside -= 1
        elif self.open and self.open[-1].tag == tag and (tag == "note" or tag in _KINDS):
            self._close()

    def text(self, text: str) -> None:
        if self.skipping:
            if not self.title and self.path[-1:] == ["title"] and "titleStmt" in self.path:
                self.title = fold(text).strip()
            return
        if not self.inside or "text" not in self.path:
            return
        if not self.open and not text.isspace():
            self.open.append(_Open(_LOOSE, None))
        self._text(fold(clean(text)))

    def _is_skipped(self, tag: str) -> bool:
        if tag in _ALTERNATIVE:
            return self.path[-2:-1] == ["choice"]
        return tag in _SKIPPED

    def _in_note(self) -> bool:
        return any(x.is_note for x in self.open)

    def _division(self, own: str) -> None:
        self.finish()
        self.ids.append(own)
        if self.part and own == self.part:
            self.inside += 1
            self.found = True

    def _page(self, number: str) -> None:
        if self.open and self.inside and not self.open[-1].is_note and not self.skipping:
            self._text(page_sign(number))
        else:
            self.page = number or self.page

    def _text(self, text: str) -> None:
        if self.open and self.inside:
            self.open[-1].parts.append(text)

    def _block(self, tag: str, own: str) -> None:
        if self._in_note():  # paragraphs of a note stay together
            self._text(" ")
            return
        if self.open and tag in ("l", "speaker", "stage") and self.open[-1].tag in ("lg", "sp"):
            self._text(LINE)
            return
        if self.open and self.open[-1].tag == _LOOSE:
            self._close()
        self._flush()
        kind = Kind.SIGNATURE if tag == "salute" and "closer" in self.path else _KINDS[tag]
        self.open.append(_Open(tag, kind, own))

    def _close(self) -> None:
        if self.open[-1].is_note:
            note = self.open.pop()
            text = fold("".join(note.parts)).strip()
            if text and self.inside:
                ids = (*filter(None, self.ids[-4:]), *([note.id] if note.id else []))
                self.notes.append(Block(text, Kind.NOTE, page=self.page, ids=ids, own=note.id))
            return
        self._flush()
        self.open.pop()

    def _flush(self) -> None:
        """Give out what the innermost block has gathered; more of it makes a block of its own."""
        if not self.open or self.open[-1].is_note:
            return
        block = self.open[-1]
        pieces = list(by_pages("".join(block.parts), written=False))
        block.parts.clear()
        ids = (*filter(None, self.ids[-4:]), *([block.id] if block.id else []))
        for page, text, seam in pieces:
            self.page = page or self.page
            if text:
                level = max(1, len(self.ids)) if block.kind is Kind.HEADING else 0
                own = ids[-1] if ids else ""
                self.blocks.append(
                    Block(text, block.kind, seam=seam, page=self.page, ids=ids, own=own, level=level)
                )

    def finish(self) -> None:
        while self.open:
            self._close()


def read(data: bytes, name: str, part: str) -> Document:
    """The document in TEI `data`; if `part` is the `xml:id` of a division, that division alone.

    Raises:
        FormatError: not well-formed, or nothing to read in it.
    """
    gatherer = _pass(data, name, part) if part else None
    if gatherer is None or not gatherer.found:
        gatherer = _pass(data, name, "")
    blocks = (*gatherer.blocks, *gatherer.notes)
    if not blocks:
        raise FormatError(f"{name}: there is no text in this TEI file")
    used = gatherer.usage[0] if len(gatherer.usage) == 1 else ""
    return Document(
        blocks, language=gatherer.language or used, title=gatherer.title, encoding=xml_encoding(data)
    )


def _pass(data: bytes, name: str, part: str) -> _Gatherer:
    gatherer = _Gatherer(part)
    for what, value, attributes in xml_events(data, name):
        if what == "text":
            gatherer.text(value)
        elif what == "start":
            gatherer.start(value, attributes)
        else:
            gatherer.end(value)
    gatherer.finish()
    return gatherer
