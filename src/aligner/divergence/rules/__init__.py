"""The categories of divergence: one module a test, each from the links of a matching to its findings."""

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
    found = [d for rule in rules for d in rule(case)]
    found = [d for d in found if not _is_told(d, found)]
    found.sort(key=lambda d: (d.a_start, d.b_start, d.category))
    return tuple(found)


def _is_told(d: "Divergence", others: "Sequence[Divergence]") -> bool:
    """Whether another finding speaks better of the words of a gap, a rewording, a slip or a form."""
    if d.category in SLIGHT:
        return any(x.category in SLIGHT and x.category is not d.category and _explains(x, d) for x in others)
    if d.category is Category.REWORDING:
        return any(x is not d and x.category is not Category.REWORDING and _speaks_of(x, d) for x in others)
    if d.category not in GAPS:
        return False
    start, end = (d.a_start, d.a_end) if d.category is Category.OMISSION else (d.b_start, d.b_end)
    for x in others:
        if x.category in GAPS or x.severity is not Severity.MEANING:
            continue
        low, high = (x.a_start, x.a_end) if d.category is Category.OMISSION else (x.b_start, x.b_end)
        if low < end and start < high:
            return True
    return False


def _speaks_of(x: "Divergence", d: "Divergence") -> bool:
    """Whether `x` tells better what a rewording tells: it shares words with it, or holds it in form."""
    if x.severity is not Severity.FORM:
        return x.a_start < d.a_end and d.a_start < x.a_end and x.b_start < d.b_end and d.b_start < x.b_end
    held = (x.a_start <= d.a_start and d.a_end <= x.a_end, x.b_start <= d.b_start and d.b_end <= x.b_end)
    return any(held)


def _explains(x: "Divergence", d: "Divergence") -> bool:
    """Whether of a slip and a difference of form in the same words `x` is the one to report.

    Words that are parted on one side only are torn, if they can be; else two forms of a word are no slip.
    """
    form, slip = (x, d) if x.category is Category.FORM else (d, x)
    parted = (" " in form.a_text) is not (" " in form.b_text)
    return x is (slip if parted else form) and bool(slip.b_text) and _covers(form, slip)


def _covers(x: "Divergence", d: "Divergence") -> bool:
    return x.a_start <= d.a_start and d.a_end <= x.a_end and x.b_start <= d.b_start and d.b_end <= x.b_end
