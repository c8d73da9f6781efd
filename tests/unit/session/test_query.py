import pytest

from aligner.errors import InputError
from aligner.model import Bead, Category, Divergence, Kind, Score, Segment, Severity, Shape, Status, Version
from aligner.session.query import Filter, Hit, Sort, by_gravity, find, is_a, worst


def scored(a: int, severity: Severity, meaning: float) -> Bead:
    d = Divergence(Category.NUMBER, severity, 0, 0, 0, 0, "", "", "")
    return Bead((a,), (a,), score=Score(0.5, meaning, 1.0, (d,)))


A = Version("a", "One two.\n\nThree.\n\n[x]", (Segment(0, 8), Segment(10, 16), Segment(18, 21, Kind.STAMP)))
B = Version("b", "Uno dos.\n\nTres.", (Segment(0, 8), Segment(10, 15)))
BEADS = (
    scored(0, Severity.WORDING, 0.2),
    scored(1, Severity.MEANING, 0.1),
    Bead((2,), (), status=Status.FLAGGED, note="two stamps?", margin=0.01),
)


def test_the_gravest_divergence_comes_first_and_gaps_last() -> None:
    assert by_gravity(BEADS, range(3)) == [1, 0, 2]
    assert [worst(x) for x in BEADS] == [2, 3, 0]


@pytest.mark.parametrize(
    ("sort", "rows"),
    [
        (Sort.UNREVIEWED, [0, 1]),
        (Sort.DIVERGENT, [1]),
        (Sort.UNSURE, [2]),
        (Sort.UNEVEN, [2]),
        (Sort.FLAGGED, [2]),
        (Sort.REJECTED, []),
        (Sort.COMMENTED, [2]),
        (Sort.TRANSPOSED, []),
    ],
)
def test_sorts(sort: Sort, rows: list[int]) -> None:
    assert [k for k, x in enumerate(BEADS) if is_a(x, sort)] == rows
    assert Filter(sorts=frozenset({sort})).rows(BEADS, A, B) == rows


@pytest.mark.parametrize(
    ("wanted", "rows", "words"),
    [
        (Filter(), range(3), ""),
        (Filter(statuses=frozenset({Status.FLAGGED, Status.ACCEPTED})), [2], "accepted or flagged"),
        (Filter(categories=frozenset({Category.NUMBER})), [0, 1], "number"),
        (Filter(severities=frozenset({Severity.MEANING})), [1], "meaning"),
        (Filter(kinds=frozenset({Kind.STAMP})), [2], "stamp"),
        (Filter(shapes=frozenset({Shape.ONE_TO_ONE}), text="t"), [0, 1], "1:1, /t/"),
    ],
)
def test_filters(wanted: Filter, rows: list[int], words: str) -> None:
    assert wanted.rows(BEADS, A, B) == rows
    assert wanted.words() == words


def test_find_looks_in_both_texts_and_in_comments() -> None:
    assert find("two|tres", BEADS, A, B).hits == (
        Hit(0, "a", 4, 7),
        Hit(1, "b", 10, 14),
        Hit(2, None, 0, 3),
    )
    assert [x.bead for x in find("T", BEADS, A, B).hits] == [1, 1]


def test_a_bad_or_endless_pattern_is_refused_in_one_line() -> None:
    with pytest.raises(InputError, match="not a regular expression"):
        find("(", BEADS, A, B)
    long = Version("a", "a" * 40_000 + "b", (Segment(0, 40_001),))
    with pytest.raises(InputError, match="takes too long"):
        find(r"(a|a?)+$", [Bead((0,), ())], long, Version("b", "", ()))
