"""Makes the tables of words that render each other out of the thesaurus in benchmarks/thesaurus.

usage: lexicon_kin.py

`thesaurus/en.tsv` and `ru.tsv`, written for this project: a word, words of the same sense, words by which
another rendering is likely to tell the same thing. `en-ru.tsv`: an English word, its Russian words, such near
words in Russian. Kept are links between the stems of content words, each once; opposites are no kin,
and of words that only share a stem with a shorter one it is not said that they are of its sense.

Table `x`: `kin.x.txt`, the stems in one line (of two languages, in two); `kin.x.npy`, the links as numbers
`stem << 17 | other << 1 | close`, rising.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np

from aligner.divergence.lexicon.antonyms import antonyms
from aligner.divergence.lexicon.forms import irregular, stem_of
from aligner.divergence.lexicon.frequency import table, weight_of
from aligner.divergence.lexicon.synonyms import LEAST_WEIGHT

SOURCE = Path(__file__).with_name("thesaurus")
TARGET = Path(__file__).parents[1] / "src/aligner/divergence/lexicon"
TABLES = {"en": ("en", "en"), "ru": ("ru", "ru"), "en-ru": ("en", "ru")}


def stems(cell: str, language: str) -> Iterator[tuple[str, str]]:
    """The content words of a cell with their stems."""
    for word in cell.replace("ё", "е").split():
        stem = stem_of(word, language)
        if weight_of(word, stem, language) >= LEAST_WEIGHT:
            yield word, stem


@cache
def shortest(language: str) -> dict[str, str]:
    """The shortest word of each stem, the commonest of several."""
    words: dict[str, str] = {}
    for word in sorted(table(language), key=lambda w: (len(w), -table(language)[w], w)):
        if word not in irregular():
            words.setdefault(stem_of(word, language), word)
    return words


def is_derived(word: str, language: str) -> bool:
    """Whether an English word has the stem of a shorter one and is no form of it: `villager`, `village`."""
    usual = shortest(language).get(stem_of(word, language), word)
    return language == "en" and bare(word) != bare(usual)


def bare(word: str) -> str:
    """A word without its ending, as far as forms of one word differ in it."""
    word = word.removesuffix("s")
    for ending in ("ing", "ied", "ie", "ed", "e", "d"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            word = word.removesuffix(ending)
            break
    word = word.rstrip("eyi")
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def links(name: str, languages: tuple[str, str]) -> dict[tuple[str, str], bool]:
    """Pairs of stems that render each other, in alphabetical order where of one language; whether closely."""
    found: dict[tuple[str, str], bool] = {}
    for line in (SOURCE / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        word, *cells = line.split("\t")
        for _, head in stems(word, languages[0]):
            for cell, close in zip(cells, (True, False), strict=True):
                for item, other in stems(cell, languages[1]):
                    if other == head or (languages[0] == languages[1] and other in antonyms(head)):
                        continue
                    pair = (head, other) if languages[0] != languages[1] else tuple(sorted((head, other)))
                    surely = (
                        close and not is_derived(item, languages[1]) and not is_derived(word, languages[0])
                    )
                    found[pair] = found.get(pair, False) or surely  # type: ignore[index]
    return found


def main() -> None:
    for name, languages in TABLES.items():
        if not (SOURCE / f"{name}.tsv").exists():
            continue
        found = links(name, languages)
        sides = [sorted({pair[k] for pair in found}) for k in (0, 1)]
        if languages[0] == languages[1]:
            sides = [sorted({*sides[0], *sides[1]})]
        rows, columns = ({stem: k for k, stem in enumerate(side)} for side in (sides[0], sides[-1]))
        codes = sorted(rows[x] << 17 | columns[y] << 1 | close for (x, y), close in found.items())
        np.save(TARGET / f"kin.{name}.npy", np.array(codes, np.uint32))
        text = "".join(f"{' '.join(side)}\n" for side in sides)
        (TARGET / f"kin.{name}.txt").write_text(text, encoding="utf-8")
        print(name, len(found), "links of", *map(len, sides), "stems")


if __name__ == "__main__":
    main()
