"""Reversal: the same participants or events have changed places.

Four patterns, each over words linked one to one: who acts on whom around the same verb (voice considered),
whose is what (`X of Y`, `Y's X`), what goes with which of two times or numbers, and what comes first.
"""

from typing import TYPE_CHECKING

from aligner.divergence.matching import STEM
from aligner.divergence.rules.events import read_events
from aligner.divergence.rules.inflected import read_inflected
from aligner.divergence.rules.relation import Relation
from aligner.divergence.rules.relations import read
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

REACH = 4
SURE = 0.8
"""Participants must be linked at least so well, the verb between them at least `VERB`."""
VERB = 0.6
LEAST = 6.0
ACTION = 0.3
EVENT = 0.6
CLEARLY = 1.5
"""Exchanged links weigh so many times those that were kept, at least."""
CONVERSE = frozenset({"fear", "liking", "victory", "life", "order"})
"""Kinds sure enough to be compared where pronouns act, whatever the verb."""
WHAT = {
    "order": "what came first now comes last",
    "cause": "cause and effect have changed places",
    "more": "which is the greater has changed",
}

Pair = tuple[int, int]


def find(case: "Case") -> "Iterable[Divergence]":
    """At most one reversal: the first pattern that holds."""
    if case.a.tables is None or case.b.tables is None:
        return
    for pattern in (_mirrored, _exchanged, _owners, _companions):
        for a, b, what in pattern(case):
            reason = f"'{case.a.text(*a)}' against '{case.b.text(*b)}': {what}"
            yield case.report(Category.REVERSAL, a, b, reason)
            return


def _words(side: "Side", key: str) -> frozenset[str]:
    assert side.tables is not None  # noqa: S101 - the caller asked
    return side.tables.words("roles", key)


def _partners(case: "Case", least: float) -> list[Pair]:
    return [(x.a, x.b) for x in case.m.links if x.similarity >= least and case.a.is_content(x.a)]


def _mirrored(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """`p v q` on one side, `q v p` on the other, with nothing of weight between them."""
    links = {
        x.a: x.b
        for x in case.m.links
        if x.similarity >= SURE and x.similarity >= case.best_a[x.a] and case.a.is_content(x.a)
    }
    verbal = tuple(_words_of(case.a, "past_ends") | _words_of(case.a, "present_ends"))
    for v, v2 in links.items():
        if verbal and (case.m.pairs[v, v2] < STEM or not case.a.norms[v].endswith(verbal)):
            continue
        for p in (v - 1, v - 2):
            if not 0 < links.get(p, -1) - v2 <= 3 or not _directly(case.b, v2, links[p]):
                continue
            for q in (v + 1, v + 2, v + 3):
                if q not in links or not 0 < v2 - links[q] <= 2 or not _directly(case.a, v, q):
                    continue
                if _plain(case, (p, v, q), (links[q], v2, links[p])):
                    yield (p, q), (links[q], links[p]), "they have changed places"
                    return


def _plain(case: "Case", a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    """Whether both stretches are plain `noun verb noun` without a mark, a voice or an owner between."""
    if not _recast(case, a[0], b[2], a[2], b[0]):
        return False
    for side, (p, v, q) in ((case.a, a), (case.b, b)):
        between = {*side.norms[p + 1 : v], *side.norms[v + 1 : q]}
        if _apart(side, p, q) or between & {"'s", "of", "by", "than"} or between & _words(side, "be"):
            return False
        if side.tokens.language == "en" and not _is_participant(side, p) and not _is_participant(side, q):
            return False
    return True


def _words_of(side: "Side", key: str) -> frozenset[str]:
    return side.tables.words("relations", key) if side.tables else frozenset()


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


def _directly(side: "Side", verb: int, noun: int) -> bool:
    """Whether nothing of weight and no preposition but `by` stands between a verb and a noun."""
    between = side.norms[verb + 1 : noun]
    return len(between) <= 3 and not _words(side, "others").intersection(between)


def _apart(side: "Side", first: int, last: int) -> bool:
    """Whether a mark or a joining word stands between two words."""
    return any(side.breaks[first + 1 : last + 1]) or bool(
        _words(side, "joiners").intersection(side.norms[first + 1 : last])
    )


def _recast(case: "Case", p: int, p2: int, q: int, q2: int) -> bool:
    """In a language of cases the order is free: one of the words must have changed its form."""
    if case.a.tokens.language != "ru" or case.b.tokens.language != "ru":
        return True
    return case.a.norms[p] != case.b.norms[p2] or case.a.norms[q] != case.b.norms[q2]


def _exchanged(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """Relations of the same kind whose participants or events have changed places."""
    if case.a.tokens.language != case.b.tokens.language:
        return
    theirs: dict[str, list[Relation]] = {}
    for s in _relations(case.b):
        theirs.setdefault(s.sort, []).append(s)
    for r in _relations(case.a) if theirs else ():
        verdicts = [(s, _verdict(case, r, s)) for s in theirs.get(r.sort, ()) if _same_kind(case, r, s)]
        if any(v < 0 for _, v in verdicts):
            continue
        for s, verdict in verdicts:
            if verdict > 0:
                yield _extent(r), _extent(s), WHAT.get(s.kind.split(":")[0], "they have changed places")
                return


def _relations(side: "Side") -> list[Relation]:
    told = read_inflected(side) if side.tokens.language == "ru" else read(side)
    return [*told, *read_events(side)]


def _extent(r: Relation) -> Pair:
    places = (*r.first, *r.second, r.at)
    return min(places), max(places)


def _same_kind(case: "Case", r: Relation, s: Relation) -> bool:
    """Whether two relations of a kind say the same thing of it: the same measure, verbs that are alike."""
    if all(r.names) and case.m.pairs.get((r.at, s.at), 0.0) < VERB and r.sort not in CONVERSE:
        return False
    if r.sort == "more" and r.kind != s.kind and ":" in r.kind and ":" in s.kind:
        return case.m.pairs.get((r.at, s.at), 0.0) >= VERB
    if r.sort == "act":
        if case.a.tokens.language == "en" and _strangers(case, r.at, s.at):
            return True
        least = VERB if case.a.tokens.language == "ru" else ACTION
        return any(case.m.pairs.get((i, j), 0.0) >= least for i in r.predicate for j in s.predicate)
    return True


def _strangers(case: "Case", i: int, j: int) -> bool:
    """Whether both verbs lack a vector or any counterpart, so that they may stand for each other."""
    known = i in case.a.known and j in case.b.known
    return not known and case.best_a[i] < ACTION and case.best_b[j] < ACTION


def _verdict(case: "Case", r: Relation, s: Relation) -> int:
    """1 where the two have changed places, -1 where they have kept them, 0 where the links do not tell."""
    least = EVENT if r.kind in {"order", "cause"} else SURE
    names, others = r.names, s.names
    there = _weight(case, r.first, s.second, (names[0], others[1]), least)
    back = _weight(case, r.second, s.first, (names[1], others[0]), least)
    kept = _weight(case, r.first, s.first, (names[0], others[0]), least)
    kept += _weight(case, r.second, s.second, (names[1], others[1]), least)
    if kept > there + back:
        return -1
    return int(min(there, back) > 0 and there + back > CLEARLY * kept)


def _weight(
    case: "Case", ours: tuple[int, ...], theirs: tuple[int, ...], names: tuple[str, str], least: float
) -> float:
    """Weight of the links between two sets of words; a pronoun counts as a word."""
    if any(names):
        return LEAST / 2 if names[0] == names[1] else 0.0
    within, small = (
        set(theirs),
        case.a.tables.words("relations", "small_words") if case.a.tables else frozenset(),
    )
    total = 0.0
    for i in ours:
        if case.a.norms[i] in small:
            continue
        link = case.m.of_a[i]
        held = link.similarity if link and link.b in within and link.similarity >= least else 0.0
        same = max((case.m.pairs.get((i, j), 0.0) for j in theirs), default=0.0)
        total += case.m.a.items[i].lexeme.weight * max(held, same if same >= STEM else 0.0)
    return total


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
