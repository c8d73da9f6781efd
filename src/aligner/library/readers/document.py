"""What a reader gives: the blocks of a document in reading order, its notes after the text."""

from dataclasses import dataclass
from typing import Protocol

from aligner.model import Kind


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document, its white space folded.

    Attributes:
        kind: what the file says it is; None leaves it to the rules for plain text.
        seam: the block goes on in the next one (a page ended here).
        page: the page it begins on, as the file names it; empty where none is named.
        ids: ids of the element and those around it, the innermost last.
        own: the id to cite it by; empty where it has none of its own.
        level: of a heading, 1 = the highest; 0 for other blocks.
        place: a place that is neither page nor id (a time code, a file of a book).
    """

    text: str
    kind: Kind | None = None
    seam: bool = False
    page: str = ""
    ids: tuple[str, ...] = ()
    own: str = ""
    level: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a file, and what it says of itself."""

    blocks: tuple[Block, ...]
    language: str = ""
    title: str = ""
    encoding: str = ""


class Reader(Protocol):
    """What a reader module, or an object behind the entry point group `aligner.readers`, offers.

    A plugin also has `suffixes` (a tuple like `(".rtf",)`) and may have `sniff(data: bytes) -> bool`.
    """

    def read(self, data: bytes, name: str, part: str, /) -> Document:
        """The document in `data`; `part` may be used to read less, the caller selects anyway."""
        ...
