"""Meaning divergence: what may be left out where it cannot change M."""

import pytest

from aligner.divergence import compare, meaning
from aligner.divergence.fitted import COEFFICIENTS

GRAMS = 4
"""The place of n-grams among the similarities."""
SENT = """The envoy reached the old capital before the rains began, and he was received with every honour.
He stayed a month, wrote to his master twice, and asked that the frontier be left as it was."""
RENDERED = """Before the rains set in the ambassador came to the ancient capital, where all honours were paid
him. During a month's stay he sent his lord two letters and begged that the border might not be moved."""
UNRELATED = """Sulphur melts at a low heat and burns with a pale blue flame whose fumes choke whoever breathes
them. Miners along this coast have dug it out of craters since Roman times and sold it to dyers."""


@pytest.mark.parametrize("model", COEFFICIENTS)
def test_n_grams_speak_most_for_being_apart_where_they_are_alike_in_all(model: str) -> None:
    assert COEFFICIENTS[model][GRAMS] * meaning.APART == max(0.0, COEFFICIENTS[model][GRAMS])


@pytest.mark.parametrize("other", [RENDERED, UNRELATED])
def test_m_of_a_long_text_is_the_same_with_its_n_grams(other: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = compare(SENT, other, lang_a="en", lang_b="en").meaning
    whole = meaning.similarities
    monkeypatch.setattr(meaning, "similarities", lambda case, wording, **_: whole(case, wording))
    assert compare(SENT, other, lang_a="en", lang_b="en").meaning == found


def test_n_grams_of_a_long_text_are_compared_only_where_it_may_be_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared = []

    def grams(a: str, b: str) -> float:
        compared.append((a, b))
        return 0.2

    monkeypatch.setattr(meaning, "_grams_alike", grams)
    compare(SENT, RENDERED, lang_a="en", lang_b="en")
    assert not compared
    compare(SENT, UNRELATED, lang_a="en", lang_b="en")
    assert len(compared) == 1
