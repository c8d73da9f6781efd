"""Equal numbers written in other signs: `two` and `2`, `IV` and `4`, `1,200` and `1200`."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.divergence.evidence import Case, Span
    from aligner.divergence.fact import Fact


def rewritten(case: "Case") -> "Iterator[tuple[Span, Span]]":
    """Spans of equal numbers, in words on one side and in figures on the other, or in other figures.

    Numbers written alike are taken for each other first.
    """
    free: dict[float | str, list[Fact]] = {}
    for g in case.b.facts:
        free.setdefault(g.value, []).append(g)
    facts = [f for f in case.a.facts if f.value in free]
    for f in [f for f in facts if not _is_written_again(case, f, free[f.value])]:
        x = case.a.text(f.first, f.last)
        for g in free[f.value]:
            if _one_kind(f, g) and _is_sure(case, f, g) and _otherwise(x, case.b.text(g.first, g.last)):
                free[f.value].remove(g)
                yield (f.first, f.last), (g.first, g.last)
                break


def _is_written_again(case: "Case", f: "Fact", free: "list[Fact]") -> bool:
    """Whether a number of A stands among equal ones of B as it is written; that one is free no longer."""
    x = case.a.text(f.first, f.last)
    for g in free:
        if case.b.text(g.first, g.last) == x and _one_kind(f, g):
            free.remove(g)
            return True
    return False


def _one_kind(f: "Fact", g: "Fact") -> bool:
    """Whether equal values are of one kind; what may be a year (`1200`) is a number too (`1,200`)."""
    return f.kind == g.kind or {f.kind, g.kind} == {"number", "year"}


def _otherwise(x: str, y: str) -> bool:
    """Whether two writings of a number differ in their signs: words, figures, Roman figures, commas."""
    kinds = [_signs(text) for text in (x, y)]
    return kinds[0] != kinds[1] or (kinds[0] == "figures" and re.sub(r"\D", "", x) == re.sub(r"\D", "", y))


def _signs(text: str) -> str:
    if text[:1].isdigit():
        return "figures"
    return "roman" if re.fullmatch("[IVXLCDM]+", text) else "words"


def _is_sure(case: "Case", f: "Fact", g: "Fact") -> bool:
    """Whether neither is a weak number (`one`, `I`) of one or more, or they stand in one place."""
    whole = not isinstance(f.value, float) or f.value >= 1
    return not (whole and (f.weak or g.weak)) or _beside(case, f, g)


def _beside(case: "Case", f: "Fact", g: "Fact") -> bool:
    """Whether the words before two numbers, or those behind them, stand for each other."""
    if f.first and g.first and case.linked(f.first - 1) == g.first - 1:
        return True
    return f.last + 1 < len(case.m.a) and case.linked(f.last + 1) == g.last + 1
