"""Two texts compared word by word."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from aligner.model.divergence import Divergence


class WordOp(StrEnum):
    """What became of a word (or run of words)."""

    EQUAL = "equal"
    SIMILAR = "similar"
    REPLACED = "replaced"
    MOVED = "moved"
    DELETED = "deleted"
    INSERTED = "inserted"


class WordLink(NamedTuple):
    """Token span of A linked with token span of B; one side is empty for DELETED and INSERTED.

    Attributes:
        similarity: soft match in [0, 1]; 1 = identical.
        a_share, b_share: this link's part of the wording divergence W, side by side; the shares of all
            links add up to W.
    """

    op: WordOp
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    similarity: float
    a_share: float
    b_share: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Result of comparing two texts; offsets point into the two strings given.

    Attributes:
        wording: W in [0, 1].
        meaning: M in [0, 1], or None where there is too little evidence.
        words: in the order of A, insertions where they stand in B; together they cover all tokens.
    """

    wording: float
    meaning: float | None
    weight: float
    divergences: tuple[Divergence, ...]
    words: tuple[WordLink, ...]
