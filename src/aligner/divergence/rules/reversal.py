"""Reversal: the same participants or events have changed places.

Four patterns, each over words linked one to one: who acts on whom around the same verb (voice considered),
whose is what (`X of Y`, `Y's X`), what goes with which of two times or numbers, and what comes first.
"""

from collections import defaultdict
from itertools import compress, product, repeat
from operator import itemgetter, or_, sub
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.kin import STEM
from aligner.divergence.rules.belonging import SURE, Pair, companions, owners, role_words
from aligner.divergence.rules.events import read_events
from aligner.divergence.rules.inflected import read_inflected
from aligner.divergence.rules.relation import Relation
from aligner.divergence.rules.relations import read
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

VERB = 0.6
"""The verb between participants must be linked at least so well."""
LEAST = 6.0
ACTION = 0.5
EVENT = 0.6
CLEARLY = 1.5
"""Exchanged links weigh so many times those that were kept, at least."""
SHORT = 2
"""An end of so many words is told by its name."""
NOWHERE = -1000
CROSSING = range(1, 4)
"""By so many words the words that two neighbours are linked to stand the other way round."""
_A, _B = itemgetter(0), itemgetter(1)
UNSURE = ("ло", "ся", "сь")
"""Endings that are no verb's, or of a verb that acts on none: `начало`, `признаётся`."""
CONVERSE = frozenset({"fear", "liking", "victory", "life", "order"})
"""Kinds sure enough to be compared where pronouns act, whatever the verb."""
WHAT = {
    "order": "what came first now comes last",
    "cause": "cause and effect have changed places",
    "more": "which is the greater has changed",
}


def find(case: "Case") -> "Iterable[Divergence]":
    """At most one reversal, within a language: the first pattern that holds."""
    if case.a.tables is None or case.a.tokens.language != case.b.tokens.language:
        return
    for pattern in (_mirrored, _exchanged, owners, companions):
        for a, b, what in pattern(case):
            reason = f"'{case.a.text(*a)}' against '{case.b.text(*b)}': {what}"
            yield case.report(Category.REVERSAL, a, b, reason)
            return


def _mirrored(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """`p v q` on one side, `q v p` on the other, with nothing of weight between them."""
    crossed = _crossed(case)
    if not crossed:
        return
    endings = ("past_ends", "present_ends")
    verbal = tuple([x for key in endings for x in _words_of(case.a, key)])
    for v in crossed:
        v2 = _sure(case, v)
        if v2 is None or (verbal and not _is_verbal(case.a.norms[v], verbal)):
            continue
        if verbal and case.m.pairs[v, v2] < STEM:
            continue
        before = [(p, p2) for p in (v - 1, v - 2) if (p2 := _sure(case, p)) is not None and 0 < p2 - v2 <= 3]
        for p, p2 in before:
            if not _directly(case.b, v2, p2):
                continue
            for q in (v + 1, v + 2, v + 3):
                q2 = _sure(case, q)
                if q2 is None or not 0 < v2 - q2 <= 2 or not _directly(case.a, v, q):
                    continue
                if _plain(case, (p, v, q), (q2, v2, p2)):
                    yield (p, q), (q2, p2), "they have changed places"
                    return


def _sure(case: "Case", i: int) -> int | None:
    """The word of B that stands for a word of weight, and for no other better."""
    content = case.a.content
    link = case.m.of_a[i] if 0 <= i < len(content) and content[i] else None
    if link is None or link.similarity < SURE or link.similarity < case.best_a[i]:
        return None
    return link.b


def _is_verbal(norm: str, endings: tuple[str, ...]) -> bool:
    return norm.endswith(endings) and not norm.endswith(UNSURE)


def _crossed(case: "Case") -> list[int]:
    """Words of weight of A whose link crosses that of a word up to two before them."""
    words, there = list(map(_A, case.m.links)), list(map(_B, case.m.links))
    link_of = dict(zip(words, there, strict=True)).get
    near = [
        map(CROSSING.__contains__, map(sub, map(link_of, map(by.__rsub__, words), repeat(NOWHERE)), there))
        for by in (1, 2)
    ]
    return [i for i in compress(words, map(or_, *near)) if case.a.content[i]]


def _plain(case: "Case", a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    """Whether both stretches are plain `noun verb noun` without a mark, a voice or an owner between."""
    if not _recast(case, a[0], b[2], a[2], b[0]):
        return False
    for side, (p, v, q) in ((case.a, a), (case.b, b)):
        between = {*side.norms[p + 1 : v], *side.norms[v + 1 : q]}
        if _apart(side, p, q) or between & {"'s", "of", "by", "than"} or between & role_words(side, "be"):
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
    if before in role_words(side, "prepositions"):
        return False
    if t.text[:1].isupper() and i and not side.breaks[i]:
        return True
    two = side.norms[i - 2] if i > 1 else ""
    marks = role_words(side, "determiners")
    return not marks or before in marks or two in marks or (i == 0 and t.text[:1].isupper())


def _directly(side: "Side", verb: int, noun: int) -> bool:
    """Whether nothing of weight and no preposition but `by` stands between a verb and a noun."""
    between = side.norms[verb + 1 : noun]
    return len(between) <= 3 and not role_words(side, "others").intersection(between)


def _apart(side: "Side", first: int, last: int) -> bool:
    """Whether a mark or a joining word stands between two words."""
    return any(side.breaks[first + 1 : last + 1]) or bool(
        role_words(side, "joiners").intersection(side.norms[first + 1 : last])
    )


def _recast(case: "Case", p: int, p2: int, q: int, q2: int) -> bool:
    """In a language of cases the order is free: one of the words must have changed its form."""
    if case.a.tokens.language != "ru" or case.b.tokens.language != "ru":
        return True
    return case.a.norms[p] != case.b.norms[p2] or case.a.norms[q] != case.b.norms[q2]


def _exchanged(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """Relations of the same kind whose participants or events have changed places."""
    told, alike = _relations(case.a), _alike(case)
    ours = [(r, there) for r in told if (there := _sentences(case, r, alike))]
    if not ours:
        return
    theirs = _by_sort(_relations(case.b, {k for _, there in ours for k in there}))
    turned = [r for r, _ in ours if any(_may_turn(case, r, s) for s in theirs.get(r.sort, ()))]
    if turned:
        theirs = _by_sort(_relations(case.b))
    for r in turned:
        verdicts = [(s, _verdict(case, r, s)) for s in theirs[r.sort] if _same_kind(case, r, s)]
        if any(v < 0 for _, v in verdicts):
            continue
        for s, verdict in verdicts:
            if verdict > 0:
                yield _extent(r), _extent(s), WHAT.get(s.kind.split(":")[0], "they have changed places")
                return


def _by_sort(relations: "Iterable[Relation]") -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = defaultdict(list)
    for r in relations:
        found[r.sort].append(r)
    return found


def _alike(case: "Case") -> set[tuple[int, int]]:
    """Words of A with the sentences of B that have a word much like them."""
    some = case.m.some
    is_alike = some.similarity >= EVENT
    sentences = map(case.b.sentence.__getitem__, some.b[is_alike].tolist())
    return set(zip(some.a[is_alike].tolist(), sentences, strict=True))


def _sentences(case: "Case", r: Relation, alike: set[tuple[int, int]]) -> set[int]:
    """The sentences of B that know both ends of a relation of A: only there may they be exchanged."""
    every = range(case.b.sentence[-1] + 1)
    found = set(every)
    for name, words in zip(r.names, (r.first, r.second), strict=True):
        if not name:
            found &= {k for _, k in alike.intersection(product(words, every))}
    return found


def _may_turn(case: "Case", r: Relation, s: Relation) -> bool:
    """Whether each end of a relation of A is like the other end of one of B."""
    (x, y), (z, w), least = r.names, s.names, _least(r)
    first = x == w if x or w else _is_alike(case, r.first, s.second, least)
    return first and (y == z if y or z else _is_alike(case, r.second, s.first, least))


def _is_alike(case: "Case", ours: tuple[int, ...], theirs: tuple[int, ...], least: float) -> bool:
    """Whether any two words of two sets are so much alike."""
    return max(map(case.m.pairs.get, product(ours, theirs), repeat(0.0)), default=0.0) >= least


def _relations(side: "Side", sentences: "Container[int] | None" = None) -> list[Relation]:
    """What a side says of two participants or events; in English of the verbs of some sentences, if asked."""
    told = read_inflected(side) if side.tokens.language == "ru" else read(side, sentences)
    return [*told, *read_events(side)]


def _least(r: Relation) -> float:
    """How well words must be linked to stand for each other in a relation."""
    return EVENT if r.kind in {"order", "cause"} else SURE


def _extent(r: Relation) -> Pair:
    places = (*r.first, *r.second, r.at)
    return min(places), max(places)


def _same_kind(case: "Case", r: Relation, s: Relation) -> bool:
    """Whether two relations of a kind say the same thing of it: the same measure, verbs that are alike."""
    if all(r.names) and case.m.pairs.get((r.at, s.at), 0.0) < VERB and r.sort not in CONVERSE:
        return False
    if r.sort == "more" and r.kind != s.kind and ":" in r.kind and ":" in s.kind:
        return case.m.pairs.get((r.at, s.at), 0.0) >= VERB
    return r.sort != "act" or _is_same_act(case, r, s)


def _is_same_act(case: "Case", r: Relation, s: Relation) -> bool:
    """Whether verbs with their objects are alike, or nothing is known of either verb."""
    pairs, language = case.m.pairs, case.a.tokens.language
    least = VERB if language == "ru" else ACTION
    for i in r.predicate:
        for j in s.predicate:
            if pairs.get((i, j), 0.0) >= least:
                return True
    return language == "en" and _strangers(case, r.at, s.at)


def _strangers(case: "Case", i: int, j: int) -> bool:
    """Whether both verbs lack a vector or any counterpart, so that they may stand for each other."""
    if case.best_a[i] >= ACTION or case.best_b[j] >= ACTION:
        return False
    return i not in case.a.known or j not in case.b.known


def _verdict(case: "Case", r: Relation, s: Relation) -> int:
    """1 where the two have changed places, -1 where they have kept them, 0 where the links do not tell."""
    least = _least(r)
    names, others = r.names, s.names
    there = _weight(case, r.first, s.second, (names[0], others[1]), least)
    back = _weight(case, r.second, s.first, (names[1], others[0]), least)
    first = _weight(case, r.first, s.first, (names[0], others[0]), least)
    second = _weight(case, r.second, s.second, (names[1], others[1]), least)
    kept = first + second
    if kept > there + back and (min(first, second) > 0 or max(there, back) <= 0):
        return -1
    if min(there, back) <= 0 or there + back <= CLEARLY * kept:
        return 0
    around = (*s.first, *s.second)
    return int(_is_here(case, r.first, around) and _is_here(case, r.second, around))


def _is_here(case: "Case", words: tuple[int, ...], around: tuple[int, ...]) -> bool:
    """Whether no name by which an end of a relation is told stands elsewhere in B, beside others."""
    if len(words) > SHORT:
        return True
    items, of_a = case.a.tokens.items, case.m.of_a
    return all(x.b in around for i in words if i and items[i].text[:1].isupper() and (x := of_a[i]))


def _weight(
    case: "Case", ours: tuple[int, ...], theirs: tuple[int, ...], names: tuple[str, str], least: float
) -> float:
    """Weight of the links between two sets of words; a pronoun counts as a word."""
    if names[0] or names[1]:
        return LEAST / 2 if names[0] == names[1] else 0.0
    small = _words_of(case.a, "small_words")
    pairs, norms, of_a = case.m.pairs, case.a.norms, case.m.of_a
    total = 0.0
    for i in ours:
        link = of_a[i]
        held = link.similarity if link and link.similarity >= least and link.b in theirs else 0.0
        for j in theirs:
            if held < (same := pairs.get((i, j), 0.0)) and same >= STEM:
                held = same
        if held and norms[i] not in small:
            total += case.m.a.weights[i] * held
    return total
