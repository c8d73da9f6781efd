"""What one side says of two participants or events: who acts on whom, who gives, which is first."""

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.divergence.rules.kinds import ACT, ASCRIBING, PREFERRING, noun_kinds, verbs_of
from aligner.divergence.rules.nominal import read_nominal
from aligner.divergence.rules.phrases import Noun, Phrases, Verb
from aligner.divergence.rules.relation import Relation
from aligner.divergence.rules.word_classes import BE, DETERMINER, KINSHIP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.divergence.evidence import Side
    from aligner.divergence.rules.kinds import Verbs

WIDE = frozenset({"more", "order", "cause"})
"""Kinds that hold between events or amounts, however many words they take."""
REACH = 20


def read(side: "Side") -> list[Relation]:
    """All relations of a side that can be read with some confidence."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    phrases, verbs = Phrases(side), verbs_of(side.tables, side.tokens.language)
    found: list[Relation] = []
    for v in phrases.verbs():
        found += _of_verb(side, verbs, v)
    found += _kinships(side, phrases)
    found += _ways(side, phrases)
    found += _comparisons(side, phrases)
    found += read_nominal(side, phrases)
    return found


def _nominal(  # noqa: PLR0917 - the parts of a relation
    side: "Side", kind: str, first: Noun, second: Noun, at: int, predicate: tuple[int, ...] = ()
) -> Relation | None:
    assert side.tables is not None  # noqa: S101 - the caller asked
    times = side.tables.words("relations", "no_people")
    if first.first == second.first or side.norms[first.head] in times or side.norms[second.head] in times:
        return None
    return Relation(kind, _heads(first), _heads(second), at, (first.pronoun, second.pronoun), predicate)


def _heads(noun: Noun) -> tuple[int, ...]:
    return (*noun.words, *noun.tail)


def _kind_of(side: "Side", verbs: "Verbs", v: Verb, stem: str) -> tuple[str, int]:
    """The kind of a verb, with a word behind it where that makes another sense: `give rise`, `live in`."""
    if stem in verbs.compounds:
        senses = verbs.compounds[stem]
        for norm in side.norms[v.at + 1 : v.at + 3]:
            if norm in senses:
                return senses[norm]
    if stem == verbs.leave and v.objects and any(n.preposition == "to" for n in v.others):
        return "gift", 1
    return verbs.kinds.get(stem, (ACT, 1))


def _of_verb(side: "Side", verbs: "Verbs", v: Verb) -> list[Relation]:
    """Who acts on whom around a verb."""
    stem = side.tokens.items[v.at].lexeme.stem
    if stem in PREFERRING:
        return _preference(side, v)
    if stem in ASCRIBING:
        return _ascription(side, v)
    kind, sign = _kind_of(side, verbs, v, stem)
    subject = [v.subject] if v.subject else []
    by = [n for n in v.others if n.preposition == "by"] if v.passive else []
    actors, targets = (by, subject) if v.passive else (subject, v.objects)
    if not actors and kind != "gift":
        return []
    predicate = (v.at, *[n.head for n in v.objects[:2]])
    if kind == "gift":
        givers, takers = _gift(v, sign, actors, targets)
        if (givers and takers) or sign > 0 or not (actors and targets):
            pairs = [_nominal(side, kind, x, y, v.at, predicate) for x in givers for y in takers]
            return [r for r in pairs if r]
        kind, sign = ACT, 1
    to_like = frozenset() if kind == ACT and stem in verbs.motions else verbs.to_like
    extra = [
        n for n in v.others if n.preposition in to_like or (sign < 0 and n.preposition in {"from", "of"})
    ]
    if kind in WIDE and (targets or v.passive):
        extra = []
    if kind == ACT and stem in verbs.motions:
        targets = []
    takers = extra if kind == "victory" and sign < 0 else [*targets, *extra]
    found = [_nominal(side, kind, x, y, v.at, predicate) for x in actors for y in takers]
    sure = [r for r in found if r and "it" not in r.names]
    return [(widened(side, r) if kind in WIDE else r).turned(sign) for r in sure]


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
    relation = _nominal(side, "more:worth", chosen, other, v.at) if chosen and other else None
    return [relation] if relation else []


def _ascription(side: "Side", v: Verb) -> list[Relation]:
    """`they attribute q to p`: p is the cause."""
    effect = v.subject if v.passive else next(iter(v.objects), None)
    cause = next((n for n in v.others if n.preposition == "to" and n.first > v.at), None)
    relation = _nominal(side, "cause", cause, effect, v.at, (v.at,)) if cause and effect else None
    return [relation] if relation else []


def _gift(v: Verb, sign: int, actors: list[Noun], targets: list[Noun]) -> tuple[list[Noun], list[Noun]]:
    """Givers and receivers of a verb of giving (1) or getting (-1)."""
    to = [n for n in v.others if n.preposition in {"to", "unto", "upon", "on", "for"}]
    source = [n for n in v.others if n.preposition in {"from", "of"}]
    if sign > 0:
        return [*actors, *source], [*to, *targets]
    return source, [*actors, *to]


def _kinships(side: "Side", phrases: Phrases) -> "Iterator[Relation]":
    """`p is the child of q`, `p is q's child`, `of q p is the child`."""
    nouns, classes = phrases.nouns, phrases.classes
    for x in [x for x, n in enumerate(nouns) if classes[n.head] & KINSHIP and x and not n.preposition]:
        noun = nouns[x]
        k = noun.first - 1
        while k > 0 and classes[k] & DETERMINER:
            k -= 1
        if not classes[k] & BE:
            continue
        subject = next((n for n in nouns[x - 1 :: -1] if n.head < k and not n.preposition), None)
        fronted = next((n for n in nouns[:x] if n.preposition == "of"), None)
        owner = noun.tail or (_heads(fronted) if fronted else ())
        if subject and owner and side.sentence[subject.head] == side.sentence[noun.head]:
            kind, sign = noun_kinds(side.tokens.language)[side.tokens.items[noun.head].lexeme.stem]
            ends = _heads(subject), owner
            yield Relation(kind, *ends, noun.head, ("", ""), (noun.head,)).turned(sign)


def _ways(side: "Side", phrases: Phrases) -> "Iterator[Relation]":
    """`from p to q`, whatever moves."""
    yield from _ends(side, phrases)
    if "from" not in side.vocabulary:
        return
    ends = [n for n in phrases.nouns if n.preposition in {"to", "from", "unto", "into"}]
    for x, y in pairwise(ends):
        if "from" not in {x.preposition, y.preposition} or x.preposition == y.preposition:
            continue
        if any(side.breaks[min(x.first, y.first) + 1 : max(x.first, y.first) + 1]):
            continue
        source, goal = (x, y) if x.preposition == "from" else (y, x)
        relation = _nominal(side, "gift", source, goal, x.first)
        if relation:
            yield relation


def _ends(side: "Side", phrases: Phrases) -> "Iterator[Relation]":
    """`the start is p, the goal is q`."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    starts, goals = side.tables.words("relations", "starts"), side.tables.words("relations", "goals")
    if starts.isdisjoint(side.vocabulary) or goals.isdisjoint(side.vocabulary):
        return
    found: dict[str, Noun] = {}
    for noun, following in pairwise(phrases.nouns):
        between = phrases.classes[noun.head + 1 : following.first]
        if any(x & BE for x in between) and not following.preposition:
            for key, words in (("starts", starts), ("goals", goals)):
                if side.norms[noun.head] in words:
                    found.setdefault(key, following)
    if len(found) == 2:
        relation = _nominal(side, "gift", found["starts"], found["goals"], found["starts"].first)
        if relation:
            yield relation


def _comparisons(side: "Side", phrases: Phrases) -> "Iterator[Relation]":
    """`p is larger than q`, `p is less dear than q`."""
    tables = side.tables
    if tables is None or "than" not in side.vocabulary:
        return
    for at, norm in enumerate(side.norms):
        if norm != "than" or not at:
            continue
        low = max(0, at - 5)
        word = next((k for k in range(at - 1, low - 1, -1) if degree(side, k)), None)
        if word is None:
            continue
        sign, kind = degree(side, word) or (1, "more")
        before = [n for n in phrases.nouns if n.head < word and not n.preposition]
        after = next((n for n in phrases.nouns if n.first > at), None)
        if before and after and side.sentence[before[-1].head] == side.sentence[at]:
            relation = _nominal(side, f"more:{kind}", before[-1], after, word, (word,))
            if relation:
                yield (relation if any(relation.names) else widened(side, relation)).turned(sign)


def degree(side: "Side", k: int) -> tuple[int, str] | None:  # noqa: PLR0911 - one table a line
    """Whether a word compares: upwards (1) or downwards (-1), and in what."""
    tables = side.tables
    assert tables is not None  # noqa: S101 - the caller asked
    norm = side.norms[k]
    if side.tokens.language == "ru":
        up, down = tables.mapping("relations", "bigger"), tables.mapping("relations", "smaller")
        return (1, up[norm]) if norm in up else (-1, down[norm]) if norm in down else None
    plain = k + 1 < len(side.norms) and side.norms[k + 1] != "than" and side.is_content(k + 1)
    if norm in {"more", "less"} and plain:
        return (1 if norm == "more" else -1), side.tokens.items[k + 1].lexeme.stem
    up, down = tables.mapping("relations", "bigger"), tables.mapping("relations", "smaller")
    if norm in up:
        return 1, up[norm]
    if norm in down:
        return -1, down[norm]
    if norm in tables.words("relations", "sooner"):
        return 1, "time"
    if norm in tables.words("relations", "later"):
        return -1, "time"
    if norm.endswith("er") and len(norm) > 4 and side.is_content(k) and side.norms[k + 1] == "than":
        return 1, side.tokens.items[k].lexeme.stem
    return None
