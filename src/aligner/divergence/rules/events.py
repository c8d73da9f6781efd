"""Which of two events comes first or brings about the other: `before`, `then`, `because`, `therefore`."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.forms import irregular, stem_of
from aligner.divergence.rules.relation import Relation
from aligner.divergence.rules.verbal import REACH
from aligner.divergence.tables import language_tables, until_extended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.divergence.evidence import Side

MARKS = (
    ("earlier_marks", "order", 1),
    ("later_marks", "order", -1),
    ("because_marks", "cause", -1),
)
"""Words that open the second event of two (1) or the first (-1)."""
DENYING = frozenset({"not", "n't", "never", "nor", "не"})
ABSENT = DENYING | {"cannot", "none", "nobody", "nothing", "no", "neither", "hardly", "scarcely", "ни", "нет"}
"""Where one of them stands beside `before`, nothing is said to have come first: `none came before noon`."""
POINTING = frozenset(
    {
        "that",
        "this",
        "these",
        "those",
        "it",
        "them",
        "этого",
        "того",
        "этим",
        "тем",
        "ним",
        "ней",
        "нею",
        "ними",
    }
)
ALSO = frozenset({"and", "but", "or", "so", "yet", "while", "whereas", "и", "а", "но", "или"})
"""Words with which another event begins."""
TURNING = frozenset({"did", "does", "do"})
"""Behind `only before` and its like they begin the other event."""
NAMING = 5
"""So many words before `after` a verb of naming may stand: `named the child after him`."""
TOOK = frozenset({"was", "is", "be", "were", "took", "takes", "passed"})
PLACED = frozenset({"in", "at", "on"})
SEQUELS = (("then_marks", "order"), ("therefore_marks", "cause"))


def read_events(side: "Side") -> "Iterator[Relation]":
    """Relations between the events around the words that order them."""
    tables = side.tables
    if tables is None:
        return
    for key, kind, sign in MARKS:
        for hit in tables.phrases("relations", key).find(side.tokens):
            around = _around(side, hit.first, hit.last)
            if not around or (kind == "order" and _is_timeless(side, hit.first, hit.last)):
                continue
            denied = side.norms[max(0, hit.first - 1)] in DENYING and kind == "order"
            if key == "earlier_marks" and not denied and _is_open(side, hit.first, around[0]):
                continue
            yield Relation(kind, around[1], around[0], hit.first).turned(-sign if denied else sign)
    yield from _awaited(side)
    yield from _once(side)
    yield from _having(side)
    for key, kind in SEQUELS:
        for hit in tables.phrases("relations", key).find(side.tokens):
            parts = _halves(side, hit.first, hit.last)
            if parts:
                yield Relation(kind, *parts, hit.first)


def _is_open(side: "Side", at: int, inner: tuple[int, ...]) -> bool:
    """Whether `before` tells no order: it counts a time, or what it is said of is denied."""
    low, high = _part(side, at)
    around = side.norms[low : inner[0]], side.norms[inner[-1] + 1 : high]
    return not all(map(ABSENT.isdisjoint, around)) or _is_impersonal(side, at)


def _is_timeless(side: "Side", first: int, last: int) -> bool:
    """Whether `before` or `after` tells of a place, an aim or a model: `before the court`, `named after`."""
    if first != last or side.tables is None or side.norms[first] not in {"before", "after"}:
        return False
    words, norms, lexemes = side.tables.words, side.norms, side.tokens.lexemes
    stop = min(len(norms), last + 4)
    at = next((k for k in range(last + 1, stop) if side.content[k]), first)
    noun, ends = norms[at], at + 1 == len(norms) or side.breaks[at + 1]
    if norms[first] == "before":
        ends = ends or norms[at + 1] in words("relations", "prepositions")
        return ends and noun in words("relations", "before_whom")
    if noun in words("relations", "after_what"):
        return True
    stems = [lexemes[k].stem for k in range(max(0, first - NAMING), first)]
    return bool(stems) and (
        stems[-1] in stems_among("seeking") or not stems_among("naming").isdisjoint(stems)
    )


@until_extended
@lru_cache(maxsize=4)
def stems_among(key: str) -> frozenset[str]:
    """The stems of the English verbs of a table."""
    tables = language_tables("en")
    return frozenset(stem_of(x, "en") for x in tables.words("relations", key)) if tables else frozenset()


def _is_impersonal(side: "Side", at: int) -> bool:
    """Whether `before` counts how long it took: `it was past nine before he came`."""
    before = side.norms[_part(side, at)[0] : at][-6:]
    if "it" not in before[:-1]:
        return False
    return any(x in TOOK and y not in PLACED for x, y in pairwise([*before, ""]))


def _awaited(side: "Side") -> "Iterator[Relation]":
    """`not p until q`: q comes first."""
    for hit in side.tables.phrases("relations", "until_marks").find(side.tokens) if side.tables else ():
        around = _around(side, hit.first, hit.last)
        if not around:
            continue
        low, high = _bounds(side, hit.first)
        inner = set(around[0])
        if any(side.norms[k] in DENYING for k in range(low, high) if k not in inner):
            yield Relation("order", *around, hit.first)


def _once(side: "Side") -> "Iterator[Relation]":
    """`once p, q` and `no sooner p than q`: p comes first."""
    norms = side.norms
    for k in sorted([*side.tokens.places("once"), *side.tokens.places("sooner")]):
        if k + 1 == len(norms):
            continue
        _, high = _bounds(side, k)
        if norms[k] == "once" and (k == 0 or side.breaks[k]) and not side.breaks[k + 1]:
            cut = next((x for x in range(k + 1, high) if side.breaks[x]), None)
            parts = (_words(side, k + 1, cut), _words(side, cut, high)) if cut else None
        elif norms[k] == "sooner" and norms[max(0, k - 1)] == "no" and "than" in norms[k:high]:
            cut = norms.index("than", k)
            parts = _words(side, k + 1, cut), _words(side, cut + 1, high)
        else:
            continue
        if parts and all(parts):
            yield Relation("order", *parts, k)


def _having(side: "Side") -> "Iterator[Relation]":
    """`having done p, q`, `the fire having gone out, q`: p comes first."""
    if not side.vocabulary.isdisjoint({"before", "after", "until", "till", "without"}):
        return
    for k in side.tokens.places("having"):
        low, high = _part(side, k)
        start = max((x for x in range(low, k + 1) if side.breaks[x]), default=low)
        cut = next((x for x in range(k + 1, high) if side.breaks[x]), None)
        if cut is None or start != low or cut == high or not _has_done(side, k) or side.norms[cut] in ALSO:
            continue
        end = next((x for x in range(cut + 1, high) if side.breaks[x]), high)
        parts = _words(side, low, cut), _words(side, cut, end)
        if all(parts):
            yield Relation("order", *parts, k)


def _has_done(side: "Side", k: int) -> bool:
    """Whether a participle follows `having`, and nothing is denied."""
    behind = side.norms[k + 1 : k + 3]
    if not ABSENT.isdisjoint(side.norms[max(0, k - 1) : k + 3]):
        return False
    return "been" not in behind and any(x.endswith("ed") or x in irregular() for x in behind)


def _bounds(side: "Side", at: int) -> tuple[int, int]:
    """Where the sentence of a word begins and ends, within reach."""
    sentence, here = side.sentence, side.sentence[at]
    low, high = max(0, at - REACH), min(len(sentence), at + REACH + 1)
    return bisect_left(sentence, here, low, at), bisect_right(sentence, here, at, high)


def _words(side: "Side", start: int, stop: int) -> tuple[int, ...]:
    return tuple(compress(range(start, stop), side.content[start:stop]))


def _around(side: "Side", first: int, last: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The words of the event that a conjunction or preposition opens, and those of the other."""
    low, high = _part(side, first)
    if last + 1 >= high or side.breaks[last + 1] or side.norms[last + 1] in {"which", "чего"}:
        return None
    if _points_back(side, last + 1) or (first == last and side.norms[last + 1].endswith("ed")):
        return None
    norms, breaks = side.norms, side.breaks
    cleft = norms[max(0, first - 5) : last + 1]
    if "it" in cleft and ("was" in cleft or "is" in cleft):
        that = next((k for k in range(last + 1, high) if norms[k] in {"that", "что"}), None)
        if that:
            return _words(side, last + 1, that), _words(side, that + 1, high)
    cut = last + 1
    turned = TURNING if norms[max(0, first - 1)] == "only" else ()
    while cut < high and not breaks[cut] and norms[cut] not in turned:
        cut += 1
    if cut < high and breaks[cut] and norms[cut] in ALSO:
        cut = next((k for k in range(cut + 1, high) if breaks[k]), cut)
    inner = _words(side, last + 1, _next_also(norms, last + 2, cut)) or _words(side, last + 1, cut)
    if first <= low + 1 or breaks[first - 1] or breaks[first]:
        end = _next_also(norms, cut + 1, high)
        while end < high and not breaks[end]:
            end = _next_also(norms, end + 1, high)
        rest = (*_words(side, low, first), *_words(side, cut, end))
    else:
        begin = first - 1
        while begin > low and norms[begin] not in ALSO:
            begin -= 1
        rest = _words(side, begin, first)
    return (inner, rest) if inner and rest else None


def _next_also(norms: list[str], start: int, stop: int) -> int:
    """The first word from `start` on with which another event begins, or `stop`."""
    for k in range(start, stop):
        if norms[k] in ALSO:
            return k
    return stop


def _part(side: "Side", at: int) -> tuple[int, int]:
    """Where the part of a sentence begins and ends that a word stands in, between strong marks."""
    low, high = _bounds(side, at)
    if ";" in side.tokens.text or ":" in side.tokens.text:
        strong = {bisect_left(side.tokens.starts, place) for place, mark in side.tokens.marks if mark in ";:"}
        low = max([low, *(k for k in strong if k <= at)])
        high = min([high, *(k for k in strong if k > at)])
    return low, high


def _points_back(side: "Side", k: int) -> bool:
    """Whether a word stands for what was said before: `after that it rained`, `before this, however`."""
    if k > 1 and side.breaks[k - 1] and side.norms[k] in POINTING:
        return True
    alone = k + 1 >= len(side.norms) or side.breaks[k + 1] or not side.is_content(k + 1)
    return side.norms[k] in POINTING and (alone or side.tokens.language == "ru")


def _halves(side: "Side", first: int, last: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The clause before and the clause of a word like `then`, `afterwards`, `therefore`."""
    low, high = _bounds(side, first)
    closing = last + 1 >= high or side.breaks[last + 1]
    joints = [
        k
        for k in range(low + 1, first + 1)
        if side.breaks[k] or side.norms[k] in {"and", "but", "и", "а", "но"}
    ]
    if not joints:
        return None
    joint = joints[-1]
    start = next((k for k in reversed(joints[:-1]) if side.breaks[k]), low)
    stop = first if closing else next((k for k in range(last + 1, high) if side.breaks[k]), high)
    before, after = _words(side, start, joint), _words(side, joint, stop)
    return (before, after) if before and after else None
