"""Meaning from embeddings, for those who install the extra: a protocol, two adapters, a cache.

The core never needs this. An embedder is used for M of beads that have been aligned, one vector a side, and
for doubtful beads (`aligner.engine.reconsider`); never for all pairs of segments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from aligner.divergence.beads import excerpt
from aligner.errors import InputError, MissingExtraError
from aligner.model import Severity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from aligner.model import Bead, Version

CURVE = (
    (0.0, 0.97),
    (0.15, 0.887),
    (0.3, 0.787),
    (0.4, 0.686),
    (0.5, 0.576),
    (0.6, 0.476),
    (0.7, 0.358),
    (0.8, 0.262),
    (0.9, 0.151),
    (1.0, 0.0),
)
"""Likeness (see `likeness`) to M, fitted on the training part of STS-B by `benchmarks/fit_semantic.py`."""
FLOOR = 0.5
INSTALL = "aligner[semantic] is not installed: pip install 'aligner[semantic]'"
PROBES = (
    "The harbour froze early that year.",
    "She sold three baskets of plums.",
    "A prime number has no divisor but one and itself.",
    "The committee rejected the budget.",
    "Wolves were heard behind the mill.",
    "His cousin plays the oboe badly.",
    "Iron rusts faster near the sea.",
    "We shall never sign such a treaty.",
    "Дождь шёл до самого утра.",
    "Повар забыл посолить суп.",
    "Скорость света не зависит от источника.",
    "Посол вручил ноту министру.",
)
"""Sentences that have nothing to do with each other: what a model makes of them is its zero."""


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


def adapter(name: str) -> Embedder:
    """The model `name` (of a hub, or a local folder) behind the library that reads it.

    `model2vec:NAME` and `sentence-transformers:NAME` say which that is; else the look of a folder decides
    (one with `modules.json` is a sentence-transformers model), and a name is sentence-transformers'.

    Raises:
        MissingExtraError: the library is not installed.
        InputError: the library cannot open the model.
    """
    kind, _, rest = name.partition(":")
    if kind not in {"sentence-transformers", "model2vec"} or not rest:
        folder = Path(name)
        static = folder.is_dir() and not (folder / "modules.json").exists()
        kind, rest = ("model2vec" if static else "sentence-transformers"), name
    try:
        return StaticModel(rest) if kind == "model2vec" else SentenceTransformers(rest)
    except (OSError, ValueError, RuntimeError) as error:
        line = " ".join(str(error).split())[:200]
        raise InputError(
            f"{name}: {kind} cannot open this model ({line}); name a folder that holds it"
        ) from error


class Shelf(Protocol):
    """Where vectors are kept between runs; `aligner.store.vectors` has one."""

    def read(self, keys: Sequence[str]) -> dict[str, bytes]: ...

    def write(self, values: Mapping[str, bytes]) -> None: ...


class Cached:
    """An embedder that remembers its vectors by the hash of the text, on a shelf too if it has one."""

    def __init__(self, embedder: Embedder, shelf: Shelf | None = None, *, name: str = "") -> None:
        self._embedder = embedder
        self._shelf = shelf
        self._known: dict[str, NDArray[np.float32]] = {}
        self.name = name or type(embedder).__name__

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        keys = [sha256(t.encode("utf-8", "surrogatepass")).hexdigest() for t in texts]
        new = {k: t for k, t in zip(keys, texts, strict=True) if k not in self._known}
        if new and self._shelf is not None:
            kept = self._shelf.read(list(new))
            self._known |= {k: np.frombuffer(v, dtype=np.float32) for k, v in kept.items()}
            new = {k: t for k, t in new.items() if k not in kept}
        if new:
            vectors = np.asarray(self._embedder.embed(list(new.values())), dtype=np.float32)
            self._known.update(zip(new, vectors, strict=True))
            if self._shelf is not None:
                self._shelf.write({k: v.tobytes() for k, v in zip(new, vectors, strict=True)})
        return np.stack([self._known[k] for k in keys]) if keys else np.zeros((0, 0), dtype=np.float32)

    @cached_property
    def zero(self) -> float:
        """The mean cosine of texts that have nothing to do with each other."""
        return zero_of(self)


def _cosines(a: "NDArray[np.float32]", b: "NDArray[np.float32]") -> "NDArray[np.float64]":
    norms = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    return np.asarray(np.einsum("ij,ij->i", a, b) / np.maximum(norms, 1e-9), dtype=np.float64)


def zero_of(embedder: Embedder) -> float:
    """The mean cosine that a model gives to unlike texts; some models give .8."""
    vectors = np.asarray(embedder.embed(PROBES), dtype=np.float64)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    n = len(vectors)
    return float(((vectors @ vectors.T).sum() - n) / (n * (n - 1)))


def likeness(pairs: Sequence[tuple[str, str]], embedder: Embedder) -> "NDArray[np.float64]":
    """For each pair its cosine on the model's own scale: 0 = as unlike texts, 1 = the same."""
    zero = embedder.zero if isinstance(embedder, Cached) else zero_of(embedder)
    cosines = _cosines(embedder.embed([x for x, _ in pairs]), embedder.embed([y for _, y in pairs]))
    return np.clip((cosines - zero) / max(1e-6, 1.0 - zero), 0.0, 1.0)


def meanings(
    pairs: Sequence[tuple[str, str]], embedder: Embedder, curve: Sequence[tuple[float, float]] = CURVE
) -> list[float]:
    """M of each pair from the likeness of its two vectors, on `curve` (likeness rising, M falling)."""
    if not pairs:
        return []
    xs, ys = zip(*curve, strict=True)
    return [round(float(v), 4) for v in np.interp(likeness(pairs, embedder), xs, ys)]


def with_meanings(
    a: "Version",
    b: "Version",
    beads: "Sequence[Bead]",
    embedder: Embedder,
    curve: Sequence[tuple[float, float]] = CURVE,
) -> "tuple[Bead, ...]":
    """Scored beads with M from `embedder` and their words, half each: together they are surer than either.

    Verified changes of meaning keep a floor of `FLOOR` under it.
    """
    at = [k for k, x in enumerate(beads) if x.score is not None and not x.is_gap]
    texts = [(excerpt(a, beads[k].a).text, excerpt(b, beads[k].b).text) for k in at]
    result = list(beads)
    for k, value in zip(at, meanings(texts, embedder, curve), strict=True):
        score = beads[k].score
        if score is not None:
            verified = any(d.severity is Severity.MEANING for d in score.divergences)
            floor = FLOOR if verified else 0.0
            both = value if score.meaning is None else (value + score.meaning) / 2
            result[k] = replace(beads[k], score=replace(score, meaning=max(round(both, 4), floor)))
    return tuple(result)
