"""Segments cut into clauses, the units that the search works on."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_END = re.compile(r"(?<=[.!?;:…])[\"'”’»)\]]*\s+")


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of one side, in order.

    Attributes:
        owner: for each clause the segment it belongs to; every segment owns at least one.
        letters: for each clause its length in code points.
    """

    texts: tuple[str, ...]
    owner: "NDArray[np.int32]"
    letters: "NDArray[np.float64]"

    def __len__(self) -> int:
        return len(self.texts)


class Sides(NamedTuple):
    """The clauses of both sides."""

    a: Clauses
    b: Clauses


def split_clauses(segments: "Sequence[str]", shortest: int) -> Clauses:
    """Cut each segment after `. ! ? ; :` where at least `shortest` code points have gathered."""
    texts: list[str] = []
    owner: list[int] = []
    for k, segment in enumerate(segments):
        pieces = _pieces(segment, shortest)
        texts += pieces
        owner += [k] * len(pieces)
    letters = np.fromiter(map(len, texts), np.float64, len(texts))
    return Clauses(tuple(texts), np.array(owner, np.int32), letters)


def _pieces(segment: str, shortest: int) -> list[str]:
    if len(segment) < 2 * shortest:
        return [segment]
    pieces: list[str] = []
    start = 0
    for end in _END.finditer(segment):
        if end.start() - start >= shortest and len(segment) - end.end() >= shortest:
            pieces.append(segment[start : end.end()])
            start = end.end()
    pieces.append(segment[start:])
    return pieces
