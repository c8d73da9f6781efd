"""What a reader is shown of an alignment, worked out once for terminal, Markdown and HTML.

Every string here has passed `text.visible`: controls are visible symbols, nothing is markup.
"""

from dataclasses import dataclass, field

from aligner.model.alignment import Level
from aligner.model.bead import Shape, Status
from aligner.model.comparison import WordOp
from aligner.model.divergence import Category, Severity
from aligner.model.version import Kind


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one thing is said of.

    Attributes:
        text: what is shown.
        op: what became of these words on the other side.
        link: number shared with the runs of the other side that it is linked with; -1 for none.
        flags: numbers (in the bead) of the divergences that touch it.
    """

    text: str
    op: WordOp = WordOp.EQUAL
    link: int = -1
    flags: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One segment (or sentence) of one side."""

    label: str
    kind: Kind
    runs: tuple[Run, ...]
    seam: bool = False
    locator: str = ""

    @property
    def keeps_lines(self) -> bool:
        """Whether its line ends mean something (a stamp, an address, verse) or only wrap a paragraph."""
        return self.kind in _LINED


_LINED = frozenset(
    {
        Kind.VERSE,
        Kind.ADDRESS,
        Kind.DATELINE,
        Kind.SIGNATURE,
        Kind.STAMP,
        Kind.LETTERHEAD,
        Kind.PAGE_MARK,
    }
)


_MOVED = frozenset({Category.REORDERING, Category.TRANSPOSITION})


@dataclass(frozen=True, slots=True)
class Flag:
    """A divergence, with the segments it stands in; a label is empty where the side has nothing there."""

    category: Category
    severity: Severity
    a_label: str
    b_label: str
    a_text: str
    b_text: str
    reason: str

    @property
    def is_quoted(self) -> bool:
        """Whether the reason itself quotes the words (their beginning); of moved ones, one side is enough."""
        enough = any if self.category in _MOVED else all
        return enough(x[:12] in self.reason for x in (self.a_text, self.b_text))


@dataclass(frozen=True, slots=True)
class BeadView:
    """One bead: its numbers, its two sides, and what was found in it."""

    number: int
    shape: Shape
    a: tuple[Block, ...]
    b: tuple[Block, ...]
    status: Status = Status.UNREVIEWED
    note: str = ""
    transposed: bool = False
    wording: float | None = None
    meaning: float | None = None
    margin: float | None = None
    flags: tuple[Flag, ...] = ()

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its blocks, each once, in order."""
        return tuple(dict.fromkeys(x.kind for x in (*self.a, *self.b)))

    @property
    def is_gap(self) -> bool:
        return not (self.a and self.b)

    @property
    def told_flags(self) -> tuple[Flag, ...]:
        """The divergences that say more than the bead itself, the gravest first.

        A gap is an omission or addition as such.
        """
        itself = {Category.OMISSION, Category.ADDITION} if self.is_gap else set()
        told = (x for x in self.flags if x.category not in itself)
        return tuple(sorted(told, key=lambda x: -x.severity.rank))

    @property
    def severity(self) -> Severity | None:
        """The gravest of its divergences."""
        return max((x.severity for x in self.flags), key=lambda s: s.rank, default=None)

    @property
    def is_divergent(self) -> bool:
        """Whether a reader who looks for changes must see it.

        A divergence that touches the meaning, matter in another place, or running text with no counterpart.
        """
        if self.severity is Severity.MEANING or self.transposed:
            return True
        return self.is_gap and not all(x.kind.is_matter for x in (*self.a, *self.b))


@dataclass(frozen=True, slots=True)
class Side:
    """What is known of one version."""

    id: str
    title: str
    language: str
    status: str
    date: str
    source: str
    rights: str
    derived_from: str
    segments: int
    sha256: str

    @property
    def name(self) -> str:
        return self.title or self.id

    @property
    def is_sample(self) -> bool:
        return self.status == "sample"


@dataclass(frozen=True, slots=True)
class Summary:
    """An alignment in numbers.

    Attributes:
        shapes: beads of each shape that occurs.
        statuses: beads of each status that occurs.
        flags: divergences of each category that occurs, by severity.
        wording, meaning: mean over the scored beads with two sides, weighted; None where there is none.
    """

    beads: int
    shapes: tuple[tuple[Shape, int], ...]
    statuses: tuple[tuple[Status, int], ...]
    flags: tuple[tuple[Category, Severity, int], ...]
    transposed: int
    wording: float | None
    meaning: float | None


@dataclass(frozen=True)
class PairView:
    """Two versions side by side.

    Attributes:
        words: whether word differences are marked (they are not between two languages).
        signature: what made it, as pairs of name and value.
    """

    a: Side
    b: Side
    beads: tuple[BeadView, ...]
    summary: Summary
    level: Level = Level.PARAGRAPH
    words: bool = True
    signature: tuple[tuple[str, str], ...] = field(default=())
