"""What a batch says of each of its pairs, in the order of its plan."""

from dataclasses import dataclass
from enum import StrEnum


class PairStatus(StrEnum):
    """How a pair of a batch ended."""

    DONE = "done"
    FAILED = "failed"
    POISON = "poison"


@dataclass(frozen=True, slots=True)
class Figures:
    """An alignment in numbers, for tables.

    Attributes:
        one_to_one, gaps, transposed: how many of the beads are so.
        low_margin: beads that another alignment would render nearly as well: look here.
        wording, meaning: means over the scored beads by weight, in [0, 1], rounded; None without any.
        divergences: number of each category that occurs, by name.
        meaning_bearing: how many of the divergences touch what is said.
    """

    a_segments: int
    b_segments: int
    beads: int
    one_to_one: int = 0
    gaps: int = 0
    transposed: int = 0
    low_margin: int = 0
    wording: float | None = None
    meaning: float | None = None
    divergences: tuple[tuple[str, int], ...] = ()
    meaning_bearing: int = 0


@dataclass(frozen=True, slots=True)
class PairRow:
    """One pair of a batch: what was asked, and what came of it.

    Attributes:
        a, b: the versions, as the plan names them.
        files: form ("json", "tsv", "html") and path of each result, relative to the batch's folder, `/`
            between its parts; empty unless done.
        error: why it failed, in one line; empty when done.
    """

    id: str
    a: str
    b: str
    status: PairStatus
    figures: Figures | None = None
    files: tuple[tuple[str, str], ...] = ()
    error: str = ""
