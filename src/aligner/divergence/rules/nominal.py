"""Who does what to whom, as nouns and adjectives say it: `the count's fear of the duke`, `subject to q`."""

from bisect import bisect
from typing import TYPE_CHECKING

from aligner.divergence.rules.kinds import ACT, KEYS
from aligner.divergence.rules.noun_phrases import Noun
from aligner.divergence.rules.phrases import Phrases
from aligner.divergence.rules.relation import Relation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.divergence.evidence import Side

OWNERS = {"his": "he", "her": "she", "their": "they", "my": "i", "our": "we", "your": "you"}
TOWARDS = frozenset({"over", "for", "towards", "toward", "against"})
"""Where one of them follows, `of` tells who acts: `the victory of p over q`."""
NEAR = 4
"""So many words behind a noun its object begins, at most."""


def read_nominal(side: "Side", phrases: Phrases, noted: list[int]) -> "Iterator[Relation]":
    """Relations around nouns made of verbs, and adjectives that look to another noun, among some words."""
    yield from _deverbal(side, phrases, noted)
    yield from _states(side, phrases, noted)


def _deverbal(side: "Side", phrases: Phrases, noted: list[int]) -> "Iterator[Relation]":
    """`p's fear of q`, `his dismissal by q`, `the murder of q by p`."""
    table = side.tables.mapping("relations", "deverbal") if side.tables else {}
    norms = side.norms
    for noun in phrases.headed([i for i in noted if norms[i] in table]):
        if noun.pronoun:
            continue
        kind, sign = KEYS.get(table[side.norms[noun.head]], (ACT, 1))
        after = next(iter(phrases.nouns[bisect(phrases.firsts, noun.first) :][:1]), None)
        owner, name = _owner(side, phrases, noun)
        near = after if after and _follows(side, noun, after) else None
        by = near if near and near.preposition == "by" else None
        target, other = noun.tail, ""
        if not target and near and not by:
            target, other = tuple(near.words), near.pronoun
        if near and target and not owner and near.preposition in TOWARDS:
            ends = (target, tuple(near.words), ("", near.pronoun))
        elif by:
            ends = (tuple(by.words), target or owner, (by.pronoun, "" if target else name))
        else:
            ends = (owner, target, (name, other))
        if ends[0] and ends[1]:
            yield Relation(kind, ends[0], ends[1], noun.head, ends[2], (noun.head,)).turned(sign)


def _follows(side: "Side", noun: Noun, after: Noun) -> bool:
    """Whether a phrase with a preposition comes right behind a noun and what hangs on it."""
    last = max((noun.head, *noun.tail))
    near = bool(after.preposition) and after.first - last <= NEAR
    return near and not any(side.breaks[last + 1 : after.first])


def _owner(side: "Side", phrases: Phrases, noun: Noun) -> tuple[tuple[int, ...], str]:
    """Whose a noun is: the words before `'s`, or a pronoun."""
    k = noun.first - 1
    if k < 0:
        return (), ""
    if side.norms[k] in OWNERS:
        return (k,), OWNERS[side.norms[k]]
    if side.norms[k] != "'s" or not k:
        return (), ""
    first = k - 1
    while first > 0 and phrases.is_content(first - 1) and not side.breaks[first]:
        first -= 1
    return tuple(range(first, k)), ""


def _states(side: "Side", phrases: Phrases, noted: list[int]) -> "Iterator[Relation]":
    """`p is subject to q`, `p was servant to q`."""
    table = side.tables.mapping("relations", "states") if side.tables else {}
    norms = side.norms
    for k in noted:
        if norms[k] not in table or norms[k + 1 : k + 2] != ["to"]:
            continue
        before = [n for n in phrases.nouns if n.head < k and not n.preposition]
        target = next((n for n in phrases.nouns if n.first > k and n.preposition == "to"), None)
        if not before or target is None or target.first - k > NEAR:
            continue
        if side.sentence[k] == side.sentence[before[-1].head]:
            kind, sign = KEYS.get(table[side.norms[k]], (ACT, 1))
            names = (before[-1].pronoun, target.pronoun)
            ends = tuple(before[-1].words), tuple(target.words)
            yield Relation(kind, *ends, k, names, (k,)).turned(sign)
