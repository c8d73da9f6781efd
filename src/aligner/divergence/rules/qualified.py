"""Names told apart by a word beside them: `Upper` and `Lower Felden`, the `Ram's Horn` and `Head`."""

from typing import TYPE_CHECKING

from aligner.divergence.lexicon.aliases import same_name
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

SAID_OTHERWISE = 0.5
"""Words of two names that are so much alike in sense are one word in two renderings."""


def find(case: "Case") -> "Iterable[Divergence]":
    """Names of which one word is the same and the other, before or behind it, is not."""
    yield from _owned(case)
    yield from _qualified(case)


def _qualified(case: "Case") -> "Iterable[Divergence]":
    """`Upper Felden` against `Lower Felden`: one name, told apart by a word before it."""
    if case.a.tables is None or case.b.tables is None:
        return
    of_b = {(case.b.norms[i + 1], sense): i for i, sense in _qualifiers(case.b)}
    if not of_b:
        return
    of_a = {(case.a.norms[i + 1], sense): i for i, sense in _qualifiers(case.a)}
    for (name, sense), i in of_a.items():
        rivals = [j for (other, mine), j in of_b.items() if other == name and (other, mine) not in of_a]
        if (name, sense) not in of_b and rivals:
            j = rivals[0]
            x, y = case.a.text(i, i + 1), case.b.text(j, j + 1)
            yield case.report(Category.NAME, (i, i + 1), (j, j + 1), f"'{x}' became '{y}': another name")


def _qualifiers(side: "Side") -> "Iterable[tuple[int, str]]":
    assert side.tables is not None  # noqa: S101 - the caller asked
    senses = side.tables.mapping("names", "qualifiers")
    if senses.keys().isdisjoint(side.vocabulary):
        return
    capitals = set(side.capitals)
    for i in side.capitals:
        if side.norms[i] in senses and i + 1 in capitals and not side.breaks[i + 1]:
            yield i, senses[side.norms[i]]


def _owned(case: "Case") -> "Iterable[Divergence]":
    """`the Ram's Horn` against `the Ram's Head`: what belongs to one name has another."""
    of_b = dict(_owners(case.b))
    if not of_b:
        return
    for name, i in _owners(case.a):
        j = of_b.get(name)
        if j is None or case.a.norms[i] in case.b.vocabulary or case.b.norms[j] in case.a.vocabulary:
            continue
        if is_other_word(case, i, j):
            x, y = case.a.text(i - 2, i), case.b.text(j - 2, j)
            yield case.report(Category.NAME, (i - 2, i), (j - 2, j), f"'{x}' became '{y}': another name")


def _owners(side: "Side") -> "Iterable[tuple[str, int]]":
    """Names in the possessive, with where the capitalised word behind stands."""
    if side.tokens.language != "en" or "'s" not in side.vocabulary:
        return
    capitals = set(side.capitals)
    for i in side.capitals:
        if i > 1 and side.norms[i - 1] == "'s" and i - 2 in capitals and not side.breaks[i]:
            yield side.norms[i - 2], i


def is_other_word(case: "Case", i: int, j: int) -> bool:
    """Whether neither word is said by the other, nor elsewhere on its other side."""
    return (
        case.m.pairs.get((i, j), 0.0) < SAID_OTHERWISE
        and case.best_a[i] < SAID_OTHERWISE
        and case.best_b[j] < SAID_OTHERWISE
        and not same_name(case.a.norms[i], case.b.norms[j])
    )
