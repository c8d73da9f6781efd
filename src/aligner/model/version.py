"""A version of a work: its text exactly as decoded, and the spans that the project speaks of."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import Literal

from aligner.errors import InputError

Mode = Literal["auto", "paragraphs", "lines"]
"""How the blocks of a text are found: by themselves, between blank lines, or a line each."""


class Kind(StrEnum):
    """What a block of a version is. Only `PARAGRAPH`, `VERSE` and `LIST_ITEM` are running text."""

    PARAGRAPH = "paragraph"
    VERSE = "verse"
    LIST_ITEM = "list-item"
    HEADING = "heading"
    ADDRESS = "address"
    SALUTATION = "salutation"
    DATELINE = "dateline"
    SIGNATURE = "signature"
    STAMP = "stamp"
    LETTERHEAD = "letterhead"
    MEMO = "memo"
    NOTE = "note"
    PAGE_MARK = "page-mark"

    @property
    def is_matter(self) -> bool:
        """Whether the block surrounds the work (stamp, letterhead, memo, note, page mark)."""
        return self in _MATTER


_MATTER = frozenset({Kind.STAMP, Kind.LETTERHEAD, Kind.MEMO, Kind.NOTE, Kind.PAGE_MARK})


@dataclass(frozen=True, slots=True)
class Segment:
    """Block `start:end` (half-open, code points) of a version's text.

    `seam` says that the block breaks off in mid-sentence and goes on in the next one (a page break).
    `locator` names its place in the source (page, xml:id, heading), empty where the file says none.
    """

    start: int
    end: int
    kind: Kind = Kind.PARAGRAPH
    seam: bool = False
    locator: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InputError(f"segment {self.start}:{self.end}: not a half-open span")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Sentence `start:end` of a version's text; it begins in block `segment` and may cross a seam."""

    start: int
    end: int
    segment: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InputError(f"sentence {self.start}:{self.end}: not a half-open span")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a version apart from its text; empty strings where nothing is."""

    title: str = ""
    language: str = "und"
    date: str = ""
    status: str = ""
    derived_from: str = ""
    source: str = ""
    rights: str = ""
    work: str = ""


@dataclass(frozen=True)
class Version:
    """One wording of a work. `segments` are its blocks in order; offsets point into `text`.

    `path` and `encoding` say where the text was read and how; both may be empty for text from memory.
    `mode` and `part` say how its blocks were found, and of which part of the source ("" = all of it).
    `sentences` may be empty where they have not been split.
    """

    id: str
    text: str
    segments: tuple[Segment, ...]
    sentences: tuple[Sentence, ...] = ()
    meta: Metadata = field(default_factory=Metadata)
    path: str = ""
    encoding: str = ""
    mode: Mode = "auto"
    part: str = ""

    def __post_init__(self) -> None:
        last = 0
        for k, s in enumerate(self.segments):
            if s.start < last or s.end > len(self.text):
                raise InputError(
                    f"version {self.id}: segment {k} ({s.start}:{s.end}) overlaps or leaves the text"
                )
            last = s.end

    @property
    def language(self) -> str:
        return self.meta.language

    @cached_property
    def sha256(self) -> str:
        """Hash of the decoded text (UTF-8, lone surrogates kept), as hex."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def segment_text(self, index: int) -> str:
        s = self.segments[index]
        return self.text[s.start : s.end]

    def sentence_text(self, index: int) -> str:
        s = self.sentences[index]
        return self.text[s.start : s.end]

    def is_matter(self, index: int) -> bool:
        """Whether block `index` surrounds the work: by its kind, or as a heading among such blocks."""
        kind = self.segments[index].kind
        if kind is not Kind.HEADING:
            return kind.is_matter
        before = (s.kind for s in reversed(self.segments[:index]) if s.kind is not Kind.HEADING)
        after = (s.kind for s in self.segments[index + 1 :] if s.kind is not Kind.HEADING)
        beside = [k for k in (next(before, None), next(after, None)) if k is not None]
        return bool(beside) and all(k.is_matter for k in beside)

    @cached_property
    def units(self) -> tuple[tuple[int, ...], ...]:
        """Runs of blocks that seams join; most hold one block. What alignment works on."""
        runs: list[tuple[int, ...]] = []
        open_run: list[int] = []
        for k, s in enumerate(self.segments):
            open_run.append(k)
            if not s.seam:
                runs.append(tuple(open_run))
                open_run = []
        if open_run:
            runs.append(tuple(open_run))
        return tuple(runs)

    @cached_property
    def sentences_of(self) -> tuple[tuple[int, ...], ...]:
        """For each block, the indices of the sentences that begin in it."""
        rows: list[list[int]] = [[] for _ in self.segments]
        for k, s in enumerate(self.sentences):
            rows[s.segment].append(k)
        return tuple(map(tuple, rows))
