"""Words that may take a denial back: near one that the other side lacks, a finding is not sure."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aligner.divergence.rules.signs import ABLE, DENIES, UNABLE

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case, Side, Span

SEVERAL = frozenset({"without", "no", "без", "ни"})
"""Negators that are said again with each member of a list."""
PARTICLES = frozenset({"not", "n't", "no", "never", "nor", "cannot", "without", "не", "ни", "нет", "без"})
NEXT, LONG = 4, 6
SAME, ACROSS, LIKE, KIN = 0.78, 0.45, 0.6, 0.4
REACH, CLAUSE = 20, 9


@dataclass(frozen=True, slots=True)
class Excuses:
    """Places of one side that the other has no like of: words that deny, and words that limit."""

    side: "Side"
    denials: tuple[int, ...]
    limits: tuple[int, ...]

    def without(self, places: "AbstractSet[int]") -> "Excuses":
        """The same without denials that are findings of their own."""
        return replace(self, denials=tuple(k for k in self.denials if k not in places))

    def speak_for(self, span: "Span", far: int) -> bool:
        """Whether a denial stands in the sentence of a span up to `far` words off, or a limit near by."""
        first, last = span
        norms, limits = self.side.norms, self.limits
        several = SEVERAL.intersection(norms[first : last + 1])
        for k in (*self.denials, *limits):
            reach = min(far, CLAUSE) if k in limits else far
            near = first - reach <= k <= last + reach and not first <= k <= last
            if near and norms[k] not in several and not self._is_severed(k, first):
                return True
        return False

    def _is_severed(self, i: int, j: int) -> bool:
        """Whether a mark that ends a statement stands between words `i` and `j`."""
        tokens = self.side.tokens
        start, end = tokens.ends[min(i, j)], tokens.starts[max(i, j)]
        ends = ";" in tokens.text[start:end] or "?" in tokens.text[start:end]
        return ends or self.side.sentence[i] != self.side.sentence[j]


class Doubts:
    """The excuses of both sides, outside what is settled on each; gathered when they are asked for."""

    def __init__(self, case: "Case", settled: "tuple[AbstractSet[int], AbstractSet[int]]") -> None:
        self._case, self._settled = case, settled
        self._found: list[Excuses | None] = [None, None]

    def of(self, side: int) -> Excuses:
        """Those of A (0) or B (1)."""
        found = self._found[side]
        if found is None:
            case = self._case.flipped() if side else self._case
            found = self._found[side] = excuses(case, self._settled[side])
        return found


def denial_near(side: "Side", place: int) -> bool:
    """Whether a word that denies, by itself or by its prefix, stands within a few words of a place."""
    around = [*side.norms[max(0, place - NEXT) : place], *side.norms[place + 1 : place + NEXT + 1]]
    if side.tokens.language == "ru":
        return any(n in PARTICLES or (n.startswith(("не", "без", "бес")) and len(n) > LONG) for n in around)
    return any(n in PARTICLES or ABLE.match(n) for n in around)


def excuses(case: "Case", settled: "AbstractSet[int]") -> Excuses:
    """What may take a denial back in A: of no like in B, and outside what is settled."""
    side = case.a
    assert side.tables is not None  # noqa: S101 - the caller asked
    hits = side.tables.phrases(
        "negation", "idle", "double", "takers", "limiters", "hints", "deniers", "subjects"
    ).find(side.tokens)
    same = SAME if side.tokens.language == case.b.tokens.language else ACROSS
    concord = side.tables.words("negation", "concord")
    norms = side.norms
    hits = [h for h in hits if norms[h.first] != "nor" and h.name != "idle"]
    if not concord.isdisjoint(side.vocabulary):
        double = {side.clause[k] for k, n in enumerate(side.norms) if n in concord}
        hits = [h for h in hits if not (side.norms[h.first] == "не" and side.clause[h.first] in double)]
    free = [
        h
        for h in hits
        if h.first not in settled
        and (_is_free(case, h.first, same) if h.name != "hints" else _is_lonely(case, h.first))
    ]
    denials = [h.first for h in free if h.name != "limiters"]
    content = side.content
    affixed = [i for i, bits in side.signs.items() if bits & (DENIES | UNABLE) and content[i]]
    if affixed:
        bound = {h.first for h in side.tables.phrases("negation", "bound").find(side.tokens)}
        denials += [
            i
            for i in affixed
            if i not in settled
            and i not in bound
            and PARTICLES.isdisjoint(side.norms[max(0, i - NEXT) : i])
            and case.linked(i, same) is None
        ]
    return Excuses(side, tuple(denials), tuple([h.first for h in free if h.name == "limiters"]))


def _is_lonely(case: "Case", i: int) -> bool:
    """Whether word `i` of A, which may deny, has no like in B, not even another word that may deny."""
    least = LIKE if case.a.tokens.language == case.b.tokens.language else KIN
    if case.linked(i, least) is not None:
        return False
    j = case.linked(i, KIN)
    if j is None or case.b.tables is None:
        return True
    told = case.b.tables.phrases("negation", "hints", "takers", "privatives").find(case.b.tokens)
    return all(h.first != j for h in told)


def _is_free(case: "Case", i: int, least: float) -> bool:
    """Whether word `i` of A has no like in B, or only a plain negator that it renders: `impossible`."""
    j = case.linked(i, least)
    return j is None or (case.b.norms[j] in PARTICLES and case.a.norms[i] not in PARTICLES)


def is_excused(
    case: "Case", target: int, spans: tuple["Span", "Span"], unsure: "tuple[Excuses, Excuses]"
) -> bool:
    """Whether something near may say the same as a cue; between languages any denial near its target may."""
    if unsure[0].speak_for(spans[0], REACH) or unsure[1].speak_for(spans[1], REACH):
        return True
    return case.a.tokens.language != case.b.tokens.language and denial_near(case.b, target)


def is_astray(case: "Case", x: int, y: int) -> bool:
    """Whether one of two predicates has its likeness in another word than the other one."""
    pairs = ((case, x, y), (case.flipped(), y, x))
    return any((at := here.linked(i, ACROSS)) is not None and at != j for here, i, j in pairs)
