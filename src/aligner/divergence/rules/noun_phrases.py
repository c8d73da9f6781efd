"""The noun phrases of an English text, with their prepositions and what hangs on them by `of`."""

from bisect import bisect
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.rules.tags import Tagged
from aligner.divergence.rules.word_classes import BETWEEN, CAPITAL, CONTENT, PREPOSITION, PRONOUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligner.divergence.evidence import Side

_SUBJECTS = frozenset({"i", "he", "she", "we", "they"})
_SAME = {"him": "he", "her": "she", "me": "i", "us": "we", "them": "they", "himself": "he", "herself": "she"}


class Noun(NamedTuple):
    """A noun phrase: its words of weight `first` to `head`, its preposition, and what hangs on it by `of`."""

    first: int
    head: int
    preposition: str = ""
    pronoun: str = ""
    tail: tuple[int, ...] = ()

    @property
    def words(self) -> range:
        return range(self.first, self.head + 1)


make_noun = partial(tuple.__new__, Noun)
"""A noun of its fields, at half the price of calling its class."""


class NounPhrases(Tagged):
    """A side with its verbs and its noun phrases, in order."""

    def __init__(self, side: "Side") -> None:
        super().__init__(side)
        self.marks_to: list[int] = list(accumulate(self.breaks))
        """How many marks stand before each word; by the difference, whether one stands between two words."""
        self.nouns = self._nouns()
        self.firsts = list(map(itemgetter(0), self.nouns))

    def having(self, classes: int) -> list[int]:
        """The words of one of some classes."""
        return [i for i, x in enumerate(self.classes) if x & classes]

    def headed(self, words: "Iterable[int]") -> "Iterator[Noun]":
        """The nouns that have one of some words, in order, for their last."""
        for k in words:
            x = bisect(self.firsts, k) - 1
            if x >= 0 and self.nouns[x].head == k:
                yield self.nouns[x]

    def _nouns(self) -> list[Noun]:
        """Pronouns, and runs of words of weight that are no verbs and own nothing."""
        norms, classes, verb, n = self.norms, self.classes, self.verb, self.n
        found: list[Noun] = []
        i = 0
        while i < n:
            word, start = classes[i], i
            i += 1
            if word & CONTENT and not verb[start]:
                i = self._run_end(i)
                if i < n and norms[i] == "'s":
                    continue
                if i < n and verb[i] and classes[i - 1] & CAPITAL:
                    name = self._name_in(start, i)
                    if name < i:
                        self._add(found, start, name - 1)
                        start = name
                self._add(found, start, i - 1)
            elif word & PRONOUN and not (norms[start] == "her" and i < n and classes[i] & CONTENT):
                self._add(found, start, start, _SAME.get(norms[start], norms[start]))
        return found

    def _run_end(self, i: int) -> int:
        """Where a run of words of weight that are no verbs ends, that goes on to word `i` or not."""
        classes, verb, breaks, n = self.classes, self.verb, self.breaks, self.n
        while i < n and classes[i] & CONTENT and not verb[i] and not breaks[i]:
            i += 1
        return i

    def _add(self, nouns: list[Noun], first: int, head: int, pronoun: str = "") -> None:
        """A noun more, or if it hangs by `of` on the last one, what hangs on that."""
        preposition = self._preposition(first)
        if preposition == "of" and nouns:
            last, marks = nouns[-1], self.marks_to
            k = last.head + 1
            if self.norms[k] == "of" and k < first and marks[k - 1] == marks[first - 1]:
                nouns[-1] = make_noun((*last[:4], (*last.tail, *range(first, head + 1))))
                return
        nouns.append(make_noun((first, head, preposition, pronoun, ())))

    def _name_in(self, start: int, stop: int) -> int:
        """Where a name begins that a noun runs into before its verb (`for a song Ulric sold`), or `stop`."""
        k = stop
        while k > start and self.classes[k - 1] & CAPITAL:
            k -= 1
        return stop if k == start else k

    def _preposition(self, first: int) -> str:
        """The preposition of the noun that begins at a word, over determiners and an owner; or none."""
        norms, classes, marks = self.norms, self.classes, self.marks_to
        k = self._open(first)
        if k < first:
            while k and norms[k] == "'s" and not classes[k - 1] & PREPOSITION:
                k = self._open(k - 1)
        led = k and classes[k - 1] & PREPOSITION and marks[k - 1] == marks[first]
        return norms[k - 1] if led else ""

    def _open(self, i: int) -> int:
        """Where the words that may stand amid a phrase begin before word `i`; 0 for `he` and its like."""
        classes = self.classes
        if classes[i] & PRONOUN and self.norms[i] in _SUBJECTS:
            return 0
        while i and classes[i - 1] & BETWEEN:
            i -= 1
        return i
