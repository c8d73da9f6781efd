"""A bead: segments of A held to render segments of B, with what a reviewer has said of it."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from aligner.errors import EditError
from aligner.model.divergence import Score


class Status(StrEnum):
    """What a reviewer has said of a bead."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    FLAGGED = "flagged"


class Shape(StrEnum):
    """How many segments meet in a bead."""

    ONE_TO_ONE = "1:1"
    ONE_TO_MANY = "1:n"
    MANY_TO_ONE = "m:1"
    MANY_TO_MANY = "m:n"
    ONLY_A = "1:0"
    ONLY_B = "0:1"


@dataclass(frozen=True, slots=True)
class Bead:
    """Segments `a` of version A (ascending, zero-based) held to render segments `b` of version B.

    A side with no segments makes the bead a gap; both empty is an error. The indices of a side need not
    be consecutive: a block moved into the middle of another leaves it in two pieces.

    Attributes:
        transposed: the same matter stands in another place; the bead crosses its neighbours.
        margin: how much better this bead is than the best alignment without it, in [0, 1]
            (0 = a coin toss, look here); None where nothing was searched (given, edited).
        score: divergence of the two sides; None until scored.
        sentences: beads over sentence indices of the two versions, nested in this one; may be empty.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    transposed: bool = False
    status: Status = Status.UNREVIEWED
    note: str = ""
    margin: float | None = None
    score: Score | None = None
    sentences: tuple["Bead", ...] = ()

    def __post_init__(self) -> None:
        if not self.a and not self.b:
            raise EditError("a bead needs a segment on at least one side")
        for side, ids in (("a", self.a), ("b", self.b)):
            if len(ids) > 1 and any(x >= y for x, y in pairwise(ids)):
                raise EditError(f"bead: segments of side {side} are not in ascending order: {ids}")

    @property
    def is_gap(self) -> bool:
        return not (self.a and self.b)

    @property
    def shape(self) -> Shape:
        m, n = len(self.a), len(self.b)
        if not n:
            return Shape.ONLY_A
        if not m:
            return Shape.ONLY_B
        if m == 1:
            return Shape.ONE_TO_ONE if n == 1 else Shape.ONE_TO_MANY
        return Shape.MANY_TO_ONE if n == 1 else Shape.MANY_TO_MANY
