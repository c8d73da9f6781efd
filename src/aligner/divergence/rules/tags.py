"""Which words of an English text are verbs, as far as their form and their neighbours tell."""

from bisect import bisect
from typing import TYPE_CHECKING

from aligner.divergence.rules.word_classes import (
    ADVERB,
    BE,
    BEFORE_NOUN,
    BEFORE_VERB,
    CAPITAL,
    CONTENT,
    DETERMINER,
    ENDS_IN_S,
    HAVE,
    ING,
    KNOWN_VERB,
    MANY,
    OBJECT,
    OPENS_OBJECT,
    PASSED_OVER,
    PAST,
    PREPOSITION,
    RELATIVE,
    THAT,
    TO,
    Following,
    Verdicts,
    words_of,
)

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side

PLURALS = ("s", "men", "people", "those", "ren")
FOLLOWING, VERDICTS = Following(), Verdicts()


class Tagged:
    """A side with the classes of its words and the verbs that were found among them."""

    def __init__(self, side: "Side") -> None:
        assert side.tables is not None  # noqa: S101 - the caller asked
        self.side, self.norms, self.n = side, side.norms, len(side.norms)
        self.breaks, self.sentence = side.breaks, side.sentence
        words = words_of(side.tables, side.tokens.language)
        self.classes = list(map(words.__getitem__, side.tokens.lexemes))
        self.before: dict[int, int] = {}
        """For each verb the word before; see `_before`."""
        self.hyphened = self._hyphened()

    def is_content(self, i: int) -> bool:
        return self.classes[i] & CONTENT != 0

    def judge(self, i: int, last: int) -> bool:
        """Whether word `i` is a verb, where its classes and those of the word before (`last`) do not tell."""
        k = -1 if i == 0 or self.breaks[i] else self._before(i) if last & ADVERB else i - 1
        if verdict := self._is_verb(i, k):
            self.before[i] = k
        return verdict

    def _is_verb(self, i: int, k: int) -> bool:  # noqa: PLR0911 - a rule each
        """Whether word `i` is a verb behind word `k` (-1 where a clause begins)."""
        classes = self.classes
        word, before = classes[i], classes[k] if k >= 0 else 0
        if word & HAVE:
            return self._has(i)
        if not word & CONTENT or (word & CAPITAL and i and not self.breaks[i]):
            return False
        if before & BE:
            return word & (PAST | ING) != 0 or self.norms[i + 1 : i + 2] == ["by"]
        if before & THAT and k and classes[k - 1] & CONTENT and word & (PAST | ENDS_IN_S):
            return True
        if before & BEFORE_NOUN or i in self.hyphened:
            return False
        if before & TO and word & ENDS_IN_S and not self.norms[i].endswith("ss"):
            return False  # a noun of many: `it is allowed to fishers`
        if word & PAST:
            return not self._is_reduced(i)
        return before & BEFORE_VERB != 0 or self._agrees(i, k)

    def _before(self, i: int) -> int:
        """The word before word `i`, adverbs and `not` left out; -1 where the clause begins."""
        while i > 0 and not self.breaks[i]:
            i -= 1
            if not self.classes[i] & ADVERB or (i == 0 and self.norms[0] not in PASSED_OVER):
                return i
        return -1

    def _has(self, i: int) -> bool:
        """Whether a form of `have` is a verb of its own."""
        after = self.classes[i + 1] if i + 1 < self.n else 0
        return after & (DETERMINER | CONTENT) != 0 and not after & PAST

    def _agrees(self, i: int, k: int) -> bool:
        """Whether word `i` of the present agrees with the word `k` before it, or stands alone in `-ing`."""
        classes, norms = self.classes, self.norms
        word, after = classes[i], classes[i + 1] if i + 1 < self.n and not self.breaks[i + 1] else -1
        if k < 0:
            return word & ING != 0 and after >= 0
        if classes[k] & RELATIVE:
            plural = k > 0 and norms[k - 1].endswith(PLURALS)
            return bool(word & ENDS_IN_S) or (
                plural and after >= 0 and after & (DETERMINER | CONTENT | OBJECT) != 0
            )
        if not classes[k] & CONTENT or (word & ENDS_IN_S != 0) == (classes[k] & MANY != 0):
            return False
        return (after >= 0 and after & OPENS_OBJECT != 0) or word & KNOWN_VERB != 0

    def _is_reduced(self, i: int) -> bool:
        """A participle behind the noun of a preposition: `of the agreements reached in Helsinki`."""
        classes = self.classes
        return (
            2 < i < self.n - 1
            and classes[i + 1] & PREPOSITION != 0
            and self.norms[i + 1] != "by"
            and classes[i - 1] & (CONTENT | CAPITAL) == CONTENT
            and (classes[i - 3] | classes[i - 2]) & PREPOSITION != 0
            and not any(self.breaks[i - 2 : i + 2])
        )

    def _hyphened(self) -> set[int]:
        """The words right behind a hyphen that joins them to the word before."""
        text, starts, items = self.side.tokens.text, self.side.tokens.starts, self.side.tokens.items
        found, at = set(), text.find("-")
        while at >= 0:
            i = bisect(starts, at)
            if 0 < i < self.n and starts[i] == at + 1 and items[i - 1].end == at:
                found.add(i)
            at = text.find("-", at + 1)
        return found
