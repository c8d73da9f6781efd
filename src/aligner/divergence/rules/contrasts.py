"""Words that are plain opposites of each other: `neither` against `both`, `rose` against `fell`."""

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.antonyms import antonyms
from aligner.divergence.rules.negators import CANCEL, REACH, Cue, scope_of
from aligner.divergence.rules.quantifiers import same_predicate
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.tables import Language
    from aligner.model import Divergence

SAME = 0.78
HEADED = frozenset({"all", "every", "each", "both"})
ALIKE = 9.0
LIMITING = frozenset({"only", "merely", "alone", "solely", "also", "too", "well"})
OTHER = frozenset({"else", "elsewhere", "other", "others", "otherwise", "but", "except"})


def opposites(case: "Case") -> "Iterable[Divergence]":
    """A word that gave way to its opposite, everything around it being the same."""
    if (case.a.tokens.language, case.b.tokens.language) != ("en", "en"):
        return
    own, other = ({t.lexeme.stem for t in s.tokens.items} for s in (case.a, case.b))
    wanted = {x: others for x in own - other if (others := (antonyms(x) & other) - own)}
    for t in [t for t in case.a.tokens.items if t.lexeme.stem in wanted] if wanted else ():
        for u in [u for u in case.b.tokens.items if u.lexeme.stem in wanted[t.lexeme.stem]]:
            if case.near(t.index, u.index, 3) >= ALIKE:
                reason = f"'{u.text}' says the opposite of '{t.text}'"
                yield case.report(Category.NEGATION, (t.index, t.index), (u.index, u.index), reason)
                return


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
