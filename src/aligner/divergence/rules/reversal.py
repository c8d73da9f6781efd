"""Reversal: the same participants or events have changed places.

Four patterns, each over words linked one to one: who acts on whom around the same verb (voice considered),
whose is what (`X of Y`, `Y's X`), what goes with which of two times or numbers, and what comes first.
"""

from typing import TYPE_CHECKING

from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

REACH = 4
SURE = 0.8
"""Participants must be linked at least so well, the verb between them at least `VERB`."""
VERB = 0.6
LEAST = 6.0

Pair = tuple[int, int]


def find(case: "Case") -> "Iterable[Divergence]":
    """At most one reversal: the first pattern that holds."""
    if case.a.tables is None or case.b.tables is None:
        return
    for pattern in (_agents, _owners, _companions, _sequence):
        for a, b, what in pattern(case):
            reason = f"'{case.a.text(*a)}' against '{case.b.text(*b)}': {what}"
            yield case.report(Category.REVERSAL, a, b, reason)
            return


def _words(side: "Side", key: str) -> frozenset[str]:
    assert side.tables is not None  # noqa: S101 - the caller asked
    return side.tables.words("roles", key)


def _is_participant(side: "Side", i: int) -> bool:
    """A name, or a noun as far as the word before it tells."""
    t = side.tokens.items[i]
    if not side.is_content(i):
        return False
    before = side.norms[i - 1] if i else ""
    if before in _words(side, "prepositions"):
        return False
    if t.text[:1].isupper() and i and not side.breaks[i]:
        return True
    two = side.norms[i - 2] if i > 1 else ""
    marks = _words(side, "determiners")
    return not marks or before in marks or two in marks or (i == 0 and t.text[:1].isupper())


def _partners(case: "Case", least: float) -> list[Pair]:
    return [(x.a, x.b) for x in case.m.links if x.similarity >= least and case.a.is_content(x.a)]


def _agents(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """`p v q` on one side, `q v p` on the other, in the same voice."""
    people = [
        x for x in _partners(case, SURE) if _is_participant(case.a, x[0]) and _is_participant(case.b, x[1])
    ]
    verbs = _partners(case, VERB)
    for p, p2 in people:
        for q, q2 in people:
            if 0 < q - p <= 2 * REACH and 0 < q2 - p2 <= 2 * REACH and _turned(case, (p, q), (p2, q2), verbs):
                yield (p, q), (p2, q2), "they have changed places"
                return
            if not (0 < q - p <= 2 * REACH and 0 < p2 - q2 <= 2 * REACH):
                continue
            if _apart(case.a, p, q) or _apart(case.b, q2, p2):
                continue
            for v, v2 in verbs:
                if not (p < v < q and q2 < v2 < p2):
                    continue
                if _mutual(case.a, v, q, p) or _mutual(case.b, v2, p2, q2) or not _recast(case, p, p2, q, q2):
                    continue
                if _passive(case.a, v, q) == _passive(case.b, v2, p2):
                    yield (p, q), (q2, p2), "they have changed places"
                    return


def _turned(case: "Case", a: Pair, b: Pair, verbs: "Sequence[Pair]") -> bool:
    """The same order around the same verb, active on one side and passive (`by`) on the other."""
    by = _words(case.a, "by")
    if not by or _apart(case.a, *a) or _apart(case.b, *b):
        return False
    return any(
        by.isdisjoint(case.a.norms[v + 1 : a[1]]) != by.isdisjoint(case.b.norms[v2 + 1 : b[1]])
        and _directly(case.a, v, a[1]) and _directly(case.b, v2, b[1])
        for v, v2 in verbs
        if a[0] < v < a[1] and b[0] < v2 < b[1]
    )  # fmt: skip


def _directly(side: "Side", verb: int, noun: int) -> bool:
    """Whether nothing of weight and no preposition but `by` stands between a verb and a noun."""
    between = side.norms[verb + 1 : noun]
    return len(between) <= 3 and not _words(side, "others").intersection(between)


def _apart(side: "Side", first: int, last: int) -> bool:
    """Whether a mark or a joining word stands between two words."""
    return any(side.breaks[first + 1 : last + 1]) or bool(
        _words(side, "joiners").intersection(side.norms[first + 1 : last])
    )


def _mutual(side: "Side", verb: int, last: int, first: int) -> bool:
    """Whether the verb joins equals (`with`), or has a subject of its own besides the first word."""
    return bool(_words(side, "with").intersection(side.norms[verb + 1 : last])) or bool(
        _words(side, "pronouns").intersection(side.norms[first + 1 : verb])
    )


def _recast(case: "Case", p: int, p2: int, q: int, q2: int) -> bool:
    """In a language of cases the order is free: one of the words must have changed its form."""
    if case.a.tokens.language != "ru" or case.b.tokens.language != "ru":
        return True
    return case.a.norms[p] != case.b.norms[p2] or case.a.norms[q] != case.b.norms[q2]


def _passive(side: "Side", verb: int, last: int) -> bool:
    """Whether what follows the verb acts: `was sent by …`."""
    if _words(side, "by").intersection(side.norms[verb + 1 : last]):
        return True
    helped = _words(side, "be").intersection(side.norms[max(0, verb - 2) : verb])
    return bool(helped) and not side.norms[verb].endswith("ing")


def _owners(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """`p is the n of q` against `q is p's n`."""
    owners_a, owners_b = _owned(case.a), _owned(case.b)
    for n, n2 in _partners(case, SURE):
        q, p2 = owners_a.get(n), owners_b.get(n2)
        if q is None or p2 is None:
            continue
        q2 = case.linked(q, SURE)
        p = next((x.a for x in case.m.links if x.b == p2 and x.similarity >= SURE), None)
        if q2 is None or p is None or abs(q2 - p2) <= 1 or abs(p - q) <= 1:
            continue
        if _words(case.b, "joiners").intersection(case.b.norms[min(q2, p2) : max(q2, p2)]):
            continue
        near = abs(p - n) <= REACH + 1 and abs(q2 - n2) <= REACH + 1
        if near and not any(case.b.breaks[min(q2, n2) + 1 : max(q2, n2) + 1]):
            yield (min(p, n, q), max(p, n, q)), (min(q2, n2, p2), max(q2, n2, p2)), "they have changed places"


def _owned(side: "Side") -> dict[int, int]:
    """Things with their owners: `n of q`, `q's n`."""
    result: dict[int, int] = {}
    norms = side.norms
    for i, norm in enumerate(norms):
        if norm == "of" and i and side.is_content(i - 1):
            owner = next((k for k in range(i + 1, min(len(norms), i + 4)) if side.is_content(k)), None)
            if owner is not None and not any(side.breaks[i : owner + 1]):
                result[i - 1] = owner
        elif (
            norm == "'s"
            and 0 < i < len(norms) - 1
            and side.is_content(i + 1)
            and "of" not in norms[max(0, i - 3) : i]
        ):
            result[i + 1] = i - 1
    return result


def _companions(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """Two times or numbers that go with two others' companions."""
    pairs = []
    taken: set[int] = set()
    for f in case.a.facts:
        for k, g in enumerate(case.b.facts):
            if k not in taken and f.kind == g.kind and f.value == g.value:
                mates = _mate(case, f.first, g.first)
                if mates is not None:
                    pairs.append((f, g, *mates))
                taken.add(k)
                break
    for x in range(len(pairs)):
        for y in range(x + 1, len(pairs)):
            f, _, p, r = pairs[x]
            h, _, q, s = pairs[y]
            if (
                p != q
                and r != s
                and f.value != h.value
                and case.linked(p, SURE) == s
                and case.linked(q, SURE) == r
            ):
                a, b = sorted((p, q, f.first, h.last)), sorted((r, s, pairs[x][1].first, pairs[y][1].last))
                yield (a[0], a[-1]), (b[0], b[-1]), "what goes with which has changed"
                return


def _mate(case: "Case", i: int, j: int) -> Pair | None:
    """The participants nearest before two facts, within a few words."""
    p = next((k for k in range(i - 1, max(-1, i - REACH - 2), -1) if _participates(case, k, 0)), None)
    r = next((k for k in range(j - 1, max(-1, j - REACH - 2), -1) if _participates(case, k, 1)), None)
    return None if p is None or r is None else (p, r)


def _participates(case: "Case", k: int, side: int) -> bool:
    link = (case.m.of_a if side == 0 else case.m.of_b)[k]
    mine = case.a if side == 0 else case.b
    if link is None or link.similarity < SURE:
        return False
    before = mine.norms[k - 1] if k else ""
    roles = mine.tables.words("names", "roles") if mine.tables else frozenset()
    capital = k > 0 and mine.tokens.items[k].text[:1].isupper()
    return mine.norms[k] in roles or (
        mine.is_content(k) and (capital or before in _words(mine, "determiners"))
    )


def _sequence(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """What came first comes last: by `then`, `before`, `after`."""
    order_a, order_b = _order(case.a), _order(case.b)
    if order_a is None or order_b is None:
        return
    straight = crossed = 0.0
    inside: list[tuple[int, int]] = []
    for x in case.m.links:
        if x.similarity < VERB or not case.a.is_content(x.a):
            continue
        early_a, early_b = x.a in order_a[0], x.b in order_b[0]
        if not (early_a or x.a in order_a[1]) or not (early_b or x.b in order_b[1]):
            continue
        weight = case.m.a.items[x.a].lexeme.weight * x.similarity
        inside.append((x.a, x.b))
        if early_a == early_b:
            straight += weight
        else:
            crossed += weight
    if crossed > 2 * straight and crossed > LEAST:
        a, b = [i for i, _ in inside], [j for _, j in inside]
        yield (min(a), max(a)), (min(b), max(b)), "what came first now comes last"


def _order(side: "Side") -> tuple[range, range] | None:
    """Tokens of the earlier and of the later event around the only word that orders them; None if unclear."""
    then, before, after = (_words(side, key) for key in ("then", "before", "after"))
    found = [i for i, n in enumerate(side.norms) if n in then or n in before or n in after]
    if len(found) != 1:
        return None
    at = found[0]
    if at + 1 >= len(side.norms) or side.breaks[at + 1]:
        return None
    low, high = max(0, at - 2 * REACH), min(len(side.norms), at + 2 * REACH + 1)
    while side.sentence[low] != side.sentence[at]:
        low += 1
    while side.sentence[high - 1] != side.sentence[at]:
        high -= 1
    norm = side.norms[at]
    if at == low and norm not in then:
        cut = next((k for k in range(at + 1, high) if side.breaks[k]), None)
        if cut is None:
            return None
        head, tail = range(at + 1, cut), range(cut, high)
        return (tail, head) if norm in before else (head, tail)
    first, second = range(low, at), range(at + 1, high)
    return (second, first) if norm in after else (first, second)
