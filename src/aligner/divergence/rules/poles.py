"""Predicates that come in two poles, and whether they stand affirmed or denied: `did not refuse` consents.

A concept (`consent`) lists the words that affirm it and those that deny it; the names serve
every language.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.divergence.rules.pole_words import DENIED, pole_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case, Side, Span
    from aligner.divergence.tables import Hit

NEAR, FAR, BEHIND = 5, 8, 4
BY = frozenset({"by", "of", "for", "from", "with", "at", "after", "before", "like"})
"""Behind them `that` opens no clause: `forbidden by that to yield`."""
RELATIVES = frozenset({"which", "whom"})
REASONS = frozenset({"because", "that", "since", "потому", "что", "чтобы"})
EXCLUDING = frozenset({"too", "last"})
"""`Too proud to accept`, `the last man to believe`: what follows `to` is denied."""
COMPARING = frozenset({"than", "чем", "нежели"})
WAITING, AWAITED = frozenset({"before", "until", "till", "ere"}), 4
PEOPLE = (["man"], ["men"], ["woman"], ["people"], ["one"], ["thing"])
EXCEPTIVE = frozenset({"but", "except", "save"})
ARTICLES = frozenset({"a", "an", "the"})
"""Behind them an adjective belongs to its noun: `impossible for an honest man`."""
NOTHING = frozenset({"no", "nothing", "none", "nobody", "neither"})
ASKING = ("wonder", "whether")
TOGETHER, TOGETHER_ACROSS = 1.5, 0.8
ALONE, ASIDE = 0.1, 0.5
FEW = 60
"""Between languages, place alone tells what stands for what only in texts of no more words."""
WINDOW = 10


@dataclass(frozen=True, slots=True)
class Pole:
    """A predicate at tokens `first` to `last`; `denials` are the places of what denies it."""

    concept: str
    affirmed: bool
    first: int
    last: int
    denials: "tuple[Span, ...]"

    @property
    def places(self) -> set[int]:
        """The words of the predicate and of what denies it."""
        spans = ((self.first, self.last), *self.denials)
        return {k for first, last in spans for k in range(first, last + 1)}

    @property
    def span(self) -> tuple[int, int]:
        starts, ends = zip((self.first, self.last), *self.denials, strict=True)
        return min(starts), max(ends)


def poles(side: "Side", hits: "Iterable[Hit]", shared: "AbstractSet[str]") -> list[Pole]:
    """The predicates of the shared concepts, with what denies them; without those asked or limited."""
    deniers: Deniers | None = None
    result: list[Pole] = []
    for hit in hits:
        names = [x for x in hit.name.split()[:-1] if x.removeprefix(DENIED) in shared]
        if not names:
            continue
        deniers = deniers or Deniers(side)
        if (denials := deniers.of(hit.first, hit.last)) is None:
            continue
        odd = len(denials) % 2 == 1
        for name in names:
            denied = name.startswith(DENIED)
            result.append(Pole(name.removeprefix(DENIED), denied == odd, hit.first, hit.last, denials))
    return result


def _hits(side: "Side") -> tuple[list["Hit"], set[str]]:
    """The words of poles on a side, and their concepts."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    hits = pole_words(side.tables).find(side.tokens)
    return hits, {x.removeprefix(DENIED) for hit in hits for x in hit.name.split()[:-1]}


class Deniers:
    """The negators of a side, and which of them govern a word."""

    def __init__(self, side: "Side") -> None:
        assert side.tables is not None  # noqa: S101 - the caller asked
        self.side, self.norms = side, side.norms
        hits = side.tables.phrases("negation", "partial", "double", "deniers", "subjects", "takers").find(
            side.tokens
        )
        self.kind = {h.last: (h.name, h.first) for h in hits if h.name != "double"}
        self.inert = {k for h in hits if h.name == "double" for k in range(h.first, h.last + 1)}
        self.has_partial = any(name == "partial" for name, _ in self.kind.values())
        self.stops = side.tables.words("negation", "stops")
        self.prepositions = side.tables.words("negation", "prepositions")
        self.limits = side.tables.words("negation", "limits")
        self.light = side.tables.phrases("negation", "light").find(side.tokens)
        self.lights = {h.first for h in self.light}
        self.vanished = {h.first for h in side.tables.phrases("negation", "vanish").find(side.tokens)}
        self.before = NEAR if side.tokens.language != "ru" else NEAR - 3

    def of(self, first: int, last: int) -> "tuple[Span, ...] | None":
        """Places of what denies the predicate at `first` to `last`; None where that cannot be told."""
        found = [x for x in self._ahead(first) if not self._denies_the_next(x, first, last)]
        if self._is_partial(first) or self._is_asked(first, last) or (found and self._is_limited(last)):
            return None
        if self._is_awaited(first):
            return None
        governed = first > 0 and self.norms[first - 1] in self.prepositions
        return tuple(found if found or governed else self._behind(last))

    def _ahead(self, first: int) -> "Iterable[Span]":
        if first > 1 and self.norms[first - 1] == "to":
            for k in range(first - 2, max(-1, first - 2 - NEAR), -1):
                if self.norms[k] in EXCLUDING:
                    yield k, k
                    return
        for k in range(first - 1, max(-1, first - 1 - FAR), -1):
            if self.side.breaks[k + 1] or (self._is_stop(k) and k not in self.kind):
                if self.norms[k] in REASONS and self._denies_reason(k):
                    yield k - 1, k - 1
                return
            kind, start = self.kind.get(k, ("", k))
            if self.norms[k] == "nor" and "neither" in self.norms[max(0, k - FAR) : k]:
                continue
            opens = kind == "deniers" and self.norms[k] == "no" and (k == 0 or self.side.breaks[k])
            opens = opens or (kind == "takers" and self.kind.get(k - 1, ("",))[0] == "subjects")
            if opens or kind == "subjects" or (kind and first - k <= self.before):
                yield start, k

    def _denies_the_next(self, denial: "Span", first: int, last: int) -> bool:
        """Whether a denial right before an adjective means the noun behind it: `without needless delay`."""
        follows = (
            last + 1 < len(self.norms) and not self.side.breaks[last + 1] and self.side.is_content(last + 1)
        )
        noun = follows or self.norms[last + 1 : last + 2] in PEOPLE
        if noun and first and self.norms[first - 1] in ARTICLES:
            return denial[1] < first - 2
        plain = self.norms[denial[1]] in {"without", "без"} and not self.norms[first].endswith("ing")
        return plain and follows and denial[1] == first - 1

    def _is_asked(self, first: int, last: int) -> bool:
        """Whether a predicate is put as a question or compared, which denies and affirms nothing."""
        before = self.norms[max(0, first - FAR) : first]
        end = self.side.tokens.items[last].end
        mark = next((m for at, m in self.side.tokens.marks if m in ".!?;" and at >= end), "")
        around = range(max(1, first - NEAR), min(len(self.norms), last + 1 + FAR))
        compared = any(
            self.norms[k] in COMPARING and self.norms[k - 1] not in self.prepositions for k in around
        )
        return mark == "?" or compared or any(n.startswith(ASKING) for n in before)

    def _is_awaited(self, first: int) -> bool:
        """Whether `before` or `until` opens the words before a predicate: `a year before it ceases`."""
        for k in range(first - 1, max(-1, first - 1 - AWAITED), -1):
            if self.side.breaks[k + 1]:
                return False
            if self.norms[k] in WAITING:
                return True
        return False

    def _denies_reason(self, k: int) -> bool:
        """Whether a denial stands right before the word `k` that opens a reason: `not because he feared`."""
        whole = not self.side.breaks[k] and not self.side.breaks[k + 1]
        return k > 0 and whole and self.kind.get(k - 1, ("",))[0] == "deniers"

    def _is_stop(self, k: int) -> bool:
        """Whether a clause of its own begins at word `k`; `a ground on which to go` is none."""
        infinitive = self.norms[k] in RELATIVES and self.norms[k + 1 : k + 2] == ["to"]
        pronoun = self.norms[k] == "that" and k > 0 and self.norms[k - 1] in BY
        return self.norms[k] in self.stops and not infinitive and not pronoun

    def _is_partial(self, first: int) -> bool:
        """Whether `not all` or the like stands before word `first` in its sentence."""
        place = self.side.sentence
        return self.has_partial and any(
            self.kind.get(k, ("",))[0] == "partial" and place[k] == place[first]
            for k in range(max(0, first - FAR), first)
        )

    def _behind(self, last: int) -> "Iterable[Span]":
        """`granted none`, `found by nobody`; `согласия не дал`."""
        for k in range(last + 1, min(len(self.norms), last + 1 + NEAR + 1)):
            if self.side.breaks[k] or self._is_stop(k):
                return
            if k in self.vanished:
                yield k, k
                return
            kind, start = self.kind.get(k, ("", k))
            if self.norms[k] in NOTHING and not EXCEPTIVE.isdisjoint(self.norms[k + 1 : k + 2]):
                return
            if self.norms[k] in NOTHING and k <= last + 2 and kind != "double":
                yield start, k
                return
            inverted = (
                k == last + 1 and self.norms[k] in {"not", "n't"} and self.norms[k + 1 : k + 2] != ["to"]
            )
            if inverted or (kind == "subjects" and k - last <= BEHIND and self.side.tokens.language == "en"):
                yield start, k
                return
            if kind == "deniers" and k + 1 in self.lights:
                yield start, k
                return

    def _is_limited(self, last: int) -> bool:
        """Whether `until`, `unless`, `without` or `but` behind takes part of the denial back."""
        for k in range(last + 1, min(len(self.norms), last + 1 + FAR)):
            if self._is_stop(k) and self.norms[k] not in self.limits:
                return False
            if any(mark in ".;" and self.side.breaks[k] for mark in self._marks(k)):
                return False
            if self.norms[k] in self.limits:
                return True
        return False

    def _marks(self, k: int) -> "Sequence[str]":
        start, end = self.side.tokens.items[k - 1].end, self.side.tokens.items[k].start
        return self.side.tokens.text[start:end].strip()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two sides say of the same predicates: those agreed on, and those at opposite poles."""

    agreed_a: tuple[Pole, ...]
    agreed_b: tuple[Pole, ...]
    opposed: tuple[tuple[Pole, Pole], ...]


def weigh(case: "Case") -> Verdict:
    """Predicates of both sides by concept: the same pole finds its like first, what is left is opposed."""
    by: tuple[dict[str, list[Pole]], dict[str, list[Pole]]] = (defaultdict(list), defaultdict(list))
    (hits_a, concepts_a), (hits_b, concepts_b) = _hits(case.a), _hits(case.b)
    shared = concepts_a & concepts_b
    for side, hits, groups in ((case.a, hits_a, by[0]), (case.b, hits_b, by[1])):
        for pole in poles(side, hits, shared):
            groups[pole.concept].append(pole)
    agreed: tuple[list[Pole], list[Pole]] = ([], [])
    opposed: list[tuple[float, Pole, Pole]] = []
    for concept in [x for x in by[0] if x in by[1]]:
        left_a, left_b = list(by[0][concept]), list(by[1][concept])
        for x in by[0][concept]:
            like = [y for y in left_b if y.affirmed == x.affirmed]
            if like:
                y = max(like, key=lambda y: _kinship(case, x, y))
                left_a.remove(x)
                left_b.remove(y)
                agreed[0].append(x)
                agreed[1].append(y)
        opposed += [(s, x, y) for x in left_a for y in left_b if (s := together(case, x, y)) > 0]
    return Verdict(tuple(agreed[0]), tuple(agreed[1]), tuple(_settled(opposed, agreed)))


def _kinship(case: "Case", x: Pole, y: Pole) -> float:
    return case.near(x.first, y.first, WINDOW) + 4 * case.m.pairs.get((x.first, y.first), 0.0)


def together(case: "Case", x: Pole, y: Pole) -> float:
    """How sure it is that two predicates are the same: what is linked around them; 0 = not sure."""
    across = case.a.tokens.language != case.b.tokens.language
    least = TOGETHER_ACROSS if across else TOGETHER
    near = case.near(x.first, y.first, WINDOW)
    if across and near < least and max(len(case.a.norms), len(case.b.norms)) <= FEW:
        apart = abs(x.first / len(case.a.norms) - y.first / len(case.b.norms))
        return ALONE if apart < ASIDE else 0.0
    return near if near >= least else 0.0


def _settled(
    opposed: "Sequence[tuple[float, Pole, Pole]]", agreed: tuple[list[Pole], list[Pole]]
) -> "Iterable[tuple[Pole, Pole]]":
    """The surest opposed pairs, no word twice, none of whose words agree in another concept."""
    used_a = {k for p in agreed[0] for k in p.places}
    used_b = {k for p in agreed[1] for k in p.places}
    for _, x, y in sorted(opposed, key=lambda row: (-row[0], row[1].first, row[2].first)):
        if not x.places & used_a and not y.places & used_b:
            used_a |= x.places
            used_b |= y.places
            yield x, y


def odd(case: "Case", opposed: "Sequence[tuple[Pole, Pole]]") -> "list[tuple[Pole, Pole]]":
    """Opposed predicates without those that stand by twos in a sentence, where one turns the other round."""
    counts = Counter(case.a.sentence[x.first] for x, _ in opposed)
    return [(x, y) for x, y in opposed if counts[case.a.sentence[x.first]] % 2]
