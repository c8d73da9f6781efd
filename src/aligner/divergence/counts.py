"""Number words and figures, read as values: `three hundred` is 300, `one in ten` a tenth."""

import re
from typing import TYPE_CHECKING

from aligner.divergence.fact import Fact
from aligner.divergence.units import DAYS, Words
from aligner.divergence.values import digits_value

if TYPE_CHECKING:
    from collections.abc import Collection

DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{2,4})$")
SHARED = (["in"], ["in", "every"], ["out", "of"], ["out", "of", "every"], ["of", "every"])


class Counter(Words):
    """Reads numbers."""

    def _dated(self, i: int) -> list[Fact]:
        """A date, a century or a decade in figures: `12.3.1790`, `1800s`, `1790s`."""
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
        return []

    def _bare(self, i: int) -> str:
        """Figures without an ending; a time of day in them with its colon."""
        text = re.sub(r"(st|nd|rd|th|-?[а-я]+)$", "", self.norms[i])
        return text.replace(".", ":") if self.norms[i + 1 : i + 3] in (["p", "m"], ["a", "m"]) else text

    def _digits(self, i: int) -> list[Fact]:  # noqa: C901, PLR0911 - one way of writing a line
        norm = text = self.norms[i]
        if not norm.isdecimal():
            if dated := self._dated(i):
                return dated
            text = self._bare(i)
        value = digits_value(text)
        if value is None:
            return []
        last = i
        while len(text) < 4 and self._is_group(last + 1) and norm == text:
            last += 1
            value = value * 1000 + float(self.norms[last])
        if last > i:
            return [self._with_unit(value, i, last, weak=False)]
        after = self.norms[i + 1] if i + 1 < len(self.norms) else ""
        if self._mark_after(i) == "%":
            return [Fact("number", value / 100, i, i)]
        if after in self.percent or (after == "per" and self.norms[i + 2 : i + 3] == ["cent"]):
            return [Fact("number", value / 100, i, i + 1 + (after == "per"))]
        if after in self.multipliers and not self.breaks[i + 1]:
            value *= float(self.multipliers[after])
            last = i + 1
        grams = after == "г" and self._mark_after(i + 1) != "."
        if grams:
            return [Fact("number", value, i, i, measure="weight", amount=value * 0.03527)]
        if (
            last == i
            and after not in self.measures
            and value == int(value)
            and 1000 <= value <= 2100
            and len(text) == 4
            and not self._counted(i)
        ):
            return [Fact("year", value, i, i)]
        if last == i and len(text) == 2 and self._mark_before(i) in {"'", "’"}:
            return [Fact("year", value, i, i)]
        return [self._with_unit(value, i, last, weak=False)]

    def _is_group(self, k: int) -> bool:
        """Whether token `k` is the next three figures of a number: `150 000`."""
        if k >= len(self.norms) or self.breaks[k]:
            return False
        if len(self.norms[k]) != 3 or not self.norms[k].isdecimal():
            return False
        return self.items[k].start - self.items[k - 1].end == 1

    def _counted(self, i: int) -> bool:
        """Whether things are counted right behind a number: `1200 men` is no year."""
        k = i + 1
        if k >= len(self.norms) or self.breaks[k] or not self.side.is_content(k):
            return False
        return self.norms[k] not in self.units and not self.norms[k][0].isdigit()

    def _words(self, i: int) -> list[Fact]:  # noqa: C901, PLR0911, PLR0912, PLR0915 - a grammar read in one pass
        """Number words from token `i` on; a grammar of sums and products, in one pass."""
        total = current = 0.0
        k = i
        last = -1
        seen_ones = ordinal = False
        while k < len(self.norms) and (k == i or not self.breaks[k]):
            w = self.norms[k]
            if ordinal or w not in self.going_on:
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
            elif w in self.bundles and last == k - 1:
                current = (current or 1) * float(self.special[w])
            elif k == i and w in self.special and self._goes_on_in(k + 1, self.many):
                current = float(self.special[w])
            elif w in self.fractions and last == k - 1 and current and w != "second":
                if w in self.ordinals and current >= 20:
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
            elif w in self.joiners and last == k - 1 and (current or total) and self._goes_on(k + 1):
                k += 1
                continue
            else:
                break
            last = k
            k += 1
        if last < 0:
            return self._special(i)
        value = total + current
        weak = last == i and self.norms[i] in self.weak
        if not self.bound.isdisjoint(self.norms[last + 1 : last + 3]):
            if found := self._bound_to(i, value, last):
                return found
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

    def _bound_to(self, i: int, value: float, last: int) -> list[Fact]:
        """A number with what makes another of it behind: `nine out of ten`, `five per cent`."""
        if share := self._share(value, last):
            return [Fact("number", share[0], i, share[1])]
        if turned := self._turned(value, last):
            return turned
        more = self.norms[last + 1 : last + 4]
        if len(more) == 3 and more[0] in self.joiners and more[1] in self.ones and more[2] in self.fractions:
            value += float(self.ones[more[1]]) / float(self.fractions[more[2]])
            return [self._measured(Fact("number", round(value, 4), i, last + 3))]
        if more and more[0] in self.percent:
            return [Fact("number", value / 100, i, last + 1)]
        return [Fact("number", value / 100, i, last + 2)] if more[:2] == ["per", "cent"] else []

    def _ends_share(self, last: int) -> bool:
        """Whether `a third` is a part, not one more: `a third of`, `a third came`."""
        at = last + 1
        return at >= len(self.norms) or self.breaks[at] or self.norms[at] in self.share_ends

    def _is_century(self, last: int) -> bool:
        return last + 1 < len(self.norms) and self.norms[last + 1] in self.centuries

    def _share(self, value: float, last: int) -> tuple[float, int] | None:
        """`one in ten`, `nine terns out of ten`, `one part in twelve`; `four and twenty`."""
        if self.norms[last] in self.ordinals:
            return None
        for skip in (0, 1):
            after = self.norms[last + 1 + skip : last + 6 + skip]
            for words in SHARED:
                k = len(words)
                if (
                    after[:k] == words
                    and len(after) > k
                    and not any(self.breaks[last + 1 : last + 2 + skip + k])
                ):
                    if re.fullmatch(r"1\d{3}|20\d\d", after[k]):
                        continue
                    whole = self._plain(after[k])
                    many = after[k + 1 : k + 2]
                    more = bool(many and many[0] in self.multipliers and whole != 1)
                    whole *= float(self.multipliers[many[0]]) if more else 1
                    if value < whole:
                        return round(value / whole, 6), last + 1 + skip + k + more
        return None

    def _turned(self, value: float, last: int) -> list[Fact]:
        """`four and twenty`, `the four-and-twentieth`."""
        after = self.norms[last + 1 : last + 3]
        if value >= 10 or len(after) < 2 or after[0] != "and":
            return []
        first = last
        while first and self.norms[first - 1] in self.ones:
            first -= 1
        if after[1] in self.tens:
            return [self._with_unit(value + float(self.tens[after[1]]), first, last + 2, weak=False)]
        rank = float(self.ordinals.get(after[1], 0))
        return [Fact("number", value + rank, first, last + 2)] if rank >= 20 else []

    def _goes_on_in(self, k: int, table: "Collection[str]") -> bool:
        return k < len(self.norms) and not self.breaks[k] and self.norms[k] in table

    def _plain(self, norm: str) -> float:
        if norm.isdigit():
            return float(norm)
        return float(self.ones.get(norm) or self.tens.get(norm) or self.multipliers.get(norm) or 0)

    def _of(self, k: int) -> bool:
        return self.norms[k + 1 : k + 2] == ["of"] or self.norms[k].endswith("s")

    def _goes_on(self, k: int) -> bool:
        """Whether a number goes on at `k`: not with a share of its own (`thirty and two tenths`)."""
        after = self.norms[k + 1 : k + 2]
        return self._counts(k) and not (after and after[0] in self.fractions and after[0].endswith("s"))

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
            unit = (
                self.units.get(self.norms[i + 2])
                if self.norms[i + 1 : i + 2] == ["of"] and i + 2 < len(self.norms)
                else None
            )
            if unit and value >= 12:
                return [Fact("span", round(value * DAYS[unit], 4), i, i + 2, count=value)]
            return [self._with_unit(value, i, i, weak=w in self.weak)]
        if w in self.fractions and w not in self.ordinals:
            return self._fraction(i, 1 / float(self.fractions[w]))
        if w in self.ordinals:
            return [Fact("number", float(self.ordinals[w]), i, i, weak=w in self.weak)]
        return []

    def _many(self, norm: str) -> float:
        """What a dozen, a score or a hundred is worth; 0 for any other word."""
        value = float(self.special.get(norm) or self.multipliers.get(norm) or 0)
        return value if value >= 12 else 0.0

    def _fraction(self, i: int, value: float) -> list[Fact]:
        """`half an hour`, `a quarter of an hour`, `half past four`, or a plain share."""
        after = self.norms[i + 1 : i + 4]
        for skip in (0, 1):
            many = after[skip : skip + 1]
            if many and (skip == 0 or after[0] in {"a", "an"}) and (n := self._many(many[0])):
                return [self._with_unit(value * n, i, i + 1 + skip, weak=False)]
        for skip in (1, 2):
            if skip == 2 and after[1:2] and after[1] not in {"a", "an", "one"}:
                break
            if len(after) > skip and after[0] in {"of", "an", "a"} and self.units.get(after[skip]):
                return [Fact("span", round(value * DAYS[self.units[after[skip]]], 4), i, i + 1 + skip)]
        return [self._measured(Fact("number", round(value, 4), i, i, weak=True))]
