"""The alignments that ship are what the tool makes of the texts that ship."""

from pathlib import Path

import pytest

from aligner import library, pipeline, store

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "alignments" / "carter-brezhnev-1977"


@pytest.mark.parametrize("name", ["sample.en", "sample.ru"])
def test_the_stored_alignment_is_the_one_that_is_found_today(name: str) -> None:
    stored = store.load(FOLDER / f"dobrynin--{name}.json")
    fresh = pipeline.align_pair(*(library.resolve(x, ROOT / "texts") for x in ("dobrynin", name)))
    assert [(x.a, x.b, x.transposed) for x in stored.beads] == [(x.a, x.b, x.transposed) for x in fresh.beads]
    assert stored.signature == fresh.signature
    assert [x.score and x.score.divergences for x in stored.beads] == [
        x.score and x.score.divergences for x in fresh.beads
    ]
