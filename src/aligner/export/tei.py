"""TEI P5 for a pair: both texts in a group, `linkGrp` for the beads, `spanGrp` for what is said of them."""

import re

from lxml import etree

from aligner.errors import FormatError
from aligner.export.imported import Entry, Imported
from aligner.export.places import JOINER, beads_at, count, piece
from aligner.export.rebuilding import rebuilt
from aligner.export.table import parse_status
from aligner.export.xmltext import XML, Element, char_of, parse, put, row_of, safe
from aligner.model.alignment import Alignment, Level
from aligner.model.bead import Bead, Status
from aligner.model.version import Kind, Metadata, Version

NS = "{http://www.tei-c.org/ns/1.0}"
_TRANSPOSED = "transposed"


def element(tag: str, parent: Element | None = None, **attributes: str) -> Element:
    names: dict[str | None, str] = {None: NS[1:-1]}
    made = etree.Element(NS + tag, attributes, nsmap=names if parent is None else None)  # type: ignore[arg-type]
    if parent is not None:
        parent.append(made)
    return made


def dumps(alignment: Alignment, *, level: Level = Level.PARAGRAPH) -> bytes:
    a, b = alignment.a, alignment.b
    root = element("TEI")
    header(root, f"{a.meta.title or a.id} – {b.meta.title or b.id}", [("A", a), ("B", b)])
    stand_off = element("standOff", root)
    _links(stand_off, beads_at(alignment, level))
    group = element("group", element("text", root))
    for side, version in (("a", a), ("b", b)):
        text = element("text", group, n=safe(version.id))
        text.set(f"{XML}id", side.upper())
        text.set(f"{XML}lang", safe(version.language))
        body = element("body", text)
        for i in range(count(version, level)):
            block = element("ab", body, type=_type(version, i, level))
            block.set(f"{XML}id", f"{side}{i}")
            put(block, piece(version, level, i), char)
    lines(root, deep={"ab", "span", "title", "p", "witness"})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def header(root: Element, title: str, versions: list[tuple[str, Version]]) -> None:
    """What the document is, and which versions it holds, with the status of each."""
    description = element("fileDesc", element("teiHeader", root))
    element("title", element("titleStmt", description)).text = safe(title)
    element("p", element("publicationStmt", description)).text = "Made by aligner from the versions below."
    listed = element("listWit", element("sourceDesc", description))
    for siglum, version in versions:
        witness = element("witness", listed, n=safe(version.id))
        witness.set(f"{XML}id", f"wit.{siglum}")
        witness.set(f"{XML}lang", safe(version.language))
        meta = version.meta
        said = "sample, not a source" if meta.status == "sample" else meta.status
        facts = (meta.title or version.id, meta.date, said, meta.source)
        witness.text = safe(". ".join(x for x in facts if x))


def lines(root: Element, deep: set[str]) -> None:
    """Each element on a line of its own; nothing is added inside those that hold text."""
    for node in root.iter():
        if not len(node) or etree.QName(node).localname in deep:
            continue
        if any(etree.QName(x).localname == "g" for x in node):
            continue
        node.text = "\n"
        for child in node:
            child.tail = "\n"


def char(code: str) -> Element:
    return etree.Element(f"{NS}g", type="char", n=code)


def _type(version: Version, i: int, level: Level) -> str:
    return Level.SENTENCE.value if level is Level.SENTENCE else version.segments[i].kind.value


def _links(parent: Element, beads: tuple[Bead, ...]) -> None:
    links = element("linkGrp", parent, type="alignment")
    said = element("spanGrp", parent, type="beads")
    for number, bead in enumerate(beads):
        target = " ".join([*(f"#a{i}" for i in bead.a), *(f"#b{i}" for i in bead.b)])
        if bead.is_gap:
            made = element("span", said, type="gap", target=target)
        else:
            made = element("link", links, target=target)
            if bead.transposed:
                made.set("type", _TRANSPOSED)
        made.set(f"{XML}id", f"bead{number}")
        if bead.status is not Status.UNREVIEWED:
            element("span", said, type="status", target=f"#bead{number}").text = bead.status.value
        if bead.note:
            put(element("span", said, type="note", target=f"#bead{number}"), bead.note, char)
    if not len(links):
        parent.remove(links)
    if not len(said):
        parent.remove(said)


def loads(data: bytes, *, level: Level = Level.PARAGRAPH) -> Imported:
    root = parse(data)
    if root.tag != f"{NS}TEI":
        raise FormatError(f"row 1: the root is {str(root.tag)[:60]!r}, not TEI")
    texts = root.findall(f"{NS}text/{NS}group/{NS}text")
    if root.find(f".//{NS}app") is not None:
        raise FormatError("this is a collation (app and rdg); only pairs are imported")
    if len(texts) != 2:
        raise FormatError(f"{len(texts)} texts in the group, where a pair has two")
    blocks = [[*x.iterfind(f".//{NS}ab")] for x in texts]
    if any(x.get("type") == Level.SENTENCE for x in blocks[0]):
        level = Level.SENTENCE
    pieces = [{k: text_of(x) for k, x in enumerate(side)} for side in blocks]
    places = _places(blocks)
    said = _said(root)
    entries = [_entry(x, places, said, pieces, level) for x in _beads(root)]
    versions = None
    if level is Level.PARAGRAPH:
        kinds = [{k: _kind(x) for k, x in enumerate(side)} for side in blocks]
        made = [rebuilt(x.get("n") or "ab"[k], _meta(x), pieces[k], kinds[k]) for k, x in enumerate(texts)]
        versions = (made[0], made[1])
    return Imported(tuple(entries), level, versions)


def _places(blocks: list[list[Element]]) -> dict[str, tuple[int, int]]:
    """xml:id of a block -> side and index."""
    return {x.get(f"{XML}id") or "": (side, k) for side, of in enumerate(blocks) for k, x in enumerate(of)}


def _meta(text: Element) -> Metadata:
    return Metadata(language=text.get(f"{XML}lang") or "und")


def _kind(block: Element) -> Kind:
    try:
        return Kind(block.get("type") or "paragraph")
    except ValueError:
        return Kind.PARAGRAPH


def text_of(block: Element) -> str:
    parts = [block.text or ""]
    for child in block:
        if child.tag == f"{NS}g" and child.get("type") == "char":
            parts.append(char_of(child.get("n"), row_of(child)))
        else:
            parts.append(text_of(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _beads(root: Element) -> list[Element]:
    """Links and gaps, in the order of their numbers where all have one, else as they stand."""
    found = [
        *root.iterfind(f".//{NS}linkGrp[@type='alignment']/{NS}link"),
        *root.iterfind(f".//{NS}spanGrp/{NS}span[@type='gap']"),
    ]
    numbers = [re.fullmatch(r"bead([0-9]{1,9})", x.get(f"{XML}id") or "") for x in found]
    if not all(numbers):
        return found
    order = [int(m[1]) for m in numbers if m]
    return [x for _, x in sorted(zip(order, found, strict=True), key=lambda p: p[0])]


def _said(root: Element) -> dict[tuple[str, str], str]:
    """(xml:id of a bead, `status` or `note`) -> what is said."""
    spans = root.iterfind(f".//{NS}spanGrp/{NS}span")
    return {
        ((x.get("target") or "").removeprefix("#"), x.get("type") or ""): text_of(x)
        for x in spans
        if x.get("type") in {"status", "note"}
    }


def _entry(
    bead: Element,
    places: dict[str, tuple[int, int]],
    said: dict[tuple[str, str], str],
    pieces: list[dict[int, str]],
    level: Level,
) -> Entry:
    place = row_of(bead)
    ids: tuple[list[int], list[int]] = ([], [])
    for pointer in (bead.get("target") or "").split():
        name = pointer.removeprefix("#")
        if name not in places:
            raise FormatError(f"{place}: {pointer[:40]!r} points to no block of the two texts")
        side, index = places[name]
        if index in ids[side]:
            raise FormatError(f"{place}: {pointer[:40]!r} stands twice")
        ids[side].append(index)
    if not ids[0] and not ids[1]:
        raise FormatError(f"{place}: a bead without a target")
    name = bead.get(f"{XML}id") or ""
    a, b = (tuple(sorted(x)) for x in ids)
    return Entry(
        a,
        b,
        place,
        transposed=bead.get("type") == _TRANSPOSED,
        status=parse_status(said.get((name, "status"), ""), place),
        note=said.get((name, "note"), ""),
        a_text=JOINER[level].join(pieces[0][i] for i in a),
        b_text=JOINER[level].join(pieces[1][i] for i in b),
    )
