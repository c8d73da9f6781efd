"""Every number the engine uses, with its meaning; docs/method.md explains the model they belong to."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the search believes before it has seen the texts.

    Attributes:
        clause: letters a clause must have before the next one may begin.
        largest: clauses in a bead at most, both sides together.
        rare: occurrences a word may have in a side to serve as evidence for a fixed point.
        near: clauses on either side of the fixed points that the band always holds.
        floor: similarity at which a match is worth nothing.
        gap: price of a clause without counterpart, in average clauses of full similarity.
        extra: price of each clause that a bead has beyond one on each side.
        both: price of each step by which both sides of a bead grow beyond one.
        length: price of one standard deviation by which the lengths of a bead's sides part.
        length_cap: standard deviations beyond which lengths say nothing more.
        share: part of a segment that must be matched for the segment to be linked.
        letters: matched letters that a link needs besides.
        rounds: times the lexicon is learnt and the search repeated.
        small: cells up to which everything is searched, without a band.
        widest: columns of a row at most.
    """

    clause: int = 30
    largest: int = 7
    rare: int = 6
    near: int = 8
    floor: float = 0.06
    gap: float = 0.07
    extra: float = 0.12
    both: float = 0.08
    length: float = 0.04
    length_cap: float = 4.0
    share: float = 0.1
    letters: int = 12
    rounds: int = 3
    small: int = 40_000
    widest: int = 500

    def as_text(self) -> tuple[tuple[str, str], ...]:
        """Sorted pairs of name and value, as a signature stores them."""
        return tuple(sorted((f.name, str(getattr(self, f.name))) for f in fields(self)))


DEFAULT = Parameters()
