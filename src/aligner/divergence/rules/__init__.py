"""The categories of divergence: one module a test, each from the links of a matching to its findings."""

from typing import TYPE_CHECKING

from aligner.divergence.evidence import Case
from aligner.divergence.rules import coverage, hedging, modality, names, negation, numbers, typo

if TYPE_CHECKING:
    from aligner.divergence.matching import Matching
    from aligner.model import Divergence


RULES = (numbers.find, names.find, negation.find, modality.find, hedging.find, typo.find, coverage.find)


def judge(m: "Matching") -> "tuple[Divergence, ...]":
    """All divergences between the two sides of a matching, in the order of the text."""
    if not len(m.a) or not len(m.b):
        return ()
    case = Case(m)
    found = [d for rule in RULES for d in rule(case)]
    found.sort(key=lambda d: (d.a_start, d.b_start, d.category))
    return tuple(found)
