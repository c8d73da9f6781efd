"""What is not told as fact: what would have been, was wished, sworn or asked."""

from itertools import compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.divergence.evidence import Case, Side

AHEAD, REACH, AROUND = 3, 8, 14
WOULD = frozenset({"would", "should", "could", "might", "wouldst", "shouldst", "couldst", "mightst", "'d"})
HAVE = frozenset({"have", "'ve"})
SUBJECTS = frozenset(
    {"i", "he", "she", "it", "they", "we", "you", "there", "the", "a", "an", "any", "my", "his", "her"}
    | {"our", "their", "this", "that", "these", "those", "thou", "ye", "not", "but"}
)
OPENS = frozenset({"had", "were"})
IF = frozenset({"if", "except", "unless"})
PAST = frozenset({"had", "were", "n't", "hadst", "wert"})
SWORN = (
    "swore",
    "sworn",
    "swear",
    "vow",
    "promis",
    "pledg",
    "resolv",
    "hope",
    "hoping",
    "fear",
    "threat",
    "order",
)
WISHES = frozenset({"wish", "wished", "wishes", "wishing"})
TRIGGERS = frozenset({"would", "should", "could", "might", "'d", "had", "were", "бы", "б"}) | WISHES


def unreal(side: "Side") -> frozenset[int]:
    """The words of a side that open what would be or would have been."""
    told = TRIGGERS & side.vocabulary
    return frozenset([i for norm in told for i in side.tokens.places(norm) if _is_unreal(side, i)])


def _is_unreal(side: "Side", i: int) -> bool:
    """Whether the word at `i` opens what is not so: `would have`, `had he`, `if … had`, `wished`; `бы`."""
    norms, norm = side.norms, side.norms[i]
    if side.tokens.language == "ru" or norm in WISHES:
        return True
    behind = norms[i + 1 : i + 1 + AHEAD]
    if norm in WOULD and (not HAVE.isdisjoint(behind) or _is_sworn(side, i)):
        return True
    opens = i == 0 or side.breaks[i]
    if norm in OPENS and opens and (behind[:1] and (behind[0] in SUBJECTS or i + 1 in side.capitals)):
        return True
    before = norms[max(0, i - AHEAD - 1) : i]
    return norm in PAST and (not IF.isdisjoint(before) or norms[max(0, i - 2) : i] == ["but", "for"])


def _is_sworn(side: "Side", i: int) -> bool:
    """Whether word `i` stands in what is vowed, bidden, hoped or feared."""
    before = range(max(0, i - REACH), i)
    return any(side.norms[k].startswith(SWORN) and not any(side.breaks[k + 1 : i + 1]) for k in before)


def is_parted(case: "Case", i: int, j: int) -> bool:
    """Whether only one of two words stands in a sentence of what would be, or in a question."""
    here, there = _is_near(case.a, i), _is_near(case.b, j)
    apart = here != there and not (case.unreal_b if here else case.unreal_a)
    return (
        apart or _is_direct(case.a, i) != _is_direct(case.b, j) or is_asked(case.a, i) != is_asked(case.b, j)
    )


def _is_direct(side: "Side", i: int) -> bool:
    """Whether `would … have` stands right before or around word `i`."""
    before = side.norms[max(0, i - AHEAD) : i]
    around = side.norms[max(0, i - AHEAD) : i + AHEAD]
    return side.tokens.language == "en" and not WOULD.isdisjoint(before) and not HAVE.isdisjoint(around)


def _is_near(side: "Side", i: int) -> bool:
    """Whether a word near word `i` in its sentence opens what is not so."""
    start, place = max(0, i - AROUND), side.sentence
    around = side.norms[start : i + AROUND + 1]
    if TRIGGERS.isdisjoint(around):
        return False
    triggers = compress(range(start, start + len(around)), map(TRIGGERS.__contains__, around))
    return any(place[k] == place[i] and _is_unreal(side, k) for k in triggers)


def is_asked(side: "Side", i: int) -> bool:
    """Whether the statement that word `i` stands in ends in a question mark."""
    if "?" not in side.tokens.text:
        return False
    end = side.tokens.ends[i]
    return next((mark == "?" for place, mark in side.tokens.marks if place >= end and mark in ".!?;"), False)
