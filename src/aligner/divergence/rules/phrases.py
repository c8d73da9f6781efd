"""A shallow reading of English clauses: noun phrases with their prepositions, and verbs with their voice."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aligner.divergence.rules.word_classes import PASSED_OVER, words_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Side

FAR = 30
AHEAD = 9
"""So far behind a passive verb its `by` is looked for, over a parenthesis."""
PLURALS = ("s", "men", "people", "those", "ren")
PARTICLES = frozenset({"about", "up", "off", "away", "out", "down"})
"""Right behind a verb they are part of it: `delivered up his brother`."""
HAVE = frozenset({"has", "had", "have"})


@dataclass(slots=True, eq=False)
class Noun:
    """A noun phrase: its words of weight `first` to `head`, its preposition, and what hangs on it by `of`."""

    first: int
    head: int
    preposition: str = ""
    tail: list[int] = field(default_factory=list)
    pronoun: str = ""

    @property
    def words(self) -> list[int]:
        return list(range(self.first, self.head + 1))


@dataclass(slots=True, eq=False)
class Verb:
    """A verb with what stands around it."""

    at: int
    passive: bool
    subject: Noun | None
    objects: list[Noun]
    others: list[Noun]


class Phrases:
    """Reads one side once: tags, noun phrases and verbs."""

    def __init__(self, side: "Side", known: "AbstractSet[str]" = frozenset()) -> None:
        assert side.tables is not None  # noqa: S101 - the caller asked
        self.side, self.norms, self.n = side, side.norms, len(side.norms)
        words = words_of(side.tables)
        self.preps, self.aux, self.subjects, self.cases = words.preps, words.aux, words.subjects, words.cases
        self.determiners, self.be, self.openers = words.determiners, words.be, words.openers
        self.between = words.between
        self.known = known
        self.forms = words.forms([t.lexeme for t in side.tokens.items])
        self.content, self.past = [f[0] for f in self.forms], [f[1] for f in self.forms]
        self.before = self._befores()
        self.verb = [
            self._has(i) if norm in HAVE else self.content[i] and self._is_verb(i)
            for i, norm in enumerate(self.norms)
        ]
        self.nouns = self._nouns()
        self.firsts = [x.first for x in self.nouns]

    def _befores(self) -> list[int]:
        """For each word the one before, adverbs and `not` left out; -1 where the clause begins."""
        result, last = [], -1
        for i, (form, broken) in enumerate(zip(self.forms, self.side.breaks, strict=False)):
            if broken:
                last = -1
            result.append(last)
            if not form.passed_over or (i == 0 and self.norms[0] not in PASSED_OVER):
                last = i
        return result

    def _has(self, i: int) -> bool:
        """Whether a form of `have` is a verb of its own."""
        k = i + 1
        return k < self.n and (self.norms[k] in self.determiners or self.content[k]) and not self.past[k]

    def _is_verb(self, i: int) -> bool:  # noqa: PLR0911 - a list of signs
        """Whether a content word is a verb as far as form and neighbours tell."""
        norm, token, past = self.norms[i], self.side.tokens.items[i], self.past[i]
        if i and token.text[0].isupper() and not self.side.breaks[i]:
            return False
        k = self.before[i]
        before = self.norms[k] if k >= 0 else ""
        if before in self.be:
            return past or norm.endswith("ing") or self.norms[i + 1 : i + 2] == ["by"]
        if before == "that" and k and self.content[k - 1] and (norm.endswith("s") or past):
            return True
        if before in self.determiners or (before in self.preps and before != "to"):
            return False
        if self._hyphen(i) or self._is_reduced(i):
            return False
        if past or before in self.aux or before in self.subjects or before == "to":
            return True
        after = self.norms[i + 1] if i + 1 < self.n and not self.side.breaks[i + 1] else ""
        if k < 0:
            return norm.endswith("ing") and bool(after)
        agrees = norm.endswith("s") != before.endswith(("s", "men", "people", "they", "ren"))
        if before in {"who", "which", "that"}:
            plural = k > 0 and self.norms[k - 1].endswith(PLURALS)
            return norm.endswith("s") or (plural and (self._opens_noun(i + 1) or after in self.cases))
        if not agrees or not self.content[k]:
            return False
        opens = after in self.determiners or after in self.cases or after in {"what", "whom", "how"}
        return opens or token.lexeme.stem in self.known

    def _opens_noun(self, i: int) -> bool:
        """Whether a noun phrase begins at a word."""
        return (
            i < self.n and not self.side.breaks[i] and (self.norms[i] in self.determiners or self.content[i])
        )

    def _is_reduced(self, i: int) -> bool:
        """A participle behind the noun of a preposition: `of the agreements reached in Helsinki`."""
        after = self.norms[i + 1 : i + 2]
        return (
            bool(after)
            and after[0] in self.preps
            and after[0] != "by"
            and i > 2
            and self.past[i]
            and self.content[i - 1]
            and not self.side.tokens.items[i - 1].text[0].isupper()
            and not self.preps.isdisjoint(self.norms[i - 3 : i - 1])
            and not any(self.side.breaks[i - 2 : i + 2])
        )

    def _hyphen(self, i: int) -> bool:
        items = self.side.tokens.items
        return i > 0 and self.side.tokens.text[items[i - 1].end : items[i].start] == "-"

    def _nouns(self) -> list[Noun]:
        result: list[Noun] = []
        norms, breaks = self.norms, self.side.breaks
        nominal = [content and not verb for content, verb in zip(self.content, self.verb, strict=True)]
        done = 0
        for i, form in enumerate(self.forms):
            if form.pronoun and not (norms[i] == "her" and i + 1 < self.n and self.content[i + 1]):
                name = _SAME.get(norms[i], norms[i])
                result.append(Noun(i, i, self._preposition(i), pronoun=name))
            if i < done or not nominal[i]:
                continue
            done = i + 1
            while done < self.n and nominal[done] and not breaks[done]:
                done += 1
            if done < self.n and norms[done] == "'s":
                continue
            if done < self.n and self.verb[done]:
                done = self._name_in(i, done)
            noun = Noun(i, done - 1, self._preposition(i))
            if noun.preposition != "of" or not result or not self._hangs_on(result[-1], noun):
                result.append(noun)
        return result

    def _name_in(self, start: int, stop: int) -> int:
        """Where a name begins that a noun runs into before its verb (`for a song Ulric sold`), or `stop`."""
        capital = [t.text[0].isupper() for t in self.side.tokens.items[start:stop]]
        if all(capital) or not capital[-1]:
            return stop
        return stop - capital[::-1].index(False)

    def _hangs_on(self, owned: Noun, owner: Noun) -> bool:
        """Whether an `of` joins two noun phrases; the second goes to the tail of the first."""
        start = owned.head + 1
        if any(self.side.breaks[start : owner.first]) or self.norms[start : owner.first][:1] != ["of"]:
            return False
        owned.tail.extend(owner.words)
        return True

    def _preposition(self, i: int) -> str:
        """The preposition of the noun at word `i`, over determiners and an owner (`the king's`)."""
        norms, breaks = self.norms, self.side.breaks
        while i > 0 and not breaks[i]:
            norm = norms[i - 1]
            if norm not in self.between and (norm in self.preps or norms[i] != "'s"):
                return norm if norm in self.preps else ""
            i -= 1
        return ""

    def verbs(self) -> list[Verb]:
        """Verbs in order, with subject, objects and prepositional phrases."""
        result: list[Verb] = []
        places = [i for i in range(self.n) if self.verb[i]]
        for x, v in enumerate(places):
            low = places[x - 1] if x else -1
            high = places[x + 1] if x + 1 < len(places) else self.n
            passive = self._passive(v)
            subject = self._subject(v, low, result)
            after = [n for n in self._within(v + 1, high) if self._together(v, n.first)]
            if passive:
                after += self._by(v, high, after)
            before = [n for n in self._within(low + 1, v) if n.preposition and self._together(n.first, v)]
            particle = self.norms[v + 1 : v + 2]
            objects = [
                n
                for n in after
                if not n.preposition or ([n.preposition] == particle and n.preposition in PARTICLES)
            ]
            whom = self._whom(subject, bare=not objects) if subject and not passive else None
            objects += [whom] if whom else []
            result.append(Verb(v, passive, subject, objects, [n for n in (*after, *before) if n.preposition]))
        return result

    def _within(self, start: int, stop: int) -> list[Noun]:
        """The noun phrases that begin at words `start` to `stop`, the last not included."""
        return self.nouns[bisect_left(self.firsts, start) : bisect_left(self.firsts, stop)]

    def _together(self, first: int, last: int) -> bool:
        side = self.side
        if any(side.breaks[first + 1 : last + 1]) or side.sentence[first] != side.sentence[last]:
            return False
        return self.openers.isdisjoint(
            x for x in self.norms[first + 1 : last] if x not in {"before", "after"}
        )

    def _by(self, v: int, high: int, after: list[Noun]) -> list[Noun]:
        """The `by` of a passive verb behind a parenthesis."""
        side = self.side
        if any(n.preposition == "by" for n in after):
            return []
        ahead = (n for n in self.nouns if v < n.first <= min(v + AHEAD, high - 1) and n not in after)
        return [n for n in ahead if n.preposition == "by" and side.sentence[n.first] == side.sentence[v]][:1]

    def _passive(self, v: int) -> bool:
        k = self.before[v]
        if k >= 0 and self.norms[k] in self.be:
            return not self.norms[v].endswith("ing")
        if not self.past[v] or k >= 0:
            return False
        return "by" in self.norms[v + 1 : v + AHEAD]

    def _subject(self, v: int, low: int, earlier: list[Verb]) -> Noun | None:
        side = self.side
        here = [n for n in self._within(max(v - FAR, low + 1), v) if n.head < v]
        here = [n for n in here if side.sentence[n.first] == side.sentence[v]]
        near = here[-1] if here else None
        last = next((n for n in reversed(here) if n.preposition in _CLAUSAL), None)
        if v == 0 or side.sentence[v] != side.sentence[v - 1]:
            return next((n for n in self.nouns if n.first > v and side.breaks[n.first]), None) or next(
                (n for n in self.nouns if n.first > v and any(side.breaks[n.first - 1 : n.first])), None
            )
        if last and {"and", "but", "or", "nor"}.intersection(self.norms[last.head + 1 : v]):
            last = None
        elif last is None and near and near.head > near.first:
            last = self._split(near, v)
        if last is not None:
            gap = sum(side.breaks[last.head + 1 : v + 1])
            return self._antecedent(last) if gap in {0, 2} else None
        if earlier and side.sentence[earlier[-1].at] == side.sentence[v]:
            joined = {"and", "but", "or", "nor"}.intersection(self.norms[max(low, 0) + 1 : v])
            reduced = self.past[low] and not any(side.breaks[low + 1 : v + 1])
            return earlier[-1].subject if joined or reduced else None
        return None

    def _antecedent(self, noun: Noun) -> Noun:
        """What `who` stands for: the noun before it."""
        if noun.pronoun not in {"who", "which", "that"}:
            return noun
        return next((n for n in reversed(self.nouns) if n.head < noun.first and not n.pronoun), noun)

    def _whom(self, subject: Noun, *, bare: bool) -> Noun | None:
        """The noun before `whom` before a subject; before `that`, where the verb has no object of its own."""
        words = {"whom", "that", "which"} if bare else {"whom"}
        k = subject.first - 1
        while k > 0 and self.norms[k] in self.determiners and self.norms[k] not in words:
            k -= 1
        if k <= 0 or self.norms[k] not in words or self.norms[k - 1] in self.preps:
            return None
        return next((n for n in reversed(self.nouns) if n.head < k), None)

    def _split(self, noun: Noun, v: int) -> Noun | None:
        """The name that runs on from a prepositional phrase to its verb: `at the ford Count Ulric`."""
        if any(self.side.breaks[noun.head + 1 : v + 1]) or self.before[v] > noun.head + 1:
            return None
        capital = [self.side.tokens.items[k].text[:1].isupper() for k in noun.words]
        if not capital[-1]:
            return None
        start = noun.head if all(capital) else noun.first + len(capital) - capital[::-1].index(False)
        return Noun(start, noun.head)


_CLAUSAL = frozenset({"", "before", "after", "until", "till", "since", "than", "as"})
_SAME = {"him": "he", "her": "she", "me": "i", "us": "we", "them": "they", "himself": "he", "herself": "she"}
