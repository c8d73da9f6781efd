"""What one side says of two participants or events: who acts on whom, who gives, which is first."""

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.divergence.rules.kinds import noun_kinds, verbs_of
from aligner.divergence.rules.nominal import read_nominal
from aligner.divergence.rules.phrases import Phrases
from aligner.divergence.rules.relation import Relation
from aligner.divergence.rules.verbal import act_of, heads, nominal, of_verb, widened
from aligner.divergence.rules.word_classes import BE, DETERMINER, KINSHIP, NOTED, TELLING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligner.divergence.evidence import Side
    from aligner.divergence.rules.noun_phrases import Noun, Wanted


def read(
    side: "Side", sentences: "Iterable[int] | None" = None, wanted: "Wanted | None" = None
) -> list[Relation]:
    """The relations that can be read with some confidence; of some sentences and those wanted, if asked."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    phrases, verbs = Phrases(side, sentences), verbs_of(side.tables, side.tokens.language)
    found: list[Relation] = []
    classes = phrases.classes
    for v in phrases.verbs(wanted):
        found += of_verb(side, verbs, v) if classes[v.at] & TELLING else act_of(side, verbs, v)
    noted = [i for i, word in enumerate(classes) if word & NOTED]
    if kin := [i for i in noted if classes[i] & KINSHIP]:
        found += _kinships(side, phrases, kin)
    if noted:
        found += _ends(side, phrases)
    if "from" in side.vocabulary:
        found += _ways(side, phrases)
    if "than" in side.vocabulary:
        found += _comparisons(side, phrases)
    if noted:
        found += read_nominal(side, phrases, noted)
    return found


def _kinships(side: "Side", phrases: Phrases, kin: list[int]) -> "Iterator[Relation]":
    """`p is the child of q`, `p is q's child`, `of q p is the child`."""
    nouns, classes = phrases.nouns, phrases.classes
    for noun in phrases.headed(kin):
        x = bisect_left(phrases.firsts, noun.first)
        if not x or noun.preposition:
            continue
        k = noun.first - 1
        while k > 0 and classes[k] & DETERMINER:
            k -= 1
        if not classes[k] & BE:
            continue
        subject = next((n for n in nouns[x - 1 :: -1] if n.head < k and not n.preposition), None)
        fronted = next((n for n in nouns[:x] if n.preposition == "of"), None)
        owner = noun.tail or (heads(fronted) if fronted else ())
        if subject and owner and side.sentence[subject.head] == side.sentence[noun.head]:
            kind, sign = noun_kinds(side.tokens.language)[side.tokens.lexemes[noun.head].stem]
            ends = heads(subject), owner
            yield Relation(kind, *ends, noun.head, ("", ""), (noun.head,)).turned(sign)


def _ways(side: "Side", phrases: Phrases) -> "Iterator[Relation]":
    """`from p to q`, whatever moves."""
    ends = [n for n in phrases.nouns if n.preposition in {"to", "from", "unto", "into"}]
    for x, y in pairwise(ends):
        if "from" not in {x.preposition, y.preposition} or x.preposition == y.preposition:
            continue
        if any(side.breaks[min(x.first, y.first) + 1 : max(x.first, y.first) + 1]):
            continue
        source, goal = (x, y) if x.preposition == "from" else (y, x)
        relation = nominal(side, "gift", source, goal, x.first)
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
        relation = nominal(side, "gift", found["starts"], found["goals"], found["starts"].first)
        if relation:
            yield relation


def _comparisons(side: "Side", phrases: Phrases) -> "Iterator[Relation]":
    """`p is larger than q`, `p is less dear than q`."""
    for at in side.tokens.places("than"):
        if not at:
            continue
        low = max(0, at - 5)
        word = next((k for k in range(at - 1, low - 1, -1) if degree(side, k)), None)
        if word is None:
            continue
        sign, kind = degree(side, word) or (1, "more")
        before = [_upto(n, word) for n in phrases.nouns if n.first < word and not n.preposition]
        after = next((n for n in phrases.nouns if n.first > at), None)
        amid = next((n for n in reversed(phrases.nouns) if word < n.first < at and n.preposition), None)
        if amid and after:
            if amid.preposition == after.preposition:
                relation = nominal(side, f"more:{kind}", amid, after, word, (word,))
                if relation:
                    yield relation.turned(sign)
            continue
        if before and after and side.sentence[before[-1].head] == side.sentence[at]:
            relation = nominal(side, f"more:{kind}", before[-1], after, word, (word,))
            if relation:
                yield (relation if any(relation.names) else widened(side, relation)).turned(sign)


def _upto(noun: "Noun", stop: int) -> "Noun":
    """A noun phrase without the words from `stop` on."""
    return noun if noun.head < stop else noun._replace(head=stop - 1)


def degree(side: "Side", k: int) -> tuple[int, str] | None:  # noqa: PLR0911 - one table a line
    """Whether a word compares: upwards (1) or downwards (-1), and in what."""
    tables = side.tables
    assert tables is not None  # noqa: S101 - the caller asked
    norm = side.norms[k]
    if side.tokens.language == "ru":
        up, down = tables.mapping("relations", "bigger"), tables.mapping("relations", "smaller")
        return (1, up[norm]) if norm in up else (-1, down[norm]) if norm in down else None
    plain = k + 1 < len(side.norms) and side.norms[k + 1] != "than" and side.is_content(k + 1)
    up, down = tables.mapping("relations", "bigger"), tables.mapping("relations", "smaller")
    if norm in {"more", "less"} and plain:
        sign, base = (1 if norm == "more" else -1), side.norms[k + 1].removesuffix("ly")
        if measure := tables.mapping("relations", "big").get(base):
            return sign, measure
        if measure := tables.mapping("relations", "little").get(base):
            return -sign, measure
        return sign, side.tokens.lexemes[k + 1].stem
    if norm in up:
        return 1, up[norm]
    if norm in down:
        return -1, down[norm]
    if norm in tables.words("relations", "sooner"):
        return 1, "time"
    if norm in tables.words("relations", "later"):
        return -1, "time"
    if norm.endswith("er") and len(norm) > 4 and side.is_content(k) and side.norms[k + 1] == "than":
        return 1, side.tokens.lexemes[k].stem
    return None
