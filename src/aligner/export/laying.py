"""Laying what a file says onto two versions, or onto the alignment that the file was made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligner.errors import EditError, InputError
from aligner.export.imported import Entry, Imported
from aligner.export.nesting import nest
from aligner.export.places import JOINER, count, side_text
from aligner.model.alignment import Alignment, Level, check_order, in_reading_order
from aligner.model.bead import Bead, Status
from aligner.model.version import Kind, Version

Ids = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edited file changed in an alignment, in numbers of beads (kinds: of segments)."""

    status: int = 0
    notes: int = 0
    kinds: int = 0
    marks: int = 0
    dropped: int = 0
    made: int = 0

    def __str__(self) -> str:
        parts = [
            f"status of {_beads(self.status)}" * bool(self.status),
            f"note of {_beads(self.notes)}" * bool(self.notes),
            f"transposed mark of {_beads(self.marks)}" * bool(self.marks),
            f"kind of {self.kinds} segment{'s' * (self.kinds != 1)}" * bool(self.kinds),
            f"{_beads(self.dropped)} regrouped into {self.made}" * bool(self.dropped or self.made),
        ]
        return "; ".join(x for x in parts if x) or "nothing changed"


def _beads(n: int) -> str:
    return f"{n} bead{'s' * (n != 1)}"


def lay(imported: Imported, a: Version, b: Version, *, fill: bool = False) -> Alignment:
    """The alignment that the file says, on `a` and `b`.

    Args:
        imported: what was read.
        a: the version of the left column.
        b: the version of the right one.
        fill: segments that the file leaves out become gaps; otherwise they are an error.

    Raises:
        InputError: a segment does not exist, stands twice or is missing, or a text is not the version's.
    """
    check(imported, a, b, fill=fill)
    beads = [_bead(x) for x in imported.entries]
    beads += _left_out(imported.entries, a, b, imported.level) if fill else []
    if imported.level is Level.SENTENCE:
        beads = nest(beads, a, b)
    else:
        a, b = _with_kinds(a, b, imported.entries)
    return Alignment(a, b, _ordered(beads))


def lay_onto(imported: Imported, base: Alignment, *, fill: bool = False) -> tuple[Alignment, Changes]:
    """`base` with the edits of the file, and what they were.

    A bead over the same segments keeps score, margin, sentences, and whatever the file does not say.
    """
    laid = lay(imported, base.a, base.b, fill=fill)
    old = {(x.a, x.b): x for x in base.beads}
    said = {(x.a, x.b): x for x in imported.entries}
    if imported.level is Level.SENTENCE:
        nested = {(x.a, x.b): x for bead in base.beads for x in bead.sentences}
        beads = [_around(x, old.get((x.a, x.b)), nested, said) for x in laid.beads]
    else:
        beads = [_kept(x, old.get((x.a, x.b)), said[x.a, x.b]) for x in laid.beads]
    beads = list(_ordered(beads))
    new = {(x.a, x.b): x for x in beads}
    both = [(old[k], new[k]) for k in old.keys() & new.keys()]
    kinds = sum(
        x.kind is not y.kind
        for before, after in ((base.a, laid.a), (base.b, laid.b))
        for x, y in zip(before.segments, after.segments, strict=True)
    )
    changes = Changes(
        status=sum(x.status is not y.status for x, y in both),
        notes=sum(x.note != y.note for x, y in both),
        marks=sum(x.transposed is not y.transposed for x, y in both),
        kinds=kinds,
        dropped=len(old.keys() - new.keys()),
        made=len(new.keys() - old.keys()),
    )
    return replace(base, a=laid.a, b=laid.b, beads=tuple(beads)), changes


def _around(bead: Bead, old: Bead | None, nested: dict[Ids, Bead], said: dict[Ids, Entry]) -> Bead:
    """The paragraph bead around sentence beads, each with what was known of it."""
    inside = tuple(_kept(x, nested.get((x.a, x.b)), said[x.a, x.b]) for x in bead.sentences)
    return replace(old or bead, transposed=bead.transposed, sentences=inside)


def _kept(bead: Bead, old: Bead | None, entry: Entry) -> Bead:
    if old is None:
        return bead
    return replace(
        old,
        status=old.status if entry.status is None else entry.status,
        note=old.note if entry.note is None else entry.note,
        transposed=old.transposed if entry.transposed is None else entry.transposed,
    )


def _bead(entry: Entry) -> Bead:
    return Bead(
        entry.a,
        entry.b,
        transposed=bool(entry.transposed),
        status=entry.status or Status.UNREVIEWED,
        note=entry.note or "",
    )


def _ordered(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """The beads as they stand where that is a valid order, else in reading order."""
    try:
        check_order(beads)
    except EditError:
        return in_reading_order(beads)
    return tuple(beads)


def check(imported: Imported, a: Version, b: Version, *, fill: bool = False) -> None:
    """Raise InputError, with the place in the file, unless the entries fit the versions."""
    for side, version in (("a", a), ("b", b)):
        seen: dict[int, str] = {}
        total = count(version, imported.level)
        unit = "sentence" if imported.level is Level.SENTENCE else "segment"
        for entry in imported.entries:
            where = f"{entry.place}, column {side}_ids"
            for i in entry.a if side == "a" else entry.b:
                if i >= total:
                    other = len(version.sentences) if imported.level is Level.PARAGRAPH else 0
                    hint = "; does the file count sentences (--level sentence)?" if i < other else ""
                    raise InputError(
                        f"{where}: {unit} {side}{i} does not exist (version {version.id} has {total}){hint}"
                    )
                if i in seen:
                    raise InputError(f"{where}: {unit} {side}{i} stands in {seen[i]} already")
                seen[i] = entry.place
        _check_texts(imported, side, version)
        missing = [i for i in range(total) if i not in seen]
        if missing and not fill:
            more = f" and {len(missing) - 1} more" * (len(missing) > 1)
            raise InputError(
                f"{unit} {side}{missing[0]}{more} of version {version.id} stands in no row; "
                "give it a row of its own with the other side empty, or let gaps be filled"
            )


def _check_texts(imported: Imported, side: str, version: Version) -> None:
    whole = ""
    for entry in imported.entries:
        ids, text = (entry.a, entry.a_text) if side == "a" else (entry.b, entry.b_text)
        if text is None or _same(text, side_text(version, imported.level, ids)):
            continue
        whole = whole or _plain(version.text)
        for part in text.split(JOINER[Level.PARAGRAPH]):
            if _plain(part) not in whole:
                shown = _plain(part)[:40]
                raise InputError(
                    f"{entry.place}, column {side}_text: {shown!r} is not in version {version.id}; "
                    "was the table made from another text?"
                )


def _same(x: str, y: str) -> bool:
    return x == y or _plain(x) == _plain(y)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _left_out(entries: Iterable[Entry], a: Version, b: Version, level: Level) -> list[Bead]:
    known = tuple(entries)
    in_a = {i for x in known for i in x.a}
    in_b = {i for x in known for i in x.b}
    return [
        *(Bead((i,), ()) for i in range(count(a, level)) if i not in in_a),
        *(Bead((), (i,)) for i in range(count(b, level)) if i not in in_b),
    ]


def _with_kinds(a: Version, b: Version, entries: Iterable[Entry]) -> tuple[Version, Version]:
    kinds_a: dict[int, Kind] = {}
    kinds_b: dict[int, Kind] = {}
    for entry in entries:
        each = entry.kinds * (len(entry.a) + len(entry.b)) if len(entry.kinds) == 1 else entry.kinds
        kinds_a.update(zip(entry.a, each, strict=False))
        kinds_b.update(zip(entry.b, each[len(entry.a) :], strict=False))
    return _recast(a, kinds_a), _recast(b, kinds_b)


def _recast(version: Version, kinds: dict[int, Kind]) -> Version:
    segments = tuple(
        s if kinds.get(i, s.kind) is s.kind else replace(s, kind=kinds[i])
        for i, s in enumerate(version.segments)
    )
    return version if segments == version.segments else replace(version, segments=segments)
