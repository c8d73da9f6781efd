"""Reversal: the same participants or events have changed places.

Four patterns, each over words linked one to one: who acts on whom around the same verb (voice considered),
whose is what (`X of Y`, `Y's X`), what goes with which of two times or numbers, and what comes first.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.kin import STEM
from aligner.divergence.rules.belonging import SURE, Pair, companions, owners
from aligner.divergence.rules.events import read_events
from aligner.divergence.rules.inflected import read_inflected
from aligner.divergence.rules.kinds import ACT
from aligner.divergence.rules.mirrored import mirrored, words_of
from aligner.divergence.rules.nominal import OWNERS
from aligner.divergence.rules.noun_phrases import SAME, Wanted
from aligner.divergence.rules.relation import Relation
from aligner.divergence.rules.relations import read
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

Alike = dict[int, list[int]]
"""Words of A with those of B that may stand for them."""

NAMES = {**OWNERS, **SAME}
"""By forms of pronouns, the names by which relations hold them."""
VERB = 0.6
"""The verb between participants must be linked at least so well."""
LEAST = 6.0
ACTION = 0.5
EVENT = 0.6
EVENTS = frozenset({"order", "cause"})
CLEARLY = 1.5
"""Exchanged links weigh so many times those that were kept, at least."""
SHORT = 2
"""An end of so many words is told by its name."""
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
    for pattern in (mirrored, _exchanged, owners, companions):
        for a, b, what in pattern(case):
            reason = f"'{case.a.text(*a)}' against '{case.b.text(*b)}': {what}"
            yield case.report(Category.REVERSAL, a, b, reason)
            return


def _exchanged(case: "Case") -> "Iterable[tuple[Pair, Pair, str]]":
    """Relations of the same kind whose participants or events have changed places."""
    alike, akin = _alike(case)
    ours = _in_sight(case, alike, akin)
    if not ours:
        return
    wanted = _wanted([r for r, _ in ours if r.kind == ACT], alike)
    eventful = not EVENTS.isdisjoint([r.sort for r, _ in ours])
    sentences = {k for _, there in ours for k in there}
    theirs = _by_sort(_relations(case.b, sentences, wanted, eventful=eventful))
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


def _in_sight(case: "Case", alike: "Alike", akin: "Alike") -> list[tuple[Relation, set[int]]]:
    """The relations of A both of whose ends some sentences of B know, with these."""
    met = case.b.vocabulary
    pronouns = (
        met & words_of(case.b, "nominatives"),
        met & words_of(case.b, "objectives"),
        met & OWNERS.keys(),
    )
    names = [NAMES.get(x, x) for some in pronouns for x in some]
    likely: frozenset[int | str] = frozenset([*alike, *names])
    found = []
    for r in _relations(case.a, None, Wanted(likely, likely)):
        there = _sentences(case, r, (alike, akin) if r.kind in EVENTS else (alike,))
        if there:
            found.append((r, there))
    return found


def _wanted(relations: "Iterable[Relation]", alike: "Alike") -> Wanted:
    """What may stand first and second in a relation of B that turns one of A."""
    first: set[int | str] = set()
    second: set[int | str] = set()
    for _, ours, theirs, _, names, _ in relations:
        for words, name, there in ((theirs, names[1], first), (ours, names[0], second)):
            if name:
                there.add(name)
                continue
            for i in words:
                if i in alike:
                    there.update(alike[i])
    return Wanted(frozenset(first), frozenset(second))


def _by_sort(relations: "Iterable[Relation]") -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = defaultdict(list)
    for r in relations:
        found[r.sort].append(r)
    return found


def _alike(case: "Case") -> tuple["Alike", "Alike"]:
    """Words of A that weigh, with those of B that may stand for them: of the same stem or linked well enough.

    Behind these, what is linked well enough only where events are told.
    """
    small, norms = words_of(case.a, "small_words"), case.a.norms
    alike: Alike = defaultdict(list)
    akin: Alike = defaultdict(list)
    for (i, j), similarity in case.m.pairs.items():
        if similarity >= STEM and norms[i] not in small:
            alike[i].append(j)
    for i, j, similarity, _ in case.m.links:
        if EVENT <= similarity < STEM and norms[i] not in small:
            (alike if similarity >= SURE else akin)[i].append(j)
    return alike, akin


def _sentences(case: "Case", r: Relation, likes: "Sequence[Alike]") -> set[int]:
    """The sentences of B that know both ends of a relation of A: only there may they be exchanged.

    Where pronouns are both its ends, those that know its verb, unless any verb of the kind will do.
    """
    sentence, (_, first, second, _, (x, y), _) = case.b.sentence, r
    if not (x and y):
        known = _known(sentence, first, likes) if not x else None
        if y or known == set():
            return known or set()
        others = _known(sentence, second, likes)
        return others if known is None else known & others
    if r.sort in CONVERSE:
        return set(sentence)
    if case.best_a[r.at] < VERB:
        return set()
    return {sentence[j] for (i, j), similarity in case.m.pairs.items() if i == r.at and similarity >= VERB}


def _known(sentence: list[int], words: tuple[int, ...], likes: "Sequence[Alike]") -> set[int]:
    """The sentences of B with likes of some words."""
    found = set()
    for like in likes:
        for i in words:
            if i in like:
                found.update([sentence[j] for j in like[i]])
    return found


def _may_turn(case: "Case", r: Relation, s: Relation) -> bool:
    """Whether each end of a relation of A is like the other end of one of B."""
    (x, y), (z, w), least = r[4], s[4], _least(r)
    if x != w or y != z:
        return False
    return (bool(x) or _is_alike(case, r[1], s[2], least)) and (bool(y) or _is_alike(case, r[2], s[1], least))


def _is_alike(case: "Case", ours: tuple[int, ...], theirs: tuple[int, ...], least: float) -> bool:
    """Whether any two words of two sets are so much alike."""
    pairs = case.m.pairs
    for i in ours:
        for j in theirs:
            if pairs.get((i, j), 0.0) >= least:
                return True
    return False


def _relations(
    side: "Side",
    sentences: "Iterable[int] | None" = None,
    wanted: Wanted | None = None,
    *,
    eventful: bool = True,
) -> list[Relation]:
    """What a side says of two participants or, where it is `eventful`, of two events.

    In English in some sentences and of those wanted, if asked.
    """
    told = read_inflected(side) if side.tokens.language == "ru" else read(side, sentences, wanted)
    return [*told, *(read_events(side) if eventful else ())]


def _least(r: Relation) -> float:
    """How well words must be linked to stand for each other in a relation."""
    return EVENT if r.kind in EVENTS else SURE


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
    return not case.a.is_known(i) or not case.b.is_known(j)


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
    lexemes, of_a = case.a.tokens.lexemes, case.m.of_a
    return all(x.b in around for i in words if i and lexemes[i].is_capital and (x := of_a[i]))


def _weight(
    case: "Case", ours: tuple[int, ...], theirs: tuple[int, ...], names: tuple[str, str], least: float
) -> float:
    """Weight of the links between two sets of words; a pronoun counts as a word."""
    if names[0] or names[1]:
        return LEAST / 2 if names[0] == names[1] else 0.0
    small = words_of(case.a, "small_words")
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
