"""Typo: a slip of the keyboard or of character recognition in one word."""

from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.evidence import CONTENT
from aligner.divergence.lexicon.aliases import common
from aligner.divergence.lexicon.frequency import TABLES, table
from aligner.divergence.lexicon.synonyms import vector_of
from aligner.divergence.lexicon.words import is_listed
from aligner.divergence.rules import nonwords
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case
    from aligner.divergence.tokens import Token
    from aligner.model import Divergence

UNLIKE = 0.35
SHORTEST = 4
ALIKE = frozenset({"hb", "ce", "fs", "un", "lt", "il", "it", "nu", "ao", "ae", "vy", "gq", "rt", "uv"})
NEIGHBOURS = 3
AMONG = 2.0
"""Weight of the neighbours that two misread words share, at least."""
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


def find(case: "Case") -> "Iterable[Divergence]":
    """Words that are a slip away from a word of the other side; doubled, torn and fused words."""
    seen: set[tuple[int, int]] = set()
    for i, j in _slips(case):
        if (i, j) in seen:
            continue
        seen.add((i, j))
        x, y = case.a.text(i, i), case.b.text(j, j)
        yield case.report(
            Category.TYPO, (i, i), (j, j), f"'{y}' for '{x}': a slip of one word", Severity.WORDING
        )
    told = {j for _, j in seen}
    for d in (*_joined(case, 0), *_joined(case, 1)):
        told.update(j for j, t in enumerate(case.m.b.items) if d.b_start <= t.start < d.b_end)
        yield d
    yield from _alone(case, told)


def _alone(case: "Case", told: set[int]) -> "Iterable[Divergence]":
    """Slips that B shows by itself: torn and doubled words, and words that nobody knows."""
    for j, whole in nonwords.torn(case):
        if told.isdisjoint((j, j + 1)):
            told.update((j, j + 1))
            yield _slip(case, (j, j + 1), whole)
    for j in nonwords.doubled(case):
        if told.isdisjoint((j, j + 1)):
            told.update((j, j + 1))
            yield _slip(case, (j, j + 1), case.b.norms[j])
    for t, word in nonwords.strange(case):
        if t.index not in told:
            yield _slip(case, (t.index, t.index), word)


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


def _slips(case: "Case") -> "Iterable[tuple[int, int]]":
    only_a, only_b = case.a.vocabulary - case.b.vocabulary, case.b.vocabulary - case.a.vocabulary
    reach: set[str] = set().union(*[_blurred(norm) for norm in only_b if len(norm) > 2])
    near = {n for n in only_a if len(n) >= SHORTEST and not reach.isdisjoint(_blurred(n))}
    if not near:
        return
    from rapidfuzz.distance import OSA

    reach = set().union(*map(_blurred, near))
    alone = [
        (u, norm, len(norm))
        for u in case.m.b.items
        if (norm := u.lexeme.norm) in only_b
        and len(norm) > 2
        and u.lexeme.is_word
        and not reach.isdisjoint(_blurred(norm))
    ]
    for t in case.m.a.items:
        norm = t.lexeme.norm
        if norm not in near or not t.lexeme.is_word:
            continue
        size = len(norm)
        for u, other, length in alone:
            if not -2 <= size - length <= 2:
                continue
            close = OSA.distance(norm, other, score_cutoff=2) <= 1
            if not close and _normal(norm) != _normal(other):
                continue
            if _is_slip(case, t, u):
                yield t.index, u.index


@lru_cache(maxsize=10_000)
def _blurred(norm: str) -> frozenset[str]:
    """What a word has in common with each word one slip away: itself less a letter, or as it is misread."""
    return frozenset((norm, _normal(norm), *[norm[:k] + norm[k + 1 :] for k in range(len(norm))]))


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
    if case.a.tokens.language != "en":
        return _inside(t.norm, u.norm) and not all(
            is_word(x.norm, x.lexeme.stem, case.a.tokens.language) for x in (t, u)
        )
    from aligner.divergence.lexicon.aliases import same_name

    known_t = is_word(t.norm, t.lexeme.stem, case.a.tokens.language)
    known_u = is_word(u.norm, u.lexeme.stem, case.b.tokens.language)
    if t.text[:1].isupper() and u.text[:1].isupper() and t.start and u.start:
        return False
    if not known_t or not known_u:
        capitals = not (known_t and not t.start) and t.text[:1].isupper() and u.text[:1].isupper()
        return (known_t or known_u) and not (capitals and same_name(t.norm, u.norm))
    if _misread(case, t, u):
        return True
    if t.norm[0] != u.norm[0]:
        return False
    if case.m.pairs.get((t.index, u.index), 0.0) > UNLIKE and _vector_kin(t, u):
        return False
    alone = case.best_a[t.index] <= 0.9 and case.best_b[u.index] <= 0.9
    return alone and _swapped(t.norm, u.norm) and min(t.lexeme.weight, u.lexeme.weight) > 2.6


def _misread(case: "Case", t: "Token", u: "Token") -> bool:
    """Whether two known words look alike in print, stand among the same words and mean nothing alike."""
    if not _looks(t.norm, u.norm) or case.m.pairs.get((t.index, u.index), 0.0) > UNLIKE:
        return False
    taken = [case.m.of_a[t.index], case.m.of_b[u.index]]
    if any(x is not None and x.similarity >= case.close for x in taken) or _vector_kin(t, u):
        return False
    light = min(t.lexeme.weight, u.lexeme.weight) < 1.2
    return not light and case.near(t.index, u.index, NEIGHBOURS) > AMONG


def _looks(x: str, y: str) -> bool:
    """Whether one word is read as the other: `cl` and `d`, `h` and `b`, or neighbours that changed places."""
    if len(x) == len(y):
        wrong = [k for k in range(len(x)) if x[k] != y[k]]
        if len(wrong) == 1:
            return x[wrong[0]] + y[wrong[0]] in ALIKE or y[wrong[0]] + x[wrong[0]] in ALIKE
        return len(wrong) == 2 and _swapped(x, y)
    pairs = ((x, y), (y, x))
    return any(
        w.startswith(bad, k) and w[:k] + good + w[k + len(bad) :] == v
        for w, v in pairs
        for bad, good in nonwords.READ_AS[:16]
        if bad in w
        for k in range(len(w))
    )


def _vector_kin(t: "Token", u: "Token") -> bool:
    """Whether the two words are near in sense, not only in letters."""
    x, y = vector_of(t.lexeme.stem, "en"), vector_of(u.lexeme.stem, "en")
    return x is not None and y is not None and float(x @ y) > UNLIKE


def _same_but_form(x: str, y: str) -> bool:
    """British and American spelling, plural, verb endings."""
    for old, new in (
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
    ):
        if x.replace(old, new) == y.replace(old, new):
            return True
    short, long = sorted((x, y), key=len)
    return long.startswith(short) and long[len(short) :] in {
        "s",
        "es",
        "d",
        "ed",
        "n",
        "en",
        "st",
        "th",
        "e",
        "er",
        "ly",
        "y",
        "'s",
    }


def _swapped(x: str, y: str) -> bool:
    """Whether two words differ by one letter dropped, doubled, or by neighbours changing places."""
    if len(x) == len(y):
        k = next(i for i in range(len(x)) if x[i] != y[i])
        return x[k : k + 2] == y[k : k + 2][::-1] and x[k + 2 :] == y[k + 2 :]
    short, long = sorted((x, y), key=len)
    return len(long) - len(short) == 1 and any(
        long[:k] + long[k + 1 :] == short for k in range(1, len(long) - 1)
    )


def _joined(case: "Case", side: int) -> "Iterable[Divergence]":
    """Words run together, torn apart or written twice."""
    mine = case if side == 0 else case.flipped()
    a, b = mine.a, mine.b
    fused = a.fused
    if fused.keys().isdisjoint(b.vocabulary):
        return
    for j, norm in enumerate(b.norms):
        i = fused.get(norm)
        if i is None or norm in a.vocabulary or len(norm) < 4:
            continue
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
