from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.engine.reconsider import reconsider
from aligner.model import Bead

WORDS = ("king", "ship", "wolf", "corn", "bell", "rain", "coin", "road", "salt", "hand")
TEXTS = [f"The {w} {w}." for w in WORDS]


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([[t.count(w) + 0.01 for w in WORDS] for t in texts], dtype=np.float32)


def pairs(beads: Sequence[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(x.a, x.b) for x in beads]


def straight(n: int, margins: dict[int, float]) -> list[Bead]:
    return [Bead((i,), (i,), margin=margins.get(i, 0.9)) for i in range(n)]


def test_a_doubtful_shift_is_put_right() -> None:
    wrong = [
        *straight(4, {}),
        Bead((4,), (), margin=0.1),
        *(Bead((i,), (i - 1,), margin=0.1) for i in range(5, 9)),
    ]
    wrong += [Bead((), (8,), margin=0.1), Bead((9,), (9,), margin=0.9)]
    assert pairs(reconsider(wrong, TEXTS, TEXTS, embed)) == [((i,), (i,)) for i in range(10)]


def test_two_texts_are_joined_where_one_stands_for_both() -> None:
    b = [*TEXTS[:4], " ".join(TEXTS[4:6]), *TEXTS[6:]]
    doubtful = [*straight(4, {}), Bead((4,), (4,), margin=0.1), Bead((5,), (), margin=0.1)]
    doubtful += [Bead((i,), (i - 1,), margin=0.9) for i in range(6, 10)]
    assert ((4, 5), (4,)) in pairs(reconsider(doubtful, TEXTS, b, embed))


def test_nothing_is_asked_where_nothing_is_doubtful() -> None:
    def never(texts: Sequence[str]) -> NDArray[np.float32]:
        pytest.fail(f"the model was asked about {texts}")

    beads = straight(10, {})
    assert reconsider(beads, TEXTS, TEXTS, never) == tuple(beads)


def test_what_is_to_be_kept_or_has_moved_stays() -> None:
    kept = [
        Bead((0,), (1,), margin=0.1),
        Bead((1,), (0,), margin=0.1, transposed=True),
        Bead((2,), (2,), margin=0.1),
    ]
    assert reconsider(kept, TEXTS[:3], TEXTS[:3], embed, keep=[((0,), (1,)), ((2,), (2,))]) == tuple(kept)


def test_every_text_stays_in_one_bead() -> None:
    beads = [Bead((i,), (), margin=0.0) for i in range(10)] + [Bead((), (j,), margin=0.0) for j in range(10)]
    found = reconsider(beads, TEXTS, TEXTS, embed)
    assert sorted(i for x in found for i in x.a) == list(range(10))
    assert sorted(j for x in found for j in x.b) == list(range(10))
