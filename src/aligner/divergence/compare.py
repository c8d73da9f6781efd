"""Two texts compared: wording, meaning, divergences, words."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.evidence import Case
from aligner.divergence.matching import Matching, match
from aligner.divergence.meaning import meaning
from aligner.divergence.rules import judge
from aligner.divergence.tokens import tokens_of
from aligner.divergence.wording import total_weight, word_links, wording
from aligner.model import Comparison

if TYPE_CHECKING:
    from aligner.model import Divergence


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What a comparison rests on."""

    case: Case
    wording: float
    meaning: float | None
    weight: float
    divergences: "tuple[Divergence, ...]"


@lru_cache(maxsize=8)
def matched(a: str, b: str, lang_a: str, lang_b: str) -> Matching:
    """The word links between two texts; the latest are kept, since what is scored is mostly shown next."""
    return match(tokens_of(a, lang_a), tokens_of(b, lang_b))


def analyse(a: str, b: str, *, lang_a: str = "und", lang_b: str = "und", gaps: bool = True) -> Analysis:
    """The links between two texts with all that is judged from them; `gaps` as in `judge`."""
    m = matched(a, b, lang_a, lang_b)
    w, case = wording(m), Case(m)
    found = judge(case, gaps=gaps)
    return Analysis(case, w, meaning(case, w, found), total_weight(m), found)


def compare(a: str, b: str, *, lang_a: str = "und", lang_b: str = "und") -> Comparison:
    """`a` and `b` compared; offsets point into the two strings."""
    x = analyse(a, b, lang_a=lang_a, lang_b=lang_b)
    return Comparison(x.wording, x.meaning, x.weight, x.divergences, word_links(x.case.m))


def compare_words(a: str, b: str, lang_a: str, lang_b: str) -> Comparison:
    """Words and wording alone, at a third of the cost: nothing is judged, meaning is None."""
    m = matched(a, b, lang_a, lang_b)
    return Comparison(wording(m), None, total_weight(m), (), word_links(m))
