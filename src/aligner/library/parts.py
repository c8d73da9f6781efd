"""A part of a document: by id, page, block number, heading, or the letter inside a memo."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.errors import InputError
from aligner.model import Kind
from aligner.text.kinds import letter_span
from aligner.text.visible import visible


@dataclass(frozen=True, slots=True)
class Place:
    """What a part can be chosen by, of one block."""

    text: str
    kind: Kind
    page: str = ""
    ids: tuple[str, ...] = ()
    level: int = 0
    place: str = ""


_PAGES = re.compile(r"(?:pages?|pp?\.?|стр\.?)\s*([\divxlcdm]+)\s*(?:[-–—]\s*([\divxlcdm]+))?", re.IGNORECASE)
_BLOCKS = re.compile(r"(?:blocks?|b)\s*(\d+)\s*(?:[-–—]\s*(\d+))?", re.IGNORECASE)
_LETTER_WORDS = frozenset({"letter", "письмо"})


def select(places: Sequence[Place], part: str, name: str) -> list[int]:
    """Indices of the blocks of `part`, ascending.

    Tried in this order: an id of the file (`d7`), `letter`, `blocks 12-39`, `pages 26-28`, a place, the
    words of a heading (up to the next heading that is not below it).

    Raises:
        InputError: there is no such part; some that there are get named.
    """
    wanted = part.strip()
    found = [k for k, x in enumerate(places) if wanted in x.ids]
    if not found and wanted.lower() in _LETTER_WORDS:
        start, end = letter_span([x.text for x in places], [x.kind for x in places])
        found = list(range(start, end))
    if not found and (match := _BLOCKS.fullmatch(wanted)):
        first, last = int(match[1][:9]), int((match[2] or match[1])[:9])
        found = list(range(first, min(last + 1, len(places))))
    if not found and (match := _PAGES.fullmatch(wanted)):
        found = _on_pages(places, match[1], match[2] or match[1])
    if not found:
        found = [k for k, x in enumerate(places) if x.place and x.place == wanted]
    if not found:
        found = _under_heading(places, wanted)
    if not found:
        raise InputError(f"{name}: there is no part {visible(part)!r}{_hint(places)}")
    return found


def _on_pages(places: Sequence[Place], first: str, last: str) -> list[int]:
    if not (first.isdecimal() and last.isdecimal()):
        return [k for k, x in enumerate(places) if x.page.lower() == first.lower()]
    low, high = int(first[:9]), int(last[:9])
    return [k for k, x in enumerate(places) if x.page.isdecimal() and low <= int(x.page[:9]) <= high]


def _under_heading(places: Sequence[Place], wanted: str) -> list[int]:
    words = _plain(wanted)
    if not words:
        return []
    headings = [(k, _plain(x.text)) for k, x in enumerate(places) if x.kind is Kind.HEADING]
    exact = [k for k, text in headings if text == words]
    close = exact or [k for k, text in headings if text.startswith(words)]
    close = close or [k for k, text in headings if words in text]
    if len(close) != 1 and not exact:
        return []
    start = close[0]
    level = places[start].level
    end = next((k for k, _ in headings if k > start and places[k].level <= level), len(places))
    return list(range(start, end))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _hint(places: Sequence[Place]) -> str:
    ids = list(dict.fromkeys(x.ids[0] for x in places if x.ids))
    headings = [x.text for x in places if x.kind is Kind.HEADING]
    pages = list(dict.fromkeys(x.page for x in places if x.page))
    if ids:
        return f"; ids in it: {visible(', '.join(ids[:6]))}{' …' if len(ids) > 6 else ''}"
    if headings:
        return "; headings in it: " + visible(", ".join(repr(x[:40]) for x in headings[:4]))
    if pages:
        return f"; pages {visible(pages[0])} to {visible(pages[-1])}"
    return "; `blocks 0-9` and `letter` can always be asked for"
