import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.divergence import compare
from aligner.model import WordOp

SOME = "the a letter must may not treaty treaties two 3 Vienna vienna peace"
WORDS = st.lists(st.sampled_from(SOME.split()), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_w_is_symmetric_in_0_1_and_the_sum_of_its_shares(a: str, b: str) -> None:
    x, y = compare(a, b, lang_a="en", lang_b="en"), compare(b, a, lang_a="en", lang_b="en")
    assert x.wording == y.wording
    assert 0 <= x.wording <= 1
    assert math.fsum(s for w in x.words for s in (w.a_share, w.b_share)) == pytest.approx(
        x.wording, abs=1e-12
    )


@given(WORDS, WORDS)
def test_w_is_0_for_the_same_words_and_only_for_them(a: str, b: str) -> None:
    assert (compare(a, b).wording == 0) == (a.casefold().split() == b.casefold().split())


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_compared_and_every_word_is_covered_once(a: str, b: str) -> None:
    words = compare(a, b).words
    for side in ("a", "b"):
        spans = [(getattr(w, side + "_start"), getattr(w, side + "_end")) for w in words]
        filled = sorted(s for s in spans if s[0] < s[1])
        assert all(x[1] <= y[0] for x, y in itertools.pairwise(filled))


def test_a_stem_counts_almost_as_the_same_word() -> None:
    c = compare("treaties", "treaty", lang_a="en", lang_b="en")
    assert c.wording == pytest.approx(0.05)
    assert c.words[0].op is WordOp.SIMILAR


def test_opposites_part_the_sense_of_short_texts_more_than_other_words_do() -> None:
    sat = compare("A man is sitting on the wall.", "A man is standing on the wall.", lang_a="en", lang_b="en")
    lay = compare("A man is sitting on the wall.", "A man is resting on the wall.", lang_a="en", lang_b="en")
    assert sat.meaning is not None
    assert lay.meaning is not None
    assert sat.meaning > lay.meaning + 0.05


def test_rare_words_weigh_more_than_common_ones() -> None:
    rare = compare("the treaty", "the", lang_a="en", lang_b="en").wording
    common = compare("the treaty", "treaty", lang_a="en", lang_b="en").wording
    assert rare > 5 * common
