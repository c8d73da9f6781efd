"""Which words of an English text are verbs, as far as their form and their neighbours tell."""

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
    OBJECT,
    OPENS_OBJECT,
    PASSED_OVER,
    PAST,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    THAT,
    TO,
    words_of,
)

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side

PLURALS = ("s", "men", "people", "those", "ren")
MANY = ("s", "men", "people", "they", "ren")


class Tagged:
    """A side with the classes of its words and the verbs among them."""

    def __init__(self, side: "Side") -> None:
        assert side.tables is not None  # noqa: S101 - the caller asked
        self.side, self.norms, self.n = side, side.norms, len(side.norms)
        self.breaks, self.sentence = side.breaks, side.sentence
        words = words_of(side.tables, side.tokens.language)
        self.classes = words.read([t.lexeme for t in side.tokens.items])
        self.places = [i for i, x in enumerate(self.classes) if x & (CONTENT | HAVE | PRONOUN)]
        self.before: dict[int, int] = {}
        """For each word that may be a verb the one before; see `_before`."""
        self.verb = self._tag()

    def is_content(self, i: int) -> bool:
        return self.classes[i] & CONTENT != 0

    def _tag(self) -> list[bool]:
        """Whether each word is a verb as far as form and neighbours tell."""
        classes, breaks, befores = self.classes, self.breaks, self.before
        hyphens = "-" in self.side.tokens.text
        result = [False] * self.n
        for i in self.places:
            word = classes[i]
            if not word & (CONTENT | HAVE) or (word & (CAPITAL | HAVE) == CAPITAL and i and not breaks[i]):
                continue
            befores[i] = k = -1 if i == 0 or breaks[i] else i - 1
            if k >= 0 and classes[k] & ADVERB:
                befores[i] = k = self._before(i)
            before = classes[k] if k >= 0 else 0
            if word & HAVE:
                result[i] = self._has(i)
            elif before & BE:
                result[i] = word & (PAST | ING) != 0 or self.norms[i + 1 : i + 2] == ["by"]
            elif before & THAT and k and classes[k - 1] & CONTENT and word & (PAST | ENDS_IN_S):
                result[i] = True
            elif before & BEFORE_NOUN or (hyphens and self._hyphen(i)) or self._is_goal(i, before):
                continue
            elif not (word & PAST and self._is_reduced(i)):
                result[i] = word & PAST != 0 or before & BEFORE_VERB != 0 or self._agrees(i, k)
        return result

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
        if not classes[k] & CONTENT or (word & ENDS_IN_S != 0) == norms[k].endswith(MANY):
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

    def _is_goal(self, i: int, before: int) -> bool:
        """Whether a word behind `to` is a noun of many: `it is allowed to fishers`."""
        ends = before & TO and self.classes[i] & ENDS_IN_S
        return bool(ends) and not self.norms[i].endswith("ss")

    def _hyphen(self, i: int) -> bool:
        items = self.side.tokens.items
        return i > 0 and self.side.tokens.text[items[i - 1].end : items[i].start] == "-"
