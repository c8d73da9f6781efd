"""What the review asks of the library: whether a source reads otherwise now, in the way it was read."""

from pathlib import Path

import pytest

from aligner import library, store
from aligner.model import Alignment, Bead
from aligner.model.version import Mode, Version
from aligner.tui.services import Services


def stored(version: Version, folder: Path) -> Version:
    """The version as an alignment file gives it back."""
    alone = [Bead((k,), ()) for k in range(len(version.segments))]
    alone += [Bead((), (k,)) for k in range(len(version.segments))]
    store.save(Alignment(version, version, tuple(alone)), folder / "x.json")
    return store.load(folder / "x.json").a


@pytest.mark.parametrize(("mode", "blocks"), [("lines", 6), ("paragraphs", 2), ("auto", 2)])
def test_a_changed_source_is_cut_as_it_was(tmp_path: Path, mode: Mode, blocks: int) -> None:
    source = tmp_path / "a.txt"
    source.write_text("One is here.\nTwo is here.\n\nThree is here.\nFour is here.\n", "utf-8")
    before = stored(library.read(source, mode=mode), tmp_path)
    assert Services().current_text(before) is None
    source.write_text("One is here.\nTwo is here.\n\nThree is here.\nFour.\nFive is here.\n", "utf-8")
    now = Services().current_text(before)
    assert now is not None
    assert (now.mode, len(now.segments)) == (mode, blocks)


def test_a_part_of_a_source_is_compared_with_that_part(tmp_path: Path) -> None:
    source = tmp_path / "a.html"
    page = "<h2>One</h2><p>It is here.</p><h2>Two</h2><p>It is {}.</p>"
    source.write_text(page.format("there"), "utf-8")
    before = stored(library.read(source, part="Two"), tmp_path)
    assert "It is here" not in before.text
    assert Services().current_text(before) is None
    source.write_text(page.format("gone"), "utf-8")
    now = Services().current_text(before)
    assert now is not None
    assert "It is gone" in now.text
    assert "It is here" not in now.text


def test_either_language_of_a_bilingual_file_is_compared_with_itself(tmp_path: Path) -> None:
    source = tmp_path / "x.tsv"
    source.write_text("It is here.\tЭто здесь.\nIt is there.\tЭто там.\n", "utf-8")
    both = library.read_pair(source)
    assert [Services().current_text(x) for x in (both.a, both.b)] == [None, None]
    source.write_text("It is here.\tЭто здесь.\nIt is there.\tЭто не там.\n", "utf-8")
    now = Services().current_text(both.b)
    assert Services().current_text(both.a) is None
    assert now is not None
    assert "не там" in now.text
