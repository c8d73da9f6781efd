"""Numbers and calendar words of a text, read as values: `three hundred` is 300, `daybreak` is dawn."""

from itertools import compress, count
from typing import TYPE_CHECKING

from aligner.divergence.clock import clock_at, russian_clock
from aligner.divergence.composed import composed
from aligner.divergence.counts import Counter
from aligner.divergence.fact import Fact
from aligner.divergence.openers import (
    ALONE,
    ARTICLES,
    AT_RATE,
    CLOCK,
    COMPOUND,
    EACH,
    FEAST,
    FIGURES,
    NAME,
    ROMAN,
    SAINTS,
    WORD,
    openers,
)
from aligner.divergence.units import DAYS, HALF_MORE, NAMED
from aligner.divergence.values import adjective_of_time, roman

if TYPE_CHECKING:
    from aligner.divergence.tables import Hit

__all__ = ["Fact", "Reader"]

BEFORE_MONTH = frozenset(
    {
        "to",
        "till",
        "by",
        "every",
        "mid",
        "until",
        "each",
        "through",
        "after",
        "since",
        "this",
        "before",
        "and",
        "during",
        "towards",
        "late",
        "last",
        "next",
        "of",
        "in",
        "from",
        "early",
    }
)
AFTER_MONTH = frozenset(
    (
        "was",
        "is",
        "had",
        "has",
        "came",
        "comes",
        "opens",
        "opened",
        "ended",
        "ends",
        "passed",
        "brought",
        "began",
    )
)
SAINTS_DAYS = frozenset({"day", "eve", "night", "tide", "feast"})
FEAST_OF = (["feast", "of"], ["vigil", "of"], ["day", "of"], ["eve", "of"])
ONES = frozenset({"a", "an", "one"})
ONCE = (["a"], ["an"], ["every"], ["each"], ["per"])
PARTS = ("daypart", "season")
SHARES = ("ой", "ая", "ую", "ых", "ыми")
"""How an ordinal ends that is a share in Russian."""
DEICTIC = frozenset({"last", "next"})
OWNERS = frozenset({"the", "his", "her", "their", "our", "my", "its", "your", "'s", "that", "a"})
"""Before `last night` of its own: `her last night ashore`."""
ORDERED = frozenset({"size", "rank", "height", "length", "order", "line", "age", "command", "importance"})


class Reader(Counter):
    """Reads the facts of one side, left to right."""

    def facts(self) -> list[Fact]:
        self.opens = openers(self.language)
        result: list[Fact] = []
        free = 0
        for i in self._beginnings():
            if i < free:
                continue
            for f in self._at(i):
                result.append(f)
                free = max(free, f.last + 1)
        if not result:
            return result
        told = [self._in_role(f) if f.kind == "number" else f for f in result]
        firm = [self._firm(f, result) if self.norms[f.last] in self.doubtful else f for f in told]
        return composed(self, firm)

    def _beginnings(self) -> list[int]:
        """Where a fact can begin, as far as one look tells."""
        norms, opens = self.norms, self.opens
        places = list(compress(count(), map(opens.__getitem__, norms)))
        vocabulary = self.side.vocabulary
        if "half" not in vocabulary and self.rated.isdisjoint(vocabulary):
            places = [i for i in places if norms[i] not in ARTICLES]
        return sorted({*places, *self.named_at}) if self.named_at else places

    def _in_role(self, f: Fact) -> Fact:
        """The number as a rank or as times, where its words say so."""
        if not isinstance(f.value, float) or f.value < 1:
            return f
        norms = self.norms
        norm = norms[f.last]
        if norm in self.ordinals or (norm[0].isdigit() and norm.endswith(("st", "nd", "rd", "th"))):
            return f._replace(role="rank")
        after = norms[f.last + 1] if f.last + 1 < len(norms) else ""
        return f._replace(role="times") if norm in self.times or after in self.times_after else f

    def _firm(self, f: Fact, facts: list[Fact]) -> Fact:
        """A small ordinal is no weak evidence beside a month (`the second of May`) or of a rank."""
        norms = self.norms
        norm = norms[f.last]
        before = norms[f.first - 1] if f.first else ""
        if norm == "score" and (before == "a" or norms[f.last + 1 : f.last + 2] == ["of"]):
            return f._replace(weak=False)
        if norm == "once":
            unit = norms[f.last + 1 : f.last + 2] in ONCE and norms[f.last + 2 : f.last + 3]
            return f._replace(weak=not (unit and unit[0] in self.units))
        if not f.weak or norm not in self.ordinals:
            return f
        if f.value in {2.0, 3.0} and before in OWNERS and before != "a":
            return f._replace(weak=False)
        beside_month = any(x.kind == "month" and -3 <= x.first - f.last <= 3 for x in facts)
        after = norms[f.last + 1 : f.last + 3]
        ranked = any(w in self.ranked or (len(w) > 5 and w.endswith("est")) for w in after)
        ranked = (ranked and not (f.value == 1 and after[0] in {"time", "раз"})) or (
            after[:1] == ["in"] and after[-1] in ORDERED
        )
        return f._replace(weak=False) if beside_month or ranked else f

    def _at(self, i: int) -> list[Fact]:  # noqa: PLR0911 - one kind of fact a line
        norm = self.norms[i]
        opens = self.opens[norm]
        if opens & ALONE and self._stands_alone(i):
            value = self.plain.get(norm)
            return [] if value is None else [Fact("number", value, i, i, norm in self.weak)]
        if opens & CLOCK and (found := self._clock(i)):
            return [found]
        if opens & COMPOUND and (found := self._compound(i)):
            return [found]
        if (opens & FEAST or i in self.named_at) and (feasts := self._feast(i)):
            return feasts
        if opens & FIGURES:
            return self._digits(i)
        if opens & NAME and (named := self._named(i)):
            return [named]
        if opens & ROMAN and (value := roman(self.items[i].text)) is not None:
            return [Fact("number", float(value), i, i, weak=value < 5)]
        return self._words(i) if opens & WORD else []

    def _named(self, i: int) -> Fact | None:
        """A month, a weekday or another word of the calendar."""
        norm = self.norms[i]
        if norm in self.months and self._is_month(i):
            return Fact("month", self.months[norm], i, i)
        if norm in self.weekdays:
            return Fact("weekday", self.weekdays[norm], i, i)
        for kind, table in self.named.items():
            if kind != "point" and norm in table:
                return Fact(kind, table[norm], i, i)
        return Fact("rate", float(DAYS[self.rates[norm]]), i, i) if norm in self.rates else None

    def _clock(self, i: int) -> Fact | None:
        if self.side.tokens.language == "ru":
            return russian_clock(self.norms, i, self.ones, self.ordinals)
        return clock_at(self.norms, i, self.ones)

    def _compound(self, i: int) -> Fact | None:  # noqa: PLR0911 - one way of telling it a line
        """A length of time in one word: `десятидневный`, `полгода`; `каждый десятый` as a share."""
        norm = self.norms[i]
        if norm in ONES and self.norms[i + 2 : i + 5] == HALF_MORE:
            unit = self.units.get(self.norms[i + 1])
            days = DAYS[unit] if unit else 1.0
            return self._measured_at(
                Fact("span" if unit else "number", 1.5 * days, i, i + 4, count=1.5 if unit else None), i + 1
            )
        if self.compound and (share := self._russian_share(i)):
            return share
        if (norm in EACH or norm in AT_RATE) and (rate := self._rate(i)):
            return rate
        if norm in EACH and i + 1 < len(self.norms) and (n := self.ordinals.get(self.norms[i + 1])):
            return Fact("number", round(1 / float(n), 4), i, i + 1)
        if not self.compound:
            return None
        if norm.startswith("пол") and norm[3:] in self.measures:
            kind, _, factor = self.measures[norm[3:]].partition(":")
            return Fact("number", 0.5, i, i, measure=kind, amount=0.5 * float(factor))
        found = self.compound.get(norm) or adjective_of_time(norm, self.compound)
        if found is None:
            return None
        count, unit = found
        return Fact("span", round(count * DAYS[unit], 4), i, i, count=count)

    def _rate(self, i: int) -> Fact | None:
        """`every week`, `once a year`, `два раза в месяц`."""
        norm, after = self.norms[i], self.norms[i + 1 : i + 2]
        if norm in EACH and after == ["other"] and self.norms[i + 2 : i + 3]:
            unit = self.units.get(self.norms[i + 2])
            return Fact("rate", 2.0 * DAYS[unit], i, i + 2) if unit else None
        unit = self.units.get(after[0]) if after and not self.breaks[i + 1] else None
        if unit and (norm in EACH or (norm in AT_RATE and i and self.norms[i - 1] in self.rated)):
            return Fact("rate", float(DAYS[unit]), i, i + 1)
        return None

    def _russian_share(self, i: int) -> Fact | None:
        """`одной сотой`, `две пятых`."""
        norm = self.norms[i + 1] if i + 1 < len(self.norms) else ""
        if not norm.endswith(SHARES):
            return None
        count, whole = self.ones.get(self.norms[i]), float(self.ordinals.get(norm, 0))
        if count and 0 < float(count) < 10 and whole > 2:
            return Fact("number", round(float(count) / whole, 4), i, i + 1)
        return None

    def _feast(self, i: int) -> list[Fact]:
        """`Palm Sunday`, `the feast of St. Hugh`, `St. Hugh's day`, `the day before`, `the full moon`."""
        if (hit := self.named_at.get(i)) and (found := self._phrase(hit)):
            return found
        if self.norms[i] in self.named["feast"]:
            return self._eve("feast", self.named["feast"][self.norms[i]], i, i)
        if self.norms[i] in SAINTS and i + 1 < len(self.norms):
            name, after = self.norms[i + 1], self.norms[i + 2 : i + 4]
            before = self.norms[max(0, i - 2) : i]
            if before in FEAST_OF or (after[:1] == ["'s"] and after[1:] and after[1] in SAINTS_DAYS):
                return self._eve("feast", self.saints.get(name, name), i, i + 1)
        return []

    def _phrase(self, hit: "Hit") -> list[Fact]:
        """What a phrase of the calendar says; a part of the day or a season in it is a fact of its own."""
        kind, words = NAMED[hit.name], self.norms[hit.first : hit.last + 1]
        text = "_".join(words)
        sense = self.senses[hit.name].get(text, text)
        before = self.norms[max(0, hit.first - 4) : hit.first]
        if kind == "work" and self.work_marks.isdisjoint(before):
            return []
        if kind != "relative":
            return self._eve(kind, sense, hit.first, hit.last)
        if words[0] in DEICTIC and before and before[-1] in OWNERS:
            return []
        if words[-1] in {"before", "after"} and words[-2] != "day" and not self._ends(hit.last):
            return []
        found = [Fact(kind, sense, hit.first, hit.last)]
        for k, word in enumerate(words[1:], hit.first + 1):
            found += [Fact(x, self.named[x][word], k, k) for x in PARTS if word in self.named[x]]
        return found

    def _ends(self, last: int) -> bool:
        """Whether nothing is told from it behind a word: not in `the winter before he came`."""
        k = last + 1
        return k >= len(self.norms) or self.breaks[k] or self.norms[k] in {"and", "but", "had", "was", "that"}

    def _eve(self, kind: str, sense: str, first: int, last: int) -> list[Fact]:
        """A feast, and the day before it where its eve is meant: `Christmas Eve`."""
        name = sense.removesuffix("^")
        after = self.norms[last + 1 : last + 3]
        if kind == "feast" and after[:1] == ["'s"]:
            after = after[1:]
        found = [Fact(kind, name, first, last)]
        if sense.endswith("^") or (kind == "feast" and after[:1] in (["eve"], ["vigil"])):
            at = last if sense.endswith("^") else self.norms.index(after[0], last)
            found.append(Fact("relative", "before", at, at))
        return found

    def _is_month(self, i: int) -> bool:
        """`May`, `March`, `August` are months only where written so and beside a number or preposition."""
        text = self.items[i].text
        if self.side.tokens.language != "en":
            return True
        if self.norms[i] not in {"may", "march", "august"}:
            return text[:1].isupper()
        if not text[:1].isupper():
            return False
        before = self.norms[i - 1] if i else ""
        after = self.norms[i + 1] if i + 1 < len(self.norms) else ""
        if before in BEFORE_MONTH or (after in AFTER_MONTH and self.norms[i] != "august"):
            return True
        if self.norms[i] == "may" and i and not self.breaks[i]:
            return True
        return any(x[:1].isdigit() or x in self.ordinals for x in (before, after))
