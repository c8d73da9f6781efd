"""What denies a predicate: the negators before and behind it that reach it."""

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from aligner.divergence.rules.negators import OPENING, is_taken_back
from aligner.divergence.rules.scopes import AUXILIARIES, is_corrected
from aligner.divergence.rules.signs import ASKING, COMPARING, EXCLUDING, NOTHING, TURNS, WAITING, WONDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Side, Span

NEAR, FAR, BEHIND, PARTIAL = 5, 8, 4, 12
BY = frozenset({"by", "of", "for", "from", "with", "at", "after", "before", "like"})
"""Behind them `that` opens no clause: `forbidden by that to yield`."""
RELATIVES = frozenset({"which", "whom"})
REASONS = frozenset({"because", "that", "since", "потому", "что", "чтобы"})
AWAITED = 4
PEOPLE = (["man"], ["men"], ["woman"], ["people"], ["one"], ["thing"])
EXCEPTIVE = frozenset({"but", "except", "save"})
KEEPING = (
    "kept",
    "keep",
    "prevent",
    "hinder",
    "stop",
    "dissuad",
    "deter",
    "debar",
    "restrain",
    "prohibit",
    "sav",
)
MEMBERS = frozenset({"none", "neither", "few", "one", "один", "одна", "одного", "одной", "никто", "никого"})
OF, CHOSEN = frozenset({"of", "из"}), 3
"""`None of the guilty` denies no guilt."""
MEASURES = frozenset({"so", "such", "more", "less", "half", "as", "too"})
NONE = NOTHING | {"nor", "never", "few"}
PLAIN = frozenset({"not", "n't", "не"})
HAVING = frozenset({"has", "have", "had", "hath", "having", "with", "of", "knows", "knew"})
"""`A city that has no beggars is …`: the denial ends with what one has not."""
ARTICLES = frozenset({"a", "an", "the"})
"""Behind them an adjective belongs to its noun: `impossible for an honest man`."""


class Deniers:
    """The negators of a side, and which of them govern a word."""

    def __init__(self, side: "Side") -> None:
        assert side.tables is not None  # noqa: S101 - the caller asked
        self.side, self.norms, self.breaks = side, side.norms, side.breaks
        hits = side.tables.phrases("negation", "partial", "double", "deniers", "subjects", "takers").find(
            side.tokens
        )
        self.kind = {last: (name, first) for name, first, last in hits if name != "double"}
        self.has_partial = "partial" in [name for name, _, _ in hits]
        words = side.tables.words
        self.stops, self.limits = words("negation", "stops"), words("negation", "limits")
        self.prepositions = words("negation", "prepositions")
        self.vanished = {h.first for h in side.tables.phrases("negation", "vanish").find(side.tokens)}
        self.before = NEAR if side.tokens.language != "ru" else NEAR - 3
        self.ends = [x for x in side.tokens.marks if x[1] in ".!?;"] if "?" in side.tokens.text else []
        """The marks that end statements, where one of them may ask."""
        told, turning = 0, []
        for i, bits in side.signs.items():
            told |= bits
            if bits & TURNS:
                turning.append(i)
        self.live = {*self.kind, *self.vanished, *turning}
        """Words beside which a predicate may be denied, or nothing be told of it."""
        self.places = sorted(self.live)
        self.asking = bool(told & WONDERS)
        self.comparing = not COMPARING.isdisjoint(side.vocabulary)

    @cached_property
    def lights(self) -> set[int]:
        assert self.side.tables is not None  # noqa: S101 - asked before
        return {h.first for h in self.side.tables.phrases("negation", "light").find(self.side.tokens)}

    def of(self, first: int, last: int) -> "tuple[Span, ...] | None":
        """Places of what denies the predicate at `first` to `last`; None where that cannot be told."""
        ahead, behind = self._is_live(first, last)
        if not ahead and not behind:
            untold = (self.ends and self._is_asked(last)) or (self.has_partial and self._is_partial(first))
            return None if untold else ()
        found = [x for x in self._ahead(first) if not self._denies_the_next(x, first, last)] if ahead else []
        if ((self.asking or self.comparing) and self._is_compared(first, last)) or (
            self.ends and self._is_asked(last)
        ):
            return None
        if (self.has_partial and self._is_partial(first)) or (ahead and self._is_awaited(first)):
            return None
        if found and (self._is_limited(last) or self._is_surpassed(found, first)):
            return None
        governed = first > 0 and self.norms[first - 1] in self.prepositions
        return tuple(found if found or governed or not behind else self._behind(last))

    def _is_live(self, first: int, last: int) -> tuple[bool, bool]:
        """Whether a word before a predicate may deny it, or ask for it, and one behind it or within it.

        No mark stands between, as a rule.
        """
        places, breaks, before = self.places, self.breaks, self.norms[first - 1]
        k = bisect_left(places, first)
        behind = k < len(places) and places[k] <= last + FAR and True not in breaks[last + 1 : places[k] + 1]
        if before == "from":
            return True, behind
        if k == len(places) or places[k] > first:
            k -= 1
        near = k >= 0 and places[k] >= first - FAR - 1
        loose = near and (self.asking or before == "to")
        return loose or (near and True not in breaks[places[k] + 1 : first + 1]), behind

    def _ahead(self, first: int) -> "Iterable[Span]":
        before = self.norms[first - 1]
        excluding = self._excluding(first) if before == "to" else None
        if before == "from":
            excluding = self._kept_from(first)
        if excluding is not None:
            yield excluding, excluding
            return
        if first in self.kind and self.kind[first][1] < first:
            yield self.kind[first][1], first - 1
        breaks, norms, stops = self.breaks, self.norms, self.stops
        for k in range(first - 1, max(-1, first - 1 - FAR), -1):
            told = k in self.kind
            if breaks[k + 1] or (norms[k] in stops and not told and self._is_stop(k)):
                if norms[k] in REASONS and self._denies_reason(k):
                    yield k - 1, k - 1
                return
            if not told or self._passes_by(k, first):
                continue
            kind, start = self.kind[k]
            opens = kind == "deniers" and norms[k] == "no" and (k == 0 or breaks[k])
            opens = opens or (kind == "takers" and self.kind.get(k - 1, ("",))[0] == "subjects")
            if opens or kind == "subjects" or (kind and first - k <= self.before):
                yield start, k

    def _passes_by(self, k: int, first: int) -> bool:
        """Whether a negator denies another thing than the predicate: `of none`, `none of the guilty`."""
        kind, start = self.kind.get(k, ("", k))
        norm, norms = self.norms[k], self.norms
        if norm == "no" and k and norms[k - 1] in HAVING and not AUXILIARIES.isdisjoint(norms[k + 2 : first]):
            return True
        if kind == "takers" and norms[first - 1] in ARTICLES and "to" in norms[k + 1 : first - 2]:
            return True
        if kind == "subjects" and start > 1 and norms[start - 1] in BY and not self.breaks[start - 1]:
            return True
        if norm == "nor":
            twofold = "neither" in norms[max(0, k - FAR) : k]
            return twofold or (kind == "subjects" and self._is_subject(k, first))
        return norm in MEMBERS and norms[k + 1] in OF and first - k <= CHOSEN

    def _kept_from(self, first: int) -> int | None:
        """The verb that denies the deed behind `from`: `kept them from marrying`."""
        if first < 2 or not self.norms[first].endswith("ing"):
            return None
        before = range(first - 2, max(-1, first - 2 - NEAR), -1)
        return next((k for k in before if self.norms[k].startswith(KEEPING)), None)

    def _is_subject(self, k: int, first: int) -> bool:
        """Whether a word is the subject that stands behind `nor did`."""
        between = self.norms[k + 1 : first]
        return 1 <= len(between) <= 3 and between[0] in AUXILIARIES and AUXILIARIES.isdisjoint(between[1:])

    def _excluding(self, first: int) -> int | None:
        """The `too` or `last` that denies an infinitive."""
        if first < 2:
            return None
        before = range(first - 2, max(-1, first - 2 - NEAR), -1)
        told = next((k for k in before if self.norms[k] in EXCLUDING), first)
        plain = told == first or not AUXILIARIES.isdisjoint(self.norms[told:first])
        return None if plain else told

    def _denies_the_next(self, denial: "Span", first: int, last: int) -> bool:
        """Whether a denial right before an adjective means the noun behind it: `without needless delay`."""
        follows = last + 1 < len(self.norms) and not self.breaks[last + 1] and self.side.is_content(last + 1)
        noun = follows or self.norms[last + 1 : last + 2] in PEOPLE
        if noun and first and self.norms[first - 1] in ARTICLES:
            return denial[1] < first - 2
        plain = self.norms[denial[1]] in {"without", "без"} and not self.norms[first].endswith("ing")
        return plain and follows and denial[1] == first - 1

    def _is_compared(self, first: int, last: int) -> bool:
        """Whether a predicate is wondered at or compared, which denies and affirms nothing."""
        norms = self.norms
        if self.asking and any(n.startswith(ASKING) for n in norms[max(0, first - FAR) : first]):
            return True
        if not self.comparing:
            return False
        around = norms[max(1, first - NEAR) : last + 1 + FAR]
        if not COMPARING.isdisjoint(around):
            for k, norm in enumerate(around, max(1, first - NEAR)):
                if (
                    norm in COMPARING
                    and norms[k - 1] not in self.prepositions
                    and self._reaches(k, first, last)
                ):
                    return True
        return False

    def _is_surpassed(self, found: "Sequence[Span]", first: int) -> bool:
        """Whether a denial only measures, or makes way for what is so: `no tax was so hated`, `not … but`."""
        if self.norms[first - 1] in MEASURES and any(self.norms[k] in NONE for k, _ in found):
            return True
        if any(self.norms[k] in OPENING and is_taken_back(self.side, k) for k, _ in found):
            return True
        return any(self.norms[k] in PLAIN and is_corrected(self.side, k) for _, k in found)

    def _reaches(self, k: int, first: int, last: int) -> bool:
        """Whether no mark stands between word `k` and a predicate."""
        return not any(self.breaks[min(k, last) + 1 : max(k, first) + 1])

    def _is_asked(self, last: int) -> bool:
        """Whether a question mark ends the statement that a word stands in."""
        k = bisect_left(self.ends, (self.side.tokens.ends[last],))
        return k < len(self.ends) and self.ends[k][1] == "?"

    def _is_awaited(self, first: int) -> bool:
        """Whether `before` or `until` opens the words before a predicate: `a year before it ceases`."""
        start = max(0, first - AWAITED)
        before = self.norms[start:first]
        if WAITING.isdisjoint(before):
            return False
        last = max(k for k, norm in enumerate(before, start) if norm in WAITING)
        return not any(self.breaks[last + 1 : first + 1])

    def _denies_reason(self, k: int) -> bool:
        """Whether a denial stands right before the word `k` that opens a reason: `not because he feared`."""
        whole = not self.breaks[k] and not self.breaks[k + 1]
        return k > 0 and whole and self.kind.get(k - 1, ("",))[0] == "deniers"

    def _is_stop(self, k: int) -> bool:
        """Whether a clause of its own begins at word `k`; `a ground on which to go` is none."""
        norm, norms = self.norms[k], self.norms
        if norm not in self.stops:
            return False
        if norm == "so":
            return k - 1 not in self.kind and norms[k + 1 : k + 2] != ["far"]
        if norm in RELATIVES:
            return norms[k + 1 : k + 2] != ["to"]
        return norm != "that" or k == 0 or norms[k - 1] not in BY

    def _is_partial(self, first: int) -> bool:
        """Whether `not all` or the like stands before word `first` in its sentence."""
        place = self.side.sentence
        return any(
            self.kind.get(k, ("",))[0] == "partial"
            and place[k] == place[first]
            and (first - k <= FAR or self.norms[k + 1] in OF)
            for k in range(max(0, first - PARTIAL), first)
        )

    def _behind(self, last: int) -> "Iterable[Span]":
        """`granted none`, `found by nobody`; `согласия не дал`."""
        breaks, norms, stops = self.breaks, self.norms, self.stops
        for k in range(last + 1, min(len(norms), last + 1 + NEAR + 1)):
            if breaks[k] or (norms[k] in stops and self._is_stop(k)) or norms[k] in WAITING:
                return
            if k not in self.live:
                continue
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
            if self.norms[k] == "but" and not self.breaks[k]:
                return True
            if self._is_stop(k) and self.norms[k] not in self.limits:
                return False
            if self.breaks[k] and any(mark in ".;" for mark in self._marks(k)):
                return False
            if self.norms[k] in self.limits:
                return True
        return False

    def _marks(self, k: int) -> "Sequence[str]":
        start, end = self.side.tokens.ends[k - 1], self.side.tokens.starts[k]
        return self.side.tokens.text[start:end].strip()
