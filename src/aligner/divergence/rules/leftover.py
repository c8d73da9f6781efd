"""What is left over of each word of a side after all likes that the other side has for it."""

from functools import cache, lru_cache
from itertools import compress, repeat
from typing import TYPE_CHECKING

import numpy as np

from aligner.divergence.tables import language_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.tables import Language
    from aligner.engine.words import Floats, Link

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
    """For each token of a side, the part of its weight that finds no like; function words leave nothing.

    The two directions of a case share the work.
    """
    if case.over is None:
        likes_a, likes_b = _likes(case)
        over_a, over_b = _left_over(case, likes_a), _left_over(case.flipped(), likes_b)
        _excuse_names(case, over_a, over_b)
        _excuse_parts(case.a, case.b, over_a)
        _excuse_parts(case.b, case.a, over_b)
        case.over = over_a, over_b
        case.flipped().over = over_b, over_a
    return case.over


def rates(case: "Case") -> tuple[float, float, float]:
    """What is left over of both sides: a word, as a share of each side (summed), and how unevenly."""
    over_a, over_b = (sum(x) for x in both_sides(case))
    words = len(case.m.a) + len(case.m.b)
    uneven = abs(over_a - over_b) / (over_a + over_b + 1.0)
    return (over_a + over_b) / words, over_a / whole(case.a) + over_b / whole(case.b), uneven


@lru_cache(maxsize=16)
def whole(side: "Side") -> float:
    """The weight of the content words of a side; 1 where it has none."""
    heavy = list(map(side.tokens.weights.__getitem__, side.heavy))
    return sum(map(min, heavy, repeat(HEAVIEST)) if max(heavy, default=0.0) > HEAVIEST else heavy) or 1.0


def left_over(case: "Case", side: int) -> list[float]:
    """What is left over of each token of one side."""
    return both_sides(case)[side]


def _likes(case: "Case") -> "tuple[Floats, Floats]":
    """How like the best like of each word is; one that stands for another word already counts for half."""
    m, some = case.m, case.m.some
    a, b, similarity = [*zip(*m.links, strict=True)][:3] if m.links else ((), (), ())
    likes, shares = [], []
    for size, places in ((len(m.a), a), (len(m.b), b)):
        linked = np.zeros(size)
        linked[np.array(places, np.int64)] = similarity
        likes.append(linked)
        shares.append(np.where(linked >= TAKEN, SECOND_HAND, FIRST_HAND))
    np.maximum.at(likes[0], some.a, some.similarity * shares[1][some.b])
    np.maximum.at(likes[1], some.b, some.similarity * shares[0][some.a])
    return likes[0], likes[1]


def _left_over(case: "Case", likes: "Floats") -> list[float]:
    """For each token of A, the part of its weight that its best like does not cover."""
    side, language = case.a, case.m.a.language
    over = [0.0] * len(likes)
    enough = LIKE if language == case.m.b.language else LIKE_ACROSS
    like = likes.tolist()
    known, told, joining = side.known, _told(case), _joining(side.tables)
    unknown = UNKNOWN.get(kind_of(case), UNKNOWN_ELSE)
    norms, weights, lexemes = side.norms, side.tokens.weights, side.tokens.lexemes
    for i in side.heavy:
        if like[i] >= enough or i in told or (norm := norms[i]) in joining or len(lexemes[i].text) < 2:
            continue
        left = _worth(norm, weights[i], language) * (1.0 - like[i] / enough)
        over[i] = left if i in known else left * unknown
    return over


@cache
def _is_generic(norm: str, language: str) -> bool:
    tables = language_tables(language)
    if tables is None:
        return False
    table = tables.words("clauses", "generic")
    return norm in table or any(f"{norm[:k]}*" in table for k in range(3, len(norm) + 1))


def _worth(norm: str, weight: float, language: str) -> float:
    return min(HEAVIEST, weight) * (GENERIC if _is_generic(norm, language) else 1.0)


def worths(side: "Side") -> list[float]:
    """The weights of a side's words; those that any paraphrase may use say little by finding no like."""
    language = side.tokens.language
    return [_worth(n, w, language) for n, w in zip(side.norms, side.tokens.weights, strict=True)]


def _names(side: "Side", links: "Sequence[Link | None]") -> list[int]:
    """Capitalised words inside a sentence that have no partner."""
    sentence, items = side.sentence, side.tokens.items
    free = [i for i in side.capitals if (link := links[i]) is None or link.similarity < LIKE]
    return [i for i in free if len(items[i].text) > 1 and i and sentence[i] == sentence[i - 1]]


def _excuse_names(case: "Case", over_a: list[float], over_b: list[float]) -> None:
    """Names without a partner on both sides leave nothing over: another name, not a missing one."""
    names_a = _names(case.a, case.m.of_a)
    names_b = _names(case.b, case.m.of_b) if names_a else []
    if not names_b:
        return
    for names, over in ((names_a, over_a), (names_b, over_b)):
        for i in names:
            over[i] = 0.0


def _excuse_parts(mine: "Side", theirs: "Side", over: list[float]) -> None:
    """Words that are part of a longer word of the other side leave little: `torches` of `torchlight`."""
    if mine.tokens.language != theirs.tokens.language:
        return
    words = f" {' '.join(theirs.vocabulary)} "
    lexemes = mine.tokens.lexemes
    for i in compress(range(len(over)), over):
        stem = lexemes[i].stem
        if stem in words and len(stem) >= PART and _is_part(stem, words):
            over[i] *= COMPOUND


def _is_part(stem: str, words: str) -> bool:
    """Whether one of some words, with spaces between and around them, is longer and begins or ends so."""
    more = [x.partition(" ")[0] for x in words.split(f" {stem}")[1:]]
    more += [x.rpartition(" ")[2] for x in words.split(f"{stem} ")[:-1]]
    return any(len(stem) + len(x) >= PART + 3 for x in more)


@lru_cache(maxsize=8)
def _joining(tables: "Language | None") -> frozenset[str]:
    """Words that join clauses."""
    return tables.words("clauses", "openers") | tables.words("clauses", "links") if tables else frozenset()


def _told(case: "Case") -> set[int]:
    """Words of numbers and dates, which their own rule looks after."""
    if not case.b.facts:
        return set()
    return {i for f in case.a.facts if not f.weak for i in range(f.first, f.last + 1)}
