"""The HTML report as a string: it loads nothing, no text is markup, all is there without script."""

import base64
import re
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from lxml import html as reader

from aligner.model import Alignment, Bead, Category, Level, Metadata, Segment, Severity, Version
from aligner.model.batch import Figures, PairRow, PairStatus
from aligner.report import html
from aligner.report.marks import Compare
from aligner.report.view import Flag

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "[stamp] {{ 7*7 }} {% raw %}",
    "&lt;b&gt; &#60;",
    "\x1b[31m\u202e\x00\x85",
    "javascript:alert(1)",
)


def hostile(text: str) -> Alignment:
    meta = Metadata(title=text, language=text, source=text, rights=text, date=text, derived_from=text)
    one = Version(text, text, (Segment(0, len(text)),), meta=meta)
    return Alignment(one, replace(one), (Bead((0,), (0,), note=text),))


def all_of(page: str) -> Any:
    """The tree of a page, to ask by paths."""
    return reader.document_fromstring(page)


def test_a_page_loads_nothing_and_allows_nothing_but_its_own_style_and_script(
    small: Alignment, compare: Compare
) -> None:
    page = html.render(small, compare=compare)
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "url(" not in page
    assert "@import" not in page
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    for tag in ("style", "script"):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert inside
        digest = base64.b64encode(sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]


def test_all_beads_stand_in_the_page_without_script(small: Alignment, compare: Compare) -> None:
    tree = all_of(html.render(small, compare=compare))
    beads = tree.xpath("//article")
    assert [x.get("id") for x in beads] == [f"bead-{k}" for k in range(6)]
    assert not [x for x in beads if x.get("hidden") is not None]
    assert "We must insist." in re.sub(r"\s+", " ", beads[1].text_content())
    assert "look" in beads[1].xpath(".//p[contains(@class, 'note')]")[0].text_content()
    assert beads[3].xpath(".//span[contains(@class, 'moved')]")
    assert tree.xpath("//div[@id='tools']/@hidden")


def test_every_link_of_a_page_leads_somewhere(small: Alignment, compare: Compare) -> None:
    tree = all_of(html.render(small, compare=compare))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {x[1:] for x in tree.xpath("//a/@href")} <= set(ids)
    assert tree.xpath("//table[@class='found']//a/@href") == ["#bead-1"]


def test_each_side_is_in_its_language(small: Alignment, compare: Compare) -> None:
    russian = replace(small, b=replace(small.b, meta=replace(small.b.meta, language="ru")))
    tree = all_of(html.render(russian, compare=compare))
    assert set(tree.xpath("//div[contains(@class, 'side b')]/@lang")) == {"ru"}
    assert set(tree.xpath("//div[contains(@class, 'side a')]/@lang")) == {"en"}
    assert not tree.xpath("//p[@class='legend']")


def test_a_sample_is_called_a_sample(small: Alignment, compare: Compare) -> None:
    assert "Sample, written for this project, not a source" in html.render(small, compare=compare)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_text_is_markup_whatever_it_says(compare: Compare, text: str) -> None:
    x = hostile(text)
    quiet = all_of(html.render(hostile("harmless"), compare=compare))
    for page in (html.render(x, compare=compare), html.render(x, level=Level.SENTENCE, compare=compare)):
        tree = all_of(page)
        assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
        assert not tree.xpath("//img | //@onmouseover | //@onerror")
        assert not re.search("[\x00\x1b\x85\u202e]", page)
        assert {n.tag for n in tree.iter()} <= {n.tag for n in quiet.iter()} | {"q", "del", "ins"}
    shown = text.split(" ", maxsplit=1)[0] if text.isprintable() else "␛[31m"
    assert shown in tree.xpath("//article")[0].text_content()


def test_link_numbers_pair_both_sides(small: Alignment, compare: Compare) -> None:
    bead = all_of(html.render(small, compare=compare)).xpath("//article[@id='bead-1']")[0]
    of_a, of_b = (bead.xpath(f".//div[contains(@class, 'side {x}')]//@data-l") for x in "ab")
    assert of_a == of_b == ["0"]


def test_a_fragment_has_the_first_beads_and_says_how_many_are_left(
    small: Alignment, compare: Compare
) -> None:
    piece = html.render_fragment(small, most=2, compare=compare)
    assert piece.count("<tr") == 2
    assert "4 more beads" in piece
    assert "6 beads" in piece


def row(name: str, *, meaning: int = 0, error: str = "") -> PairRow:
    if error:
        return PairRow(name, name, "b", PairStatus.FAILED, error=error)
    figures = Figures(3, 3, 3, meaning=0.1 * meaning, meaning_bearing=meaning, divergences=(("number", 2),))
    return PairRow(name, name, "b", PairStatus.DONE, figures, (("html", f"pairs/{name}.html"),))


def test_the_index_has_a_row_a_pair_the_worst_first_and_links_the_results() -> None:
    rows = [row("calm", meaning=1), row("grave", meaning=3), row("lost", error="no <such> file")]
    tree = all_of(html.render_index(rows, title="A batch"))
    body = tree.xpath("//tbody/tr")
    assert [x.xpath("string(td[1]/b)").split()[0] for x in body] == ["lost", "grave", "calm"]
    assert body[0].xpath("string(td[2])") == "failed: no <such> file"
    assert body[1].xpath(".//a/@href") == ["./pairs/grave.html"]
    assert {len(x.xpath("td")) for x in body} == {len(tree.xpath("//thead//th"))}


def test_a_result_is_linked_beside_the_page_whatever_it_is_called() -> None:
    assert html.relative("pairs/a:b #1?.html") == "./pairs/a%3Ab%20%231%3F.html"
    assert html.relative("javascript:alert(1)").startswith("./")


def test_words_that_the_reason_quotes_are_not_told_twice() -> None:
    moved = Flag(
        Category.REORDERING, Severity.WORDING, "a0", "b0", "at once go", "go at once", "'at once go' moved"
    )
    assert moved.is_quoted
    assert not replace(moved, category=Category.REWORDING).is_quoted
