"""Several versions laid against a base: rows of cells, a cell holding segments of one version."""

from dataclasses import dataclass, field

from aligner.errors import EditError
from aligner.model.alignment import Alignment
from aligner.model.divergence import Score
from aligner.model.version import Version


@dataclass(frozen=True, slots=True)
class Cell:
    """Segments of one version in one row; empty where it has nothing there."""

    segments: tuple[int, ...] = ()
    transposed: bool = False
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the work: the base's segments (may be empty) and a cell for each other version."""

    base: tuple[int, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Collation:
    """`versions` collated against `base`; each row has one cell a version, in the order of `versions`.

    `alignments[k]` is the pairwise alignment of the base with `versions[k]` that the rows merge.
    """

    base: Version
    versions: tuple[Version, ...]
    rows: tuple[Row, ...]
    alignments: tuple[Alignment, ...] = field(default=())

    def __post_init__(self) -> None:
        for k, row in enumerate(self.rows):
            if len(row.cells) != len(self.versions):
                raise EditError(f"row {k}: {len(row.cells)} cells for {len(self.versions)} versions")
