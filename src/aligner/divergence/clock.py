"""Times of the clock in English: `half past four`, `16:30`, `two in the morning`, `five a.m.`."""

import re
from typing import TYPE_CHECKING

from aligner.divergence.fact import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


HALVES = {"half": 30, "quarter": 15}
SIGNS = {"past": 1, "after": 1, "to": -1, "before": -1, "till": -1}
TENS = {
    "двадцать": 20,
    "двадцати": 20,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "тридцать": 30,
    "сорок": 40,
    "пятьдесят": 50,
}
AT = frozenset(
    (
        "at",
        "by",
        "till",
        "until",
        "past",
        "showed",
        "about",
        "around",
        "в",
        "к",
        "до",
        "уже",
        "около",
        "с",
        "на",
        "показали",
    )
)
MINUTES = frozenset({"минут", "минуты", "минута", "минуту"})
HOURS = frozenset({"час", "часа", "часов", "часам", "часах"})
DAYTIME = frozenset({"утра", "дня", "вечера", "ночи", "пополудни", "пополуночи"})
BEHIND = (
    ["o", "clock"],
    ["a", "m"],
    ["p", "m"],
    ["am"],
    ["pm"],
    ["in", "the", "morning"],
    ["in", "the", "afternoon"],
    ["in", "the", "evening"],
    ["at", "night"],
)
"""What makes the hour of a number before it."""
ENDING = frozenset(x[0] for x in BEHIND)
GOING_ON = ENDING | SIGNS.keys() | {"minute", "minutes"}
"""What may stand behind the first word of a time of the day."""

MORNING = (["in", "the", "morning"], ["a", "m"], ["am"], ["in", "the", "forenoon"])
LATER = (["in", "the", "afternoon"], ["p", "m"], ["pm"], ["in", "the", "evening"], ["at", "night"])
RUSSIAN_HALVES = {"утра": "am", "пополуночи": "am", "дня": "pm", "вечера": "pm", "пополудни": "pm"}
SMALL_HOURS = 6


def clock_at(norms: "Sequence[str]", i: int, ones: "Mapping[str, str]") -> "Fact | None":
    """The time of day at token `i`, as minutes after twelve; None where there is none."""
    match = re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", norms[i]) if norms[i][0].isdigit() else None
    if match:
        ends = _ending(norms, i + 1)
        if ":" in norms[i] or ends or (i and norms[i - 1] in AT and len(norms[i]) < 6):
            role = _half(norms, i + 1, int(match[1]))
            return Fact("clock", _minutes(int(match[1]), int(match[2])), i, i + ends, role=role)
    after, before = norms[i + 1] if len(norms) > i + 1 else "", norms[i - 1] if i else ""
    if after not in GOING_ON and norms[i] != "twenty" and before not in {"at", "by"}:
        return None
    k = i + 1 + (norms[i] == "twenty" and after in ones)
    told = len(norms) > k and norms[k] in {"minutes", "minute"}
    k += told
    if (
        len(norms) > k + 1
        and norms[k] in SIGNS
        and (told or norms[i] in HALVES or norms[k] in {"past", "to"})
    ):
        hour = _hour(norms[k + 1], ones) or 12 * (norms[k + 1] in {"midnight", "noon", "midday", "twelve"})
        minutes = HALVES.get(norms[i]) or (
            _count(norms[i : k - told], ones) if told or _is_told(norms, i) else 0
        )
        if hour and minutes:
            value, role = _minutes(hour, SIGNS[norms[k]] * minutes), _half(norms, k + 2, hour)
            return Fact("clock", value, i, k + 1 + _ending(norms, k + 2), role=role)
    if before in {"at", "by"} and (found := _hour_and_minutes(norms, i, ones)):
        return found
    hour = _hour(norms[i], ones)
    if hour and (ends := _ending(norms, i + 1)):
        return Fact("clock", _minutes(hour, 0), i, i + ends, role=_half(norms, i + 1, hour))
    return None


def _half(norms: "Sequence[str]", at: int, hour: int) -> str:
    """Which half of the day the words from `at` on say: `am`, `pm`, or nothing where they do not."""
    if hour in {0, 12}:
        return ""
    if hour > 12:
        return "pm"
    at += 2 * (list(norms[at : at + 2]) == ["o", "clock"])
    if any(list(norms[at : at + len(x)]) == x for x in MORNING):
        return "am"
    if any(list(norms[at : at + len(x)]) == x for x in LATER):
        return "am" if norms[at] == "at" and hour < SMALL_HOURS else "pm"
    return ""


def _russian_half(word: str, hour: int) -> str:
    if word == "ночи":
        return "pm" if SMALL_HOURS < hour < 12 else "am" if hour < 12 else ""
    return RUSSIAN_HALVES.get(word, "") if hour < 12 else ""


def _hour_and_minutes(norms: "Sequence[str]", i: int, ones: "Mapping[str, str]") -> "Fact | None":
    """`at four fifteen`, `by nine forty-five`."""
    hour, k = (
        _hour(norms[i], ones),
        i + 2 + (len(norms) > i + 2 and norms[i + 1] in TENS and norms[i + 2] in ones),
    )
    minutes = _count(norms[i + 1 : k], ones)
    if not hour or hour > 12 or norms[i].isdigit() or minutes < 10:
        return None
    return Fact("clock", _minutes(hour, minutes), i, k - 1 + _ending(norms, k))


def _is_told(norms: "Sequence[str]", i: int) -> bool:
    """Whether `ten to four` is a time, not a range."""
    return norms[i + 1] == "past" or bool(i and norms[i - 1] in AT) or bool(_ending(norms, i + 3))


def russian_clock(  # noqa: C901, PLR0911 - one way of telling the time a line
    norms: "Sequence[str]", i: int, ones: "Mapping[str, str]", ordinals: "Mapping[str, str]"
) -> "Fact | None":
    """`половина двенадцатого`, `четверть пятого`, `без четверти пять`, `пять часов вечера`, `11.30`."""
    norm, before = norms[i], norms[i - 1] if i else ""
    after = norms[i + 1] if i + 1 < len(norms) else ""
    if (match := re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", norm)) and (
        ":" in norm or before in AT or after in DAYTIME
    ):
        return Fact("clock", _minutes(int(match[1]), int(match[2])), i, i)
    if norm.startswith(("половин", "четверт", "полов")) or norm == "пол":
        hour = ordinals.get(after, "")
        minutes = 15 if norm.startswith("четверт") else 30
        if hour and after.endswith("го") and float(hour) <= 12:
            return Fact("clock", _minutes(int(float(hour)) - 1, minutes), i, i + 1)
        if norm == "четверти" and before == "без" and (hour := ones.get(after, "")):
            return Fact("clock", _minutes(int(hour), -15), i - 1, i + 1)
    if (to := _russian_minutes(norms, i, ones, ordinals)) is not None:
        return to
    hours = _hour(norm, ones)
    if hours and after in HOURS:
        last = i + 1
        ends = next((k for k in (i + 3, i + 4) if k < len(norms) and norms[k] in MINUTES), 0)
        if before in {"в", "к"} and ends and (minutes := _count(norms[i + 2 : ends], ones)):
            return Fact("clock", _minutes(hours, minutes), i, ends)
        if norms[i + 2 : i + 3] and norms[i + 2] in DAYTIME:
            return Fact("clock", _minutes(hours, 0), i, last + 1, role=_russian_half(norms[i + 2], hours))
        if before in {"в", "к"} and not (
            norms[i + 2 : i + 3] and norms[i + 2] in {"пути", "езды", "ходьбы", "ходу"}
        ):
            return Fact("clock", _minutes(hours, 0), i, last)
    if hours and after in DAYTIME and (hours > 4 or (before in {"в", "к"} and after not in {"дня", "ночи"})):
        return Fact("clock", _minutes(hours, 0), i, i + 1, role=_russian_half(after, hours))
    if norm == "час" and after in DAYTIME:
        return Fact("clock", _minutes(1, 0), i, i + 1, role=_russian_half(after, 1))
    return None


def _russian_minutes(
    norms: "Sequence[str]", i: int, ones: "Mapping[str, str]", ordinals: "Mapping[str, str]"
) -> "Fact | None":
    """`без двадцати девять`, `двадцать минут девятого`, `без пяти минут час`."""
    if norms[i] not in ones and norms[i] not in TENS and not norms[i].isdigit():
        return None
    two = norms[i] in {"двадцать", "двадцати"} and len(norms) > i + 2 and norms[i + 1] in ones
    k = i + 1 + (two and (norms[i + 2] in MINUTES or norms[i + 2] in ones))
    minutes = _count(norms[i:k], ones)
    told = k < len(norms) and norms[k] in MINUTES
    k += told
    after = norms[k] if k < len(norms) else ""
    if not minutes or not after:
        return None
    if i and norms[i - 1] == "без" and (hour := 1 if after == "час" else _hour(after, ones)):
        return Fact("clock", _minutes(hour, -minutes), i - 1, k)
    rank = ordinals.get(after, "")
    if told and rank and after.endswith("го") and float(rank) <= 12:
        return Fact("clock", _minutes(int(float(rank)) - 1, minutes), i, k)
    return None


def _count(norms: "Sequence[str]", ones: "Mapping[str, str]") -> int:
    """Minutes: `twenty`, `twenty five`, `twelve`, `20`."""
    total = 0
    for norm in norms:
        text = norm if norm.isdigit() else ones.get(norm, "")
        total += TENS.get(norm) or (int(text) if text.isdigit() else 0)
    return total if total < 60 else 0


def _hour(norm: str, ones: "Mapping[str, str]") -> int:
    text = norm if norm.isdigit() else ones.get(norm, "")
    return int(text) if text.isdigit() and 1 <= int(text) <= 24 else 0


def _ending(norms: "Sequence[str]", at: int) -> int:
    """How many tokens from `at` on say that an hour was meant."""
    if at >= len(norms) or norms[at] not in ENDING:
        return 0
    return next((len(x) for x in BEHIND if list(norms[at : at + len(x)]) == x), 0)


def _minutes(hour: int, minutes: int) -> float:
    return float((60 * hour + minutes) % 720)
