"""Whether two texts are in one language, and in one script: from what they share, not from their names."""

from collections import Counter
from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ENOUGH = 20_000
_SAME, _TAGGED_ALIKE, _TAGGED_APART = 0.45, 0.15, 0.7


def same_language(
    a: "Sequence[Sequence[str]]", b: "Sequence[Sequence[str]]", lang_a: str, lang_b: str
) -> bool:
    """By how much the distributions of words overlap; language tags only shift where the line is drawn."""
    line = _SAME
    if "und" not in (lang_a, lang_b):
        line = (
            _TAGGED_ALIKE
            if lang_a.split("-", maxsplit=1)[0] == lang_b.split("-", maxsplit=1)[0]
            else _TAGGED_APART
        )
    return overlap(chain.from_iterable(a), chain.from_iterable(b)) >= line


def overlap(a: "Iterable[str]", b: "Iterable[str]") -> float:
    """Bhattacharyya coefficient of the word distributions of the beginnings: 1 = the same."""
    p, q = (Counter(islice((w for w in x if w.isalpha()), _ENOUGH)) for x in (a, b))
    size = p.total() * q.total()
    return sum((p[w] * q[w]) ** 0.5 for w in p.keys() & q.keys()) / size**0.5 if size else 1.0


def same_script(a: "Sequence[Sequence[str]]", b: "Sequence[Sequence[str]]") -> bool:
    """Whether both sides use mostly one script (Latin or not)."""
    return _is_latin(a) == _is_latin(b)


def _is_latin(rows: "Sequence[Sequence[str]]") -> bool:
    letters = "".join(islice(chain.from_iterable(rows), 2000))
    latin = sum(c < "ɐ" for c in letters if c.isalpha())
    return 2 * latin >= sum(map(str.isalpha, letters))
