"""A shallow reading of English clauses: noun phrases with their prepositions, and verbs with their voice."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import add
from typing import TYPE_CHECKING

from aligner.divergence.rules.tags import Tagged
from aligner.divergence.rules.word_classes import (
    BE,
    BETWEEN,
    CAPITAL,
    CONTENT,
    DETERMINER,
    IMPERSONAL,
    ING,
    JOINER,
    OPENER,
    PAST,
    PREPOSITION,
    PRONOUN,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aligner.divergence.evidence import Side

FAR = 30
AHEAD = 9
"""So far behind a passive verb its `by` is looked for, over a parenthesis."""
CLEFT = frozenset({"by", "from", "to", "of"})
PARTICLES = frozenset({"about", "up", "off", "away", "out", "down"})
"""Right behind a verb they are part of it: `delivered up his brother`."""
_CLAUSAL = frozenset({"", "before", "after", "until", "till", "since", "than", "as"})
_SUBJECTS = frozenset({"i", "he", "she", "we", "they"})
_SAME = {"him": "he", "her": "she", "me": "i", "us": "we", "them": "they", "himself": "he", "herself": "she"}


@dataclass(slots=True, eq=False)
class Noun:
    """A noun phrase: its words of weight `first` to `head`, its preposition, and what hangs on it by `of`."""

    first: int
    head: int
    preposition: str = ""
    pronoun: str = ""
    tail: tuple[int, ...] = ()

    @property
    def words(self) -> range:
        return range(self.first, self.head + 1)


@dataclass(slots=True, eq=False)
class Verb:
    """A verb with what stands around it."""

    at: int
    passive: bool
    subject: Noun | None
    objects: list[Noun]
    others: list[Noun]


class Phrases(Tagged):
    """Reads one side once: tags, noun phrases and verbs."""

    def __init__(self, side: "Side") -> None:
        super().__init__(side)
        self.nouns = self._nouns()
        self.firsts = [x.first for x in self.nouns]
        self.marks_to: list[int] = list(accumulate(self.breaks, add))
        """How many marks stand before each word; by the difference, whether one stands between two words."""
        pairs = enumerate(pairwise(self.norms))
        self.clefts = [k for k, (x, y) in pairs if x == "it" and y in {"is", "was"}]
        self.openers_to = list(accumulate([x & OPENER for x in self.classes]))

    def _nouns(self) -> list[Noun]:
        result: list[Noun] = []
        norms, breaks, classes, verb, n = self.norms, self.breaks, self.classes, self.verb, self.n
        done = 0
        for i in self.places:
            word = classes[i]
            if word & PRONOUN and not (norms[i] == "her" and i + 1 < n and classes[i + 1] & CONTENT):
                result.append(
                    Noun(
                        i,
                        i,
                        self._preposition(i) if norms[i] not in _SUBJECTS else "",
                        _SAME.get(norms[i], norms[i]),
                    )
                )
            if i < done or not word & CONTENT or verb[i]:
                continue
            done = i + 1
            while done < n and classes[done] & CONTENT and not verb[done] and not breaks[done]:
                done += 1
            if done < n and norms[done] == "'s":
                continue
            if done < n and verb[done]:
                done = self._name_in(i, done)
            noun = Noun(i, done - 1, self._preposition(i))
            if noun.preposition != "of" or not result or not self._hangs_on(result[-1], noun):
                result.append(noun)
        return result

    def _name_in(self, start: int, stop: int) -> int:
        """Where a name begins that a noun runs into before its verb (`for a song Ulric sold`), or `stop`."""
        k = stop
        while k > start and self.classes[k - 1] & CAPITAL:
            k -= 1
        return stop if k == start else k

    def _hangs_on(self, owned: Noun, owner: Noun) -> bool:
        """Whether an `of` joins two noun phrases; the second goes to the tail of the first."""
        start = owned.head + 1
        if self.norms[start] != "of" or start >= owner.first or any(self.breaks[start : owner.first]):
            return False
        owned.tail = (*owned.tail, *owner.words)
        return True

    def _preposition(self, i: int) -> str:
        """The preposition of the noun at word `i`, over determiners and an owner (`the king's`)."""
        classes, breaks = self.classes, self.breaks
        while i > 0 and not breaks[i]:
            before = classes[i - 1]
            if not before & BETWEEN and (before & PREPOSITION or self.norms[i] != "'s"):
                return self.norms[i - 1] if before & PREPOSITION else ""
            i -= 1
        return ""

    def verbs(self) -> "Iterator[Verb]":
        """Verbs in order that something can be said of, with subject, objects and prepositional phrases."""
        places = [i for i in self.places if self.verb[i]]
        cuts = [bisect_left(self.firsts, v) for v in places]
        subject, low, start = None, -1, 0
        for v, (cut, end) in zip(places, pairwise((*cuts, len(self.nouns))), strict=True):
            earlier, window = self.nouns[start:cut], self.nouns[cut:end]
            subject = self._subject(v, low, earlier, subject)
            passive = self._passive(v)
            if subject or passive or self.classes[v] & IMPERSONAL:
                verb = self._verb(v, (passive, subject), earlier, window)
                if verb.others or (subject and verb.objects):
                    yield verb
            low, start = v, cut

    def _verb(
        self, v: int, voice: tuple[bool, Noun | None], earlier: "Sequence[Noun]", window: "Sequence[Noun]"
    ) -> Verb:
        """A verb, given whether it is passive, its subject, and the nouns up to the verbs around it."""
        passive, subject = voice
        after = self._after(v, window)
        cleft = self._cleft(v)
        if cleft and cleft.preposition == "by":
            after = [n for n in after if n.preposition != "by"]
        elif passive:
            after += self._by(v, after, window)
        others = [n for n in after if n.preposition]
        others += [cleft] if cleft else self._ahead(v, earlier)
        return Verb(v, passive, subject, self._objects(v, after, None if passive else subject), others)

    def _after(self, v: int, nouns: "Sequence[Noun]") -> list[Noun]:
        """Of the nouns behind a verb those that no mark, no opening word parts from it."""
        marks, openers = self.marks_to[v], self.openers_to[v]
        result = []
        for noun in nouns:
            k = noun.first
            if self.marks_to[k] != marks or self.openers_to[k - 1] > openers:
                break
            if self.sentence[k] != self.sentence[v]:
                break
            result.append(noun)
        return result

    def _ahead(self, v: int, nouns: "Sequence[Noun]") -> list[Noun]:
        """Of the nouns before a verb those with a preposition that nothing parts from it."""
        marks, openers = self.marks_to[v], self.openers_to[v - 1]
        result = []
        for noun in reversed(nouns):
            k = noun.first
            if self.marks_to[k] != marks or self.openers_to[k] < openers:
                break
            if self.sentence[k] != self.sentence[v]:
                break
            if noun.preposition:
                result.append(noun)
        return result[::-1]

    def _cleft(self, v: int) -> Noun | None:
        """What a verb is parted from by `it is … that`: `it was from the king that he had the ring`."""
        if not self.clefts or self.sentence[self.clefts[0]] > self.sentence[v]:
            return None
        that = next((k for k in range(v - 1, max(0, v - AHEAD), -1) if self.norms[k] == "that"), None)
        if that is None or any(self.verb[that + 1 : v]):
            return None
        start = max((k for k in self.clefts if k < that), default=None)
        if start is None or self.sentence[start] != self.sentence[v]:
            return None
        before = self.nouns[bisect_left(self.firsts, start) : bisect_left(self.firsts, that)]
        return next((n for n in reversed(before) if n.preposition in CLEFT and n.first > that - AHEAD), None)

    def _objects(self, v: int, after: "Sequence[Noun]", subject: Noun | None) -> list[Noun]:
        """The nouns behind a verb without preposition, and what `whom` before its subject stands for."""
        particle = self.norms[v + 1] if v + 1 < self.n and self.norms[v + 1] in PARTICLES else ""
        objects = [n for n in after if not n.preposition or n.preposition == particle]
        whom = self._whom(subject, bare=not objects) if subject else None
        return [*objects, whom] if whom else objects

    def _by(self, v: int, after: "Sequence[Noun]", window: "Sequence[Noun]") -> list[Noun]:
        """The `by` of a passive verb behind a parenthesis."""
        by = next((n for n in window if n.preposition == "by"), None)
        if by is None or by in after or by.first > v + AHEAD:
            return []
        return [by] if self.sentence[by.first] == self.sentence[v] else []

    def _passive(self, v: int) -> bool:
        k = self.before[v]
        if k >= 0:
            return self.classes[k] & BE != 0 and not self.classes[v] & ING
        return self.classes[v] & PAST != 0 and "by" in self.norms[v + 1 : v + AHEAD]

    def _subject(self, v: int, low: int, earlier: "Sequence[Noun]", before: Noun | None) -> Noun | None:
        """The subject of verb `v`: of the nouns between it and the verb at `low`, or the subject of that."""
        sentence, here = self.sentence, self.sentence[v]
        if v == 0 or here != sentence[v - 1]:
            return self._behind(v)
        near = last = None
        for noun in reversed(earlier):
            if noun.first < v - FAR or sentence[noun.first] != here:
                break
            near = near or noun
            if noun.preposition in _CLAUSAL:
                last = noun
                break
        if last is None:
            last = self._split(near, v) if near and near.head > near.first else None
        elif self._joined(last.head + 1, v):
            last = None
        if last is not None:
            gap = self.marks_to[v] - self.marks_to[last.head]
            return self._antecedent(last) if gap in {0, 2} else None
        if before is None or sentence[low] != here:
            return None
        reduced = self.classes[low] & PAST and self.marks_to[low] == self.marks_to[v]
        return before if reduced or self._joined(low + 1, v) else None

    def _joined(self, start: int, stop: int) -> bool:
        return any(x & JOINER for x in self.classes[start:stop])

    def _behind(self, v: int) -> Noun | None:
        """The subject of a verb that opens its sentence: the first noun behind a mark."""
        behind, breaks = self.nouns[bisect_left(self.firsts, v + 1) :], self.breaks
        return next((n for n in behind if breaks[n.first]), None) or next(
            (n for n in behind if breaks[n.first - 1]), None
        )

    def _antecedent(self, noun: Noun) -> Noun:
        """What `who` stands for: the noun before it."""
        if noun.pronoun not in {"who", "which", "that"}:
            return noun
        before = self.nouns[: bisect_left(self.firsts, noun.first)]
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
