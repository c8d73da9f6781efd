"""What one side says of two participants or events: who acts on whom, who gives, which is first."""

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.rules.kinds import ACT, PAIRS, motions, noun_kinds, verb_kinds
from aligner.divergence.rules.nominal import read_nominal
from aligner.divergence.rules.phrases import Noun, Phrases, Verb
from aligner.divergence.rules.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.divergence.evidence import Side
    from aligner.divergence.tables import Language

WIDE = frozenset({"more", "order", "cause"})
"""Kinds that hold between events or amounts, however many words they take."""
REACH = 20
ASCRIBING = frozenset({"attribut", "ascrib", "imput"})


@lru_cache(maxsize=4)
def _known_verbs(tables: "Language", language: str) -> frozenset[str]:
    """Stems of the verbs of some kind, and of those that make another sense with a word behind: `lead to`."""
    heads = (key.partition("_")[0] for key in tables.mapping("relations", "compounds"))
    return frozenset((*verb_kinds(language), *heads))


def read(side: "Side") -> list[Relation]:
    """All relations of a side that can be read with some confidence."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    phrases = Phrases(side, _known_verbs(side.tables, side.tokens.language))
    found = [r for v in phrases.verbs() for r in _of_verb(side, v)]
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
    if first.first == second.first or not times.isdisjoint((side.norms[first.head], side.norms[second.head])):
        return None
    return Relation(kind, _heads(first), _heads(second), at, (first.pronoun, second.pronoun), predicate)


def _heads(noun: Noun) -> tuple[int, ...]:
    return (*noun.words, *noun.tail)


def _kind_of(side: "Side", v: Verb) -> tuple[str, int]:
    """The kind of a verb, with a word behind it where that makes another sense: `give rise`, `live in`."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    stem, language = side.tokens.items[v.at].lexeme.stem, side.tokens.language
    compounds = side.tables.mapping("relations", "compounds")
    for k in (v.at + 1, v.at + 2):
        key = compounds.get(f"{stem}_{side.norms[k]}") if k < len(side.norms) else None
        if key:
            return next(
                ((kind, 1 if key == up else -1) for up, down, kind in PAIRS if key in (up, down)), (ACT, 1)
            )
    if stem == stem_of("leave", language) and v.objects and any(n.preposition == "to" for n in v.others):
        return "gift", 1
    return verb_kinds(language).get(stem, (ACT, 1))


def _of_verb(side: "Side", v: Verb) -> "Iterator[Relation]":
    """Who acts on whom around a verb."""
    kind, sign = _kind_of(side, v)
    tables = side.tables
    assert tables is not None  # noqa: S101 - the caller asked
    if side.tokens.items[v.at].lexeme.stem == "prefer":
        yield from _preference(side, v)
        return
    if side.tokens.items[v.at].lexeme.stem in ASCRIBING:
        yield from _ascription(side, v)
        return
    by = [n for n in v.others if n.preposition == "by"]
    subject = [v.subject] if v.subject else []
    actors, targets = (by, subject) if v.passive else (subject, v.objects)
    predicate = (v.at, *(n.head for n in v.objects[:2]))
    if kind == "gift":
        givers, takers = _gift(v, sign, actors, targets)
        pairs = [(x, y) for x in givers for y in takers]
        if pairs or sign > 0 or not (actors and targets):
            yield from (r for x, y in pairs if (r := _nominal(side, kind, x, y, v.at, predicate)))
            return
        kind, sign = ACT, 1
    stem = side.tokens.items[v.at].lexeme.stem
    moves = stem in motions(side.tokens.language)
    to_like = frozenset() if kind == ACT and moves else tables.words("relations", "to_like")
    extra = [
        n for n in v.others if n.preposition in to_like or (sign < 0 and n.preposition in {"from", "of"})
    ]
    takers = extra if kind == "victory" and sign < 0 else [*targets, *extra]
    for x in actors:
        for y in takers:
            relation = _nominal(side, kind, x, y, v.at, predicate)
            if relation and "it" not in relation.names:
                yield (widened(side, relation) if kind in WIDE else relation).turned(sign)


def widened(side: "Side", r: Relation) -> Relation:
    """The same with all words of the clause before and behind the verb."""
    before, after = clause_words(side, r.at)
    ahead = max(r.first) < r.at or min(r.second) > r.at
    first, second = (before, after) if ahead else (after, before)
    return Relation(r.kind, first or r.first, second or r.second, r.at)


def clause_words(side: "Side", at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The words of weight before and behind a word, up to the next mark on each side."""
    low = next((k for k in range(at, max(0, at - REACH), -1) if side.breaks[k]), max(0, at - REACH))
    high = next(
        (k for k in range(at + 1, min(len(side.norms), at + REACH)) if side.breaks[k]), len(side.norms)
    )
    high = min(high, at + REACH)
    while side.sentence[low] != side.sentence[at]:
        low += 1
    while side.sentence[high - 1] != side.sentence[at]:
        high -= 1
    small = side.tables.words("relations", "small_words") if side.tables else frozenset()
    words = [k for k in range(low, high) if side.is_content(k) and side.norms[k] not in small]
    return tuple(k for k in words if k < at), tuple(k for k in words if k > at)


def _preference(side: "Side", v: Verb) -> "Iterator[Relation]":
    """`prefer p to q`."""
    chosen = v.objects[0] if v.objects else None
    other = next((n for n in v.others if n.preposition in {"to", "over", "before", "than"}), None)
    relation = _nominal(side, "more:worth", chosen, other, v.at) if chosen and other else None
    if relation:
        yield relation


def _ascription(side: "Side", v: Verb) -> "Iterator[Relation]":
    """`they attribute q to p`: p is the cause."""
    effect = v.subject if v.passive else next(iter(v.objects), None)
    cause = next((n for n in v.others if n.preposition == "to" and n.first > v.at), None)
    relation = _nominal(side, "cause", cause, effect, v.at, (v.at,)) if cause and effect else None
    if relation:
        yield relation


def _gift(v: Verb, sign: int, actors: list[Noun], targets: list[Noun]) -> tuple[list[Noun], list[Noun]]:
    """Givers and receivers of a verb of giving (1) or getting (-1)."""
    to = [n for n in v.others if n.preposition in {"to", "unto", "upon", "on", "for"}]
    source = [n for n in v.others if n.preposition in {"from", "of"}]
    if sign > 0:
        return [*actors, *source], [*to, *targets]
    return source, [*actors, *to]


def _kinships(side: "Side", phrases: Phrases) -> "Iterator[Relation]":
    """`p is the child of q`, `p is q's child`, `of q p is the child`."""
    kinds = noun_kinds(side.tokens.language)
    for x, noun in enumerate(phrases.nouns):
        found = kinds.get(side.tokens.items[noun.head].lexeme.stem)
        if not found or noun.preposition or x == 0:
            continue
        k = noun.first - 1
        while k > 0 and side.norms[k] in phrases.determiners:
            k -= 1
        if side.norms[k] not in phrases.be:
            continue
        subject = next((n for n in phrases.nouns[x - 1 :: -1] if n.head < k and not n.preposition), None)
        fronted = next((n for n in phrases.nouns[:x] if n.preposition == "of"), None)
        owner: tuple[int, ...] = tuple(noun.tail) or (_heads(fronted) if fronted else ())
        if subject and owner and side.sentence[subject.head] == side.sentence[noun.head]:
            yield Relation(found[0], _heads(subject), owner, noun.head, ("", ""), (noun.head,)).turned(
                found[1]
            )


def _ways(side: "Side", phrases: Phrases) -> "Iterator[Relation]":
    """`from p to q`, whatever moves."""
    yield from _ends(side, phrases)
    ends = [n for n in phrases.nouns if n.preposition in {"to", "from", "unto", "into"}]
    for x, y in pairwise(ends):
        apart = any(side.breaks[min(x.first, y.first) + 1 : max(x.first, y.first) + 1])
        if apart or "from" not in {x.preposition, y.preposition} or x.preposition == y.preposition:
            continue
        source, goal = (x, y) if x.preposition == "from" else (y, x)
        relation = _nominal(side, "gift", source, goal, x.first)
        if relation:
            yield relation


def _ends(side: "Side", phrases: Phrases) -> "Iterator[Relation]":
    """`the start is p, the goal is q`."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    found: dict[str, Noun] = {}
    for noun, following in pairwise(phrases.nouns):
        between = side.norms[noun.head + 1 : following.first]
        if between and phrases.be.intersection(between) and not following.preposition:
            for key in ("starts", "goals"):
                if side.norms[noun.head] in side.tables.words("relations", key):
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
