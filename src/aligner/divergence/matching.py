"""Soft matches between the words of two texts, and the one-to-one links that hold."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from aligner.divergence.lexicon.kin import kin_of
from aligner.divergence.lexicon.synonyms import related
from aligner.engine.words import Link, Pairs, choose, links_of, make_link, with_more

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.tokens import Tokens
    from aligner.engine.words import Floats, Indices

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
    some: Pairs
    """The same pairs as `found`, as arrays."""
    turned: bool = False

    @cached_property
    def pairs(self) -> dict[tuple[int, int], float]:
        """All pairs of words (of A, of B) with some similarity, linked or not."""
        if not self.turned:
            return self.found
        pairs = zip(self.some.a.tolist(), self.some.b.tolist(), strict=True)
        return dict(zip(pairs, self.some.similarity.tolist(), strict=True))

    def flipped(self) -> "Matching":
        """The same matching seen from B."""
        links = [make_link((b, a, similarity, moved)) for a, b, similarity, moved in self.links]
        of_a: list[Link | None] = [None] * len(self.b)
        of_b: list[Link | None] = [None] * len(self.a)
        for link in links:
            of_a[link[0]] = of_b[link[1]] = link
        links.sort()
        best = self.best_b, self.best_a
        some = Pairs(self.some.b, self.some.a, self.some.similarity)
        sides = tuple(links), tuple(of_a), tuple(of_b)
        return Matching(self.b, self.a, *sides, self.found, *best, some, not self.turned)


def match(a: "Tokens", b: "Tokens") -> Matching:
    """The links between two texts; `match(b, a)` finds the same ones."""
    if (b.language, b.text) < (a.language, a.text):
        return _match(b, a).flipped()
    return _match(a, b)


def _match(a: "Tokens", b: "Tokens") -> Matching:
    some = candidates(a, b)
    chosen = choose(some, a.weights, b.weights)
    found = dict(
        zip(zip(some.a.tolist(), some.b.tolist(), strict=True), some.similarity.tolist(), strict=True)
    )
    similar = {pair: found[pair] for pair in chosen.items()}
    left_a, left_b = set(range(len(a))) - chosen.keys(), set(range(len(b))).difference(chosen.values())
    more = dict(alike(a, b, left_a, left_b)) | dict(_again(a, b, left_a, left_b)) if left_a and left_b else {}
    if more:
        similar = with_more(similar, more)
        some = _and(some, {pair: s for pair, s in more.items() if pair not in found})
        found = more | found
    links = links_of(similar)
    of_a: list[Link | None] = [None] * len(a)
    of_b: list[Link | None] = [None] * len(b)
    for link in links:
        of_a[link.a] = link
        of_b[link.b] = link
    best = (tuple(_best(some.a, some.similarity, len(a))), tuple(_best(some.b, some.similarity, len(b))))
    return Matching(a, b, links, tuple(of_a), tuple(of_b), found, *best, some)


def _and(some: Pairs, more: dict[tuple[int, int], float]) -> Pairs:
    """The pairs with more of them behind."""
    a, b = (np.array([pair[side] for pair in more], np.int64) for side in (0, 1))
    similarity = np.concatenate((some.similarity, list(more.values())))
    return Pairs(np.concatenate((some.a, a)), np.concatenate((some.b, b)), similarity)


def _best(words: "Indices", similarity: "Floats", count: int) -> list[float]:
    """The highest similarity of each of `count` words."""
    best = np.zeros(count)
    np.maximum.at(best, words, similarity)
    return best.tolist()


def candidates(a: "Tokens", b: "Tokens") -> Pairs:
    """Pairs of words that are the same, have the same stem, or are related (thesaurus, vectors)."""
    here, there = _places(a), _places(b)
    scale, size = len(b) / max(1, len(a)), max(1, len(b))
    same: list[int] = []
    kin: list[int] = []
    alike: list[float] = []
    for stem, rows in here.items():
        if stem in there:
            same += _across(rows, there[stem], scale, size)
        known = kin_of(stem, a.language, b.language)
        for other in [x for x in known if x in there]:
            found = _across(rows, there[other], scale, size)
            kin += found
            alike += [known[other]] * len(found)
    x, y = a.norms, b.norms
    equal = [1.0 if x[code // size] == y[code % size] else STEM for code in same]
    near = related(a, b)
    codes = np.concatenate((np.array(same + kin, np.int64), near.a * size + near.b))
    return _merged(codes, np.concatenate((equal, alike, near.similarity)), size)


def _places(tokens: "Tokens") -> dict[str, list[int]]:
    """Where the words of each stem stand."""
    places: dict[str, list[int]] = defaultdict(list)
    for t in tokens.items:
        places[t.lexeme.stem].append(t.index)
    return places


def _across(rows: list[int], places: list[int], scale: float, size: int) -> list[int]:
    """Each of the rows with each place, or with the nearest where there are many; coded as one number."""
    if len(places) <= CROWD:
        return [i * size + j for i in rows for j in places]
    return [i * size + j for i in rows for j in _nearest(places, i * scale)]


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


def _nearest(places: list[int], to: float) -> list[int]:
    """The `CROWD` places (rising) nearest to a place; of two as near the earlier one."""
    k = bisect_left(places, to)
    first, end = max(0, k - CROWD), min(len(places), k + CROWD)
    while end - first > CROWD:
        if to - places[first] > places[end - 1] - to:
            first += 1
        else:
            end -= 1
    return places[first:end]


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

    rows, columns = _spelled(a, left_a), _spelled(b, left_b)
    by_end: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for column in columns:
        word = column[1]
        by_end[0, word[0]].append(column)
        by_end[1, word[-1]].append(column)
    for i, x in rows:
        length, first = len(x), x[0]
        last = [column for column in by_end.get((1, x[-1]), ()) if column[1][0] != first]
        for j, y in (*by_end.get((0, first), ()), *last):
            if abs(length - len(y)) > max(length, len(y)) // 3:
                continue
            s = (JaroWinkler.similarity(x, y) + Indel.normalized_similarity(x, y)) / 2
            if s > SURFACE_FROM:
                yield (i, j), SURFACE_AT_MOST * s


def _spelled(tokens: "Tokens", left: "Iterable[int]") -> list[tuple[int, str]]:
    """The words among those left over, not numbers, that are long enough to be compared by letters."""
    items = tokens.items
    words = [items[i] for i in sorted(left)]
    return [(t.index, t.norm) for t in words if len(t.norm) >= SHORTEST and t.lexeme.is_word]
