"""Who acts on whom around an English verb, and who gives, causes or exceeds, by what the verb says."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from aligner.divergence.rules.kinds import ACT, ASCRIBING, HAVING, PREFERRING, WIDE
from aligner.divergence.rules.noun_phrases import Noun
from aligner.divergence.rules.phrases import Verb
from aligner.divergence.rules.relation import Relation, make_relation

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side
    from aligner.divergence.rules.kinds import Verbs

REACH = 20
DEEDS = ("ing", "ment", "ion", "ance", "ence", "ure", "ty")
"""Endings of nouns for what is done, of which the one that `of` joins is the doer."""


def of_verb(side: "Side", verbs: "Verbs", v: Verb) -> list[Relation]:
    """Who acts on whom around a verb that may say more than that."""
    stem = side.tokens.lexemes[v.at].stem
    if stem in PREFERRING:
        return _preference(side, v)
    if stem in ASCRIBING:
        return _ascription(side, v)
    kind, sign = _kind_of(side, verbs, v, stem)
    subject, by = [v.subject] if v.subject else [], []
    if v.passive:
        by = [n for n in v.others if n.preposition == "by"]
        actors, targets = by, subject
    else:
        actors, targets = subject, v.objects
    if kind == "gift":
        found = _gifts(side, verbs, v, sign, (actors, targets))
        if found is not None:
            return found
        kind, sign = ACT, 1
    if not actors or (side.norms[v.at] == "known" and not by):
        return []
    if stem in HAVING and not v.passive:
        owned = _of_owner(side, v, subject)
        if owned or kind == ACT:
            return owned
    return _acts(side, v, (kind, sign), actors, _reached(side, verbs, v, (kind, sign), targets))


def act_of(side: "Side", verbs: "Verbs", v: Verb) -> list[Relation]:
    """Who acts on whom around a verb that says no more."""
    at, passive, subject, objects, others = v
    if passive:
        actors = [n for n in others if n[2] == "by"]
        targets = [subject] if subject else []
    elif subject and side.norms[at] != "known":
        actors, targets = [subject], objects
    else:
        return []
    if not actors:
        return []
    if others:
        to_like = verbs.to_like
        extra = [n for n in others if n[2] in to_like]
        moves = passive and side.tokens.lexemes[at].stem in verbs.motions
        targets = extra if moves else [*targets, *extra]
    elif passive and side.tokens.lexemes[at].stem in verbs.motions:
        return []
    return _plain(side, v, actors, targets) if targets else []


def _gifts(
    side: "Side", verbs: "Verbs", v: Verb, sign: int, ends: tuple[list[Noun], list[Noun]]
) -> list[Relation] | None:
    """Who gives to whom; None where a verb of getting tells of no giver."""
    actors, targets = ends
    if sign < 0 and v.objects and side.norms[v.objects[0].head] in verbs.idle:
        return []
    carries = side.tokens.lexemes[v.at].stem in verbs.carriers
    owned = _of_owner(side, v, actors) if sign < 0 and carries and not v.passive else []
    givers, takers = _gift(v, sign, actors, targets)
    if not (givers and takers) and sign < 0 and actors and targets:
        return owned or None
    predicate = (v.at, *[n.head for n in v.objects[:2]])
    pairs = [nominal(side, "gift", x, y, v.at, predicate) for x in givers for y in takers]
    return [*(r for r in pairs if r), *(_carried(side, v, givers, takers) if carries else []), *owned]


def _reached(
    side: "Side", verbs: "Verbs", v: Verb, sense: tuple[str, int], targets: list[Noun]
) -> list[Noun]:
    """Those that a verb is done to: its objects, and what `to` and its like join."""
    kind, sign = sense
    stem = side.tokens.lexemes[v.at].stem
    moves = kind == ACT and stem in verbs.motions
    if moves or (kind in WIDE and (targets or v.passive)):
        return [] if moves else targets
    to_like = {*verbs.to_like, "from", "of"} if sign < 0 else verbs.to_like
    extra = [n for n in v.others if n.preposition in to_like]
    return extra if kind == "victory" and sign < 0 else [*targets, *extra]


def _acts(
    side: "Side", v: Verb, sense: tuple[str, int], actors: list[Noun], reached: list[Noun]
) -> list[Relation]:
    """The relations of those who act to those that are reached; once more as plain acts, if they are."""
    kind, sign = sense
    if not reached:
        return []
    if kind == ACT and sign > 0:
        return _plain(side, v, actors, reached)
    predicate = (v.at, *[n.head for n in v.objects[:2]])
    found = [nominal(side, kind, x, y, v.at, predicate) for x in actors for y in reached]
    sure = [r for r in found if r and "it" not in r.names]
    plain = [Relation(ACT, *r[1:5], (v.at,)) for r in sure] if sign > 0 and kind != "order" else []
    return [*((widened(side, r) if kind in WIDE else r).turned(sign) for r in sure), *plain]


def _plain(side: "Side", v: Verb, actors: list[Noun], reached: list[Noun]) -> list[Relation]:
    """That those who act do so to those that are reached, `it` left out."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    no_people, norms = side.tables.words("relations", "no_people"), side.norms
    predicate = (v[0], *[n[1] for n in v[3][:2]])
    found: list[Relation] = []
    for x in actors:
        if x[3] == "it" or norms[x[1]] in no_people:
            continue
        doer = heads(x)
        found += [
            make_relation((ACT, doer, heads(y), v[0], (x[3], y[3]), predicate))
            for y in reached
            if y[3] != "it" and norms[y[1]] not in no_people and x[0] != y[0]
        ]
    return found


def _kind_of(side: "Side", verbs: "Verbs", v: Verb, stem: str) -> tuple[str, int]:
    """The kind of a verb, with a word behind it where that makes another sense: `give rise`, `live in`."""
    if stem in verbs.compounds:
        senses = verbs.compounds[stem]
        for norm in side.norms[v.at + 1 : v.at + 3]:
            if norm in senses:
                return senses[norm]
        if "behind" in senses and "behind" in side.norms[v.at + 3 : v.at + 6]:
            return senses["behind"]
    if stem == verbs.leave and v.objects and any(n.preposition == "to" for n in v.others):
        return "gift", 1
    return verbs.kinds.get(stem, (ACT, 1))


def nominal(  # noqa: PLR0917 - the parts of a relation
    side: "Side", kind: str, first: Noun, second: Noun, at: int, predicate: tuple[int, ...] = ()
) -> Relation | None:
    assert side.tables is not None  # noqa: S101 - the caller asked
    times, norms = side.tables.words("relations", "no_people"), side.norms
    if first.first == second.first or norms[first.head] in times or norms[second.head] in times:
        return None
    return Relation(kind, heads(first), heads(second), at, (first.pronoun, second.pronoun), predicate)


def heads(noun: Noun) -> tuple[int, ...]:
    first, head, _, _, tail = noun
    return (*range(first, head + 1), *tail) if first < head else (head, *tail)


def _of_owner(side: "Side", v: Verb, subject: list[Noun]) -> list[Relation]:
    """What others do to one who has it: `he received the king's blessing`, `it bears the marks of fire`."""
    found = []
    for deed in v.objects[:1]:
        k = deed.first - 1
        owner = Noun(k - 1, k - 1) if k > 0 and side.norms[k] == "'s" and side.content[k - 1] else None
        told = deed.tail and side.norms[min(deed.tail) - 1] != "of"
        if told and not owner and side.norms[deed.head].endswith(DEEDS):
            owner = Noun(min(deed.tail), max(deed.tail))
        if owner:
            found = [nominal(side, ACT, owner, x, v.at, (deed.head,)) for x in subject]
    return [r for r in found if r]


def _carried(side: "Side", v: Verb, givers: list[Noun], takers: list[Noun]) -> list[Relation]:
    """What a verb of giving or getting only carries: `gave him a blow`, `had a kiss from her`."""
    deeds = tuple([n.head for n in v.objects[:2]])
    found = [
        nominal(side, ACT, x, y, v.at, tuple([k for k in deeds if k not in {x.head, y.head}]))
        for x in givers
        for y in takers
    ]
    return [r for r in found if r and r.predicate and r.second[-1] not in r.predicate]


def widened(side: "Side", r: Relation) -> Relation:
    """The same with all words of the clause before and behind the verb."""
    before, after = clause_words(side, r.at)
    ahead = max(r.first) < r.at or min(r.second) > r.at
    first, second = (before, after) if ahead else (after, before)
    return Relation(r.kind, first or r.first, second or r.second, r.at)


def clause_words(side: "Side", at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The words of weight before and behind a word, up to the next mark on each side."""
    low, high, breaks = max(0, at - REACH), min(len(side.norms), at + REACH), side.breaks
    here = side.sentence[at]
    low = max(low, bisect_left(side.sentence, here), next((k for k in range(at, low, -1) if breaks[k]), 0))
    high = min(high, bisect_right(side.sentence, here))
    high = next((k for k in range(at + 1, high) if breaks[k] or side.norms[k] == "and"), high)
    small = side.tables.words("relations", "small_words") if side.tables else frozenset()
    words = [k for k in range(low, high) if side.content[k] and side.norms[k] not in small]
    return tuple([k for k in words if k < at]), tuple([k for k in words if k > at])


def _preference(side: "Side", v: Verb) -> list[Relation]:
    """`prefer p to q`."""
    chosen = v.objects[0] if v.objects else None
    other = next((n for n in v.others if n.preposition in {"to", "over", "before", "than"}), None)
    relation = nominal(side, "more:worth", chosen, other, v.at) if chosen and other else None
    return [relation] if relation else []


def _ascription(side: "Side", v: Verb) -> list[Relation]:
    """`they attribute q to p`: p is the cause."""
    effect = v.subject if v.passive else next(iter(v.objects), None)
    cause = next((n for n in v.others if n.preposition == "to" and n.first > v.at), None)
    relation = nominal(side, "cause", cause, effect, v.at, (v.at,)) if cause and effect else None
    return [relation] if relation else []


def _gift(v: Verb, sign: int, actors: list[Noun], targets: list[Noun]) -> tuple[list[Noun], list[Noun]]:
    """Givers and receivers of a verb of giving (1) or getting (-1)."""
    to = [n for n in v.others if n.preposition in {"to", "unto", "upon", "on", "for"}]
    source = [n for n in v.others if n.preposition in {"from", "of"}]
    if sign > 0:
        return [*actors, *source], [*to, *targets]
    return source, [*actors, *to]
