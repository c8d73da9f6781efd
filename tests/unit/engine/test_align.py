import subprocess
import sys

import pytest

from aligner.engine import align
from aligner.errors import EditError
from aligner.model import Bead
from aligner.model.alignment import check_cover, check_order

WORDS = [
    "river",
    "stone",
    "winter",
    "harvest",
    "letter",
    "bridge",
    "captain",
    "silver",
    "garden",
    "window",
    "thunder",
    "market",
    "prophet",
    "engine",
    "orchard",
    "candle",
    "treaty",
    "harbour",
    "mirror",
    "valley",
    "soldier",
    "lantern",
    "meadow",
    "copper",
]


def tale(size: int, seed: int = 1) -> list[str]:
    """Sentences of five rare words each, no two alike."""
    texts = []
    for k in range(size):
        picks = [WORDS[(seed * 7 + k * 5 + t * (k % 11 + 3)) % len(WORDS)] for t in range(5)]
        texts.append(
            f"The {picks[0]} of year {k * 37 + seed} saw {', '.join(picks[1:])} and number {k + 900}."
        )
    return texts


def pairs(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(x.a, x.b) for x in beads]


def test_identical_texts_align_one_to_one() -> None:
    a = tale(40)
    assert pairs(align(a, a)) == [((k,), (k,)) for k in range(40)]


def test_a_text_against_nothing_is_all_gaps() -> None:
    assert pairs(align(tale(3), [])) == [((0,), ()), ((1,), ()), ((2,), ())]
    assert pairs(align([], tale(2))) == [((), (0,)), ((), (1,))]
    assert align([], []) == ()


def test_texts_without_words_are_aligned_without_complaint() -> None:
    beads = align(["", "…", "  "], ["", "!"])
    check_cover(beads, 3, 2)


def test_a_missing_segment_is_a_gap() -> None:
    a = tale(20)
    b = [x for k, x in enumerate(a) if k != 7]
    assert ((7,), ()) in pairs(align(a, b))
    assert len(align(a, b)) == 20


def test_joined_segments_make_one_bead() -> None:
    a = tale(20)
    b = [*a[:4], f"{a[4]} {a[5]}", *a[6:]]
    assert ((4, 5), (4,)) in pairs(align(a, b))


def test_a_moved_block_is_found_and_marked() -> None:
    a = tale(40)
    b = [*a[:5], *a[9:30], *a[5:9], *a[30:]]
    beads = align(a, b)
    assert sorted(x.a for x in beads if x.transposed) == [(5,), (6,), (7,), (8,)]
    assert all(x.a and x.b for x in beads)
    check_order(beads)


def test_every_bead_says_by_how_much_it_beats_its_rivals() -> None:
    a = tale(40)
    beads = align(a, [*a[:5], *a[9:30], *a[5:9], *a[30:37]])
    assert all(type(x.margin) is float and 0 <= x.margin <= 1 for x in beads)


def test_swapping_the_sides_mirrors_the_result() -> None:
    a, b = tale(30), [*tale(30)[3:20], *tale(6, seed=5)]
    mirrored = {(x.b, x.a, x.transposed, x.margin) for x in align(b, a) if not x.transposed}
    assert {(x.a, x.b, x.transposed, x.margin) for x in align(a, b) if not x.transposed} == mirrored


def test_anchors_are_kept_and_the_rest_is_searched() -> None:
    a = tale(30)
    anchors = [((3,), (5,)), ((20,), ())]
    beads = align(a, a, anchors=anchors)
    check_cover(beads, 30, 30)
    assert set(anchors) <= set(pairs(beads))
    assert ((25,), (25,)) in pairs(beads)


def test_an_anchor_outside_the_texts_is_named() -> None:
    with pytest.raises(EditError, match="anchor 0: segment b9 does not exist"):
        align(tale(3), tale(3), anchors=[((0,), (9,))])
    with pytest.raises(EditError, match="anchor 1: segment a0 is in another anchor too"):
        align(tale(3), tale(3), anchors=[((0,), (0,)), ((0,), (1,))])


def test_the_result_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "from aligner.engine import align;"
        "a=['Noah begat Shem, Ham and Japheth.','And it rained?','The waters were 15 cubits high.']*4;"
        "b=['Ной родил Сима, Хама и Иафета.','И шёл дождь?','Вода была 15 локтей.']*4;"
        "print(align(a,b,lang_b='ru'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


def test_a_segment_added_far_away_changes_nothing_near() -> None:
    a = tale(60)
    b = [*a[:20], f"{a[20]} {a[21]}", *a[22:40], *a[44:]]
    before = pairs(align(a, b))
    after = pairs(align([*a, "Quite another remark about whales, written much later."], b))
    assert after == [*before, ((60,), ())]
