"""Which words a language has, in little room: a Bloom filter of forms (English) or of stems (Russian).

It never forgets a word; one strange word in two hundred passes for known.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files

HASHES = 7
LANGUAGES = frozenset({"en", "ru"})


@dataclass(frozen=True, slots=True)
class Bloom:
    """A set of words as bits: each word sets `HASHES` of them."""

    data: bytes

    @classmethod
    def of(cls, words: Collection[str], bits: int) -> "Bloom":
        data = bytearray(max(1, len(words) * bits // 8))
        for word in words:
            for at in _places(word, len(data) * 8):
                data[at >> 3] |= 1 << (at & 7)
        return cls(bytes(data))

    def __contains__(self, word: str) -> bool:
        return all(self.data[at >> 3] >> (at & 7) & 1 for at in _places(word, len(self.data) * 8))


def _places(word: str, size: int) -> list[int]:
    digest = blake2b(word.encode(), digest_size=4 * HASHES).digest()
    return [int.from_bytes(digest[k : k + 4], "little") % size for k in range(0, 4 * HASHES, 4)]


@cache
def _filter(language: str) -> Bloom:
    return Bloom(files(__package__).joinpath(f"words.{language}.bloom").read_bytes())


@lru_cache(maxsize=50_000)
def is_listed(norm: str, stem: str, language: str) -> bool:
    """Whether a large word list of the language has the form (its stem, in Russian); yes without a list."""
    if language not in LANGUAGES:
        return True
    return (norm if language == "en" else stem) in _filter(language)
