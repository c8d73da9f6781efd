"""The nouns of the project: frozen, validated when made, no I/O."""

from aligner.model.alignment import Alignment, Level, Signature
from aligner.model.bead import Bead, Shape, Status
from aligner.model.collation import Cell, Collation, Row
from aligner.model.comparison import Comparison, WordLink, WordOp
from aligner.model.divergence import Category, Divergence, Score, Severity
from aligner.model.version import Kind, Metadata, Mode, Segment, Sentence, Version

__all__ = [
    "Alignment",
    "Bead",
    "Category",
    "Cell",
    "Collation",
    "Comparison",
    "Divergence",
    "Kind",
    "Level",
    "Metadata",
    "Mode",
    "Row",
    "Score",
    "Segment",
    "Sentence",
    "Severity",
    "Shape",
    "Signature",
    "Status",
    "Version",
    "WordLink",
    "WordOp",
]
