"""Values told in several steps: `an hour and three quarters`, `twice seven`, `a hundred less one`."""

from typing import TYPE_CHECKING

from aligner.divergence.fact import Fact
from aligner.divergence.units import DAYS

if TYPE_CHECKING:
    from aligner.divergence.units import Words

AND = frozenset({"and", "with", "с", "со", "и"})
LINKS = AND | {"a", "an", "one"}
"""Between a single unit and what is more than it."""
GAP = 6
"""How far behind a value begins, at most, what is put together with it."""
LESS = (["less"], ["save"], ["minus"], ["wanting"], ["lacking"], ["bar"], ["all", "but"], ["без"])
FROM = (["short", "of"], ["less", "than"], ["fewer", "than"])
"""Between a number and what is taken from it: behind the greater, before it."""
TIMES: tuple[list[str], ...] = ([], ["по"], ["times"], ["раза", "по"], ["раз", "по"])
IN = (
    ["in"],
    ["in", "the"],
    ["in", "every"],
    ["in", "each"],
    ["out", "of"],
    ["out", "of", "every"],
    ["to", "the"],
    ["to", "a"],
    ["per"],
)
PART_OF = frozenset({"of", "a", "an", "one", "the"})
PARTS = frozenset({"part", "parts", "man", "men", "person", "persons", "chance", "chances"})
ARTICLES = frozenset({"a", "an", "one", "the", "every", "each"})
ONE_AND_OTHER = (["and", "the", "other"], ["as", "well", "as", "the", "other"], ["и", "друг"], ["и", "втор"])
OTHER = (["and"], ["as"], ["и"])
"""How they begin."""
SCORE = 20
TAKEN = frozenset({"less", "save", "minus", "wanting", "lacking", "bar", "без"})
LONG = frozenset({"century", "decade"})
"""Units that lack years where a bare number is taken from them."""
AS_MUCH = frozenset(
    [
        "much",
        "many",
        "long",
        "large",
        "great",
        "far",
        "big",
        "high",
        "wide",
        "deep",
        "old",
        "fast",
        "heavy",
        "often",
        "broad",
        "tall",
    ]
)


def composed(words: "Words", facts: list[Fact]) -> list[Fact]:
    """The facts of a side, those that are parts of one value put together."""
    norms, units, is_short = words.norms, words.units, "short" in words.side.vocabulary
    result: list[Fact] = []
    for x in facts:
        f, g = result[-1] if result else None, _on_its_own(words, x) if x.kind == "number" else x
        if f is not None and g.first - f.last <= GAP and (both := _joined(words, f, g)):
            result[-1] = both
            continue
        before = norms[g.first - 1] if g.first else ""
        more = _after_unit(words, g) if before in LINKS or before in units else None
        if more is None and (before in TAKEN or is_short):
            more = _off_unit(words, g)
        result.append(more or g)
    return result


def _on_its_own(words: "Words", f: Fact) -> Fact:
    """A number with what the words right behind it make of it."""
    if f.value == 1.0:
        return _one_and_other(words, f) or f
    if isinstance(f.value, float) and (f.value < 1 or words.norms[f.last] == "third"):
        return _again(words, f) or _part_of_unit(words, f)
    return f


def _one_and_other(words: "Words", f: Fact) -> Fact | None:
    """`the one and the other` are two."""
    if words.norms[f.last + 1 : f.last + 2] not in OTHER:
        return None
    for more in ONE_AND_OTHER:
        after = words.norms[f.last + 1 : f.last + 1 + len(more)]
        if after[:-1] == more[:-1] and after and after[-1].startswith(more[-1]):
            return f._replace(value=2.0, last=f.last + len(more), weak=True)
    return None


def _again(words: "Words", f: Fact) -> Fact | None:
    """`half as much again` and `half again as much` are one and a half times; `half as long` is half."""
    after = words.norms[f.last + 1 : f.last + 4]
    if not isinstance(f.value, float) or f.value >= 1 or len(after) < 2:
        return None
    if after[2:] == ["again"] and after[0] == "as":
        return f._replace(value=1 + f.value, last=f.last + 3, role="times", weak=False)
    if after[:2] == ["again", "as"]:
        return f._replace(value=1 + f.value, last=f.last + 2, role="times", weak=False)
    return f._replace(role="times") if after[0] == "as" and after[1] in AS_MUCH else None


def _unit(words: "Words", at: int) -> str | None:
    return words.units.get(words.norms[at]) if 0 <= at < len(words.norms) else None


def _end(words: "Words", f: Fact) -> int:
    """The last token of a fact, its unit included."""
    if f.kind == "span" and not _unit(words, f.last):
        return next((k for k in (f.last + 1, f.last + 2) if _unit(words, k)), f.last)
    return f.last


def _part_of_unit(words: "Words", f: Fact) -> Fact:
    """`a third of an hour`, `three quarters of a mile`, `half century`, `четверть часа`."""
    assert isinstance(f.value, float)  # noqa: S101 - the caller asked
    value = f.value if f.value < 1 else 1 / f.value
    k = f.last + 1
    russian = words.side.tokens.language == "ru"
    articles = PART_OF if value != 0.5 and f.value < 1 else PART_OF - {"the"}
    while k < f.last + 4 and words.norms[k : k + 1] and words.norms[k] in articles:
        k += 1
    unit = _unit(words, k)
    if not unit or words.breaks[f.last + 1] or (k == f.last + 1 and not russian and value != 0.5):
        return f
    if f.value > 1 and k < f.last + 3:
        return f
    return Fact("span", round(value * DAYS[unit], 4), f.first, k, count=round(value, 4))


def _joined(words: "Words", f: Fact, g: Fact) -> Fact | None:
    """Two facts as one, where the words between them put them together."""
    if f.is_date_only or g.is_date_only or "year" in (f.kind, g.kind):
        return None
    x, y = f.value, g.value
    if not isinstance(x, float) or not isinstance(y, float):
        return None
    gap = words.norms[f.last + 1 : g.first]
    if any(words.breaks[f.last + 1 : g.first + 1]):
        return None
    return (
        _product(words, f, g, gap)
        or _sum(words, f, g)
        or _less(words, f, g)
        or _percent(f, g, gap)
        or _share(f, g, gap)
    )


def _product(words: "Words", f: Fact, g: Fact, gap: list[str]) -> Fact | None:
    """`twice seven`, `дважды по семь дней`, `three times twenty`."""
    x, y = float(f.value), float(g.value)
    once = words.norms[f.last] in words.times or (gap and words.norms[f.last + 1] in words.times_after)
    if not once or gap not in TIMES or x < 2 or y < 2 or g.weak:
        return None
    return g._replace(
        value=round(x * y, 4),
        first=f.first,
        count=g.count and g.count * x,
        amount=g.amount * x,
        weak=False,
    )


def _sum(words: "Words", f: Fact, g: Fact) -> Fact | None:  # noqa: PLR0911 - one way of adding a line
    """`six weeks and three days`, `two hours and a quarter`, `sixscore years and four`."""
    end = _end(words, f)
    between = words.norms[end + 1 : g.first]
    x, y = float(f.value), float(g.value)
    rest = between[1:] if between[:1] and between[0] in AND else between
    if any(w not in {"a", "an", "one"} for w in rest) or (not between and end == f.last):
        return None
    if f.kind == "span" and f.count and g.kind == "span" and y < x / f.count:
        return f._replace(value=round(x + y, 4), last=_end(words, g), count=None, weak=False)
    if not between or between[0] not in AND or g.role == "rank":
        return None
    if f.kind == "span" and f.count and g.kind == "number" and (y < 1 or _score_and(words, f.count, g)):
        unit = x / f.count
        return f._replace(value=round((f.count + y) * unit, 4), last=g.last, count=f.count + y, weak=False)
    if f.kind == "number" and g.kind == "span" and g.count and g.count < 1 <= x and end == f.last:
        count = x + g.count
        return g._replace(value=round(y / g.count * count, 4), first=f.first, count=count, weak=False)
    if f.kind == g.kind == "number" and x >= 1 > y and x == int(x) and end == f.last:
        return _measured_with_unit(words, f._replace(value=x + y, last=g.last, weak=False))
    return None


def _score_and(words: "Words", count: float, g: Fact) -> bool:
    """Whether `threescore years` go on with `and ten`."""
    k = g.last + 1
    ends = k >= len(words.norms) or words.breaks[k] or not words.side.is_content(k)
    return ends and count >= SCORE and count % SCORE == 0 and float(g.value) < SCORE and g.count is None


def _measured_with_unit(words: "Words", f: Fact) -> Fact:
    assert isinstance(f.value, float)  # noqa: S101 - the caller asked
    return words._with_unit(f.value, f.first, f.last, weak=False)  # noqa: SLF001 - the reader's own


def _less(words: "Words", f: Fact, g: Fact) -> Fact | None:
    """`a hundred years less one`, `one year less than two score`, `all but two of thirty`."""
    between = words.norms[_end(words, f) + 1 : g.first]
    between = [w for w in between if w not in {"a", "an", "the"}]
    if between not in LESS and between not in FROM:
        return None
    great, small = (g, f) if between in FROM else (f, g)
    x, y = float(great.value), float(small.value)
    if "rank" in (great.role, small.role) or (great.weak and great.kind == "number"):
        return None
    if great.kind == "number" and small.kind == "span" and small.count:
        count = x - small.count
        value = round(y / small.count * count, 4)
        whole = small._replace(value=value, first=f.first, last=g.last, count=count, weak=False)
        return whole if count > 0 else None
    unit = x / great.count if great.count else 1.0
    take = y if small.kind == "span" else y * unit
    if not 0 < take < x:
        return None
    left = round(great.count - take / unit, 4) if great.count else None
    return Fact(great.kind, round(x - take, 4), f.first, g.last, count=left)


def _percent(f: Fact, g: Fact, gap: list[str]) -> Fact | None:
    """`a tenth of one per cent`."""
    x, y = float(f.value), float(g.value)
    if gap != ["of"] or not x < 1 or not y <= 0.011 or f.kind != "number" or g.kind != "number":
        return None
    return g._replace(value=round(x * y, 6), first=f.first)


def _share(f: Fact, g: Fact, gap: list[str]) -> Fact | None:
    """`one part in a thousand`, `two men in ten thousand`."""
    if gap and gap[0] in PARTS:
        gap = gap[1:]
    if gap and gap[-1] == "a":
        gap = gap[:-1]
    x, y = float(f.value), float(g.value)
    if (
        gap not in IN
        or f.kind != "number"
        or g.kind != "number"
        or not 1 <= x < y
        or y < 10
        or f.role
        or g.role
    ):
        return None
    return f._replace(value=round(x / y, 6), last=g.last, weak=False)


def _after_unit(words: "Words", g: Fact) -> Fact | None:
    """A value behind a single unit: `an hour and three quarters`, `неделя с одним днём`."""
    k = g.first - 1
    while k > g.first - 4 and k >= 0 and words.norms[k] in {"a", "an", "one"}:
        k -= 1
    linked = k >= 0 and words.norms[k] in AND
    k -= linked
    unit = _unit(words, k)
    russian = words.side.tokens.language == "ru"
    if not unit or not isinstance(g.value, float) or any(words.breaks[k + 1 : g.first + 1]):
        return None
    if not russian and (
        k == 0 or words.norms[k - 1] not in ARTICLES | {"the"} or words.norms[k].endswith("s")
    ):
        return None
    days = DAYS[unit]
    if g.kind == "number" and g.value < 1 and linked:
        return Fact("span", round((1 + g.value) * days, 4), max(0, k - 1), g.last, count=1 + g.value)
    if g.kind == "span" and g.value < days and (linked or russian):
        return Fact("span", round(days + g.value, 4), k, _end(words, g))
    return None


def _off_unit(words: "Words", g: Fact) -> Fact | None:
    """What is left of a single unit: `a century less one year`, `two years short of a century`."""
    if not isinstance(g.value, float) or g.kind not in {"number", "span"} or g.role == "rank":
        return None
    norms, end = words.norms, _end(words, g)
    k = g.first - 1
    if k > 1 and norms[k] in TAKEN:
        first, at, last = k - 2, k - 1, end
    elif norms[end + 1 : end + 3] == ["short", "of"] and norms[end + 3 : end + 4]:
        at = last = end + 3 + (norms[end + 3] in {"a", "an", "one"})
        first = g.first
    else:
        return None
    unit = _unit(words, at)
    if not unit or norms[at].endswith("s") or (g.kind == "number" and unit not in LONG):
        return None
    days = DAYS[unit]
    take = g.value if g.kind == "span" else g.value * DAYS["year"]
    return Fact("span", round(days - take, 4), first, last) if take < days else None
