"""Whether a text has a name of the other: the word, an alias, another spelling, an adjective made of it."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.aliases import aliases_of, is_alias, same_across, same_name
from aligner.divergence.lexicon.people import people_in
from aligner.divergence.lexicon.sounds import spoken_alike
from aligner.divergence.lexicon.spellings import latin
from aligner.divergence.proper import opens
from aligner.divergence.tokens import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.evidence import Side
    from aligner.divergence.proper import Group
    from aligner.divergence.tokens import Lexeme

MINIMUM = 3
ROOT = 4
LONGEST = 3
"""Words of the longest name that is looked up in a row."""
HEAVY = 3.0
"""Lighter words at the head of a sentence are no names: `Every`."""
ALTERNATE = str.maketrans("жчш", "гкх")
"""Consonants that change before an ending: `Рига`, `рижский`."""
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "da",
        "do",
        "di",
        "du",
        "des",
        "von",
        "van",
        "der",
        "zu",
        "la",
        "le",
        "of",
        "the",
        "upon",
        "on",
        "sur",
        "sub",
        "am",
    ]
)
"""Between two words of one name: `Rio de Janeiro`."""
ADJECTIVE = ("ск", "цк", "чан", "цы", "цев", "цам", "яне", "ян")
"""In Russian words made of the names of places, written without a capital: `лейденский`, `рижане`."""


def explained(side: "Side", group: "Group", other: "Side", *, completing: bool = True) -> bool:
    """Whether the other side has the name: a word of it, an alias, another spelling, an adjective of it."""
    if not other.vocabulary.isdisjoint(side.norms[group[0] : group[1] + 1]):
        return True
    words = side.tokens.lexemes[group[0] : group[1] + 1]
    if _initials(words, other) or (completing and extended(side, group, other) is not None):
        return True
    if inflected(words, other, across=side.tokens.language != other.tokens.language):
        return True
    key = words[-1]
    if len(key.norm) > 3 and key.stem in stems_of(other.tokens):
        return True
    return _is_called(words, other)


def _is_called(words: "Sequence[Lexeme]", other: "Side") -> bool:
    """Whether the other side has an alias or another spelling of a name or of a word of it."""
    norms = [t.norm for t in words]
    joined = " ".join(norms)
    apart = [norms[-1], *[x for x in norms[:-1] if len(x) > 2]] if len(norms) > 1 else []
    whole = aliases_of([joined])
    if not other.vocabulary.isdisjoint(whole | aliases_of(apart) if apart else whole):
        return True
    if whole and any(_stands(x, other) for x in whole):
        return True
    capitals = _capitals(other)
    return any(same_name(x, n) for x in (joined, *apart) for n in capitals)


def _capitals(side: "Side") -> set[str]:
    """Words written with a capital and words made of names."""
    found = {side.norms[i] for i in side.capitals}
    if side.tokens.language == "ru":
        found.update(n for n in side.vocabulary if any(x in n for x in ADJECTIVE))
    return found


def _stands(name: str, side: "Side") -> bool:
    """Whether a text has the words of a name, two or three of them, in a row."""
    words = name.split(" ")
    return 1 < len(words) <= LONGEST and any(
        side.norms[i : i + len(words)] == words for i in side.tokens.places(words[0])
    )


def inflected(words: "Sequence[Lexeme]", other: "Side", *, across: bool) -> bool:
    """Whether the other side has a name of the group in another case (Russian) or alphabet."""
    if other.tokens.language != "ru" and not across:
        return False
    for t in words:
        if len(t.norm) < MINIMUM:
            continue
        for k, u in enumerate(other.tokens.lexemes):
            if len(u.norm) < MINIMUM or not (u.is_capital or any(x in u.norm for x in ADJECTIVE)):
                continue
            if u.is_capital and u.weight < HEAVY and opens(other, k):
                continue
            if one_name(t, u, across=across):
                return True
    return False


def one_name(t: "Lexeme", u: "Lexeme", *, across: bool) -> bool:
    """Whether two words, of which one at least is Russian, are one name in other cases or alphabets."""
    return (
        _one_root(t.stem, u.stem)
        or same_across(t.stem, u.stem)
        or _is_alias(t, u)
        or (across and _spoken(t.norm, u.norm))
    )


def _one_root(x: str, y: str) -> bool:
    """Whether two stems of an inflecting language share most of their letters from the beginning."""
    x, y = sorted((x.translate(ALTERNATE), y.translate(ALTERNATE)), key=len)
    if len(x) >= MINIMUM and y.startswith(x) and "ск" in y:
        return True
    shared = next((k for k, (c, d) in enumerate(zip(x, y, strict=False)) if c != d), min(len(x), len(y)))
    return shared >= max(ROOT, 0.7 * min(len(x), len(y)))


def _is_alias(t: "Lexeme", u: "Lexeme") -> bool:
    return any(is_alias(x, y) for x in {t.norm, t.stem} for y in {u.norm, u.stem})


def _spoken(x: str, y: str) -> bool:
    """Whether one of the names can be the other in the other alphabet."""
    return spoken_alike(latin(x), y) or spoken_alike(latin(y), x)


def _initials(words: "Sequence[Lexeme]", other: "Side") -> bool:
    """Whether the words are the full form, or one of them the initials, of something on the other side."""
    if len(words) > 1 and "".join([t.norm[0] for t in words]) in other.vocabulary:
        return True
    short = [t.norm for t in words if 2 <= len(t.norm) <= 5 and t.text.isupper()]
    if not short:
        return False
    firsts = "".join([x[0] for x in other.norms])
    return any(norm in firsts for norm in short)


def extended(side: "Side", group: "Group", other: "Side") -> str | None:
    """The name of both sides that this one only completes, if any: `Rio` and `Rio de Janeiro`."""
    first, last = group
    capitals = side.capitals
    for i in capitals[bisect_left(capitals, first - 2) : bisect_right(capitals, last + 2)]:
        known = side.norms[i] in other.vocabulary and side.is_content(i)
        if first <= i <= last or not known:
            continue
        between = side.norms[min(i, last) + 1 : max(i, first)]
        if not PARTICLES.issuperset(between) or _broken(side, group, i) or opens(side, i):
            continue
        if not _is_office(side, i):
            return side.norms[i]
    return None


def _is_office(side: "Side", i: int) -> bool:
    """Whether a word is the title, the office or the nation of somebody."""
    titles = side.tables.words("names", "titles") if side.tables else frozenset()
    return side.norms[i] in titles or any(p.first <= i <= p.last for p in people_in(side.tokens))


def _broken(side: "Side", group: "Group", i: int) -> bool:
    low, high = min(i, group[0]) + 1, max(i, group[1]) + 1
    return any(side.breaks[low:high])
