import numpy as np

from aligner.engine.bags import count, words
from aligner.engine.clauses import Clauses, Sides, split_clauses
from aligner.engine.cognates import shared_features, skeleton
from aligner.engine.habits import adapted, attachable
from aligner.engine.languages import overlap, same_language
from aligner.engine.lexicon import learn
from aligner.engine.parameters import DEFAULT
from aligner.engine.project import project
from aligner.engine.seeds import sense_of


def sides(letters_a: list[float], letters_b: list[float], owner_a: list[int], owner_b: list[int]) -> Sides:
    return Sides(
        Clauses(("",) * len(letters_a), np.array(owner_a, np.int32), np.array(letters_a)),
        Clauses(("",) * len(letters_b), np.array(owner_b, np.int32), np.array(letters_b)),
    )


def test_clauses_end_at_stops_and_are_never_too_short() -> None:
    clauses = split_clauses(["One, two. Three; four five six seven. Eight?", "", "Nine"], 12)
    assert clauses.texts == ("One, two. Three; ", "four five six seven. Eight?", "", "Nine")
    assert clauses.owner.tolist() == [0, 0, 1, 2]


def test_a_name_keeps_its_bones_in_another_script() -> None:
    assert skeleton("Dobrynin") == skeleton("Добрынин")
    assert skeleton("Abimelech") == skeleton("Авимелех")


def test_the_first_word_of_a_text_is_no_name() -> None:
    assert shared_features(["Peter saw Peter in 1977?"], same_script=False)[0].count("=ptr") == 1


def test_everyday_words_have_one_sense_in_both_languages() -> None:
    assert sense_of("war") == sense_of("войны") != ""
    assert sense_of("not") == sense_of("не")
    assert sense_of("нет") != sense_of("неба")
    assert sense_of("qwerty") == sense_of("ъ") == ""


def test_languages_are_told_apart_by_their_words_and_tags_only_shift_the_line() -> None:
    english = words(["the war and the peace of the world", "and the letter of the king"])
    modern = words(["the peace and a war of this world", "the king and his letter"])
    german = words(["der Krieg und der Frieden der Welt", "und der Brief von dem König"])
    assert same_language(english, modern, "und", "und")
    assert same_language(english, modern, "en", "en")
    assert not same_language(english, german, "und", "und")
    assert not same_language(english, german, "en", "en")
    assert overlap([], ["x"]) == 1.0


def test_a_gap_that_mends_a_neighbours_length_speaks_for_free_rendering() -> None:
    pair = sides([60, 60, 60], [120, 60], [0, 1, 2], [0, 1])
    mending = [((0,), (0,)), ((1,), ()), ((2,), (1,))]
    true_gap = [((0,), ()), ((1,), (1,)), ((2,), ())]
    assert attachable(mending, pair, 1.0) == (1, 1)
    assert attachable(true_gap, sides([60, 60, 60], [60, 60], [0, 1, 2], [0, 1]), 1.0) == (0, 2)


def test_gaps_grow_dear_only_where_many_of_them_mend_lengths() -> None:
    pair = sides([60.0, 60.0] * 30, [120.0] * 30, list(range(60)), list(range(30)))
    steps = [s for k in range(30) for s in (((2 * k,), (k,)), ((2 * k + 1,), ()))]
    assert adapted(DEFAULT, steps, pair, 1.0).gap == DEFAULT.dear
    assert adapted(DEFAULT, [((0,), (0,))], pair, 1.0) == DEFAULT


def test_a_lexicon_learns_which_word_renders_which() -> None:
    rows_a = [["war", "king"], ["war", "sea"], ["king", "sea"], ["war"]] * 3
    rows_b = [["krieg", "könig"], ["krieg", "meer"], ["könig", "meer"], ["krieg"]] * 3
    bags = count(rows_a, rows_b)
    lexicon = learn(bags, [((k,), (k,)) for k in range(12)]).toarray()
    words_a, words_b = ["war", "king", "sea"], ["krieg", "meer", "könig"]
    best = {words_b[0]: words_a[int(lexicon[3].argmax())]}
    assert best == {"krieg": "war"}


def test_segments_are_linked_by_the_letters_that_their_clauses_share() -> None:
    pair = sides([50, 50, 50], [50, 100], [0, 1, 2], [0, 1])
    steps = [((0,), (0,)), ((1, 2), (1,))]
    beads = project(steps, pair, DEFAULT, {steps[0]: 0.2})
    assert [(x.a, x.b, x.margin) for x in beads] == [((0,), (0,), 0.5), ((1, 2), (1,), 1.0)]
