"""Word alignment inside a bead: pairs of words with a similarity in, one-to-one links out.

What counts as similar is the caller's business (stems, synonyms, a table of translations); this room decides
which of the candidates hold together: runs of words that agree, then single words near what is already
linked, then the rest. Links outside the longest run that is monotone in both texts have moved.
"""

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOVED = 0.98
LONG = 4
BONUSES = (0.0, 0.0, 0.12, 0.24, 0.36)
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


def link_words(
    pairs: "Mapping[tuple[int, int], float]", weights_a: "Sequence[float]", weights_b: "Sequence[float]"
) -> tuple[Link, ...]:
    """One-to-one links from `pairs` ((word of A, word of B) -> similarity in (0, 1]), chosen by `choose`."""
    chosen = choose(pairs, weights_a, weights_b)
    return links_of({pair: pairs[pair] for pair in chosen.items()})


def choose(
    pairs: "Mapping[tuple[int, int], float]", weights_a: "Sequence[float]", weights_b: "Sequence[float]"
) -> dict[int, int]:
    """Words of A with the word of B that each is linked to, chosen greedily.

    Heavy words first, by similarity, by the length of the run of pairs that they stand in, and by
    nearness to the words already linked; light words then go where their neighbours went. Ties: the
    pair nearest the beginning. `O(c log c)` for `c` pairs.
    """
    if not pairs:
        return {}
    bonuses = run_bonuses(pairs)
    n, m = max(1, len(weights_a)), max(1, len(weights_b))
    limit = LIGHT * max(max(weights_a, default=0.0), max(weights_b, default=0.0))
    heavy: list[tuple[float, int, int]] = []
    light: list[tuple[float, int, int]] = []
    for pair, s in pairs.items():
        a, b = pair
        score = s + bonuses[pair] if pair in bonuses else s
        if weights_a[a] >= limit and weights_b[b] >= limit:
            heavy.append((0.1 * abs(a / n - b / m) - score, a, b))
        else:
            light.append((score, a, b))
    heavy.sort()
    to_b: dict[int, int] = {}
    taken: set[int] = set()
    for _, a, b in heavy:
        if a not in to_b and b not in taken:
            to_b[a] = b
            taken.add(b)
    _place_light(light, to_b, taken)
    return to_b


def links_of(similar: "Mapping[tuple[int, int], float]") -> tuple[Link, ...]:
    """Links in the order of A, of words linked one to one."""
    rows = sorted(similar.items())
    moved = _moved([pair for pair, _ in rows])
    return tuple([Link(a, b, s, a in moved) for (a, b), s in rows])


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


def _place_light(light: "Sequence[tuple[float, int, int]]", to_b: dict[int, int], taken: set[int]) -> None:
    """Link light words: beside a linked neighbour first, in runs next, the others where they may."""
    anchors = sorted(to_b.items())
    around: dict[int, list[tuple[int, int]]] = {}
    scored = []
    for score, a, b in light:
        if a not in around:
            k = bisect_left(anchors, (a,))
            around[a] = [(y - x, abs(a - x) // 3) for x, y in anchors[max(0, k - 1) : k + 1]]
        distance = AFAR
        for shift, apart in around[a]:
            off = abs(b - a - shift) + apart
            if off < distance:
                distance = off
        scored.append((-score - NEAR_BONUS / (1 + distance), a, b))
    scored.sort()
    for _, a, b in scored:
        if a not in to_b and b not in taken:
            to_b[a] = b
            taken.add(b)


def run_bonuses(pairs: "Mapping[tuple[int, int], float]") -> dict[tuple[int, int], float]:
    """What each pair that stands in a diagonal run of pairs gains by it."""
    result: dict[tuple[int, int], float] = {}
    for a, b in pairs:
        if (a + 1, b + 1) not in pairs or (a - 1, b - 1) in pairs:
            continue
        run = [(a, b), (a + 1, b + 1)]
        while (after := (a + len(run), b + len(run))) in pairs:
            run.append(after)
        bonus = BONUSES[min(len(run), LONG)]
        for pair in run:
            result[pair] = bonus
    return result


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
