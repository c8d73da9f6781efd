"""Which words of a bead are marked, and how: word links of the comparison, laid onto the versions."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from aligner.model.alignment import Alignment
from aligner.model.bead import Bead
from aligner.model.comparison import Comparison, WordOp
from aligner.model.version import Version

Compare = Callable[[str, str, str, str], Comparison]
"""(text of A, text of B, language of A, language of B) -> comparison."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start:end` of a version's text, and what became of them."""

    start: int
    end: int
    op: WordOp
    link: int = -1


@dataclass(frozen=True, slots=True)
class Joined:
    """Spans of a text put together with a space between, and the way back."""

    text: str
    spans: tuple[Span, ...]

    def back(self, start: int, end: int) -> Iterable[Span]:
        """The spans of the version that `start:end` of the joined text comes from."""
        offset = 0
        for first, last in self.spans:
            length = last - first
            low, high = max(start, offset), min(end, offset + length)
            if low < high:
                yield first + low - offset, first + high - offset
            offset += length + 1


def join(text: str, spans: Sequence[Span]) -> Joined:
    return Joined(" ".join(text[x:y] for x, y in spans), tuple(spans))


def marks_of(alignment: Alignment, bead: Bead, compare: Compare) -> tuple[list[Mark], list[Mark]]:
    """Marks of side A and of side B of a paragraph bead, each in the order of its text.

    Sentence by sentence where the bead holds sentence beads. Link numbers begin at 0 in each bead.
    """
    a, b = alignment.a, alignment.b
    parts: list[tuple[Sequence[Span], Sequence[Span]]] = [
        (
            [(a.sentences[i].start, a.sentences[i].end) for i in x.a],
            [(b.sentences[i].start, b.sentences[i].end) for i in x.b],
        )
        for x in bead.sentences
    ] or [
        (
            [(a.segments[i].start, a.segments[i].end) for i in bead.a],
            [(b.segments[i].start, b.segments[i].end) for i in bead.b],
        )
    ]
    left: list[Mark] = []
    right: list[Mark] = []
    for of_a, of_b in parts:
        known = 1 + max((m.link for m in left), default=-1)
        one, other = marks_between(a, of_a, b, of_b, compare, first_link=known)
        left += one
        right += other
    return sorted(left, key=_start), sorted(right, key=_start)


def marks_between(
    a: Version,
    of_a: Sequence[Span],
    b: Version,
    of_b: Sequence[Span],
    compare: Compare,
    *,
    first_link: int = 0,
) -> tuple[list[Mark], list[Mark]]:
    """Marks of spans of A held against spans of B; where one side has none, all of the other is marked."""
    if not of_b or not of_a:
        return (
            [Mark(x, y, WordOp.DELETED) for x, y in of_a],
            [Mark(x, y, WordOp.INSERTED) for x, y in of_b],
        )
    left: list[Mark] = []
    right: list[Mark] = []
    p, q = join(a.text, of_a), join(b.text, of_b)
    link = first_link
    for word in compare(p.text, q.text, a.language, b.language).words:
        if word.op is WordOp.EQUAL:
            continue
        both = word.a_end > word.a_start and word.b_end > word.b_start
        number = link if both else -1
        left += [Mark(x, y, word.op, number) for x, y in p.back(word.a_start, word.a_end)]
        right += [Mark(x, y, word.op, number) for x, y in q.back(word.b_start, word.b_end)]
        link += both
    return sorted(left, key=_start), sorted(right, key=_start)


def _start(mark: Mark) -> int:
    return mark.start
