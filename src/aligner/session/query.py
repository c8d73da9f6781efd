"""Which beads: of a sort, through a filter, holding a text; and what is left to do."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex

from aligner.errors import InputError
from aligner.model import Bead, Category, Kind, Severity, Shape, Status, Version
from aligner.session.edit import Side

LOW_MARGIN = 0.15
FIND_SECONDS = 2.0
MOST_HITS = 10_000


class Sort(StrEnum):
    """What one may step through."""

    UNREVIEWED = "unreviewed"
    DIVERGENT = "divergent"
    UNSURE = "unsure"
    UNEVEN = "not 1:1"
    FLAGGED = "flagged"
    REJECTED = "rejected"
    COMMENTED = "commented"
    TRANSPOSED = "transposed"


def worst(bead: Bead) -> int:
    """Rank of the gravest divergence in `bead` (3 = meaning, 2 = wording, 1 = form), 0 without one."""
    return max((d.severity.rank for d in bead.score.divergences), default=0) if bead.score else 0


_IS: Mapping[Sort, Callable[[Bead], bool]] = {
    Sort.UNREVIEWED: lambda x: x.status is Status.UNREVIEWED,
    Sort.DIVERGENT: lambda x: worst(x) == Severity.MEANING.rank,
    Sort.UNSURE: lambda x: x.margin is not None and x.margin < LOW_MARGIN,
    Sort.UNEVEN: lambda x: x.shape is not Shape.ONE_TO_ONE,
    Sort.FLAGGED: lambda x: x.status is Status.FLAGGED,
    Sort.REJECTED: lambda x: x.status is Status.REJECTED,
    Sort.COMMENTED: lambda x: bool(x.note),
    Sort.TRANSPOSED: lambda x: x.transposed,
}


def is_a(bead: Bead, sort: Sort) -> bool:
    return _IS[sort](bead)


def gravity(bead: Bead) -> tuple[int, float]:
    """What to look at first: divergences of meaning by their number, then the distance in meaning."""
    if bead.score is None:
        return (0, 0.0)
    grave = sum(d.severity is Severity.MEANING for d in bead.score.divergences)
    meaning = bead.score.meaning
    return (0 if bead.is_gap else grave, bead.score.wording if meaning is None else meaning)


def by_gravity(beads: Sequence[Bead], rows: Iterable[int]) -> list[int]:
    """`rows` with the gravest first; gaps, which have nothing to compare, after the rest."""
    return sorted(rows, key=lambda k: (beads[k].is_gap, *(-x for x in gravity(beads[k])), k))


@dataclass(frozen=True, slots=True)
class Filter:
    """What beads must be to be listed: one of each set that is not empty, and hold `text` (a regex)."""

    statuses: frozenset[Status] = frozenset()
    categories: frozenset[Category] = frozenset()
    severities: frozenset[Severity] = frozenset()
    shapes: frozenset[Shape] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    sorts: frozenset[Sort] = frozenset()
    text: str = ""

    def words(self) -> str:
        """The filter in plain words; empty where everything passes."""
        sets: tuple[frozenset[StrEnum], ...] = (
            self.statuses, self.categories, self.severities, self.shapes, self.kinds, self.sorts,
        )  # fmt: skip
        said = [" or ".join(sorted(x.value for x in group)) for group in sets if group]
        return ", ".join([*said, f"/{self.text}/"] if self.text else said)

    def _passes(self, bead: Bead, a: Version, b: Version) -> bool:
        found = bead.score.divergences if bead.score else ()
        return (
            (not self.statuses or bead.status in self.statuses)
            and (not self.shapes or bead.shape in self.shapes)
            and (not self.sorts or any(map(is_a, [bead] * len(self.sorts), self.sorts)))
            and (not self.categories or any(d.category in self.categories for d in found))
            and (not self.severities or any(d.severity in self.severities for d in found))
            and (not self.kinds or any(k in self.kinds for k in _kinds(bead, a, b)))
        )

    def rows(self, beads: Sequence[Bead], a: Version, b: Version) -> Sequence[int]:
        """The numbers of the beads that pass, in order."""
        if self == Filter():
            return range(len(beads))
        rows = [k for k, x in enumerate(beads) if self._passes(x, a, b)]
        if self.text:
            holding = {hit.bead for hit in find(self.text, beads, a, b).hits}
            rows = [k for k in rows if k in holding]
        return rows


def _kinds(bead: Bead, a: Version, b: Version) -> Iterator[Kind]:
    yield from (a.segments[i].kind for i in bead.a)
    yield from (b.segments[i].kind for i in bead.b)


@dataclass(frozen=True, slots=True)
class Hit:
    """Characters `start:end` of a side's text, begun in bead `bead`; of its comment if `side` is None."""

    bead: int
    side: Side | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Hits in the order of the beads; `cut` if there are more than are given."""

    hits: tuple[Hit, ...] = ()
    cut: bool = False


def find(pattern: str, beads: Sequence[Bead], a: Version, b: Version) -> Finding:
    """Where `pattern` (a regex; capitals count only if it has any) stands in texts and comments.

    Raises:
        InputError: it is no regular expression, or takes too long.
    """
    try:
        compiled = regex.compile(pattern, 0 if pattern != pattern.lower() else regex.IGNORECASE)
        hits = [
            *_in_text(compiled, "a", a, beads),
            *_in_text(compiled, "b", b, beads),
            *(
                Hit(k, None, m.start(), m.end())
                for k, x in enumerate(beads)
                if x.note
                for m in compiled.finditer(x.note, timeout=FIND_SECONDS)
            ),
        ]
    except (regex.error, RecursionError, OverflowError) as error:
        raise InputError(f"not a regular expression: {error}") from error
    except TimeoutError as error:
        raise InputError("this regular expression takes too long; make it simpler") from error
    hits.sort(key=lambda x: (x.bead, x.side or "c", x.start))
    return Finding(tuple(hits[:MOST_HITS]), len(hits) > MOST_HITS)


def _in_text(
    pattern: "regex.Pattern[str]", side: Side, version: Version, beads: Sequence[Bead]
) -> Iterator[Hit]:
    owner = {i: k for k, x in enumerate(beads) for i in (x.a if side == "a" else x.b)}
    starts = [s.start for s in version.segments]
    for count, m in enumerate(pattern.finditer(version.text, timeout=FIND_SECONDS)):
        if count > MOST_HITS:
            break
        segment = bisect_right(starts, m.start()) - 1
        if m.end() > m.start() and segment >= 0 and m.start() < version.segments[segment].end:
            yield Hit(owner[segment], side, m.start(), m.end())
