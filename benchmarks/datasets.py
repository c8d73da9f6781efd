"""Sets of texts with a gold alignment (a folder each: a.txt, b.txt, gold.tsv, or gzipped), and made ones."""

import gzip
import random
from dataclasses import dataclass
from pathlib import Path

FAMILIES = {
    "verse": ("mono-verse", ("500",)),
    "mix": ("mono-mix", ("500",)),
    "para": ("mono-para", ("500",)),
    "move": ("mono-move", ("500",)),
    "cross": ("cross-", ("500",)),
    "small": ("-", ("50",)),
    "5k": ("-", ("5k",)),
    "all": ("-", ("all",)),
    "textberg MT-fr": ("textberg-1957-mt", ()),
    "textberg de-fr": ("textberg-1957-de", ()),
    "candide": ("candide-para", ()),
}
"""Family -> (part of the name of its sets, sizes of which the name must hold one)."""


@dataclass(frozen=True, slots=True)
class Pair:
    name: str
    a: Path
    b: Path
    gold: Path | None = None


def sets_of(folder: Path, family: str) -> list[Path]:
    part, sizes = FAMILIES[family]
    return [
        x
        for x in sorted(folder.iterdir())
        if x.is_dir() and part in x.name and (not sizes or set(sizes) & set(x.name.split("-")))
    ]


def unpacked(folder: Path, into: Path) -> Pair:
    """The set as plain files, copied to `into` where they are gzipped."""
    paths = []
    for name in ("a.txt", "b.txt", "gold.tsv"):
        path = folder / name
        if not path.exists():
            packed = folder / f"{name}.gz"
            path = into / f"{folder.name}.{name}"
            path.write_bytes(gzip.decompress(packed.read_bytes()))
        paths.append(path)
    return Pair(folder.name, *paths)


def made(size: int, into: Path) -> Pair:
    """A text of `size` segments and a copy with words changed, segments dropped and others joined."""
    rng = random.Random(size)  # noqa: S311 -- a text to measure with, no secret
    words = ["".join(rng.choices("bcdfglmnprstvz", k=1) + rng.choices("aeiou", k=1)) for _ in range(60)]
    known = ["".join(rng.choices(words, k=rng.randint(1, 4))) for _ in range(400 + size * 2)]
    weights = [1 / (k + 3) for k in range(len(known))]
    a = [" ".join(rng.choices(known, weights, k=rng.randint(8, 30))) + "." for _ in range(size)]
    b: list[str] = []
    for text in a:
        chance = rng.random()
        if chance < 0.05:
            continue
        changed = " ".join(w if rng.random() > 0.15 else rng.choice(known) for w in text.split())
        if chance > 0.9 and b:
            b[-1] += f" {changed}"
        else:
            b.append(changed)
    paths = [into / f"made-{size}.{side}.txt" for side in "ab"]
    for path, texts in zip(paths, (a, b), strict=True):
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return Pair(f"made-{size}", *paths)
