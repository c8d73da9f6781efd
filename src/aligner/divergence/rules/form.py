"""Form: the same words written in another way, which leaves the sense and the wording alone.

Other capitals, another spelling of the language, a contraction, a word joined or divided by a hyphen, an
abbreviation with or without full stops, figures for words.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.divergence.tables import language_tables
from aligner.model import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aligner.divergence.evidence import Case, Span
    from aligner.model import Divergence

CONTRACTED = {"n't": "not", "'ll": "will", "'ve": "have", "'re": "are", "'m": "am"}
HYPHENS = frozenset("-\u2010\u2011")
STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
"""What is left of a verb before `n't`, with the whole verb."""
SPELLINGS = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"([aeiouy]\w*)our", r"\1or"),
        (r"([aeiouy]\w+)is(e|es|ed|er|ers|ing|ation|ations)$", r"\1iz\2"),
        (r"([aeiouy]\w*)ys(e|es|ed|er|ers|ing)$", r"\1yz\2"),
        (r"([bct])re(s|d)?$", r"\1er\2"),
        (r"([aeiou]\w*)ence(s|less)?$", r"\1ense\2"),
        (r"([aeiouy][^aeiouy]+[aeiou])ll(ed|ing|er|ers|or|ors|ous)$", r"\1l\2"),
        (r"(\w\w)ogue(s)?$", r"\1og\2"),
        (r"dgement(s)?$", r"dgment\1"),
        (r"xion(s)?$", r"ction\1"),
    )
)
"""British endings as Americans write them; two words that agree then are one."""
Found = tuple["Span", "Span"]


def find(case: "Case") -> "Iterable[Divergence]":
    """The differences of form between two texts of one language."""
    if case.m.a.language != case.m.b.language:
        return
    found: set[Found] = {*_capitals(case), *_spellings(case), *_figures(case)}
    for turn, here in enumerate((case, case.flipped())):
        for x, y in (*_contractions(here), *_joined(here), *_abbreviations(here)):
            found.add((y, x) if turn else (x, y))
    for a, b in sorted(found):
        reason = f"'{case.a.text(*a)}' is written '{case.b.text(*b)}'"
        yield case.report(Category.FORM, a, b, reason, Severity.FORM)


def _capitals(case: "Case") -> "Iterator[Found]":
    """The same word in other letters, where no clause begins, which would explain a capital."""
    breaks_a, breaks_b = case.a.breaks, case.b.breaks
    items_a, items_b = case.m.a.items, case.m.b.items
    for x in [x for x in case.m.links if items_a[x.a].text != items_b[x.b].text]:
        opens = not x.a or not x.b or breaks_a[x.a] or breaks_b[x.b]
        if not opens and items_a[x.a].norm == items_b[x.b].norm:
            yield (x.a, x.a), (x.b, x.b)


def _spellings(case: "Case") -> "Iterator[Found]":
    """Words that only the British and the American spelling tell apart."""
    if case.m.a.language != "en":
        return
    for x in case.m.links:
        t, u = case.m.a.items[x.a].norm, case.m.b.items[x.b].norm
        if t != u and spelled(t) == spelled(u):
            yield (x.a, x.a), (x.b, x.b)


@lru_cache(maxsize=50_000)
def spelled(norm: str) -> str:
    """An English word in the spelling that stands for all of its spellings."""
    tables = language_tables("en")
    variants = tables.mapping("form", "spellings") if tables else {}
    for start in sorted((v for v in variants if norm.startswith(v)), key=len, reverse=True)[:1]:
        norm = variants[start] + norm[len(start) :]
    for old, new in SPELLINGS:
        norm = old.sub(new, norm)
    return norm


def _contractions(case: "Case") -> "Iterator[Found]":
    """`did n't` against `did not`, `we 'll` against `we will`, `ca n't` against `cannot`."""
    ours, theirs = case.a.norms, case.b.norms
    for i, norm in enumerate(ours):
        if norm not in CONTRACTED or not i:
            continue
        head = STEMS.get(ours[i - 1], ours[i - 1])
        link = case.m.of_a[i - 1]
        places = [link.b] if link and theirs[link.b] == ours[i - 1] else case.m.b.places(head)
        for j in places:
            if theirs[j + 1 : j + 2] == [CONTRACTED[norm]]:
                yield (i - 1, i), (j, j + 1)
                break
        else:
            if norm == "n't" and head == "can":
                yield from (((i - 1, i), (j, j)) for j in case.m.b.places("cannot")[:1])


def _joined(case: "Case") -> "Iterator[Found]":
    """One word of A that B divides by a hyphen: `today` against `to-day`."""
    tokens = case.m.b
    if HYPHENS.isdisjoint(tokens.text):
        return
    for j, (t, u) in enumerate(pairwise(tokens.items)):
        if tokens.text[t.end : u.start] in HYPHENS:
            yield from (((i, i), (j, j + 1)) for i in case.m.a.places(t.norm + u.norm)[:1])


def _abbreviations(case: "Case") -> "Iterator[Found]":
    """Letters of A that B divides by full stops: `USSR` against `U.S.S.R.`."""
    tokens = case.m.b
    letters = [j for j, norm in enumerate(tokens.norms) if len(norm) == 1]
    rows: list[list[int]] = []
    for j in letters:
        between = tokens.text[tokens.items[j - 1].end : tokens.items[j].start].strip() if j else ""
        if rows and rows[-1][-1] == j - 1 and between == ".":
            rows[-1].append(j)
        else:
            rows.append([j])
    for row in rows:
        if len(row) > 1:
            word = "".join(tokens.norms[j] for j in row)
            yield from (((i, i), (row[0], row[-1])) for i in case.m.a.places(word)[:1])


def _figures(case: "Case") -> "Iterator[Found]":
    """Equal numbers in words on one side and in figures on the other."""
    taken: set[int] = set()
    for f in case.a.facts:
        for k, g in enumerate(case.b.facts):
            if k in taken or f.kind != g.kind or f.value != g.value or f.weak:
                continue
            taken.add(k)
            x, y = case.a.text(f.first, f.last), case.b.text(g.first, g.last)
            if x[:1].isdigit() != y[:1].isdigit():
                yield (f.first, f.last), (g.first, g.last)
            break
