"""Soft matches between the words of two texts, and the one-to-one links that hold."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.synonyms import related
from aligner.engine.words import Link, link_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.tokens import Tokens

STEM = 0.95
SURFACE_FROM = 0.75
SURFACE_AT_MOST = 0.9
SHORTEST = 4
"""Words below this length are not compared letter by letter."""


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """Links between `a` and `b`; `of_a[i]` and `of_b[j]` are the link of a word, or None.

    `pairs` are all pairs of words with some similarity, linked or not.
    """

    a: "Tokens"
    b: "Tokens"
    links: tuple[Link, ...]
    of_a: tuple[Link | None, ...]
    of_b: tuple[Link | None, ...]
    pairs: dict[tuple[int, int], float]


def match(a: "Tokens", b: "Tokens") -> Matching:
    """The links between two texts; `match(b, a)` finds the same ones."""
    flip = (b.language, b.text) < (a.language, a.text)
    links, pairs = _links(b, a) if flip else _links(a, b)
    if flip:
        links = tuple(sorted((Link(x.b, x.a, x.similarity, x.moved) for x in links), key=lambda x: x.a))
        pairs = {(i, j): s for (j, i), s in pairs.items()}
    of_a: list[Link | None] = [None] * len(a)
    of_b: list[Link | None] = [None] * len(b)
    for link in links:
        of_a[link.a] = link
        of_b[link.b] = link
    return Matching(a, b, links, tuple(of_a), tuple(of_b), pairs)


def _links(a: "Tokens", b: "Tokens") -> tuple[tuple[Link, ...], dict[tuple[int, int], float]]:
    weights_a, weights_b = a.weights, b.weights
    pairs = candidates(a, b)
    links = link_words(((i, j, s) for (i, j), s in pairs.items()), weights_a, weights_b)
    left_a = set(range(len(a))) - {x.a for x in links}
    left_b = set(range(len(b))) - {x.b for x in links}
    more = dict(alike(a, b, left_a, left_b)) if left_a and left_b else {}
    if more:
        kept = {(x.a, x.b): x.similarity for x in links} | more
        links = link_words(((i, j, s) for (i, j), s in kept.items()), weights_a, weights_b)
        pairs = more | pairs
    return links, pairs


def candidates(a: "Tokens", b: "Tokens") -> dict[tuple[int, int], float]:
    """Pairs of words that are the same, have the same stem, or are related (synonyms, vectors)."""
    by_norm: dict[str, list[int]] = defaultdict(list)
    by_stem: dict[str, list[int]] = defaultdict(list)
    for j, t in enumerate(b.items):
        by_norm[t.lexeme.norm].append(j)
        by_stem[t.lexeme.stem].append(j)
    result: dict[tuple[int, int], float] = {}
    for i, t in enumerate(a.items):
        for j in by_stem.get(t.lexeme.stem, ()):
            result[i, j] = STEM
        for j in by_norm.get(t.lexeme.norm, ()):
            result[i, j] = 1.0
    for i, j, s in related(a, b):
        if s > result.get((i, j), 0.0):
            result[i, j] = s
    return result


def alike(
    a: "Tokens", b: "Tokens", left_a: "Iterable[int]", left_b: "Iterable[int]"
) -> "Iterable[tuple[tuple[int, int], float]]":
    """Pairs of words left over that are spelled alike: mean of Jaro-Winkler and indel similarity."""
    from rapidfuzz.distance import Indel, JaroWinkler

    rows = [i for i in sorted(left_a) if len(a.items[i].norm) >= SHORTEST and a.items[i].lexeme.is_word]
    cols = [j for j in sorted(left_b) if len(b.items[j].norm) >= SHORTEST and b.items[j].lexeme.is_word]
    for i in rows:
        x = a.items[i].norm
        for j in cols:
            y = b.items[j].norm
            if x[0] != y[0] and x[-1] != y[-1]:
                continue
            if abs(len(x) - len(y)) > max(len(x), len(y)) // 3:
                continue
            s = (JaroWinkler.similarity(x, y) + Indel.normalized_similarity(x, y)) / 2
            if s > SURFACE_FROM:
                yield (i, j), SURFACE_AT_MOST * s
