"""What is counted when predicted beads are held against gold; counts of several documents add up.

The rules are those of Bleualign's and vecalign's scorers, made comparable across tools: a gap of k
segments counts as k gaps of one, and a segment that the prediction leaves out counts as a gap.
"""

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Beads, links and gaps counted in one document or several.

    Attributes:
        gold: beads of the gold with both sides.
        predicted: beads of the prediction, gaps included.
        strict_precision, strict_recall: those of them that the other set holds, exactly.
        lax_precision, lax_recall: those that share a segment on each side with one of the other set.
        links_gold, links_predicted, links_both: pairs of segments that stand in one bead.
        gaps_gold, gaps_predicted, gaps_both: segments without counterpart.
    """

    gold: int = 0
    predicted: int = 0
    strict_precision: int = 0
    strict_recall: int = 0
    lax_precision: int = 0
    lax_recall: int = 0
    links_gold: int = 0
    links_predicted: int = 0
    links_both: int = 0
    gaps_gold: int = 0
    gaps_predicted: int = 0
    gaps_both: int = 0


def pooled(counts: "Iterable[Counts]") -> Counts:
    """The sums over documents (micro average)."""
    return Counts(*map(sum, zip(*map(astuple, [Counts(), *counts]), strict=True)))


def count(gold: "Iterable[Pair]", predicted: "Iterable[Pair]") -> Counts:
    """Hold one prediction against its gold; beads are (indices of A, indices of B) in any order."""
    ordered = [(tuple(sorted(a)), tuple(sorted(b))) for a, b in gold]
    universe = {(0, i) for a, _ in ordered for i in a} | {(1, j) for _, b in ordered for j in b}
    gold_beads, gold_gaps = _parts(ordered, frozenset())
    beads, gaps = _parts([(tuple(sorted(a)), tuple(sorted(b))) for a, b in predicted], universe)
    both, same = len(gaps & gold_gaps), len(beads & gold_beads)
    links_gold, links = _links(gold_beads), _links(beads)
    return Counts(
        gold=len(gold_beads),
        predicted=len(beads) + len(gaps),
        strict_precision=same + both,
        strict_recall=same,
        lax_precision=_touching(beads, gold_beads) + both,
        lax_recall=_touching(gold_beads, beads),
        links_gold=len(links_gold),
        links_predicted=len(links),
        links_both=len(links_gold & links),
        gaps_gold=len(gold_gaps),
        gaps_predicted=len(gaps),
        gaps_both=both,
    )


def _parts(
    pairs: "Sequence[Pair]", universe: "frozenset[tuple[int, int]] | set[tuple[int, int]]"
) -> tuple[set[Pair], set[tuple[int, int]]]:
    """Beads with both sides, and the (side, segment) of each gap, those of `universe` left out included."""
    beads = {(a, b) for a, b in pairs if a and b}
    gaps = {(0, i) for a, b in pairs if not b for i in a} | {(1, j) for a, b in pairs if not a for j in b}
    seen = {(0, i) for a, _ in pairs for i in a} | {(1, j) for _, b in pairs for j in b}
    return beads, gaps | (universe - seen)


def _touching(beads: set[Pair], others: set[Pair]) -> int:
    """How many beads share a segment of A and one of B with one bead of the others."""
    of_a: dict[int, set[int]] = {}
    of_b: dict[int, set[int]] = {}
    for k, (a, b) in enumerate(others):
        for i in a:
            of_a.setdefault(i, set()).add(k)
        for j in b:
            of_b.setdefault(j, set()).add(k)
    none: set[int] = set()
    return sum(
        not none.union(*(of_a.get(i, none) for i in a)).isdisjoint(
            none.union(*(of_b.get(j, none) for j in b))
        )
        for a, b in beads
    )


def _links(beads: set[Pair]) -> set[tuple[int, int]]:
    return {(i, j) for a, b in beads for i in a for j in b}
