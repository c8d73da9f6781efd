"""The words of predicates that come in two poles, by the concepts that they affirm or deny."""

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.tables import Phrases, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aligner.divergence.tables import Index, Language, Longer

DENIED = "not_"
SHORTEST = 2
"""Letters of the shortest beginning of a word that is looked up."""


class PoleWords(Phrases):
    """The words of all poles; the class of a hit names its concepts (`not_`: those it denies) and a length.

    The longest beginning of a word wins, and brings the concepts of the shorter ones with it. The class of a
    word alone is told once the word is met.
    """

    def __init__(self, classes: "Mapping[str, str]", index: "Index") -> None:
        self._concepts: dict[str, list[str]] = defaultdict(list)
        for key, cell in classes.items():
            for phrase in phrases(cell):
                self._concepts[phrase.replace("_", " ")].append(key)
        starts: dict[str, None] = {}
        longer: Longer = []
        for phrase in self._concepts:
            words = tuple(phrase.split())
            if len(words) > 1:
                longer.append((words, self._class_of(phrase)))
            else:
                starts[f"{phrase[:SHORTEST]}*" if phrase.endswith("*") else phrase] = None
        self._register(index, starts, longer)

    def name_of(self, norm: str) -> str | None:
        """The class of a word alone."""
        beginnings = (f"{norm[:n]}*" for n in range(len(norm), SHORTEST - 1, -1))
        alone = next((x for x in (norm, *beginnings) if x in self._concepts), None)
        return None if alone is None else self._class_of(alone)

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
