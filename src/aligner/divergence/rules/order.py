"""What is not a change of sense: words and sentences that moved, and other words for the same."""

from bisect import bisect, bisect_left
from collections import Counter
from itertools import compress, filterfalse, pairwise, repeat
from operator import and_, gt, itemgetter, or_, sub
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.kin import STEM
from aligner.divergence.rules import form
from aligner.divergence.rules.runs import PREPOSITIONS
from aligner.engine.words import blocks_moved
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Case, Side, Span
    from aligner.engine.words import Link
    from aligner.model import Divergence

Pair = tuple["Span", "Span"]
Ends = tuple["Sequence[int]", "Sequence[int]"]
"""The words of A and of B that some links join."""
_A, _B, _SIMILARITY, _MOVED = map(itemgetter, range(4))
"""What a link holds."""
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
    close, links = case.close, case.m.links
    is_moved, is_close = list(map(_MOVED, links)), list(map(close.__le__, map(_SIMILARITY, links)))
    sentences = _sentences_moved(case, list(compress(links, is_close)))
    straight = list(compress(links, map(gt, is_close, is_moved)))
    ends = list(map(_A, straight)), list(map(_B, straight))
    yield from _moved(case, list(compress(links, is_moved)), sentences, (straight, ends))
    yield from _reworded(case, sentences, straight, ends)


def _moved(
    case: "Case", moved: "Sequence[Link]", sentences: "Sequence[Pair]", kept: "tuple[Sequence[Link], Ends]"
) -> "Iterator[Divergence]":
    """The `sentences` in another place among the others, and words that moved together elsewhere.

    `kept` are the links that are straight, with the words of A and of B that they join.
    """
    for a, b in sentences:
        yield _reordering(case, a, b)
    straight, ends = kept
    blocks = blocks_moved(moved)
    firsts = [block[0] for block in blocks]
    from_a, from_b = (map(bisect, repeat(x), map(key, firsts)) for x, key in zip(ends, (_A, _B), strict=True))
    opens = list(
        map(or_, *(map(x.breaks.__getitem__, y) for x, y in zip((case.a, case.b), ends, strict=True)))
    )
    for block, p, q in zip(blocks, from_a, from_b, strict=True):
        if sentences and _is_inside(block[0], sentences):
            continue
        words: Sequence[Link] = ()
        if len(block) >= LONG:
            words = _whole(case, block)
        elif abs(p - q) >= LONG and opens[min(p, q)] and _is_set_off(case, ends, min(p, q), max(p, q)):
            words = straight[min(p, q) : max(p, q)]
        if len(words) >= LONG:
            places = [x.b for x in words]
            yield _reordering(case, (words[0].a, words[-1].a), (min(places), max(places)))


def _is_inside(link: "Link", sentences: "Sequence[Pair]") -> bool:
    """Whether a link joins words of a sentence that moved."""
    return any(a[0] <= link.a <= a[1] and b[0] <= link.b <= b[1] for a, b in sentences)


def _reordering(case: "Case", a: "Span", b: "Span") -> "Divergence":
    reason = f"'{_short(case.a.text(*a))}' stands in another place of the passage"
    return case.report(Category.REORDERING, a, b, reason, Severity.WORDING)


def _sentences_moved(case: "Case", links: "Sequence[Link]") -> "list[Pair]":
    """Sentences of A most of which stands in one sentence of B, out of the order of the others."""
    of_a, of_b = case.a.sentence, case.b.sentence
    if of_a[-1] == 0 or of_b[-1] == 0:
        return []
    keys = list(
        zip(map(of_a.__getitem__, map(_A, links)), map(of_b.__getitem__, map(_B, links)), strict=True)
    )
    sizes, parted = Counter(keys), Counter(compress(keys, map(_MOVED, links)))
    crossing = {k for k, n in parted.items() if n > 1 and sizes[k] >= LONG and 2 * n > sizes[k]}
    return _out_of_order(case, crossing, links, keys) if crossing else []


def _out_of_order(
    case: "Case",
    crossing: "AbstractSet[tuple[int, int]]",
    links: "Sequence[Link]",
    keys: "Sequence[tuple[int, int]]",
) -> "list[Pair]":
    """Of the pairs of sentences whose links have mostly moved, those that crossed another pair.

    `keys` are the sentences of A and B that each link joins.
    """
    of_a, weights = case.a.sentence, case.m.a.weights
    held = list(map(weights.__getitem__, map(_A, links)))

    def weighs(key: tuple[int, int]) -> bool:
        whole = sum(weights[bisect_left(of_a, key[0]) : bisect(of_a, key[0])])
        return 2 * sum(compress(held, map(key.__eq__, keys))) >= whole

    moved = sorted(filter(weighs, crossing))
    others = set(keys).difference(moved)
    found = []
    for here, there in moved:
        if any((here - x) * (there - y) < 0 and weighs((x, y)) for x, y in others):
            places = list(compress(map(_B, links), map((here, there).__eq__, keys)))
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


def _is_set_off(case: "Case", ends: "Ends", start: int, stop: int) -> bool:
    """Whether the words of links `start:stop` stand together between two marks, on one of the sides.

    What a word or two have passed is then a phrase between commas that has changed places with them.
    """
    for side, words in ((case.a, ends[0]), (case.b, ends[1])):
        first, last = words[start], words[stop - 1]
        together = first > 0 and last - first <= stop - start and last + 1 < len(side.tokens)
        if together and side.breaks[first] and side.breaks[last + 1]:
            return True
    return False


def _reworded(
    case: "Case", sentences: "Sequence[Pair]", straight: "Sequence[Link]", ends: "Ends"
) -> "Iterator[Divergence]":
    """Stretches that differ on both sides, between straight links; a pair of related words is one by itself.

    What stands in a sentence that moved is left alone: what renders it is not between the same neighbours.
    """
    for a, b in _phrases(case, _pieces(case, sentences, straight, ends)):
        if _has_content(case.a, a) or _has_content(case.b, b):
            spans = (a[0], a[-1]), (b[0], b[-1])
            reason = f"'{case.a.text(*spans[0])}' is put as '{case.b.text(*spans[1])}'"
            yield case.report(Category.REWORDING, *spans, reason, Severity.WORDING)


def _pieces(
    case: "Case", sentences: "Sequence[Pair]", straight: "Sequence[Link]", ends: "Ends"
) -> "list[tuple[list[int], list[int]]]":
    """What stands between straight links on both sides, and what they link that is not the same."""
    told = [*form.written(case), *sentences]
    same_a = {i for a, _ in told for i in range(a[0], a[1] + 1)}
    same_b = {j for _, b in told for j in range(b[0], b[1] + 1)}
    held_a, held_b = _held(case.m.links, case.close)
    held_a |= same_a
    held_b |= same_b
    weak = [*map(_same(case).__gt__, map(_SIMILARITY, straight)), False]
    before = list(zip((-1, *ends[0]), (-1, *ends[1]), strict=True))
    here = list(zip((*ends[0], len(case.m.a)), (*ends[1], len(case.m.b)), strict=True))
    pieces: list[tuple[list[int], list[int]]] = []
    for k in compress(range(len(here)), map(or_, weak, _gaps(ends, *here[-1]))):
        (last_a, last_b), (i, j) = before[k], here[k]
        a = list(filterfalse(held_a.__contains__, range(last_a + 1, i)))
        b = list(filterfalse(held_b.__contains__, range(last_b + 1, j))) if a else []
        if b:
            pieces.append((_together(case.a, a), _together(case.b, b)))
        if weak[k] and i not in same_a and j not in same_b:
            pieces.append(_with_parts(case, i, j))
    return pieces


def _gaps(ends: "Ends", size_a: int, size_b: int) -> "Iterator[bool]":
    """Whether words of both sides stand before each straight link, and behind the last one."""
    wide = [
        map((1).__lt__, map(sub, (*words, size), (-1, *words)))
        for words, size in zip(ends, (size_a, size_b), strict=True)
    ]
    return map(and_, *wide)


def _held(links: "Sequence[Link]", close: float) -> tuple[set[int], set[int]]:
    """The words of A and of B that something renders closely."""
    near = list(compress(links, map(close.__le__, map(_SIMILARITY, links))))
    return set(map(_A, near)), set(map(_B, near))


def _with_parts(case: "Case", i: int, j: int) -> tuple[list[int], list[int]]:
    """Linked words with a neighbour that only the other one renders: `gave way` for `yielded`."""
    pairs, close, of_a, of_b = case.m.pairs, case.close, case.m.of_a, case.m.of_b
    a, b = [i], [j]
    if i > 0 and of_a[i - 1] is None and pairs.get((i - 1, j), 0.0) >= close:
        a.insert(0, i - 1)
    if i + 1 < len(of_a) and of_a[i + 1] is None and pairs.get((i + 1, j), 0.0) >= close:
        a.append(i + 1)
    if j > 0 and of_b[j - 1] is None and pairs.get((i, j - 1), 0.0) >= close:
        b.insert(0, j - 1)
    if j + 1 < len(of_b) and of_b[j + 1] is None and pairs.get((i, j + 1), 0.0) >= close:
        b.append(j + 1)
    return a, b


def _together(side: "Side", words: "list[int]") -> "list[int]":
    """Of words with others between them that have moved away, those that stand together and weigh most."""
    if len(words) == 1 or (
        words[-1] - words[0] < len(words) and side.sentence[words[0]] == side.sentence[words[-1]]
    ):
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
