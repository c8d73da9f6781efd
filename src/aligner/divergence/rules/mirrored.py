"""The plainest reversal: `p v q` on one side and `q v p` on the other, word for word."""

from typing import TYPE_CHECKING

from aligner.divergence.lexicon.kin import STEM
from aligner.divergence.rules.belonging import SURE, role_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.rules.belonging import Pair

CROSSING = 3
"""By so many words at most the words that two neighbours are linked to stand the other way round."""
UNSURE = ("ло", "ся", "сь")
"""Endings that are no verb's, or of a verb that acts on none: `начало`, `признаётся`."""


def mirrored(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """`p v q` on one side, `q v p` on the other, with nothing of weight between them."""
    crossed = _crossed(case)
    if not crossed:
        return
    endings = ("past_ends", "present_ends")
    verbal = tuple([x for key in endings for x in words_of(case.a, key)])
    for v in crossed:
        v2 = _sure(case, v)
        if v2 is None or (verbal and not _is_verbal(case.a.norms[v], verbal)):
            continue
        if verbal and case.m.pairs[v, v2] < STEM:
            continue
        before = [(p, p2) for p in (v - 1, v - 2) if (p2 := _sure(case, p)) is not None and 0 < p2 - v2 <= 3]
        for p, p2 in before:
            if not _directly(case.b, v2, p2):
                continue
            for q in (v + 1, v + 2, v + 3):
                q2 = _sure(case, q)
                if q2 is None or not 0 < v2 - q2 <= 2 or not _directly(case.a, v, q):
                    continue
                if _plain(case, (p, v, q), (q2, v2, p2)):
                    yield (p, q), (q2, p2), "they have changed places"
                    return


def _sure(case: "Case", i: int) -> int | None:
    """The word of B that stands for a word of weight, and for no other better."""
    content = case.a.content
    link = case.m.of_a[i] if 0 <= i < len(content) and content[i] else None
    if link is None or link.similarity < SURE or link.similarity < case.best_a[i]:
        return None
    return link.b


def _is_verbal(norm: str, endings: tuple[str, ...]) -> bool:
    return norm.endswith(endings) and not norm.endswith(UNSURE)


def _crossed(case: "Case") -> list[int]:
    """Words of weight of A whose link is sure and crosses that of a word up to two before them."""
    content, found = case.a.content, []
    last, before, there, earlier = -CROSSING, -CROSSING, 0, 0
    for i, j, similarity, _ in case.m.links:
        if (
            (j < there or j < earlier)
            and similarity >= SURE
            and content[i]
            and (
                (i - last <= 2 and 0 < there - j <= CROSSING)
                or (i - before <= 2 and 0 < earlier - j <= CROSSING)
            )
        ):
            found.append(i)
        before, earlier, last, there = last, there, i, j
    return found


def _plain(case: "Case", a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    """Whether both stretches are plain `noun verb noun` without a mark, a voice or an owner between."""
    if not _recast(case, a[0], b[2], a[2], b[0]):
        return False
    for side, (p, v, q) in ((case.a, a), (case.b, b)):
        between = {*side.norms[p + 1 : v], *side.norms[v + 1 : q]}
        if _apart(side, p, q) or between & {"'s", "of", "by", "than"} or between & role_words(side, "be"):
            return False
        if side.tokens.language == "en" and not _is_participant(side, p) and not _is_participant(side, q):
            return False
    return True


def words_of(side: "Side", key: str) -> frozenset[str]:
    return side.tables.words("relations", key) if side.tables else frozenset()


def _is_participant(side: "Side", i: int) -> bool:
    """A name, or a noun as far as the word before it tells."""
    is_capital = side.tokens.lexemes[i].is_capital
    if not side.is_content(i):
        return False
    before = side.norms[i - 1] if i else ""
    if before in role_words(side, "prepositions"):
        return False
    if is_capital and i and not side.breaks[i]:
        return True
    two = side.norms[i - 2] if i > 1 else ""
    marks = role_words(side, "determiners")
    return not marks or before in marks or two in marks or (i == 0 and is_capital)


def _directly(side: "Side", verb: int, noun: int) -> bool:
    """Whether nothing of weight and no preposition but `by` stands between a verb and a noun."""
    between = side.norms[verb + 1 : noun]
    return len(between) <= 3 and not role_words(side, "others").intersection(between)


def _apart(side: "Side", first: int, last: int) -> bool:
    """Whether a mark or a joining word stands between two words."""
    return any(side.breaks[first + 1 : last + 1]) or bool(
        role_words(side, "joiners").intersection(side.norms[first + 1 : last])
    )


def _recast(case: "Case", p: int, p2: int, q: int, q2: int) -> bool:
    """In a language of cases the order is free: one of the words must have changed its form."""
    if case.a.tokens.language != "ru" or case.b.tokens.language != "ru":
        return True
    return case.a.norms[p] != case.b.norms[p2] or case.a.norms[q] != case.b.norms[q2]
