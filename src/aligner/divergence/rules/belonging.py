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
    owners_a = _owned(case.a)
    owners_b = _owned(case.b) if owners_a else {}
    for n, q in sorted(owners_a.items()) if owners_b else ():
        n2, q2 = case.linked(n, SURE), case.linked(q, SURE)
        p2 = owners_b.get(n2) if n2 is not None else None
        if n2 is None or p2 is None or q2 is None:
            continue
        link = case.m.of_b[p2]
        p = link.a if link and link.similarity >= SURE else None
        if p is None or abs(q2 - p2) <= 1 or abs(p - q) <= 1:
            continue
        if role_words(case.b, "joiners").intersection(case.b.norms[min(q2, p2) : max(q2, p2)]):
            continue
        near = abs(p - n) <= REACH + 1 and abs(q2 - n2) <= REACH + 1
        if near and not any(case.b.breaks[min(q2, n2) + 1 : max(q2, n2) + 1]):
            yield (min(p, n, q), max(p, n, q)), (min(q2, n2, p2), max(q2, n2, p2)), "they have changed places"


def _owned(side: "Side") -> dict[int, int]:
    """Things with their owners: `n of q`, `q's n`."""
    result: dict[int, int] = {}
    norms, content = side.norms, side.content
    for i in sorted([*side.tokens.places("of"), *side.tokens.places("'s")]):
        if i == 0:
            continue
        if norms[i] == "of" and content[i - 1]:
            owner = next(compress(range(i + 1, i + 4), content[i + 1 : i + 4]), None)
            if owner is not None and not any(side.breaks[i : owner + 1]):
                result[i - 1] = owner
        elif norms[i] == "'s" and content[i + 1 : i + 2] == [True] and "of" not in norms[max(0, i - 3) : i]:
            result[i + 1] = i - 1
    return result


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
