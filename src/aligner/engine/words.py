"""Word alignment inside a bead: pairs of words with a similarity in, one-to-one links out.

What counts as similar is the caller's business (stems, synonyms, a table of translations); this room decides
which of the candidates hold together: runs of words that agree, then single words near what is already
linked, then the rest. Links outside the longest run that is monotone in both texts have moved.
"""

from bisect import bisect_left
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Indices = NDArray[np.int64]
Floats = NDArray[np.float64]

MOVED = 0.98
LONG = 4
BONUSES = np.array((0.0, 0.0, 0.12, 0.24, 0.36))
"""What a run of so many pairs adds to each; one of `LONG` or more adds the last."""
AFAR = 9
"""How far off the straight reading a word counts at the most."""
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
    chosen = choose(some, weights_a, weights_b)
    return links_of({pair: pairs[pair] for pair in chosen.items()})


def choose(some: Pairs, weights_a: "Sequence[float]", weights_b: "Sequence[float]") -> dict[int, int]:
    """Words of A with the word of B that each is linked to, chosen greedily.

    Heavy words first, by similarity, by the length of the run of pairs that they stand in, and by
    nearness to the words already linked; light words then go where their neighbours went. Ties: the
    pair nearest the beginning. `O(c log c)` for `c` pairs.
    """
    if not len(some.a):
        return {}
    of_a, of_b = np.array(weights_a), np.array(weights_b)
    limit = LIGHT * max(of_a.max(), of_b.max())
    scores = some.similarity + run_bonuses(some)
    is_heavy = np.minimum(of_a[some.a], of_b[some.b]) >= limit
    a, b = some.a[is_heavy], some.b[is_heavy]
    to_b: dict[int, int] = {}
    taken: set[int] = set()
    _take(a, b, 0.1 * np.abs(a / len(of_a) - b / len(of_b)) - scores[is_heavy], to_b, taken)
    is_light = ~is_heavy
    a, b = some.a[is_light], some.b[is_light]
    _take(a, b, -scores[is_light] - NEAR_BONUS / (1 + _distances(a, b, to_b)), to_b, taken)
    return to_b


def _take(a: Indices, b: Indices, costs: Floats, to_b: dict[int, int], taken: set[int]) -> None:
    """Link words of A and B that are free yet, the cheapest pairs first."""
    order = np.argsort(costs, kind="stable")
    for i, j in zip(a[order].tolist(), b[order].tolist(), strict=True):
        if i not in to_b and j not in taken:
            to_b[i] = j
            taken.add(j)


def _distances(a: Indices, b: Indices, to_b: "Mapping[int, int]") -> Indices:
    """How far each pair is from where the linked words before and after its word of A went."""
    if not to_b:
        return np.full(len(a), AFAR)
    linked = np.array(sorted(to_b.items()))
    k = np.searchsorted(linked[:, 0], a)
    last = len(linked) - 1
    near = []
    for at in (np.minimum(k, last), np.maximum(k - 1, 0)):
        x, y = linked[at, 0], linked[at, 1]
        near.append(np.abs(b - a - y + x) + np.abs(a - x) // 3)
    nearest: Indices = np.minimum(np.minimum(*near), AFAR)
    return nearest


def links_of(similar: "Mapping[tuple[int, int], float]") -> tuple[Link, ...]:
    """Links in the order of A, of words linked one to one."""
    rows = sorted(similar.items())
    moved = _moved([pair for pair, _ in rows])
    return tuple([make_link((a, b, s, a in moved)) for (a, b), s in rows])


def with_more(
    similar: "Mapping[tuple[int, int], float]", more: "Mapping[tuple[int, int], float]"
) -> dict[tuple[int, int], float]:
    """Linked words with pairs that they leave free, the most similar first."""
    result = dict(similar)
    ends_a, ends_b = {a for a, _ in similar}, {b for _, b in similar}
    for (a, b), s in sorted(more.items(), key=lambda x: (-x[1], x[0])):
        if a not in ends_a and b not in ends_b:
            ends_a.add(a)
            ends_b.add(b)
            result[a, b] = s
    return result


def run_bonuses(some: Pairs) -> Floats:
    """What each pair gains by the diagonal run of pairs that it stands in, 0 outside runs. Shape (c,)."""
    diagonal = some.b - some.a
    order = np.lexsort((some.a, diagonal))
    goes_on = (np.diff(diagonal[order]) == 0) & (np.diff(some.a[order]) == 1)
    run = np.concatenate(([0], np.cumsum(~goes_on)))
    bonuses = np.empty(len(order))
    bonuses[order] = BONUSES[np.minimum(np.bincount(run), LONG)][run]
    return bonuses


def _moved(links: "Sequence[tuple[int, int]]") -> set[int]:
    """Words of A whose link lies outside the longest increasing chain (the earliest of several)."""
    tails: list[int] = []
    at: list[int] = []
    back: dict[int, int] = {}
    for k, (_, b) in enumerate(links):
        place = len(tails) if not tails or b > tails[-1] else bisect_left(tails, b)
        if place == len(tails):
            tails.append(b)
            at.append(k)
        else:
            tails[place] = b
            at[place] = k
        back[k] = at[place - 1] if place else -1
    keep = set()
    k = at[-1] if at else -1
    while k >= 0:
        keep.add(links[k][0])
        k = back[k]
    return {a for a, _ in links} - keep


def blocks_moved(links: "Iterable[Link]") -> list[list[Link]]:
    """Moved links gathered into blocks of neighbours that moved together."""
    blocks: dict[int, list[Link]] = defaultdict(list)
    key = -1
    last: Link | None = None
    for link in links:
        if not link.moved:
            continue
        if last is None or not (0 < link.a - last.a <= 2 and 0 < link.b - last.b <= 2):
            key = link.a
        blocks[key].append(link)
        last = link
    return list(blocks.values())
