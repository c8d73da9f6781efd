"""Form: the same words written in another way, which leaves the sense and the wording alone.

Other capitals, another spelling, figures for words, a contraction, a word joined or divided, an abbreviation
with or without full stops, quotation marks around words of one side.
"""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import islice
from operator import add
from typing import TYPE_CHECKING

import regex

from aligner.divergence.lexicon.aliases import common, same_name
from aligner.divergence.lexicon.spellings import spelled_alike
from aligner.divergence.rules import figures
from aligner.divergence.rules.nonwords import LETTERS
from aligner.divergence.rules.spelling import spellings_of
from aligner.divergence.rules.wordhood import is_known
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.divergence.evidence import Case, Side, Span
    from aligner.divergence.tokens import Lexeme
    from aligner.model import Divergence

Pair = tuple["Span", "Span"]
HYPHENS = frozenset("-‐‑")
CONTRACTED = {
    "n't": ("not",), "'ll": ("will", "shall"), "'re": ("are",), "'ve": ("have",), "'m": ("am",),
    "'s": ("is", "has"), "'d": ("would", "had", "should"),
}  # fmt: skip
CUT = {"ca": "can", "wo": "will", "sha": "shall"}
"""What is left of a verb before `n't`."""
AMBIGUOUS = frozenset({"'s", "'d"})
APART = frozenset({"a", "an", "all", "may"})
"""Before a space these are words of their own: `a part` is not `apart`."""
QUOTED = regex.compile(r"[\"“«„](?=\S)([^\"“”«»„\n]{1,60})(?<=\S)[\"”»“]")


def find(case: "Case") -> "list[Divergence]":
    """Spans of two texts of one language that are written otherwise, and what stands in quotation marks."""
    found = [_told(case, a, b) for a, b in written(case)]
    if case.m.a.language == case.m.b.language:
        found += [*_quoted(case, 0), *_quoted(case, 1)]
    return found


def written(case: "Case") -> "list[Pair]":
    """Spans of A and B that are the same words in other form; no word stands in two of them."""
    if case.forms is None:
        case.forms = _disjoint(_all(case)) if case.m.a.language == case.m.b.language else []
    return case.forms


def _all(case: "Case") -> "list[Pair]":
    back = case.flipped()
    found = list(figures.rewritten(case))
    for rule in (_dotted, _contracted, _joined):
        found += rule(case)
        found += [(a, b) for b, a in rule(back)]
    return found + _hyphened(case) + _spelled(case)


def _disjoint(found: "list[Pair]") -> "list[Pair]":
    """The pairs in order, without those whose words an earlier one has."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    result = []
    for a, b in found:
        here, there = range(a[0], a[1] + 1), range(b[0], b[1] + 1)
        if taken_a.isdisjoint(here) and taken_b.isdisjoint(there):
            taken_a.update(here)
            taken_b.update(there)
            result.append((a, b))
    return sorted(result)


def _told(case: "Case", a: "Span", b: "Span") -> "Divergence":
    d = case.report(Category.FORM, a, b, "", Severity.FORM)
    a_end, b_end = _dot(case.a, a), _dot(case.b, b)
    x, y = case.m.a.text[d.a_start : a_end], case.m.b.text[d.b_start : b_end]
    reason = f"'{' '.join(x.split())}' is written '{' '.join(y.split())}'"
    return replace(d, a_end=a_end, b_end=b_end, a_text=x, b_text=y, reason=reason)


def _dot(side: "Side", span: "Span") -> int:
    """Where a span ends; the last dot of `U.S.` and the sign of `75%` belong to it."""
    end = side.tokens.span(*span)[1]
    after = side.tokens.text[end : end + 1]
    dotted = after == "." and _is_dotted(side, span[1] - 1) and span[0] < span[1]
    return end + 1 if dotted or (after == "%" and side.norms[span[1]][0].isdigit()) else end


def _is_dotted(side: "Side", i: int) -> bool:
    """Whether a capital letter, a dot and another letter follow each other from token `i`."""
    if not 0 <= i < len(side.tokens) - 1:
        return False
    t, u, between = side.tokens.lexemes[i], side.tokens.lexemes[i + 1], _between(side, i)
    return (
        len(t.text) == len(u.text) == 1 and t.text.isupper() and u.text.isupper() and between in {".", ". "}
    )


def _dotted(case: "Case") -> "list[Pair]":
    """Abbreviations with dots in A and without them in B: `U.S.S.R.`, `USSR`."""
    side, lexemes, free = case.a, case.m.a.lexemes, 0
    letters = [i for i in side.capitals if len(lexemes[i].text) == 1]
    if len(letters) < 2:
        return []
    used: set[int] = set()
    found = []
    for i in letters:
        last = max(i, free)
        while _is_dotted(side, last):
            last += 1
        if last <= i or i < free:
            continue
        free = last + 1
        word = "".join(t.text for t in lexemes[i:free])
        there = [j for j in case.m.b.places(word.casefold()) if case.m.b.lexemes[j].text == word]
        if there := [j for j in there if j not in used][:1]:
            used.add(there[0])
            found.append(((i, last), (there[0], there[0])))
    return found


def _contracted(case: "Case") -> "list[Pair]":
    """Words drawn together in A that stand in full in B: `don't`, `do not`."""
    tokens = case.m.a
    if tokens.language != "en" or tokens.vocabulary.isdisjoint(CONTRACTED):
        return []
    places = [i for norm in tokens.vocabulary.intersection(CONTRACTED) for i in tokens.places(norm)]
    spans = [((i - 1, i), _in_full(case, i, tokens.norms[i])) for i in sorted(places) if i]
    return [(here, there) for here, there in spans if there is not None]


def _in_full(case: "Case", i: int, norm: str) -> "Span | None":
    """Where B has in full what A draws together at words `i - 1` and `i`."""
    first, theirs = case.a.norms[i - 1], case.b.norms
    verb = CUT.get(first, first) if norm == "n't" else first
    full = (*CONTRACTED[norm], *(["us"] if verb == "let" else []))
    for j in case.m.b.places(verb):
        whole = j + 1 < len(theirs) and theirs[j + 1] in full
        if whole and _fits(case, (i - 1, i), (j, j + 1), both=norm in AMBIGUOUS):
            return j, j + 1
    there = case.m.b.places("cannot") if norm == "n't" and verb == "can" else []
    return next(((j, j) for j in there if _fits(case, (i - 1, i), (j, j))), None)


def _fits(case: "Case", a: "Span", b: "Span", *, both: bool = False) -> bool:
    """Whether the words around two spans, or between them, stand for each other; on both sides if asked."""
    size_a, size_b = len(case.m.a), len(case.m.b)
    before = (a[0] == 0 and b[0] == 0) or (a[0] > 0 and case.linked(a[0] - 1) == b[0] - 1)
    after = (a[1] + 1 == size_a and b[1] + 1 == size_b) or (
        a[1] + 1 < size_a and case.linked(a[1] + 1) == b[1] + 1
    )
    inside = case.linked(a[0]) == b[0]
    return after and (inside or before) if both else before or after or inside


def _joined(case: "Case") -> "list[Pair]":
    """Two words of A, or two parts with a hyphen, that are one word in B: `co-operate`, `policy makers`."""
    if not case.fused:
        return []
    norms, of_b, found = case.a.norms, case.m.of_b, []
    for i in [i for i, word in enumerate(map(add, norms, norms[1:])) if word in case.fused]:
        if _may_join(case, i):
            there = [(j, of_b[j]) for j in case.m.b.places(norms[i] + norms[i + 1])]
            near = (j for j, k in there if not k or k.a in {i, i + 1} or _fits(case, (i, i + 1), (j, j)))
            found += [((i, i + 1), (j, j)) for j in islice(near, 1)]
    return found


def _may_join(case: "Case", i: int) -> bool:
    """Whether words `i` and `i + 1` of A say apart what they say as one word."""
    x, y, language = case.a.norms[i], case.a.norms[i + 1], case.m.a.language
    if language not in LETTERS or not (x + y).isalpha() or not is_known(x + y, language):
        return False
    if _between(case.a, i) in HYPHENS:
        return not (language == "en" and x == "re" and y[0] not in "aeiou")
    if not _between(case.a, i).isspace() or x in APART or len(x) == 1:
        return False
    only = x + y == "cannot" and case.a.norms[i + 2 : i + 3] == ["only"]
    return not only and is_known(x, language) and is_known(y, language)


def _between(side: "Side", i: int) -> str:
    return side.tokens.text[side.tokens.ends[i] : side.tokens.starts[i + 1]]


def _hyphened(case: "Case") -> "list[Pair]":
    """Neighbours that a hyphen joins on one side only: `well known`, `well-known`."""
    back = [(a, b) for b, a in _parted(case.flipped())]
    return sorted({*_parted(case), *back})


def _parted(case: "Case") -> "list[Pair]":
    """Neighbours in A with a hyphen between them that are the same neighbours in B without one."""
    tokens, of_a, found = case.m.a, case.m.of_a, []
    for i in [bisect_left(tokens.starts, place) for place, mark in tokens.marks if mark in HYPHENS]:
        if not 0 < i < len(tokens) or _between(case.a, i - 1) not in HYPHENS:
            continue
        x, y = of_a[i - 1], of_a[i]
        if x is None or y is None or y.b != x.b + 1 or not _between(case.b, x.b).isspace():
            continue
        if case.a.norms[i - 1] == case.b.norms[x.b] and case.a.norms[i] == case.b.norms[y.b]:
            found.append(((i - 1, i), (x.b, y.b)))
    return found


def _spelled(case: "Case") -> "list[Pair]":
    """Linked words with other capitals (all that follow each other as one) or in another spelling."""
    forms_a, forms_b = case.m.a.lexemes, case.m.b.lexemes
    found: list[Pair] = []
    run: list[tuple[int, int]] = []
    spelled, english = spellings_of(case.m.a.language), case.m.a.language == "en"
    for i, j in [(i, j) for i, j, _, _ in case.m.links if forms_a[i] is not forms_b[j]]:
        t, u = forms_a[i], forms_b[j]
        if t.norm != u.norm:
            if not (t.is_word and u.is_word):
                continue
            if spelled[t.norm] == spelled[u.norm] or (
                english and t.is_capital and u.is_capital and _is_respelled_name(t, u)
            ):
                found.append(((i, i), (j, j)))
        elif _is_recased(t, u, inside=bool(i and j and not (case.a.breaks[i] or case.b.breaks[j]))):
            if run and run[-1] != (i - 1, j - 1):
                found.append(((run[0][0], run[-1][0]), (run[0][1], run[-1][1])))
                run = []
            run.append((i, j))
    if run:
        found.append(((run[0][0], run[-1][0]), (run[0][1], run[-1][1])))
    return found


def _is_recased(t: "Lexeme", u: "Lexeme", *, inside: bool) -> bool:
    """Whether two writings of a word differ in capitals; inside a clause its place demands none."""
    if t.text.replace("’", "'") == u.text.replace("’", "'"):
        return False
    return inside or (len(t.text) > 1 and t.text.isupper() != u.text.isupper())


def _is_respelled_name(t: "Lexeme", u: "Lexeme") -> bool:
    """Whether two English words with capitals are one name in two spellings."""
    if t.stem == u.stem:
        return False
    short, long = sorted((t.norm, u.norm), key=len)
    if long.startswith(short) or short in common("en") or long in common("en"):
        return False
    return spelled_alike(short, long) and same_name(short, long)


def _quoted(case: "Case", side: int) -> "Iterator[Divergence]":
    """Words that one side sets in quotation marks and the other has without any."""
    text = (case.m.a, case.m.b)[side].text
    if not ('"' in text or "“" in text or "«" in text or "„" in text):
        return
    marks = list(QUOTED.finditer(text))
    if not marks:
        return
    here = case if side == 0 else case.flipped()
    a, b = here.m.a, here.m.b
    others = [m.span() for m in QUOTED.finditer(b.text)]
    for mark in marks:
        inside = range(bisect_right(a.starts, mark.start()), bisect_left(a.starts, mark.end()))
        links = [here.m.of_a[i] for i in inside]
        there = [x.b for x in links if x is not None and a.norms[x.a] == b.norms[x.b]]
        if not inside or len(there) < len(inside) or there != list(range(there[0], there[-1] + 1)):
            continue
        start, end = b.span(there[0], there[-1])
        if any(s < end and start < e for s, e in others) or not _is_bare(b.text, start, end):
            continue
        words = " ".join(mark.group(1).split())
        spans = (inside[0], inside[-1]), (there[0], there[-1])
        reason = f"'{words}' stands in quotation marks in {'AB'[side]} only"
        yield case.report(Category.FORM, *(spans if side == 0 else spans[::-1]), reason, Severity.FORM)


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether no quotation mark stands next to a stretch."""
    marks = "\"'“”‘’«»„"
    return text[max(0, start - 1) : start] not in {*marks} and text[end : end + 1] not in {*marks}
