"""XML as a stream of events, by expat: no tree, no entities, no network, namespaces left aside."""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any, NoReturn
from xml.parsers import expat

from aligner.errors import FormatError

_CHUNK = 1 << 16
_DEEPEST = 2_000

Event = tuple[str, str, dict[str, str]]
"""("start", local name, attributes), ("end", local name, {}) or ("text", text, {})."""

_NONE: dict[str, str] = {}
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.-]+)")


def xml_encoding(data: bytes) -> str:
    """The encoding that `data` declares."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    match = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    return match[1].decode("ascii").lower() if match else "utf-8"


def xml_events(data: bytes, name: str) -> Iterator[Event]:
    """The events of `data`, piece by piece; memory is bounded by the largest run of text.

    Attributes go by local names (`xml:id` is `id`).

    Raises:
        FormatError: not well-formed (line and column named), entity declarations, too deeply nested.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = _CHUNK
    queue: list[Event] = []
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise FormatError(
                f"{name}:{parser.CurrentLineNumber}: elements are nested more than {_DEEPEST} deep"
            )
        known = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        queue.append(("start", tag.rpartition(" ")[2], known))

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        queue.append(("end", tag.rpartition(" ")[2], _NONE))

    def entity(*declared: Any) -> NoReturn:
        raise FormatError(
            f"{name}:{parser.CurrentLineNumber}: the file declares the entity {declared[0]!r}; entities are "
            "not read, since they can be made to grow without bound: write out what it stands for"
        )

    def skipped(entity_name: str, is_parameter: bool) -> None:  # noqa: FBT001 - what expat calls it with
        if not is_parameter:  # the DTD that defines it is elsewhere, and is not fetched
            queue.append(("text", html5.get(f"{entity_name};", f"&{entity_name};"), _NONE))

    parser.SkippedEntityHandler = skipped
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: queue.append(("text", text, _NONE))
    parser.EntityDeclHandler = entity
    try:
        for place in range(0, len(data), _CHUNK):
            parser.Parse(data[place : place + _CHUNK], False)
            yield from queue
            queue.clear()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code) or "not well-formed"
        raise FormatError(
            f"{name}:{error.lineno}:{error.offset + 1}: not well-formed XML ({what}); is the file whole?"
        ) from None
    except (UnicodeError, ValueError, LookupError) as error:
        raise FormatError(f"{name}: the XML cannot be decoded ({error})") from None
    yield from queue
