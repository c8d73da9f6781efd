"""What is said of two participants or events, whichever way it is put."""

from functools import partial
from typing import NamedTuple


class Relation(NamedTuple):
    """`first` acts, gives, is earlier, causes or exceeds; `at` is the word that says so."""

    kind: str
    first: tuple[int, ...]
    second: tuple[int, ...]
    at: int
    names: tuple[str, str] = ("", "")
    predicate: tuple[int, ...] = ()

    @property
    def sort(self) -> str:
        """The kind without its measure: `more` of `more:age`."""
        return self.kind.partition(":")[0]

    def turned(self, sign: int) -> "Relation":
        if sign > 0:
            return self
        return Relation(self.kind, self.second, self.first, self.at, self.names[::-1], self.predicate)


make_relation = partial(tuple.__new__, Relation)
"""A relation of its fields, at half the price of calling its class."""
