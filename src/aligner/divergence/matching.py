"""Soft matches between the words of two texts, and the one-to-one links that hold."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligner.divergence.lexicon.kin import kins
from aligner.divergence.lexicon.synonyms import related
from aligner.engine.words import Link, Pairs, apart, choose, links_of, make_link

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from aligner.divergence.tokens import Tokens
    from aligner.engine.words import Floats, Indices

STEM = 0.95
SURFACE_FROM = 0.75
SURFACE_AT_MOST = 0.9
SHORTEST = 4
"""Words below this length are not compared letter by letter."""
CROWD = 4
"""Of a word that stands in more places, the nearest ones are tried first, the others if words are left."""


@dataclass(frozen=True, eq=False)
class Matching:
    """Links between `a` and `b`, in the order of A."""

    a: "Tokens"
    b: "Tokens"
    links: tuple[Link, ...]
    some: Pairs
    """All pairs of words with some similarity, linked or not, in no order."""
    best_a: tuple[float, ...]
    """For each word of A, its highest similarity to any word of B."""
    best_b: tuple[float, ...]

    @cached_property
    def of_a(self) -> tuple[Link | None, ...]:
        """The link of each word of A, or None."""
        linked: list[Link | None] = [None] * len(self.a)
        for link in self.links:
            linked[link[0]] = link
        return tuple(linked)

    @cached_property
    def of_b(self) -> tuple[Link | None, ...]:
        """The link of each word of B, or None."""
        linked: list[Link | None] = [None] * len(self.b)
        for link in self.links:
            linked[link[1]] = link
        return tuple(linked)

    @cached_property
    def alone_a(self) -> list[int]:
        """The words of A that have no link."""
        return [i for i, link in enumerate(self.of_a) if link is None]

    @cached_property
    def alone_b(self) -> list[int]:
        """The words of B that have no link."""
        return [j for j, link in enumerate(self.of_b) if link is None]

    @cached_property
    def pairs(self) -> dict[tuple[int, int], float]:
        """All pairs of words (of A, of B) with some similarity, linked or not."""
        a, b, similarity = (column.tolist() for column in self.some)
        return dict(zip(zip(a, b, strict=True), similarity, strict=True))

    def flipped(self) -> "Matching":
        """The same matching seen from B."""
        links = tuple(map(make_link, sorted([(b, a, s, moved) for a, b, s, moved in self.links])))
        some = Pairs(self.some.b, self.some.a, self.some.similarity)
        return Matching(self.b, self.a, links, some, self.best_b, self.best_a)


def match(a: "Tokens", b: "Tokens") -> Matching:
    """The links between two texts; `match(b, a)` finds the same ones."""
    if (b.language, b.text) < (a.language, a.text):
        return _match(b, a).flipped()
    return _match(a, b)


def _match(a: "Tokens", b: "Tokens") -> Matching:
    some = candidates(a, b)
    chosen = choose(some, a.weights, b.weights)
    links = [column[chosen].tolist() for column in some]
    left_a, left_b = (set(range(len(x))).difference(y) for x, y in zip((a, b), links[:2], strict=True))
    more = {**alike(a, b, left_a, left_b), **_again(a, b, left_a, left_b)} if left_a and left_b else {}
    if more:
        links = list(zip(*sorted([*zip(*links, strict=True), *apart(more)]), strict=True))
        some = _and(some, more)
    best = _best(some.a, some.similarity, len(a)), _best(some.b, some.similarity, len(b))
    return Matching(a, b, links_of(*links) if links else (), some, *best)


def _and(some: Pairs, more: "Mapping[tuple[int, int], float]") -> Pairs:
    """The pairs with those of the others behind that are not among them."""
    new = [(a, b, s) for (a, b), s in more.items() if not ((some.a == a) & (some.b == b)).any()]
    if not new:
        return some
    a, b, similarity = zip(*new, strict=True)
    return Pairs(
        np.concatenate((some.a, np.array(a, np.int64))),
        np.concatenate((some.b, np.array(b, np.int64))),
        np.concatenate((some.similarity, np.array(similarity))),
    )


def _best(words: "Indices", similarity: "Floats", count: int) -> tuple[float, ...]:
    """The highest similarity of each of `count` words."""
    best = np.zeros(count)
    np.maximum.at(best, words, similarity)
    return tuple(best.tolist())


def candidates(a: "Tokens", b: "Tokens") -> Pairs:
    """Pairs of words that are the same, have the same stem, or are related (thesaurus, vectors), in order."""
    here, there = _places(a), _places(b)
    scale, size = len(b) / max(1, len(a)), max(1, len(b))
    same: list[int] = []
    for stem, rows in here.items():
        if stem in there:
            same += _across(rows, there[stem], scale, size)
    kin: list[int] = []
    values: list[float] = []
    known, said = kins(a.language, b.language), frozenset(there)
    for stem in here:
        stems, likes = known[stem]
        if not said.isdisjoint(stems):
            for other in said & stems:
                found = _across(here[stem], there[other], scale, size)
                kin += found
                values += [likes[other]] * len(found)
    x, y = a.norms, b.norms
    equal = [1.0 if x[code // size] == y[code % size] else STEM for code in same]
    near = related(a, b)
    codes = np.concatenate((np.array(same + kin, np.int64), near.a * size + near.b))
    return _merged(codes, np.concatenate((np.array(equal + values), near.similarity)), size)


def _places(tokens: "Tokens") -> dict[str, list[int]]:
    """Where the words of each stem stand, rising."""
    places: dict[str, list[int]] = {}
    for i, stem in enumerate([x.stem for x in tokens.lexemes]):
        if stem in places:
            places[stem].append(i)
        else:
            places[stem] = [i]
    return places


def _across(rows: "Sequence[int]", places: "Sequence[int]", scale: float, size: int) -> list[int]:
    """Each of the rows with each place, or with the nearest where there are many; coded as one number.

    Of two places as near to where a row should stand (`scale` times as far) the earlier one is nearer.
    """
    if len(places) == 1:
        j = places[0]
        return [rows[0] * size + j] if len(rows) == 1 else [i * size + j for i in rows]
    if len(places) <= CROWD:
        return [i * size + j for i in rows for j in places]
    middles = [x + y for x, y in zip(places, places[CROWD:], strict=False)]
    nearest = [bisect_left(middles, 2 * i * scale) for i in rows]
    return [i * size + j for i, k in zip(rows, nearest, strict=True) for j in places[k : k + CROWD]]


def _merged(codes: "Indices", similarity: "Floats", size: int) -> Pairs:
    """The pairs in order, each once, with its highest similarity; `size` words of B were coded."""
    order = np.argsort(codes, kind="stable")
    codes = codes[order]
    is_new = np.ones(len(codes), np.bool_)
    np.not_equal(codes[1:], codes[:-1], out=is_new[1:])
    starts = np.flatnonzero(is_new)
    if not len(starts):
        return Pairs(codes, codes, similarity)
    a, b = np.divmod(codes[starts], size)
    return Pairs(a, b, np.maximum.reduceat(similarity[order], starts))


def _again(
    a: "Tokens", b: "Tokens", left_a: "Collection[int]", left_b: "Collection[int]"
) -> dict[tuple[int, int], float]:
    """The same words left over on both sides, in order."""
    norms_a, norms_b = a.norms, b.norms
    if set(map(norms_a.__getitem__, left_a)).isdisjoint(map(norms_b.__getitem__, left_b)):
        return {}
    places: dict[str, list[int]] = defaultdict(list)
    for j in sorted(left_b, reverse=True):
        places[norms_b[j]].append(j)
    return {(i, here.pop()): 1.0 for i in sorted(left_a) if (here := places.get(norms_a[i]))}


def alike(
    a: "Tokens", b: "Tokens", left_a: "Iterable[int]", left_b: "Iterable[int]"
) -> dict[tuple[int, int], float]:
    """Pairs of words left over that are spelled alike: mean of Jaro-Winkler and indel similarity."""
    from rapidfuzz.distance import Indel, JaroWinkler

    firsts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    lasts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for column in _spelled(b, left_b):
        word = column[1]
        firsts[word[0]].append(column)
        lasts[word[-1]].append(column)
    pairs: dict[tuple[int, int], float] = {}
    for i, x in _spelled(a, left_a):
        length = len(x)
        for j, y in dict.fromkeys((*firsts.get(x[0], ()), *lasts.get(x[-1], ()))):
            if abs(length - len(y)) <= max(length, len(y)) // 3:
                s = (JaroWinkler.similarity(x, y) + Indel.normalized_similarity(x, y)) / 2
                if s > SURFACE_FROM:
                    pairs[i, j] = SURFACE_AT_MOST * s
    return pairs


def _spelled(tokens: "Tokens", left: "Iterable[int]") -> list[tuple[int, str]]:
    """The words among those left over, not numbers, that are long enough to be compared by letters."""
    norms, lexemes = tokens.norms, tokens.lexemes
    return [(i, norms[i]) for i in sorted(left) if len(norms[i]) >= SHORTEST and lexemes[i].is_word]
