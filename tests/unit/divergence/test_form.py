"""Form: what is written otherwise and says the same in the same words."""

import pytest

from aligner.divergence import compare
from aligner.model import Category, Severity

WRITTEN = [
    ("en", "The colour of the flag was grey.", "The color of the flag was grey.", "colour", "color"),
    ("en", "Its walls were painted grey again.", "Its walls were painted gray again.", "grey", "gray"),
    ("en", "They recognise no such claim.", "They recognize no such claim.", "recognise", "recognize"),
    ("en", "We travelled by night.", "We traveled by night.", "travelled", "traveled"),
    ("en", "He lived near the centre of town.", "He lived near the center of town.", "centre", "center"),
    ("en", "We did not sign the paper.", "We didn't sign the paper.", "did not", "didn't"),
    ("en", "You can't mean the whole fleet.", "You cannot mean the whole fleet.", "can't", "cannot"),
    ("en", "I will write on Monday.", "I'll write on Monday.", "I will", "I'll"),
    ("en", "The ship sails to-morrow at dawn.", "The ship sails tomorrow at dawn.", "to-morrow", "tomorrow"),
    ("en", "The U.S.S.R agreed to the text.", "The USSR agreed to the text.", "U.S.S.R", "USSR"),
    ("en", "It was the president who spoke.", "It was the President who spoke.", "president", "President"),
    ("en", "The fleet has three ships.", "The fleet has 3 ships.", "three", "3"),
    ("en", "They gave him two hundred roubles.", "They gave him 200 roubles.", "two hundred", "200"),
    ("ru", "Отец ещё жив.", "Отец еще жив.", "ещё", "еще"),
    ("ru", "Договор подписал СССР.", "Договор подписал С.С.С.Р.", "СССР", "С.С.С.Р"),
    ("ru", "В порту три корабля.", "В порту 3 корабля.", "три", "3"),
]
OTHERWISE = [
    ("en", "The fourth man came back.", "The third man came back."),
    ("en", "He came in the mourning of the year.", "He came in the morning of the year."),
    ("en", "She filled the paper with names.", "She filed the paper with names."),
    ("en", "He pored over the map for hours.", "He poured over the map for hours."),
    ("en", "The house was large and cold.", "The house was big and cold."),
    ("en", "We did not sign the paper.", "We did sign the paper."),
    ("en", "I will write on Monday.", "I would write on Monday."),
    ("en", "The fleet has three ships.", "The fleet has 4 ships."),
    ("en", "The captain spoke first. Nobody answered.", "First the captain spoke. Nobody answered."),
    ("en", "The garrison surrendered at noon.", "The garison surrendered at noon."),
    ("en", "He walked up the well-worn path.", "He walked up the old path."),
    ("en", "The envoy came from the USA.", "The envoy came from the USSR."),
    ("ru", "В порту три корабля.", "В порту 4 корабля."),
    ("ru", "Отец был добр и стар.", "Отец был добр и сед."),
]


@pytest.mark.parametrize(("language", "a", "b", "x", "y"), WRITTEN)
def test_another_form_is_shown_in_its_place(language: str, a: str, b: str, x: str, y: str) -> None:
    found = compare(a, b, lang_a=language, lang_b=language).divergences
    (d,) = [d for d in found if d.category is Category.FORM]
    assert (d.a_text.startswith(x), d.b_text.startswith(y)) == (True, True)
    assert (a[d.a_start : d.a_end], b[d.b_start : d.b_end]) == (d.a_text, d.b_text)
    assert d.reason == f"'{d.a_text}' is written '{d.b_text}'"
    assert {d.severity for d in found} == {Severity.FORM}


@pytest.mark.parametrize(("language", "a", "b", "x", "y"), WRITTEN)
def test_another_form_is_seen_from_either_side(language: str, a: str, b: str, x: str, y: str) -> None:
    found = compare(b, a, lang_a=language, lang_b=language).divergences
    (d,) = [d for d in found if d.category is Category.FORM]
    assert (d.a_text.startswith(y), d.b_text.startswith(x)) == (True, True)


@pytest.mark.parametrize(("language", "a", "b"), OTHERWISE)
def test_other_words_numbers_and_slips_are_no_form(language: str, a: str, b: str) -> None:
    found = compare(a, b, lang_a=language, lang_b=language).divergences
    assert not [d for d in found if d.category is Category.FORM]


@pytest.mark.parametrize("text", [row[1] for row in WRITTEN])
def test_the_same_text_has_no_form_of_its_own(text: str) -> None:
    assert not compare(text, text, lang_a="en", lang_b="en").divergences
