"""HTML pages: the blocks of the main content, notes apart, note markers dropped, page marks as seams."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from aligner.errors import FormatError
from aligner.library.decoding import decode
from aligner.library.readers.document import Block, Document
from aligner.library.readers.html_events import html_events
from aligner.library.readers.pieces import LINE, by_pages, clean, fold
from aligner.model import Kind

# fmt: off
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p",
        "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)
_VOID = frozenset(
    {
        "br", "hr", "img", "input", "link", "meta", "area", "base", "col", "embed", "source", "track",
        "wbr",
    }
)
_ASIDE_TAGS = frozenset(
    {
        "nav", "footer", "form", "button", "select", "aside", "menu", "dialog", "head", "object", "audio",
        "video", "canvas", "rt", "rp", "label",
    }
)
# fmt: on
_ASIDE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"})
_MAIN_TAGS = frozenset({"main", "article"})
_CLOSED_BY = {
    "p": _BLOCKS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "option": frozenset({"option"}),
}


def _named(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.IGNORECASE)


_ASIDE_NAMES = _named(
    "nav|navbar|navigation|menu|sidebar|breadcrumbs?|pagination|pager|toolbar|share|social|cookie|skip|masthead"
    "|site-header|page-footer|site-footer|comments?|related|advert|ads|hidden|visually-hidden|sr-only"
)
_MAIN_NAMES = re.compile(
    r"(?:^|\s)(?:main|main-content|content|content-inner|article|document|mw-content-text|entry-content)(?:$|\s)",
    re.IGNORECASE,
)
_NOTE_NAMES = _named("footnotes?|endnotes?|fn|rearnote|doc-footnote|doc-endnotes?|notes")
_MARKER_NAMES = _named("noteref|doc-noteref|footnote-?ref|fnref|note|footnote|fn|fnlink|reference")
_NOTE_TARGET = re.compile(r"#.*(?:fn|note|ftn|_edn|endnote)", re.IGNORECASE)
_BACK_LINK = re.compile(r"#.*(?:ref|back|_ftnref|src)", re.IGNORECASE)
_MARKER = re.compile(r"[\[(]?\s*(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,4})\s*[\])]?[.,]?", re.IGNORECASE)
_ARROWS = re.compile(r"[\s\u21a9\u2191\ufe0e\ufe0f^]*")


@dataclass(slots=True)
class _Element:
    """An open element, and what it says of the text inside it."""

    tag: str
    id: str = ""
    aside: bool = False
    main: bool = False
    note: bool = False
    href: str = ""
    marker: bool = False
    capture: int = -1  # where in the gathered parts a possible note marker began


@dataclass(slots=True)
class _Page:
    """The state of one pass over the events."""

    stack: list[_Element] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    parts: list[str] = field(default_factory=list)
    blocks: list[tuple[Block, bool, bool]] = field(default_factory=list)  # with: in main, aside
    targets: set[str] = field(default_factory=set)
    page: str = ""
    title: str = ""
    language: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _BLOCKS:
            self.flush()
        while self.stack and tag in _CLOSED_BY.get(self.stack[-1].tag, ()):
            self._pop()
        if tag == "br":
            self.parts.append(LINE)
        if tag == "html":
            self.language = (attributes.get("lang") or attributes.get("xml:lang") or "").split("-")[0].lower()
        if tag in _VOID:
            return
        self._push(_element(tag, attributes, len(self.parts)))

    def _push(self, element: _Element) -> None:
        self.stack.append(element)
        self.tags[element.tag] += 1
        for flag in ("aside", "main", "note"):
            self.flags[flag] += getattr(element, flag)

    def _pop(self) -> _Element:
        element = self.stack.pop()
        self.tags[element.tag] -= 1
        for flag in ("aside", "main", "note"):
            self.flags[flag] -= getattr(element, flag)
        return element

    def end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        if not self.tags[tag]:
            return
        while True:
            element = self._pop()
            if element.capture >= 0:
                self._drop_marker(element)
            if element.tag == tag:
                return

    def text(self, text: str) -> None:
        if self.tags["pre"]:
            self.parts.append(clean(text).replace("\r\n", LINE))
        else:
            self.parts.append(fold(clean(text)))

    def _drop_marker(self, element: _Element) -> None:
        """Take back what `element` gathered if it is the marker of a note, or the way back from one."""
        inside = "".join(self.parts[element.capture :])
        linked = element.href or next((x.href for x in reversed(self.stack[-3:]) if x.href), "")
        if element.tag == "a" and _ARROWS.fullmatch(inside) and element.href.startswith("#"):
            del self.parts[element.capture :]
        elif _MARKER.fullmatch(inside.strip()) and (
            element.marker
            or _NOTE_TARGET.search(linked)
            or (element.tag == "sup" and self._follows_word(element.capture))
        ):
            del self.parts[element.capture :]
            if "#" in linked and not _BACK_LINK.search(linked):
                self.targets.add(linked.partition("#")[2])
        elif element.href.startswith("#") and self.stack and self.stack[-1].tag == "sup":
            self.stack[-1].marker, self.stack[-1].href = True, element.href

    def _follows_word(self, place: int) -> bool:
        """Whether a word of three letters or a mark of punctuation stands right before: km² has neither."""
        before = "".join(self.parts[max(0, place - 3) : place])[-3:]
        return len(before) == 3 and (before.isalpha() or before[-1] in '.,;:!?"”»’)')

    def flush(self) -> None:
        """Give out what was gathered as the blocks of one element."""
        gathered = "".join(self.parts)
        self.parts.clear()
        for element in self.stack[-8:]:
            element.capture = min(element.capture, 0)
        if not gathered or gathered.isspace():
            return
        kind, level = self._kind()
        ids = tuple(x.id for x in self.stack[-12:] if x.id)
        own = next((x.id for x in reversed(self.stack[-2:]) if x.id and not x.main), "")
        for page, text, seam in by_pages(gathered):
            self.page = page or self.page
            if text:
                block = Block(text, kind, seam=seam, page=self.page, ids=ids, own=own, level=level)
                self.blocks.append((block, self.flags["main"] > 0, self.flags["aside"] > 0))

    def _kind(self) -> tuple[Kind | None, int]:
        for element in reversed(self.stack[-12:]):
            if len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1] in "123456":
                return Kind.HEADING, int(element.tag[1])
        if self.flags["note"]:
            return Kind.NOTE, 0
        if any(x.tag in ("li", "dt", "dd") for x in self.stack[-6:]):
            return Kind.LIST_ITEM, 0
        return None, 0


def _element(tag: str, attributes: dict[str, str], place: int) -> _Element:
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}" if attributes else ""
    roles = f"{attributes.get('role', '')} {attributes.get('epub:type', '')}" if attributes else ""
    note = tag not in ("a", "sup", "body", "html", "main", "article") and bool(
        _NOTE_NAMES.search(names) or _NOTE_NAMES.search(roles)
    )
    return _Element(
        tag,
        id=attributes.get("id", ""),
        aside=not note
        and (
            tag in _ASIDE_TAGS
            or attributes.get("role", "") in _ASIDE_ROLES
            or "hidden" in attributes
            or (tag not in ("body", "html", "main", "article") and bool(_ASIDE_NAMES.search(names)))
        ),
        main=tag in _MAIN_TAGS
        or attributes.get("role") == "main"
        or (tag in ("div", "section", "td") and bool(_MAIN_NAMES.search(names))),
        note=note,
        href=attributes.get("href", "") if tag == "a" else "",
        marker=tag in ("a", "sup", "span") and bool(_MARKER_NAMES.search(f"{names} {roles}")),
        capture=place if tag in ("a", "sup") else -1,
    )


def read(data: bytes, name: str, _part: str) -> Document:
    """The main content of the page in `data`; all of it where none is marked as such."""
    text, encoding = decode(data, name, _declared_encoding(data))
    return read_text(text, name, encoding)


def read_text(text: str, name: str, encoding: str) -> Document:
    """As `read`, of a page that is decoded already."""
    page = _Page()
    for what, value, attributes in html_events(text):
        if what == "text":
            page.text(value)
        elif what == "start":
            page.start(value, attributes)
        elif what == "end":
            page.end(value)
        else:
            page.title = page.title or fold(value).strip()
    page.flush()
    kept = [x for x in page.blocks if not x[2]] or page.blocks
    if any(main for _, main, _ in kept):
        kept = [x for x in kept if x[1]]
    blocks = [_as_note(x[0], page.targets) for x in kept]
    if not blocks:
        raise FormatError(f"{name}: there is no text on this page")
    ordered = [x for x in blocks if x.kind is not Kind.NOTE] + [x for x in blocks if x.kind is Kind.NOTE]
    return Document(tuple(ordered), language=page.language, title=page.title, encoding=encoding)


def _as_note(block: Block, targets: set[str]) -> Block:
    return replace(block, kind=Kind.NOTE) if targets and targets.intersection(block.ids) else block


_META = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)


def _declared_encoding(data: bytes) -> str:
    """What the page says, if its bytes bear it out; else nothing, and the bytes decide."""
    match = _META.search(data[:4096])
    if match is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return ""
    said = (match[1] or match[2]).decode("ascii").lower()
    said = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "utf-8"}.get(said, said)
    try:
        if data.decode("utf-8"):
            return "utf-8"
    except UnicodeDecodeError:
        pass
    try:
        data.decode(said)
    except (LookupError, UnicodeDecodeError, ValueError):
        return ""
    return "" if said.startswith(("utf-16", "utf-32", "utf-7")) else said
