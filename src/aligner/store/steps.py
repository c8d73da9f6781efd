"""A reviewer's step as one line of JSON, and back."""

from itertools import groupby
from typing import Literal

import msgspec

from aligner.errors import StoreError
from aligner.model import Bead, Kind, Status
from aligner.session.edit import Edit, Mark, Relabel, Splice, Step
from aligner.store.codec import bead_fields, line_of, read_line


class Line(msgspec.Struct, omit_defaults=True):
    """One line of a journal; just one of its parts is there.

    Attributes:
        journal: the schema of the journal; its first line.
        saved: hash of an alignment file that holds all that stands above. It is written before the file.
        do, undo, redo: a step was taken, undone, redone.
        at: the reviewer looks at this bead, in this zoom and sentence bead.
    """

    journal: int | None = None
    saved: str | None = None
    do: "StepLine | None" = None
    undo: bool = False
    redo: bool = False
    at: tuple[int, int, int] | None = None


class StepLine(msgspec.Struct, omit_defaults=True):
    label: str
    edits: list["EditLine"]
    before: int = 0
    after: int = 0
    when: str = ""


class EditLine(msgspec.Struct, omit_defaults=True):
    """A splice or mark at a bead, or the kind of a segment of a side."""

    splice: int | None = None
    mark: int | None = None
    kind: Literal["a", "b"] | None = None
    segment: int = 0
    beads: tuple[list[Bead], list[Bead]] | None = None
    runs: tuple[list[tuple[Status, int]], list[tuple[Status, int]]] | None = None
    kinds: tuple[Kind, Kind] | None = None


def step_line(step: Step) -> bytes:
    """The line of a step that was taken, LF included."""
    edits = [_edit_fields(x) for x in step.edits]
    said = {
        "label": step.label,
        "edits": edits,
        "before": step.before,
        "after": step.after,
        "when": step.when,
    }
    return line_of({"do": said}) + b"\n"


def line(**said: object) -> bytes:
    """Any other line, LF included."""
    return line_of(said) + b"\n"


def read(data: bytes) -> Line:
    """Raise msgspec.DecodeError unless `data` is a whole line of a journal."""
    return read_line(data, Line)


def step_of(said: StepLine) -> Step:
    return Step(said.label, tuple(map(_edit_of, said.edits)), said.before, said.after, said.when)


def _edit_fields(edit: Edit) -> dict[str, object]:
    match edit:
        case Splice(at, old, new):
            return {"splice": at, "beads": (list(map(bead_fields, old)), list(map(bead_fields, new)))}
        case Mark(at, before, after):
            return {"mark": at, "runs": (_runs(before), _runs(after))}
        case Relabel(side, segment, was, now):
            return {"kind": side, "segment": segment, "kinds": (was, now)}


def _edit_of(x: EditLine) -> Edit:
    if x.splice is not None and x.beads is not None:
        return Splice(x.splice, tuple(x.beads[0]), tuple(x.beads[1]))
    if x.mark is not None and x.runs is not None:
        return Mark(x.mark, _spread(x.runs[0]), _spread(x.runs[1]))
    if x.kind is not None and x.kinds is not None:
        return Relabel(x.kind, x.segment, *x.kinds)
    raise StoreError("an edit of no known sort")


def _runs(statuses: tuple[Status, ...]) -> list[tuple[Status, int]]:
    return [(status, len(list(run))) for status, run in groupby(statuses)]


def _spread(runs: list[tuple[Status, int]]) -> tuple[Status, ...]:
    return tuple(status for status, count in runs for _ in range(count))
