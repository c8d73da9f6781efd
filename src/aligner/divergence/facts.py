"""Numbers and calendar words of a text, read as values: `three hundred` is 300, `daybreak` is dawn."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligner.divergence.clock import clock_at, russian_clock
from aligner.divergence.values import (
    adjective_of_time,
    compound_times,
    digits_value,
    forms,
    months,
    ordinal_forms,
    roman,
)

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side
    from aligner.divergence.tables import Language

DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{2,4})$")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
HALF_MORE = ["and", "a", "half"]
NAMED = {"feast_names": "feast", "relative_names": "relative", "day_part_names": "daypart"}
"""Phrases of the calendar, by the kind of fact that they are."""
SHARED = (["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"], ["of", "every"])
SAINTS = frozenset({"st", "saint", "saints"})
SAINTS_DAYS = frozenset({"day", "eve", "night", "tide", "feast"})
FEAST_OF = (["feast", "of"], ["vigil", "of"], ["day", "of"], ["eve", "of"])
MOST = 100
SHARE_ENDS = frozenset(
    (
        "of",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "have",
        "came",
        "went",
        "fell",
        "died",
        "remained",
        "perished",
    )
    + (
        "survived",
        "returned",
        "lived",
        "escaped",
        "stayed",
        "failed",
        "left",
        "reached",
        "did",
        "could",
        "would",
    )
)
EACH = frozenset({"каждый", "каждая", "каждое", "каждого", "каждую", "every"})
ORDERED = frozenset({"size", "rank", "height", "length", "order", "line", "age", "command", "importance"})
DAYS = {
    "hour": 1 / 24,
    "minute": 1 / 1440,
    "second": 1 / 86400,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.0,
    "year": 360.0,
    "decade": 3600.0,
    "century": 36000.0,
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A value at tokens `first` to `last`. A weak fact can explain another, but accuses only in its place.

    `count` is the number before a unit of time whose length is the value; `amount` what a number of pounds,
    miles or the like comes to in the least unit of its kind (`measure`), for comparing one unit with another;
    `role` tells a rank (`third`) and times (`twice`) from a plain count.
    """

    kind: str
    value: float | str
    first: int
    last: int
    weak: bool = False
    count: float | None = None
    role: str = ""
    measure: str = ""
    amount: float = 0.0

    @property
    def is_date(self) -> bool:
        return self.kind not in {"number", "quantity"}

    @property
    def is_date_only(self) -> bool:
        """Whether it can only name a place on the calendar or clock."""
        return self.kind not in {"number", "quantity", "span", "year"}


class Reader:
    """Reads the facts of one side, left to right."""

    def __init__(self, side: "Side", language: "Language | None") -> None:
        self.side = side
        self.language = language
        self.norms = side.norms
        self.items = side.tokens.items
        self.breaks = side.breaks
        get = language.mapping if language else lambda _s, _k: {}
        words = language.words if language else lambda _s, _k: frozenset()
        self.ones, self.tens = get("numbers", "ones"), get("numbers", "tens")
        self.multipliers, self.ordinals = get("numbers", "multipliers"), get("numbers", "ordinals")
        if language:
            self.tens = self.tens | get("numbers", "hundreds")
            self.ordinals = self.ordinals | ordinal_forms(language)
        self.fractions, self.special = get("numbers", "fractions"), get("numbers", "special")
        self.weak, self.percent = words("numbers", "weak"), words("numbers", "percent")
        self.months = months(language) if language else {}
        self.weekdays = forms(language, "weekdays") if language else {}
        self.decades, self.centuries = get("dates", "decades"), words("dates", "centuries")
        self.named = {
            kind: get("dates", key)
            for kind, key in (
                ("season", "seasons"),
                ("feast", "feasts"),
                ("daypart", "day_parts"),
                ("relative", "relative"),
                ("point", "points"),
            )
        }
        self.units = get("dates", "unit_of")
        self.between = words("dates", "between_number_and_unit")
        self.measures = get("numbers", "measures")
        self.places = language.phrases("dates", *NAMED) if language else None
        self.named_at = {h.first: h for h in self.places.find(side.tokens)} if self.places else {}
        self.times, self.times_after = words("numbers", "times"), words("numbers", "times_after")
        self.saints = get("dates", "saints")
        self.compound = compound_times(language) if language else {}
        self.ranked = words("numbers", "ranked")
        self.parts, self.halves = words("numbers", "parts"), words("numbers", "half_to")
        self.joiners = words("numbers", "joiners") or frozenset({"and"})
        self.marks = dict(side.tokens.marks)

    def facts(self) -> list[Fact]:
        result: list[Fact] = []
        i = 0
        while i < len(self.norms):
            found = self._at(i)
            result += found
            i = max((f.last for f in found), default=i) + 1
        return [self._firm(self._in_role(f), result) for f in result]

    def _in_role(self, f: Fact) -> Fact:
        """The fact as a rank or as times, where its words say so."""
        if f.kind != "number" or not isinstance(f.value, float) or f.value < 1:
            return f
        norm, after = self.norms[f.last], self.norms[f.last + 1 : f.last + 2]
        if norm in self.ordinals or (norm[0].isdigit() and norm.endswith(("st", "nd", "rd", "th"))):
            return replace(f, role="rank")
        told = norm in self.times or (after and after[0] in self.times_after)
        return replace(f, role="times") if told else f

    def _firm(self, f: Fact, facts: list[Fact]) -> Fact:
        """A small ordinal is no weak evidence beside a month (`the second of May`) or a rank (`third place`)."""
        if not f.weak or self.norms[f.last] not in self.ordinals:
            return f
        beside_month = any(x.kind == "month" and -3 <= x.first - f.last <= 3 for x in facts)
        after = self.norms[f.last + 1 : f.last + 3]
        ranked = any(w in self.ranked or (len(w) > 5 and w.endswith("est")) for w in after)
        ranked = ranked or (after[:1] == ["in"] and after[-1] in ORDERED)
        return replace(f, weak=False) if beside_month or ranked else f

    def _at(self, i: int) -> list[Fact]:
        norm = self.norms[i]
        if found := self._clock(i) or self._feast(i) or self._compound(i):
            return [found]
        if norm[0].isdigit():
            return self._digits(i)
        if norm in self.months and self._is_month(i):
            return [Fact("month", self.months[norm], i, i)]
        if norm in self.weekdays:
            return [Fact("weekday", self.weekdays[norm], i, i)]
        for kind, table in self.named.items():
            if kind != "point" and norm in table:
                return [Fact(kind, table[norm], i, i)]
        if (value := roman(self.items[i].text)) is not None:
            return [Fact("number", float(value), i, i, weak=value < 5)]
        return self._words(i)

    def _clock(self, i: int) -> Fact | None:
        if self.side.tokens.language == "ru":
            return russian_clock(self.norms, i, self.ones, self.ordinals)
        return clock_at(self.norms, i, self.ones)

    def _compound(self, i: int) -> Fact | None:
        """A length of time in one word: `десятидневный`, `полгода`; `каждый десятый` as a share."""
        if self.norms[i + 2 : i + 5] == HALF_MORE and self.norms[i] in {"a", "an", "one"}:
            unit = self.units.get(self.norms[i + 1])
            days = DAYS[unit] if unit else 1.0
            return self._measured_at(
                Fact("span" if unit else "number", 1.5 * days, i, i + 4, count=1.5 if unit else None), i + 1
            )
        if share := self._russian_share(i):
            return share
        if self.norms[i] in EACH and i + 1 < len(self.norms) and (n := self.ordinals.get(self.norms[i + 1])):
            return Fact("number", round(1 / float(n), 4), i, i + 1)
        if not self.compound:
            return None
        found = self.compound.get(self.norms[i]) or adjective_of_time(self.norms[i], self.compound)
        if found is None:
            return None
        count, unit = found
        return Fact("span", round(count * DAYS[unit], 4), i, i, count=count)

    def _russian_share(self, i: int) -> Fact | None:
        """`одной сотой`, `две пятых`."""
        count, norm = self.ones.get(self.norms[i]), self.norms[i + 1] if i + 1 < len(self.norms) else ""
        whole = float(self.ordinals.get(norm, 0))
        if count and 0 < float(count) < 10 and whole > 2 and norm.endswith(("ой", "ая", "ую", "ых", "ыми")):
            return Fact("number", round(float(count) / whole, 4), i, i + 1)
        return None

    def _feast(self, i: int) -> Fact | None:
        """`Palm Sunday`, `the feast of St. Hugh`, `St. Hugh's day`, `the day before`."""
        if hit := self.named_at.get(i):
            text = " ".join(self.norms[i : hit.last + 1])
            assert self.language is not None  # noqa: S101 - phrases come from a language
            senses = self.language.mapping("dates", hit.name.replace("names", "senses"))
            return Fact(NAMED[hit.name], senses.get(text.replace(" ", "_"), text), i, hit.last)
        if self.norms[i] in SAINTS and i + 1 < len(self.norms):
            name, after = self.norms[i + 1], self.norms[i + 2 : i + 4]
            before = self.norms[max(0, i - 2) : i]
            if before in FEAST_OF or (after[:1] == ["'s"] and after[1:] and after[1] in SAINTS_DAYS):
                return Fact("feast", self.saints.get(name, name), i, i + 1)
        return None

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
        return before in {"in", "of", "last", "next", "early", "late", "by", "until", "since"} or any(
            x[:1].isdigit() or x in self.ordinals for x in (before, after)
        )

    def _digits(self, i: int) -> list[Fact]:  # noqa: C901, PLR0911 - one way of writing a line
        norm = self.norms[i]
        if match := DATE.match(norm):
            day, month, year = map(int, match.groups())
            if min(day, month) >= 1 and max(day, month) <= 31 and min(day, month) <= 12:
                low, high = sorted((day, month))
                return [Fact("daymonth", f"{low}-{high}", i, i), Fact("year", float(year), i, i)]
        if re.fullmatch(r"\d{1,2}00s", norm):
            return [Fact("century", float(norm[:-3]) + 1, i, i)]
        if re.fullmatch(r"\d{2,4}s", norm):
            return [Fact("decade", float(norm[:-1]) % 100 if len(norm) == 3 else float(norm[:-1]), i, i)]
        text = re.sub(r"(st|nd|rd|th|-?[а-я]+)$", "", norm)
        if self.norms[i + 1 : i + 3] in (["p", "m"], ["a", "m"]):
            text = text.replace(".", ":")
        value = digits_value(text)
        if value is None:
            return []
        last = i
        after = self.norms[i + 1] if i + 1 < len(self.norms) else ""
        if self._mark_after(i) == "%":
            return [Fact("number", value / 100, i, i)]
        if after in self.percent or (after == "per" and self.norms[i + 2 : i + 3] == ["cent"]):
            return [Fact("number", value / 100, i, i + 1 + (after == "per"))]
        if after in self.multipliers and not self.breaks[i + 1]:
            value *= float(self.multipliers[after])
            last = i + 1
        if (
            last == i
            and value == int(value)
            and 1000 <= value <= 2100
            and len(text) == 4
            and not self._counted(i)
        ):
            return [Fact("year", value, i, i)]
        if last == i and len(text) == 2 and self._mark_before(i) in {"'", "’"}:
            return [Fact("year", value, i, i)]
        return [self._with_unit(value, i, last, weak=False)]

    def _counted(self, i: int) -> bool:
        """Whether things are counted right behind a number: `1200 men` is no year."""
        k = i + 1
        if k >= len(self.norms) or self.breaks[k] or not self.side.is_content(k):
            return False
        return self.norms[k] not in self.units and not self.norms[k][0].isdigit()

    def _mark_after(self, i: int) -> str:
        end = self.items[i].end
        return self.marks.get(end, "") or (
            self.marks.get(end + 1, "") if self.side.tokens.text[end : end + 1] == " " else ""
        )

    def _mark_before(self, i: int) -> str:
        return self.marks.get(self.items[i].start - 1, "")

    def _with_unit(self, value: float, first: int, last: int, *, weak: bool) -> Fact:
        """A number before a unit of time is a length of time: twelve months are a year."""
        skip = 1 + (self.norms[last + 1 : last + 2] != [] and self.norms[last + 1] in self.between)
        unit = self.units.get(self.norms[last + skip]) if last + skip < len(self.norms) else None
        if unit and not any(self.breaks[last + 1 : last + skip + 1]):
            if self.norms[last + 2 : last + 5] == HALF_MORE:
                return Fact("span", round((value + 0.5) * DAYS[unit], 4), first, last + 4, count=value + 0.5)
            return Fact("span", round(value * DAYS[unit], 4), first, last, weak=False, count=value)
        return self._measured(Fact("number", value, first, last, weak))

    def _measured(self, f: Fact) -> Fact:
        """The number with what it comes to, where a unit of measure follows: `half a pound`, `eight ounces`."""
        return self._measured_at(f, f.last + 1)

    def _measured_at(self, f: Fact, at: int) -> Fact:
        after = self.norms[at : at + 3]
        while after and after[0] in {"a", "an", "of"}:
            after = after[1:]
        cell = self.measures.get(after[0]) if after else None
        if not cell or not isinstance(f.value, float):
            return f
        kind, _, factor = cell.partition(":")
        return replace(f, measure=kind, amount=f.value * float(factor))

    def _words(self, i: int) -> list[Fact]:  # noqa: C901, PLR0911, PLR0912, PLR0915 - a grammar read in one pass
        """Number words from token `i` on; a grammar of sums and products, in one pass."""
        total = current = 0.0
        k = i
        last = -1
        seen_ones = ordinal = False
        while k < len(self.norms) and (k == i or not self.breaks[k]):
            w = self.norms[k]
            if ordinal:
                break
            if w in self.decades and (current >= 10 or k == i):
                base = current * 100 if current else 0.0
                return [Fact("decade", base + float(self.decades[w]), i, k)]
            if w in self.tens or (w in self.ones and float(self.ones[w]) >= 10):
                value = float(self.tens.get(w) or self.ones[w])
                if 10 <= current <= 20 and seen_ones and last == k - 1:
                    current = current * 100
                elif current and value >= current % 1000 and current % 1000:
                    break
                current += value
                seen_ones = True
            elif w in self.ones:
                if seen_ones and current % 10:
                    break
                current += float(self.ones[w])
                seen_ones = True
            elif w in self.multipliers:
                factor = float(self.multipliers[w])
                if factor == 100:
                    current = (current or 1) * 100
                else:
                    total += (current or 1) * factor
                    current = 0.0
                seen_ones = False
            elif w in self.special and last == k - 1 and float(self.special[w]) in {12, 20}:
                current = (current or 1) * float(self.special[w])
            elif w in self.fractions and last == k - 1 and current and w != "second":
                if w in self.ordinals and (current >= 20 or not self._of(k)):
                    current += float(self.ordinals[w])
                    ordinal = True
                elif total + current >= float(self.fractions[w]) and not self._of(k):
                    break
                else:
                    current /= float(self.fractions[w])
                    return [Fact("number", round(total + current, 4), i, k)]
            elif w in self.ordinals and (k == i or current >= 20 or total):
                current += float(self.ordinals[w])
                ordinal = True
            elif w in self.joiners and last == k - 1 and (current or total) and self._counts(k + 1):
                k += 1
                continue
            else:
                break
            last = k
            k += 1
        if last < 0:
            return self._special(i)
        value = total + current
        if share := self._share(value, last):
            return [Fact("number", share[0], i, share[1])]
        weak = last == i and self.norms[i] in self.weak
        if self.norms[last + 1 : last + 2] and self.norms[last + 1] in self.percent:
            return [Fact("number", value / 100, i, last + 1)]
        if self.norms[last + 1 : last + 3] == ["per", "cent"]:
            return [Fact("number", value / 100, i, last + 2)]
        if self.norms[last + 1 : last + 4] == ["and", "a", "half"]:
            value += 0.5
            last += 3
        if ordinal and self._is_century(last):
            return [Fact("century", value, i, last + 1)]
        if ordinal:
            after = self.norms[last + 1 : last + 2]
            if value > 2 and i and self.norms[i - 1] in {"a", "an", "one"} and self._ends_share(last):
                return [Fact("number", round(1 / value, 4), i, last)]
            if after and after[0] in self.parts and value > 1:
                return [Fact("number", round(1 / value, 4), i, last + 1)]
            if i and self.norms[i - 1] in self.halves:
                return [Fact("number", value - 0.5, i - 1, last)]
            return [Fact("number", value, i, last, weak)]
        return [self._with_unit(value, i, last, weak=weak)]

    def _ends_share(self, last: int) -> bool:
        """Whether `a third` is a part, not one more: `a third of`, `a third came`."""
        at = last + 1
        return at >= len(self.norms) or self.breaks[at] or self.norms[at] in SHARE_ENDS

    def _is_century(self, last: int) -> bool:
        return last + 1 < len(self.norms) and self.norms[last + 1] in self.centuries

    def _share(self, value: float, last: int) -> tuple[float, int] | None:
        """`one in ten`, `nine terns out of ten`, `one part in twelve`; `four and twenty`."""
        for skip in (0, 1):
            after = self.norms[last + 1 + skip : last + 6 + skip]
            for words in SHARED:
                k = len(words)
                if (
                    after[:k] == words
                    and len(after) > k
                    and not any(self.breaks[last + 1 : last + 2 + skip + k])
                ):
                    whole = self._plain(after[k])
                    if value < whole <= MOST:
                        return round(value / whole, 4), last + 1 + skip + k
        after = self.norms[last + 1 : last + 5]
        if value < 10 and after[:1] == ["and"] and len(after) > 1 and after[1] in self.tens:
            return value + float(self.tens[after[1]]), last + 2
        return None

    def _plain(self, norm: str) -> float:
        if norm.isdigit():
            return float(norm)
        return float(self.ones.get(norm) or self.tens.get(norm) or self.multipliers.get(norm) or 0)

    def _of(self, k: int) -> bool:
        return self.norms[k + 1 : k + 2] == ["of"] or self.norms[k].endswith("s")

    def _counts(self, k: int) -> bool:
        if k >= len(self.norms) or self.breaks[k]:
            return False
        w = self.norms[k]
        return w in self.ones or w in self.tens or w in self.ordinals

    def _special(self, i: int) -> list[Fact]:
        w = self.norms[i]
        if w in self.special:
            value = float(self.special[w])
            if value >= 40 and self.norms[i + 1 : i + 2] == ["and"] and self.norms[i + 2 : i + 3]:
                more = self.ones.get(self.norms[i + 2])
                if more:
                    return [Fact("number", value + float(more), i, i + 2)]
            return [self._with_unit(value, i, i, weak=w in self.weak)]
        if w in self.fractions and w not in self.ordinals:
            return self._fraction(i, 1 / float(self.fractions[w]))
        if w in self.ordinals:
            return [Fact("number", float(self.ordinals[w]), i, i, weak=w in self.weak)]
        return []

    def _fraction(self, i: int, value: float) -> list[Fact]:
        """`half an hour`, `a quarter of an hour`, `half past four`, or a plain share."""
        after = self.norms[i + 1 : i + 4]
        for skip in (1, 2):
            if len(after) > skip and after[0] in {"of", "an", "a"} and self.units.get(after[skip]):
                return [Fact("span", round(value * DAYS[self.units[after[skip]]], 4), i, i + 1 + skip)]
        return [self._measured(Fact("number", round(value, 4), i, i, weak=True))]
