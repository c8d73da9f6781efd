"""What is left over of each word of a side after all likes that the other side has for it."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.tables import language_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.tables import Language
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
    """For each token of a side, the part of its weight that finds no like; function words leave nothing.

    The two directions of a case share the work.
    """
    if case.over is None:
        back = case.flipped()
        likes_a, likes_b = _likes(case)
        over_a, over_b = _left_over(case, likes_a), _left_over(back, likes_b)
        _excuse_names(case, over_a, over_b)
        _excuse_parts(case.a, case.b, over_a)
        _excuse_parts(case.b, case.a, over_b)
        case.over = over_a, over_b
        back.over = over_b, over_a
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
    weights = side.tokens.weights
    return sum([w if (w := weights[i]) < HEAVIEST else HEAVIEST for i in side.heavy]) or 1.0


def left_over(case: "Case", side: int) -> list[float]:
    """What is left over of each token of one side."""
    return both_sides(case)[side]


def _likes(case: "Case") -> tuple[dict[int, float], dict[int, float]]:
    """How like the best like is of each content word whose link leaves something over.

    One that stands for another word already counts for half.
    """
    of_a, of_b = case.m.of_a, case.m.of_b
    enough = LIKE if case.m.a.language == case.m.b.language else LIKE_ACROSS
    likes_a, likes_b = _loose(case.a.heavy, of_a, enough), _loose(case.b.heavy, of_b, enough)
    for (i, j), similarity in case.m.pairs.items():
        if i in likes_a:
            like = similarity * _share(of_b[j])
            if like > likes_a[i]:
                likes_a[i] = like
        if j in likes_b:
            like = similarity * _share(of_a[i])
            if like > likes_b[j]:
                likes_b[j] = like
    return likes_a, likes_b


def _loose(heavy: "Sequence[int]", links: "Sequence[Link | None]", enough: float) -> dict[int, float]:
    """The content words without a link of similarity `enough`, each with the similarity of its link."""
    return {
        i: link[2] if link is not None else 0.0
        for i in heavy
        if (link := links[i]) is None or link[2] < enough
    }


def _share(link: "Link | None") -> float:
    return FIRST_HAND if link is None or link[2] < TAKEN else SECOND_HAND


def _left_over(case: "Case", likes: "Mapping[int, float]") -> list[float]:
    """For each token of A, the part of its weight that its best like does not cover."""
    side, language = case.a, case.m.a.language
    weights, lexemes, norms = side.tokens.weights, side.tokens.lexemes, side.norms
    over = [0.0] * len(weights)
    enough = LIKE if language == case.m.b.language else LIKE_ACROSS
    told, joining = _told(case), _joining(side.tables)
    unknown = UNKNOWN.get(kind_of(case), UNKNOWN_ELSE)
    for i, like in likes.items():
        if like >= enough or i in told or (norm := norms[i]) in joining:
            continue
        if len(lexemes[i].text) > 1:
            left = _worth(norm, weights[i], language) * (1.0 - like / enough)
            over[i] = left if side.is_known(i) else left * unknown
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
    sentence, lexemes = side.sentence, side.tokens.lexemes
    free = [i for i in side.capitals if (link := links[i]) is None or link[2] < LIKE]
    return [i for i in free if len(lexemes[i].text) > 1 and i and sentence[i] == sentence[i - 1]]


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
    for i in [i for i, left in enumerate(over) if left]:
        stem = lexemes[i].stem
        if len(stem) >= PART and stem in words and _is_part(stem, words):
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
