"""Soft matches between the words of two texts, and the one-to-one links that hold."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.synonyms import related
from aligner.engine.words import Link, choose, links_of, with_more

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.tokens import Tokens

STEM = 0.95
SURFACE_FROM = 0.75
SURFACE_AT_MOST = 0.9
SHORTEST = 4
CROWD = 4
"""Of a word that stands in more places, the nearest ones are tried first, the others if words are left."""
"""Words below this length are not compared letter by letter."""


@dataclass(frozen=True, eq=False)
class Matching:
    """Links between `a` and `b`; `of_a[i]` and `of_b[j]` are the link of a word, or None.

    `found` are all pairs of words with some similarity, linked or not; where `turned`, those of B and A.
    """

    a: "Tokens"
    b: "Tokens"
    links: tuple[Link, ...]
    of_a: tuple[Link | None, ...]
    of_b: tuple[Link | None, ...]
    found: dict[tuple[int, int], float]
    best_a: tuple[float, ...]
    """For each word of A, its highest similarity to any word of B."""
    best_b: tuple[float, ...]
    turned: bool = False

    @cached_property
    def pairs(self) -> dict[tuple[int, int], float]:
        """All pairs of words (of A, of B) with some similarity, linked or not."""
        return {(j, i): s for (i, j), s in self.found.items()} if self.turned else self.found

    def flipped(self) -> "Matching":
        """The same matching seen from B."""
        turn = {x.a: Link(x.b, x.a, x.similarity, x.moved) for x in self.links}
        of_a = tuple([turn[x.a] if x else None for x in self.of_b])
        of_b = tuple([turn[x.a] if x else None for x in self.of_a])
        links = tuple([x for x in of_a if x])
        best = self.best_b, self.best_a
        return Matching(self.b, self.a, links, of_a, of_b, self.found, *best, not self.turned)


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
    best_a, best_b = [0.0] * len(a), [0.0] * len(b)
    for (i, j), s in pairs.items():
        if s > best_a[i]:
            best_a[i] = s
        if s > best_b[j]:
            best_b[j] = s
    return Matching(a, b, links, tuple(of_a), tuple(of_b), pairs, tuple(best_a), tuple(best_b))


def _links(a: "Tokens", b: "Tokens") -> tuple[tuple[Link, ...], dict[tuple[int, int], float]]:
    pairs = candidates(a, b)
    chosen = choose(pairs, a.weights, b.weights)
    similar = {pair: pairs[pair] for pair in chosen.items()}
    left_a, left_b = set(range(len(a))) - chosen.keys(), set(range(len(b))).difference(chosen.values())
    more = dict(alike(a, b, left_a, left_b)) | dict(_again(a, b, left_a, left_b)) if left_a and left_b else {}
    if more:
        similar = with_more(similar, more)
        pairs = more | pairs
    return links_of(similar), pairs


def candidates(a: "Tokens", b: "Tokens") -> dict[tuple[int, int], float]:
    """Pairs of words that are the same, have the same stem, or are related (synonyms, vectors)."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    for j, t in enumerate(b.items):
        by_stem[t.lexeme.stem].append(j)
    result: dict[tuple[int, int], float] = {}
    scale = len(b) / max(1, len(a))
    for i, t in enumerate(a.items):
        places = by_stem.get(t.lexeme.stem)
        if places is None:
            continue
        if len(places) > CROWD:
            places = _nearest(places, i * scale)
        for j in places:
            result[i, j] = 1.0 if t.norm == b.norms[j] else STEM
    for i, j, s in related(a, b):
        if s > result.get((i, j), 0.0):
            result[i, j] = s
    return result


def _nearest(places: list[int], to: float) -> list[int]:
    """The `CROWD` places (rising) nearest to a place, the nearest first, the earlier of two as near."""
    k = bisect_left(places, to)
    return sorted(places[max(0, k - CROWD) : k + CROWD], key=lambda j: (abs(j - to), j))[:CROWD]


def _again(
    a: "Tokens", b: "Tokens", left_a: "Iterable[int]", left_b: "Iterable[int]"
) -> "Iterable[tuple[tuple[int, int], float]]":
    """The same words left over on both sides, in order."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in sorted(left_b, reverse=True):
        places[b.norms[j]].append(j)
    for i in sorted(left_a):
        if here := places.get(a.norms[i]):
            yield (i, here.pop()), 1.0


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
