"""Some of a number for all of it, two of what was one: `all three` against `two of the three`."""

from typing import TYPE_CHECKING

from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.fact import Fact
    from aligner.model import Divergence

ALL = frozenset({"all", "все", "всех", "всем", "всеми"})
BETWEEN = frozenset(
    {"the", "these", "those", "of", "his", "her", "their", "our", "эти", "этих", "его", "ее", "их"}
)
OUT = frozenset({"of", "out", "from", "among", "из"})
OTHERS = frozenset(
    [
        "other",
        "others",
        "third",
        "rest",
        "remaining",
        "remainder",
        "last",
        "also",
        "too",
        "likewise",
        "both",
        "then",
        "другой",
        "другая",
        "другие",
        "прочие",
        "остальные",
        "остальных",
        "третий",
        "третья",
        "последний",
        "также",
        "тоже",
    ]
)
"""Words that tell of those left out too."""
DENIALS = frozenset(
    ["not", "no", "never", "nor", "neither", "none", "n't", "ни", "не", "hardly", "scarcely", "barely"]
)
FULL = frozenset({"single", "whole", "full", "entire", "solitary", "one"})
ARTICLES = frozenset({"a", "an", "one"})
BEFORE_UNIT = frozenset(
    [
        "in",
        "for",
        "of",
        "after",
        "within",
        "is",
        "was",
        "takes",
        "took",
        "than",
        "about",
        "only",
        "but",
        "needs",
        "needed",
        "spent",
    ]
)
MORE = frozenset(
    [
        "another",
        "second",
        "again",
        "or",
        "each",
        "apiece",
        "per",
        "either",
        "more",
        "two",
        "pair",
        "twice",
        "both",
        "other",
        "further",
        "couple",
        "brace",
        "every",
        "second",
        "double",
        "few",
        "several",
        "some",
        "half",
        "next",
    ]
)
STEM = 3
LIKE = 0.85


def find(case: "Case", left_a: "Sequence[Fact]", left_b: "Sequence[Fact]") -> "Iterable[Divergence]":
    """All of a number on one side, fewer of them on the other; two for a single one."""
    for flipped, (x, y) in ((False, (case.a, case.b)), (True, (case.b, case.a))):
        for spans in _fewer(case, x, y, flipped=flipped):
            yield _report(case, *(spans[::-1] if flipped else spans), "fewer than all of them")
    several = [f for f in left_a or left_b if _is_several(f)] if bool(left_a) != bool(left_b) else []
    if not several or not case.a.tokens.language == case.b.tokens.language == "en":
        return
    one, many = (case.b, case.a) if left_a else (case.a, case.b)
    if MORE & one.vocabulary or {"each", "apiece", "per"} & many.vocabulary:
        return
    turned = case.flipped() if left_a else case
    for f in several:
        if found := _one(turned, f):
            yield _report(case, *(found[::-1] if left_a else found), "another number")


def _report(case: "Case", a: tuple[int, int], b: tuple[int, int], what: str) -> "Divergence":
    reason = f"'{case.a.text(*a)}' became '{case.b.text(*b)}': {what}"
    return case.report(Category.NUMBER, a, b, reason)


def _fewer(
    case: "Case", whole: "Side", part: "Side", *, flipped: bool
) -> "Iterable[tuple[tuple[int, int], tuple[int, int]]]":
    if ALL.isdisjoint(whole.vocabulary) or not OUT & part.vocabulary or OTHERS & part.vocabulary:
        return
    for f in whole.facts:
        if f.kind != "number" or f.role or (first := _all_before(whole, f.first)) is None:
            continue
        for g, h in zip(part.facts, part.facts[1:], strict=False):
            gap = part.norms[g.last + 1 : h.first]
            told = h.kind == g.kind == "number" and h.value == f.value and not g.role and gap
            if DENIALS.intersection(part.norms[max(0, g.first - 3) : g.first]):
                continue
            if not told or gap[0] not in OUT or not set(gap) <= OUT | BETWEEN or len(gap) > 3:
                continue
            near = case.near(h.first, f.first) if flipped else case.near(f.first, h.first)
            if 1 <= float(g.value) < float(f.value) and near > 0:
                yield (first, f.last), (g.first, h.last)


def _all_before(side: "Side", at: int) -> int | None:
    """Where `all`, `all the`, `all of the` before a number begins."""
    for k in range(at - 1, max(-1, at - 4), -1):
        if side.norms[k] in ALL:
            return k if not (k and side.norms[k - 1] in {"not", "не"}) else None
        if side.norms[k] not in BETWEEN:
            return None
    return None


def _is_several(f: "Fact") -> bool:
    count = f.count if f.kind == "span" else f.value
    if f.kind not in {"number", "span"} or f.weak or f.role:
        return False
    return isinstance(count, float) and count >= 2 and count == int(count)


def _one(case: "Case", f: "Fact") -> tuple[tuple[int, int], tuple[int, int]] | None:
    """One thing or one unit of time of A where B has several of the same."""
    for j in range(f.last + 1, min(len(case.b.norms), f.last + 4)):
        if case.b.breaks[j]:
            return None
        i = next((k for k, n in enumerate(case.a.norms) if _plural(n, case.b.norms[j])), None)
        if i is None or case.near(i, j) <= 0 or (first := _article(case.a, i, unit=f.kind == "span")) is None:
            continue
        return (first, i), (f.first, j)
    return None


def _plural(one: str, many: str) -> bool:
    return len(one) >= STEM and many in {one + "s", one + "es"}


def _article(side: "Side", i: int, *, unit: bool) -> int | None:
    """Where `a`, `a whole`, `a single` before a noun begins."""
    before = side.norms[max(0, i - 3) : i]
    if any(side.breaks[k] for k in range(max(1, i - 1), i + 1)):
        return None
    if before[-1:] and before[-1] in FULL:
        return i - 1
    if before[-1:] and before[-1] in ARTICLES and (not unit or set(before[:-1][-1:]) & BEFORE_UNIT):
        return i - 1
    return i - 2 if not unit and len(before) > 1 and before[-2] in ARTICLES else None
