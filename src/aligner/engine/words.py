"""Word alignment inside a bead: pairs of words with a similarity in, one-to-one links out.

What counts as similar is the caller's business (stems, synonyms, a table of translations); this room decides
which of the candidates hold together: runs of words that agree, then single words near what is already
linked, then the rest. Links outside the longest run that is monotone in both texts have moved.
"""

from bisect import bisect_left
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]

MOVED = 0.98
BONUSES = np.array((0.0, 0.0, 0.12, 0.24, 0.36))
"""What a run of so many pairs adds to each; a longer one adds the last."""
AFAR = 9
"""How far off the straight reading a word counts at the most."""
NOWHERE = 1 << 40
"""A place farther off than any word."""
BESIDE = np.array(((0,), (1,)))
FIRST, BEFORE, BEHIND = (np.array((x,), np.int64) for x in (0, -NOWHERE, NOWHERE))
NEAR_BONUS = 0.25
LIGHT = 0.35
"""A word below this part of the heaviest weight waits until the heavy words have been placed."""


class Link(NamedTuple):
    """Word `a` of A stands for word `b` of B; `moved` where it crosses the straight reading."""

    a: int
    b: int
    similarity: float
    moved: bool = False

    @property
    def share(self) -> float:
        """The part of the two words' weight that counts as the same; a moved word is not quite in place."""
        return self.similarity * MOVED if self.moved else self.similarity


make_link = partial(tuple.__new__, Link)
"""A link of its fields, at half the price of calling its class."""
is_moved = itemgetter(3)


class Pairs(NamedTuple):
    """Words of A and of B that may stand for each other, and how alike they are, as three arrays."""

    a: Indices
    b: Indices
    similarity: Floats


def link_words(
    pairs: "Mapping[tuple[int, int], float]", weights_a: "Sequence[float]", weights_b: "Sequence[float]"
) -> tuple[Link, ...]:
    """One-to-one links from `pairs` ((word of A, word of B) -> similarity in (0, 1]), chosen by `choose`."""
    rows = sorted(pairs.items())
    some = Pairs(
        np.array([a for (a, _), _ in rows], np.int64),
        np.array([b for (_, b), _ in rows], np.int64),
        np.array([s for _, s in rows]),
    )
    chosen = choose(some, np.array(weights_a), np.array(weights_b))
    return links_of(*(column[chosen].tolist() for column in some))


def choose(some: Pairs, weights_a: Floats, weights_b: Floats) -> Indices:
    """Which of some pairs (in the order of A, then of B) are linked, chosen greedily; rising.

    Heavy words first, by similarity, by the length of the run of pairs that they stand in, and by
    nearness to the words already linked; light words then go where their neighbours went. Ties: the
    pair nearest the beginning. `O(c log c)` for `c` pairs.
    """
    a, b, similarity = some
    if not len(a):
        return a
    limit = LIGHT * max(weights_a.max(), weights_b.max())
    is_heavy = (weights_a >= limit).take(a) & (weights_b >= limit).take(b)
    scores = similarity + run_bonuses(some)
    heavy = is_heavy.nonzero()[0]
    slant = np.abs(a.take(heavy) / len(weights_a) - b.take(heavy) / len(weights_b))
    links, taken = [-1] * len(weights_a), [False] * len(weights_b)
    _take(some, heavy, 0.1 * slant - scores.take(heavy), links, taken)
    light, sure = (~is_heavy).nonzero()[0], _linked(links)
    _take(some, light, -scores.take(light) - NEAR_BONUS / (1 + _distances(some, light, sure)), links, taken)
    return _linked(links)


def _take(some: Pairs, pairs: Indices, costs: Floats, links: list[int], taken: list[bool]) -> None:
    """Link words that are free yet, the cheapest of the `pairs` first.

    `links` holds the pair of each word of A, -1 where it is free, `taken` which words of B are not.
    """
    pairs = pairs.take(costs.argsort(kind="stable"))
    for k, i, j in zip(pairs.tolist(), some.a.take(pairs).tolist(), some.b.take(pairs).tolist(), strict=True):
        if links[i] < 0 and not taken[j]:
            links[i] = k
            taken[j] = True


def _linked(links: "Sequence[int]") -> Indices:
    """The pairs that words of A have, rising."""
    return np.array([k for k in links if k >= 0], np.int64)


def _distances(some: Pairs, pairs: Indices, chosen: Indices) -> Indices:
    """How far each of the pairs is from where the linked (`chosen`) words around its word of A went."""
    a, linked = some.a.take(pairs), some.a.take(chosen)
    x = np.concatenate((BEFORE, linked, BEHIND))
    slant = np.concatenate((FIRST, some.b.take(chosen) - linked, FIRST))
    beside = linked.searchsorted(a) + BESIDE
    before, after = np.abs(some.b.take(pairs) - a - slant.take(beside)) + np.abs(a - x.take(beside)) // 3
    nearest: Indices = np.minimum(np.minimum(before, after), AFAR)
    return nearest


def links_of(a: "Sequence[int]", b: "Sequence[int]", similarity: "Sequence[float]") -> tuple[Link, ...]:
    """Links of words of A (rising) with words of B, one to one."""
    return tuple(map(make_link, zip(a, b, similarity, map(_moved(b).__contains__, b), strict=True)))


def apart(pairs: "Mapping[tuple[int, int], float]") -> list[tuple[int, int, float]]:
    """Pairs that have no word in common, the most similar first."""
    found: list[tuple[int, int, float]] = []
    ends_a: set[int] = set()
    ends_b: set[int] = set()
    for (a, b), s in sorted(pairs.items(), key=lambda x: (-x[1], x[0])):
        if a not in ends_a and b not in ends_b:
            ends_a.add(a)
            ends_b.add(b)
            found.append((a, b, s))
    return found


def run_bonuses(some: Pairs) -> Floats:
    """What each pair gains by the diagonal run of pairs that it stands in, 0 outside runs. Shape (c,)."""
    along = (some.b - some.a) * (some.a[-1] + 2) + some.a
    order = along.argsort(kind="stable")
    along = along.take(order)
    is_new = np.ones(len(order) + 1, np.bool_)
    np.not_equal(along[1:] - along[:-1], 1, out=is_new[1:-1])
    starts = is_new.nonzero()[0]
    lengths = starts[1:] - starts[:-1]
    bonuses = np.empty(len(order))
    bonuses[order] = BONUSES.take(lengths, mode="clip").repeat(lengths)
    return bonuses


def _moved(places: "Sequence[int]") -> set[int]:
    """The places that lie outside the longest increasing chain (the earliest of several); none twice."""
    tails = [-1]
    before: dict[int, int] = {}
    last = -1
    for place in places:
        if place > last:
            before[place] = last
            tails.append(place)
            last = place
        else:
            k = bisect_left(tails, place)
            before[place] = tails[k - 1]
            tails[k] = place
            last = tails[-1]
    moved = set(places)
    place = tails[-1]
    while place >= 0:
        moved.remove(place)
        place = before[place]
    return moved


def blocks_moved(links: "Iterable[Link]") -> list[list[Link]]:
    """Moved links gathered into blocks of neighbours that moved together."""
    blocks: list[list[Link]] = []
    last_a = last_b = -NOWHERE
    for link in filter(is_moved, links):
        a, b, _, _ = link
        if not (a - last_a <= 2 and 0 < b - last_b <= 2):
            blocks.append([])
        blocks[-1].append(link)
        last_a, last_b = a, b
    return blocks
