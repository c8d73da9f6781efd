"""Soft matches between the words of two texts, and the one-to-one links that hold."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from operator import add
from typing import TYPE_CHECKING
from weakref import ref

import numpy as np
from rapidfuzz.distance import Indel, JaroWinkler

from aligner.divergence.lexicon.kin import ASKED, STEM, kins
from aligner.divergence.lexicon.synonyms import related
from aligner.engine.words import Link, Pairs, apart, choose, links_of, make_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from weakref import ReferenceType

    from aligner.divergence.tokens import Tokens
    from aligner.engine.words import Floats, Indices

SURFACE_FROM = 0.75
SURFACE_AT_MOST = 0.9
LEAST_INDEL = 2 * SURFACE_FROM - 1
"""With less of the one similarity, the highest of the other does not suffice."""
SHORTEST = 4
"""Words below this length are not compared letter by letter."""
CROWD = 4
"""Of a word that stands in more places, the nearest ones are tried first, the others if words are left."""
SIEVE = 4096
"""Stems that share so many last digits with none of B need not be looked for."""


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
    alone_a: list[int]
    """The words of A that have no link."""
    alone_b: list[int]
    """The words of B that have no link."""
    source: "ReferenceType[Matching] | None" = None
    """Of one turned round, that which it was made of, if it is still there: neither keeps both alive."""

    @cached_property
    def of_a(self) -> list[Link | None]:
        """The link of each word of A, or None."""
        linked: list[Link | None] = [None] * len(self.best_a)
        for link in self.links:
            linked[link[0]] = link
        return linked

    @cached_property
    def of_b(self) -> list[Link | None]:
        """The link of each word of B, or None."""
        linked: list[Link | None] = [None] * len(self.best_b)
        for link in self.links:
            linked[link[1]] = link
        return linked

    @cached_property
    def pairs(self) -> dict[tuple[int, int], float]:
        """All pairs of words (of A, of B) with some similarity, linked or not."""
        a, b, similarity = (column.tolist() for column in self.some)
        return dict(zip(zip(a, b, strict=True), similarity, strict=True))

    def flipped(self) -> "Matching":
        """The same matching seen from B."""
        return (self.source and self.source()) or self._back

    @cached_property
    def _back(self) -> "Matching":
        back = _turned(self)
        back.__dict__["source"] = ref(self)
        return back


def _turned(m: Matching) -> Matching:
    """A matching seen from B, which does not know that it is one."""
    of_a: list[Link | None] = [None] * len(m.best_b)
    for a, b, s, moved in m.links:
        of_a[b] = make_link((b, a, s, moved))
    links, some = tuple(filter(None, of_a)), Pairs(m.some.b, m.some.a, m.some.similarity)
    turned = Matching(m.b, m.a, links, some, m.best_b, m.best_a, m.alone_b, m.alone_a)
    turned.__dict__["of_a"] = of_a
    return turned


def match(a: "Tokens", b: "Tokens") -> Matching:
    """The links between two texts; `match(b, a)` finds the same ones."""
    if (b.language, b.text) < (a.language, a.text):
        back = _match(b, a)
        m = _turned(back)
        m.__dict__["_back"] = back
        back.__dict__["source"] = ref(m)
        return m
    return _match(a, b)


def _match(a: "Tokens", b: "Tokens") -> Matching:
    some = candidates(a, b)
    chosen = choose(some, a.table["weight"], b.table["weight"])
    of_a, of_b, alikeness = [column.take(chosen).tolist() for column in some]
    left_a, left_b = _left(range(len(a)), of_a), _left(range(len(b)), of_b)
    more = {**alike(a, b, left_a, left_b), **_again(a, b, left_a, left_b)} if left_a and left_b else {}
    if more:
        links = dict(zip(of_a, zip(of_b, alikeness, strict=True), strict=True))
        new = apart(more)
        links.update([(i, (j, s)) for i, j, s in new])
        of_a = sorted(links)
        of_b, alikeness = zip(*map(links.__getitem__, of_a), strict=True)
        left_a, left_b = _left(left_a, [i for i, _, _ in new]), _left(left_b, [j for _, j, _ in new])
        some = _and(some, more)
    best = _best(some.a, some.similarity, len(a)), _best(some.b, some.similarity, len(b))
    return Matching(a, b, links_of(of_a, of_b, alikeness), some, *best, left_a, left_b)


def _left(words: "Iterable[int]", linked: "Iterable[int]") -> list[int]:
    """The words that are not among the linked ones, in order."""
    taken = set(linked)
    return [i for i in words if i not in taken]


def _and(some: Pairs, more: "Mapping[tuple[int, int], float]") -> Pairs:
    """The pairs with those of words left over behind: none is among the first, all of which were tried."""
    places = np.array([*more], np.int64)
    return Pairs(
        np.concatenate((some.a, places[:, 0])),
        np.concatenate((some.b, places[:, 1])),
        np.concatenate((some.similarity, [*more.values()])),
    )


def _best(words: "Indices", similarity: "Floats", count: int) -> tuple[float, ...]:
    """The highest similarity of each of `count` words."""
    best = np.zeros(count)
    np.maximum.at(best, words, similarity)
    return tuple(best.tolist())


def candidates(a: "Tokens", b: "Tokens") -> Pairs:
    """Pairs of words that are the same, have the same stem, or are related (thesaurus, vectors), in order."""
    if not len(a) or not len(b):
        none = np.zeros(0, np.int64)
        return Pairs(none, none, np.zeros(0))
    size, near = len(b), related(a, b)
    rows, columns, likes = _listed(a, b)
    is_same = (likes == STEM) & (a.table["norm"].take(rows) == b.table["norm"].take(columns))
    codes = np.concatenate((rows * size + columns, near.a * size + near.b))
    return _merged(codes, np.concatenate((np.where(is_same, 1.0, likes), near.similarity)), size)


def _listed(a: "Tokens", b: "Tokens") -> Pairs:
    """Pairs of words of the same stem or related by the thesaurus, in no order, some more than once."""
    known = kins(a.language, b.language)
    asked = np.frombuffer(b"".join([known[x.stem].asked for x in a.lexemes]), ASKED)
    stems, likes = asked["stem"], asked["likeness"]
    there = b.table["stem"]
    order = there.argsort(kind="stable")
    there = there[order]
    may_be = np.zeros(SIEVE, np.bool_)
    may_be[there & SIEVE - 1] = True
    hits = may_be.take(stems & SIEVE - 1).nonzero()[0]
    stems, rows = stems[hits], (likes == STEM).cumsum().take(hits) - 1
    first = there.searchsorted(stems)
    counts = there.searchsorted(stems, side="right") - first
    _crowded(rows, first, counts, order, len(b) / len(a))
    ends = counts.cumsum()
    at = np.arange(ends[-1] if len(ends) else 0) + (first - ends + counts).repeat(counts)
    return Pairs(rows.repeat(counts), order.take(at), likes[hits].repeat(counts))


def _crowded(rows: "Indices", first: "Indices", counts: "Indices", order: "Indices", scale: float) -> None:
    """Leave a row of A, of more than `CROWD` places (`order`, from `first` on), the nearest ones.

    Of two places as near to where a row should stand (`scale` times as far) the earlier one is nearer.
    """
    crowded = (counts > CROWD).nonzero()[0]
    if not len(crowded):
        return
    places = order.tolist()
    middles: dict[int, list[int]] = {}
    found: list[int] = []
    for row, k, count in zip(*(x[crowded].tolist() for x in (rows, first, counts)), strict=True):
        if k not in middles:
            middles[k] = list(map(add, places[k : k + count - CROWD], places[k + CROWD : k + count]))
        found.append(k + bisect_left(middles[k], 2 * row * scale))
    first[crowded] = found
    counts[crowded] = CROWD


def _merged(codes: "Indices", similarity: "Floats", size: int) -> Pairs:
    """The pairs in order, each once, with its highest similarity; `size` words of B were coded."""
    order = codes.argsort(kind="stable")
    codes = codes.take(order)
    is_new = np.ones(len(codes), np.bool_)
    np.not_equal(codes[1:], codes[:-1], out=is_new[1:])
    starts = is_new.nonzero()[0]
    if not len(starts):
        return Pairs(codes, codes, similarity)
    a, b = np.divmod(codes.take(starts), size)
    return Pairs(a, b, np.maximum.reduceat(similarity.take(order), starts))


def _again(
    a: "Tokens", b: "Tokens", left_a: "Sequence[int]", left_b: "Sequence[int]"
) -> dict[tuple[int, int], float]:
    """The same words left over on both sides, in order."""
    norms_a, norms_b = a.norms, b.norms
    if set(map(norms_a.__getitem__, left_a)).isdisjoint(map(norms_b.__getitem__, left_b)):
        return {}
    places: dict[str, list[int]] = defaultdict(list)
    for j in reversed(left_b):
        places[norms_b[j]].append(j)
    return {(i, here.pop()): 1.0 for i in left_a if (here := places.get(norms_a[i]))}


def alike(
    a: "Tokens", b: "Tokens", left_a: "Sequence[int]", left_b: "Sequence[int]"
) -> dict[tuple[int, int], float]:
    """Pairs of words left over that are spelled alike: mean of Jaro-Winkler and indel similarity."""
    firsts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    lasts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for column in _spelled(b, left_b):
        word = column[1]
        firsts[word[0]].append(column)
        lasts[word[-1]].append(column)
    pairs: dict[tuple[int, int], float] = {}
    for i, x in _spelled(a, left_a):
        least, most = len(x) - len(x) // 3, len(x) + len(x) // 2
        for j, y in (*firsts.get(x[0], ()), *lasts.get(x[-1], ())):
            if least <= len(y) <= most and (i, j) not in pairs:
                indel = Indel.normalized_similarity(x, y)
                if indel > LEAST_INDEL and (s := (JaroWinkler.similarity(x, y) + indel) / 2) > SURFACE_FROM:
                    pairs[i, j] = SURFACE_AT_MOST * s
    return pairs


def _spelled(tokens: "Tokens", left: "Sequence[int]") -> list[tuple[int, str]]:
    """The words among those left over, not numbers, that are long enough to be compared by letters."""
    norms, lexemes = tokens.norms, tokens.lexemes
    return [(i, norms[i]) for i in left if len(norms[i]) >= SHORTEST and lexemes[i].is_word]
