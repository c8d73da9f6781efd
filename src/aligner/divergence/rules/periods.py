"""Parts of a period: `the end of August` against `the first days of August`."""

from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING

from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.tables import Language
    from aligner.model import Divergence

Part = tuple[int, int, str]
"""First and last token of the words that say which part, and the part."""
AUXILIARIES = frozenset(
    {
        "had",
        "has",
        "was",
        "is",
        "were",
        "already",
        "just",
        "barely",
        "hardly",
        "soon",
        "at",
        "last",
        "now",
        "itself",
        "уже",
        "только",
        "едва",
        "еще",
        "не",
    }
)
VERBS = (("begins", "start"), ("ceases", "end"))
"""The tables of verbs that say of a period before them that a part of it came."""
REACH, LIKE, NOUN = 4, 0.7, 1.6
LINKS = frozenset({"of", "the", "his", "her", "their", "our", "a", "an", "its", "my", "that", "this"})


def find(case: "Case") -> "Iterable[Divergence]":
    """Another part of a period that is the same on both sides."""
    parts_a = parts(case.a)
    parts_b = parts(case.b) if parts_a else []
    if not parts_b:
        return
    senses_a, senses_b = {p[2] for p in parts_a}, {p[2] for p in parts_b}
    used: set[int] = set()
    for a in parts_a:
        if a[2] in senses_b:
            continue
        for k, b in enumerate(parts_b):
            if k in used or b[2] in senses_a or not _one_period(case, a, b):
                continue
            used.add(k)
            x, y = case.a.text(*a[:2]), case.b.text(*b[:2])
            reason = f"'{x}' became '{y}': another part of the period"
            yield case.report(Category.DATE, a[:2], b[:2], reason)
            break


def parts(side: "Side") -> list[Part]:
    """Phrases that name a part of the period beside them."""
    tables = side.tables
    if not tables:
        return []
    named = tables.phrases("dates", "part_names").find(side.tokens)
    told = side.vocabulary & _telling(tables)
    if not named and not told:
        return []
    heads, senses = tables.words("dates", "periods"), tables.mapping("dates", "part_senses")
    found = [
        (first, last, senses["_".join(side.norms[first : last + 1])])
        for _, first, last in named
        if _period(side, first, last, heads)
    ]
    if told:
        taken = {i for _, first, last in named for i in range(first, last + 1)}
        found += _verbs(side, told, taken, heads)
        found += _nouns(side, told, taken, heads)
    return found


@lru_cache(maxsize=8)
def _telling(tables: "Language") -> frozenset[str]:
    """The words by themselves that may name a part of a period: nouns, and verbs behind the period."""
    verbs = [tables.words("dates", key) for key, _ in VERBS]
    return frozenset(tables.mapping("dates", "points")).union(*verbs)


def _nouns(side: "Side", told: frozenset[str], taken: set[int], heads: frozenset[str]) -> "Iterable[Part]":
    """`the end of the war`, `the year's end`."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    nouns = side.tables.mapping("dates", "points")
    if nouns.keys().isdisjoint(told):
        return
    for i in compress(count(), map(nouns.__contains__, side.norms)):
        if i in taken:
            continue
        norm = side.norms[i]
        if i > 1 and side.norms[i - 1] == "'s" and _names(side, i - 2, heads):
            yield i, i, nouns[norm]
            continue
        behind = side.tokens.language == "ru" or side.norms[i + 1 : i + 2] == ["of"]
        if behind and _period(side, i, i, heads, before=False):
            yield i, i, nouns[norm]


def _verbs(side: "Side", told: frozenset[str], taken: set[int], heads: frozenset[str]) -> "Iterable[Part]":
    """`when the year begins`, `before May opened`, `as the war ended`."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    for key, part in VERBS:
        verbs = side.tables.words("dates", key)
        if told.isdisjoint(verbs):
            continue
        for i in compress(count(), map(verbs.__contains__, side.norms)):
            if i in taken:
                continue
            k = i - 1
            while k >= 0 and side.norms[k] in AUXILIARIES and not side.breaks[k + 1]:
                k -= 1
            after = side.norms[i + 1] if i + 1 < len(side.norms) else ""
            if k >= 0 and not side.breaks[k + 1] and after != "with" and _names(side, k, heads):
                yield i, i, part


def _names(side: "Side", k: int, heads: frozenset[str]) -> bool:
    return side.norms[k] in heads or any(f.is_date and f.first <= k <= f.last for f in side.facts)


def _around(side: "Side", first: int, last: int, *, before: bool = True) -> "Iterable[int]":
    """Words beside a part, in its clause, that may name the period."""
    for i in range(last + 1, min(len(side.norms), last + 1 + REACH)):
        if side.breaks[i]:
            break
        yield i
    for i in range(first - 1, max(-1, first - 1 - 2 * REACH) if before else first - 1, -1):
        if side.breaks[i + 1]:
            break
        yield i


def _period(side: "Side", first: int, last: int, heads: frozenset[str], *, before: bool = True) -> bool:
    dates = {k for f in side.facts if f.is_date for k in range(f.first, f.last + 1)}
    return any(i in dates or side.norms[i] in heads for i in _around(side, first, last, before=before))


def _one_period(case: "Case", a: Part, b: Part) -> bool:
    """Whether a word beside the one part stands for a word beside the other."""
    around = set(_around(case.b, *b[:2]))
    facts_a = {f.value for f in case.a.facts if f.is_date and f.first in set(_around(case.a, *a[:2]))}
    if facts_a & {f.value for f in case.b.facts if f.is_date and f.first in around}:
        return True
    return any(
        case.a.tokens.weights[i] >= NOUN and case.linked(i, LIKE) in around for i in _around(case.a, *a[:2])
    )
