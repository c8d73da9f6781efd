"""What belongs to what: owners and companions of two things that have changed places."""

from itertools import combinations, compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.fact import Fact
    from aligner.engine.words import Link

REACH = 4
SURE = 0.8
"""Participants must be linked at least so well."""

Pair = tuple[int, int]


def role_words(side: "Side", key: str) -> frozenset[str]:
    """Words of the table of roles."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    return side.tables.words("roles", key)


def owners(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """`p is the n of q` against `q is p's n`."""
    b = case.b
    for n in _things(case.a):
        n2 = case.linked(n, SURE)
        p2 = _owner(b, n2) if n2 is not None else None
        q = _owner(case.a, n) if p2 is not None else None
        q2 = case.linked(q, SURE) if q is not None else None
        if n2 is None or p2 is None or q is None or q2 is None:
            continue
        link = case.m.of_b[p2]
        p = link.a if link and link.similarity >= SURE else None
        if p is None or abs(q2 - p2) <= 1 or abs(p - q) <= 1:
            continue
        if role_words(b, "joiners").intersection(b.norms[min(q2, p2) : max(q2, p2)]):
            continue
        near = abs(p - n) <= REACH + 1 and abs(q2 - n2) <= REACH + 1
        if near and not any(b.breaks[min(q2, n2) + 1 : max(q2, n2) + 1]):
            yield (min(p, n, q), max(p, n, q)), (min(q2, n2, p2), max(q2, n2, p2)), "they have changed places"


def _things(side: "Side") -> list[int]:
    """What may have an owner: the words before `of` and behind `'s`."""
    places, last = side.tokens.places, len(side.norms) - 1
    behind = [i + 1 for i in places("'s") if 0 < i < last]
    return sorted({*behind, *[i - 1 for i in places("of") if i]})


def _owner(side: "Side", n: int) -> int | None:
    """The owner of a word: `n of q`, `q's n`."""
    norms, content = side.norms, side.content
    if not content[n]:
        return None
    if norms[n + 1 : n + 2] == ["of"]:
        owner = next(compress(range(n + 2, n + 5), content[n + 2 : n + 5]), None)
        if owner is not None and not any(side.breaks[n + 1 : owner + 1]):
            return owner
    owned = n > 1 and norms[n - 1] == "'s" and "of" not in norms[max(0, n - 4) : n - 1]
    return n - 2 if owned else None


def companions(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """Two times or numbers that go with two others' companions."""
    same = _facts_of_both(case)
    if len({f.value for f, _ in same}) < 2:
        return
    pairs = [(f, g, *mates) for f, g in same if (mates := _mate(case, f.first, g.first)) is not None]
    for (f, g, p, r), (h, k, q, s) in combinations(pairs, 2):
        parted = p != q and r != s and f.value != h.value
        if parted and case.linked(p, SURE) == s and case.linked(q, SURE) == r:
            a, b = sorted((p, q, f.first, h.last)), sorted((r, s, g.first, k.last))
            yield (a[0], a[-1]), (b[0], b[-1]), "what goes with which has changed"
            return


def _facts_of_both(case: "Case") -> "list[tuple[Fact, Fact]]":
    """Numbers and dates of A, each with the first free one of B of the same value."""
    free: dict[tuple[str, float | str], list[Fact]] = {}
    for g in reversed(case.b.facts):
        free.setdefault((g.kind, g.value), []).append(g)
    return [(f, there.pop()) for f in case.a.facts if (there := free.get((f.kind, f.value)))]


def _mate(case: "Case", i: int, j: int) -> Pair | None:
    """The participants nearest before two facts, within a few words."""
    p = _participant(case.a, case.m.of_a, i)
    r = _participant(case.b, case.m.of_b, j) if p is not None else None
    return None if p is None or r is None else (p, r)


def _participant(side: "Side", links: "Sequence[Link | None]", i: int) -> int | None:
    """The last linked word before word `i` that is a name or a role, or a noun behind a determiner."""
    norms, lexemes = side.norms, side.tokens.lexemes
    roles = side.tables.words("names", "roles") if side.tables else frozenset()
    for k in range(i - 1, max(-1, i - REACH - 2), -1):
        link = links[k]
        if link is None or link.similarity < SURE:
            continue
        if norms[k] in roles:
            return k
        if (
            side.content[k]
            and k
            and (lexemes[k].is_capital or norms[k - 1] in role_words(side, "determiners"))
        ):
            return k
    return None
