"""Omissions and additions inside a bead whose sentences are aligned."""

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from aligner.divergence.compare import matched
from aligner.divergence.evidence import Case
from aligner.divergence.rules import coverage, leftover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aligner.divergence.matching import Matching
    from aligner.divergence.tokens import Tokens
    from aligner.model import Divergence

Stretch = tuple[int, int] | None
"""Offsets of a stretch of text; None where there is none."""

FOUND = 0.6
"""A stretch of which this part is found elsewhere in the bead has moved."""


def stretch_of(m: "Matching", a: tuple[int, int], b: tuple[int, int]) -> "Matching":
    """The words of a stretch of A linked with those of a stretch of B, as if they stood alone."""
    return matched(m.a.text[a[0] : a[1]], m.b.text[b[0] : b[1]], m.a.language, m.b.language)


def gaps_in_sentences(
    case: Case, pieces: "Iterable[tuple[Stretch, Stretch]]", parts: "Iterable[Case]"
) -> "Iterator[Divergence]":
    """What sentences lack, judged pair by pair; what stands elsewhere in the bead is not missing.

    Each pair of stretches with both sides has its own case among the `parts`.
    """
    for (a, b), part in zip(pieces, parts, strict=True):
        if a is None or b is None:
            yield from _whole(case, a, b)
            continue
        if not len(part.m.a) or not len(part.m.b):
            continue
        for d in coverage.find(part):
            moved = replace(
                d,
                a_start=d.a_start + a[0],
                a_end=d.a_end + a[0],
                b_start=d.b_start + b[0],
                b_end=d.b_end + b[0],
            )
            if not _elsewhere(case, moved):
                yield moved


def _whole(case: Case, a: Stretch, b: Stretch) -> "Iterator[Divergence]":
    """A sentence without a partner, unless its matter is in the sentences around."""
    here = case if a is not None else case.flipped()
    stretch = a or b
    if stretch is None:
        return
    inside = _words_of(here.m.a, stretch)
    if not inside or _linked(here, inside) >= FOUND:
        return
    span = (inside[0], inside[-1])
    yield coverage.lacking(case, span, side=0 if a is not None else 1)


def _words_of(tokens: "Tokens", stretch: tuple[int, int]) -> range:
    """The words that begin in a stretch of a text."""
    return range(*(bisect_left(tokens.starts, place) for place in stretch))


def _linked(case: Case, inside: "Sequence[int]") -> float:
    """The part of the weight of some words of A that words of B stand for, each for one word alone."""
    worth = leftover.worths(case.a)
    content = [i for i in inside if case.a.is_content(i)]
    linked = sum(worth[i] for i in content if case.linked(i, case.close) is not None)
    return linked / sum(worth[i] for i in content) if content else 1.0


def _elsewhere(case: Case, d: "Divergence") -> bool:
    here, start, end = (case, d.a_start, d.a_end) if d.a_text else (case.flipped(), d.b_start, d.b_end)
    inside = _words_of(here.m.a, (start, end))
    return _found(here, inside) >= FOUND


def _found(case: Case, inside: "Sequence[int]") -> float:
    """The part of the weight of some words of A that finds a like in B."""
    over = leftover.left_over(case, 0)
    worth = leftover.worths(case.a)
    weights = [worth[i] for i in inside if case.a.is_content(i)]
    left = sum(over[i] for i in inside)
    return 1.0 - left / sum(weights) if weights else 1.0
