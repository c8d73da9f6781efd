"""What can be done to an alignment, each with its inverse: beads give way to beads, statuses to statuses.

Everything that a reviewer does is a `Step` of such edits, so undo, the journal and the checks are written
once.
"""

from dataclasses import dataclass, replace
from typing import Literal

from aligner.errors import EditError
from aligner.model import Bead, Kind, Status, Version
from aligner.model.alignment import check_order

Side = Literal["a", "b"]
Beads = tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Splice:
    """At bead `at`, the beads `old` give way to `new`, which hold the same segments."""

    at: int
    old: Beads
    new: Beads

    def inverse(self) -> "Splice":
        return Splice(self.at, self.new, self.old)

    def apply(self, beads: Beads) -> Beads:
        end = self.at + len(self.old)
        if self.at < 0 or beads[self.at : end] != self.old:
            raise EditError(f"bead {self.at}: it is no longer what this edit was made for")
        _check_same_segments(self)
        result = beads[: self.at] + self.new + beads[end:]
        _check_order_around(result, self.at, self.at + len(self.new))
        return result


@dataclass(frozen=True, slots=True)
class Mark:
    """From bead `at`, the statuses `old` become `new`."""

    at: int
    old: tuple[Status, ...]
    new: tuple[Status, ...]

    def inverse(self) -> "Mark":
        return Mark(self.at, self.new, self.old)

    def apply(self, beads: Beads) -> Beads:
        end = self.at + len(self.old)
        run = beads[self.at : end]
        if self.at < 0 or len(self.old) != len(self.new) or tuple(x.status for x in run) != self.old:
            raise EditError(f"bead {self.at}: it is no longer what this edit was made for")
        marked = tuple(_with_status(x, s) for x, s in zip(run, self.new, strict=True))
        return beads[: self.at] + marked + beads[end:]


@dataclass(frozen=True, slots=True)
class Relabel:
    """Segment `segment` of `side`, a block of kind `old`, is one of kind `new`."""

    side: Side
    segment: int
    old: Kind
    new: Kind

    def inverse(self) -> "Relabel":
        return Relabel(self.side, self.segment, self.new, self.old)

    def apply(self, version: Version) -> Version:
        if not 0 <= self.segment < len(version.segments):
            raise EditError(f"segment {self.side}{self.segment} does not exist")
        segments = list(version.segments)
        if segments[self.segment].kind is not self.old:
            raise EditError(f"segment {self.side}{self.segment}: it is no longer a block of kind {self.old}")
        segments[self.segment] = replace(segments[self.segment], kind=self.new)
        return replace(version, segments=tuple(segments))


Edit = Splice | Mark | Relabel


@dataclass(frozen=True, slots=True)
class Step:
    """One operation of the reviewer: what is undone and redone as one.

    Attributes:
        label: what was done, as the history tells it.
        before, after: the current bead before and after.
        when: ISO date and time, UTC, to the second; empty where no clock was given.
    """

    label: str
    edits: tuple[Edit, ...]
    before: int = 0
    after: int = 0
    when: str = ""

    def inverse(self) -> "Step":
        edits = tuple(x.inverse() for x in reversed(self.edits))
        return Step(self.label, edits, self.after, self.before, self.when)


def difference(old: Beads, new: Beads) -> Splice:
    """The smallest splice that turns `old` into `new`; quick where beads that stay are the same objects."""
    start = _shared(old, new)
    end = _shared_at_end(old, new, min(len(old), len(new)) - start)
    return Splice(start, old[start : len(old) - end], new[start : len(new) - end])


_STEP = 1024
"""Beads that are compared at once, since most edits touch two of many."""


def _shared(old: Beads, new: Beads) -> int:
    """How many beads both begin with."""
    start, limit = 0, min(len(old), len(new))
    while start < limit and old[start : start + _STEP] == new[start : start + _STEP]:
        start += _STEP
    start = min(start, limit)
    while start < limit and old[start] == new[start]:
        start += 1
    return start


def _shared_at_end(old: Beads, new: Beads, limit: int) -> int:
    """How many beads both end with, at most `limit`; no copy is made to count them."""
    n, m, end = len(old), len(new), 0
    while end + _STEP <= limit and old[n - end - _STEP : n - end] == new[m - end - _STEP : m - end]:
        end += _STEP
    while end < limit and old[n - end - 1] == new[m - end - 1]:
        end += 1
    return end


def _with_status(bead: Bead, status: Status) -> Bead:
    """As `replace`, at half the cost: accepting all up to here touches thousands."""
    return Bead(bead.a, bead.b, bead.transposed, status, bead.note, bead.margin, bead.score, bead.sentences)


def _check_same_segments(splice: Splice) -> None:
    for side in ("a", "b"):
        old = sorted(i for x in splice.old for i in getattr(x, side))
        new = sorted(i for x in splice.new for i in getattr(x, side))
        if old != new:
            raise EditError(f"bead {splice.at}: the edit would lose or double a segment of side {side}")


def _check_order_around(beads: Beads, start: int, end: int) -> None:
    """`check_order` of all `beads`, given that those outside `start:end` were in order before."""
    first, last = start, end
    need = {"a", "b"}
    while first > 0 and need:
        first -= 1
        need -= _sides_that_count(beads[first])
    need = {"a", "b"}
    while last < len(beads) and need:
        need -= _sides_that_count(beads[last])
        last += 1
    try:
        check_order(beads[first:last])
    except EditError as error:
        raise EditError(_renumbered(str(error), first)) from None


def _sides_that_count(bead: Bead) -> set[str]:
    return set() if bead.transposed else {side for side in ("a", "b") if getattr(bead, side)}


def _renumbered(message: str, first: int) -> str:
    head, _, rest = message.partition(":")
    number = head.removeprefix("bead ")
    return f"bead {int(number) + first}:{rest}" if number.isdecimal() else message
