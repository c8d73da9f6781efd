"""A judged difference between the two sides of a bead, and a bead's two scores."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Category(StrEnum):
    """What kind of difference it is; docs/divergence.md defines each."""

    OMISSION = "omission"
    ADDITION = "addition"
    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    MODALITY = "modality"
    HEDGING = "hedging"
    REVERSAL = "reversal"
    TRANSPOSITION = "transposition"
    REORDERING = "reordering"
    REWORDING = "rewording"
    TYPO = "typo"
    FORM = "form"


class Severity(StrEnum):
    """What the difference touches: what is said, how it is worded, or only its form."""

    MEANING = "meaning"
    WORDING = "wording"
    FORM = "form"

    @property
    def rank(self) -> int:
        """3 = meaning, 2 = wording, 1 = form."""
        return {"meaning": 3, "wording": 2, "form": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Divergence:
    """A difference between span `a_start:a_end` of text A and `b_start:b_end` of text B.

    Offsets are half-open code points into the text that was compared: the version's text for the beads
    of an alignment, the given string for `aligner.compare`. The missing side of an omission or addition
    is an empty span at the place where the text would stand. `reason` is one plain sentence.
    """

    category: Category
    severity: Severity
    a_start: int
    a_end: int
    b_start: int
    b_end: int
    a_text: str
    b_text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """How far the two sides of a bead part.

    Attributes:
        wording: W in [0, 1], 0 = the same tokens, 1 = nothing shared.
        meaning: M in [0, 1], calibrated, 0 = the same sense; None where there is too little evidence.
        weight: sum of the token weights of both sides; what a mean over beads weighs them by.
        divergences: in the order of the text.
    """

    wording: float
    meaning: float | None = None
    weight: float = 0.0
    divergences: tuple[Divergence, ...] = ()


def mean_score(scores: "Sequence[Score]") -> Score:
    """One score for several beads: means weighted by token weight, all divergences.

    Beads whose meaning could not be judged do not count in the mean of the meaning.
    """
    weight = sum(s.weight for s in scores)
    judged = [(s.meaning, s.weight or 1e-9) for s in scores if s.meaning is not None]
    return Score(
        wording=sum(s.wording * s.weight for s in scores) / weight if weight else 0.0,
        meaning=sum(m * w for m, w in judged) / sum(w for _, w in judged) if judged else None,
        weight=weight,
        divergences=tuple(d for s in scores for d in s.divergences),
    )
