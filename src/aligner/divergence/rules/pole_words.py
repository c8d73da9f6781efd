"""The words of predicates that come in two poles, by the concepts that they affirm or deny."""

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.tables import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.tables import Language, Phrases

DENIED = "not_"


@lru_cache(maxsize=16)
def pole_words(language: "Language") -> "Phrases":
    """The words of all poles; the class of a hit names its concepts (`not_`: those it denies) and a length.

    The longest beginning of a word wins, and brings the concepts of the shorter ones with it.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for key, cell in language.table.get("poles", {}).items():
        for phrase in phrases(cell):
            names[phrase.replace("_", " ")].add(key)
    beginnings = {x[:-1]: keys for x, keys in names.items() if x.endswith("*")}
    classes: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(names, key=lambda x: (-len(x), x)):
        keys = set(names[phrase])
        if " " not in phrase:
            for n in range(2, len(phrase)):
                keys.update(_turned(beginnings.get(phrase[:n], ()), phrase[n:]))
        classes[" ".join((*sorted(keys), str(len(phrase))))].append(f'"{phrase}"')
    return language.gathered({keys: " ".join(rows) for keys, rows in classes.items()})


def _turned(concepts: "Iterable[str]", rest: str) -> "Iterable[str]":
    """The concepts of the beginning of a word; those denied where `less` follows: `harmless`."""
    if not rest.startswith(("less", "eless")):
        return concepts
    return [x.removeprefix(DENIED) if x.startswith(DENIED) else DENIED + x for x in concepts]
