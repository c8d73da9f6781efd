"""What an exchange file says, before it is laid onto two versions."""

from dataclasses import dataclass, field

from aligner.model.alignment import Level
from aligner.model.bead import Status
from aligner.model.version import Kind, Version


@dataclass(frozen=True, slots=True)
class Entry:
    """One bead as the file gives it; None or empty where the format does not say.

    Attributes:
        place: where it stands in the file, for messages ("row 12").
        kinds: one for each segment, those of A first; or one for all of them.
        a_text, b_text: what the file holds as the text of each side.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    place: str
    transposed: bool | None = None
    status: Status | None = None
    note: str | None = None
    kinds: tuple[Kind, ...] = ()
    a_text: str | None = None
    b_text: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """The beads of a file in its order, and the two versions where the file carries their texts."""

    entries: tuple[Entry, ...]
    level: Level = Level.PARAGRAPH
    versions: tuple[Version, Version] | None = field(default=None)
