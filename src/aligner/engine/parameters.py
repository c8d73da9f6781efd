"""Every number the engine uses, with its meaning; docs/method.md explains the model they belong to."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the search believes before it has seen the texts.

    Worths and prices are in average clauses of full similarity.

    Attributes:
        clause: letters a clause must have before the next one may begin.
        stem: letters of a word that count within a language.
        root: letters of a word that the lexicon between languages knows.
        largest: clauses in a bead at most, both sides together.
        floor: similarity at which a match is worth nothing.
        length: price of one standard deviation by which the lengths of a bead's sides part.
        length_cap: standard deviations beyond which lengths say nothing more.
        extra: price of each clause that a bead has beyond one on each side.
        both: price of each step by which both sides of a bead grow beyond one.
        together: worth of a bead's edge where segments end on both sides.
        apart: price of a bead's edge where a segment ends on one side only.
        gap: price of the first clause in a run without counterpart.
        further: price of each further clause of the run, as a part of `gap`.
        dear: what `gap` rises to between texts that render each other freely.
        easy: part by which `extra` falls between such texts.
        tight, loose: share of lone clauses that mend a neighbour's length, at which texts begin to count
            as free, and at which they wholly do.
        trust: lone clauses that it takes for the texts to outweigh `tight`.
        move: what a transposition must be worth beyond what it breaks up, for each e-fold of clauses.
        share: part of a segment that must be matched for the segment to be linked.
        letters: matched letters that a link needs besides.
        rare: occurrences a word may have in a side to serve as evidence for a fixed point.
        near: clauses on either side of the fixed points that the band always holds.
        small: cells up to which everything is searched, without a band.
        widest: columns of a row at most.
        sample: clauses that the first pass within a language looks at.
        rounds: times the lexicon is learnt and the search repeated, across languages; once less for more
            than `plenty` clauses.
    """

    clause: int = 42
    stem: int = 7
    root: int = 5
    largest: int = 6
    floor: float = 0.06
    length: float = 0.04
    length_cap: float = 4.0
    extra: float = 0.12
    both: float = 0.08
    together: float = 0.03
    apart: float = 0.03
    gap: float = 0.05
    further: float = 0.4
    dear: float = 0.15
    easy: float = 0.25
    tight: float = 0.2
    loose: float = 0.38
    trust: float = 8.0
    move: float = 0.12
    share: float = 0.1
    letters: int = 12
    rare: int = 30
    near: int = 8
    small: int = 40_000
    widest: int = 500
    sample: int = 1000
    rounds: int = 3
    plenty: int = 2000

    def as_text(self) -> tuple[tuple[str, str], ...]:
        """Sorted pairs of name and value, as a signature stores them."""
        return tuple(sorted((f.name, str(getattr(self, f.name))) for f in fields(self)))


DEFAULT = Parameters()
