"""Times of the clock in English: `half past four`, `16:30`, `two in the morning`, `five a.m.`."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aligner.divergence.facts import Fact

HALVES = {"half": 30, "quarter": 15}
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


def clock_at(norms: "Sequence[str]", i: int, ones: "Mapping[str, str]") -> "Fact | None":
    """The time of day at token `i`, as minutes after twelve; None where there is none."""
    from aligner.divergence.facts import Fact

    if match := re.fullmatch(r"([01]?\d|2[0-3])[:.]([0-5]\d)", norms[i]):
        ends = _ending(norms, i + 1)
        if ":" in norms[i] or ends:
            return Fact("clock", _minutes(int(match[1]), int(match[2])), i, i + ends)
    if norms[i] in HALVES and len(norms) > i + 2:
        hour = _hour(norms[i + 2], ones)
        if hour and norms[i + 1] in {"past", "to"}:
            sign = 1 if norms[i + 1] == "past" else -1
            return Fact("clock", _minutes(hour, sign * HALVES[norms[i]]), i, i + 2 + _ending(norms, i + 3))
    hour = _hour(norms[i], ones)
    if hour and (ends := _ending(norms, i + 1)):
        return Fact("clock", _minutes(hour, 0), i, i + ends)
    return None


def _hour(norm: str, ones: "Mapping[str, str]") -> int:
    text = norm if norm.isdigit() else ones.get(norm, "")
    return int(text) if text.isdigit() and 1 <= int(text) <= 24 else 0


def _ending(norms: "Sequence[str]", at: int) -> int:
    """How many tokens from `at` on say that an hour was meant."""
    return next((len(x) for x in BEHIND if list(norms[at : at + len(x)]) == x), 0)


def _minutes(hour: int, minutes: int) -> float:
    return float((60 * hour + minutes) % 720)
