"""What is left over of each word of a side after all likes that the other side has for it."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.tables import language_tables, until_extended

if TYPE_CHECKING:
    from collections.abc import Sequence

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
REMEMBERED = 50_000
"""Words of a language of which it is kept at hand how much of them counts."""


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


def _likes(case: "Case") -> tuple[list[float], list[float]]:
    """How like the best like is of each content word whose link leaves something over; 1 for other words.

    One that stands for another word already counts for half.
    """
    of_a, of_b = case.m.of_a, case.m.of_b
    enough = LIKE if case.m.a.language == case.m.b.language else LIKE_ACROSS
    likes_a, likes_b = _linked(case.a.heavy, of_a, enough), _linked(case.b.heavy, of_b, enough)
    for (i, j), similarity in case.m.pairs.items():
        if likes_a[i] < similarity and likes_a[i] < (part := similarity * _share(of_b[j])):
            likes_a[i] = part
        if likes_b[j] < similarity and likes_b[j] < (part := similarity * _share(of_a[i])):
            likes_b[j] = part
    return likes_a, likes_b


def _linked(heavy: "Sequence[int]", links: "Sequence[Link | None]", enough: float) -> list[float]:
    """The similarity of the link of each content word that has none of similarity `enough`; 1 for others."""
    likes = [1.0] * len(links)
    for i in heavy:
        link = links[i]
        if link is None:
            likes[i] = 0.0
        elif link[2] < enough:
            likes[i] = link[2]
    return likes


def _share(link: "Link | None") -> float:
    return FIRST_HAND if link is None or link[2] < TAKEN else SECOND_HAND


def _left_over(case: "Case", likes: "Sequence[float]") -> list[float]:
    """For each token of A, the part of its weight that its best like does not cover."""
    side, language = case.a, case.m.a.language
    weights, lexemes, norms = side.tokens.weights, side.tokens.lexemes, side.norms
    over = [0.0] * len(weights)
    enough = LIKE if language == case.m.b.language else LIKE_ACROSS
    told, joining, generic = _told(case), _joining(side.tables), _generic(language)
    unknown = UNKNOWN.get(kind_of(case), UNKNOWN_ELSE)
    for i in side.heavy:
        like = likes[i]
        if like >= enough or i in told or (norm := norms[i]) in joining or len(lexemes[i].text) < 2:
            continue
        worth = (w if (w := weights[i]) < HEAVIEST else HEAVIEST) * generic[norm]
        left = worth * (1.0 - like / enough)
        over[i] = left if lexemes[i].row >= 0 or side.is_known(i) else left * unknown
    return over


class Generic(dict[str, float]):
    """What counts of the weight of a word of a language: less of one that any paraphrase may use."""

    def __init__(self, language: str) -> None:
        super().__init__()
        tables = language_tables(language)
        self._table = tables.words("clauses", "generic") if tables else frozenset()

    def __missing__(self, norm: str) -> float:
        if len(self) >= REMEMBERED:
            self.clear()
        starts = [f"{norm[:k]}*" for k in range(3, len(norm) + 1)]
        found = self[norm] = 1.0 if self._table.isdisjoint((norm, *starts)) else GENERIC
        return found


_generic = until_extended(cache(Generic))


def worths(side: "Side") -> list[float]:
    """The weights of a side's words; those that any paraphrase may use say little by finding no like."""
    generic = _generic(side.tokens.language)
    return [min(HEAVIEST, w) * generic[n] for n, w in zip(side.norms, side.tokens.weights, strict=True)]


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
