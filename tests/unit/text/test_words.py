import pytest

from aligner.text.words import word_spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I don't know Brezhnev's «16-го».", "I don't know Brezhnev's 16-го"),
        (
            "1,000 or 3.5% at 10:30 on 03.24.77, in the 1970s, 1st",
            "1,000 or 3.5 at 10:30 on 03.24.77 in the 1970s 1st",
        ),
        ("1977-80 x3 H2O SS-20", "1977 80 x3 H2O SS 20"),
        ("the U.S. and L.I. Brezhnev, e.g. here.", "the U.S. and L.I. Brezhnev e.g. here"),
        (
            "г-н из-за кто-то по-моему торгово-экономических",
            "г-н из-за кто-то по-моему торгово экономических",
        ),
        ("on-site co-chairmen up-to-date long-term", "on-site co-chairmen up-to-date long term"),
        ("l'homme qu'il aujourd'hui o'clock I'm", "l' homme qu' il aujourd'hui o'clock I'm"),
        ("日本語 'quoted' the dogs' tail", "日 本 語 quoted the dogs tail"),
        (
            "to Brezhnev1 and Brezhnev,2 the letter² SALT2 H2O x3 end12.",
            "to Brezhnev and Brezhnev 2 the letter SALT2 H2O x3 end",
        ),
        ("the two [Page 27] countries [стр. 3] share [27]", "the two countries share 27"),
        ("", ""),
        ("--- … ?!", ""),
    ],
)
def test_words_are_what_a_reader_would_count(text: str, words: str) -> None:
    assert [text[s:e] for s, e in word_spans(text)] == words.split()


def test_combining_marks_and_soft_hyphens_stay_inside_their_word() -> None:
    text = "мо\u0301й na\u0131\u0308ve co\xadop"
    assert [text[s:e] for s, e in word_spans(text)] == text.split()


def test_a_thousand_may_be_parted_by_a_no_break_space() -> None:
    text = "1\u00a0000\u00a0000 rubles, 20\u00a0tons"
    assert [text[s:e] for s, e in word_spans(text)] == ["1\u00a0000\u00a0000", "rubles", "20", "tons"]
