"""Names: a proper name, nationality, office or kinship term that gave way to another."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from aligner.divergence.lexicon.aliases import common, is_alias, same_name
from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.people import people_in
from aligner.divergence.lexicon.words import is_listed
from aligner.divergence.proper import groups, has_patronymic, is_common, is_headline, opens
from aligner.divergence.rules import people, qualified
from aligner.divergence.rules.answered import explained, extended, inflected, one_name
from aligner.divergence.rules.misread import misprinted
from aligner.divergence.rules.qualified import SAID_OTHERWISE, is_other_word
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.proper import Group
    from aligner.divergence.tokens import Token
    from aligner.model import Divergence

OF_PLACE = re.compile("ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими)$")
MINIMUM = 3
NAMING = frozenset(
    {"called", "call", "calls", "named", "nicknamed", "dubbed", "christened", "nickname", "known"}
    | {"звали", "звать", "зовут", "назвали", "прозвали", "прозван"}
    | {"прозвище", "прозвищу", "прозвищем", "кличке", "кличка", "имени"}
)
TRANSLATED = 0.2


def find(case: "Case") -> "Iterable[Divergence]":
    """Names and roles left over on both sides that stand in the same place."""
    of_a, of_b = groups(case.a, case.b), groups(case.b, case.a)
    if of_a or of_b:
        yield from _names(case)
    if of_a and of_b:
        yield from _partly(case)
        yield from _completed(case)
    yield from qualified.find(case)
    yield from people.find(case)


def _completed(case: "Case") -> "Iterable[Divergence]":
    """`Delacroze of Vevrin` against `Delacroze of Pillet`: one name, completed by two others."""
    of_b = {
        name: g
        for g in groups(case.b, case.a)
        if (name := extended(case.b, g, case.a)) and not explained(case.b, g, case.a, completing=False)
    }
    if not of_b:
        return
    for a in groups(case.a, case.b):
        b = of_b.get(extended(case.a, a, case.b) or "")
        if b is None or explained(case.a, a, case.b, completing=False) or _related(case, a, b):
            continue
        if case.a.tokens.language == case.b.tokens.language:
            x, y = case.a.text(*a), case.b.text(*b)
            yield case.report(Category.NAME, a, b, f"'{x}' became '{y}': another name")


def _partly(case: "Case") -> "Iterable[Divergence]":
    """`Larne Abbas` against `Larne Regis`: two names that share a word and have another beside it."""
    groups_b = [g for g in groups(case.b, case.a) if g[1] > g[0]]
    if not groups_b:
        return
    for a in groups(case.a, case.b):
        for b in groups_b if a[1] > a[0] else ():
            if not _shares(case, a, b) or same_name(_joined(case.a, a), _joined(case.b, b)):
                continue
            rest_a, rest_b = _own_words(case.a, a, case.b), _own_words(case.b, b, case.a)
            if len(rest_a) != 1 or len(rest_b) != 1:
                continue
            i, j = rest_a[0], rest_b[0]
            if _is_common_word(case.a, i) or _is_common_word(case.b, j):
                if not is_other_word(case, i, j):
                    continue
            elif same_name(case.a.norms[i], case.b.norms[j]):
                continue
            x, y = case.a.text(*a), case.b.text(*b)
            yield case.report(Category.NAME, (i, i), (j, j), f"'{x}' became '{y}': another name")


def _joined(side: "Side", g: "Group") -> str:
    return " ".join(side.norms[g[0] : g[1] + 1])


def _is_common_word(side: "Side", i: int) -> bool:
    """Whether a dictionary has a word of a name, or its singular, in lower case."""
    words, t = common(side.tokens.language), side.tokens.items[i]
    if side.tokens.language == "ru":
        return t.lexeme.stem in words
    return t.norm in words or (t.norm.endswith("s") and t.norm[:-1] in words)


def _shares(case: "Case", a: "Group", b: "Group") -> bool:
    """Whether two names have a word in common, in whatever alphabet or rendering."""
    if _stems(case.a, a) & _stems(case.b, b):
        return True
    if case.a.tokens.language == case.b.tokens.language:
        return False
    return any(
        one_name(case.a.tokens.lexemes[i], case.b.tokens.lexemes[j], across=True)
        or case.m.pairs.get((i, j), 0.0) >= SAID_OTHERWISE
        for i in range(a[0], a[1] + 1)
        for j in range(b[0], b[1] + 1)
    )


def _stems(side: "Side", group: "Group") -> set[str]:
    return {known.stem for known in side.tokens.lexemes[group[0] : group[1] + 1]}


def _own_words(side: "Side", group: "Group", other: "Side") -> list[int]:
    """Words of a name that the other side lacks; initials and titles are no names of their own."""
    titles = side.tables.words("names", "titles") if side.tables else frozenset()
    lexemes = side.tokens.lexemes
    across = side.tokens.language != other.tokens.language
    return [
        i
        for i in range(group[0], group[1] + 1)
        if side.norms[i] not in other.vocabulary
        and side.norms[i] not in titles
        and len(lexemes[i].text) > MINIMUM
        and not (
            opens(side, i) and is_common(lexemes[i], side.tokens.language) and not has_patronymic(side, i)
        )
        and not any(same_name(side.norms[i], n) for n in other.norms)
        and not inflected([lexemes[i]], other, across=across)
    ]


def _left_over(case: "Case") -> "tuple[list[Group], list[Group]]":
    """The names of either side that the other lacks, or places that may have given way to one."""
    a, b = case.a, case.b
    of_a, of_b = groups(a, b), groups(b, a)
    places_a = _places(a, b) if of_b and not of_a else []
    places_b = _places(b, a) if of_a and not of_b else []
    left_a = [g for g in of_a if not explained(a, g, b)] if of_b or places_b else []
    left_b = [g for g in of_b if not explained(b, g, a)] if of_a or places_a else []
    if left_a and not left_b:
        return left_a, _places(b, a)
    if left_b and not left_a:
        return _places(a, b), left_b
    return left_a, left_b


def _names(case: "Case") -> "Iterable[Divergence]":
    left_a, left_b = _left_over(case)
    if not left_a or not left_b:
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
            or (_translated(case, a, b) if across else _is_misprint(case, a, b))
        ):
            continue
        if is_headline(case.a) or is_headline(case.b):
            return
        yield case.report(Category.NAME, a, b, f"'{x}' became '{y}': another name")


@lru_cache(maxsize=16)
def _places(side: "Side", other: "Side") -> "list[Group]":
    """Countries and cities that count as nations (`Genoa`), Russian words made of places (`лейденский`).

    Only those of which the other side says nothing.
    """
    senses = {p.sense for p in people_in(other.tokens)}
    nations = [p for p in people_in(side.tokens) if p.kind == "nations"]
    found = [
        (p.first, p.last)
        for p in nations
        if p.sense not in senses and side.tokens.lexemes[p.first].is_capital
    ]
    if side.tokens.language == "ru":
        taken = {i for p in nations for i in range(p.first, p.last + 1)}
        found += [(t.index, t.index) for t in side.tokens.items if t.index not in taken and _is_of_place(t)]
    return [g for g in found if not explained(side, g, other)]


def _is_of_place(t: "Token") -> bool:
    """Whether a Russian word without a capital is an adjective of a place that the tables do not know."""
    if not (found := OF_PLACE.search(t.norm)) or t.text[:1].isupper():
        return False
    root, words = t.norm[: found.start()], common("ru")
    return len(root) >= MINIMUM and words.isdisjoint((t.lexeme.stem, root, stem_of(root, "ru")))


def _scripts_differ(x: str, y: str, *, across: bool) -> bool:
    """Whether one text of one language keeps a name in foreign letters that the other spells its own way."""
    return not across and x.isascii() != y.isascii() and bool(set("абвгдеиклмнорст") & set((x + y).lower()))


def _translated(case: "Case", a: "Group", b: "Group") -> bool:
    """Whether a word of one name is a word for a word of the other: `Council` and `Совет`."""
    for side, g in ((case.a, a), (case.b, b)):
        plain = [k for k in range(g[0], g[1] + 1) if _is_common_word(side, k)]
        if side.tokens.language == "en" and len(plain) == g[1] - g[0] + 1:
            return True
        if side.tokens.language == "ru" and any(
            not (_is_listed_name(side, k) or _is_titled(side, k)) for k in plain
        ):
            return True
    if all(_is_mere_word(side, g) for side, g in ((case.a, a), (case.b, b))):
        return True
    words = [case.m.pairs.get((i, j), 0.0) for i in range(a[0], a[1] + 1) for j in range(b[0], b[1] + 1)]
    shared = max(words, default=0.0)
    if shared < SAID_OTHERWISE:
        return shared > TRANSLATED
    return len(words) < 4


def _is_mere_word(side: "Side", g: "Group") -> bool:
    """Whether a nickname or the like is one word that a dictionary has: it may be translated."""
    t = side.tokens.items[g[0]]
    return (
        g[0] == g[1]
        and (not NAMING.isdisjoint(side.norms[max(0, g[0] - 3) : g[0]]) or _is_quoted(side, g[0]))
        and is_listed(t.norm, t.lexeme.stem, side.tokens.language)
        and not _is_listed_name(side, g[0])
    )


def _is_quoted(side: "Side", i: int) -> bool:
    return side.tokens.text[: side.tokens.starts[i]].endswith(("«", "“", "„", '"', "‘"))


def _is_titled(side: "Side", i: int) -> bool:
    """Whether an office or a relation stands before a name: `Кузина Ада`."""
    return any(p.last == i - 1 for p in people_in(side.tokens) if p.kind != "nations")


def _is_listed_name(side: "Side", i: int) -> bool:
    t = side.tokens.items[i]
    return is_alias(t.norm, t.norm) or is_alias(t.lexeme.stem, t.lexeme.stem)


def _is_misprint(case: "Case", a: "Group", b: "Group") -> bool:
    """Whether a name of one word is in B one slip away from it: no other name."""
    x, y, language = case.a.norms[a[0]], case.b.norms[b[0]], case.a.tokens.language
    if a[0] != a[1] or b[0] != b[1]:
        return False
    if misprinted(x, y, language):
        return True
    stems = [s.tokens.items[g[0]].lexeme.stem for s, g in ((case.a, a), (case.b, b))]
    known = is_listed(x, stems[0], language) and not is_listed(y, stems[1], language)
    return known and OSA.distance(x, y, score_cutoff=1) <= 1


def _related(case: "Case", a: "Group", b: "Group") -> bool:
    """A name and a common word for the same thing (by their vectors) or two spellings of one name."""
    xs = case.a.tokens.lexemes[a[0] : a[1] + 1]
    ys = case.b.tokens.lexemes[b[0] : b[1] + 1]
    if same_name(_joined(case.a, a), _joined(case.b, b)):
        return True
    return any(
        same_name(x.norm, y.norm) or (x.stem == y.stem and len(x.norm) > 2)
        for x in xs
        for y in ys
        if len(x.norm) > 2 and len(y.norm) > 2
    )
