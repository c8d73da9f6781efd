"""Cells, wrapping and cutting, with wide characters and combining marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.report.columns import Piece, cut, pad, width, wrap


def lines(text: str, to: int, *, keep_lines: bool = False) -> list[str]:
    return ["".join(p.text for p in x) for x in wrap([Piece(text)], to, keep_lines=keep_lines)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc", 3),
        ("Ёж", 2),
        ("e\u0301tude", 5),
        ("и\u0306", 1),
        ("漢字", 4),
        ("ｱ", 1),
        ("Ａ", 2),
        ("한국", 4),
        ("한", 2),
        ("👍🏽", 2),
        ("❤️", 2),
        ("🇺🇸", 2),
        ("⟨U+202E⟩", 8),
        ("", 0),
    ],
)
def test_a_string_takes_as_many_cells_as_a_terminal_gives_it(text: str, cells: int) -> None:
    assert width(text) == cells


def test_words_are_broken_at_spaces_and_runs_of_space_are_one() -> None:
    assert lines("one  two\nthree four", 9) == ["one two", "three", "four"]


def test_line_ends_stay_where_they_are_kept() -> None:
    assert lines("MFA USSR\n\nTop Secret", 20, keep_lines=True) == ["MFA USSR", "", "Top Secret"]


def test_a_word_too_long_for_a_line_is_broken_between_clusters() -> None:
    assert lines("e\u0301e\u0301e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]


def test_chinese_breaks_anywhere_but_before_closing_signs() -> None:
    assert lines("我们两国，和平。", 6) == ["我们两", "国，和", "平。"]


def test_a_wide_character_does_not_leave_the_column() -> None:
    assert lines("a漢字b", 3) == ["a漢", "字b"]


def test_styles_keep_to_their_words() -> None:
    wrapped = wrap([Piece("one "), Piece("~two three~", "x"), Piece(", four")], 8)
    assert wrapped == [
        [Piece("one "), Piece("~two", "x")],
        [Piece("three~", "x"), Piece(",")],
        [Piece("four")],
    ]


def test_a_cut_text_ends_in_an_ellipsis_and_fits() -> None:
    assert cut("漢字漢字", 6) == "漢字…"
    assert cut("short", 5) == "short"
    assert cut("shorter", 5) == "shor…"


def test_a_line_is_filled_with_spaces() -> None:
    assert pad([Piece("漢")], 4) == [Piece("漢"), Piece("  ")]


SHOWN = st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), max_size=60)


@given(SHOWN, st.integers(2, 30))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, to: int) -> None:
    wrapped = lines(text, to)
    assert all(width(x) <= to for x in wrapped)
    assert "".join("".join(wrapped).split()) == "".join(text.split())
