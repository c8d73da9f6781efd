"""The stems of a text, read off once."""

from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.divergence.tokens import Tokens

STEM = attrgetter("stem")


@lru_cache(maxsize=16)
def stems_of(tokens: "Tokens") -> tuple[str, ...]:
    """The stem of each word, in order."""
    return tuple(map(STEM, tokens.lexemes))
