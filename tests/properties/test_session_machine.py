"""Whatever the reviewer does, in whatever order, each segment stays in one bead and undo leads back."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from aligner.errors import EditError
from aligner.model import Alignment, Bead, Kind, Segment, Sentence, Status, Version
from aligner.model.alignment import check_cover, check_order, in_reading_order
from aligner.session import Session
from aligner.session.edit import Beads


def version(name: str, n: int) -> Version:
    """`n` blocks of two sentences each."""
    text = "ab" * n
    segments = tuple(Segment(2 * k, 2 * k + 2) for k in range(n))
    sentences = tuple(Sentence(k, k + 1, k // 2) for k in range(2 * n))
    return Version(name, text, segments, sentences)


def nested(bead: Bead) -> Bead:
    """`bead` with one sentence bead a pair of sentences."""
    a = [s for k in bead.a for s in (2 * k, 2 * k + 1)]
    b = [s for k in bead.b for s in (2 * k, 2 * k + 1)]
    paired = [Bead((x,), (y,)) for x, y in zip(a, b, strict=False)]
    rest = [Bead((x,), ()) for x in a[len(b) :]] + [Bead((), (y,)) for y in b[len(a) :]]
    return Bead(bead.a, bead.b, bead.transposed, bead.status, bead.note, sentences=(*paired, *rest))


def fresh(_a: Version, _b: Version, beads: Beads) -> Beads:
    return tuple(map(nested, beads))


class Review(RuleBasedStateMachine):
    @initialize(order=st.permutations(range(6)), extra=st.integers(0, 3))
    def begin(self, order: list[int], extra: int) -> None:
        n = len(order)
        pairs = [Bead((i,), (j,)) for i, j in enumerate(order)] + [Bead((n + k,), ()) for k in range(extra)]
        self.start = Alignment(version("a", n + extra), version("b", n), in_reading_order(pairs))
        self.log: list[tuple[Any, Any]] = []
        self.session = Session(
            self.start, fresh=fresh, record=lambda what, step: self.log.append((what, step))
        )

    def attempt(self, operation: Callable[[], object]) -> None:
        before = (self.session.beads, self.session.a, self.session.b, self.session.at, len(self.log))
        try:
            operation()
        except EditError as error:
            said = str(error)
        else:
            return
        assert said
        assert before == (self.session.beads, self.session.a, self.session.b, self.session.at, len(self.log))

    @rule(at=st.integers(0, 12))
    def go(self, at: int) -> None:
        self.session.go(at)

    directions = st.sampled_from([1, -1])
    inner = st.none() | st.integers(0, 1)

    @rule(direction=directions, sides=st.sampled_from(["ab", "a", "b"]))
    def merge(self, direction: Any, sides: str) -> None:
        self.attempt(lambda: self.session.merge(direction, sides))

    @rule(a_cut=st.integers(0, 3), b_cut=st.integers(0, 3))
    def split(self, a_cut: int, b_cut: int) -> None:
        self.attempt(lambda: self.session.split(a_cut, b_cut))

    @rule(side=st.sampled_from("ab"), direction=directions, give=st.booleans())
    def shift(self, side: Any, direction: Any, give: bool) -> None:
        self.attempt(lambda: self.session.shift(side, direction, give=give))

    @rule(direction=directions)
    def swap(self, direction: Any) -> None:
        self.attempt(lambda: self.session.swap(direction))

    @rule(other=st.integers(0, 12))
    def link(self, other: int) -> None:
        other = min(other, len(self.session.beads) - 1)
        self.attempt(lambda: self.session.link(other))

    @rule()
    def unlink(self) -> None:
        self.attempt(self.session.unlink)

    @rule()
    def transpose(self) -> None:
        self.attempt(self.session.transpose)

    @rule(
        inner=st.integers(0, 2), direction=directions, op=st.sampled_from(["merge", "swap", "unlink", "link"])
    )
    def change_sentences(self, inner: int, direction: Any, op: str) -> None:
        inner = min(inner, max(0, len(self.session.current.sentences) - 1))
        operation: dict[str, Callable[[], object]] = {
            "merge": lambda: self.session.merge(direction, inner=inner),
            "swap": lambda: self.session.swap(direction, inner=inner),
            "unlink": lambda: self.session.unlink(inner=inner),
            "link": lambda: self.session.link(0, inner=inner),
        }
        self.attempt(operation[op])

    @rule(status=st.sampled_from(Status), note=st.sampled_from(["", "why?"]))
    def judge(self, status: Status, note: str) -> None:
        self.attempt(lambda: self.session.mark(status))
        self.attempt(lambda: self.session.comment(note))

    @rule(start=st.integers(0, 9), end=st.integers(0, 9))
    def accept_many(self, start: int, end: int) -> None:
        self.attempt(lambda: self.session.mark_all(start, end, Status.ACCEPTED, only=Status.UNREVIEWED))

    @rule(side=st.sampled_from("ab"), segment=st.integers(0, 5), kind=st.sampled_from(Kind))
    def relabel(self, side: Any, segment: int, kind: Kind) -> None:
        self.attempt(lambda: self.session.relabel(side, [segment], kind))

    @rule()
    def undo(self) -> None:
        self.attempt(self.session.undo)

    @rule()
    def redo(self) -> None:
        self.attempt(self.session.redo)

    @invariant()
    def each_segment_is_in_one_bead(self) -> None:
        if hasattr(self, "session"):
            check_cover(self.session.beads, len(self.session.a.segments), len(self.session.b.segments))
            check_order(self.session.beads)
            assert +self.session.tally == Counter(x.status for x in self.session.beads)
            for bead in self.session.beads:
                check_order(bead.sentences)

    def teardown(self) -> None:
        if not hasattr(self, "session"):
            return
        end = self.session.alignment
        replayed = Session(self.start, fresh=fresh)
        for what, step in self.log:
            replayed.replay(what, step)
        assert replayed.alignment == end
        assert (replayed.done, replayed.undone) == (self.session.done, self.session.undone)
        count = len(self.session.done)
        for _ in range(count):
            self.session.undo()
        assert self.session.alignment == self.start
        for _ in range(count):
            self.session.redo()
        assert self.session.alignment == end


TestReview = Review.TestCase
TestReview.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
