"""Words that may take a denial back: a finding of negation near one that the other side lacks is no finding."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.antonyms import base_of

if TYPE_CHECKING:
    from collections.abc import Set

    from aligner.divergence.evidence import Case, Side, Span

UNABLE = re.compile(r"(un|in|im|il|ir|dis)[a-z]{3,}[ai]bl[ey]$")
SAME, ACROSS = 0.78, 0.45
REACH, CLAUSE = 20, 9


@dataclass(frozen=True, slots=True)
class Excuses:
    """Places of one side that the other has no like of: words that deny, and words that limit."""

    side: "Side"
    denials: tuple[int, ...]
    limits: tuple[int, ...]

    def speak_for(self, span: "Span") -> bool:
        """Whether a denial stands in the sentence of a span, or a limit in its clause, outside of it."""
        first, last = span
        outside = [k for k in (*self.denials, *self.limits) if not first <= k <= last]
        limits = set(self.limits)
        place = self.side.sentence
        return any(
            first - reach <= k <= last + reach and place[k] == place[first]
            for k in outside
            for reach in [CLAUSE if k in limits else REACH]
        )


def excuses(case: "Case", settled: "Set[int]") -> Excuses:
    """What may take a denial back in A: of no like in B, and outside what is settled."""
    side = case.a
    assert side.tables is not None  # noqa: S101 - the caller asked
    hits = side.tables.phrases("negation", "double", "takers", "limiters", "deniers", "subjects").find(
        side.tokens
    )
    same = SAME if side.tokens.language == case.b.tokens.language else ACROSS
    concord = side.tables.words("negation", "concord")
    double = {side.clause[k] for k, n in enumerate(side.norms) if n in concord}
    hits = [h for h in hits if side.norms[h.first] != "nor"]
    hits = [h for h in hits if not (side.norms[h.first] == "не" and side.clause[h.first] in double)]
    free = [h for h in hits if h.first not in settled and case.linked(h.first, same) is None]
    denials = [h.first for h in free if h.name != "limiters"]
    denials += [
        t.index
        for t in side.tokens.items
        if t.index not in settled
        and side.is_content(t.index)
        and (base_of(t.norm, side.tokens.language) or UNABLE.match(t.norm))
        and case.linked(t.index, same) is None
    ]
    return Excuses(side, tuple(denials), tuple(h.first for h in free if h.name == "limiters"))
