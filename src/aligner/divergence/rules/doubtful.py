"""Words that lists may have and that yet say nothing: slips for common words that would render A."""

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.frequency import table
from aligner.divergence.lexicon.kin import NEAR, kin_of
from aligner.divergence.lexicon.words import is_listed
from aligner.divergence.rules.misread import READ_AS
from aligner.divergence.rules.wordhood import cells, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligner.divergence.evidence import Case
    from aligner.divergence.tokens import Token

NOTHING = 0.3
"""A word less like all words of the other side than this says nothing that they say."""
COMMON = 4.5
"""Zipf of what is meant, at least."""
SHORTEST = 4
LANGUAGES = frozenset({"en", "ru"})


def doubtful(case: "Case", new: frozenset[str]) -> "Iterator[tuple[Token, str]]":
    """Rare words of B that render nothing, of which a slip makes a common word that renders something.

    `new` are the words that A lacks.
    """
    language = case.b.tokens.language
    if language not in LANGUAGES or language != case.a.tokens.language:
        return
    zipf = table(language)
    rare = {n for n in new.difference(zipf) if len(n) >= SHORTEST}
    for t in [case.m.b.items[k] for k, x in enumerate(case.b.norms) if x in rare] if rare else ():
        if case.best_b[t.index] >= NOTHING or not t.text.islower() or not t.lexeme.is_word:
            continue
        for word in _meant(t.norm):
            if zipf.get(word, 0.0) >= COMMON and word not in case.b.vocabulary and _renders(case, word):
                yield t, word
                break


def _meant(norm: str) -> "Iterable[str]":
    """What a word may be read as: two letters swapped back, one of a double left out, letters misread."""
    swaps = (norm[: k - 1] + norm[k] + norm[k - 1] + norm[k + 1 :] for k in range(1, len(norm)))
    undoubled = (norm[:k] + norm[k + 1 :] for k in range(1, len(norm)) if norm[k] == norm[k - 1])
    read = (
        norm[:k] + good + norm[k + len(bad) :]
        for bad, good in READ_AS
        if bad in norm
        for k in range(len(norm))
        if norm.startswith(bad, k)
    )
    return chain(swaps, undoubled, read)


def _renders(case: "Case", word: str) -> bool:
    """Whether a word would render one of A that nothing in B renders."""
    language = case.a.tokens.language
    stem = stem_of(word, language)
    free = [t for t in case.m.a.items if case.best_a[t.index] < NOTHING and t.lexeme.stem is not None]
    if any(t.lexeme.stem == stem for t in free):
        return True
    kin = kin_of(stem, language, language)
    return any(kin.get(t.lexeme.stem, 0.0) >= NEAR for t in free)


def torn_apart(case: "Case", new: frozenset[str]) -> "Iterator[tuple[int, str]]":
    """Neighbours in B that say nothing each, and as one word would render a word of A that lacks any.

    `new` are the words that A lacks.
    """
    b, language = case.b, case.b.tokens.language
    if language not in LANGUAGES or language != case.a.tokens.language:
        return
    norms = b.norms
    idle = [j for j, best in enumerate(case.best_b) if best < NOTHING and norms[j] in new]
    pairs = [j for j, k in pairwise(idle) if k == j + 1]
    if not pairs:
        return
    items, light, bare = b.tokens.items, small(language), cells(language, "open")
    for j in pairs:
        x, y = norms[j], norms[j + 1]
        whole = x + y
        if not light.isdisjoint((x, y)) or not bare.isdisjoint((x, y)):
            continue
        if len(whole) < SHORTEST + 1 or items[j + 1].text[:1].isupper():
            continue
        if b.tokens.text[items[j].end : items[j + 1].start] != " " or not whole.isalpha():
            continue
        if is_listed(whole, stem_of(whole, language), language) and _renders(case, whole):
            yield j, whole
