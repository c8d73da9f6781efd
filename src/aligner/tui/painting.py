"""The text of one side as pieces: what became of its words, where meaning parts, hits, the caret. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from aligner.model import Bead, Category, Comparison, Severity, Version, WordOp
from aligner.report import signs
from aligner.report.marks import Joined, join
from aligner.text.visible import visible
from aligner.tui.lines import Piece
from aligner.tui.look import OF_OP

Compare = Callable[[str, str, str, str], Comparison]
_OF_THE_PLACE = frozenset({Category.TRANSPOSITION, Category.REORDERING})
LONGEST = 30_000
"""Characters of the two sides together up to which words are compared."""


@dataclass(frozen=True, slots=True)
class Paint:
    """Characters `start:end` of a version shown in `role`, with `sign` before them."""

    start: int
    end: int
    role: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Two spans of text compared: paints for either side, and what they rest on."""

    comparison: Comparison | None = None
    a: tuple[Paint, ...] = ()
    b: tuple[Paint, ...] = ()
    joined: tuple[Joined, Joined] | None = field(default=None)


@lru_cache(maxsize=512)
def compared(a: str, b: str, lang_a: str, lang_b: str) -> Comparison:
    """The comparison of two texts, remembered: a bead is painted again at every key."""
    from aligner.divergence import compare_words

    return compare_words(a, b, lang_a, lang_b)


def spans_of(version: Version, ids: Sequence[int], *, sentences: bool) -> list[tuple[int, int]]:
    rows = version.sentences if sentences else version.segments
    return [(rows[i].start, rows[i].end) for i in ids]


def words_of(a: Version, b: Version, bead: Bead, *, sentences: bool, compare: Compare) -> Words:
    """The words of a bead (over sentences or segments) compared, and where they stand in the versions."""
    of_a = spans_of(a, bead.a, sentences=sentences)
    of_b = spans_of(b, bead.b, sentences=sentences)
    if not of_a or not of_b:
        return Words(
            a=tuple(Paint(x, y, OF_OP[WordOp.DELETED]) for x, y in of_a),
            b=tuple(Paint(x, y, OF_OP[WordOp.INSERTED]) for x, y in of_b),
        )
    p, q = join(a.text, of_a), join(b.text, of_b)
    if len(p.text) + len(q.text) > LONGEST:
        return Words()
    found = compare(p.text, q.text, a.language, b.language)
    changed = [w for w in found.words if w.op is not WordOp.EQUAL]
    return Words(
        found,
        tuple(_paints(p, ((w.a_start, w.a_end, w.op) for w in changed))),
        tuple(_paints(q, ((w.b_start, w.b_end, w.op) for w in changed))),
        (p, q),
    )


def _paints(text: Joined, marks: Iterable[tuple[int, int, WordOp]]) -> Iterable[Paint]:
    for start, end, op in marks:
        for k, (x, y) in enumerate(text.back(start, end)):
            yield Paint(x, y, OF_OP[op], "" if k else signs.WORDS[op])


def grave(bead: Bead, side: str) -> list[Paint]:
    """Where the divergences of meaning stand on a side; not those that are about the place of all of it."""
    found = bead.score.divergences if bead.score and not bead.is_gap else ()
    spans = [
        (d.a_start, d.a_end) if side == "a" else (d.b_start, d.b_end)
        for d in found
        if d.severity is Severity.MEANING and d.category not in _OF_THE_PLACE
    ]
    return [Paint(x, y, "meaning", signs.SEVERITY[Severity.MEANING]) for x, y in spans if y > x]


def painted(
    text: str, span: tuple[int, int], layers: Sequence[Iterable[Paint]], *, side: str, with_signs: bool
) -> list[Piece]:
    """Characters `span` of `text`, later layers over earlier ones.

    A sign stands where its paint begins; paints of one role with only white space between get it once.
    """
    start, end = span
    here = [
        sorted((p for p in layer if p.start < end and p.end > start), key=lambda p: p.start)
        for layer in layers
    ]
    edges = {min(max(x, start), end) for layer in here for p in layer for x in (p.start, p.end)}
    begins = _signs(here, text) if with_signs else {}
    at = [0] * len(here)
    pieces: list[Piece] = []
    for x, y in pairwise(sorted({start, end, *edges})):
        roles: list[str] = []
        for k, layer in enumerate(here):
            while at[k] < len(layer) and layer[at[k]].end <= x:
                at[k] += 1
            if at[k] < len(layer) and layer[at[k]].start <= x:
                roles.append(layer[at[k]].role)
        pieces += begins.get(x, ())
        pieces.append(Piece(visible(text[x:y]), " ".join(roles), x, y, side))
    return pieces


def _signs(layers: Sequence[Sequence[Paint]], text: str) -> dict[int, list[Piece]]:
    """Offset -> the signs that stand before it."""
    found: dict[int, list[Piece]] = {}
    for layer in layers:
        last: Paint | None = None
        for p in layer:
            goes_on = last is not None and last.role == p.role and not text[last.end : p.start].strip()
            if p.sign and not goes_on:
                found.setdefault(p.start, []).append(Piece(p.sign, p.role))
            last = p
    return found
