"""The categories of divergence: one module a test, each from the links of a matching to its findings."""

from operator import attrgetter
from typing import TYPE_CHECKING

from aligner.divergence.rules import (
    coverage,
    form,
    hedging,
    modality,
    names,
    negation,
    numbers,
    order,
    quantity,
    reversal,
    typo,
)
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.evidence import Case
    from aligner.model import Divergence


GAPS = frozenset({Category.OMISSION, Category.ADDITION})
SLIGHT = frozenset({Category.TYPO, Category.FORM})
RULES = (
    numbers.find,
    quantity.find,
    names.find,
    negation.find,
    modality.find,
    hedging.find,
    typo.find,
    reversal.find,
    order.find,
    form.find,
    coverage.find,
)


def judge(case: "Case", *, gaps: bool = True) -> "tuple[Divergence, ...]":
    """All divergences between the two sides of a case, in the order of the text.

    Without `gaps`, omissions and additions are left to whoever knows the sentences better.
    """
    m = case.m
    if not len(m.a) or not len(m.b):
        return ()
    rules = [r for r in RULES if gaps or r is not coverage.find]
    found = _best_told([d for rule in rules for d in rule(case)])
    found.sort(key=attrgetter("a_start", "b_start", "category"))
    return tuple(found)


def _best_told(found: "list[Divergence]") -> "list[Divergence]":
    """The findings without those of whose words another speaks better: gaps, rewordings, slips and forms."""
    slight = [d for d in found if d.category in SLIGHT]
    told = [d for d in found if d.category is not Category.REWORDING]
    forms = [d for d in told if d.severity is Severity.FORM]
    others = [d for d in told if d.severity is not Severity.FORM]
    meant = [d for d in others if d.severity is Severity.MEANING and d.category not in GAPS]
    spans = [(d.a_start, d.a_end, d.b_start, d.b_end) for d in others]
    result = []
    for d in found:
        if d.category is Category.REWORDING:
            is_told = _is_told(d, spans) or _is_held(d, forms)
        elif d.category in SLIGHT:
            is_told = any(x.category is not d.category and _explains(x, d) for x in slight)
        else:
            is_told = d.category in GAPS and _is_within(d, meant)
        if not is_told:
            result.append(d)
    return result


def _is_within(d: "Divergence", others: "Sequence[Divergence]") -> bool:
    """Whether another finding speaks of words that are held to be missing."""
    if d.category is Category.OMISSION:
        return any(x.a_start < d.a_end and d.a_start < x.a_end for x in others)
    return any(x.b_start < d.b_end and d.b_start < x.b_end for x in others)


def _is_told(d: "Divergence", others: "Sequence[tuple[int, int, int, int]]") -> bool:
    """Whether another finding shares words of both sides with a rewording; `others` are their spans."""
    a_start, a_end, b_start, b_end = d.a_start, d.a_end, d.b_start, d.b_end
    for a_from, a_to, b_from, b_to in others:
        if a_from < a_end and a_start < a_to and b_from < b_end and b_start < b_to:
            return True
    return False


def _is_held(d: "Divergence", forms: "Sequence[Divergence]") -> bool:
    """Whether a difference of form holds all of a rewording on one side."""
    for x in forms:
        if x.a_start <= d.a_start and d.a_end <= x.a_end:
            return True
        if x.b_start <= d.b_start and d.b_end <= x.b_end:
            return True
    return False


def _explains(x: "Divergence", d: "Divergence") -> bool:
    """Whether of a slip and a difference of form in the same words `x` is the one to report.

    Words that are parted on one side only are torn, if they can be; else two forms of a word are no slip.
    """
    form, slip = (x, d) if x.category is Category.FORM else (d, x)
    parted = (" " in form.a_text) is not (" " in form.b_text)
    return x is (slip if parted else form) and bool(slip.b_text) and _covers(form, slip)


def _covers(x: "Divergence", d: "Divergence") -> bool:
    return x.a_start <= d.a_start and d.a_end <= x.a_end and x.b_start <= d.b_start and d.b_end <= x.b_end
