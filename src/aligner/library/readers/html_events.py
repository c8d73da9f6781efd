"""HTML as a stream of events, whatever its faults: linear time, no tree, nothing fetched or run."""

import re
from collections.abc import Generator, Iterator
from html import unescape

_TAG = re.compile(r"""</?([a-zA-Z][^\s/>]*+)((?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""")
_SIMPLE_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*+)([^>]*+)>")
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RAW = {
    "script",
    "style",
    "textarea",
    "title",
    "noscript",
    "iframe",
    "noembed",
    "xmp",
    "template",
    "svg",
    "math",
}
_WANTED = {
    "id",
    "class",
    "href",
    "lang",
    "role",
    "epub:type",
    "type",
    "hidden",
    "name",
    "content",
    "xml:lang",
}

Event = tuple[str, str, dict[str, str]]
"""("start", tag, attributes), ("end", tag, {}), ("text", text, {}) or ("title", text, {})."""

_NONE: dict[str, str] = {}


def html_events(html: str) -> Iterator[Event]:
    """The events of `html`; comments, scripts, styles and the like are left out. Linear."""
    place = 0
    tags = _TAG
    while (at := html.find("<", place)) >= 0:
        if at > place:
            yield "text", unescape(html[place:at]), _NONE
        if html.startswith(("<!", "<?"), at):
            place = _past_declaration(html, at)
            continue
        opens = html[at + 1 : at + 2].isalpha() or html.startswith("</", at)
        match = tags.match(html, at) if opens else None
        if match is None and opens and tags is _TAG:
            tags = _SIMPLE_TAG  # a quotation mark is never closed: from here on, none counts
            match = tags.match(html, at)
        if match is None:
            if opens and html.find(">", at) < 0:
                return  # a tag that is cut off at the end of the file
            yield "text", "<", _NONE
            place = at + 1
        else:
            place = match.end()
            if html.startswith("</", at):
                yield "end", match[1].lower(), _NONE
            else:
                place = yield from _started(html, match)
    yield "text", unescape(html[place:]), _NONE


def _started(html: str, match: re.Match[str]) -> Generator[Event, None, int]:
    """The events of a start tag and, if its content is no text, of its end; where to go on."""
    tag, place = match[1].lower(), match.end()
    yield "start", tag, _attributes(match[2])
    if match[2].endswith("/"):
        yield "end", tag, _NONE
    elif tag in _RAW:
        end, past = _raw_end(html, place, tag)
        if tag == "title":
            yield "title", unescape(html[place:end]), _NONE
        yield "end", tag, _NONE
        return past
    return place


def _past_declaration(html: str, at: int) -> int:
    if html.startswith("<!--", at):
        end = html.find("-->", at + 4)
        return end + 3 if end >= 0 else len(html)
    if html.startswith("<![CDATA[", at):
        end = html.find("]]>", at)
        return end + 3 if end >= 0 else len(html)
    end = html.find(">", at)
    return end + 1 if end >= 0 else len(html)


def _raw_end(html: str, place: int, tag: str) -> tuple[int, int]:
    match = re.compile(rf"</{tag}[^>]*+>", re.IGNORECASE).search(html, place)
    return match.span() if match else (len(html), len(html))


def _attributes(text: str) -> dict[str, str]:
    if not text or text.isspace():
        return _NONE
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text[:20_000]):
        name = match[1].lower()
        if name in _WANTED and name not in found:
            found[name] = unescape(match[2] or match[3] or match[4] or "")
    return found
