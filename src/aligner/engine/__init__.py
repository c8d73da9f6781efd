"""The engine: two lists of texts in, beads out. Pure; docs/method.md explains the model."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aligner.engine.parameters import DEFAULT, Parameters

if TYPE_CHECKING:
    from aligner.model import Bead

__all__ = ["DEFAULT", "Parameters", "align"]

Anchor = tuple[tuple[int, ...], tuple[int, ...]]


def align(
    a: Sequence[str],
    b: Sequence[str],
    *,
    lang_a: str = "und",
    lang_b: str = "und",
    anchors: Sequence[Anchor] = (),
    parameters: Parameters = DEFAULT,
) -> "tuple[Bead, ...]":
    """Beads over the texts `a` and `b`, in reading order, each text in exactly one.

    Args:
        anchors: beads that are kept as they are; only what lies between them is searched.
        lang_a, lang_b: language tags; "und" lets the texts speak for themselves.

    Raises:
        EditError: an anchor names a text that does not exist, or two anchors the same one.
    """
    from aligner.engine.anchored import align_between

    if _swapped(a, b):
        mirrored = [(y, x) for x, y in anchors]
        beads = align_between(b, a, mirrored, (lang_b, lang_a), parameters)
        beads = tuple(replace(x, a=x.b, b=x.a) for x in beads)
    else:
        beads = align_between(a, b, anchors, (lang_a, lang_b), parameters)
    from aligner.model.alignment import in_reading_order

    return in_reading_order(beads)


def _swapped(a: Sequence[str], b: Sequence[str]) -> bool:
    """One order of the sides for either order of the arguments, so that swapping them mirrors the result."""
    return (len(b), *b) < (len(a), *a)
