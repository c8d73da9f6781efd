from pathlib import Path

import pytest

from aligner.text.language import guess

LETTER = Path(__file__).parents[3] / "texts" / "carter-brezhnev-1977"


@pytest.mark.parametrize(
    ("name", "code"), [("dobrynin.en.txt", "en"), ("sample.en.txt", "en"), ("sample.ru.txt", "ru")]
)
def test_the_letter_is_known(name: str, code: str) -> None:
    assert guess((LETTER / name).read_text(encoding="utf-8") * 30) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("We must insist.", "en"),
        ("Мы должны настаивать на этом.", "ru"),
        ("Ми повинні наполягати", "uk"),
        ("Nous ne pouvons pas accepter cette proposition", "fr"),
        ("Wir können diesen Vorschlag nicht annehmen", "de"),
        ("No podemos aceptar la propuesta de los soviéticos", "es"),
        ("Non possiamo accettare questa proposta", "it"),
        ("日本語の文です", "ja"),
        ("我们必须坚持", "zh"),
        ("Πρέπει να επιμείνουμε", "el"),
        ("Jimmy Carter", "und"),
        ("", "und"),
        ("1234 ---", "und"),
    ],
)
def test_a_short_text_is_known_or_left_open(text: str, code: str) -> None:
    assert guess(text) == code
