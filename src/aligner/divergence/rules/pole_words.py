"""The words of predicates that come in two poles, by the concepts that they affirm or deny."""

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.tables import Phrases, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aligner.divergence.tables import Beginning, Index, Language

DENIED = "not_"
SHORTEST = 2
"""Letters of the shortest beginning of a word that is looked up."""


class PoleWords(Phrases):
    """The words of all poles; the class of a hit names its concepts (`not_`: those it denies) and a length.

    The longest beginning of a word wins, and brings the concepts of the shorter ones with it. The class of a
    word is told once the word is met.
    """

    def __init__(self, classes: "Mapping[str, str]", index: "Index") -> None:
        self._concepts: dict[str, list[str]] = defaultdict(list)
        for key, cell in classes.items():
            for phrase in phrases(cell):
                self._concepts[phrase.replace("_", " ")].append(key)
        self._longer: dict[str, list[str]] = defaultdict(list)
        starts: dict[str, None] = {}
        for phrase in self._concepts:
            first, _, rest = phrase.partition(" ")
            if rest:
                self._longer[first].append(phrase)
            starts[f"{first[:SHORTEST]}*" if first.endswith("*") and not rest else first] = None
        self._register(index, tuple(starts))

    def begun_by(self, norm: str) -> "Beginning":
        """The longer phrases that a word begins, the longest first, and the class of the word alone."""
        words = [(tuple(phrase.split()), phrase) for phrase in self._longer.get(norm, ())]
        longer = [(len(x), x, self._class_of(phrase)) for x, phrase in words]
        longer.sort(key=lambda row: -row[0])
        beginnings = (f"{norm[:n]}*" for n in range(len(norm), SHORTEST - 1, -1))
        alone = next((x for x in (norm, *beginnings) if x in self._concepts), None)
        return longer, None if alone is None else self._class_of(alone)

    def _class_of(self, phrase: str) -> str:
        keys = set(self._concepts[phrase])
        if " " not in phrase:
            for n in range(SHORTEST, len(phrase)):
                keys.update(_turned(self._concepts.get(f"{phrase[:n]}*", ()), phrase[n:]))
        return " ".join((*sorted(keys), str(len(phrase))))


@lru_cache(maxsize=16)
def pole_words(language: "Language") -> Phrases:
    """The words of all poles of a language."""
    return language.gathered(language.table.get("poles", {}), PoleWords)


def _turned(concepts: "Iterable[str]", rest: str) -> "Iterable[str]":
    """The concepts of the beginning of a word; those denied where `less` follows: `harmless`."""
    if not rest.startswith(("less", "eless")):
        return concepts
    return [x.removeprefix(DENIED) if x.startswith(DENIED) else DENIED + x for x in concepts]
