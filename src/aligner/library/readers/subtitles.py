"""SRT and WebVTT subtitles: a block a cue, its time as its place; a sentence may run over cues."""

import re
from dataclasses import replace

from aligner.errors import FormatError
from aligner.library.decoding import decode
from aligner.library.readers.document import Block, Document
from aligner.text.blocks import breaks_off, goes_on

_TIME = re.compile(r"(?:(\d{1,3}):)?(\d\d):(\d\d)[,.](\d{3})\s*-->\s*(?:\d{1,3}:)?\d\d:\d\d[,.]\d{3}")
_MARKUP = re.compile(
    r"</?(?:[ibuc]|font|v|lang|ruby|rt)\b[^>\n]{0,200}>|\{\\[^}\n]{0,40}\}|<\d\d:\d\d[^>\n]{0,12}>",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


def read(data: bytes, name: str, _part: str) -> Document:
    """The cues in `data`, numbers and styling left aside; lines of one cue are joined."""
    text, encoding = decode(data, name)
    blocks: list[Block] = []
    for cue in _BLANK.split(text.replace("\r\n", "\n").replace("\r", "\n").strip()):
        lines = cue.split("\n")
        at = next((k for k, x in enumerate(lines[:2]) if _TIME.match(x.strip())), -1)
        if at < 0:
            continue
        said = " ".join(" ".join(_MARKUP.sub("", x) for x in lines[at + 1 :]).split())
        if said:
            time = _TIME.match(lines[at].strip())
            blocks.append(Block(said, place=f"{time[1] or '00'}:{time[2]}:{time[3]}" if time else ""))
    if not blocks:
        raise FormatError(f"{name}: there are no cues in these subtitles")
    for k, block in enumerate(blocks[:-1]):
        if breaks_off(block.text) and goes_on(blocks[k + 1].text):
            blocks[k] = replace(block, seam=True)
    return Document(tuple(blocks), encoding=encoding)
