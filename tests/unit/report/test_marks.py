"""Where the marks of words come from."""

import pytest

from aligner.divergence import compare
from aligner.report.building import by_divergence


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("We must insist on Vienna, not on 3 talks.", "We may insist on Geneva and on 5 talks, not now."),
        ("Мы должны настаивать.", "Мы можем настаивать на этом."),
        ("", "all new"),
        ("one two three", "three one two"),
    ],
)
def test_words_are_marked_as_the_full_comparison_links_them(a: str, b: str) -> None:
    quick, full = by_divergence(a, b, "en", "en"), compare(a, b, lang_a="en", lang_b="en")
    assert quick.words == full.words
    assert (quick.wording, quick.weight) == (full.wording, full.weight)
