"""Predicates that come in two poles, and whether they stand affirmed or denied: `did not refuse` consents.

A concept (`consent`) lists the words that affirm it and those that deny it; the names serve
every language.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.rules.deniers import Deniers
from aligner.divergence.rules.pole_words import DENIED, pole_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case, Side, Span
    from aligner.divergence.tables import Hit

NAME = itemgetter(0)
BEHIND = 4
TOGETHER, TOGETHER_ACROSS = 1.5, 0.8
ALONE, ASIDE = 0.1, 0.5
FEW = 60
"""Between languages, place alone tells what stands for what only in texts of no more words."""
WINDOW = 10
LINKED = 4
ITSELF = 0.7
"""From this likeness on two predicates are one word, and more may stand between what they share."""


class Pole(NamedTuple):
    """A predicate at tokens `first` to `last`; `denials` are the places of what denies it."""

    concept: str
    affirmed: bool
    first: int
    last: int
    denials: "tuple[Span, ...]"

    @property
    def places(self) -> set[int]:
        """The words of the predicate and of what denies it."""
        found = set(range(self.first, self.last + 1))
        for first, last in self.denials:
            found.update(range(first, last + 1))
        return found

    @property
    def span(self) -> tuple[int, int]:
        starts, ends = zip((self.first, self.last), *self.denials, strict=True)
        return min(starts), max(ends)


make_pole = partial(tuple.__new__, Pole)
"""A pole of its fields, at half the price of calling its class."""


@lru_cache(maxsize=4096)
def _concepts(name: str) -> tuple[tuple[str, bool], ...]:
    """The concepts of a class of words, and whether they deny each."""
    return tuple([(x.removeprefix(DENIED), x.startswith(DENIED)) for x in name.split()[:-1]])


@lru_cache(maxsize=4096)
def _names(name: str) -> frozenset[str]:
    """The concepts of a class of words."""
    return frozenset([concept for concept, _ in _concepts(name)])


def poles(side: "Side", hits: "Sequence[Hit]", shared: "AbstractSet[str]") -> list[Pole]:
    """The predicates of the shared concepts, with what denies them; without those asked or limited."""
    of = Deniers(side).of if hits else None
    result: list[Pole] = []
    for name, first, last in hits:
        denials = of(first, last) if of else None
        if denials is not None:
            odd = len(denials) % 2 == 1
            result += [
                make_pole((x, y == odd, first, last, denials)) for x, y in _concepts(name) if x in shared
            ]
    return result


def _hits(case: "Case") -> tuple[list["Hit"], list["Hit"], frozenset[str]]:
    """The words on both sides of the poles that both speak of, and their concepts."""
    found: list[Sequence[Hit]] = []
    named: list[list[frozenset[str]]] = []
    for side in (case.a, case.b):
        assert side.tables is not None  # noqa: S101 - the caller asked
        found.append(pole_words(side.tables).find(side.tokens))
        named.append(list(map(_names, map(NAME, found[-1]))))
    shared = frozenset().union(*named[0]) & frozenset().union(*named[1])
    known_a, known_b = (
        [hit for hit, names in zip(*x, strict=True) if not shared.isdisjoint(names)]
        for x in zip(found, named, strict=True)
    )
    return known_a, known_b, shared


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two sides say of the same predicates: those agreed on, and those at opposite poles."""

    agreed_a: tuple[Pole, ...]
    agreed_b: tuple[Pole, ...]
    opposed: tuple[tuple[Pole, Pole], ...]


def weigh(case: "Case") -> Verdict:
    """Predicates of both sides by concept: the same pole finds its like first, what is left is opposed."""
    by: tuple[dict[str, list[Pole]], dict[str, list[Pole]]] = (defaultdict(list), defaultdict(list))
    hits_a, hits_b, shared = _hits(case)
    if not shared:
        return Verdict((), (), ())
    for side, hits, groups in ((case.a, hits_a, by[0]), (case.b, hits_b, by[1])):
        for pole in poles(side, hits, shared):
            groups[pole.concept].append(pole)
    agreed: tuple[list[Pole], list[Pole]] = ([], [])
    opposed: list[tuple[float, Pole, Pole]] = []
    for concept in [x for x in by[0] if x in by[1]]:
        left_a, left_b = by[0][concept], by[1][concept]
        pairs = _alike(case, left_a, left_b)
        for x, y in pairs:
            agreed[0].append(x)
            agreed[1].append(y)
        if len(pairs) == len(left_a) or len(pairs) == len(left_b):
            continue
        gone = {id(p) for pair in pairs for p in pair}
        left_a, left_b = [p for p in left_a if id(p) not in gone], [p for p in left_b if id(p) not in gone]
        opposed += [
            (s + LINKED * case.m.pairs.get((x.first, y.first), 0.0), x, y)
            for x in left_a
            for y in left_b
            if (s := together(case, x, y)) > 0
        ]
    settled = tuple(_settled(opposed, agreed)) if opposed else ()
    return Verdict(tuple(agreed[0]), tuple(agreed[1]), settled)


def _alike(case: "Case", here: "Sequence[Pole]", there: "Sequence[Pole]") -> list[tuple[Pole, Pole]]:
    """Predicates that both sides affirm or both deny, none twice; those most surely the same come first."""
    if len(here) == len(there) == 1:
        return [(here[0], there[0])] if here[0].affirmed == there[0].affirmed else []
    found: list[tuple[Pole, Pole]] = []
    for affirmed in (True, False):
        xs, ys = ([p for p in side if p.affirmed is affirmed] for side in (here, there))
        found += zip(xs, ys, strict=True) if len(xs) == len(ys) else _likeliest(case, xs, ys)
    return found


def _likeliest(case: "Case", xs: "Sequence[Pole]", ys: "Sequence[Pole]") -> "Iterable[tuple[Pole, Pole]]":
    """Which of more predicates of one side than of the other go together."""
    pairs = [(x, y) for x in xs for y in ys]
    ranked = sorted(pairs, key=lambda pair: -_kinship(case, *pair)) if len(pairs) > 1 else pairs
    used_a: set[int] = set()
    used_b: set[int] = set()
    for x, y in ranked:
        if x.first not in used_a and y.first not in used_b:
            used_a.add(x.first)
            used_b.add(y.first)
            yield x, y


def _kinship(case: "Case", x: Pole, y: Pole) -> float:
    return case.near(x.first, y.first, WINDOW) + LINKED * case.m.pairs.get((x.first, y.first), 0.0)


def together(case: "Case", x: Pole, y: Pole) -> float:
    """How sure it is that two predicates are the same: what is linked around them; 0 = not sure."""
    across = case.a.tokens.language != case.b.tokens.language
    least = TOGETHER_ACROSS if across else TOGETHER
    itself = case.m.pairs.get((x.first, y.first), 0.0) >= ITSELF
    same = itself and not across
    near = case.near(x.first, y.first, 2 * WINDOW if same else WINDOW)
    if across and near < least and max(len(case.a.norms), len(case.b.norms)) <= FEW:
        apart = abs(x.first / len(case.a.norms) - y.first / len(case.b.norms))
        return ALONE if itself or apart < ASIDE else 0.0
    return near if near >= least else 0.0


def _settled(
    opposed: "Sequence[tuple[float, Pole, Pole]]", agreed: tuple[list[Pole], list[Pole]]
) -> "Iterable[tuple[Pole, Pole]]":
    """The surest opposed pairs, no word twice, none of whose words agree in another concept."""
    used_a = {k for p in agreed[0] for k in p.places}
    used_b = {k for p in agreed[1] for k in p.places}
    words = {(p.first, p.last) for _, *pair in opposed for p in pair if not p.denials}
    ranked = [(not words.isdisjoint((*x.denials, *y.denials)), -sure, x, y) for sure, x, y in opposed]
    for _, _, x, y in sorted(ranked, key=lambda row: (*row[:2], row[2].first, row[3].first)):
        if not x.places & used_a and not y.places & used_b:
            used_a |= x.places
            used_b |= y.places
            yield x, y


def odd(case: "Case", opposed: "Sequence[tuple[Pole, Pole]]") -> "list[tuple[Pole, Pole]]":
    """Opposed predicates without those that stand by twos in a sentence, where one turns the other round."""
    if not opposed:
        return []
    back = case.flipped()
    sure = [(x, y) for x, y in opposed if not (_is_of_object(case, x, y) or _is_of_object(back, y, x))]
    sentences = [case.a.sentence[x.first] for x, _ in sure]
    return [pair for pair, here in zip(sure, sentences, strict=True) if sentences.count(here) % 2]


def _is_of_object(case: "Case", x: Pole, y: Pole) -> bool:
    """Whether a denial of A is of an object that stands elsewhere in B: `spoke no Russian`."""
    for first, last in x.denials:
        if first != x.last + 1 or case.a.norms[last] != "no" or last + 1 >= len(case.a.norms):
            continue
        at = case.linked(last + 1, ITSELF)
        if at is not None and not y.last < at <= y.last + BEHIND:
            return True
    return False
