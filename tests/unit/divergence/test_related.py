"""Related words against a plain reading of their vectors."""

from aligner.divergence.lexicon.synonyms import related, vector_of
from aligner.divergence.tokens import tokens_of

A = "The physician travelled slowly towards the frozen harbour with his younger brother."
B = "A doctor and the old sailors journeyed quickly to the icy port of the village."


def test_words_are_related_by_the_cosine_to_the_thousandth_from_three_tenths_on() -> None:
    a, b = tokens_of(A, "en"), tokens_of(B, "en")
    expected = {}
    for i, x in enumerate(a.lexemes):
        for j, y in enumerate(b.lexemes):
            v, w = vector_of(x.stem, "en"), vector_of(y.stem, "en")
            if x.row >= 0 and y.row >= 0 and v is not None and w is not None:
                similarity = min(0.9, (round(float(v @ w), 3) - 0.3) / 0.7)
                if similarity > 0.0801:
                    expected[i, j] = round(similarity, 5)
    found = related(a, b)
    rows = zip(found.a.tolist(), found.b.tolist(), found.similarity.tolist(), strict=True)
    assert {(i, j): round(s, 5) for i, j, s in rows} == expected
    assert expected
