"""Quantity words: `all`, `most`, `several`, `a single` before one aligned noun moved to another class."""

from typing import TYPE_CHECKING

from aligner.divergence.tables import Hit
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.fact import Fact
    from aligner.model import Divergence

NUMBERS = ("two", "share", "half")
CLASSES = ("all", "most", "many", "several", "couple", "few", "one_of")
APART = frozenset(
    frozenset(x.split())
    for x in (
        "all most",
        "all many",
        "all several",
        "all few",
        "all one_of",
        "most several",
        "most few",
        "most one_of",
        "most couple",
        "many few",
        "many one_of",
        "many couple",
        "several two",
        "many two",
        "most two",
        "several one_of",
        "several couple",
        "few one_of",
        "all share",
        "all half",
        "most share",
    )
)
"""Classes that cannot render each other. Not here: many and most, several and many, several and few."""
PARTED = {x: [y for pair in APART for y in pair if x in pair and y != x] for x in (*CLASSES, *NUMBERS)}
"""For each class those that cannot render it."""
SHARES = frozenset({"most", "few"})
REACH, AROUND = 3, 8
HALF = 0.5
Counted = tuple[Hit, list[int]]
LIKE = 0.6
NOUN = 1.8
PARTITIVE = frozenset({"all", "все", "всех", "всего"})
AMONG = frozenset(
    {"of", "among", "amongst", "above", "beyond", "from", "из", "среди", "между", "больше", "более"}
)
UTMOST = frozenset(
    [
        "alone",
        "only",
        "sole",
        "most",
        "least",
        "best",
        "worst",
        "chief",
        "один",
        "одна",
        "одно",
        "лишь",
        "только",
        "единственный",
        "единственная",
        "самый",
        "самая",
        "самое",
        "наиболее",
        "лучший",
        "худший",
        "главный",
    ]
)
"""What picks one out of all."""


def find(case: "Case") -> "Iterable[Divergence]":
    """Quantifiers of classes that are apart, before nouns that stand for each other."""
    if case.a.tables is None or case.b.tables is None:
        return
    hits_a, hits_b = _named(case.a), _named(case.b)
    names_a, names_b = {h.name for h in hits_a}, {h.name for h in hits_b}
    if names_b.isdisjoint([y for x in names_a for y in PARTED.get(x, ())]):
        return
    counted_a, counted_b = list(quantified(case.a, hits_a)), list(quantified(case.b, hits_b))
    if not counted_a or not counted_b:
        return
    like = LIKE if case.a.tokens.language == case.b.tokens.language else case.close
    of_b: dict[int, Hit] = {}
    for hit, nouns in counted_b:
        for noun in nouns:
            of_b.setdefault(noun, hit)
    alone = _alone(case, counted_a, counted_b)
    for hit, nouns in counted_a:
        others = [of_b.get(case.linked(n, like) or -1) for n in nouns]
        other = next((h for h in others if h), alone if hit.name in SHARES else None)
        if other is None or frozenset((hit.name, other.name)) not in APART:
            continue
        if "few" in (hit.name, other.name) and _denials(case.a, hit) != _denials(case.b, other):
            continue
        x, y = case.a.text(hit.first, hit.last), case.b.text(other.first, other.last)
        reason = f"'{x}' became '{y}': another share of what is counted"
        yield case.report(Category.NUMBER, (hit.first, hit.last), (other.first, other.last), reason)


def _alone(case: "Case", counted_a: "Sequence[Counted]", counted_b: "Sequence[Counted]") -> "Hit | None":
    """The `few` of B where A has but `most`, or the other way round; each the only such word of its side."""
    found = [[h for h, _ in x if h.name in SHARES] for x in (counted_a, counted_b)]
    if any(len(x) != 1 for x in found) or found[0][0].name == found[1][0].name:
        return None
    a, b = found[0][0], found[1][0]
    return b if case.near(a.last, b.last, AROUND) > 0 else None


def _denials(side: "Side", hit: Hit) -> int:
    """How many words behind a quantifier, in its part of the sentence, deny."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    end = hit.last + 1
    while end < min(len(side.norms), hit.last + 1 + AROUND) and not side.breaks[end]:
        end += 1
    found = {h.first for h in side.tables.phrases("negation", "particles", "verbs").find(side.tokens)}
    return len((found | side.denials.keys()) & set(range(hit.last + 1, end)))


def _named(side: "Side") -> list[Hit]:
    """The quantifiers of a side: words, and the numbers that are quantity words as well."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    found = list(side.tables.phrases("quantity", *CLASSES).find(side.tokens))
    numbers = [(name, f) for f in side.facts if f.kind == "number" and (name := _class_of(f))]
    for name in NUMBERS if numbers else ():
        found += [Hit(name, f.first, f.last) for known, f in numbers if known == name]
    return found


def quantified(side: "Side", hits: "Sequence[Hit]") -> "Iterable[Counted]":
    """Quantifiers with the nouns that each may count; those under a negation are left to its rule."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    under, negators = side.tables.words("quantity", "under"), side.tables.words("negation", "particles")
    numbers = [f for f in side.facts if f.kind == "number" and isinstance(f.value, float)]
    taken = {k for f in numbers for k in range(f.first, f.last + 1)}
    for hit in hits:
        if hit.first in taken and any(
            f.first <= hit.first and hit.last <= f.last and f.last - f.first > hit.last - hit.first
            for f in numbers
        ):
            continue
        if side.norms[hit.last + 1 : hit.last + 2] == ["other"] or _is_superlative(side, hit):
            continue
        before = side.norms[max(0, hit.first - REACH - 1) : hit.first]
        if under.intersection(before[-1:]) or (hit.name == "one_of" and negators.intersection(before)):
            continue
        if nouns := _nouns(side, hit.last, taken):
            yield hit, nouns
        elif hit.name in SHARES:
            yield hit, []


def _class_of(f: "Fact") -> str:
    """The class of a number that is a quantity word as well; empty for any other."""
    value = f.value if isinstance(f.value, float) else 0.0
    if value > HALF:
        return "two" if value == 2.0 and not f.weak else ""
    return "half" if value == HALF else "share" if value > 0 else ""


def _is_superlative(side: "Side", hit: Hit) -> bool:
    """`The most that she ever had`, `at most`; and `of all` beside `alone`, `the only`, `the greatest`."""
    before = side.norms[hit.first - 1] if hit.first else ""
    word = side.norms[hit.first] if hit.first == hit.last else ""
    if word == "most":
        return before in {"the", "at", "his", "her", "their", "its", "our", "my"}
    if word not in PARTITIVE or before not in AMONG or any(f.last == hit.first - 2 for f in side.facts):
        return False
    return not UTMOST.isdisjoint(side.vocabulary) or any(
        len(n) > 5 and n.endswith(("est", "ейший", "ейшая", "ейшее")) for n in side.vocabulary
    )


def _nouns(side: "Side", last: int, taken: set[int]) -> list[int]:
    assert side.tables is not None  # noqa: S101 - the caller asked
    measured, breaks, norms = side.tables.words("quantity", "measured"), side.breaks, side.norms
    result: list[int] = []
    for i in range(last + 1, min(len(norms), last + 2 + REACH)):
        if breaks[i] or i in taken or norms[i] in measured:
            break
        if side.tokens.weights[i] >= NOUN:
            result.append(i)
    return result[:2]
