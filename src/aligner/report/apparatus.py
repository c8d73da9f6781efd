"""The apparatus of a collation as plain text: the words of the base, then what the others have for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.model.collation import Collation, Row
from aligner.model.comparison import WordLink, WordOp
from aligner.model.version import Version
from aligner.report.building import by_divergence, one_language
from aligner.report.columns import Piece, wrap
from aligner.report.marks import Compare, join
from aligner.report.synopsis import ids_in, siglum, spans_of
from aligner.text.visible import visible

_WHOLE = 9
"""Words up to which a lemma is given in full; a longer one by its first and last words."""


@dataclass(frozen=True, slots=True)
class Variant:
    """Base text `start:end` (of the row's joined text), for which a version has `text`."""

    start: int
    end: int
    text: str


def render(collation: Collation, *, width: int = 100, compare: Compare = by_divergence) -> str:
    """Sigla, then the entries of each row. `om.` = left out, `add.` = added, `transp.` = elsewhere."""
    versions = (collation.base, *collation.versions)
    lines = [f"{siglum(0)}  {_named(collation.base)} (base)"]
    lines += [f"{siglum(k)}  {_named(v)}" for k, v in enumerate(collation.versions, 1)]
    for row in collation.rows:
        found = list(_entries(row, versions, compare))
        if found:
            lines += ["", _place(row)]
            lines += [x for entry in found for x in _wrapped(entry, width)]
    return "\n".join(lines) + "\n"


def _named(version: Version) -> str:
    meta = version.meta
    said = "sample, not a source" if meta.status == "sample" else meta.status
    return visible(", ".join(x for x in (version.id, meta.title, meta.date, said) if x))


def _place(row: Row) -> str:
    if not row.base:
        return "[not in the base]"
    first, last = row.base[0], row.base[-1]
    return f"[{first}]" if first == last else f"[{first}-{last}]"


def _wrapped(entry: str, width: int) -> list[str]:
    lines = ["".join(p.text for p in x) for x in wrap([Piece(entry)], max(width - 4, 20))]
    return [("  " if k == 0 else "    ") + x for k, x in enumerate(lines)]


def _entries(row: Row, versions: Sequence[Version], compare: Compare) -> Iterator[str]:
    base = versions[0]
    whole = join(base.text, spans_of(base, row.base)).text
    variants: dict[tuple[int, int], dict[str, list[str]]] = {}
    told: dict[str, list[str]] = {}
    for k, version in enumerate(versions[1:], 1):
        name, ids = siglum(k), ids_in(row, k)
        if ids and row.cells[k - 1].transposed:
            told.setdefault(f"{lemma(whole)} ] transp.", []).append(f"{name} ({_segments(ids)})")
        if not row.base:
            if ids:
                added = visible(join(version.text, spans_of(version, ids)).text)
                told.setdefault(f"add. {added}", []).append(name)
        elif not ids:
            told.setdefault(f"{lemma(whole)} ] om.", []).append(name)
        elif one_language(base.language, version.language):
            other = join(version.text, spans_of(version, ids)).text
            links = compare(whole, other, base.language, version.language).words
            for x in variants_of(whole, other, links):
                variants.setdefault((x.start, x.end), {}).setdefault(x.text, []).append(name)
    yield from (f"{what} {' '.join(names)}" for what, names in told.items())
    for (start, end), readings in sorted(variants.items()):
        given = "; ".join(_reading(text, names) for text, names in readings.items())
        yield f"{_lemma_at(whole, start, end)} ] {given}"


def _segments(ids: Sequence[int]) -> str:
    return " ".join(map(str, ids))


def _reading(text: str, names: Sequence[str]) -> str:
    return f"{visible(text) if text else 'om.'} {' '.join(names)}"


def _lemma_at(whole: str, start: int, end: int) -> str:
    """The words of the base; for an addition the word before it, or a sign that it opens the row."""
    if whole[start:end].strip():
        return lemma(whole[start:end])
    before = whole[:start].split()
    return f"post {visible(before[-1])} add." if before else "ante init. add."


def lemma(text: str) -> str:
    """The words, a long passage by its first three and last two."""
    words = visible(text).split()
    if len(words) <= _WHOLE:
        return " ".join(words)
    return f"{' '.join(words[:3])} … {' '.join(words[-2:])}"


def variants_of(a: str, b: str, links: Sequence[WordLink]) -> Iterator[Variant]:
    """What stands between the words that both have, in their order; together with those it is all of B."""
    at = [0, 0]
    for a_start, a_end, b_start, b_end in [*_shared(links), (len(a), len(a), len(b), len(b))]:
        left, right = a[at[0] : a_start], b[at[1] : b_start]
        if _words(left) != _words(right):
            before, after = _same_ends(left, right)
            inner = left[before : len(left) - after]
            start = at[0] + before + len(inner) - len(inner.lstrip())
            text = right[before : len(right) - after]
            yield Variant(start, start + len(inner.strip()), " ".join(text.split()))
        at = [a_end, b_end]


def _same_ends(x: str, y: str) -> tuple[int, int]:
    """How many spaces and signs both texts begin and end with alike: they are no part of a variant."""
    most = min(len(x), len(y))
    before = after = 0
    while before < most and x[before] == y[before] and not x[before].isalnum():
        before += 1
    while after < most - before and x[-1 - after] == y[-1 - after] and not x[-1 - after].isalnum():
        after += 1
    return before, after


def _words(text: str) -> str:
    """The letters and figures alone: punctuation makes no variant."""
    return "".join(c for c in text if c.isalnum())


def _shared(links: Sequence[WordLink]) -> Iterator[tuple[int, int, int, int]]:
    """Spans of the equal words that run forward on both sides."""
    last = (0, 0)
    for x in sorted((x for x in links if x.op is WordOp.EQUAL), key=lambda x: x.a_start):
        if x.a_start >= last[0] and x.b_start >= last[1]:
            yield x.a_start, x.a_end, x.b_start, x.b_end
            last = (x.a_end, x.b_end)
