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
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case, Side, Span
    from aligner.engine.words import Link

Pair = tuple["Span", "Span"]
LONG = 3
"""Words that must have moved together to be worth a line."""
NEAR = 3
"""Words so near to each other belong to one stretch, whatever stands between."""
SHOWN = 60
"""Characters of a moved stretch that its reason quotes."""
DANGLING = PREPOSITIONS | {"a", "an", "the", "and", "or", "и", "или"}
"""Words that no phrase ends with."""


def find(case: "Case") -> "Iterable[Divergence]":
    """Reorderings and rewordings."""
    sentences = _sentences_moved(case)
    close = case.close
    straight = [x for x in case.m.links if x[2] >= close and not x[3]]
    yield from _moved(case, sentences, straight)
    yield from _reworded(case, sentences, straight)


def _moved(case: "Case", sentences: "Sequence[Pair]", straight: "Sequence[Link]") -> "Iterator[Divergence]":
    """The `sentences` in another place among the others, and words that moved together elsewhere.

    Of a word or two that moved it is told what they have changed places with, if that is a phrase between
    marks on one of the sides.
    """
    for a, b in sentences:
        yield _reordering(case, a, b)
    ends_a, ends_b = [x[0] for x in straight], [x[1] for x in straight]
    breaks_a, breaks_b = case.a.breaks, case.b.breaks
    for block in blocks_moved(case.m.links):
        i, j, _, _ = block[0]
        if sentences and any(a[0] <= i <= a[1] and b[0] <= j <= b[1] for a, b in sentences):
            continue
        if len(block) < LONG:
            start, stop = sorted((bisect(ends_a, i), bisect(ends_b, j)))
            if stop - start < LONG or not (
                _is_set_off(breaks_a, ends_a, start, stop) or _is_set_off(breaks_b, ends_b, start, stop)
            ):
                continue
            moved = straight[start:stop]
        else:
            moved = _whole(case, block)
        if len(moved) >= LONG:
            places = [x[1] for x in moved]
            yield _reordering(case, (moved[0][0], moved[-1][0]), (min(places), max(places)))


def _reordering(case: "Case", a: "Span", b: "Span") -> "Divergence":
    reason = f"'{_short(case.a.text(*a))}' stands in another place of the passage"
    return case.report(Category.REORDERING, a, b, reason, Severity.WORDING)


def _sentences_moved(case: "Case") -> "list[Pair]":
    """Sentences of A most of which stands in one sentence of B, out of the order of the others."""
    of_a, of_b, close = case.a.sentence, case.b.sentence, case.close
    if of_a[-1] == 0 or of_b[-1] == 0:
        return []
    inside: dict[tuple[int, int], list[tuple[int, int]]] = {}
    parted: dict[tuple[int, int], int] = {}
    for i, j, similarity, moved in case.m.links:
        if similarity >= close:
            key = of_a[i], of_b[j]
            if key in inside:
                inside[key].append((i, j))
            else:
                inside[key] = [(i, j)]
            if moved:
                parted[key] = parted.get(key, 0) + 1
    weights = case.m.a.weights

    def is_most(key: tuple[int, int]) -> bool:
        first = bisect_left(of_a, key[0])
        whole = sum(weights[first : bisect(of_a, key[0])])
        return 2 * sum([weights[i] for i, _ in inside[key]]) >= whole

    crossed = {k for k, n in parted.items() if 2 * n > len(inside[k]) >= LONG and is_most(k)}
    if not crossed:
        return []
    found = []
    for here, there in sorted(crossed):
        crossing = [k for k in inside if (here - k[0]) * (there - k[1]) < 0 and k not in crossed]
        if any(map(is_most, crossing)):
            places = [j for _, j in inside[here, there]]
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


def _is_set_off(breaks: "Sequence[bool]", words: "Sequence[int]", start: int, stop: int) -> bool:
    """Whether words `start:stop` of a list stand together between two marks, within a sentence."""
    first, last = words[start], words[stop - 1]
    if not (breaks[first] and breaks[last + 1]):
        return False
    return last - first <= stop - start and first > 0 and last + 2 < len(breaks)


def _reworded(
    case: "Case", sentences: "Sequence[Pair]", straight: "Sequence[Link]"
) -> "Iterator[Divergence]":
    """Stretches that differ on both sides, between straight links; a pair of related words is one by itself.

    What stands in a sentence that moved is left alone: what renders it is not between the same neighbours.
    """
    for a, b in _phrases(case, _pieces(case, sentences, straight)):
        if _has_content(case.a, a) or _has_content(case.b, b):
            spans = *case.m.a.span(a[0], a[-1]), *case.m.b.span(b[0], b[-1])
            x, y = case.m.a.text[spans[0] : spans[1]], case.m.b.text[spans[2] : spans[3]]
            reason = f"'{' '.join(x.split())}' is put as '{' '.join(y.split())}'"
            yield Divergence(Category.REWORDING, Severity.WORDING, *spans, x, y, reason)


def _pieces(
    case: "Case", sentences: "Sequence[Pair]", straight: "Sequence[Link]"
) -> "list[tuple[list[int], list[int]]]":
    """What stands between straight links on both sides, and what they link that is not the same."""
    told = [*form.written(case), *sentences]
    same_a = {i for a, _ in told for i in range(a[0], a[1] + 1)}
    same_b = {j for _, b in told for j in range(b[0], b[1] + 1)}
    loose_a, loose_b = _loose(case.m.of_a, same_a, case.close), _loose(case.m.of_b, same_b, case.close)
    pieces: list[tuple[list[int], list[int]]] = []
    last_a, last_b, at_a, at_b, same = 0, 0, 0, 0, _same(case)
    for i, j, similarity, _ in (*straight, (len(case.m.a), len(case.m.b), 1.0, False)):
        if last_a < i and last_b < j:
            start_a, at_a = bisect_left(loose_a, last_a, at_a), bisect_left(loose_a, i, at_a)
            start_b, at_b = bisect_left(loose_b, last_b, at_b), bisect_left(loose_b, j, at_b)
            if start_a < at_a and start_b < at_b:
                a, b = loose_a[start_a:at_a], loose_b[start_b:at_b]
                pieces.append((_together(case.a, a), _together(case.b, b)))
        if similarity < same and i not in same_a and j not in same_b:
            pieces.append(_with_parts(case, i, j))
        last_a, last_b = i + 1, j + 1
    return pieces


def _with_parts(case: "Case", i: int, j: int) -> tuple[list[int], list[int]]:
    """Linked words with a neighbour that only the other one renders: `gave way` for `yielded`."""
    pairs, close, of_a, of_b = case.m.pairs, case.close, case.m.of_a, case.m.of_b
    near_a, near_b = (i - 1, i + 1), (j - 1, j + 1)
    a = [
        i,
        *[k for k in near_a if 0 <= k < len(of_a) and of_a[k] is None and pairs.get((k, j), 0.0) >= close],
    ]
    b = [
        j,
        *[k for k in near_b if 0 <= k < len(of_b) and of_b[k] is None and pairs.get((i, k), 0.0) >= close],
    ]
    return sorted(a), sorted(b)


def _loose(links: "Sequence[Link | None]", same: "AbstractSet[int]", close: float) -> list[int]:
    """The words outside of `same` that nothing renders."""
    return [k for k, x in enumerate(links) if (x is None or x[2] < close) and k not in same]


def _together(side: "Side", words: "list[int]") -> "list[int]":
    """Of words with others between them that have moved away, those that stand together and weigh most."""
    if words[-1] - words[0] < len(words) and side.sentence[words[0]] == side.sentence[words[-1]]:
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


def _phrases(
    case: "Case", pieces: "list[tuple[list[int], list[int]]]"
) -> "Iterator[tuple[list[int], list[int]]]":
    """The pieces, those without a word of sense on a side joined to the neighbour that they touch."""
    result: list[tuple[list[int], list[int]]] = []
    for a, b in pieces:
        if result:
            before_a, before_b = result[-1]
            touches = a[0] == before_a[-1] + 1 and b[0] == before_b[-1] + 1
            if touches and not (_is_full(case, a, b) and _is_full(case, before_a, before_b)):
                result[-1] = (before_a + a, before_b + b)
                continue
        result.append((a, b))
    yield from result


def _is_full(case: "Case", a: "list[int]", b: "list[int]") -> bool:
    return _has_content(case.a, a) and _has_content(case.b, b)


def _has_content(side: "Side", words: "list[int]") -> bool:
    return any(map(side.content.__getitem__, words))


def _same(case: "Case") -> float:
    """The similarity from which on two words are one; between languages any that say the same."""
    return STEM if case.m.a.language == case.m.b.language else case.close


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
