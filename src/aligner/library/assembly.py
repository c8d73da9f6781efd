"""From what a reader gives, or a whole plain text, to the text and segments of a version."""

from collections.abc import Sequence
from dataclasses import replace

from aligner.errors import InputError
from aligner.library.parts import Place, select
from aligner.library.readers.document import Block, Document
from aligner.model import Kind, Segment
from aligner.text.kinds import kinds_of

_BETWEEN = "\n\n"


def assemble(document: Document, part: str, name: str) -> tuple[str, tuple[Segment, ...]]:
    """The text of `document` (its blocks, blank lines between) and its segments; of `part` alone if given."""
    blocks: Sequence[Block] = document.blocks
    kinds = kinds_of([x.text for x in blocks], [x.kind for x in blocks])
    chosen: Sequence[int] = range(len(blocks))
    if part:
        places = [
            Place(b.text, k, b.page, b.ids, b.level, b.place) for b, k in zip(blocks, kinds, strict=True)
        ]
        chosen = select(places, part, name)
    if not chosen:
        raise InputError(f"{name}: there is no text in it")
    segments: list[Segment] = []
    texts: list[str] = []
    place, heading = 0, ""
    for k in chosen:
        block = blocks[k]
        if kinds[k] is Kind.HEADING:
            heading = block.text
        end = place + len(block.text)
        segments.append(Segment(place, end, kinds[k], locator=_locator(block, heading)))
        texts.append(block.text)
        place = end + len(_BETWEEN)
    text = _BETWEEN.join(texts)
    for n, k in enumerate(chosen[:-1]):
        if blocks[k].seam and chosen[n + 1] == k + 1:
            segments[n] = replace(segments[n], seam=True)
    return text, tuple(segments)


def _locator(block: Block, heading: str) -> str:
    words = [block.place] if block.place else []
    if block.own:
        words.append(f"#{block.own}")
    if block.page:
        words.append(f"p. {block.page}")
    if not words and heading and heading != block.text:
        words.append(heading if len(heading) <= 40 else f"{heading[:39]}…")
    return ", ".join(words)


def part_of(text: str, segments: Sequence[Segment], part: str, name: str) -> tuple[Segment, ...]:
    """Those segments of a plain text that `part` names; their offsets go on pointing into the whole."""
    places = [Place(text[s.start : s.end], s.kind, _page(s.locator), level=_level(text, s)) for s in segments]
    chosen = set(select(places, part, name))
    kept = [s for k, s in enumerate(segments) if k in chosen]
    last = kept[-1]
    kept[-1] = replace(last, seam=False)
    return tuple(kept)


def _page(locator: str) -> str:
    return locator.removeprefix("p. ") if locator.startswith("p. ") else ""


def _level(text: str, segment: Segment) -> int:
    if segment.kind is not Kind.HEADING:
        return 0
    line = text[segment.start : segment.end]
    marks = len(line) - len(line.lstrip("#"))
    return marks or (1 if "\n=" in line else 2)
