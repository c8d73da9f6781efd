"""Meaning from embeddings, for those who install the extra: a protocol, two adapters, a cache.

The core never needs this. An embedder is used for M of beads that have been aligned, one vector a side; never
for all pairs of segments.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

import numpy as np

from aligner.divergence.beads import excerpt
from aligner.errors import MissingExtraError
from aligner.model import Severity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.model import Bead, Version

CURVE = ((0.3, 1.0), (0.5, 0.75), (0.7, 0.45), (0.85, 0.2), (0.95, 0.06), (1.0, 0.0))
"""Cosine to M for a model trained on similarity; give your own curve for a model with another scale."""
FLOOR = 0.5
INSTALL = "aligner[semantic] is not installed: pip install 'aligner[semantic]'"


class Embedder(Protocol):
    """Texts to vectors: one row a text, any length of vector, rows of length 1 not required."""

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]": ...


class SentenceTransformers:
    """A sentence-transformers model by name or local folder."""

    def __init__(self, name: str) -> None:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise MissingExtraError(INSTALL) from error
        self._model = SentenceTransformer(name)

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


class StaticModel:
    """A model2vec model by name or local folder."""

    def __init__(self, name: str) -> None:
        try:
            from model2vec import StaticModel as Model
        except ImportError as error:
            raise MissingExtraError(INSTALL) from error
        self._model = Model.from_pretrained(name)

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


class Cached:
    """An embedder that remembers its vectors by the hash of the text."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, NDArray[np.float32]] = {}

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        keys = [sha256(t.encode("utf-8", "surrogatepass")).hexdigest() for t in texts]
        new = {k: t for k, t in zip(keys, texts, strict=True) if k not in self._known}
        if new:
            vectors = np.asarray(self._embedder.embed(list(new.values())), dtype=np.float32)
            self._known.update(zip(new, vectors, strict=True))
        return np.stack([self._known[k] for k in keys]) if keys else np.zeros((0, 0), dtype=np.float32)


def meanings(
    pairs: Sequence[tuple[str, str]], embedder: Embedder, curve: Sequence[tuple[float, float]] = CURVE
) -> list[float]:
    """M of each pair from the cosine of its two vectors, on `curve` (cosine rising, M falling)."""
    if not pairs:
        return []
    a = embedder.embed([x for x, _ in pairs])
    b = embedder.embed([y for _, y in pairs])
    norms = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    cosines = np.einsum("ij,ij->i", a, b) / np.maximum(norms, 1e-9)
    xs, ys = zip(*curve, strict=True)
    return [round(float(v), 4) for v in np.interp(cosines, xs, ys)]


def with_meanings(
    a: "Version",
    b: "Version",
    beads: "Sequence[Bead]",
    embedder: Embedder,
    curve: Sequence[tuple[float, float]] = CURVE,
) -> "tuple[Bead, ...]":
    """Scored beads with M from `embedder`; verified changes of meaning keep a floor of `FLOOR` under it."""
    at = [k for k, x in enumerate(beads) if x.score is not None and not x.is_gap]
    texts = [(excerpt(a, beads[k].a).text, excerpt(b, beads[k].b).text) for k in at]
    result = list(beads)
    for k, value in zip(at, meanings(texts, embedder, curve), strict=True):
        score = beads[k].score
        if score is not None:
            verified = any(d.severity is Severity.MEANING for d in score.divergences)
            floor = FLOOR if verified else 0.0
            result[k] = replace(beads[k], score=replace(score, meaning=max(value, floor)))
    return tuple(result)
