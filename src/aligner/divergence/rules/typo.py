"""Typo: a slip of the keyboard or of character recognition in one word."""

from bisect import bisect_left
from functools import lru_cache
from operator import add, eq
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from aligner.divergence.evidence import CONTENT
from aligner.divergence.lexicon.aliases import common, same_name
from aligner.divergence.lexicon.frequency import TABLES, table
from aligner.divergence.lexicon.spellings import swapped
from aligner.divergence.lexicon.words import is_listed
from aligner.divergence.rules import nonwords
from aligner.divergence.rules.doubtful import doubtful, torn_apart
from aligner.divergence.rules.misread import is_slip_of_words, misprinted, moved
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case
    from aligner.divergence.tokens import Token, Tokens
    from aligner.model import Divergence

SHORTEST = 3
REMEMBERED = 10_000
"""Words of which it is kept at hand what is one slip away."""
HOMOGLYPHS = str.maketrans("aceopxyku03", "асеорхукиоз")
LOOK_ALIKES = (
    ("rn", "m"),
    ("cl", "d"),
    ("vv", "w"),
    ("0", "o"),
    ("1", "l"),
    ("1", "i"),
    ("5", "s"),
    ("ii", "u"),
    ("h", "b"),
    ("c", "e"),
)
VARIANTS = (
    ("soever", "ever"),
    ("our", "or"),
    ("ise", "ize"),
    ("isa", "iza"),
    ("yse", "yze"),
    ("re", "er"),
    ("ll", "l"),
    ("ae", "e"),
    ("gg", "g"),
    ("ence", "ense"),
    ("ogue", "og"),
    ("y", "i"),
    ("c", "k"),
)
"""Spellings that vary."""
ENDINGS = frozenset(["s", "es", "d", "ed", "n", "en", "st", "th", "e", "er", "r", "rs", "ly", "y", "'s"])
"""What a word may have more than another and yet be a form of it."""


def find(case: "Case") -> "list[Divergence]":
    """Words that are a slip away from a word of the other side; doubled, torn and fused words."""
    words_a, words_b = case.a.vocabulary, case.b.vocabulary
    only_a, only_b = words_a - words_b, words_b - words_a
    slips = dict.fromkeys(_slips(case, only_a, only_b) if only_a and only_b else ())
    found = []
    for i, j in slips:
        reason = f"'{case.b.text(j, j)}' for '{case.a.text(i, i)}': a slip of one word"
        found.append(case.report(Category.TYPO, (i, i), (j, j), reason, Severity.WORDING))
    told = {j for _, j in slips}
    for d in (*_joined(case, 0), *_joined(case, 1)):
        starts = case.m.b.starts
        told.update(range(bisect_left(starts, d.b_start), bisect_left(starts, d.b_end)))
        found.append(d)
    return found + _alone(case, told, only_b)


def _alone(case: "Case", told: set[int], new: frozenset[str]) -> "list[Divergence]":
    """Slips that B shows by itself: torn and doubled words, and words that nobody knows.

    `told` are the words that are slips already, `new` those that A lacks.
    """
    odd = nonwords.odd(new, case.b.tokens.language)
    twos = [
        (j, whole) for rule in (nonwords.torn(case, new, odd), torn_apart(case, new)) for j, whole in rule
    ]
    twos += [(j, case.b.norms[j]) for j in nonwords.doubled(case)]
    found = []
    for j, whole in twos:
        if told.isdisjoint((j, j + 1)):
            told.update((j, j + 1))
            found.append(_slip(case, (j, j + 1), whole))
    for t, word in (*nonwords.strange(case, new, odd), *doubtful(case, new)):
        if t.index not in told:
            told.add(t.index)
            found.append(_slip(case, (t.index, t.index), word))
    return found


def _slip(case: "Case", there: tuple[int, int], word: str) -> "Divergence":
    i = nonwords.counterpart(case, case.m.b.items[there[0]], word)
    here = None if i is None else (i, i)
    reason = f"'{case.b.text(*there)}' is a slip for '{word}'"
    return case.report(Category.TYPO, here, there, reason, Severity.WORDING)


@lru_cache(maxsize=50_000)
def is_word(norm: str, stem: str, language: str) -> bool:
    """Whether the tables know the word."""
    if language not in TABLES:
        return True
    known = table(language)
    words = common(language)
    return norm in known or stem in known or norm in words or stem in words or is_listed(norm, stem, language)


def _slips(case: "Case", only_a: frozenset[str], only_b: frozenset[str]) -> "Iterable[tuple[int, int]]":
    """Words of A and of B, that the other side lacks, of which one is a slip for the other."""
    near_a = _within_reach(only_a, only_b)
    if not near_a:
        return
    near_b = _within_reach(only_b, near_a)
    alone = [(u, BLURRED[u.norm]) for u in _words(case.m.b, near_b)]
    for t in _words(case.m.a, near_a):
        norm, mine = t.norm, BLURRED[t.norm]
        for u, other in alone:
            if mine.isdisjoint(other):
                continue
            close = OSA.distance(norm, u.norm, score_cutoff=2) <= 1
            if not close and _normal(norm) != _normal(u.norm) and not moved(norm, u.norm):
                continue
            if _is_slip(case, t, u):
                yield t.index, u.index


def _within_reach(words: "AbstractSet[str]", others: "AbstractSet[str]") -> set[str]:
    """The words, not the shortest, that may be a slip away from one of the others."""
    reach: set[str] = set().union(*map(BLURRED.__getitem__, others))
    return {word for word in words if len(word) >= SHORTEST and not reach.isdisjoint(BLURRED[word])}


def _words(tokens: "Tokens", norms: set[str]) -> "list[Token]":
    """Where some words stand that are no numbers."""
    places = [i for i, norm in enumerate(tokens.norms) if norm in norms]
    return [tokens.items[i] for i in places if tokens.lexemes[i].is_word]


class Blurred(dict[str, frozenset[str]]):
    """What a word has in common with each word one slip away: itself less a letter, or as it is misread."""

    def __missing__(self, norm: str) -> frozenset[str]:
        if len(self) >= REMEMBERED:
            self.clear()
        shorter = [norm[:k] + norm[k + 1 :] for k in range(len(norm))]
        found = self[norm] = frozenset((norm, _normal(norm), *shorter))
        return found


BLURRED = Blurred()


@lru_cache(maxsize=50_000)
def _mixed(norm: str) -> bool:
    """Whether letters of two alphabets, or letters and digits, stand in one word."""
    kinds = {
        "l" if "a" <= c <= "z" else "c" if "а" <= c <= "я" else "d" if c.isdigit() else "o" for c in norm
    }
    return len(kinds - {"o"}) > 1


def _inside(x: str, y: str) -> bool:
    """Whether two words differ only within: by letters that changed places, not by prefix or ending."""
    return len(x) == len(y) and x[:1] == y[:1] and x[-2:] == y[-2:] and sorted(x) == sorted(y)


@lru_cache(maxsize=50_000)
def _normal(norm: str) -> str:
    if _mixed(norm) and any("а" <= c <= "я" for c in norm):
        return norm.translate(HOMOGLYPHS)
    for seen, meant in LOOK_ALIKES[:8]:
        norm = norm.replace(seen, meant)
    return norm


def _is_slip(case: "Case", t: "Token", u: "Token") -> bool:  # noqa: PLR0911 - a list of excuses
    """Whether one of two words spelled almost alike cannot be meant."""
    if _mixed(t.norm) != _mixed(u.norm):
        return True
    if t.lexeme.stem == u.lexeme.stem or _same_but_form(t.norm, u.norm):
        return False
    language = case.a.tokens.language
    known_t = is_word(t.norm, t.lexeme.stem, language)
    known_u = is_word(u.norm, u.lexeme.stem, case.b.tokens.language)
    if t.text[:1].isupper() and u.text[:1].isupper() and t.start and u.start:
        return misprinted(t.norm, u.norm, language)
    if known_t and known_u:
        return is_slip_of_words(case, t, u)
    if language != "en":
        return _inside(t.norm, u.norm)
    if min(len(t.norm), len(u.norm)) <= SHORTEST and not swapped(t.norm, u.norm):
        return False
    capitals = not (known_t and not t.start) and t.text[:1].isupper() and u.text[:1].isupper()
    return (known_t or known_u) and not (capitals and same_name(t.norm, u.norm))


def _same_but_form(x: str, y: str) -> bool:
    """British and American spelling, plural, verb endings."""
    if any(map(eq, _respelled(x), _respelled(y))):
        return True
    short, long = sorted((x, y), key=len)
    return long.startswith(short) and long[len(short) :] in ENDINGS


@lru_cache(maxsize=10_000)
def _respelled(norm: str) -> tuple[str, ...]:
    """A word with each of the spellings that vary written in the other way."""
    return tuple([norm.replace(old, new) for old, new in VARIANTS])


def _joined(case: "Case", side: int) -> "Iterable[Divergence]":
    """Words run together, torn apart or written twice."""
    mine = case if side == 0 else case.flipped()
    a, b = mine.a, mine.b
    wholes = {norm for norm in mine.fused if norm not in a.vocabulary and len(norm) > 3}
    if not wholes:
        return
    places = {word: i for i, word in enumerate(map(add, a.norms, a.norms[1:])) if word in wholes}
    for j in [j for j, norm in enumerate(b.norms) if norm in wholes]:
        norm = b.norms[j]
        i = places[norm]
        known = is_word(norm, b.tokens.items[j].lexeme.stem, b.tokens.language)
        parts = [a.tokens.items[i], a.tokens.items[i + 1]]
        between = a.tokens.text[parts[0].end : parts[1].start]
        torn = "-" in between and between != "-"
        broken = any(not is_word(t.norm, t.lexeme.stem, a.tokens.language) for t in parts)
        light = any(t.lexeme.weight < CONTENT for t in parts)
        if torn or (known and broken) or (not known and light and not broken):
            yield _pair(case, side, (i, i + 1), (j, j), Severity.WORDING)


def _pair(
    case: "Case", side: int, here: tuple[int, int], there: tuple[int, int], severity: Severity
) -> "Divergence":
    spans = (here, there) if side == 0 else (there, here)
    x, y = case.a.text(*spans[0]), case.b.text(*spans[1])
    return case.report(
        Category.TYPO, *spans, f"'{y}' for '{x}': words run together, torn or doubled", severity
    )
