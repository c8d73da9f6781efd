"""`catalogue.toml`: versions that ship with nobody but their publishers, and where each is found."""

import re
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError
from aligner.library.workfile import META_KEYS, Fault, check_fields, check_keys, load_toml, text_of
from aligner.model import Metadata
from aligner.text.visible import visible

CATALOGUE_FILE = "catalogue.toml"
_KEYS = {*META_KEYS, "id", "work", "publisher", "url", "page", "part", "note"}


@dataclass(frozen=True, slots=True)
class Item:
    """One version that can be had: at `url`, or by looking it up by hand from `page`."""

    id: str
    url: str
    meta: Metadata
    publisher: str = ""
    page: str = ""
    part: str = ""
    note: str = ""


def catalogue(root: Path) -> tuple[Item, ...]:
    """What the catalogue of `root` names, in its order; nothing if there is none."""
    path = root / CATALOGUE_FILE
    if not path.is_file():
        return ()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{visible(str(path))}: it cannot be read as UTF-8 ({type(error).__name__})"
        ) from None
    return parse_catalogue(text, visible(str(path)))


def parse_catalogue(text: str, name: str) -> tuple[Item, ...]:
    """The items of a `catalogue.toml`.

    Raises:
        FormatError: as for `work.toml`, with line and column.
    """
    raw = load_toml(text, name)
    fault = Fault(text, name, "text")
    check_keys(raw, {"text"}, fault, None)
    tables = raw.get("text", [])
    if not isinstance(tables, list) or not all(isinstance(x, dict) for x in tables):
        fault.stop("text", "texts are written as [[text]] tables")
    items: dict[str, Item] = {}
    for k, table in enumerate(tables):
        check_keys(table, _KEYS, fault, k)
        words = {key: text_of(table, key, fault, k) for key in _KEYS}
        check_fields(words, fault, k)
        if not re.fullmatch(r"[^\W_][\w.-]*", words["id"]) or words["id"] in items:
            fault.stop("id", f"a text needs an id of its own (this is {words['id']!r})", k)
        if not re.match(r"https?://", words["url"] or words["page"]):
            fault.stop("url", f"text {words['id']}: `url` (or `page`) must begin with https:// or http://", k)
        meta = {key: words[key] for key in META_KEYS}
        meta["language"] = meta["language"] or "und"
        items[words["id"]] = Item(
            id=words["id"],
            url=words["url"],
            meta=Metadata(**meta, work=words["work"]),
            publisher=words["publisher"],
            page=words["page"],
            part=words["part"],
            note=words["note"],
        )
    return tuple(items.values())
