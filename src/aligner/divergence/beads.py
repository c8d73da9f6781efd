"""Scores for the beads of an alignment: one matching a bead, from which its sentence beads are scored too."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.divergence.compare import Analysis, analyse
from aligner.divergence.evidence import Case
from aligner.divergence.gaps import Stretch, gaps_in_sentences, stretch_of
from aligner.divergence.meaning import meaning
from aligner.model import Bead, Category, Divergence, Score, Severity
from aligner.text.views import clean, is_untidy, mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.model import Version

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Blocks of a version as one text: what begins at `starts[k]` stands at `origins[k]` of the version.

    Page marks and note markers are blank in `text`; divided words and ligatures are whole.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        k = max(0, bisect_right(self.starts, offset) - 1)
        return self.origins[k] + offset - self.starts[k]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `start:end` stands in the version; an empty span stays empty."""
        first = self.origin(start)
        return (first, first) if end <= start else (first, self.origin(end - 1) + 1)

    def offset(self, place: int) -> int:
        """The inverse of `origin`, for a place inside the blocks."""
        k = max(0, bisect_right(self.origins, place) - 1)
        here = self.starts[k] + place - self.origins[k]
        return min(here, self.starts[k + 1]) if k + 1 < len(self.starts) else here


def excerpt(version: "Version", segments: "Sequence[int]") -> Excerpt:
    """The blocks `segments` of a version; neighbours keep what stands between them."""
    if not segments:
        return Excerpt("", (0,), (0,))
    runs: list[list[int]] = [[segments[0]]]
    for last, here in pairwise(segments):
        if here == last + 1:
            runs[-1].append(here)
        else:
            runs.append([here])
    parts, starts, origins, at = [], [], [], 0
    for run in runs:
        start, end = version.segments[run[0]].start, version.segments[run[-1]].end
        text = mask(version.text[start:end])
        if is_untidy(text):
            view = clean(text, unify=False)
            text = view.text
            starts += [at + s for s in view.starts]
            origins += [start + o for o in view.origins]
        else:
            starts.append(at)
            origins.append(start)
        parts.append(text)
        at += len(text) + 2
    return Excerpt("\n\n".join(parts), tuple(starts), tuple(origins))


def score_beads(a: "Version", b: "Version", beads: "Sequence[Bead]") -> tuple[Bead, ...]:
    """The beads with `score` set, nested sentence beads too; nothing else changes."""
    return tuple(score_bead(a, b, bead, beads) for bead in beads)


def score_bead(a: "Version", b: "Version", bead: Bead, beads: "Sequence[Bead]" = ()) -> Bead:
    """One bead scored; `beads` are its neighbours, which tell where the missing side of a gap would stand."""
    if bead.is_gap:
        return replace(bead, score=_gap_score(a, b, bead, beads), sentences=_gap_sentences(bead))
    ex_a, ex_b = excerpt(a, bead.a), excerpt(b, bead.b)
    several = len(bead.sentences) > 1
    pieces = _pieces(a, b, bead, ex_a, ex_b)
    found = analyse(ex_a.text, ex_b.text, lang_a=a.language, lang_b=b.language, gaps=not several)
    cases = _cases(found.case, pieces)
    if several:
        gaps = gaps_in_sentences(found.case, pieces, cases)
        both = sorted((*found.divergences, *gaps), key=lambda d: (d.a_start, d.b_start, d.category))
        floored = meaning(found.case, found.wording, both)
        found = replace(found, divergences=tuple(both), meaning=floored)
    divergences = tuple(_placed(d, a, b, (ex_a, ex_b)) for d in found.divergences)
    if bead.transposed:
        divergences = (*divergences, _transposed(ex_a, ex_b))
    score = Score(found.wording, found.meaning, found.weight, divergences)
    if not bead.sentences:
        return replace(bead, score=score)
    nested = _sentences((a, b), bead, found, (ex_a, ex_b), cases)
    weight = sum(x.score.weight for x in nested if x.score)
    if weight and len(nested) > 1:
        mean = sum(x.score.wording * x.score.weight for x in nested if x.score) / weight
        score = replace(score, wording=mean)
    return replace(bead, score=score, sentences=nested)


def _pieces(
    a: "Version", b: "Version", bead: Bead, ex_a: Excerpt, ex_b: Excerpt
) -> list[tuple[Stretch, Stretch]]:
    """For each nested bead, the stretches of the excerpts that it joins; None where a side has none."""
    result = []
    for x in bead.sentences:
        pair: list[Stretch] = []
        for version, ids, ex in ((a, x.a, ex_a), (b, x.b, ex_b)):
            if not ids:
                pair.append(None)
                continue
            start, end = _extent(version, ids)
            pair.append((ex.offset(start), min(len(ex.text), ex.offset(end - 1) + 1)))
        result.append((pair[0], pair[1]))
    return result


def _cases(case: Case, pieces: "Sequence[tuple[Stretch, Stretch]]") -> list[Case]:
    """The case of each nested bead alone; that of all where it is the only one, or has but one side."""
    if len(pieces) < 2:
        return [case] * len(pieces)
    return [Case(stretch_of(case.m, a, b)) if a and b else case for a, b in pieces]


def _sentences(
    versions: "tuple[Version, Version]",
    bead: Bead,
    found: Analysis,
    excerpts: tuple[Excerpt, Excerpt],
    cases: "Sequence[Case]",
) -> tuple[Bead, ...]:
    """The nested beads, scored from the links of the whole bead that stay inside them; each has its case."""
    a, b = versions
    m = found.case.m
    ex_a, ex_b = excerpts
    where_a = _owner(a, [x.a for x in bead.sentences], m.a.starts, ex_a)
    where_b = _owner(b, [x.b for x in bead.sentences], m.b.starts, ex_b)
    weight = [0.0] * len(bead.sentences)
    same = [0.0] * len(bead.sentences)
    for where, tokens in ((where_a, m.a), (where_b, m.b)):
        for k, w in zip(where, tokens.weights, strict=True):
            if k >= 0:
                weight[k] += w
    for link in m.links:
        k = where_a[link.a]
        if k >= 0 and k == where_b[link.b]:
            same[k] += link.share * (m.a.weights[link.a] + m.b.weights[link.b])
    spans = [(_extent(a, x.a), _extent(b, x.b)) for x in bead.sentences]
    inside: list[list[Divergence]] = [[] for _ in spans]
    for d in found.divergences:
        placed = _placed(d, a, b, excerpts)
        for k, (sa, sb) in enumerate(spans):
            if _within(placed.a_start, placed.a_end, sa) or _within(placed.b_start, placed.b_end, sb):
                inside[k].append(placed)
                break
    result = []
    for k, x in enumerate(bead.sentences):
        w = 1.0 - same[k] / weight[k] if weight[k] else 0.0
        w = min(1.0, max(0.0, w))
        mine = tuple(inside[k])
        m_here = 1.0 if x.is_gap else meaning(cases[k], w, mine)
        result.append(replace(x, score=Score(w, m_here, weight[k], mine)))
    return tuple(result)


def _owner(
    version: "Version", groups: "Sequence[tuple[int, ...]]", offsets: "Sequence[int]", ex: Excerpt
) -> list[int]:
    """For each offset of the excerpt, the number of the group whose sentence holds it, or -1."""
    spans = sorted(
        (version.sentences[i].start, version.sentences[i].end, k) for k, ids in enumerate(groups) for i in ids
    )
    starts = [s for s, _, _ in spans]
    result = []
    for offset in offsets:
        place = ex.origin(offset)
        at = bisect_right(starts, place) - 1
        result.append(spans[at][2] if at >= 0 and place < spans[at][1] else -1)
    return result


def _extent(version: "Version", ids: "Sequence[int]") -> tuple[int, int]:
    return (version.sentences[ids[0]].start, version.sentences[ids[-1]].end) if ids else (-1, -1)


def _within(start: int, end: int, span: tuple[int, int]) -> bool:
    return start < end and span[0] <= start and end <= span[1]


def _placed(d: Divergence, a: "Version", b: "Version", excerpts: tuple[Excerpt, Excerpt]) -> Divergence:
    """A divergence of the excerpts, moved to its place in the versions, with the words that stand there."""
    a_start, a_end = excerpts[0].span(d.a_start, d.a_end)
    b_start, b_end = excerpts[1].span(d.b_start, d.b_end)
    return replace(
        d,
        a_start=a_start,
        a_end=a_end,
        b_start=b_start,
        b_end=b_end,
        a_text=a.text[a_start:a_end],
        b_text=b.text[b_start:b_end],
    )


def _gap_sentences(bead: Bead) -> tuple[Bead, ...]:
    return tuple(replace(x, score=Score(1.0, 1.0)) for x in bead.sentences)


def _gap_score(a: "Version", b: "Version", bead: Bead, beads: "Sequence[Bead]") -> Score:
    """A block without a partner: one omission or addition; of matter around the work only its form."""
    side = a if bead.a else b
    ids = bead.a or bead.b
    ex = excerpt(side, ids)
    start, end = ex.span(0, len(ex.text))
    place = _place(a, b, bead, beads)
    matter = all(side.is_matter(i) for i in ids)
    severity = Severity.FORM if matter else Severity.MEANING
    what = side.segments[ids[0]].kind.value.replace("-", " ") if matter else _count(len(ids))
    quoted = _short(ex.text)
    if bead.a:
        reason = f"'{quoted}': {what} of A without a counterpart in B"
        d = Divergence(Category.OMISSION, severity, start, end, place, place, ex.text, "", reason)
    else:
        reason = f"'{quoted}': {what} of B without a counterpart in A"
        d = Divergence(Category.ADDITION, severity, place, place, start, end, "", ex.text, reason)
    weight = analyse(ex.text, "", lang_a=side.language, lang_b=side.language).weight
    return Score(1.0, 1.0, weight, (d,))


def _count(n: int) -> str:
    return "a paragraph" if n == 1 else f"{n} paragraphs"


def _place(a: "Version", b: "Version", bead: Bead, beads: "Sequence[Bead]") -> int:
    """Where the missing side of a gap would stand: behind the last bead before it that has that side."""
    last = 0
    for x in beads:
        if x is bead or (x.a, x.b) == (bead.a, bead.b):
            break
        ids = x.b if bead.a else x.a
        if ids and not x.transposed:
            last = (b if bead.a else a).segments[ids[-1]].end
    return last


def _transposed(ex_a: Excerpt, ex_b: Excerpt) -> Divergence:
    a_start, a_end = ex_a.span(0, len(ex_a.text))
    b_start, b_end = ex_b.span(0, len(ex_b.text))
    reason = f"'{_short(ex_a.text)}' stands in another place in B"
    return Divergence(
        Category.TRANSPOSITION, Severity.MEANING, a_start, a_end, b_start, b_end, ex_a.text, ex_b.text, reason
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"
