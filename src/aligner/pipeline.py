"""The use cases that the command line, the terminal UI and batch work share.

Divergence is imported where beads are scored: who wants indices alone need not wait for its tables.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from aligner import __version__, engine
from aligner.engine.within import align_within
from aligner.errors import InputError
from aligner.model import Alignment, Bead, Collation, Kind, Signature, Version
from aligner.model.alignment import in_reading_order
from aligner.model.levels import sentences_in
from aligner.text.sentences import split_sentences
from aligner.text.views import is_plain, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.semantic import Cached


class Progress(Protocol):
    """Called with a stage's name and how much of it is done; `total` 0 = not known."""

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None: ...


def silent(stage: str, done: int = 0, total: int = 0) -> None:
    """A `Progress` that shows nothing."""


def align_pair(
    a: Version,
    b: Version,
    *,
    anchors: "Sequence[Bead]" = (),
    parameters: engine.Parameters = engine.DEFAULT,
    embedder: "Cached | None" = None,
    progress: Progress = silent,
) -> Alignment:
    """Segments aligned, sentences aligned inside them, all scored.

    Args:
        anchors: beads over segments that are kept as they are; only what lies between them is searched.
        embedder: a model that is asked about doubtful beads, and for M of all.
    """
    a, b = with_sentences(a), with_sentences(b)
    progress("aligning")
    x = align_segments(a, b, anchors=anchors, parameters=parameters)
    if embedder is not None:
        progress("asking the model")
        x = _reconsidered(x, anchors, embedder)
    progress("aligning sentences")
    x = x.with_beads(nest_sentences(a, b, x.beads))
    x = rescore(x, progress=progress)
    if embedder is None:
        return x
    from aligner.divergence.semantic import with_meanings

    progress("asking the model")
    return x.with_beads(with_meanings(a, b, x.beads, embedder))


def open_embedder(name: str) -> "Cached":
    """The embedding model `name`, its vectors kept in the user's cache; errors as of `semantic.adapter`."""
    from aligner.divergence.semantic import Cached, adapter
    from aligner.store.vectors import shelf_of

    return Cached(adapter(name), shelf_of(name), name=name)


def _reconsidered(x: Alignment, anchors: "Sequence[Bead]", embedder: "Cached") -> Alignment:
    """The alignment with its doubtful beads searched once more by a model, which its signature names."""
    from aligner.engine.reconsider import reconsider

    texts_a, texts_b = (_tidied(v, [v.segment_text(i) for i in range(len(v.segments))]) for v in (x.a, x.b))
    beads = reconsider(x.beads, texts_a, texts_b, embedder.embed, keep=[(y.a, y.b) for y in anchors])
    made = replace(x.signature, parameters=(*x.signature.parameters, ("semantic", embedder.name)))
    return replace(x, beads=in_reading_order(beads), signature=made)


def align_segments(
    a: Version,
    b: Version,
    *,
    anchors: "Sequence[Bead]" = (),
    parameters: engine.Parameters = engine.DEFAULT,
) -> Alignment:
    """Segments aligned and no more: no sentences, no scores."""
    side_a = _Side.of(a, [x.a for x in anchors])
    side_b = _Side.of(b, [x.b for x in anchors])
    found = engine.align(
        side_a.texts,
        side_b.texts,
        lang_a=a.language,
        lang_b=b.language,
        anchors=[(side_a.units_of(x.a), side_b.units_of(x.b)) for x in anchors],
        parameters=parameters,
    )
    known = {(x.a, x.b): x for x in anchors}
    beads = (replace(x, a=side_a.segments_of(x.a), b=side_b.segments_of(x.b)) for x in found)
    return Alignment(
        a,
        b,
        in_reading_order(known.get((x.a, x.b), x) for x in beads),
        signature(a, b, parameters),
    )


def align_sentences(a: Version, b: Version, *, anchors: "Sequence[Bead]" = ()) -> Alignment:
    """Segments aligned and sentences inside them, without scores."""
    a, b = with_sentences(a), with_sentences(b)
    x = align_segments(a, b, anchors=anchors)
    return x.with_beads(nest_sentences(a, b, x.beads))


def signature(a: Version, b: Version, parameters: engine.Parameters = engine.DEFAULT) -> Signature:
    """How an alignment of these two with these parameters is made."""
    return Signature(__version__, a.sha256, b.sha256, parameters.as_text())


def with_sentences(version: Version) -> Version:
    """The version with its sentences split, if they are not."""
    if version.sentences or not version.segments:
        return version
    return replace(version, sentences=split_sentences(version.text, version.segments, version.language))


def nest_sentences(a: Version, b: Version, beads: "Sequence[Bead]") -> tuple[Bead, ...]:
    """The beads, each with beads over the sentences that begin in its segments."""
    groups = [(sentences_in(a, x.a), sentences_in(b, x.b)) for x in beads]
    nested = align_within(
        _tidied(a, [a.text[s.start : s.end] for s in a.sentences]),
        _tidied(b, [b.text[s.start : s.end] for s in b.sentences]),
        groups,
        lang_a=a.language,
        lang_b=b.language,
    )
    return tuple(replace(x, sentences=inner) for x, inner in zip(beads, nested, strict=True))


def rescore(alignment: Alignment, *, progress: Progress = silent) -> Alignment:
    """The alignment with every bead scored anew."""
    from aligner import divergence

    a, b, beads = alignment.a, alignment.b, alignment.beads
    step = 200
    scored: list[Bead] = []
    for start in range(0, len(beads), step):
        progress("comparing", start, len(beads))
        scored += divergence.score_beads(a, b, beads[start : start + step])
    progress("comparing", len(beads), len(beads))
    return alignment.with_beads(scored)


def rescore_beads(a: Version, b: Version, beads: "Sequence[Bead]") -> tuple[Bead, ...]:
    """These beads with their sentences aligned and scored: what an edit needs."""
    from aligner import divergence

    return divergence.score_beads(a, b, nest_sentences(a, b, beads))


def realign(alignment: Alignment, keep: "Sequence[Bead]", *, progress: Progress = silent) -> Alignment:
    """The alignment searched anew between the beads to keep; those stay as they are, to the byte."""
    fresh = align_segments(alignment.a, alignment.b, anchors=keep)
    kept = {(x.a, x.b) for x in keep}
    old = {(x.a, x.b): x for x in alignment.beads}
    todo = [x for x in fresh.beads if (x.a, x.b) not in kept and (x.a, x.b) not in old]
    progress("comparing", 0, len(todo))
    done = {(x.a, x.b): x for x in rescore_beads(alignment.a, alignment.b, todo)}
    known = {**old, **done}
    beads = (x if (x.a, x.b) in kept else known[x.a, x.b] for x in fresh.beads)
    marked = {(x.a, x.b): x.transposed for x in fresh.beads}
    return alignment.with_beads(replace(x, transposed=marked[x.a, x.b]) for x in beads)


def collate(base: Version, versions: "Sequence[Version]", *, progress: Progress = silent) -> Collation:
    """Each version aligned with the base, and the beads merged into rows of one cell a version."""
    return collation_of([align_pair(base, v, progress=progress) for v in versions])


def collation_of(alignments: "Sequence[Alignment]") -> Collation:
    """Alignments that share their A as one collation against it.

    Raises:
        InputError: there is none, or one was made from another A.
    """
    from aligner.divergence.rows import merge_rows

    if not alignments:
        raise InputError("a collation needs a base and at least one other version")
    base = alignments[0].a
    for x in alignments[1:]:
        if x.a.text != base.text or x.a.segments != base.segments:
            raise InputError(f"{x.a.id} - {x.b.id}: its A is not the {base.id} that the first one has")
    return Collation(base, tuple(x.b for x in alignments), merge_rows(alignments), tuple(alignments))


@dataclass(frozen=True, slots=True)
class _Side:
    """One version cut into units: blocks that a seam joins are one, unless anchors part them."""

    id: str
    units: tuple[tuple[int, ...], ...]
    texts: tuple[str, ...]
    unit_of: tuple[int, ...]

    @classmethod
    def of(cls, version: Version, anchored: "Sequence[tuple[int, ...]]") -> "_Side":
        owner = {i: k for k, ids in enumerate(anchored) for i in ids}
        units = tuple(
            part for unit in version.units for part in _parted(unit, [owner.get(i, -1) for i in unit])
        )
        texts = _tidied(version, [_unit_text(version, unit) for unit in units])
        unit_of = tuple(k for k, unit in enumerate(units) for _ in unit)
        return cls(version.id, units, texts, unit_of)

    def units_of(self, segments: tuple[int, ...]) -> tuple[int, ...]:
        for i in segments:
            if i >= len(self.unit_of):
                raise InputError(f"anchor: segment {i} does not exist ({self.id} has {len(self.unit_of)})")
        return tuple(sorted({self.unit_of[i] for i in segments}))

    def segments_of(self, units: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(i for k in units for i in self.units[k])


def _tidied(version: Version, texts: "Sequence[str]") -> tuple[str, ...]:
    """Texts of a version as they are compared: without what typing and printing left in them."""
    return tuple(texts) if is_plain(version.text) else tuple(map(tidy, texts))


def _unit_text(version: Version, unit: tuple[int, ...]) -> str:
    """The blocks of a unit as one text; a page mark that stands in the seam is no part of it."""
    inside = [i for i in unit if version.segments[i].kind is not Kind.PAGE_MARK]
    return " ".join(version.segment_text(i) for i in inside or unit)


def _parted(unit: tuple[int, ...], owners: list[int]) -> "Iterable[tuple[int, ...]]":
    start = 0
    for k in range(1, len(unit) + 1):
        if k == len(unit) or owners[k] != owners[k - 1]:
            yield unit[start:k]
            start = k
