"""What all readers of facts share: the words of a side and the tables of its language."""

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from aligner.divergence.clock import GOING_ON as CLOCK_GOES_ON
from aligner.divergence.fact import Fact
from aligner.divergence.values import compound_times, forms, months, ordinals, tens

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side
    from aligner.divergence.tables import Language

OTHERS = (
    "a",
    "an",
    "per",
    "each",
    "в",
    "каждым",
    "каждом",
    "st",
    "saint",
    "saints",
    "every",
    "каждый",
    "каждая",
    "каждое",
    "каждого",
    "каждую",
)
HALF_MORE = ["and", "a", "half"]
NAMED = {
    "feast_names": "feast",
    "relative_names": "relative",
    "day_part_names": "daypart",
    "moon_names": "moon",
    "work_names": "work",
}
"""Phrases of the calendar, by the kind of fact that they are."""
POINTS = (
    ("season", "seasons"),
    ("feast", "feasts"),
    ("daypart", "day_parts"),
    ("relative", "relative"),
    ("point", "points"),
)
"""Words of the calendar by kind, and the tables that have them."""
GOING_ON = (
    "ones",
    "tens",
    "multipliers",
    "special",
    "bundles",
    "fractions",
    "ordinals",
    "decades",
    "joiners",
)
"""The tables of which a number in words is made."""
ALONE_WITHOUT = ("bound", "going_on", "units", "between", "before_measure", "centuries", "parts")
"""The tables of what goes with a number before it, beside the clock."""
BEFORE = frozenset({"at", "by", "a", "an", "one"})
"""Before the hours of the clock and before shares."""
BOUND = frozenset({"in", "out", "of", "and", "per"})
"""Behind a number they may make another of it: `one in ten`, `five per cent`, `four and twenty`."""
ROUGHLY = frozenset({"в", "на", "через", "по", "до", "за", "с", "под"})
CENTURIES = frozenset({"века", "столетия"})
"""Behind five or more they name a century: `19 века`."""
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


class Tables:
    """The tables that tell which words of a language are numbers, units and days."""

    ones: dict[str, str]
    multipliers: dict[str, str]
    tens: dict[str, str]
    ordinals: dict[str, str]
    fractions: dict[str, str]
    special: dict[str, str]
    weak: frozenset[str]
    percent: frozenset[str]
    months: dict[str, float]
    weekdays: dict[str, float]
    decades: dict[str, str]
    centuries: frozenset[str]
    named: dict[str, dict[str, str]]
    units: dict[str, str]
    between: frozenset[str]
    measures: dict[str, str]
    before_measure: frozenset[str]
    heat: dict[str, str]
    kinds_of_measure: frozenset[str]
    share_ends: frozenset[str]
    times: frozenset[str]
    times_after: frozenset[str]
    saints: dict[str, str]
    compound: dict[str, tuple[float, str]]
    ranked: frozenset[str]
    parts: frozenset[str]
    halves: frozenset[str]
    joiners: frozenset[str]
    bundles: frozenset[str]
    many: frozenset[str]
    work_marks: frozenset[str]
    rough: frozenset[str]
    rates: dict[str, str]
    rated: frozenset[str]
    senses: dict[str, dict[str, str]]
    going_on: frozenset[str]
    plain: dict[str, float]
    beside: frozenset[str]
    bound: frozenset[str]
    doubtful: frozenset[str]

    def __init__(self, language: "Language | None") -> None:
        self.__dict__ = _tables(language).copy()
        self.language = language


class Words(Tables):
    """The words of one side, with the tables of its language."""

    def __init__(self, side: "Side", language: "Language | None") -> None:
        super().__init__(language)
        self.side = side
        self.norms = side.norms
        self.items = side.tokens.items
        self.breaks = side.breaks
        places = language.phrases("dates", *NAMED) if language else None
        self.is_heated = not side.vocabulary.isdisjoint(self.heat)
        self.named_at = {h.first: h for h in places.find(side.tokens)} if places else {}

    @cached_property
    def marks(self) -> dict[int, str]:
        """The marks of the text by their offsets."""
        return dict(self.side.tokens.marks)

    def _stands_alone(self, i: int) -> bool:
        """Whether no word beside a number or an article goes with it."""
        if self.is_heated or i in self.named_at or (i and self.norms[i - 1] in BEFORE):
            return False
        after = self.norms[i + 1 : i + 3]
        return not after or (after[0] not in self.beside and after[-1] not in self.bound)

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
        if unit == "century" and value >= 5 and self.norms[last + skip] in CENTURIES:
            unit = None
        if unit and not any(self.breaks[last + 1 : last + skip + 1]):
            if self.norms[last + 2 : last + 5] == HALF_MORE:
                return Fact("span", round((value + 0.5) * DAYS[unit], 4), first, last + 4, count=value + 0.5)
            return Fact("span", round(value * DAYS[unit], 4), first, last, weak=False, count=value)
        if self.rough and first and (unit := self._unit_before(first)) and value > 1:
            return Fact("span", round(value * DAYS[unit], 4), first, last, weak=False, count=value)
        return self._measured(Fact("number", value, first, last, weak))

    def _unit_before(self, first: int) -> str | None:
        """The unit of a rough number that stands behind it: `минут пятнадцать`, `лет через десять`."""
        k = first - 1 - (first > 1 and self.norms[first - 1] in ROUGHLY)
        return (
            self.units.get(self.norms[k]) if self.norms[k] in self.rough and not self.breaks[first] else None
        )

    def _measured(self, f: Fact) -> Fact:
        """The number with what it comes to, where a unit of measure follows: `half a pound`."""
        coin = (
            f.first == f.last and self.norms[f.last] in self.special and self.norms[f.last] in self.measures
        )
        return self._measured_at(f, f.last + 1) if not coin else self._coin(f)

    def _coin(self, f: Fact) -> Fact:
        """A number and its unit in one word: `sixpence`."""
        kind, _, factor = self.measures[self.norms[f.last]].partition(":")
        return f._replace(measure=kind, amount=float(factor))

    def _measured_at(self, f: Fact, at: int) -> Fact:
        if at < len(self.norms) and self.norms[at] not in self.before_measure:
            return self._heat(f, at)
        after = self.norms[at : at + 3]
        while after and (after[0] in {"a", "an", "of"} or after[0] in self.kinds_of_measure):
            after = after[1:]
        if not after or not isinstance(f.value, float):
            return f
        cell = self.measures.get("_".join(after[:2])) or self.measures.get(after[0])
        if not cell:
            return self._heat(f, at)
        kind, _, factor = cell.partition(":")
        return f._replace(measure=kind, amount=f.value * float(factor))

    def _heat(self, f: Fact, at: int) -> Fact:
        """Degrees of a scale that is named, in degrees Celsius."""
        if not self.is_heated:
            return f
        for k in range(at, min(at + 4, len(self.norms))):
            cell = self.heat.get(self.norms[k])
            if (
                cell
                and isinstance(f.value, float)
                and (len(self.norms[k]) > 1 or self._mark_after(at - 1) == "°")
            ):
                zero, _, factor = cell.partition(":")
                amount = (f.value - float(zero)) * float(factor)
                return f._replace(measure=f"heat:{cell}", amount=amount)
        return f


@lru_cache(maxsize=8)
def _tables(language: "Language | None") -> dict[str, Any]:
    """The tables of `Words` by name; empty ones for a language that has none."""
    get = language.mapping if language else lambda _s, _k: {}
    words = language.words if language else lambda _s, _k: frozenset()
    numbers = ("ones", "multipliers", "fractions", "special", "measures", "heat")
    classes = (
        "weak",
        "percent",
        "share_ends",
        "times",
        "times_after",
        "ranked",
        "parts",
        "joiners",
        "bundles",
        "rough",
        "kinds_of_measure",
    )
    found: dict[str, Any] = {key: get("numbers", key) for key in numbers}
    found |= {key: words("numbers", key) for key in classes}
    found |= {
        "tens": tens(language) if language else {},
        "ordinals": ordinals(language) if language else {},
        "months": months(language) if language else {},
        "weekdays": forms(language, "weekdays") if language else {},
        "compound": compound_times(language) if language else {},
        "decades": get("dates", "decades"),
        "centuries": words("dates", "centuries"),
        "named": {kind: get("dates", key) for kind, key in POINTS},
        "units": get("dates", "unit_of"),
        "between": words("dates", "between_number_and_unit"),
        "saints": get("dates", "saints"),
        "work_marks": words("dates", "work_marks"),
        "rates": get("dates", "rates"),
        "rated": words("dates", "rated"),
        "senses": {name: get("dates", name.replace("names", "senses")) for name in NAMED},
        "halves": words("numbers", "half_to"),
        "many": words("numbers", "bundles") | get("numbers", "multipliers").keys(),
        "joiners": words("numbers", "joiners") or frozenset({"and"}),
    }
    found["going_on"] = frozenset().union(*(found[key] for key in GOING_ON))
    found["doubtful"] = frozenset({*found["ordinals"], "score", "once"})
    measured = {name.partition("_")[0] for name in found["measures"]}
    found["before_measure"] = found["kinds_of_measure"] | measured | {"a", "an", "of"}
    found["bound"] = words("numbers", "percent") | found["joiners"] | BOUND
    alone = {**found["special"], **found["ordinals"], **found["ones"], **found["tens"]}
    coins = found["special"].keys() & found["measures"].keys()
    found["plain"] = {
        word: float(value)
        for word, value in alone.items()
        if word not in coins and word not in found["decades"]
    }
    found["beside"] = frozenset({"other"}).union(*(found[key] for key in ALONE_WITHOUT), CLOCK_GOES_ON)
    return found


@lru_cache(maxsize=8)
def beginnings(language: "Language") -> frozenset[str]:
    """Words that a number or a calendar expression can begin with, phrases and figures apart."""
    keys = ("ones", "multipliers", "fractions", "special", "halves")
    days = ("rates", "seasons", "feasts", "day_parts", "relative", "decades")
    words = {w for key in keys for w in language.mapping("numbers", key)}
    words |= {w for key in days for w in language.mapping("dates", key)}
    words |= {*tens(language), *ordinals(language), *months(language), *forms(language, "weekdays"), *OTHERS}
    return frozenset(words)
