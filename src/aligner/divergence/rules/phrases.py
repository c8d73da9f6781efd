"""A shallow reading of English clauses: noun phrases with their prepositions, and verbs with their voice."""

from bisect import bisect, bisect_left
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.rules.noun_phrases import Noun, NounPhrases
from aligner.divergence.rules.word_classes import (
    BE,
    CAPITAL,
    DETERMINER,
    IMPERSONAL,
    ING,
    JOINER,
    MOTION,
    OPENER,
    OPENS_OBJECT,
    PAST,
    PREPOSITION,
    RELATIVE,
    TELLING,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aligner.divergence.evidence import Side
    from aligner.divergence.rules.noun_phrases import Wanted

FAR = 30
AHEAD = 9
"""So far behind a passive verb its `by` is looked for, over a parenthesis."""
CLEFT = frozenset({"by", "from", "to", "of"})
PARTICLES = frozenset({"about", "up", "off", "away", "out", "down"})
"""Right behind a verb they are part of it: `delivered up his brother`."""
_CLAUSAL = frozenset({"", "before", "after", "until", "till", "since", "than", "as"})
_RELATIVES = frozenset({"who", "which", "that"})


class Verb(NamedTuple):
    """A verb with what stands around it."""

    at: int
    passive: bool
    subject: Noun | None
    objects: list[Noun]
    others: list[Noun]


make_verb = partial(tuple.__new__, Verb)
"""A verb of its fields, at half the price of calling its class."""


class Phrases(NounPhrases):
    """Reads one side once: tags, noun phrases and verbs."""

    def __init__(self, side: "Side", sentences: "Iterable[int] | None" = None) -> None:
        super().__init__(side, sentences)
        self.is_whole = sentences is None
        it = side.tokens.places("it") if "that" in side.vocabulary else ()
        self.clefts = [k for k in it if self.norms[k + 1 : k + 2] in (["is"], ["was"])]

    @cached_property
    def whole(self) -> NounPhrases:
        """The same side with its other sentences."""
        return self if self.is_whole else NounPhrases(self.side)

    def verbs(self, wanted: "Wanted | None" = None) -> "Iterator[Verb]":
        """Verbs in order that something can be said of, with subject, objects and prepositional phrases.

        Of verbs that only say that one acts on another, those of whose nouns some may be wanted.
        """
        firsts, nouns, classes, before, norms = self.firsts, self.nouns, self.classes, self.before, self.norms
        with_by = "by" in self.side.vocabulary
        places = list(before)
        cuts = [bisect_left(firsts, v) for v in places]
        subject, low, start = None, -1, 0
        for x, v in enumerate(places):
            cut, word, k = cuts[x], classes[v], before[v]
            subject = self._subject(v, low, start, cut, subject)
            if k >= 0:
                passive = classes[k] & BE != 0 and not word & ING
            else:
                passive = with_by and word & PAST != 0 and "by" in norms[v + 1 : v + AHEAD]
            second = None
            if word & TELLING:
                told = subject is not None or passive or word & IMPERSONAL != 0
            elif passive:
                told = with_by and self._is_with_by(v)
            else:
                told = subject is not None and not word & MOTION
                if told and subject and wanted:
                    told, second = subject.is_among(wanted.first), wanted.second
            if told:
                stop, end = (places[x + 1], cuts[x + 1]) if x + 1 < len(places) else (self.n, len(firsts))
                after = nouns[cut : bisect_left(firsts, self._end(v, stop), cut, end)] if cut < end else []
                verb = self._verb(v, (passive, subject), (low, start, cut), after)
                if (verb.others or (subject and verb.objects)) and (
                    second is None or _any_among(second, verb.objects) or _any_among(second, verb.others)
                ):
                    yield verb
            low, start = v, cut

    def _is_with_by(self, v: int) -> bool:
        """Whether a `by` stands in the sentence of verb `v`."""
        start = bisect_left(self.sentence, self.sentence[v])
        return "by" in self.norms[start : bisect(self.sentence, self.sentence[v], v)]

    def _ahead(self, v: int, low: int, start: int, cut: int) -> list[Noun]:
        """Of the nouns `start:cut` those with a preposition that no mark or opener parts from verb `v`."""
        led = [x for x in range(start, cut) if self.nouns[x].preposition]
        if not led:
            return []
        classes, breaks, sentence, k, here = self.classes, self.breaks, self.sentence, v, self.sentence[v]
        while k > low and not breaks[k] and not (k < v and classes[k] & OPENER):
            k -= 1
            if k < 0 or sentence[k] != here:
                k += 1
                break
        return [self.nouns[x] for x in led if self.firsts[x] >= k]

    def _end(self, v: int, stop: int) -> int:
        """Where the words before `stop` end that no mark and no opening word parts from verb `v`."""
        classes, breaks, sentence, here = self.classes, self.breaks, self.sentence, self.sentence[v]
        for k in range(v + 1, stop):
            if breaks[k] or sentence[k] != here:
                return k
            if classes[k] & OPENER:
                return k + 1
        return stop

    def _verb(
        self, v: int, voice: tuple[bool, Noun | None], ahead: tuple[int, int, int], after: list[Noun]
    ) -> Verb:
        """A verb, given whether it is passive, its subject, where to look ahead, and the nouns behind it."""
        passive, subject = voice
        cleft = self._cleft(v) if self.clefts else None
        if cleft and cleft.preposition == "by":
            after = [n for n in after if n.preposition != "by"]
        elif passive:
            after += self._by(v, after)
        objects: list[Noun] = []
        others: list[Noun] = []
        for noun in after:
            word = noun[2]
            if word:
                others.append(noun)
            if not word or (word in PARTICLES and self.norms[v + 1] == word):
                objects.append(noun)
        if cleft:
            others.append(cleft)
        elif ahead[1] < ahead[2]:
            others += self._ahead(v, *ahead)
        if subject and not passive and self.classes[subject[0] - 1] & (OPENS_OBJECT | RELATIVE):
            whom = self._whom(subject, bare=not objects)
            objects += [whom] if whom else []
        return make_verb((v, passive, subject, objects, others))

    def _cleft(self, v: int) -> Noun | None:
        """What a verb is parted from by `it is … that`: `it was from the king that he had the ring`."""
        k = bisect_left(self.clefts, v) - 1
        if k < 0 or self.sentence[self.clefts[k]] != self.sentence[v]:
            return None
        that = next((k for k in range(v - 1, max(0, v - AHEAD), -1) if self.norms[k] == "that"), None)
        if that is None or any(k in self.before for k in range(that + 1, v)):
            return None
        start = max((k for k in self.clefts if k < that), default=None)
        if start is None or self.sentence[start] != self.sentence[v]:
            return None
        before = self.nouns[bisect_left(self.firsts, start) : bisect_left(self.firsts, that)]
        return next((n for n in reversed(before) if n.preposition in CLEFT and n.first > that - AHEAD), None)

    def _by(self, v: int, after: "Sequence[Noun]") -> list[Noun]:
        """The `by` of a passive verb behind a parenthesis."""
        if any(n.preposition == "by" for n in after):
            return []
        start = bisect_left(self.firsts, v)
        verb = next((k for k in range(v + 1, min(self.n, v + AHEAD + 1)) if k in self.before), v + AHEAD + 1)
        window = self.nouns[start : bisect_left(self.firsts, verb, start)]
        by = next((n for n in window if n.preposition == "by"), None)
        return [by] if by and self.sentence[by.first] == self.sentence[v] else []

    def _subject(self, v: int, low: int, start: int, cut: int, before: Noun | None) -> Noun | None:
        """The subject of verb `v`: of the nouns `start:cut` behind the verb at `low`, or that verb's own."""
        sentence, marks, here = self.sentence, self.marks_to, self.sentence[v]
        if v == 0 or here != sentence[v - 1]:
            return self._behind(v)
        near = last = None
        for x in range(cut - 1, start - 1, -1):
            noun = self.nouns[x]
            if noun[0] < v - FAR or sentence[noun[0]] != here:
                break
            near = near or noun
            if noun[2] in _CLAUSAL:
                last = noun
                break
        if last is None:
            last = self._split(near, v) if near and near.head > near.first else None
        elif self._joined(last[1] + 1, v):
            last = None
        if last is not None:
            if marks[v] - marks[last[1]] not in {0, 2}:
                return None
            return self._antecedent(last) if last[3] in _RELATIVES else last
        if before is None or sentence[low] != here:
            return None
        reduced = self.classes[low] & PAST and marks[low] == marks[v]
        return before if reduced or self._joined(low + 1, v) else None

    def _joined(self, start: int, stop: int) -> bool:
        """Whether a joining word stands among some words."""
        classes = self.classes
        for k in range(start, stop):  # noqa: SIM110 - a plain loop is cheaper for a few words
            if classes[k] & JOINER:
                return True
        return False

    def _behind(self, v: int) -> Noun | None:
        """The subject of a verb that opens its sentence: the first noun behind a mark."""
        here = self.sentence[v]
        for noun in self.nouns[bisect_left(self.firsts, v + 1) :]:
            if self.sentence[noun.first] != here:
                break
            if self.breaks[noun.first]:
                return noun
        nouns, breaks = self.whole.nouns, self.breaks
        behind = nouns[bisect_left(self.whole.firsts, v + 1) :]
        return next((n for n in behind if breaks[n.first]), None) or next(
            (n for n in behind if breaks[n.first - 1]), None
        )

    def _antecedent(self, noun: Noun) -> Noun:
        """What `who` stands for: the noun before it."""
        for n in reversed(self.nouns[: bisect_left(self.firsts, noun.first)]):
            if not n.pronoun and self.sentence[n.first] == self.sentence[noun.first]:
                return n
        before = self.whole.nouns[: bisect_left(self.whole.firsts, noun.first)]
        return next((n for n in reversed(before) if not n.pronoun), noun)

    def _whom(self, subject: Noun, *, bare: bool) -> Noun | None:
        """The noun before `whom` before a subject; before `that`, where the verb has no object of its own."""
        words = {"whom", "that", "which"} if bare else {"whom"}
        k = subject.first - 1
        while k > 0 and self.classes[k] & DETERMINER and self.norms[k] not in words:
            k -= 1
        if k <= 0 or self.norms[k] not in words or self.classes[k - 1] & PREPOSITION:
            return None
        return next((n for n in reversed(self.nouns[: bisect_left(self.firsts, k)]) if n.head < k), None)

    def _split(self, noun: Noun, v: int) -> Noun | None:
        """The name that runs on from a prepositional phrase to its verb: `at the ford Count Ulric`."""
        if self.marks_to[noun.head] != self.marks_to[v] or self.before[v] > noun.head + 1:
            return None
        if not self.classes[noun.head] & CAPITAL:
            return None
        start = self._name_in(noun.first, noun.head + 1)
        return Noun(min(start, noun.head), noun.head)


def _any_among(wanted: "frozenset[int | str]", nouns: list[Noun]) -> bool:
    for noun in nouns:  # noqa: SIM110 - one or two of them, for which a loop is cheapest
        if noun.is_among(wanted):
            return True
    return False
