"""An alignment of two versions: beads that cover every segment once, and how they were made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from aligner.errors import EditError
from aligner.model.bead import Bead
from aligner.model.version import Version


class Level(StrEnum):
    """What the beads are made of."""

    PARAGRAPH = "paragraph"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Signature:
    """How a result was made: enough to make it again, byte for byte.

    `parameters` are sorted pairs of name and value, as text.
    """

    aligner: str = ""
    a_sha256: str = ""
    b_sha256: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Alignment:
    """Beads between versions `a` and `b`, in reading order (see `in_reading_order`).

    Beads index `a.segments` and `b.segments`; their nested beads index the versions' sentences.
    """

    a: Version
    b: Version
    beads: tuple[Bead, ...]
    signature: Signature = field(default_factory=Signature)

    def __post_init__(self) -> None:
        check_cover(self.beads, len(self.a.segments), len(self.b.segments))
        check_order(self.beads)

    def with_beads(self, beads: Iterable[Bead]) -> "Alignment":
        return replace(self, beads=tuple(beads))


def check_cover(beads: Iterable[Bead], n: int, m: int) -> None:
    """Raise unless each of `n` segments of A and `m` of B is in exactly one bead."""
    seen_a, seen_b = bytearray(n), bytearray(m)
    for k, bead in enumerate(beads):
        for side, ids, seen in (("a", bead.a, seen_a), ("b", bead.b, seen_b)):
            for i in ids:
                if not 0 <= i < len(seen):
                    raise EditError(f"bead {k}: segment {side}{i} does not exist (there are {len(seen)})")
                if seen[i]:
                    raise EditError(f"bead {k}: segment {side}{i} is in two beads")
                seen[i] = 1
    for side, seen in (("a", seen_a), ("b", seen_b)):
        if (missing := seen.find(0)) >= 0:
            raise EditError(f"segment {side}{missing} is in no bead")


def check_order(beads: Sequence[Bead]) -> None:
    """Raise unless the beads that are not marked as transposed run forward on both sides."""
    last_a = last_b = -1
    for k, bead in enumerate(beads):
        if bead.transposed:
            continue
        if bead.a:
            if bead.a[0] <= last_a:
                raise EditError(
                    f"bead {k}: segment a{bead.a[0]} stands behind a{last_a}; mark it as transposed"
                )
            last_a = bead.a[0]
        if bead.b:
            if bead.b[0] <= last_b:
                raise EditError(
                    f"bead {k}: segment b{bead.b[0]} stands behind b{last_b}; mark it as transposed"
                )
            last_b = bead.b[0]


def in_reading_order(beads: Iterable[Bead]) -> tuple[Bead, ...]:
    """The beads by their first segment of A; a gap of B follows what holds its predecessor in B.

    Beads that run backwards on side B are marked as transposed: the lightest set (in segments) that
    leaves the rest monotone. Beads already marked stay so. `O(n log n)`.
    """
    known = tuple(beads)
    with_a = mark_transposed(sorted((x for x in known if x.a), key=lambda x: x.a[0]))
    only_b = sorted((x for x in known if not x.a), key=lambda x: x.b[0])
    straight = [x.b[0] for x in with_a if x.b and not x.transposed]
    result: list[Bead] = []
    taken = passed = 0

    def gaps_up_to_next() -> None:
        nonlocal taken
        while taken < len(only_b) and (passed == len(straight) or only_b[taken].b[0] < straight[passed]):
            result.append(only_b[taken])
            taken += 1

    gaps_up_to_next()
    for bead in with_a:
        result.append(bead)
        if bead.b and not bead.transposed:
            passed += 1
            gaps_up_to_next()
    return tuple(result)


def mark_transposed(beads: Sequence[Bead]) -> list[Bead]:
    """`beads` (ordered by A) with those outside the heaviest chain that is monotone in B marked."""
    free = [k for k, x in enumerate(beads) if x.a and x.b and not x.transposed]
    if all(beads[i].b[0] < beads[j].b[0] for i, j in pairwise(free)):
        return list(beads)
    keep = {
        free[k] for k in _heaviest_chain([(beads[k].b[0], len(beads[k].a) + len(beads[k].b)) for k in free])
    }
    moved = set(free) - keep
    return [replace(x, transposed=True) if k in moved else x for k, x in enumerate(beads)]


def _heaviest_chain(points: Sequence[tuple[int, int]]) -> list[int]:
    """Positions of the strictly rising subsequence of (value, weight) with the largest total weight.

    Fenwick tree over the ranks of the values; the earlier of two equal chains wins.
    """
    rank = {v: r for r, v in enumerate(sorted({v for v, _ in points}), 1)}
    most, at = [0] * (len(rank) + 1), [-1] * (len(rank) + 1)
    back: list[int] = []
    heaviest, end = 0, -1
    for k, (value, weight) in enumerate(points):
        total, before = 0, -1
        r = rank[value] - 1
        while r > 0:
            if most[r] > total:
                total, before = most[r], at[r]
            r -= r & -r
        back.append(before)
        total += weight
        r = rank[value]
        while r < len(most):
            if total > most[r]:
                most[r], at[r] = total, k
            r += r & -r
        if total > heaviest:
            heaviest, end = total, k
    chain = []
    k = end
    while k >= 0:
        chain.append(k)
        k = back[k]
    return chain[::-1]
