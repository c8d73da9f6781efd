import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.text.views import clean, is_plain, join_hyphens, mask, tidy

TYPED = (
    "The arma-\nments of a long-\nterm \ufb01ght. A long-term “plan” co\xadop — so.\r\nNext Anglo-\nAmerican"
)


def test_a_typed_text_reads_as_it_was_meant() -> None:
    assert clean(TYPED).text == (
        'The armaments of a long-term fight. A long-term "plan" coop - so. Next Anglo-American'
    )
    assert "“plan” coop —" in clean(TYPED, unify=False).text


@pytest.mark.parametrize(
    ("word", "source"),
    [("armaments", "arma-\nments"), ("fight", "\ufb01ght"), ("coop", "co\xadop"), ('"plan"', "“plan”")],
)
def test_what_is_found_in_the_view_is_shown_in_the_source(word: str, source: str) -> None:
    view = clean(TYPED)
    at = view.text.index(word)
    start, end = view.span(at, at + len(word))
    assert TYPED[start:end] == source


@given(st.text(alphabet="ab-\n \xad“ﬁ—A\r\u00a0", max_size=40))
def test_every_letter_of_a_view_leads_back_to_itself(text: str) -> None:
    view = clean(text)
    places = [view.source(k) for k in range(len(view.text))]
    assert places == sorted(places)
    assert all(text[p] == c for c, p in zip(view.text, places, strict=True) if c in "abA")


def test_hyphens_are_joined_and_other_line_ends_stay() -> None:
    assert join_hyphens("di-\nvided and\nnot") == "divided and\nnot"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("to Brezhnev1 and Brezhnev,2 the letter² end.³", "to Brezhnev and Brezhnev,2 the letter end."),
        ("SALT2 H2O x3 10 m² km² in 1977, covid19x", "SALT2 H2O x3 10 m² km² in 1977, covid19x"),
        ("the two [Page 27] countries [стр. 3] share [27]", "the two countries share [27]"),
    ],
)
def test_marks_that_are_not_of_the_text_are_masked_in_place(text: str, left: str) -> None:
    assert len(mask(text)) == len(text)
    assert mask(text).split() == left.split()


@given(st.text(alphabet="ab -\n1[]²ﬁ\u00adPage 27.", max_size=40))
def test_a_plain_text_is_left_alone_by_tidying(text: str) -> None:
    if is_plain(text):
        assert tidy(text) == text
