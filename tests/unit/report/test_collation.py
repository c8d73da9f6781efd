"""A collation for a reader: the synoptic table from each base, and the apparatus."""

import re
from typing import Any

import pytest
from lxml import html as reader

from aligner.api import version_of_segments
from aligner.model import Collation
from aligner.pipeline import collate
from aligner.report import apparatus, html
from aligner.report.apparatus import variants_of
from aligner.report.building import by_divergence
from aligner.report.strip import row_bars
from aligner.report.synopsis import collation_view, in_order_of, siglum

BASE = ["The talks in Vienna must go on.", "Arms sales are a grave concern to us.", "Yours sincerely."]
OTHER = ["The talks in Vienna may go on.", "Yours sincerely."]
LONGER = [*BASE[:2], "A new paragraph of some length stands here.", "Yours, sincerely."]


@pytest.fixture(scope="module")
def three() -> Collation:
    base, *others = (
        version_of_segments(x, name=name, lang="en")
        for name, x in (("base", BASE), ("other", OTHER), ("longer", LONGER))
    )
    return collate(base, others)


def test_the_apparatus_gives_lemma_then_variants_by_siglum(three: Collation) -> None:
    assert apparatus.render(three) == (
        "A  base (base)\nB  other\nC  longer\n"
        "\n[0]\n  must ] may B\n"
        "\n[1]\n  Arms sales are a grave concern to us. ] om. B\n"
        "\n[not in the base]\n  add. A new paragraph of some length stands here. C\n"
    )


def test_entries_are_wrapped_to_the_width(three: Collation) -> None:
    lines = apparatus.render(three, width=40).split("\n")
    assert max(map(len, lines)) <= 40
    assert "    " in {x[:4] for x in lines}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We must go now", "We may go at once"),
        ("one two three", "three one two"),
        ("", "all new"),
        ("all gone", ""),
        ("a b c d", "d c b a"),
        ("x, y", "x y"),
    ],
)
def test_variants_put_into_the_base_give_the_other_version(a: str, b: str) -> None:
    again, at = "", 0
    for x in variants_of(a, b, by_divergence(a, b, "en", "en").words):
        again += f"{a[at : x.start]} {x.text} "
        at = x.end
    again += a[at:]
    assert re.findall(r"\w+", again) == re.findall(r"\w+", b)


def test_each_version_can_be_the_base(three: Collation) -> None:
    view = collation_view(three)
    assert [x.columns for x in view.tables] == [(0, 1, 2), (1, 0, 2), (2, 0, 1)]
    for table in view.tables:
        assert sorted(x.number for x in table.rows) == list(range(len(three.rows)))
        labels = [c.label for row in table.rows for c in row.cells[0].blocks]
        assert labels == sorted(labels)


def test_a_row_that_a_version_lacks_stays_behind_the_row_before_it(three: Collation) -> None:
    assert in_order_of(three.rows, 1) == [0, 1, 2, 3]


def test_sigla_go_on_after_z() -> None:
    assert [siglum(k) for k in (0, 25, 26, 53)] == ["A", "Z", "A1", "B2"]


def test_the_page_has_a_table_and_strips_for_each_base(three: Collation) -> None:
    tree: Any = reader.document_fromstring(html.render_collation(three))
    assert len(tree.xpath("//section[contains(@class, 'table')]")) == 3
    assert len(tree.xpath("//*[contains(@class, 'strip') and @role='img']")) == 6
    assert len(tree.xpath("//section[contains(@class, 'shown')]")) == 1
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {x[1:] for x in tree.xpath("//a/@href")} <= set(ids)
    assert [x.text_content() for x in tree.xpath("//section[1]//tbody/tr[1]/td[3]//ins")] == ["may"]


def test_what_touches_the_meaning_is_told_in_the_cell(three: Collation) -> None:
    table = collation_view(three).tables[0]
    cell = table.rows[0].cells[1]
    assert [category for category, _ in cell.grave] == ["modality"]
    assert [r.text for r in cell.blocks[0].runs if r.flags] == ["may"]
    assert row_bars(table, 0, 1)[0].grave
    assert not table.rows[0].cells[2].grave


def test_against_a_base_in_another_language_the_share_is_that_of_the_meaning() -> None:
    base = version_of_segments(["The talks in Vienna must go on."], name="base", lang="en")
    other = version_of_segments(["Переговоры в Вене должны продолжаться."], name="other", lang="ru")
    collation = collate(base, [other])
    score = collation.rows[0].cells[0].score
    assert score is not None
    cell = collation_view(collation).tables[0].rows[0].cells[1]
    assert (cell.letter, cell.share) == ("M", score.meaning)
