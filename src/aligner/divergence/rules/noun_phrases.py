"""The noun phrases of an English text, with their prepositions and what hangs on them by `of`."""

from bisect import bisect
from functools import partial
from itertools import accumulate, compress, count, repeat
from operator import and_, eq, gt, itemgetter, mul, not_
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.rules.tags import Tagged
from aligner.divergence.rules.word_classes import BETWEEN, CAPITAL, CONTENT, PREPOSITION, PRONOUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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

    def having(self, classes: int) -> "Iterator[int]":
        """The words of one of some classes."""
        return compress(count(), map(and_, self.classes, repeat(classes)))

    def headed(self, words: "Iterable[int]") -> "Iterator[Noun]":
        """The nouns that have one of some words, in order, for their last."""
        for k in words:
            x = bisect(self.firsts, k) - 1
            if x >= 0 and self.nouns[x].head == k:
                yield self.nouns[x]

    def _nouns(self) -> list[Noun]:
        norms, classes = self.norms, self.classes
        ends, names = self._runs(), {}
        for i in self.having(PRONOUN):
            if not (norms[i] == "her" and i + 1 < self.n and classes[i + 1] & CONTENT):
                ends[i], names[i] = i, _SAME.get(norms[i], norms[i])
        firsts = sorted(ends)
        heads = list(map(ends.__getitem__, firsts))
        prepositions = self._prepositions(firsts, [i for i in names if norms[i] in _SUBJECTS])
        tails = self._tails(firsts, heads, prepositions) if "of" in prepositions else {}
        parts = (firsts, heads, prepositions, map(names.get, firsts, repeat("")))
        nouns = map(make_noun, zip(*parts, map(tails.get, range(len(firsts)), repeat(())), strict=True))
        found = list(nouns)
        for x in sorted((x for x, tail in tails.items() if tail is None), reverse=True):
            del found[x]
        return found

    def _runs(self) -> dict[int, int]:
        """The first and last words of runs of words of weight that are no verbs and own nothing."""
        breaks, verb = self.breaks, self.verb
        is_noun = list(map(gt, map(and_, self.classes, repeat(CONTENT)), verb))
        starts = compress(count(), map(gt, is_noun, map(gt, (False, *is_noun), breaks)))
        heads = compress(count(), map(gt, is_noun, map(gt, (*is_noun[1:], False), breaks[1:])))
        runs = dict(zip(heads, starts, strict=True))
        for k in self.side.tokens.places("'s"):
            runs.pop(k - 1, None)
        for v in self.before:
            if (
                v - 1 in runs
                and self.classes[v - 1] & CAPITAL
                and (name := self._name_in(runs[v - 1], v)) < v
            ):
                runs[name - 1], runs[v - 1] = runs[v - 1], name
        return dict(zip(runs.values(), runs, strict=True))

    def _name_in(self, start: int, stop: int) -> int:
        """Where a name begins that a noun runs into before its verb (`for a song Ulric sold`), or `stop`."""
        k = stop
        while k > start and self.classes[k - 1] & CAPITAL:
            k -= 1
        return stop if k == start else k

    def _tails(
        self, firsts: "Sequence[int]", heads: "Sequence[int]", prepositions: "Sequence[str]"
    ) -> "dict[int, tuple[int, ...] | None]":
        """What hangs on nouns by `of`, by their places in the list; None for a noun that hangs on another."""
        tails: dict[int, tuple[int, ...] | None] = {}
        for x in compress(count(), map("of".__eq__, prepositions)):
            owned = x - 1
            while owned >= 0 and owned in tails and tails[owned] is None:
                owned -= 1
            start = heads[owned] + 1
            if owned < 0 or self.norms[start] != "of" or start >= firsts[x]:
                continue
            if self.marks_to[start - 1] == self.marks_to[firsts[x] - 1]:
                tails[owned] = (*(tails.get(owned) or ()), *range(firsts[x], heads[x] + 1))
                tails[x] = None
        return tails

    def _prepositions(self, firsts: "Sequence[int]", subjects: "Iterable[int]") -> list[str]:
        """The prepositions of the nouns that begin at some words, over determiners and an owner.

        Those of `subjects` have none.
        """
        classes, marks = self.classes, self.marks_to
        others = map(not_, map(and_, classes, repeat(BETWEEN)))
        last = [0, *accumulate(map(mul, count(1), others), max)]
        """For each word the last one before it that may not stand amid a phrase, counted from 1; else 0."""
        for i in subjects:
            last[i] = 0
        places = list(map(last.__getitem__, firsts))
        owners = set(self.side.tokens.places("'s"))
        for x in list(compress(count(), map(owners.__contains__, places))) if owners else ():
            if places[x] < firsts[x]:
                places[x] = self._owned(places[x], last)
        led = map(bool, map(and_, map((0, *classes).__getitem__, places), repeat(PREPOSITION)))
        near = map(eq, map((-1, *marks).__getitem__, places), map(marks.__getitem__, firsts))
        return list(map(("", *self.norms).__getitem__, map(mul, places, map(and_, led, near))))

    def _owned(self, k: int, last: "Sequence[int]") -> int:
        """Word `k` (from 1), or where `'s` follows it, the last one before the owner's phrase."""
        while k and self.norms[k] == "'s" and not self.classes[k - 1] & PREPOSITION:
            k = last[k - 1]
        return k
