import math
from dataclasses import replace

import pytest

from aligner.divergence import compare, score_beads, tables
from aligner.divergence.compare import matched
from aligner.divergence.lexicon import kin
from aligner.errors import InputError
from aligner.model import Bead, Category, Metadata, Segment, Sentence, Severity, Version

A = "First block here.\n\nWe must insist on two treaties. The road is long.\n\nA third block."
B = "First block here.\n\nWe may insist on three treaties. The road is long."


def version(name: str, text: str) -> Version:
    segments, sentences, at = [], [], 0
    for k, block in enumerate(text.split("\n\n")):
        segments.append(Segment(at, at + len(block)))
        start = at
        for part in block.split(". "):
            end = min(at + len(block), start + len(part) + 1)
            sentences.append(Sentence(start, end, k))
            start = end + 1
        at += len(block) + 2
    return Version(name, text, tuple(segments), tuple(sentences), Metadata(language="en"))


@pytest.fixture
def scored() -> tuple[Bead, ...]:
    nested = (Bead((1,), (1,)), Bead((2,), (2,)))
    beads = [Bead((0,), (0,)), Bead((1,), (1,), sentences=nested), Bead((2,), ())]
    return score_beads(version("a", A), version("b", B), beads)


def test_offsets_point_into_the_whole_version(scored: tuple[Bead, ...]) -> None:
    for bead in scored:
        assert bead.score
        for d in bead.score.divergences:
            assert A[d.a_start : d.a_end] == d.a_text
            assert B[d.b_start : d.b_end] == d.b_text


def test_sentences_carry_their_own_findings(scored: tuple[Bead, ...]) -> None:
    first, second = scored[1].sentences
    assert first.score
    assert second.score
    assert {d.category for d in first.score.divergences} >= {Category.MODALITY, Category.NUMBER}
    assert second.score.wording == 0
    assert not second.score.divergences


def test_a_paragraph_is_the_weighted_mean_of_its_sentences(scored: tuple[Bead, ...]) -> None:
    parts = [x.score for x in scored[1].sentences if x.score]
    mean = math.fsum(x.wording * x.weight for x in parts) / math.fsum(x.weight for x in parts)
    assert scored[1].score
    assert scored[1].score.wording == pytest.approx(mean)


def test_a_block_without_a_partner_is_an_omission_at_its_place(scored: tuple[Bead, ...]) -> None:
    assert scored[2].score
    (d,) = scored[2].score.divergences
    assert d.category is Category.OMISSION
    assert (d.b_start, d.b_end) == (len(B), len(B))


def test_a_transposed_bead_says_so() -> None:
    bead = Bead((0,), (0,), transposed=True)
    (scored,) = score_beads(version("a", A), version("b", B), [bead])
    assert scored.score
    assert [d.category for d in scored.score.divergences] == [Category.TRANSPOSITION]


def test_identical_blocks_diverge_in_nothing(scored: tuple[Bead, ...]) -> None:
    assert scored[0].score
    assert replace(scored[0].score, weight=0) == replace(scored[0].score, wording=0, meaning=0, weight=0)
    assert not scored[0].score.divergences


def test_words_of_the_user_are_known_to_the_rules() -> None:
    a, b = "They hae to sign the paper.", "They may sign the paper."
    assert not any(
        d.category is Category.MODALITY for d in compare(a, b, lang_a="en", lang_b="en").divergences
    )
    tables.extend({"en": {"modality": {"obligation": '"hae to"'}}})
    try:
        found = compare(a, b, lang_a="en", lang_b="en").divergences
        assert any(d.category is Category.MODALITY for d in found)
    finally:
        tables.extend({})


@pytest.mark.parametrize(
    ("name", "a", "b", "lang"),
    [
        ("en", "The rapporteur left.", "The bigwig left.", "en"),
        ("en-ru", "The rapporteur left.", "Ушёл бугор.", "ru"),
    ],
)
def test_synonyms_of_the_user_stand_for_each_other(name: str, a: str, b: str, lang: str) -> None:
    groups = {"en": "bigwig rapporteur", "en-ru": "rapporteur бугор"}
    before = compare(a, b, lang_a="en", lang_b=lang).wording
    kin.extend({name: groups[name]})
    matched.cache_clear()
    try:
        assert compare(a, b, lang_a="en", lang_b=lang).wording < before - 0.1
    finally:
        kin.extend({})
        matched.cache_clear()


def test_tables_that_are_no_tables_are_refused_in_one_line() -> None:
    with pytest.raises(InputError, match=r"divergence\.en"):
        tables.extend({"en": "must"})


def test_what_was_made_of_the_tables_before_they_are_extended_is_made_anew() -> None:
    sides = "The envoy wore a kaftan.", "The envoy wore a caftan."
    before = compare(*sides, lang_a="en", lang_b="en")
    try:
        tables.extend({"en": {"form": {"spellings": "kaftan=caftan"}}})
        after = compare(*sides, lang_a="en", lang_b="en")
    finally:
        tables.extend({})
    assert Category.FORM not in {d.category for d in before.divergences}
    assert [d.category for d in after.divergences] == [Category.FORM]
    assert compare(*sides, lang_a="en", lang_b="en") == before


def test_a_number_word_without_a_number_is_refused_by_its_place() -> None:
    with pytest.raises(InputError, match=r"\[divergence\.en\.numbers\] ones: 'umpteen=many'"):
        tables.extend({"en": {"numbers": {"ones": "zilch=0 umpteen=many"}}})


def test_a_language_without_rules_still_gets_form_and_gaps() -> None:
    c = compare("Il a 3 maisons à Lyon.", "Il a 4 maisons à Lyon.", lang_a="fr", lang_b="fr")
    assert [d.category for d in c.divergences if d.severity is Severity.MEANING] == [Category.NUMBER]
