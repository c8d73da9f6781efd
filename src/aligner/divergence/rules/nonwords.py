"""Non-words: what no list of the language knows and what is one slip away from a word that it does know."""

import re
from functools import cache, lru_cache
from itertools import chain, pairwise
from operator import eq
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.frequency import TABLES, table
from aligner.divergence.lexicon.synonyms import vector_of
from aligner.divergence.rules.misread import READ_AS, likeness
from aligner.divergence.rules.wordhood import cells, in_tables, is_known, small
from aligner.divergence.tables import language_tables, until_extended
from aligner.divergence.tokens import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case
    from aligner.divergence.tokens import Token

LETTERS = {"en": "abcdefghijklmnopqrstuvwxyz", "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя"}
DIGITS = {"en": str.maketrans("015869", "olsbbg"), "ru": str.maketrans("0346", "озчб")}
FIGURES = str.maketrans("lioоз", "11003")
LEAST_PART = 4.0
"""Zipf of the commoner half of two words run together, at least."""
SHORTEST = 4
EVERYDAY = 5.0
"""Words of this zipf or more are seen through a swap of letters however short they are."""
LONG = 7
APART = 0.3
"""A compound that may be written as two words is more like the second in sense than this."""
VERBAL = re.compile("(?:вшис[ьв]|вшн[а-я]*|вщи|вщись|ться|тся|лся|лась|лись)$")
"""Endings of Russian words that are no names, though they open a sentence."""
REMEMBERED = 50_000
"""Words of a language of which it is kept at hand whether they are any."""
RARE = 3.8
"""Of two words that are one word in A, one of this weight or more shows that they were torn."""


@lru_cache(maxsize=50_000)
def figures(norm: str) -> str | None:
    """The number that letters taken for figures hide: `l2` is 12; None if there is none."""
    if norm.isdigit() or not any(c.isdigit() for c in norm):
        return None
    seen = norm.translate(FIGURES)
    return seen if seen.isdigit() else None


@lru_cache(maxsize=20_000)
def meant(norm: str, language: str) -> str | None:
    """The word that a strange one is a slip for; None if no slip would explain it."""
    if language not in LETTERS or len(norm) < SHORTEST - 1:
        return None
    read = (norm[:k] + good + norm[k + len(bad) :] for bad, good in READ_AS for k in _places(norm, bad))
    if (swapped := _swapped(norm, language)) is not None:
        return swapped
    plain = norm.translate(DIGITS[language])
    for word in chain([plain] if plain != norm else [], read):
        if is_known(word, language) and (len(word) >= LONG or in_tables(word, language)):
            return word
    if len(norm) < SHORTEST:
        more = (norm[:k] + c + norm[k:] for k in range(1, len(norm)) for c in LETTERS[language])
        return next((w for w in more if table(language).get(w, 0.0) > EVERYDAY), None)
    found = [
        w
        for w in _lost_or_swapped(norm)
        if is_known(w, language) and (in_tables(w, language) or (len(w) == len(norm) >= LONG))
    ]
    found += [w for w in _undoubled(norm) if is_known(w, language)]
    found += [
        w for w in _other_or_more(norm, LETTERS[language]) if in_tables(w, language) and is_known(w, language)
    ]
    return max(found, key=lambda w: table(language).get(w, 0.0), default=None)


def _swapped(norm: str, language: str) -> str | None:
    """The very common word that two letters of a strange one make when swapped: `teh`, `adn`."""
    zipf = table(language)
    words = (norm[: k - 1] + norm[k] + norm[k - 1] + norm[k + 1 :] for k in range(1, len(norm)))
    return max((w for w in words if zipf.get(w, 0.0) >= EVERYDAY), key=lambda w: zipf[w], default=None)


def _places(norm: str, part: str) -> list[int]:
    return [k for k in range(len(norm)) if norm.startswith(part, k)]


def _undoubled(norm: str) -> "Iterator[str]":
    for k in range(1, len(norm)):
        if norm[k] == norm[k - 1]:
            yield norm[:k] + norm[k + 1 :]


def _lost_or_swapped(norm: str) -> "Iterator[str]":
    """A letter too many (not the first in Russian: it may be a prefix), or two that changed places."""
    for k in range("а" <= norm[0] <= "я", len(norm)):
        yield norm[:k] + norm[k + 1 :]
        if k and norm[k] != norm[k - 1]:
            yield norm[: k - 1] + norm[k] + norm[k - 1] + norm[k + 1 :]


def _other_or_more(norm: str, letters: str) -> "Iterator[str]":
    """A wrong letter, or one that is missing."""
    for k in range(len(norm) + 1):
        for c in letters:
            yield norm[:k] + c + norm[k:]
            if k < len(norm):
                yield norm[:k] + c + norm[k + 1 :]


@lru_cache(maxsize=20_000)
def run_together(norm: str, language: str) -> str | None:
    """The two words that a strange one is made of, one of them a common small one: `andno`."""
    if language not in TABLES:
        return None
    freq = table(language)
    letters = frozenset("aiкоувсия")
    for k in range(1, len(norm)):
        x, y = norm[:k], norm[k:]
        if any(len(w) == 1 and w not in letters for w in (x, y)) or (len(x) == 1 and language == "en"):
            continue
        if (light := small(language)).isdisjoint((x, y)) or not all(
            in_tables(w, language) and (len(w) > 2 or freq.get(w, 0.0) >= LEAST_PART or w in light)
            for w in (x, y)
        ):
            continue
        verbal = y.endswith(tuple(cells("ru", "verbal")))
        if language == "ru" and (len(y) < 3 or verbal != (x in {"не", "ни"})):
            continue
        return f"{x} {y}"
    return None


def odd(new: "AbstractSet[str]", language: str) -> set[str]:
    """Of some words those that are none, as far as the lists tell."""
    return set(filter(_oddness(language).__getitem__, new)) if language in LETTERS else set()


def strange(case: "Case", new: "AbstractSet[str]", odd: "AbstractSet[str]") -> "Iterable[tuple[Token, str]]":
    """Words of B that no list knows, with what is meant; names and the words of A are left alone.

    `new` are the words of B that A lacks, `odd` those of them that are none.
    """
    language = case.b.tokens.language
    if language not in LETTERS or language != case.a.tokens.language:
        return
    short = _short(language)
    odd = odd | (new & short.keys())
    for t in [case.m.b.items[k] for k, x in enumerate(case.b.norms) if x in odd] if odd else ():
        norm = t.norm
        if not t.lexeme.is_word:
            continue
        if (number := figures(norm)) is not None:
            yield t, number
            continue
        if (word := short.get(norm)) is not None:
            yield t, word
            continue
        capital = t.text[:1].isupper() and (t.text.isupper() or not _opens(case, t))
        if language == "ru" and t.text[:1].isupper() and not VERBAL.search(norm):
            capital = True
        if capital or _is_of_name(case, t) or len(norm) < SHORTEST - 1 or is_known(norm, language):
            continue
        if t.lexeme.stem in stems_of(case.m.a):
            continue
        word = meant(norm, language) or run_together(norm, language) or _of_other(case, norm)
        if word is not None:
            yield t, word


def _short(language: str) -> "Mapping[str, str]":
    """Small words as they are misread, with what is meant: `tbe`, `ие`."""
    tables = language_tables(language)
    return tables.mapping("slips", "misread") if tables else {}


def _is_of_name(case: "Case", t: "Token") -> bool:
    """Whether a Russian word is made of a name of A (`люндский`), or has another prefix (`сбираются`)."""
    if case.b.tokens.language != "ru":
        return False
    norm = t.norm
    if norm[0] in "св" and in_tables(norm[0] + "о" + norm[1:], "ru"):
        return True
    names = [u.norm[:4] for u in case.m.a.items if u.text[:1].isupper() and len(u.norm) > 3]
    return "ск" in norm and norm.startswith(tuple(names)) if names else False


class Oddness(dict[str, bool]):
    """Whether a word of a language is none, as far as the lists tell."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, norm: str) -> bool:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[norm] = figures(norm) is not None or not is_known(norm, self.language)
        return found


_oddness = until_extended(cache(Oddness))


def _of_other(case: "Case", norm: str) -> str | None:
    """A long word of A that is two slips away."""
    from rapidfuzz.distance import OSA

    if len(norm) < LONG:
        return None
    return next(
        (
            w for w in case.a.norms
            if w[0] == norm[0] and abs(len(w) - len(norm)) <= 1 and OSA.distance(w, norm, score_cutoff=2) <= 2
        ),
        None,
    )  # fmt: skip


def _opens(case: "Case", t: "Token") -> bool:
    return t.index == 0 or case.b.sentence[t.index] != case.b.sentence[t.index - 1]


def counterpart(case: "Case", t: "Token", word: str) -> int | None:
    """The word of A that stands for a strange one: its link, or the nearest in sense to what is meant."""
    link = case.m.of_b[t.index]
    if link is not None and link.similarity >= case.close:
        return link.a
    language = case.a.tokens.language
    if language != case.b.tokens.language:
        return None
    stem = stem_of(word, language)
    best: int | None = None
    vector = vector_of(stem, language)
    near = 0.5
    for u in case.m.a.items:
        if u.lexeme.stem == stem:
            return u.index
        other = vector_of(u.lexeme.stem, language)
        if vector is not None and other is not None and float(vector @ other) > near:
            best, near = u.index, float(vector @ other)
    return best


def torn(case: "Case", new: "AbstractSet[str]", odd: "AbstractSet[str]") -> "Iterable[tuple[int, str]]":
    """Neighbours in B that are one word in two pieces: `gat hered`.

    `new` are the words of B that A lacks, `odd` those of them that are none.
    """
    b, language = case.b, case.b.tokens.language
    if language not in LETTERS:
        return
    norms, items = b.norms, b.tokens.items
    pieces = new & cells(language, "fragments") | {n for n in odd if not is_known(n, language)}
    wholes = case.flipped().fused
    if not pieces and not wholes:
        return
    for j, (x, y) in enumerate(pairwise(norms)):
        if x not in new or y not in new:
            continue
        whole = x + y
        broken = (x in pieces and len(x) > 1) or (y in pieces and len(y) > 1)
        if not (broken or whole in wholes) or len(whole) < 5 or is_number(x, y):
            continue
        if items[j + 1].text[:1].isupper() or b.tokens.text[items[j].end : items[j + 1].start] != " ":
            continue
        if whole in wholes and language == "en" and _is_broken(x, y):
            yield j, whole
            continue
        rare = whole in wholes and max(items[k].lexeme.weight for k in (j, j + 1)) >= RARE
        if (broken or rare) and in_tables(whole, language):
            yield j, whole


def _is_broken(x: str, y: str) -> bool:
    """Whether an English word in two pieces is none that may be written so: `pass port`, not `sea port`."""
    whole, open_ = stem_of(x + y, "en"), cells("en", "open")
    if x in open_ or y in open_ or vector_of(whole, "en") is None:
        return False
    return likeness(whole, stem_of(y, "en"), "en") < APART


def is_number(*words: str) -> bool:
    return any(w[:1].isdigit() for w in words)


def doubled(case: "Case") -> "Iterable[int]":
    """Words written twice in B and not in A."""
    tokens, norms = case.b.tokens, case.b.norms
    if True not in map(eq, norms, norms[1:]):
        return
    skip = cells(tokens.language, "doubles")
    for j, (x, y) in enumerate(pairwise(norms)):
        if x != y or x in skip or is_number(x) or (x, x) in pairwise(case.a.norms):
            continue
        between = tokens.text[tokens.ends[j] : tokens.starts[j + 1]]
        if between.isspace() and not tokens.lexemes[j + 1].is_capital:
            yield j
