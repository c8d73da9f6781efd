"""Meaning divergence M: what the wording says of the sense, calibrated, with floors for what is verified."""

from typing import TYPE_CHECKING

from aligner.model import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.matching import Matching
    from aligner.model import Divergence

FLOOR = 0.6
"""A verified change of meaning lifts M to this at least."""


def meaning(m: "Matching", wording: float, divergences: "Sequence[Divergence]") -> float | None:
    """M in [0, 1]; None where a side has no words."""
    if not len(m.a) or not len(m.b):
        return None
    flips = sum(d.severity is Severity.MEANING for d in divergences)
    floor = 1.0 - (1.0 - FLOOR) * 0.75 ** (flips - 1) if flips else 0.0
    return max(floor, 0.55 * wording)
