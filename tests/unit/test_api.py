from pathlib import Path

import pytest

import aligner
from aligner.errors import InputError

TEXTS = Path(__file__).parents[2] / "texts" / "carter-brezhnev-1977"


def test_lists_of_texts_align_as_they_are_given() -> None:
    x = aligner.align(["One day.", "Two nights.", "Three."], ["One day.", "Three."])
    assert [(y.a, y.b) for y in x.beads] == [((0,), (0,)), ((1,), ()), ((2,), (1,))]
    assert x.beads[0].score is not None
    assert x.beads[0].score.wording == 0


def test_a_version_a_path_and_an_id_are_all_sources() -> None:
    path = TEXTS / "dobrynin.en.txt"
    by_path, by_id = aligner.read(path), aligner.read("dobrynin")
    assert by_path.text == by_id.text
    x = aligner.align(by_id, str(TEXTS / "sample.en.txt"), level="sentence")
    assert len(x.a.segments) == len(by_id.sentences)
    assert {i for y in x.beads for i in y.a} == set(range(len(x.a.segments)))


def test_a_saved_alignment_comes_back_the_same(tmp_path: Path) -> None:
    x = aligner.align(["One.", "Two."], ["One.", "Too."])
    aligner.save(x, tmp_path / "x.json")
    assert aligner.load(tmp_path / "x.json") == x


def test_an_alignment_shows_and_exports_itself() -> None:
    x = aligner.align(["We must insist."], ["We may insist."], lang_a="en", lang_b="en")
    assert x.to_tsv().startswith("bead\tstatus\tkind\ta_ids\tb_ids\t")
    assert "−must−" in x.to_text(width=90)


def test_comparing_tells_words_and_shares() -> None:
    c = aligner.compare("We must insist.", "We may insist.", lang="en")
    assert sum(w.a_share + w.b_share for w in c.words) == pytest.approx(c.wording)
    assert 0 < c.wording < 1


def test_a_collation_has_a_cell_for_each_version() -> None:
    c = aligner.collate(["One.", "Two."], [["One."], ["One.", "Two."]])
    assert [[cell.segments for cell in row.cells] for row in c.rows] == [[(0,), (0,)], [(), (1,)]]


def test_a_segment_that_is_no_text_is_named() -> None:
    with pytest.raises(InputError, match="a: segment 1 is int, not text"):
        aligner.align(["One.", 2], ["One."])  # type: ignore[list-item]


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        aligner.nonsense  # noqa: B018


def test_an_alignment_is_a_page_and_a_piece_of_a_notebook() -> None:
    x = aligner.align(["We must <script>."], ["We may <script>."], lang_a="en", lang_b="en")
    page, piece = x.to_html(), x._repr_html_()
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in piece
    assert "<style" not in piece
    assert "&lt;script&gt;" in page
    assert "&lt;script&gt;" in piece
