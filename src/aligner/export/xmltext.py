"""Text in XML: read with entities and the network off, written so that every character comes back."""

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from aligner.errors import FormatError

XML = "{http://www.w3.org/XML/1998/namespace}"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODE = re.compile(r"U\+([0-9A-F]{1,6})")

Element = etree._Element  # noqa: SLF001 - the one name lxml has for the type

Make = Callable[[str], Element]
"""Code of a character that XML does not allow (`U+0000`) -> the element that stands for it."""


def is_plain(text: str) -> bool:
    """Whether XML can hold every character of the text."""
    return _FORBIDDEN.search(text) is None


def put(element: Element, text: str, make: Make) -> None:
    """Append text to the element; a character that XML does not allow becomes an element of its own."""
    at = 0
    for match in _FORBIDDEN.finditer(text):
        _append(element, text[at : match.start()])
        element.append(make(f"U+{ord(match[0]):04X}"))
        at = match.end()
    _append(element, text[at:])


def _append(element: Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def char_of(code: str | None, place: str) -> str:
    """The character that a code names."""
    match = _CODE.fullmatch(code or "")
    if match is None or int(match[1], 16) > 0x10FFFF:
        raise FormatError(f"{place}: {code!r} is not the code of a character")
    return chr(int(match[1], 16))


def safe(text: str) -> str:
    """The text with what XML does not allow as visible codes; for titles and the like, not for texts."""
    return _FORBIDDEN.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)


def parse(data: bytes) -> Element:
    """The root of a document.

    Raises:
        FormatError: it is not well-formed (with line and column), or declares entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = " ".join(str(error.msg or "").split(", line")[0].split())
        if "HUGE" in message:
            message = "nested too deeply" if "depth" in message else "an attribute or a text is too long"
        raise FormatError(f"row {line}, column {column}: not well-formed: {message}") from None
    except ValueError as error:
        raise FormatError(f"not XML: {error}") from None
    subset: Any = root.getroottree().docinfo.internalDTD  # the stubs know no entities
    if subset is not None and any(True for _ in subset.iterentities()):
        raise FormatError("the document declares entities; they are not read")
    return root


def row_of(element: Element) -> str:
    return f"row {element.sourceline}"
