"""JSON Lines: a bead a line, its segments as lists; for `jq`, pandas and other programs."""

import json
from typing import Any

from aligner.errors import FormatError
from aligner.export import table
from aligner.export.decoding import decode
from aligner.export.imported import Entry, Imported
from aligner.export.places import beads_at, piece
from aligner.model.alignment import Alignment, Level
from aligner.model.bead import Bead
from aligner.model.divergence import Divergence


def dumps(alignment: Alignment, *, level: Level = Level.PARAGRAPH) -> bytes:
    beads = beads_at(alignment, level)
    lines = [_line(_object(alignment, x, number, level)) for number, x in enumerate(beads)]
    return b"".join(lines)


def _line(value: dict[str, Any]) -> bytes:
    """UTF-8; a line with a lone surrogate, which UTF-8 cannot hold, in escapes."""
    try:
        return (json.dumps(value, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(value) + "\n").encode()


def _object(alignment: Alignment, bead: Bead, number: int, level: Level) -> dict[str, Any]:
    a, b, score = alignment.a, alignment.b, bead.score
    words = table.kind_cell(bead, a, b, level).split()
    return {
        "bead": number,
        "status": bead.status.value,
        "transposed": bead.transposed,
        "kinds": [x for x in words if x != table.TRANSPOSED],
        "a_ids": list(bead.a),
        "b_ids": list(bead.b),
        "a_texts": [piece(a, level, i) for i in bead.a],
        "b_texts": [piece(b, level, i) for i in bead.b],
        "wording": None if score is None else round(score.wording, 3),
        "meaning": None if score is None or score.meaning is None else round(score.meaning, 3),
        "divergences": [_divergence(d) for d in score.divergences] if score else [],
        "note": bead.note,
    }


def _divergence(d: Divergence) -> dict[str, Any]:
    return {
        "category": d.category.value,
        "severity": d.severity.value,
        "a_text": d.a_text,
        "b_text": d.b_text,
        "reason": d.reason,
    }


def loads(data: bytes, *, level: Level = Level.PARAGRAPH) -> Imported:
    found = []
    for number, line in enumerate(decode(data).split("\n"), 1):
        if line.strip():
            found.append(_entry(line, f"row {number}"))
    return Imported(tuple(found), level)


def _entry(line: str, place: str) -> Entry:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise FormatError(f"{place}, column {error.colno}: not JSON: {error.msg}") from None
    except RecursionError:
        raise FormatError(f"{place}: nested too deeply") from None
    if not isinstance(value, dict):
        raise FormatError(f"{place}: an object is needed")
    a, b = (_ids(value.get(key), f"{place}, key {key}") for key in table.NEEDED)
    if not a and not b:
        raise FormatError(f"{place}, keys a_ids and b_ids: a bead needs a segment on at least one side")
    kinds = table.parse_kinds(" ".join(_texts(value, "kinds", place) or ()), place)[0]
    note = value.get("note")
    if note is not None and not isinstance(note, str):
        raise FormatError(f"{place}, key note: text is needed")
    transposed = value.get("transposed")
    a_texts, b_texts = _texts(value, "a_texts", place), _texts(value, "b_texts", place)
    return Entry(
        a,
        b,
        place,
        transposed=transposed if isinstance(transposed, bool) else None,
        status=table.parse_status(str(value["status"]), place) if "status" in value else None,
        note=note,
        kinds=kinds,
        a_text=None if a_texts is None else "\n\n".join(a_texts),
        b_text=None if b_texts is None else "\n\n".join(b_texts),
    )


def _ids(value: object, place: str) -> tuple[int, ...]:
    if not isinstance(value, list) or not all(type(x) is int and 0 <= x < 10**9 for x in value):
        raise FormatError(f"{place}: a list of segment indices is needed")
    return table.parse_ids(" ".join(map(str, value)), place)


def _texts(value: dict[str, Any], key: str, place: str) -> list[str] | None:
    texts = value.get(key)
    if texts is None:
        return None
    if not isinstance(texts, list) or not all(isinstance(x, str) for x in texts):
        raise FormatError(f"{place}, key {key}: a list of texts is needed")
    return texts
