"""Quantity words: `all`, `most`, `several`, `a single` before one aligned noun moved to another class."""

from typing import TYPE_CHECKING

from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.tables import Hit
    from aligner.model import Divergence

CLASSES = ("all", "most", "many", "several", "couple", "few", "one_of")
APART = frozenset(
    frozenset(x.split())
    for x in (
        "all most",
        "all many",
        "all several",
        "all few",
        "all one_of",
        "all couple",
        "most several",
        "most few",
        "most one_of",
        "most couple",
        "many few",
        "many one_of",
        "many couple",
        "several one_of",
        "several couple",
        "few one_of",
    )
)
"""Classes that cannot render each other. Not here: many and most, several and many, several and few."""
REACH = 3
LIKE = 0.6
NOUN = 1.8


def find(case: "Case") -> "Iterable[Divergence]":
    """Quantifiers of classes that are apart, before nouns that stand for each other."""
    if case.a.tables is None or case.b.tables is None or case.a.tokens.language != case.b.tokens.language:
        return
    of_b = {noun: hit for hit, noun in quantified(case.b)}
    for hit, noun in quantified(case.a):
        at = case.linked(noun, LIKE)
        other = of_b.get(at) if at is not None else None
        if other is None or frozenset((hit.name, other.name)) not in APART:
            continue
        x, y = case.a.text(hit.first, hit.last), case.b.text(other.first, other.last)
        reason = f"'{x}' became '{y}': another share of what is counted"
        yield case.report(Category.NUMBER, (hit.first, hit.last), (other.first, other.last), reason)


def quantified(side: "Side") -> "Iterable[tuple[Hit, int]]":
    """Quantifiers with the noun that each one counts; those under a negation are left to its rule."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    negators = side.tables.words("quantity", "under")
    for hit in side.tables.phrases("quantity", *CLASSES).find(side.tokens):
        if negators.intersection(side.norms[max(0, hit.first - 1) : hit.first]):
            continue
        noun = _noun(side, hit.last)
        if noun is not None:
            yield hit, noun


def _noun(side: "Side", last: int) -> int | None:
    for i in range(last + 1, min(len(side.norms), last + 2 + REACH)):
        if side.breaks[i]:
            return None
        if side.tokens.weights[i] >= NOUN:
            return i
    return None
