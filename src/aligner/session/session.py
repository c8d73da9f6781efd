"""The editing core: an alignment under review, what was done to it, and what is undone.

No files, no terminal. Whoever must know of an operation before it is seen (the journal) passes `record`;
whoever can judge a changed bead (the pipeline) passes `fresh` and `score`. An operation that fails changes
nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from aligner.errors import EditError
from aligner.model import Alignment, Bead, Kind, Status, Version
from aligner.session import operations as ops
from aligner.session.edit import Beads, Edit, Mark, Relabel, Side, Splice, Step, difference
from aligner.session.settled import with_settled

What = Literal["do", "undo", "redo"]
Judge = Callable[[Version, Version, Beads], Beads]
Operation = Callable[[Beads, int], ops.Outcome]


def as_they_are(_a: Version, _b: Version, beads: Beads) -> Beads:
    """A judge that has nothing to say."""
    return beads


class Session:
    """Beads between two versions, a current bead, and the steps that led here.

    Attributes:
        at: the current bead.
        tally: how many beads have which status.
        done: the steps that were taken, oldest first; `undone`: those that redo would take, next last.
        fresh: gives changed beads scores, and sentence beads where they have none; `score`: scores alone.
        record: told of each step before anything changes; if it raises, nothing does.
    """

    def __init__(
        self,
        alignment: Alignment,
        *,
        fresh: Judge = as_they_are,
        score: Judge = as_they_are,
        record: Callable[[What, Step], None] = lambda _what, _step: None,
        clock: Callable[[], str] = lambda: "",
    ) -> None:
        self.a: Version = alignment.a
        self.b: Version = alignment.b
        self.beads: Beads = alignment.beads
        self.tally = Counter(x.status for x in alignment.beads)
        self.signature = alignment.signature
        self.at = 0
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.fresh, self.score, self.record, self.clock = fresh, score, record, clock

    @property
    def alignment(self) -> Alignment:
        """What is there now, checked from end to end."""
        return Alignment(self.a, self.b, self.beads, self.signature)

    @property
    def current(self) -> Bead:
        return self.beads[self.at]

    def go(self, at: int) -> None:
        """Make bead `at` the current one; the nearest that exists."""
        self.at = max(0, min(at, len(self.beads) - 1))

    # -- operations on beads

    def merge(self, direction: ops.Direction = 1, sides: str = "ab", *, inner: int | None = None) -> Step:
        where = "next" if direction == 1 else "previous"
        what = "" if sides == "ab" else f" (side {sides.upper()})"
        return self._operate(
            f"merge with {where}{what}", lambda x, k: ops.merge(x, k, direction, sides), inner
        )

    def split(self, a_cut: int, b_cut: int, *, inner: int | None = None) -> Step:
        return self._operate("split", lambda x, k: ops.split(x, k, a_cut, b_cut), inner)

    def shift(self, side: Side, direction: ops.Direction, *, give: bool, inner: int | None = None) -> Step:
        way = "give to" if give else "take from"
        where = "next" if direction == 1 else "previous"
        label = f"{way} {where} (side {side.upper()})"
        return self._operate(label, lambda x, k: ops.shift(x, k, side, direction, give=give), inner)

    def swap(self, direction: ops.Direction = 1, *, inner: int | None = None) -> Step:
        where = "next" if direction == 1 else "previous"
        return self._operate(f"swap with {where}", lambda x, k: ops.swap(x, k, direction), inner)

    def link(self, other: int, *, inner: int | None = None) -> Step:
        return self._operate(f"link with {other}", lambda x, k: ops.link(x, k, other), inner)

    def unlink(self, *, inner: int | None = None) -> Step:
        return self._operate("unlink", ops.unlink, inner)

    def transpose(self, *, inner: int | None = None) -> Step:
        return self._operate("transposed on or off", ops.transpose, inner, judged=False)

    def comment(self, note: str, *, inner: int | None = None) -> Step:
        label = "comment" if note else "remove comment"
        return self._operate(label, lambda x, k: ops.comment(x, k, note), inner, judged=False)

    def mark(self, status: Status, *, inner: int | None = None) -> Step:
        if inner is None:
            return self.mark_all(self.at, self.at + 1, status)

        def marked(beads: Beads, k: int) -> ops.Outcome:
            return (*beads[:k], replace(beads[k], status=status), *beads[k + 1 :]), k

        return self._operate(status.value, marked, inner, judged=False)

    def mark_all(self, start: int, end: int, status: Status, *, only: Status | None = None) -> Step:
        """Beads `start:end` (those of status `only`, if given) become `status`."""
        old = tuple(x.status for x in self.beads[start:end])
        new = tuple(status if only in (None, x) else x for x in old)
        if old == new:
            raise EditError(f"nothing here that is not {status.value} already")
        count = sum(x is not y for x, y in zip(old, new, strict=True))
        label = status.value if count == 1 else f"{status.value} ({count} beads)"
        return self._take(label, (Mark(start, old, new),), self.at)

    def relabel(self, side: Side, segments: Iterable[int], kind: Kind) -> Step:
        """The blocks `segments` of `side` become blocks of `kind`."""
        version = self.a if side == "a" else self.b
        edits = tuple(
            Relabel(side, k, version.segments[k].kind, kind)
            for k in segments
            if version.segments[k].kind is not kind
        )
        if not edits:
            raise EditError(f"nothing here that is not of kind {kind.value} already")
        return self._take(f"kind {kind.value} (side {side.upper()})", edits, self.at)

    def replace_all(self, beads: Beads, label: str) -> Step:
        """The beads become `beads` (the outcome of a new alignment that was previewed)."""
        splice = difference(self.beads, beads)
        if splice.old == splice.new:
            raise EditError("nothing would change")
        return self._take(label, (splice,), min(self.at, len(beads) - 1))

    # -- history

    def undo(self) -> Step:
        if not self.done:
            raise EditError("nothing to undo: this is how the alignment was opened")
        return self._turn("undo", self.done, self.undone)

    def redo(self) -> Step:
        if not self.undone:
            raise EditError("nothing to redo")
        return self._turn("redo", self.undone, self.done)

    def replay(self, what: What, step: Step | None = None) -> None:
        """Take a recorded step again, without recording it."""
        record, self.record = self.record, lambda _what, _step: None
        try:
            if what == "undo":
                self.undo()
            elif what == "redo":
                self.redo()
            elif step is not None:
                self._commit(step)
                self.done.append(step)
                self.undone.clear()
        finally:
            self.record = record

    def _operate(self, label: str, operation: Operation, inner: int | None, *, judged: bool = True) -> Step:
        if inner is not None:
            return self._operate_inside(label, operation, inner, judged=judged)
        beads, after = operation(self.beads, self.at)
        splice = difference(self.beads, beads)
        if judged:
            known = with_settled(self.a, self.b, splice.new, splice.old)
            splice = replace(splice, new=self.fresh(self.a, self.b, known))
        return self._take(f"{label}: bead {self.at}", (splice,), after)

    def _operate_inside(self, label: str, operation: Operation, inner: int, *, judged: bool) -> Step:
        bead = self.current
        if not bead.sentences:
            raise EditError(f"bead {self.at} has no sentence beads to change")
        nested, _ = operation(bead.sentences, inner)
        inside = difference(bead.sentences, nested)
        inside.apply(bead.sentences)
        changed: Beads = (replace(bead, sentences=nested),)
        if judged:
            changed = self.score(self.a, self.b, changed)
        splice = Splice(self.at, (bead,), changed)
        return self._take(f"{label}: bead {self.at}, sentence bead {inner}", (splice,), self.at)

    def _take(self, label: str, edits: tuple[Edit, ...], after: int) -> Step:
        step = Step(label, edits, self.at, after, self.clock())
        self._commit(step, lambda: self.record("do", step))
        self.done.append(step)
        self.undone.clear()
        return step

    def _turn(self, what: What, source: list[Step], target: list[Step]) -> Step:
        step = source[-1]
        self._commit(step.inverse() if what == "undo" else step, lambda: self.record(what, step))
        target.append(source.pop())
        return step

    def _commit(self, step: Step, announce: Callable[[], None] = lambda: None) -> None:
        a, b, beads = self.a, self.b, self.beads
        tally = self.tally.copy()
        for edit in step.edits:
            if not isinstance(edit, Relabel):
                beads = edit.apply(beads)
                tally.subtract(_statuses(edit.old))
                tally.update(_statuses(edit.new))
            elif edit.side == "a":
                a = edit.apply(a)
            else:
                b = edit.apply(b)
        announce()
        self.a, self.b, self.beads, self.tally = a, b, beads, tally
        self.go(step.after)


def _statuses(items: Iterable[Bead | Status]) -> Iterator[Status]:
    return (x.status if isinstance(x, Bead) else x for x in items)
