"""What is not a change of sense: words and sentences that moved, and other words for the same."""

from bisect import bisect, bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.kin import STEM
from aligner.divergence.rules import form
from aligner.divergence.rules.runs import PREPOSITIONS
from aligner.engine.words import blocks_moved
from aligner.model import Category, Divergence, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case, Side, Span
    from aligner.engine.words import Link

Pair = tuple["Span", "Span"]
Piece = tuple[list[int], list[int]]
"""Words of A and of B."""
LONG = 3
"""Words that must have moved together to be worth a line."""
NEAR = 3
"""Words so near to each other belong to one stretch, whatever stands between."""
SHOWN = 60
"""Characters of a moved stretch that its reason quotes."""
DANGLING = PREPOSITIONS | {"a", "an", "the", "and", "or", "и", "или"}
"""Words that no phrase ends with."""


def find(case: "Case") -> "list[Divergence]":
    """Reorderings and rewordings."""
    close = case.close
    held = [x for x in case.m.links if x[2] >= close]
    straight = [x for x in held if not x[3]]
    sentences = _sentences_moved(case, held)
    return _moved(case, sentences, straight) + _reworded(case, sentences, straight)


def _moved(case: "Case", sentences: "Sequence[Pair]", straight: "Sequence[Link]") -> "list[Divergence]":
    """The `sentences` in another place among the others, and words that moved together elsewhere."""
    found = [_reordering(case, a, b) for a, b in sentences]
    ends_a, ends_b = [x[0] for x in straight], [x[1] for x in straight]
    breaks_a, breaks_b = case.a.breaks, case.b.breaks
    for block in blocks_moved(case.m.links):
        i, j, _, _ = block[0]
        if sentences and any(a[0] <= i <= a[1] and b[0] <= j <= b[1] for a, b in sentences):
            continue
        moved: Sequence[Link] = ()
        if len(block) >= LONG:
            moved = _whole(case, block)
        else:
            start, stop = bisect(ends_a, i), bisect(ends_b, j)
            if start > stop:
                start, stop = stop, start
            if stop - start >= LONG and (
                (breaks_a[ends_a[start]] and _is_set_off(case.a, ends_a, start, stop))
                or (breaks_b[ends_b[start]] and _is_set_off(case.b, ends_b, start, stop))
            ):
                moved = straight[start:stop]
        if len(moved) >= LONG:
            places = [x[1] for x in moved]
            found.append(_reordering(case, (moved[0].a, moved[-1].a), (min(places), max(places))))
    return found


def _reordering(case: "Case", a: "Span", b: "Span") -> "Divergence":
    reason = f"'{_short(case.a.text(*a))}' stands in another place of the passage"
    return case.report(Category.REORDERING, a, b, reason, Severity.WORDING)


def _sentences_moved(case: "Case", held: "Sequence[Link]") -> "list[Pair]":
    """Sentences of A most of which stands in one sentence of B, out of the order of the others."""
    of_a, of_b = case.a.sentence, case.b.sentence
    if of_a[-1] == 0 or of_b[-1] == 0:
        return []
    size, weights = of_b[-1] + 1, case.m.a.weights
    parted: dict[int, int] = {}
    for i, j, _, is_moved in held:
        if is_moved:
            key = of_a[i] * size + of_b[j]
            parted[key] = parted.get(key, 0) + 1
    likely = [(k, 2 * n) for k, n in parted.items() if 2 * n > LONG]
    if not likely:
        return []
    keys = [of_a[x[0]] * size + of_b[x[1]] for x in held]
    crossing = [k for k, twice in likely if twice > keys.count(k) >= LONG]
    if not crossing:
        return []
    inside: dict[int, list[Link]] = {k: [] for k in keys}
    for key, x in zip(keys, held, strict=True):
        inside[key].append(x)

    def is_most(key: int) -> bool:
        here = key // size
        whole = sum(weights[bisect_left(of_a, here) : bisect(of_a, here)])
        return 2 * sum([weights[x[0]] for x in inside[key]]) >= whole

    crossed = list(filter(is_most, crossing))
    found = []
    for key in sorted(crossed):
        here, there = divmod(key, size)
        beyond = [k for k in inside if (here - k // size) * (there - k % size) < 0 and k not in crossed]
        if any(map(is_most, beyond)):
            places = [x[1] for x in inside[key]]
            span = bisect_left(of_a, here), bisect(of_a, here) - 1
            found.append((span, (min(places), max(places))))
    return found


def _whole(case: "Case", block: "list[Link]") -> "list[Link]":
    """A block without the light words at its end that belong to what follows."""
    end = len(block)
    while end and case.a.norms[block[end - 1].a] in DANGLING and not _closes(case.a, block[end - 1].a):
        end -= 1
    return block[:end]


def _closes(side: "Side", i: int) -> bool:
    return i + 1 == len(side.tokens) or side.breaks[i + 1]


def _is_set_off(side: "Side", words: "Sequence[int]", start: int, stop: int) -> bool:
    """Whether words `start:stop` of a list, before which a mark stands, stand together up to another one.

    What a word or two have changed places with is told if it is such a phrase.
    """
    first, after = words[start], words[stop - 1] + 1
    if after - first > stop - start + 1 or first == 0:
        return False
    return side.breaks[after] and after < len(side.tokens)


def _reworded(case: "Case", sentences: "Sequence[Pair]", straight: "Sequence[Link]") -> "list[Divergence]":
    """Stretches that differ on both sides, between straight links; a pair of related words is one by itself.

    What stands in a sentence that moved is left alone: what renders it is not between the same neighbours.
    """
    found, ta, tb = [], case.m.a, case.m.b
    heavy_a, heavy_b = frozenset(case.a.heavy), frozenset(case.b.heavy)
    for a, b in _phrases(_pieces(case, sentences, straight), heavy_a, heavy_b):
        if not (heavy_a.isdisjoint(a) and heavy_b.isdisjoint(b)):
            spans = ta.starts[a[0]], ta.ends[a[-1]], tb.starts[b[0]], tb.ends[b[-1]]
            x, y = ta.text[spans[0] : spans[1]], tb.text[spans[2] : spans[3]]
            reason = f"'{' '.join(x.split())}' is put as '{' '.join(y.split())}'"
            found.append(Divergence(Category.REWORDING, Severity.WORDING, *spans, x, y, reason))
    return found


def _pieces(case: "Case", sentences: "Sequence[Pair]", straight: "Sequence[Link]") -> "list[Piece]":
    """What stands between straight links on both sides, and what they link that is not the same."""
    told = [*form.written(case), *sentences]
    same_a = {i for a, _ in told for i in range(a[0], a[1] + 1)}
    same_b = {j for _, b in told for j in range(b[0], b[1] + 1)}
    of_a, of_b, close, same = case.m.of_a, case.m.of_b, case.close, _same(case)
    pieces: list[Piece] = []
    last_a = last_b = 0
    for i, j, similarity, _ in (*straight, (len(of_a), len(of_b), 1.0, False)):
        if last_a < i and last_b < j:
            a = _loose(of_a, last_a, i, same_a, close)
            b = _loose(of_b, last_b, j, same_b, close) if a else []
            if b:
                pieces.append((_together(case.a, a), _together(case.b, b)))
        if similarity < same and i not in same_a and j not in same_b:
            pieces.append(_with_parts(case, i, j))
        last_a, last_b = i + 1, j + 1
    return pieces


def _with_parts(case: "Case", i: int, j: int) -> "Piece":
    """Linked words with a neighbour that only the other one renders: `gave way` for `yielded`."""
    pairs, close, of_a, of_b = case.m.pairs, case.close, case.m.of_a, case.m.of_b
    a, b = [i], [j]
    if i and of_a[i - 1] is None and pairs.get((i - 1, j), 0.0) >= close:
        a.insert(0, i - 1)
    if i + 1 < len(of_a) and of_a[i + 1] is None and pairs.get((i + 1, j), 0.0) >= close:
        a.append(i + 1)
    if j and of_b[j - 1] is None and pairs.get((i, j - 1), 0.0) >= close:
        b.insert(0, j - 1)
    if j + 1 < len(of_b) and of_b[j + 1] is None and pairs.get((i, j + 1), 0.0) >= close:
        b.append(j + 1)
    return a, b


def _loose(
    links: "Sequence[Link | None]", start: int, stop: int, same: "AbstractSet[int]", close: float
) -> list[int]:
    """The words of a stretch outside of `same` that nothing renders."""
    return [
        k for k in range(start, stop) if ((link := links[k]) is None or link[2] < close) and k not in same
    ]


def _together(side: "Side", words: "list[int]") -> "list[int]":
    """Of words with others between them that have moved away, those that stand together and weigh most."""
    first, last = words[0], words[-1]
    if first == last or (last - first < len(words) and side.sentence[first] == side.sentence[last]):
        return words
    groups = [[words[0]]]
    for i, j in pairwise(words):
        if j - i <= NEAR and side.sentence[i] == side.sentence[j]:
            groups[-1].append(j)
        else:
            groups.append([j])
    if len(groups) == 1:
        return words
    return max(groups, key=lambda g: sum([side.tokens.weights[i] for i in g]))


def _phrases(pieces: "list[Piece]", heavy_a: frozenset[int], heavy_b: frozenset[int]) -> "list[Piece]":
    """The pieces, those without a word of sense on a side joined to the neighbour that they touch.

    `heavy_a` and `heavy_b` are the words that carry sense of their own.
    """

    def is_full(piece: Piece) -> bool:
        return not (heavy_a.isdisjoint(piece[0]) or heavy_b.isdisjoint(piece[1]))

    result: list[Piece] = []
    for a, b in pieces:
        if result:
            before_a, before_b = result[-1]
            touches = a[0] == before_a[-1] + 1 and b[0] == before_b[-1] + 1
            if touches and not (is_full((a, b)) and is_full(result[-1])):
                result[-1] = (before_a + a, before_b + b)
                continue
        result.append((a, b))
    return result


def _same(case: "Case") -> float:
    """The similarity from which on two words are one; between languages any that say the same."""
    return STEM if case.m.a.language == case.m.b.language else case.close


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
