"""Names: a proper name, nationality, office or kinship term that gave way to another."""

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.aliases import common, is_alias, latin, same_across, same_name
from aligner.divergence.lexicon.sounds import spoken_alike
from aligner.divergence.proper import groups, is_common, is_headline, opens
from aligner.divergence.rules import people
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.proper import Group
    from aligner.divergence.tokens import Token, Tokens
    from aligner.model import Divergence

MINIMUM = 3
ROOT = 4
TRANSLATED = 0.2
ALTERNATE = str.maketrans("жчш", "гкх")
"""Consonants that change before an ending: `Рига`, `рижский`."""


def find(case: "Case") -> "Iterable[Divergence]":
    """Names and roles left over on both sides that stand in the same place."""
    yield from _names(case)
    yield from _partly(case)
    yield from _qualified(case)
    yield from people.find(case)


def _qualified(case: "Case") -> "Iterable[Divergence]":
    """`Upper Felden` against `Lower Felden`: one name, told apart by a word before it."""
    if case.a.tables is None or case.b.tables is None:
        return
    of_b = {case.b.norms[i + 1]: (i, sense) for i, sense in _qualifiers(case.b)}
    if not of_b:
        return
    for i, sense in _qualifiers(case.a):
        j, other = of_b.get(case.a.norms[i + 1], (-1, sense))
        if other != sense:
            x, y = case.a.text(i, i + 1), case.b.text(j, j + 1)
            yield case.report(Category.NAME, (i, i + 1), (j, j + 1), f"'{x}' became '{y}': another name")


def _qualifiers(side: "Side") -> "Iterable[tuple[int, str]]":
    assert side.tables is not None  # noqa: S101 - the caller asked
    senses = side.tables.mapping("names", "qualifiers")
    if side.vocabulary.isdisjoint(senses):
        return
    for i, norm in enumerate(side.norms[:-1]):
        x, y = side.tokens.items[i], side.tokens.items[i + 1]
        if norm in senses and x.text[:1].isupper() and y.text[:1].isupper() and not side.breaks[i + 1]:
            yield i, senses[norm]


def _partly(case: "Case") -> "Iterable[Divergence]":
    """`Larne Abbas` against `Larne Regis`: two names that share a word and have another beside it."""
    groups_b = [g for g in groups(case.b) if g[1] > g[0]]
    if not groups_b:
        return
    for a in groups(case.a):
        for b in groups_b if a[1] > a[0] else ():
            shared = _stems(case.a, a) & _stems(case.b, b)
            rest_a, rest_b = _own_words(case.a, a, case.b), _own_words(case.b, b, case.a)
            if not shared or len(rest_a) != 1 or len(rest_b) != 1:
                continue
            i, j = rest_a[0], rest_b[0]
            if not same_name(case.a.norms[i], case.b.norms[j]):
                x, y = case.a.text(*a), case.b.text(*b)
                yield case.report(Category.NAME, (i, i), (j, j), f"'{x}' became '{y}': another name")


def _stems(side: "Side", group: "Group") -> set[str]:
    return {t.lexeme.stem for t in side.tokens.items[group[0] : group[1] + 1]}


def _own_words(side: "Side", group: "Group", other: "Side") -> list[int]:
    """Words of a name that the other side lacks; common words and initials are no names of their own."""
    titles = side.tables.words("names", "titles") if side.tables else frozenset()
    items = side.tokens.items
    return [
        i
        for i in range(group[0], group[1] + 1)
        if side.norms[i] not in other.vocabulary
        and side.norms[i] not in titles
        and items[i].end - items[i].start > MINIMUM
        and not (side.tokens.language == "en" and is_common(items[i], "en"))
        and not any(same_name(side.norms[i], n) for n in other.norms)
        and not _inflected([items[i]], other, across=side.tokens.language != other.tokens.language)
    ]


def _names(case: "Case") -> "Iterable[Divergence]":
    if not groups(case.a) or not groups(case.b) or is_headline(case.a) or is_headline(case.b):
        return
    left_a = [g for g in groups(case.a) if not _explained(case.a, g, case.b)]
    left_b = [g for g in groups(case.b) if not _explained(case.b, g, case.a)] if left_a else []
    if not left_b:
        return
    across = case.a.tokens.language != case.b.tokens.language
    scored = sorted(
        (-case.near(a[1], b[1], 6), i, j) for i, a in enumerate(left_a) for j, b in enumerate(left_b)
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    for near, i, j in scored:
        if i in used_a or j in used_b:
            continue
        a, b = left_a[i], left_b[j]
        if near == 0 and (len(left_a) > 1 or len(left_b) > 1):
            continue
        x, y = case.a.text(*a), case.b.text(*b)
        used_a.add(i)
        used_b.add(j)
        if (
            _scripts_differ(x, y, across=across)
            or _related(case, a, b)
            or (across and _translated(case, a, b))
        ):
            continue
        yield case.report(Category.NAME, a, b, f"'{x}' became '{y}': another name")


def _scripts_differ(x: str, y: str, *, across: bool) -> bool:
    """Whether one text of one language keeps a name in foreign letters that the other spells its own way."""
    return not across and x.isascii() != y.isascii() and bool(set("абвгдеиклмнорст") & set((x + y).lower()))


def _translated(case: "Case", a: "Group", b: "Group") -> bool:
    """Whether a word of one name is a word for a word of the other: `Council` and `Совет`."""
    english = [s for s in ((case.a, a), (case.b, b)) if s[0].tokens.language == "en"]
    if any(all(n in common("en") for n in s.norms[g[0] : g[1] + 1]) for s, g in english):
        return True
    return any(
        case.m.pairs.get((i, j), 0.0) > TRANSLATED
        for i in range(a[0], a[1] + 1)
        for j in range(b[0], b[1] + 1)
    )


def _related(case: "Case", a: "Group", b: "Group") -> bool:
    """A name and a common word for the same thing (by their vectors) or two spellings of one name."""
    xs = [case.a.tokens.items[i] for i in range(a[0], a[1] + 1)]
    ys = [case.b.tokens.items[j] for j in range(b[0], b[1] + 1)]
    if same_name(" ".join(t.norm for t in xs), " ".join(t.norm for t in ys)):
        return True
    return any(
        same_name(x.norm, y.norm) or (x.lexeme.stem == y.lexeme.stem and len(x.norm) > 2)
        for x in xs
        for y in ys
        if len(x.norm) > 2 and len(y.norm) > 2
    )


def _explained(side: "Side", group: "Group", other: "Side") -> bool:
    """Whether the other side has the name: a word of it, an alias, another spelling, an adjective of it."""
    words = [side.tokens.items[i] for i in range(group[0], group[1] + 1)]
    norms = other.norms
    if any(t.norm in other.vocabulary for t in words):
        return True
    joined = " ".join(t.norm for t in words)
    for name in _names_of(other.tokens):
        if same_name(joined, name):
            return True
    if _initials(words, norms) or _extends(side, group, other):
        return True
    if _inflected(words, other, across=side.tokens.language != other.tokens.language):
        return True
    key = words[-1]
    if len(key.norm) > 3 and any(key.lexeme.stem == t.lexeme.stem for t in other.tokens.items):
        return True
    apart = [key.norm, *(x.norm for x in words[:-1] if len(x.norm) > 2)] if len(words) > 1 else []
    return any(same_name(x, n) for x in apart for n in other.vocabulary)


@lru_cache(maxsize=16)
def _names_of(tokens: "Tokens") -> frozenset[str]:
    """The words of a text, and each two and three in a row: what a name could be."""
    x = tokens.norms
    pairs, threes = pairwise(x), zip(x, x[1:], x[2:], strict=False)
    return tokens.vocabulary.union(map(" ".join, pairs), map(" ".join, threes))


def _inflected(words: "Sequence[Token]", other: "Side", *, across: bool) -> bool:
    """Whether the other side has a name of the group in another case (Russian) or alphabet."""
    if other.tokens.language != "ru" and not across:
        return False
    for t in words:
        if len(t.norm) < MINIMUM:
            continue
        for u in other.tokens.items:
            if not u.text[:1].isupper() or len(u.norm) < MINIMUM:
                continue
            if _one_root(t.lexeme.stem, u.lexeme.stem) or same_across(t.lexeme.stem, u.lexeme.stem):
                return True
            if _is_alias(t, u) or (across and _spoken(t.norm, u.norm)):
                return True
    return False


def _one_root(x: str, y: str) -> bool:
    """Whether two stems of an inflecting language share most of their letters from the beginning."""
    x, y = sorted((x.translate(ALTERNATE), y.translate(ALTERNATE)), key=len)
    if len(x) >= MINIMUM and y.startswith(x) and "ск" in y:
        return True
    shared = next((k for k, (c, d) in enumerate(zip(x, y, strict=False)) if c != d), min(len(x), len(y)))
    return shared >= max(ROOT, 0.7 * min(len(x), len(y)))


def _is_alias(t: "Token", u: "Token") -> bool:
    return any(is_alias(x, y) for x in {t.norm, t.lexeme.stem} for y in {u.norm, u.lexeme.stem})


def _spoken(x: str, y: str) -> bool:
    """Whether one of the names can be the other in the other alphabet."""
    return spoken_alike(latin(x), y) or spoken_alike(latin(y), x)


def _initials(words: "Sequence[Token]", norms: "Sequence[str]") -> bool:
    """Whether the words are the full form, or one of them the initials, of something on the other side."""
    letters = "".join(t.norm[0] for t in words)
    if len(letters) > 1 and letters in norms:
        return True
    for t in words:
        n = len(t.norm)
        if 2 <= n <= 5 and t.text.isupper():
            firsts = "".join(x[0] for x in norms)
            if t.norm in firsts:
                return True
    return False


def _extends(side: "Side", group: "Group", other: "Side") -> bool:
    """Whether the name only completes one that both sides have: `Rio` and `Rio de Janeiro`."""
    titles = side.tables.words("names", "titles") if side.tables else frozenset()
    for i in (
        *range(max(0, group[0] - 2), group[0]),
        *range(group[1] + 1, min(len(side.norms), group[1] + 3)),
    ):
        t = side.tokens.items[i]
        if t.norm in titles or opens(side, i):
            continue
        if (
            t.text[:1].isupper()
            and side.is_content(i)
            and t.norm in other.norms
            and not _broken(side, group, i)
        ):
            return True
    return False


def _broken(side: "Side", group: "Group", i: int) -> bool:
    low, high = min(i, group[0]) + 1, max(i, group[1]) + 1
    return any(side.breaks[low:high])
