"""The thesaurus: which words render each other, and how nearly."""

import pytest

from aligner.divergence.lexicon.antonyms import antonyms
from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.kin import NEAR, SAME, kin_of


def likeness(x: str, y: str, lang_a: str, lang_b: str) -> float:
    return kin_of(stem_of(x, lang_a), lang_a, lang_b).get(stem_of(y, lang_b), 0.0)


@pytest.mark.parametrize(
    ("x", "y", "lang_a", "lang_b"),
    [
        ("wages", "earnings", "en", "en"),
        ("began", "commenced", "en", "en"),
        ("timepiece", "watch", "en", "en"),
        ("remorse", "regret", "en", "en"),
        ("договор", "соглашение", "ru", "ru"),
        ("ответил", "возразил", "ru", "ru"),
        ("treaty", "договора", "en", "ru"),
        ("letters", "письмо", "en", "ru"),
    ],
)
def test_synonyms_are_known_in_all_their_forms(x: str, y: str, lang_a: str, lang_b: str) -> None:
    assert likeness(x, y, lang_a, lang_b) == SAME


@pytest.mark.parametrize(("x", "y"), [("widow", "husband"), ("ballad", "song"), ("polish", "rub")])
def test_words_by_which_the_same_may_be_told_are_near(x: str, y: str) -> None:
    assert likeness(x, y, "en", "en") >= NEAR


@pytest.mark.parametrize(
    ("x", "y"),
    [("brother", "sister"), ("winter", "summer"), ("buy", "sell"), ("king", "minister"), ("wolf", "fox")],
)
def test_what_another_sense_would_be_is_no_kin(x: str, y: str) -> None:
    assert likeness(x, y, "en", "en") == 0.0


def test_kin_of_one_language_is_mutual() -> None:
    for word in ("peace", "wage", "letter", "night"):
        stem = stem_of(word, "en")
        assert kin_of(stem, "en", "en")
        for other, value in kin_of(stem, "en", "en").items():
            assert kin_of(other, "en", "en")[stem] == value


def test_no_opposites_are_kin() -> None:
    for word in ("war", "friend", "strong", "accept", "increase", "before", "love"):
        stem = stem_of(word, "en")
        assert antonyms(stem).isdisjoint(kin_of(stem, "en", "en"))


def test_a_word_that_only_shares_its_stem_is_not_taken_for_a_synonym() -> None:
    assert stem_of("villager", "en") == stem_of("village", "en")
    assert likeness("peasant", "village", "en", "en") == NEAR


def test_other_languages_have_no_thesaurus() -> None:
    assert not kin_of("haus", "de", "de")
    assert not kin_of("договор", "ru", "en")
