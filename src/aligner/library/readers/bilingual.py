"""TMX, XLIFF 1.2 and 2.0, TSV: two languages side by side in one file.

As a document, one of the two (the first, or the one that `part` names); as pairs, both.
"""

from collections.abc import Iterator
from typing import NamedTuple

from aligner.errors import FormatError, InputError
from aligner.library.decoding import decode
from aligner.library.readers.document import Block, Document
from aligner.library.readers.pieces import clean, fold
from aligner.library.readers.xml_events import xml_events

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "x", "bx", "ex", "sc", "ec", "cp"})
_APART = frozenset(
    {"alt-trans", "note", "prop", "notes", "metadata", "originalData", "skeleton", "ignorable"}
)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}


class Pairs(NamedTuple):
    """The two languages of a file (ISO 639-1, or empty) and its rows; a side may be empty."""

    a_language: str
    b_language: str
    rows: tuple[tuple[str, str], ...]
    format: str


def read(data: bytes, name: str, part: str) -> Document:
    """One language of `data`: the one that `part` names (a code, `a` or `b`), else the first."""
    pairs = read_pairs(data, name, part)
    wanted = part.lower()
    if wanted in ("", "a", pairs.a_language):
        side, language = 0, pairs.a_language
    elif wanted in ("b", pairs.b_language):
        side, language = 1, pairs.b_language
    else:
        raise InputError(
            f"{name}: there is no language {part!r} in it; there are {pairs.a_language or 'a'} and "
            f"{pairs.b_language or 'b'}"
        )
    blocks = tuple(Block(row[side], ids=(part,) if part else ()) for row in pairs.rows if row[side])
    if not blocks:
        raise FormatError(f"{name}: there is no text of this language in it")
    return Document(blocks, language=language, encoding=pairs.format)


def read_pairs(data: bytes, name: str, wanted: str = "") -> Pairs:
    """Both languages of `data`.

    Raises:
        FormatError: fewer than two languages, or no rows.
    """
    head = data[:4096]
    if b"<tmx" in head:
        pairs = _tmx(data, name, wanted.lower())
    elif b"<xliff" in head or b":xliff" in head:
        pairs = _xliff(data, name)
    else:
        pairs = _tsv(data, name)
    if not pairs.rows:
        raise FormatError(f"{name}: there are no pairs of segments in this file")
    return pairs


def _code(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].lower()


def _segments(data: bytes, name: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Events; each `seg`, `source` and `target` is given whole at its end: ("seg", text, {"of": tag})."""
    inside, code, apart = 0, 0, 0
    parts: list[str] = []
    for what, value, attributes in xml_events(data, name):
        if what == "text":
            if inside and not code and not apart:
                parts.append(clean(value))
            continue
        step = 1 if what == "start" else -1
        if value in _APART:
            apart += step
        elif value in _CODES and inside:
            code += step
        elif value in ("seg", "source", "target") and not apart:
            inside += step
            if not inside:
                yield "seg", fold("".join(parts)).strip(), {"of": value}
                parts.clear()
                continue
        if not apart:
            yield what, value, attributes


def _tmx(data: bytes, name: str, wanted: str) -> Pairs:
    units: list[dict[str, str]] = []
    languages: dict[str, int] = {}
    source, language = "", ""
    for what, value, attributes in _segments(data, name):
        if what == "start" and value == "header":
            source = _code(attributes.get("srclang", ""))
        elif what == "start" and value == "tu":
            units.append({})
        elif what == "start" and value == "tuv":
            language = _code(attributes.get("lang", ""))
        elif what == "seg" and units:
            units[-1].setdefault(language, value)
            languages[language] = languages.get(language, 0) + 1
    if len(languages) < 2:
        raise FormatError(f"{name}: a TMX file of two languages is needed; this one has {len(languages)}")
    order = sorted(languages, key=lambda x: (x != source, -languages[x]))
    a = order[0]
    b = wanted if wanted in languages and wanted != a else order[1]
    rows = tuple((x.get(a, ""), x.get(b, "")) for x in units if x.get(a) or x.get(b))
    return Pairs(a, b, rows, "tmx")


def _xliff(data: bytes, name: str) -> Pairs:
    a = b = ""
    rows: list[tuple[str, str]] = []
    current = {"source": "", "target": ""}
    for what, value, attributes in _segments(data, name):
        if what == "start" and value in ("xliff", "file"):
            a = a or _code(attributes.get("srcLang", "") or attributes.get("source-language", ""))
            b = b or _code(attributes.get("trgLang", "") or attributes.get("target-language", ""))
        elif what == "start" and value in ("trans-unit", "segment"):
            current = {"source": "", "target": ""}
        elif what == "seg":
            current[attributes["of"]] = value
        elif what == "end" and value in ("trans-unit", "segment") and any(current.values()):
            rows.append((current["source"], current["target"]))
            current = {"source": "", "target": ""}
    return Pairs(a, b, tuple(rows), "xliff")


def _tsv(data: bytes, name: str) -> Pairs:
    text, encoding = decode(data, name)
    lines = [x.removesuffix("\r") for x in text.removesuffix("\n").split("\n")]
    header = lines[0].split("\t")
    if "a_text" in header and "b_text" in header:
        a, b, first = header.index("a_text"), header.index("b_text"), 1
    else:
        a, b, first = 0, 1, 0
    rows: list[tuple[str, str]] = []
    for number, line in enumerate(lines[first:], first + 1):
        cells = line.split("\t")
        if len(cells) <= max(a, b):
            if not line.strip():
                continue
            raise FormatError(f"{name}:{number}: this line has no tab; two columns are needed")
        row = (cells[a].strip(), cells[b].strip())
        if first:
            row = (_unescaped(row[0]), _unescaped(row[1]))
        if any(row):
            rows.append(row)
    return Pairs("", "", tuple(rows), encoding)


def _unescaped(cell: str) -> str:
    if "\\" not in cell:
        return cell
    parts = cell.split("\\")
    result = [parts[0]]
    k = 1
    while k < len(parts):
        part = parts[k]
        if not part and k + 1 < len(parts):  # an escaped backslash: the next part is plain
            result += ["\\", parts[k + 1]]
            k += 2
            continue
        result.append(_ESCAPES.get(part[:1], "\\" + part[:1]) + part[1:])
        k += 1
    return "".join(result)
