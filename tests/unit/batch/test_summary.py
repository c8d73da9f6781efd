"""The summary and the index page."""

from collections.abc import Iterator

import pytest

from aligner.batch import summary
from aligner.model.batch import Figures, PairRow, PairStatus


def rows(count: int) -> Iterator[PairRow]:
    yield PairRow("bad", "x<b>.txt", "y\t.txt", PairStatus.FAILED, error="no\ttext")
    for k in range(count):
        figures = Figures(3, 2, 3, wording=k / 10, divergences=(("number", k),), meaning_bearing=k)
        files = (("json", f"pairs/p{k}.json"),)
        yield PairRow(f"p{k}", "a", "b", PairStatus.DONE, figures, files)


def test_the_table_has_a_row_a_pair_and_a_column_a_category() -> None:
    head, bad, first, second = (x.decode().rstrip("\n").split("\t") for x in summary.table(rows(2)))
    assert bad[:4] == ["bad", "failed", "x<b>.txt", r"y\t.txt"]
    assert bad[-1] == r"no\ttext"
    assert dict(zip(head, second, strict=True))["number"] == "1"
    assert dict(zip(head, first, strict=True))["meaning"] == ""


def test_the_page_links_the_results_and_takes_names_as_text() -> None:
    page = summary.index(rows(3), "pairs.tsv").decode()
    assert 'href="./pairs/p2.json"' in page
    assert "x&lt;b&gt;.txt" in page


def test_of_very_many_pairs_the_page_has_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "LARGEST_INDEX", 3)
    page = summary.index(rows(10), "pairs.tsv").decode()
    assert "the worst 3 of the pairs" in page
    assert "pairs/p9.json" in page
    assert "pairs/p8.json" in page
    assert "pairs/p7.json" not in page
    assert "no" in page
