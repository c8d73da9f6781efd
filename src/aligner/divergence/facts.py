"""Numbers and calendar words of a text, read as values: `three hundred` is 300, `daybreak` is dawn."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side
    from aligner.divergence.tables import Language

ROMAN = re.compile(r"(?=[IVXLCDM]{2,}$)M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{2,4})$")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
HALF_MORE = ["and", "a", "half"]
MOST = 100
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

    `count` is the number before a unit of time whose length is the value.
    """

    kind: str
    value: float | str
    first: int
    last: int
    weak: bool = False
    count: float | None = None

    @property
    def is_date(self) -> bool:
        return self.kind not in {"number", "quantity"}


def roman(text: str) -> int | None:
    """Value of a Roman numeral of two letters or more in capitals."""
    if not ROMAN.match(text):
        return None
    values = [ROMAN_VALUES[c] for c in text]
    return sum(-x if x < y else x for x, y in zip(values, [*values[1:], 0], strict=True))


class Reader:
    """Reads the facts of one side, left to right."""

    def __init__(self, side: "Side", language: "Language | None") -> None:
        self.side = side
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
        return result

    def _at(self, i: int) -> list[Fact]:
        norm = self.norms[i]
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
        return self.marks.get(self.items[i].end, "")

    def _mark_before(self, i: int) -> str:
        return self.marks.get(self.items[i].start - 1, "")

    def _with_unit(self, value: float, first: int, last: int, *, weak: bool) -> Fact:
        """A number before a unit of time is a length of time: twelve months are a year."""
        unit = self.units.get(self.norms[last + 1]) if last + 1 < len(self.norms) else None
        if unit and not self.breaks[last + 1]:
            if self.norms[last + 2 : last + 5] == HALF_MORE:
                return Fact("span", round((value + 0.5) * DAYS[unit], 4), first, last + 4, count=value + 0.5)
            return Fact("span", round(value * DAYS[unit], 4), first, last, weak=False, count=value)
        return Fact("number", value, first, last, weak)

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
        if ordinal:
            after = self.norms[last + 1 : last + 2]
            if after and after[0] in self.parts and value > 1:
                return [Fact("number", round(1 / value, 4), i, last + 1)]
            if i and self.norms[i - 1] in self.halves:
                return [Fact("number", value - 0.5, i - 1, last)]
            return [Fact("number", value, i, last, weak)]
        return [self._with_unit(value, i, last, weak=weak)]

    def _share(self, value: float, last: int) -> tuple[float, int] | None:
        """`one in ten`, `nine out of ten`; `four and twenty`."""
        after = self.norms[last + 1 : last + 5]
        for words in (["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"]):
            k = len(words)
            if after[:k] == words and len(after) > k:
                whole = float(
                    self.ones.get(after[k]) or self.tens.get(after[k]) or self.multipliers.get(after[k]) or 0
                )
                if value < whole <= MOST:
                    return round(value / whole, 4), last + 1 + k
        if value < 10 and after[:1] == ["and"] and len(after) > 1 and after[1] in self.tens:
            return value + float(self.tens[after[1]]), last + 2
        return None

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
        if after[:1] == ["past"] and len(after) > 1 and after[1] in self.ones:
            return [Fact("number", float(self.ones[after[1]]) + 0.5, i, i + 2)]
        return [Fact("number", round(value, 4), i, i, weak=True)]


def digits_value(text: str) -> float | None:
    """`1,000`, `3.5`, `1/3`, `4:30` as a number; None where it is no number."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}", text):
        return float(text.replace(".", ""))
    if match := re.fullmatch(r"(\d+)/(\d+)", text):
        return round(int(match[1]) / int(match[2]), 4) if int(match[2]) else None
    if match := re.fullmatch(r"(\d{1,2})[:](\d{2})", text):
        return round(int(match[1]) + int(match[2]) / 60, 4)
    if re.fullmatch(r"\d+([.,]\d+)?", text):
        return float(text.replace(",", "."))
    return None


def ordinal_forms(language: "Language") -> dict[str, str]:
    """Ordinals of a language that inflects them: every stem with every ending."""
    stems = language.mapping("numbers", "ordinal_stems")
    endings = language.cell("numbers", "ordinal_endings").split()
    return {stem + ending: value for stem, value in stems.items() for ending in endings}


def months(language: "Language") -> dict[str, float]:
    """Month names, short names and inflected forms with their number."""
    result: dict[str, float] = {}
    for key in ("months", "months_short", "months_genitive", "months_locative"):
        for k, w in enumerate(language.cell("dates", key).split(), 1):
            result[w] = float(k)
    result.pop("-", None)
    return result


def forms(language: "Language", key: str) -> dict[str, float]:
    """Weekdays (each cell may hold several forms joined by `/`) with their number."""
    return {
        w: float(k) for k, cell in enumerate(language.cell("dates", key).split(), 1) for w in cell.split("/")
    }
