"""Known words and names that are a slip for another: `clam` for `calm`, `gale` for `gate`, `Descrates`."""

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from aligner.divergence.lexicon.aliases import known_names
from aligner.divergence.lexicon.spellings import misspelt, swapped
from aligner.divergence.lexicon.synonyms import vector_of
from aligner.divergence.lexicon.words import is_listed

if TYPE_CHECKING:
    from aligner.divergence.evidence import Case
    from aligner.divergence.tokens import Token

READ_AS = (
    ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("vv", "w"), ("w", "vv"), ("li", "h"), ("h", "li"),
    ("ii", "u"), ("u", "ii"), ("ni", "m"), ("m", "ni"), ("in", "m"), ("m", "in"), ("nn", "m"), ("ri", "n"),
    ("0", "o"), ("1", "l"), ("1", "i"), ("5", "s"), ("8", "b"), ("6", "b"), ("9", "g"), ("ſ", "s"),
    ("ьі", "ы"), ("ш", "щ"), ("щ", "ш"), ("0", "о"), ("3", "з"), ("6", "б"), ("4", "ч"),
)  # fmt: skip
"""What a reader of print takes for what: seen, meant."""
ALIKE = frozenset({"hb", "ce", "fs", "un", "lt", "il", "it", "nu", "ao", "ae", "vy", "gq", "rt", "uv"})
"""Letters that look alike."""
UNLIKE, KINDRED = 0.4, 0.5
"""Words as like as this are near in sense; letters that change places are a sign that outweighs more."""
OF_ITS_OWN, ELSEWHERE = 0.3, 0.6
"""A slip says nothing that the other side says; what it stands for is said nowhere else so well."""
THESAURUS = frozenset({0.55, 0.85, 0.95})
SHORT, ONE_LETTER = 4, 2
"""Longer words are read with a letter in the wrong place, which is two edits: one out, one in."""
REACH = 4
NEIGHBOURS, CLOSELY = 2.0, 3.5
"""Weight of the neighbours that two words share, at least; more where the slip is a rarer one."""
LIGHT, RATHER, RARE, UNHEARD = 2.0, 2.6, 3.5, 4.5
"""Weights of words: what is meant; what may be a slip; what is one more likely; what is hardly a word."""
VOWELS = frozenset("aeiouyаеиоуыэюя")
PASTS = frozenset(["lt", "tl", "dt", "td"])
"""Last letters of a verb and its past tense: `smell` and `smelt`."""


def is_slip_of_words(case: "Case", t: "Token", u: "Token") -> bool:
    """Whether word `u` of B, though there is such a word, is a slip for word `t` of A.

    The two differ by one slip; nothing on the other side is like either; the same words stand around them.
    A light word is none.
    """
    if u.lexeme.weight < LIGHT or _is_answered(case, t.index, u.index):
        return False
    near = case.near(t.index, u.index, REACH)
    if near < NEIGHBOURS:
        return False
    kind = _kind(case, t, u)
    if kind is None or _is_name(case, t, u) or _is_kin(case, t, u, KINDRED if kind == "swapped" else UNLIKE):
        return False
    own, held = t.lexeme.weight, u.lexeme.weight
    unheard = kind == "swapped" and (
        (held >= UNHEARD and held - own >= LIGHT) or own < LIGHT < RATHER <= held
    )
    if not unheard and (
        (kind == "swapped" and held < RATHER)
        or (kind == "read" and (own < LIGHT or held < LIGHT or near < NEIGHBOURS + 1))
        or (kind == "other" and (own < LIGHT or held < RATHER + 0.4 or near < CLOSELY))
        or (kind == "more" and (own < LIGHT or held < RARE or near < CLOSELY))
    ):
        return False
    of_t, of_u = _likes(case, t.index, u.index)
    return of_u < OF_ITS_OWN and (unheard or of_t < ELSEWHERE)


def _is_answered(case: "Case", i: int, j: int) -> bool:
    """Whether word `j` of B has a like in A, better than word `i`."""
    return case.m.pairs.get((i, j), 0.0) < case.best_b[j] >= OF_ITS_OWN


def _kind(case: "Case", t: "Token", u: "Token") -> str | None:
    """By what one word differs from another: letters swapped, read as others, another one, one more."""
    x, y, kind = t.norm, u.norm, None
    stems = t.lexeme.stem, u.lexeme.stem
    if swapped(x, y) or moved(x, y) or (len(stems[0]) > 3 and swapped(*stems)):
        kind = "swapped"
    elif (case.b.tokens.language != "en" and x[-2:] != y[-2:]) or (
        len(x) == len(y) and (x[-1] + y[-1] in PASTS or (x[-3:], y[-3:]) in {("man", "men"), ("men", "man")})
    ):
        kind = None
    elif looks(x, y):
        kind = "read"
    elif len(x) == len(y):
        wrong = [k for k in range(len(x)) if x[k] != y[k]]
        kind = "other" if len(wrong) == 1 and 0 < wrong[0] < len(x) - 1 and len(x) > 3 else None
    elif case.b.tokens.language == "en" and dropped(x, y) and x[0] == y[0]:
        kind = "more"
    return kind


def _is_name(case: "Case", t: "Token", u: "Token") -> bool:
    """Whether one of two words is written with a capital where no sentence begins."""
    for side, word in ((case.a, t), (case.b, u)):
        i = word.index
        if word.text[:1].isupper() and i and side.sentence[i] == side.sentence[i - 1]:
            return True
    return False


def _is_kin(case: "Case", t: "Token", u: "Token", limit: float) -> bool:
    """Whether two words are near in sense, not only in letters."""
    if round(case.m.pairs.get((t.index, u.index), 0.0), 2) in THESAURUS:
        return True
    return likeness(t.lexeme.stem, u.lexeme.stem, case.b.tokens.language) > limit


def likeness(x: str, y: str, language: str) -> float:
    """How near the vectors of two stems are; 0 where one is missing."""
    v, w = vector_of(x, language), vector_of(y, language)
    return 0.0 if v is None or w is None else float(v @ w)


def _likes(case: "Case", i: int, j: int) -> tuple[float, float]:
    """How like any other word of the other side is to word `i` of A, and to word `j` of B."""
    of_t = of_u = 0.0
    for (x, y), s in case.m.pairs.items():
        if x == i and y != j:
            of_t = max(of_t, s)
        elif y == j and x != i:
            of_u = max(of_u, s)
    return of_t, of_u


def looks(x: str, y: str) -> bool:
    """Whether one word is read as the other: `cl` and `d`, `h` and `b`, or neighbours that changed places."""
    if len(x) == len(y):
        wrong = [k for k in range(len(x)) if x[k] != y[k]]
        if len(wrong) == 1:
            return x[wrong[0]] + y[wrong[0]] in ALIKE or y[wrong[0]] + x[wrong[0]] in ALIKE
        return swapped(x, y)
    pairs = ((x, y), (y, x))
    return any(
        w.startswith(bad, k) and w[:k] + good + w[k + len(bad) :] == v
        for w, v in pairs
        for bad, good in READ_AS[:16]
        if bad in w
        for k in range(len(w))
    )


def moved(x: str, y: str) -> bool:
    """Whether one letter within two words stands in another place: `bread` and `beard`."""
    return (
        len(x) == len(y) > SHORT
        and x[0] == y[0]
        and sorted(x) == sorted(y)
        and Indel.distance(x, y) == ONE_LETTER
    )


def dropped(x: str, y: str) -> bool:
    """Whether one word is the other without a letter that is neither its first nor its last."""
    short, long = sorted((x, y), key=len)
    return len(long) - len(short) == 1 and any(
        long[:k] + long[k + 1 :] == short for k in range(1, len(long) - 1)
    )


@lru_cache(maxsize=10_000)
def misprinted(x: str, y: str, language: str) -> bool:
    """Whether a name that no list has is one slip away from another: no variant, and no other name."""
    if (
        language not in {"en", "ru"}
        or min(len(x), len(y)) < 5
        or y in known_names()
        or is_listed(y, y, language)
    ):
        return False
    if swapped(x, y):
        return misspelt(x, y)
    if not is_listed(x, x, language) or not looks(x, y):
        return False
    if len(x) != len(y):
        return True
    return not all(c in VOWELS and d in VOWELS for c, d in zip(x, y, strict=True) if c != d)
