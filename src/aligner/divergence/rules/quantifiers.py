"""How far a statement reaches: all, not all, or none; and whether a thing is there: with it, or without."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.rules.ahead import content_from
from aligner.divergence.rules.scopes import is_reserved, is_turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.tables import Hit

HEAD, OBJECT = 5, 4
ALIKE, ALIKE_ACROSS = 0.5, 0.3
SURE = 0.65
ONCE = 1
WITHIN, SHARED = 9, 2
SOME = 1.0
WANTING = frozenset({"wanting", "determiners"})
LOOSE = frozenset({"determiners", "bare"})
REACHING = ("some_of", "idle", "none_of", "every_of")
PASSED_OVER = frozenset({"skipped", "idle"})
Pair = tuple["Scope", "Scope"]


class Scope(NamedTuple):
    """A quantifier or a preposition at tokens `first` to `last` and the word `head` it speaks of, if any."""

    kind: str
    first: int
    last: int
    head: int | None


def companions(side: "Side") -> list[Scope]:
    """What is said to be there or wanting; `bare` (with) and `determiners` (no) are looser than the rest."""
    found = _hits(side, ("skipped", "idle", "wanting", "having", "determiners", "bare"))
    scopes = [Scope(*h, _head(side, h.last, OBJECT)) for h in found]
    return [s for s in scopes if _is_thing(side, s)]


def _is_thing(side: "Side", x: Scope) -> bool:
    """Whether a companion is a thing, no deed: `without peeling`."""
    return x.head is not None and not (side.norms[x.last] == "without" and side.norms[x.head].endswith("ing"))


def _hits(side: "Side", keys: tuple[str, ...]) -> "list[Hit]":
    """The phrases of some classes; not those that are listed only to be passed over."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    hits = side.tables.phrases("negation", *keys).find(side.tokens)
    return [h for h in hits if h.name not in PASSED_OVER]


def _head(side: "Side", last: int, reach: int) -> int | None:
    found = content_from(side, last + 1, reach, 1)
    return found[0] if found else None


def same_thing(case: "Case", x: Scope, y: Scope, least: float = ALIKE) -> bool:
    """Whether two scopes speak of one thing: their heads are linked, or neither has one."""
    if x.head is None or y.head is None:
        return False
    if case.a.tokens.language != case.b.tokens.language:
        least = ALIKE_ACROSS
    return case.m.pairs.get((x.head, y.head), 0.0) >= least


def quantified(case: "Case") -> "Iterable[Pair]":
    """Quantifiers of both sides that say otherwise of the same things."""
    hits_a = _hits(case.a, REACHING)
    hits_b = _hits(case.b, REACHING) if hits_a else []
    kinds_a, kinds_b = {h.name for h in hits_a}, {h.name for h in hits_b}
    if not ({"none_of"} < kinds_a | kinds_b and kinds_a and kinds_b):
        return
    a, b = _plainly(case, hits_a), _plainly(case.flipped(), hits_b)
    for x in a:
        for y in b:
            kinds = {x.name, y.name}
            if x.name == y.name or "none_of" not in kinds:
                continue
            if "every_of" in kinds and not same_predicate(case, x.first, y.first):
                continue
            scopes = _scope(case.a, x), _scope(case.b, y)
            partial = "some_of" in kinds and all(_limited(z) == ONCE for z in (a, b))
            if (partial and _plain(case, *scopes)) or same_thing(case, *scopes, SURE):
                yield scopes


def _scope(side: "Side", hit: "Hit") -> Scope:
    """A quantifier of a side: of kind `every_of`, `some_of` (not all) or `none_of`."""
    return Scope(*hit, _head(side, hit.last, HEAD))


def _limited(found: "Sequence[Hit]") -> int:
    """How many quantifiers say something else than `all`."""
    return sum(h.name != "every_of" for h in found)


def _plainly(case: "Case", found: "Iterable[Hit]") -> "list[Hit]":
    """Of the quantifiers of A those but each `none` that an exception or another denial takes back."""
    return [
        h
        for h in found
        if h.name != "none_of" or not (is_reserved(case.a, h.last) or is_turned(case, h.first, h.last))
    ]


def same_predicate(case: "Case", i: int, j: int) -> bool:
    """Whether what is said of all here and of none there is the same: words are shared beside the thing.

    Amounts compared (`nowhere more than two yards`) are none.
    """
    for side, k in ((case.a, i), (case.b, j)):
        if "than" in side.norms[k : k + 2 * WITHIN]:
            return False
    shared, heavy = 0, case.a.heavy
    for x in heavy[bisect_left(heavy, i - WITHIN) : bisect_right(heavy, i + WITHIN)]:
        link = case.m.of_a[x]
        if link and -WITHIN <= link.b - j <= WITHIN and link.similarity >= SURE:
            shared += not case.m.a.items[x].lexeme.is_number and case.a.norms[x] not in _numerals(case)
    return shared >= SHARED


def _numerals(case: "Case") -> "Mapping[str, str]":
    return case.a.tables.mapping("numbers", "ones") if case.a.tables else {}


def _plain(case: "Case", x: Scope, y: Scope) -> bool:
    """Whether something around two quantifiers that stand alone on their sides is linked."""
    return case.near(x.first, y.first, 8) >= SOME


def accompanied(case: "Case") -> "tuple[list[Pair], list[Pair]]":
    """Things that both sides say to be there or wanting: those they agree on, and the others."""
    agreed: list[Pair] = []
    opposed: list[Pair] = []
    a = companions(case.a)
    b = companions(case.b) if a else []
    alone = len(a) == len(b) == ONCE and case.a.tokens.language != case.b.tokens.language
    for x in a:
        for y in b:
            lonely = alone and LOOSE.isdisjoint({x.kind, y.kind})
            if not lonely and not same_thing(case, x, y):
                continue
            if (x.kind in WANTING) == (y.kind in WANTING):
                agreed.append((x, y))
            elif {x.kind, y.kind} != LOOSE:
                opposed.append((x, y))
    return agreed, opposed
