"""Quantity words: `all`, `most`, `several`, `a single` before one aligned noun moved to another class."""

from typing import TYPE_CHECKING

from aligner.divergence.tables import Hit
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side
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
        "most several",
        "most few",
        "most one_of",
        "most couple",
        "many few",
        "many one_of",
        "many couple",
        "several two",
        "many two",
        "most two",
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
    if case.a.tables is None or case.b.tables is None:
        return
    like = LIKE if case.a.tokens.language == case.b.tokens.language else case.close
    of_b: dict[int, Hit] = {}
    for hit, nouns in quantified(case.b):
        for noun in nouns:
            of_b.setdefault(noun, hit)
    for hit, nouns in quantified(case.a):
        others = [of_b.get(case.linked(n, like) or -1) for n in nouns]
        other = next((h for h in others if h), None)
        if other is None or frozenset((hit.name, other.name)) not in APART:
            continue
        x, y = case.a.text(hit.first, hit.last), case.b.text(other.first, other.last)
        reason = f"'{x}' became '{y}': another share of what is counted"
        yield case.report(Category.NUMBER, (hit.first, hit.last), (other.first, other.last), reason)


def quantified(side: "Side") -> "Iterable[tuple[Hit, list[int]]]":
    """Quantifiers with the nouns that each may count; those under a negation are left to its rule."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    under, negators = side.tables.words("quantity", "under"), side.tables.words("negation", "particles")
    found = side.tables.phrases("quantity", *CLASSES).find(side.tokens)
    found += [
        Hit("two", f.first, f.last)
        for f in side.facts
        if f.kind == "number" and f.value == 2.0 and not f.weak
    ]
    for hit in found:
        before = side.norms[max(0, hit.first - REACH - 1) : hit.first]
        if under.intersection(before[-1:]) or (hit.name == "one_of" and negators.intersection(before)):
            continue
        if nouns := _nouns(side, hit.last):
            yield hit, nouns


def _nouns(side: "Side", last: int) -> list[int]:
    result: list[int] = []
    for i in range(last + 1, min(len(side.norms), last + 2 + REACH)):
        if side.breaks[i]:
            break
        if side.tokens.weights[i] >= NOUN:
            result.append(i)
    return result[:2]
