"""Two tab-separated columns of 0-based indices, one bead a line; an empty column is a gap."""

from aligner.errors import FormatError
from aligner.export import table
from aligner.export.decoding import decode
from aligner.export.imported import Entry, Imported
from aligner.export.places import beads_at
from aligner.model.alignment import Alignment, Level
from aligner.model.bead import Bead


def dumps(alignment: Alignment, *, level: Level = Level.PARAGRAPH) -> bytes:
    beads = beads_at(alignment, level)
    return "".join(f"{table.ids_cell(x.a)}\t{table.ids_cell(x.b)}\n" for x in beads).encode()


def loads(data: bytes, *, level: Level = Level.PARAGRAPH) -> Imported:
    """Further columns and a first line of names are passed over."""
    found = []
    for number, line in enumerate(decode(data).split("\n"), 1):
        if not line.strip():
            continue
        place = f"row {number}"
        cells = line.rstrip("\r").split("\t")
        if number == 1 and len(cells) > 1 and not "".join(cells[:2]).strip()[:1].isdigit():
            continue
        if len(cells) < 2:
            raise FormatError(f"{place}: one column where two are needed (indices of A, a tab, indices of B)")
        a, b = (table.parse_ids(c, f"{place}, column {n}") for n, c in enumerate(cells[:2], 1))
        if not a and not b:
            raise FormatError(f"{place}: a bead needs a segment on at least one side")
        found.append(Entry(a, b, place))
    return Imported(tuple(found), level)


def parse(data: bytes) -> list[Bead]:
    """The beads alone, in the order of the file."""
    return [Bead(x.a, x.b) for x in loads(data).entries]
