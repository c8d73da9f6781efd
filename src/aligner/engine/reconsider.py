"""Doubtful beads searched once more with vectors of whole texts, where someone has a model for them.

Only runs of beads with a low margin, and their neighbours, are asked about, so that the model embeds a
few texts and not every pair. Spans of neighbouring texts are embedded as one, and their cosines weighed
against those of random spans, as in vecalign (Thompson and Koehn, 2019).
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import numpy as np

from aligner.model import Bead

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from numpy.typing import NDArray

Shape = tuple[tuple[int, ...], tuple[int, ...]]
LOW = 0.3
"""A bead with a smaller margin is doubtful."""
LONGEST = 30
"""Runs of more texts on a side are left alone: so much doubt is not for a local search."""
SAMPLE = 40
SKIPPED = 1.3
"""What a text without a partner costs, in units of the usual cost of a random pair."""
JOIN = 0.05
"""What each text beyond one a side costs, so that equals are not joined."""
SHAPES = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
BETTER = 0.3
"""The new beads of a run must cost less than the old ones by this share."""


class Embed(Protocol):
    """Texts to vectors, one row a text."""

    def __call__(self, texts: "Sequence[str]") -> "NDArray[np.float32]": ...


@dataclass(frozen=True, slots=True)
class Run:
    """Beads `first` to `last` (exclusive), with the texts of each side that they cover."""

    first: int
    last: int
    a: tuple[int, ...]
    b: tuple[int, ...]


def reconsider(
    beads: "Sequence[Bead]",
    a: "Sequence[str]",
    b: "Sequence[str]",
    embed: Embed,
    *,
    keep: "Collection[Shape]" = (),
    low: float = LOW,
) -> tuple[Bead, ...]:
    """The beads, those of doubtful runs replaced where vectors of whole texts clearly prefer others.

    Args:
        beads: beads over `a` and `b` in reading order, with margins.
        embed: the model; vectors need not have length 1.
        keep: beads (texts of A, texts of B) that stay as they are.
        low: beads with a smaller margin are doubtful.
    """
    runs = [x for x in _runs(beads, low, frozenset(keep)) if x.a and x.b]
    if not runs:
        return tuple(beads)
    spans_a = _Spans(a, [x.a for x in runs], embed)
    spans_b = _Spans(b, [x.b for x in runs], embed)
    usual_a = 1.0 - spans_a.vectors @ spans_b.sample().T
    usual_b = 1.0 - spans_b.vectors @ spans_a.sample().T
    prices = _Prices(spans_a, spans_b, usual_a.mean(1), usual_b.mean(1))
    result: list[Bead] = []
    at = 0
    for run in runs:
        old = beads[run.first : run.last]
        result += beads[at : run.first]
        result += _better(run, old, prices)
        at = run.last
    return (*result, *beads[at:])


def _runs(beads: "Sequence[Bead]", low: float, keep: "frozenset[Shape]") -> "Iterable[Run]":
    """Runs of doubtful beads with one neighbour on either side; none holds a bead moved or to keep."""
    n = len(beads)
    near = [False] * n
    for k, bead in enumerate(beads):
        if bead.margin is not None and bead.margin < low:
            near[max(0, k - 1) : k + 2] = [True] * len(near[max(0, k - 1) : k + 2])
    near = [x and not y.transposed and (y.a, y.b) not in keep for x, y in zip(near, beads, strict=True)]
    k = 0
    while k < n:
        if not near[k]:
            k += 1
            continue
        end = k
        while end < n and near[end]:
            end += 1
        a = tuple(i for x in beads[k:end] for i in x.a)
        b = tuple(j for x in beads[k:end] for j in x.b)
        if _unbroken(a) and _unbroken(b) and max(len(a), len(b)) <= LONGEST:
            yield Run(k, end, a, b)
        k = end


def _unbroken(ids: "Sequence[int]") -> bool:
    return all(y == x + 1 for x, y in pairwise(ids))


class _Spans:
    """The spans of up to three neighbouring texts of the runs of one side, with vectors of length 1."""

    def __init__(self, texts: "Sequence[str]", runs: "Sequence[tuple[int, ...]]", embed: Embed) -> None:
        self.row: dict[tuple[int, int], int] = {}
        spans: list[str] = []
        for ids in runs:
            for i in ids:
                for size in (1, 2, 3):
                    if i + size - 1 <= ids[-1]:
                        self.row[i, size] = len(spans)
                        spans.append(" ".join(texts[i : i + size]))
        vectors = np.asarray(embed(spans), dtype=np.float64)
        self.vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)

    def sample(self) -> "NDArray[np.float64]":
        """A fixed choice of spans, spread evenly."""
        at = np.linspace(0, len(self.vectors) - 1, min(SAMPLE, len(self.vectors))).astype(int)
        return np.asarray(self.vectors[at])


@dataclass(frozen=True, slots=True)
class _Prices:
    """What it costs to join two spans; `usual_*` is what a random partner would cost each."""

    a: _Spans
    b: _Spans
    usual_a: "NDArray[np.float64]"
    usual_b: "NDArray[np.float64]"

    def joined(self, i: int, p: int, j: int, q: int) -> float:
        """`p` texts from `i` with `q` from `j`: a random pair costs half of `p q` and more."""
        x, y = self.a.row[i, p], self.b.row[j, q]
        distance = 1.0 - float(self.a.vectors[x] @ self.b.vectors[y])
        price = p * q * distance / max(1e-6, float(self.usual_a[x] + self.usual_b[y]))
        return price + JOIN * (p + q - 2)

    def of(self, beads: "Iterable[Bead]") -> float | None:
        """What beads cost together; None where one has a shape that is not searched."""
        total = 0.0
        for bead in beads:
            p, q = len(bead.a), len(bead.b)
            if p and q:
                if (p, q) not in SHAPES:
                    return None
                total += self.joined(bead.a[0], p, bead.b[0], q)
            else:
                total += SKIPPED * (p + q) / 2
        return total


def _better(run: Run, old: "Sequence[Bead]", prices: _Prices) -> "Sequence[Bead]":
    """The cheapest beads for a run, if they are clearly cheaper than the old ones."""
    before = prices.of(old)
    if before is None:
        return old
    found = _cheapest(run, prices)
    after = prices.of(found) or 0.0
    if after > (1.0 - BETTER) * before:
        return old
    known = {(x.a, x.b): x for x in old}
    return [known.get((x.a, x.b), x) for x in found]


def _cheapest(run: Run, prices: _Prices) -> list[Bead]:
    n, m = len(run.a), len(run.b)
    best = np.full((n + 1, m + 1), np.inf)
    best[0, 0] = 0.0
    step: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(n + 1):
        for j in range(m + 1):
            for p, q in (*SHAPES, (1, 0), (0, 1)):
                if p > i or q > j:
                    continue
                cost = prices.joined(run.a[i - p], p, run.b[j - q], q) if p and q else SKIPPED / 2
                if best[i - p, j - q] + cost < best[i, j]:
                    best[i, j] = best[i - p, j - q] + cost
                    step[i, j] = (p, q)
    beads = []
    i, j = n, m
    while i or j:
        p, q = step[i, j]
        beads.append(Bead(run.a[i - p : i], run.b[j - q : j], margin=0.0))
        i, j = i - p, j - q
    return beads[::-1]
