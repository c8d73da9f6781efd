"""TMX 1.4b: a translation unit a bead, for translation memories and the programs around them.

What TMX has no word for (status, indices, crossing) stands in `prop`, so that other programs pass it by.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from aligner import __version__
from aligner.errors import FormatError
from aligner.export import table
from aligner.export.imported import Entry, Imported
from aligner.export.places import JOINER, beads_at, piece
from aligner.export.rebuilding import rebuilt
from aligner.export.tsv import unescape
from aligner.export.xmltext import XML, Element, char_of, is_plain, parse, put, row_of, safe
from aligner.model.alignment import Alignment, Level
from aligner.model.bead import Bead
from aligner.model.version import Metadata

if TYPE_CHECKING:
    from aligner.model.version import Kind

_ESCAPED = "x-aligner-escaped"
_SEGMENT = "x-segment"
_CHAR = "x-char"


def dumps(alignment: Alignment, *, level: Level = Level.PARAGRAPH) -> bytes:
    languages = _languages(alignment.a.language, alignment.b.language)
    root = etree.Element("tmx", version="1.4")
    header = etree.SubElement(
        root,
        "header",
        creationtool="aligner",
        creationtoolversion=__version__,
        segtype=level.value,
        adminlang="en",
        srclang=languages[0],
        datatype="plaintext",
        attrib={"o-tmf": "aligner"},
    )
    for side, version in (("a", alignment.a), ("b", alignment.b)):
        for name, value in (
            ("id", version.id),
            ("title", version.meta.title),
            ("status", version.meta.status),
        ):
            if value:
                _prop(header, f"x-{side}-{name}", safe(value))
    body = etree.SubElement(root, "body")
    for number, bead in enumerate(beads_at(alignment, level)):
        body.append(_unit(alignment, bead, number, languages, level))
    _lines(root, body)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _languages(a: str, b: str) -> tuple[str, str]:
    """Language tags that tell the sides apart, also where both are in one language."""
    return (f"{a}-x-a", f"{b}-x-b") if a.lower() == b.lower() else (a, b)


def _lines(root: Element, body: Element) -> None:
    """Each unit on a line of its own; nothing is added inside a unit, where space would be text."""
    root.text = "\n"
    for parent in (root, body):
        if len(parent):
            parent.text = "\n"
        for child in parent:
            child.tail = "\n"


def _prop(parent: Element, kind: str, value: str) -> None:
    etree.SubElement(parent, "prop", type=kind).text = value


def _unit(alignment: Alignment, bead: Bead, number: int, languages: tuple[str, str], level: Level) -> Element:
    unit = etree.Element("tu", tuid=str(number))
    if bead.note:
        note = etree.SubElement(unit, "note")
        if is_plain(bead.note):
            note.text = bead.note
        else:
            note.set("o-encoding", _ESCAPED)
            note.text = escape_forbidden(bead.note)
    _prop(unit, "x-status", bead.status.value)
    _prop(unit, "x-kind", table.kind_cell(bead, alignment.a, alignment.b, level))
    if bead.score:
        _prop(unit, "x-wording", f"{bead.score.wording:.3f}")
        if bead.score.meaning is not None:
            _prop(unit, "x-meaning", f"{bead.score.meaning:.3f}")
        if found := table.categories_cell(bead):
            _prop(unit, "x-categories", found)
    for side, version, ids, language in (
        ("a", alignment.a, bead.a, languages[0]),
        ("b", alignment.b, bead.b, languages[1]),
    ):
        if ids:
            variant = etree.SubElement(unit, "tuv", {f"{XML}lang": language})
            _prop(variant, f"x-{side}-ids", table.ids_cell(ids))
            _fill(etree.SubElement(variant, "seg"), [piece(version, level, i) for i in ids], level)
    return unit


def _fill(seg: Element, pieces: list[str], level: Level) -> None:
    """One segment as plain text; several as highlighted runs, so that their borders are not lost."""
    if len(pieces) == 1:
        put(seg, pieces[0], _char)
        return
    for k, text in enumerate(pieces, 1):
        run = etree.SubElement(seg, "hi", type=_SEGMENT, x=str(k))
        put(run, text, _char)
        if k < len(pieces):
            run.tail = JOINER[level]


def _char(code: str) -> Element:
    element = etree.Element("ph", type=_CHAR)
    element.text = code
    return element


def escape_forbidden(text: str) -> str:
    r"""The text with backslashes doubled and what XML does not allow as `\u0000`."""
    return "".join(c if is_plain(c) else f"\\u{ord(c):04x}" for c in text.replace("\\", "\\\\"))


def loads(data: bytes, *, level: Level = Level.PARAGRAPH) -> Imported:
    """Also the TMX of other programs: without indices, segments are counted as they come.

    The languages of the first unit with two decide which side is A.
    """
    root = parse(data)
    if root.tag != "tmx":
        raise FormatError(f"row 1: the root is {str(root.tag)[:40]!r}, not tmx")
    header = root.find("header")
    if header is not None and header.get("segtype") == Level.SENTENCE and header.get("o-tmf") == "aligner":
        level = Level.SENTENCE
    sides = _sides(root)
    pieces: tuple[dict[int, str], dict[int, str]] = ({}, {})
    kinds: tuple[dict[int, Kind], dict[int, Kind]] = ({}, {})
    entries = [_entry(x, sides, pieces, level) for x in root.iterfind("body/tu")]
    for entry in entries:
        each = entry.kinds * (len(entry.a) + len(entry.b)) if len(entry.kinds) == 1 else entry.kinds
        kinds[0].update(zip(entry.a, each, strict=False))
        kinds[1].update(zip(entry.b, each[len(entry.a) :], strict=False))
    versions = None
    if level is Level.PARAGRAPH:
        versions = (
            rebuilt(_name(header, "a"), _meta(header, "a", sides[0]), pieces[0], kinds[0]),
            rebuilt(_name(header, "b"), _meta(header, "b", sides[1]), pieces[1], kinds[1]),
        )
    return Imported(tuple(entries), level, versions)


def _sides(root: Element) -> tuple[str, str]:
    first = ""
    for unit in root.iterfind("body/tu"):
        tags = [_tag(x) for x in unit.iterfind("tuv")]
        if len(tags) > 1:
            return tags[0], tags[1]
        first = first or (tags[0] if tags else "")
    return (first, "") if not first.endswith("-x-b") else ("", first)


def _tag(variant: Element) -> str:
    return variant.get(f"{XML}lang") or variant.get("lang") or ""


def _name(header: Element | None, side: str) -> str:
    return _header(header, side, "id") or side


def _header(header: Element | None, side: str, name: str) -> str:
    if header is None:
        return ""
    return header.findtext(f"prop[@type='x-{side}-{name}']") or ""


def _meta(header: Element | None, side: str, tag: str) -> Metadata:
    return Metadata(
        title=_header(header, side, "title"),
        status=_header(header, side, "status"),
        language=tag.removesuffix(f"-x-{side}") or "und",
    )


def _entry(
    unit: Element,
    sides: tuple[str, str],
    pieces: tuple[dict[int, str], dict[int, str]],
    level: Level,
) -> Entry:
    place = row_of(unit)
    ids: list[tuple[int, ...]] = [(), ()]
    texts: list[str] = ["", ""]
    for variant in unit.iterfind("tuv"):
        side = _side(variant, sides, place)
        if ids[side]:
            raise FormatError(f"{place}: two variants of one side in unit {unit.get('tuid', '')!r}")
        found = list(_pieces(variant, place))
        cell = variant.findtext(f"prop[@type='x-{'ab'[side]}-ids']")
        first = len(pieces[side])
        numbers = (
            table.parse_ids(cell, place) if cell is not None else tuple(range(first, first + len(found)))
        )
        if len(numbers) != len(found):
            raise FormatError(f"{place}: {len(found)} segments, but {len(numbers)} indices")
        pieces[side].update(zip(numbers, found, strict=True))
        ids[side], texts[side] = numbers, JOINER[level].join(found)
    if not ids[0] and not ids[1]:
        raise FormatError(f"{place}: a unit without a segment")
    status = unit.findtext("prop[@type='x-status']")
    kinds, transposed = table.parse_kinds(unit.findtext("prop[@type='x-kind']") or "", place)
    return Entry(
        ids[0],
        ids[1],
        place,
        transposed=transposed,
        status=None if status is None else table.parse_status(status, place),
        note=_note(unit),
        kinds=kinds,
        a_text=texts[0],
        b_text=texts[1],
    )


def _side(variant: Element, sides: tuple[str, str], place: str) -> int:
    for side in (0, 1):
        if variant.find(f"prop[@type='x-{'ab'[side]}-ids']") is not None:
            return side
    tag = _tag(variant)
    if tag not in sides:
        raise FormatError(
            f"{place}: language {tag!r} is neither {sides[0]!r} nor {sides[1]!r}; only pairs are read"
        )
    return sides.index(tag)


def _note(unit: Element) -> str:
    note = unit.find("note")
    if note is None:
        return ""
    text = note.text or ""
    return unescape(text, row_of(note)) if note.get("o-encoding") == _ESCAPED else text


def _pieces(variant: Element, place: str) -> Iterator[str]:
    seg = variant.find("seg")
    if seg is None:
        raise FormatError(f"{place}: a variant without a seg")
    runs = seg.findall(f"hi[@type='{_SEGMENT}']")
    for element in runs or [seg]:
        yield _text(element, place)


def _text(element: Element, place: str) -> str:
    """All text below the element; the inline codes of other programs are left out, as in any display."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "ph" and child.get("type") == _CHAR:
            parts.append(char_of(child.text, place))
        elif child.tag in {"hi", "sub", "g"}:
            parts.append(_text(child, place))
        parts.append(child.tail or "")
    return "".join(parts)
