from pathlib import Path

import pytest

from aligner.text.blocks import split_blocks
from aligner.text.sentences import sentence_spans, split_sentences

LETTER = Path(__file__).parents[3] / "texts" / "carter-brezhnev-1977"


def split(text: str, language: str) -> list[str]:
    return [text[s:e] for s, e in sentence_spans(text, language)]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        (
            "en",
            'He met Dr. J. R. Smith at 5 p.m. on Jan. 5.|It cost $3.50!|"Really?" he asked.|"Yes."|She left.',
        ),
        (
            "en",
            "The U.S. Government wrote to L.I. Brezhnev.|I live in the U.S.|He left.|See No. 5 and p. 10.",
        ),
        (
            "en",
            'So do I.|He left... and came back.|Wait…|Not so.|"Go!" he said.|(He did.)|Then he came.',
        ),
        ("en", 'She said: "Stop." — and left.|Mr. Vance will be happy.'),
        ("ru", "Это г. Москва.|В 1977 г. Картер написал.|Это было в 1977 г.|Он был."),
        (
            "ru",
            "А. С. Пушкин, Л.И. Брежнев и т. д.|Он сказал: «Да!» — и ушёл.|«Нет», — сказал Л. И. Брежнев.",
        ),
        (
            "ru",
            "— Да? — спросил он.|5 млн. руб. дали.|См. стр. 10.|Т. е. так.|Г-н Вэнс рад.|Иванов…|И ушёл.",
        ),
        ("ru", "«Уйди!»|— Он ушёл.|«Да».|Он ушёл."),
        ("fr", "M. Dupont est parti.|Il est 5 h. du matin."),
        ("de", "Es war am 23. Mai vorbei.|2. Dasselbe gilt hier."),
        (
            "en",
            "It ended.|2. The second is this.|It is “best.”1|Candide left.²|He wept.3|So he did.",
        ),
        ("ja", "これは文です。|次の文です。"),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(language: str, marked: str) -> None:
    glue = "" if language == "ja" else " "
    assert split(marked.replace("|", glue), language) == marked.split("|")


@pytest.mark.parametrize(
    ("name", "language", "counts"),
    [
        (
            "dobrynin.en.txt",
            "en",
            {8: 2, 9: 1, 10: 1, 14: 2, 16: 5, 17: 4, 21: 5, 22: 2, 23: 4, 30: 6, 33: 3},
        ),
        ("sample.en.txt", "en", {1: 2, 2: 5, 3: 2, 4: 3, 16: 6, 18: 3, 19: 5}),
        ("sample.ru.txt", "ru", {2: 2, 3: 5, 4: 4, 8: 5, 9: 6, 15: 2, 19: 3, 25: 1}),
    ],
)
def test_the_letter_has_the_sentences_that_were_counted_by_hand(
    name: str, language: str, counts: dict[int, int]
) -> None:
    text = (LETTER / name).read_text(encoding="utf-8")
    segments = split_blocks(text)
    found = [s.segment for s in split_sentences(text, segments, language)]
    assert {k: found.count(k) for k in counts} == counts
    assert set(found) | {15} == set(range(len(segments))) | {15}


def test_a_sentence_crosses_a_seam_and_belongs_to_the_block_where_it_begins() -> None:
    text = (LETTER / "dobrynin.en.txt").read_text(encoding="utf-8")
    segments = split_blocks(text)
    crossing = [s for s in split_sentences(text, segments, "en") if s.end > segments[s.segment].end]
    assert [s.segment for s in crossing] == [14, 22]
    assert text[crossing[0].start : crossing[0].end].endswith("climate in the world.")


def test_an_inscription_is_one_sentence() -> None:
    text = "[stamp]\nMFA. USSR. Secret.\nEntry 5.\n\nIt ended."
    assert len(split_sentences(text, split_blocks(text), "en")) == 2


@pytest.mark.parametrize(
    "text", ["\ud800. A b. C", "a.\xa0B. c.\u2009D", "x\x00. Y.", "...", "?!", "\u202e. А."]
)
def test_odd_signs_neither_stop_the_splitter_nor_get_lost(text: str) -> None:
    spans = sentence_spans(text, "en")
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())
