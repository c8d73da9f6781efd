"""Omission and addition: a clause of one side of which the other has no trace."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.matching import Matching
    from aligner.model import Divergence


def find(m: "Matching") -> "Iterable[Divergence]":
    del m
    return ()
