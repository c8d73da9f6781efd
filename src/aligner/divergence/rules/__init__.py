"""The categories of divergence: one module a test, each from the links of a matching to its findings."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.divergence.matching import Matching
    from aligner.model import Divergence


def judge(m: "Matching") -> "tuple[Divergence, ...]":
    """All divergences between the two sides of a matching, in the order of the text."""
    from aligner.divergence.rules import coverage

    found = list(coverage.find(m))
    found.sort(key=lambda d: (d.a_start, d.b_start, d.category))
    return tuple(found)
