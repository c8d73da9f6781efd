"""Reports of any text: what is shown is the text made visible, and it is never markup."""

import random
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as reader

from aligner.divergence.rows import merge_rows
from aligner.export import tei_collation
from aligner.model import Alignment, Bead, Collation, Comparison, Kind, Segment, Version, WordLink, WordOp
from aligner.model.alignment import in_reading_order
from aligner.report import apparatus, html, markdown, terminal
from aligner.text.visible import visible

TEXT = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=("Cs", "Cc")),
        st.sampled_from("'\"=<&]> \n\t{%}[*_`|\x1b\u202e"),
    ),
    max_size=20,
)
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def version(name: str, blocks: list[str]) -> Version:
    segments, start = [], 0
    for k, block in enumerate(blocks):
        segments.append(Segment(start, start + len(block), [*Kind][k % len(Kind)]))
        start += len(block) + 2
    return Version(name, "\n\n".join(blocks), tuple(segments))


BLOCKS = st.lists(TEXT, min_size=1, max_size=4)


def paired(a: Version, b: Version, shuffle: random.Random) -> Alignment:
    """Any partition of the blocks of both."""
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for side, of in enumerate((a, b)):
        for i in range(len(of.segments)):
            groups.setdefault(shuffle.randrange(4), ([], []))[side].append(i)
    beads = [Bead(tuple(x), tuple(y), note=b.text) for x, y in groups.values()]
    return Alignment(a, b, in_reading_order(beads))


@st.composite
def collations(draw: st.DrawFn, others: int) -> Collation:
    shuffle = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311
    base, *rest = (version(f"v{k}", draw(BLOCKS)) for k in range(others + 1))
    known = tuple(paired(base, x, shuffle) for x in rest)
    return Collation(base, tuple(rest), merge_rows(known), known)


def compare(a: str, b: str, _lang_a: str, _lang_b: str) -> Comparison:
    """The first half of each text is replaced by that of the other, the rest is new; cuts anywhere."""
    p, q = len(a) // 2, len(b) // 2
    links = (
        WordLink(WordOp.REPLACED, 0, p, 0, q, 0.0, 0.0, 0.0),
        WordLink(WordOp.DELETED, p, len(a), 0, 0, 0.0, 0.0, 0.0),
        WordLink(WordOp.INSERTED, 0, 0, q, len(b), 0.0, 0.0, 0.0),
    )
    return Comparison(0.5, 0.5, 1.0, (), links)


def parsed(page: str) -> Any:
    """The tree of a page, to ask by paths."""
    return reader.document_fromstring(page)


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


@settings(max_examples=60, deadline=None)
@given(x=collations(others=1))
def test_a_page_shows_the_text_and_nothing_of_it_is_markup(x: Collation) -> None:
    (pair,) = x.alignments
    page = html.render(pair, compare=compare)
    assert not CONTROLS.search(page)
    tree = parsed(page)
    assert len(tree.xpath("//script")) == 1
    for side, of in (("a", pair.a), ("b", pair.b)):
        ids = [i for bead in pair.beads for i in (bead.a if side == "a" else bead.b)]
        blocks = tree.xpath(f"//div[contains(@class, 'side {side}')]/p[contains(@class, 'block')]")
        assert len(blocks) == len(ids)
        for i, block in zip(ids, blocks, strict=True):
            shown = plain(block.text_content()).removeprefix(f"{side}{i}")
            kind = of.segments[i].kind
            if kind is not Kind.PARAGRAPH:
                shown = shown.removeprefix(plain(kind.value))
            assert shown == plain(visible(of.segment_text(i), newlines=True))


@settings(max_examples=60, deadline=None)
@given(x=collations(others=1), width=st.integers(40, 160))
def test_the_terminal_gets_no_code_and_no_line_too_long(x: Collation, width: int) -> None:
    (pair,) = x.alignments
    shown = terminal.render(pair, width=width, colour=False, compare=compare)
    assert not CONTROLS.search(shown.replace("\n", " "))
    assert not CONTROLS.search(markdown.render(pair, compare=compare).replace("\n", " "))


@settings(max_examples=40, deadline=None)
@given(x=collations(others=2))
def test_a_collation_is_drawn_whatever_it_holds(x: Collation) -> None:
    page = html.render_collation(x, compare=compare)
    assert not CONTROLS.search(page)
    tree = parsed(page)
    assert len(tree.xpath("//section[contains(@class, 'table')]")) == 3
    assert {len(row) for row in tree.xpath("//table//tr")} == {4}
    assert not CONTROLS.search(apparatus.render(x, compare=compare).replace("\n", " "))


@settings(max_examples=60, deadline=None)
@given(x=collations(others=2))
def test_a_collation_in_tei_gives_back_segments_marks_and_texts(x: Collation) -> None:
    found = tei_collation.loads(tei_collation.dumps(x))
    assert found.versions == ("v0", "v1", "v2")
    assert [[r.segments for r in row] for row in found.rows] == [
        [row.base, *(c.segments for c in row.cells)] for row in x.rows
    ]
    assert [[r.transposed for r in row[1:]] for row in found.rows] == [
        [c.transposed for c in row.cells] for row in x.rows
    ]
    for row in found.rows:
        for of, reading in zip((x.base, *x.versions), row, strict=True):
            assert reading.text == "\n\n".join(of.segment_text(i) for i in reading.segments)
