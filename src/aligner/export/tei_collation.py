"""TEI P5 for a collation: parallel segmentation, one `app` a row, the base as lemma."""

from dataclasses import dataclass

from lxml import etree

from aligner.errors import FormatError
from aligner.export.places import side_text
from aligner.export.tei import NS, char, element, header, lines, text_of
from aligner.export.xmltext import XML, Element, parse, put, row_of
from aligner.model.alignment import Level
from aligner.model.collation import Collation
from aligner.model.version import Version


@dataclass(frozen=True, slots=True)
class Reading:
    """What one witness has in one row; `segments` index its blocks."""

    segments: tuple[int, ...]
    text: str
    transposed: bool = False


@dataclass(frozen=True, slots=True)
class ReadCollation:
    """A collation as its file gives it: ids of the versions, base first, and rows of readings."""

    versions: tuple[str, ...]
    rows: tuple[tuple[Reading, ...], ...]


def dumps(collation: Collation) -> bytes:
    versions = [collation.base, *collation.versions]
    root = element("TEI")
    header(root, f"Collation of {collation.base.id}", [(str(k), v) for k, v in enumerate(versions)])
    encoding = element("encodingDesc", root[0])
    element("variantEncoding", encoding, method="parallel-segmentation", location="internal")
    body = element("body", element("text", root))
    for number, row in enumerate(collation.rows):
        block = element("ab", body)
        block.set(f"{XML}id", f"row{number}")
        app = element("app", block)
        _reading(app, "lem", 0, collation.base, row.base)
        for k, (version, cell) in enumerate(zip(collation.versions, row.cells, strict=True), 1):
            made = _reading(app, "rdg", k, version, cell.segments)
            if cell.transposed:
                made.set("type", "transposed")
    lines(root, deep={"lem", "rdg", "title", "p", "witness"})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _reading(app: Element, tag: str, siglum: int, version: Version, segments: tuple[int, ...]) -> Element:
    made = element(tag, app, wit=f"#wit.{siglum}")
    if segments:
        made.set("n", " ".join(map(str, segments)))
    put(made, side_text(version, Level.PARAGRAPH, segments), char)
    return made


def loads(data: bytes) -> ReadCollation:
    """The rows of a file in this form; a witness without a reading in a row has nothing there."""
    root = parse(data)
    listed = root.findall(f"{NS}teiHeader//{NS}witness")
    order = {f"#{x.get(f'{XML}id')}": k for k, x in enumerate(listed)}
    rows = []
    for app in root.iterfind(f".//{NS}app"):
        row = [Reading((), "")] * len(listed)
        for reading in app:
            for wit in (reading.get("wit") or "").split():
                if wit not in order:
                    raise FormatError(f"{row_of(reading)}: {wit[:40]!r} is not a witness of this document")
                row[order[wit]] = Reading(
                    tuple(int(x) for x in (reading.get("n") or "").split() if x.isdecimal()),
                    text_of(reading),
                    reading.get("type") == "transposed",
                )
        rows.append(tuple(row))
    if not rows:
        raise FormatError("no apparatus entry (app) in the document")
    return ReadCollation(tuple(x.get("n") or "" for x in listed), tuple(rows))
