"""Alignment -> PairView."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from aligner.model.alignment import Alignment, Level
from aligner.model.bead import Bead, Shape, Status
from aligner.model.comparison import Comparison, WordOp
from aligner.model.divergence import Category, Divergence, Severity
from aligner.model.version import Kind, Version
from aligner.report.marks import Compare, Mark, marks_of
from aligner.report.view import BeadView, Block, Flag, PairView, Run, Side, Summary
from aligner.text.visible import visible


def by_divergence(a: str, b: str, lang_a: str, lang_b: str) -> Comparison:
    """Words and wording alone, at a third of the cost: what is judged stands in the alignment already."""
    from aligner.divergence import compare_words

    return compare_words(a, b, lang_a, lang_b)


def pair_view(
    alignment: Alignment,
    *,
    level: Level = Level.PARAGRAPH,
    compare: Compare = by_divergence,
    most: int | None = None,
) -> PairView:
    """The view of an alignment, or of its first `most` beads.

    `compare` is called for each bead with two sides of one language.
    """
    a, b = alignment.a, alignment.b
    words = one_language(a.language, b.language)
    views: list[BeadView] = []
    for bead in alignment.beads[:most]:
        marks = marks_of(alignment, bead, compare) if words and not bead.is_gap else ([], [])
        if level is Level.SENTENCE and bead.sentences:
            views += [
                _sentence_bead(alignment, x, marks, len(views) + k) for k, x in enumerate(bead.sentences)
            ]
        else:
            views.append(_bead(alignment, bead, marks, len(views)))
    return PairView(
        a=side(a),
        b=side(b),
        beads=tuple(views),
        summary=summary(views, alignment.beads),
        level=level,
        words=words,
        signature=signature(alignment),
    )


def one_language(x: str, y: str) -> bool:
    """Whether words of the two can be compared: the same language, or one that is not known."""
    p, q = (s.split("-")[0].lower() for s in (x, y))
    return p == q or "und" in {p, q}


def side(version: Version) -> Side:
    meta = version.meta
    return Side(
        id=visible(version.id),
        title=visible(meta.title),
        language=visible(meta.language),
        status=visible(meta.status),
        date=visible(meta.date),
        source=visible(meta.source),
        rights=visible(meta.rights),
        derived_from=visible(meta.derived_from),
        segments=len(version.segments),
        sha256=version.sha256,
    )


def signature(alignment: Alignment) -> tuple[tuple[str, str], ...]:
    s = alignment.signature
    known = (("aligner", s.aligner), ("sha256 of A", s.a_sha256), ("sha256 of B", s.b_sha256), *s.parameters)
    return tuple((visible(k), visible(v)) for k, v in known if v)


def _bead(
    alignment: Alignment, bead: Bead, marks: tuple[Sequence[Mark], Sequence[Mark]], number: int
) -> BeadView:
    a = tuple(block(alignment.a, "a", i, marks[0], spans(bead, "a")) for i in bead.a)
    b = tuple(block(alignment.b, "b", i, marks[1], spans(bead, "b")) for i in bead.b)
    return _filled(alignment, bead, a, b, number)


def block(
    version: Version,
    letter: str,
    index: int,
    marks: Iterable[Mark] = (),
    flags: Sequence[tuple[int, int, int]] = (),
) -> Block:
    """Segment `index` of a version, as `a14`, with what is said of its words."""
    s = version.segments[index]
    return Block(
        f"{letter}{index}", s.kind, runs(version, s.start, s.end, marks, flags), s.seam, visible(s.locator)
    )


def _sentence_bead(
    alignment: Alignment, bead: Bead, marks: tuple[Sequence[Mark], Sequence[Mark]], number: int
) -> BeadView:
    sides = []
    for name, version, ids, own in (
        ("a", alignment.a, bead.a, marks[0]),
        ("b", alignment.b, bead.b, marks[1]),
    ):
        cuts = spans(bead, name)
        sides.append(
            tuple(
                Block(
                    f"{name}{s.segment}.{i - version.sentences_of[s.segment][0]}",
                    version.segments[s.segment].kind,
                    runs(version, s.start, s.end, own if not bead.is_gap else (), cuts),
                )
                for i, s in ((i, version.sentences[i]) for i in ids)
            )
        )
    return _filled(alignment, bead, sides[0], sides[1], number)


def _filled(
    alignment: Alignment, bead: Bead, a: tuple[Block, ...], b: tuple[Block, ...], number: int
) -> BeadView:
    score = bead.score
    return BeadView(
        number=number,
        shape=bead.shape,
        a=a,
        b=b,
        status=bead.status,
        note=visible(bead.note, newlines=True),
        transposed=bead.transposed,
        wording=score.wording if score else None,
        meaning=score.meaning if score else None,
        margin=bead.margin,
        flags=tuple(flag(alignment, d) for d in score.divergences) if score else (),
    )


def flag(alignment: Alignment, d: Divergence) -> Flag:
    return Flag(
        category=d.category,
        severity=d.severity,
        a_label=label(alignment.a, "a", d.a_start),
        b_label=label(alignment.b, "b", d.b_start),
        a_text=visible(d.a_text),
        b_text=visible(d.b_text),
        reason=visible(d.reason),
    )


def label(version: Version, side: str, offset: int) -> str:
    """The segment that holds the offset (or ends at it), as `a14`; empty if none does."""
    low, high = 0, len(version.segments)
    while low < high:
        middle = (low + high) // 2
        if version.segments[middle].end < offset:
            low = middle + 1
        else:
            high = middle
    inside = low < len(version.segments) and version.segments[low].start <= offset
    return f"{side}{low}" if inside else ""


def spans(bead: Bead, side: str) -> list[tuple[int, int, int]]:
    """(start, end, number) of the divergences whose words are shown as such in the text.

    Those that touch the meaning and name words; a gap or a paragraph in another place is said of the bead.
    """
    if bead.is_gap or bead.score is None:
        return []
    return [
        (d.a_start, d.a_end, k) if side == "a" else (d.b_start, d.b_end, k)
        for k, d in enumerate(bead.score.divergences)
        if d.severity is Severity.MEANING and d.category is not Category.TRANSPOSITION
    ]


def runs(
    version: Version,
    start: int,
    end: int,
    marks: Iterable[Mark],
    flags: Sequence[tuple[int, int, int]],
) -> tuple[Run, ...]:
    """Text `start:end` cut wherever something else is said of it; marks do not overlap."""
    own = [m for m in marks if m.start < end and m.end > start]
    near = [f for f in flags if f[0] < end and f[1] > start]
    cuts = {start, end}
    for x, y, *_ in [*((m.start, m.end) for m in own), *near]:
        cuts.update((max(x, start), min(y, end)))
    edges = sorted(cuts)
    found = []
    k = 0
    for low, high in pairwise(edges):
        while k < len(own) and own[k].end <= low:
            k += 1
        mark = own[k] if k < len(own) and own[k].start <= low else None
        touched = tuple(n for x, y, n in near if x <= low and high <= y)
        shown = visible(version.text[low:high], newlines=True)
        found.append(
            Run(shown, mark.op, mark.link, touched) if mark else Run(shown, WordOp.EQUAL, -1, touched)
        )
    return tuple(found)


def summary(views: Sequence[BeadView], beads: Sequence[Bead]) -> Summary:
    """The figures; means over `beads` that have a score and two sides, by their weights."""
    shapes = Counter(x.shape for x in views)
    statuses = Counter(x.status for x in views)
    flags = Counter((f.category, f.severity) for x in views for f in x.flags)
    scored = [(x.score, x.score.weight or 1.0) for x in beads if x.score and not x.is_gap]
    meant = [(s.meaning, w) for s, w in scored if s.meaning is not None]
    return Summary(
        beads=len(views),
        shapes=tuple((s, shapes[s]) for s in Shape if s in shapes),
        statuses=tuple((s, statuses[s]) for s in Status if s in statuses),
        flags=tuple(
            (c, s, flags[c, s])
            for s in sorted(Severity, key=lambda s: -s.rank)
            for c in Category
            if (c, s) in flags
        ),
        transposed=sum(x.transposed for x in views),
        wording=_mean([(s.wording, w) for s, w in scored]),
        meaning=_mean(meant),
    )


def _mean(weighted: Sequence[tuple[float, float]]) -> float | None:
    total = sum(w for _, w in weighted)
    return sum(x * w for x, w in weighted) / total if total else None


def kind_names(kinds: Iterable[Kind]) -> str:
    return ", ".join(k.value for k in kinds)
