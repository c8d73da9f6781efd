"""The noun phrases of an English text, with their prepositions and what hangs on them by `of`."""

from bisect import bisect, bisect_left
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.rules.tags import FOLLOWING, VERDICTS, Tagged
from aligner.divergence.rules.word_classes import BETWEEN, CAPITAL, CONTENT, PREPOSITION, PRONOUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligner.divergence.evidence import Side

_SUBJECTS = frozenset({"i", "he", "she", "we", "they"})
SAME = {"him": "he", "her": "she", "me": "i", "us": "we", "them": "they", "himself": "he", "herself": "she"}


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

    def is_among(self, wanted: "frozenset[int | str]") -> bool:
        """Whether it is, or has a word, of those named."""
        first, head, _, pronoun, tail = self
        if pronoun:
            return pronoun in wanted
        if head in wanted:
            return True
        return not ((first == head or wanted.isdisjoint(range(first, head))) and wanted.isdisjoint(tail))


class Wanted(NamedTuple):
    """What may stand first and second in relations that are asked for: words, and pronouns by their names."""

    first: "frozenset[int | str]"
    second: "frozenset[int | str]"


make_noun = partial(tuple.__new__, Noun)
"""A noun of its fields, at half the price of calling its class."""


class NounPhrases(Tagged):
    """A side with its verbs and its noun phrases, in order."""

    def __init__(self, side: "Side", sentences: "Iterable[int] | None" = None) -> None:
        """Read the sentences named, all if none are."""
        super().__init__(side)
        self.marks_to: list[int] = list(accumulate(self.breaks))
        """How many marks stand before each word; by the difference, whether one stands between two words."""
        self.nouns: list[Noun] = []
        if sentences is None:
            self._read(0, self.n)
        else:
            for k in sorted(sentences):
                start = bisect_left(self.sentence, k)
                self._read(start, bisect(self.sentence, k, start))
        self.firsts = list(map(itemgetter(0), self.nouns))

    def headed(self, words: "Iterable[int]") -> "Iterator[Noun]":
        """The nouns that have one of some words, in order, for their last."""
        for k in words:
            x = bisect(self.firsts, k) - 1
            if x >= 0 and self.nouns[x].head == k:
                yield self.nouns[x]

    def _read(self, start: int, stop: int) -> None:  # noqa: C901, PLR0912 - one walk over all words
        """Verbs, pronouns, and runs of words of weight that are no verbs and own nothing.

        A noun has the preposition before it, over determiners (`kept` as well before a word that owns).
        """
        norms, classes, breaks, following, verdicts = (
            self.norms,
            self.classes,
            self.breaks,
            FOLLOWING,
            VERDICTS,
        )
        before, add = self.before, self._add
        run, led, preposition, kept, word = -1, "", "", "", 0
        for i in range(start, stop):
            broken = breaks[i]
            last, word = 0 if broken else word, classes[i]
            is_verb = False
            if word & following[last]:
                verdict = verdicts[word, last]
                if verdict is None or i in self.hyphened:
                    is_verb = self.judge(i, last)
                elif verdict:
                    is_verb, before[i] = True, i - 1
            content = word & CONTENT
            if run >= 0 and (is_verb or broken or not content):
                if is_verb and classes[i - 1] & CAPITAL:
                    self._add_before(i, run, led)
                elif norms[i] != "'s":
                    add(run, i - 1, led)
                run = -1
            if broken:
                preposition = kept = ""
            if content:
                if run < 0 and not is_verb:
                    run, led = i, preposition
            elif word & PRONOUN:
                norm = norms[i]
                if norm in _SUBJECTS:
                    preposition = ""
                if norm != "her" or i + 1 == self.n or not classes[i + 1] & CONTENT:
                    add(i, i, preposition, SAME.get(norm, norm))
            if word & PREPOSITION:
                preposition, kept = norms[i], ""
            elif not word & BETWEEN:
                preposition, kept = "", preposition
            elif kept:
                if norms[i] == "'s":
                    preposition = kept
                kept = ""
        if run >= 0 and not (stop < self.n and norms[stop] == "'s"):
            add(run, stop - 1, led)

    def _add_before(self, verb: int, start: int, preposition: str) -> None:
        """A noun more that ends right before a verb, without the name that it runs into."""
        name = self._name_in(start, verb)
        if name < verb:
            self._add(start, name - 1, preposition)
            start, preposition = name, ""
        self._add(start, verb - 1, preposition)

    def _add(self, first: int, head: int, preposition: str, pronoun: str = "") -> None:
        """A noun more, or if it hangs by `of` on the last one, what hangs on that."""
        nouns = self.nouns
        if preposition == "of" and nouns:
            last, marks = nouns[-1], self.marks_to
            k = last[1] + 1
            if self.norms[k] == "of" and k < first and marks[k - 1] == marks[first - 1]:
                nouns[-1] = make_noun((*last[:4], (*last[4], *range(first, head + 1))))
                return
        nouns.append(make_noun((first, head, preposition, pronoun, ())))

    def _name_in(self, start: int, stop: int) -> int:
        """Where a name begins that a noun runs into before its verb (`for a song Ulric sold`), or `stop`."""
        k = stop
        while k > start and self.classes[k - 1] & CAPITAL:
            k -= 1
        return stop if k == start else k
