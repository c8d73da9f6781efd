"""Tokens of a text: where each stands, and the columns beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.divergence.tokens import TOKEN, Tokens, tokens_of

SOME = st.text(st.sampled_from("aBéж1 2.,’'-[]\n\t\u00a0\u0301漢"), max_size=40)
"""Words, numbers, marks and whatever may stand between them."""


def plainly(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, str]]]:
    """Spans of words and numbers, places of marks: the text looked through as a whole."""
    found = list(TOKEN.finditer(text))
    words = [m.span() for m in found if m.lastgroup != "other"]
    return words, [(m.start(), m.group()) for m in found if m.lastgroup == "other"]


@given(SOME)
def test_the_tokens_are_those_of_the_text_looked_through_as_a_whole(text: str) -> None:
    tokens = tokens_of(text, "en")
    words, marks = plainly(text)
    assert [(t.start, t.end) for t in tokens.items] == words
    assert list(tokens.marks) == marks


@given(SOME)
def test_every_column_says_what_the_token_says(text: str) -> None:
    tokens = tokens_of(text, "en")
    for i, t in enumerate(tokens.items):
        assert (t.index, t.text) == (i, text[t.start : t.end])
        assert tokens.lexemes[i] is t.lexeme
        here = tokens.starts[i], tokens.norms[i], tokens.weights[i]
        assert here == (t.start, t.norm, t.lexeme.weight)
        assert t.norm == t.lexeme.norm
    columns = tokens.starts, tokens.lexemes, tokens.norms, tokens.weights
    assert {len(x) for x in columns} == {len(tokens)}
    assert tokens.vocabulary == set(tokens.norms)


@pytest.mark.parametrize(
    "text", ["the  letter\nof the day", " the letter of the day ", "the letter of the day"]
)
def test_places_of_a_word_are_found_whatever_stands_between_the_words(text: str) -> None:
    tokens = tokens_of(text, "en")
    assert tokens.places("the") == [0, 3]
    assert [text[slice(*tokens.span(i, i))] for i in (0, 3)] == ["the", "the"]
    assert tokens.places("night") == []


def test_a_text_without_words_has_no_tokens() -> None:
    nothing: Tokens = tokens_of(" \n ", "en")
    assert (len(nothing), nothing.marks, nothing.norms) == (0, (), ())
