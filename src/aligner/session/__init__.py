"""The undoable editing core of a review: no terminal, no files."""

from aligner.session.edit import Edit, Mark, Relabel, Splice, Step, difference
from aligner.session.session import Session

__all__ = ["Edit", "Mark", "Relabel", "Session", "Splice", "Step", "difference"]
