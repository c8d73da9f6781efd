"""Negators against their plain opposites: `neither` against `both`."""

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.rules.negators import CANCEL, REACH, Cue, scope_of
from aligner.divergence.rules.quantifiers import same_predicate

if TYPE_CHECKING:
    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.tables import Language

SAME = 0.78
HEADED = frozenset({"all", "every", "each", "both"})
MUCH = frozenset({"much", "many"})
LIMITING = frozenset({"only", "merely", "alone", "solely", "also", "too", "well"})
OTHER = frozenset({"else", "elsewhere", "other", "others", "otherwise", "but", "except"})


def scant(case: "Case") -> "tuple[int, int] | None":
    """`Little` or `few` of A and the `much` or `many` that B says of the same thing, if any."""
    for i in (*case.a.tokens.places("little"), *case.a.tokens.places("few")):
        if case.a.norms[i - 1] in {"a", "no", "not"} or i + 1 == len(case.a.norms):
            continue
        head = case.linked(i + 1, SAME)
        if head and case.b.norms[head - 1] in MUCH and not MUCH & case.a.vocabulary:
            return i, head - 1
    return None


@lru_cache(maxsize=4)
def _contrasts(tables: "Language") -> dict[str, frozenset[str]]:
    """Negators with the words that are their plain opposites."""
    result: dict[str, set[str]] = defaultdict(set)
    for cell in tables.cell("negation", "contrasts").split():
        plain, _, negator = cell.partition("=")
        result[negator].add(plain)
    return {negator: frozenset(words) for negator, words in result.items()}


def contrast(case: "Case", cue: Cue) -> int | None:
    """The word of B that is the plain opposite of the negator `cue` of A: `neither` against `both`."""
    assert case.a.tables is not None  # noqa: S101
    assert case.b.tables is not None  # noqa: S101
    mine = "_".join(case.a.norms[cue.first : cue.last + 1])
    if not (OTHER & case.a.vocabulary) <= case.b.vocabulary:
        return None
    heads = scope_of(case.a, cue)
    plain = _contrasts(case.a.tables).get(mine, frozenset())
    for k, norm in enumerate(case.b.norms) if not plain.isdisjoint(case.b.vocabulary) else ():
        if norm not in plain:
            continue
        behind = any(0 < j - k <= CANCEL + 1 for i in heads[:2] if (j := case.linked(i)) is not None)
        if (
            (behind or norm not in HEADED)
            and not is_shared(case.flipped(), k)
            and case.near(cue.first, k, 7) > 3
            and same_predicate(case, cue.first, k)
        ):
            return k
    for key, words in (("partial", {"no", "none", "neither", "nobody", "never"}), ("only", {"not", "n't"})):
        if mine not in words or (key == "only" and _has_only(case.a)):
            continue
        for hit in case.b.tables.phrases("negation", key).find(case.b.tokens):
            if any(0 < j - hit.last <= REACH for i in heads if (j := case.linked(i)) is not None):
                return hit.first
    return None


def _has_only(side: "Side") -> bool:
    return not LIMITING.isdisjoint(side.vocabulary)


def is_shared(case: "Case", i: int) -> bool:
    """Whether a loose word of A has its like in B."""
    link = case.m.of_a[i]
    return link is not None and link.similarity >= SAME
