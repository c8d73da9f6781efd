"""Form: what is written otherwise and says the same in the same words."""

import pytest

from aligner.divergence import compare
from aligner.model import Category, Severity

WRITTEN = """
    en | The colour of the flag was grey. | The color of the flag was grey. | colour | color
    en | Its walls were painted grey again. | Its walls were painted gray again. | grey | gray
    en | They recognise no such claim. | They recognize no such claim. | recognise | recognize
    en | We travelled by night. | We traveled by night. | travelled | traveled
    en | He lived near the centre of town. | He lived near the center of town. | centre | center
    en | We did not sign the paper. | We didn't sign the paper. | did not | didn't
    en | You can't mean the whole fleet. | You cannot mean the whole fleet. | can't | cannot
    en | I will write on Monday. | I'll write on Monday. | I will | I'll
    en | The ship sails to-morrow at dawn. | The ship sails tomorrow at dawn. | to-morrow | tomorrow
    en | The U.S.S.R agreed to the text. | The USSR agreed to the text. | U.S.S.R | USSR
    en | It was the president who spoke. | It was the President who spoke. | president | President
    en | The fleet has three ships. | The fleet has 3 ships. | three | 3
    en | They gave him two hundred roubles. | They gave him 200 roubles. | two hundred | 200
    en | The naïve man spoke first. | The naive man spoke first. | naïve | naive
    en | It is in the encyclopædia now. | It is in the encyclopedia now. | encyclopædia | encyclopedia
    en | She was a well known singer. | She was a well-known singer. | well known | well-known
    en | Both policy makers met. | Both policymakers met. | policy makers | policymakers
    en | They co-operate with us. | They cooperate with us. | co-operate | cooperate
    en | He lost 1,200 men there. | He lost 1200 men there. | 1,200 | 1200
    en | A loss of 75 per cent is feared. | A loss of 75% is feared. | 75 per cent | 75%
    en | The U.S. agreed to it. | The US agreed to it. | U.S. | US
    en | It is true that he left. | It's true that he left. | It is | It's
    en | I know they would stay. | I know they'd stay. | they would | they'd
    en | Let us go home. | Let's go home. | Let us | Let's
    en | He cannot come. | He can not come. | cannot | can not
    en | Chapter IV is about wolves. | Chapter 4 is about wolves. | IV | 4
    en | NOTE OF PROTEST was its name. | Note of protest was its name. | NOTE OF PROTEST | Note of protest
    en | He wrote to Dostoyevsky in May. | He wrote to Dostoevsky in May. | Dostoyevsky | Dostoevsky
    ru | Он жив по-прежнему. | Он жив по прежнему. | по-прежнему | по прежнему
    ru | Это было в XX веке. | Это было в 20 веке. | XX | 20
    ru | Нас ждала Императрица. | Нас ждала императрица. | Императрица | императрица
    ru | Отец ещё жив. | Отец еще жив. | ещё | еще
    ru | Договор подписал СССР. | Договор подписал С.С.С.Р. | СССР | С.С.С.Р
    ru | В порту три корабля. | В порту 3 корабля. | три | 3
    """
OTHERWISE = """
    en | The fourth man came back. | The third man came back.
    en | He came in the mourning of the year. | He came in the morning of the year.
    en | She filled the paper with names. | She filed the paper with names.
    en | He pored over the map for hours. | He poured over the map for hours.
    en | The house was large and cold. | The house was big and cold.
    en | We did not sign the paper. | We did sign the paper.
    en | I will write on Monday. | I would write on Monday.
    en | The fleet has three ships. | The fleet has 4 ships.
    en | The captain spoke first. Nobody answered. | First the captain spoke. Nobody answered.
    en | The garrison surrendered at noon. | The garison surrendered at noon.
    en | He walked up the well-worn path. | He walked up the old path.
    en | The envoy came from the USA. | The envoy came from the USSR.
    en | We resigned the lease. | We re-signed the lease.
    en | He can not only sing but dance. | He cannot only sing but dance.
    en | The king's horse died. | The king is a horse.
    en | The king’s horse is lame. | The king's horse is lame.
    en | Take a part of the bread. | Take apart the bread.
    en | “It is late,” she said. | "It is late," she said.
    en | He sold 1,200 sheep. | He sold 1,300 sheep.
    en | They met in the U.S. in May. | They met in the UK in May.
    en | In 2 houses two men wept. | Two men wept in 2 houses.
    en | The Germans wept. | The German wept.
    en | They gathered at the gate. | They gat hered at the gate.
    en | The ship lay there all winter. | All the win ter the ship lay there.
    en | The prince left. Four men wept. | The prince left; four men wept.
    ru | В порту три корабля. | В порту 4 корабля.
    ru | Мир пришел. Народ плакал. | Мир пришел; народ плакал.
    ru | Отец был добр и стар. | Отец был добр и сед.
    """


def rows(table: str) -> list[list[str]]:
    return [[x.strip() for x in line.split(" | ")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("language", "a", "b", "x", "y"), rows(WRITTEN))
def test_another_form_is_shown_in_its_place(language: str, a: str, b: str, x: str, y: str) -> None:
    found = compare(a, b, lang_a=language, lang_b=language).divergences
    (d,) = [d for d in found if d.category is Category.FORM]
    assert (d.a_text.removesuffix("."), d.b_text.removesuffix(".")) == (
        x.removesuffix("."),
        y.removesuffix("."),
    )
    assert (a[d.a_start : d.a_end], b[d.b_start : d.b_end]) == (d.a_text, d.b_text)
    assert d.reason == f"'{d.a_text}' is written '{d.b_text}'"
    assert {d.severity for d in found} == {Severity.FORM}


@pytest.mark.parametrize(("language", "a", "b", "x", "y"), rows(WRITTEN))
def test_another_form_is_seen_from_either_side(language: str, a: str, b: str, x: str, y: str) -> None:
    found = compare(b, a, lang_a=language, lang_b=language).divergences
    (d,) = [d for d in found if d.category is Category.FORM]
    assert (d.a_text.startswith(y), d.b_text.startswith(x)) == (True, True)


@pytest.mark.parametrize(("language", "a", "b"), rows(OTHERWISE))
def test_other_words_numbers_and_slips_are_no_form(language: str, a: str, b: str) -> None:
    found = compare(a, b, lang_a=language, lang_b=language).divergences
    assert not [d for d in found if d.category is Category.FORM]


@pytest.mark.parametrize(
    ("language", "a", "b", "words"),
    [
        ("en", 'He called it a "just" peace.', "He called it a just peace.", "just"),
        (
            "en",
            "The “reckless and blind” plan failed.",
            "The reckless and blind plan failed.",
            "reckless and blind",
        ),
        ("ru", "Он назвал это «миром» тогда.", "Он назвал это миром тогда.", "миром"),
    ],
)
def test_words_that_one_side_quotes_are_shown_from_either_side(
    language: str, a: str, b: str, words: str
) -> None:
    for x, y, side in ((a, b, "A"), (b, a, "B")):
        (d,) = compare(x, y, lang_a=language, lang_b=language).divergences
        assert (d.category, d.severity) == (Category.FORM, Severity.FORM)
        assert d.a_text == d.b_text == words
        assert d.reason == f"'{words}' stands in quotation marks in {side} only"


@pytest.mark.parametrize("text", [row[1] for row in rows(WRITTEN)])
def test_the_same_text_has_no_form_of_its_own(text: str) -> None:
    assert not compare(text, text, lang_a="en", lang_b="en").divergences
