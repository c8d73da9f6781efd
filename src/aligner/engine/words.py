"""Word alignment inside a bead: candidate pairs with a similarity in, one-to-one links out.

What counts as similar is the caller's business (stems, synonyms, a table of translations); this room decides
which of the candidates hold together: runs of words that agree, then single words near what is already
linked, then the rest. Links outside the longest run that is monotone in both texts have moved.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOVED = 0.98
RUN_BONUS = 0.12
NEAR_BONUS = 0.25
LIGHT = 0.35
"""A word below this part of the heaviest weight waits until the heavy words have been placed."""


@dataclass(frozen=True, slots=True)
class Link:
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
    candidates: "Iterable[tuple[int, int, float]]", weights_a: "Sequence[float]", weights_b: "Sequence[float]"
) -> tuple[Link, ...]:
    """One-to-one links chosen greedily from `candidates` (word of A, word of B, similarity in (0, 1]).

    Heavy words first, by similarity, by the length of the run of candidates that they stand in, and by
    nearness to the words already linked; light words then go where their neighbours went. Ties: the
    pair nearest the beginning. `O(c log c)` for `c` candidates.
    """
    pairs = {(a, b): s for a, b, s in candidates}
    if not pairs:
        return ()
    runs = run_lengths(pairs)
    n, m = max(1, len(weights_a)), max(1, len(weights_b))
    limit = LIGHT * max(max(weights_a, default=0.0), max(weights_b, default=0.0))
    heavy: list[tuple[float, int, int]] = []
    light: list[tuple[int, int]] = []
    for (a, b), s in pairs.items():
        if min(weights_a[a], weights_b[b]) >= limit:
            score = s + RUN_BONUS * min(runs[a, b] - 1, 3) - 0.1 * abs(a / n - b / m)
            heavy.append((-score, a, b))
        else:
            light.append((a, b))
    heavy.sort()
    to_b: dict[int, int] = {}
    to_a: dict[int, int] = {}
    for _, a, b in heavy:
        if a not in to_b and b not in to_a:
            to_b[a] = b
            to_a[b] = a
    _place_light(light, pairs, runs, to_b, to_a)
    moved = _moved(sorted(to_b.items()))
    return tuple(Link(a, b, pairs[a, b], a in moved) for a, b in sorted(to_b.items()))


def add_links(links: "Iterable[Link]", more: "Mapping[tuple[int, int], float]") -> tuple[Link, ...]:
    """`links` with pairs of words that they leave free, the most similar first."""
    similar = {(x.a, x.b): x.similarity for x in links}
    ends_a, ends_b = {a for a, _ in similar}, {b for _, b in similar}
    for (a, b), s in sorted(more.items(), key=lambda x: (-x[1], x[0])):
        if a not in ends_a and b not in ends_b:
            ends_a.add(a)
            ends_b.add(b)
            similar[a, b] = s
    moved = _moved(sorted(similar))
    return tuple(Link(a, b, s, a in moved) for (a, b), s in sorted(similar.items()))


def _place_light(
    light: "Sequence[tuple[int, int]]",
    pairs: dict[tuple[int, int], float],
    runs: dict[tuple[int, int], int],
    to_b: dict[int, int],
    to_a: dict[int, int],
) -> None:
    """Link light words: beside a linked neighbour first, in runs next, the others where they may."""
    anchors = sorted(to_b)
    scored = []
    for a, b in light:
        distance = _off_course(a, b, anchors, to_b)
        score = pairs[a, b] + RUN_BONUS * min(runs[a, b] - 1, 3) + NEAR_BONUS / (1 + distance)
        scored.append((-score, a, b))
    scored.sort()
    for _, a, b in scored:
        if a not in to_b and b not in to_a:
            to_b[a] = b
            to_a[b] = a


def _off_course(a: int, b: int, anchors: "Sequence[int]", to_b: dict[int, int]) -> int:
    """How far `b` lies from where the nearest anchors around `a` would put it."""
    best = 9
    k = bisect_left(anchors, a)
    for anchor in anchors[max(0, k - 1) : k + 1]:
        best = min(best, abs((b - to_b[anchor]) - (a - anchor)) + abs(a - anchor) // 3)
    return best


def run_lengths(pairs: dict[tuple[int, int], float]) -> dict[tuple[int, int], int]:
    """For each pair, the length of the diagonal run of pairs that it stands in."""
    result: dict[tuple[int, int], int] = {}
    for a, b in pairs:
        if (a - 1, b - 1) in pairs:
            continue
        end = 1
        while (a + end, b + end) in pairs:
            end += 1
        for k in range(end):
            result[a + k, b + k] = end
    return result


def _moved(links: "Sequence[tuple[int, int]]") -> set[int]:
    """Words of A whose link lies outside the longest increasing chain (the earliest of several)."""
    tails: list[int] = []
    at: list[int] = []
    back: dict[int, int] = {}
    for k, (_, b) in enumerate(links):
        place = bisect_left(tails, b)
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
