"""What is left over of each word of a side after all likes that the other side has for it."""

from functools import cache
from typing import TYPE_CHECKING

from aligner.divergence.tables import language_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.engine.words import Link

LIKE, LIKE_ACROSS = 0.62, 0.4
"""A best similarity of this or more leaves nothing of a word over."""
HEAVIEST = 6.0
TAKEN = 0.8
UNKNOWN = {"ru": 1.0}
UNKNOWN_ELSE = 0.4
"""A word that the table of vectors lacks says little by finding no like, except where the table is small."""
FIRST_HAND, SECOND_HAND = 0.9, 0.4
GENERIC = 0.35
"""What counts of a word that any paraphrase may use."""
PART, COMPOUND = 4, 0.3


def kind_of(case: "Case") -> str:
    """Which constants hold for two sides: those of their language, or those between two languages."""
    a, b = case.m.a.language, case.m.b.language
    return a if a == b else "across"


def both_sides(case: "Case") -> tuple[list[float], list[float]]:
    """What both sides have left over; the two directions of a case share the work."""
    if case.over is None:
        case.over = left_over(case, 0), left_over(case, 1)
        case.flipped().over = case.over[::-1]
    return case.over


def left_over(case: "Case", side: int) -> list[float]:
    """For each token of a side, the part of its weight that finds no like; function words leave nothing.

    A like that already stands for another word of the side counts for half.
    """
    mine, links = (case.a, case.m.of_a) if side == 0 else (case.b, case.m.of_b)
    theirs = case.m.of_b if side == 0 else case.m.of_a
    like = LIKE if case.m.a.language == case.m.b.language else LIKE_ACROSS
    found = [link.similarity if link else 0.0 for link in links]
    for (a, b), s in case.m.pairs.items():
        i, j = (a, b) if side == 0 else (b, a)
        other = theirs[j]
        taken = other is not None and other.similarity >= TAKEN
        found[i] = max(found[i], s * (SECOND_HAND if taken else FIRST_HAND))
    told = _told(case, side)
    unknown = UNKNOWN.get(kind_of(case), UNKNOWN_ELSE)
    worth = worths(mine)
    over = [
        worth[t.index] * max(0.0, 1.0 - found[t.index] / like) * (1.0 if t.index in mine.known else unknown)
        if mine.is_content(t.index) and t.end - t.start > 1 and t.index not in told
        else 0.0
        for t in mine.tokens.items
    ]
    for i in _elsewhere_named(case, side):
        over[i] = 0.0
    for i in _compounded(mine, case.b if side == 0 else case.a, over):
        over[i] *= COMPOUND
    return over


@cache
def _is_generic(norm: str, language: str) -> bool:
    tables = language_tables(language)
    if tables is None:
        return False
    table = tables.words("clauses", "generic")
    return norm in table or any(f"{norm[:k]}*" in table for k in range(3, len(norm) + 1))


def worths(side: "Side") -> list[float]:
    """The weights of a side's words; those that any paraphrase may use say little by finding no like."""
    language = side.tokens.language
    return [
        min(HEAVIEST, w) * (GENERIC if _is_generic(n, language) else 1.0)
        for n, w in zip(side.norms, side.tokens.weights, strict=True)
    ]


def _names(side: "Side", links: "Sequence[Link | None]") -> set[int]:
    """Capitalised words inside a sentence that have no partner."""
    items, sentence = side.tokens.items, side.sentence
    return {
        i
        for i, t in enumerate(items)
        if t.text[:1].isupper()
        and len(t.text) > 1
        and not _has(links[i])
        and i
        and sentence[i] == sentence[i - 1]
    }


def _has(link: "Link | None") -> bool:
    return link is not None and link.similarity >= LIKE


def _elsewhere_named(case: "Case", side: int) -> set[int]:
    """Names without a partner where the other side has such names too: another name, not a missing one."""
    mine, theirs = _names(case.a, case.m.of_a), _names(case.b, case.m.of_b)
    if side == 1:
        mine, theirs = theirs, mine
    return mine if theirs else set()


def _compounded(mine: "Side", theirs: "Side", over: "Sequence[float]") -> "Iterable[int]":
    """Words left over that are part of a longer word of the other side: `torches` of `torchlight`."""
    if mine.tokens.language != theirs.tokens.language:
        return
    long = [n for n in theirs.norms if len(n) >= PART + 3]
    for i, left in enumerate(over):
        stem = mine.tokens.items[i].lexeme.stem
        if left and len(stem) >= PART and any(n.startswith(stem) or n.endswith(stem) for n in long):
            yield i


def _told(case: "Case", side: int) -> set[int]:
    """Joining words, and words of numbers and dates, which their own rule looks after."""
    mine, theirs = (case.a, case.b) if side == 0 else (case.b, case.a)
    openers = (
        mine.tables.words("clauses", "openers") | mine.tables.words("clauses", "links") if mine.tables else ()
    )
    told = {i for i, n in enumerate(mine.norms) if n in openers}
    if not theirs.facts:
        return told
    return told | {i for f in mine.facts if not f.weak for i in range(f.first, f.last + 1)}
