"""The ladder of hunalign: a line for each rung, with the segments passed so far on both sides.

Beads lie between rungs, so that a ladder holds neither crossing beads nor broken ones.
"""

from dataclasses import replace
from itertools import pairwise

from aligner.errors import FormatError, InputError
from aligner.export.decoding import decode
from aligner.export.imported import Entry, Imported
from aligner.export.places import beads_at
from aligner.model.alignment import Alignment, Level, in_reading_order
from aligner.model.bead import Bead


def dumps(alignment: Alignment, *, level: Level = Level.PARAGRAPH, crossing_as_gaps: bool = False) -> bytes:
    """Rungs `i TAB j TAB score`; the score is the likeness (1 - W) of the bead above the rung.

    Raises:
        InputError: a bead crosses its neighbours, and is not to be broken into gaps.
    """
    beads = beads_at(alignment, level)
    if crossing_as_gaps:
        beads = in_reading_order([y for x in beads for y in ([x] if _fits(x) else _parts(x))])
    rungs = ["0\t0\t0"]
    i = j = 0
    for number, bead in enumerate(beads):
        i, j = i + len(bead.a), j + len(bead.b)
        expected = (tuple(range(i - len(bead.a), i)), tuple(range(j - len(bead.b), j)))
        if (bead.a, bead.b) != expected:
            raise InputError(
                f"bead {number} crosses its neighbours; a ladder cannot hold it (see --crossing-as-gaps)"
            )
        likeness = 1 - bead.score.wording if bead.score and not bead.is_gap else 0.0
        rungs.append(f"{i}\t{j}\t{likeness:.3f}")
    return ("\n".join(rungs) + "\n").encode()


def _fits(bead: Bead) -> bool:
    return not bead.transposed and all(y == x + 1 for side in (bead.a, bead.b) for x, y in pairwise(side))


def _parts(bead: Bead) -> list[Bead]:
    gaps = [Bead((i,), ()) for i in bead.a] + [Bead((), (j,)) for j in bead.b]
    return [replace(x, status=bead.status, note=bead.note) for x in gaps]


def loads(data: bytes, *, level: Level = Level.PARAGRAPH) -> Imported:
    found: list[Entry] = []
    last = (0, 0)
    for number, line in enumerate(decode(data).split("\n"), 1):
        if not line.strip():
            continue
        place = f"row {number}"
        words = line.split()
        if len(words) < 2 or not all(x.isdecimal() and len(x) < 10 for x in words[:2]):
            raise FormatError(f"{place}: two numbers of segments are needed, {line.strip()[:40]!r} is given")
        i, j = int(words[0]), int(words[1])
        if i < last[0] or j < last[1]:
            raise FormatError(f"{place}: rung {i} {j} stands below rung {last[0]} {last[1]}")
        if (i, j) != last:
            found.append(Entry(tuple(range(last[0], i)), tuple(range(last[1], j)), place))
        last = (i, j)
    return Imported(tuple(found), level)
