"""The reviewer's operations: beads and a place in, the changed beads and the new place out.

They work on any beads in order: those of an alignment, or the sentence beads inside one of them. The beads
that an operation does not touch are the same objects afterwards (see `edit.difference`). One that it
changed is unreviewed, without margin and score, and marked as transposed only if it crosses what stands
around it; comments stay. Where there is nothing to do, EditError says why.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Literal

from aligner.errors import EditError
from aligner.model import Bead
from aligner.session.edit import Beads, Side

Direction = Literal[-1, 1]
Outcome = tuple[Beads, int]


def merge(beads: Beads, at: int, direction: Direction, sides: str = "ab") -> Outcome:
    """Bead `at` takes its neighbour's segments on `sides`; what that keeps is a gap."""
    other = _neighbour(beads, at, direction)
    mine, theirs = beads[at], beads[other]
    if not any(_ids(theirs, side) for side in sides):
        raise EditError(f"bead {other} has nothing on side {sides.upper()}")
    a = mine.a + (theirs.a if "a" in sides else ())
    b = mine.b + (theirs.b if "b" in sides else ())
    left = _bead(() if "a" in sides else theirs.a, () if "b" in sides else theirs.b)
    note = mine.note
    if left is None:
        note = "; ".join(x for x in (beads[min(at, other)].note, beads[max(at, other)].note) if x)
    else:
        left = replace(left, note=theirs.note)
    return _rebuilt(beads, {at: _bead(a, b, note), other: left}, at)


def split(beads: Beads, at: int, a_cut: int, b_cut: int) -> Outcome:
    """Bead `at` ends before its `a_cut`-th segment of A and `b_cut`-th of B; a second one holds the rest."""
    x = beads[at]
    first = _bead(x.a[:a_cut], x.b[:b_cut], x.note)
    second = _bead(x.a[a_cut:], x.b[b_cut:])
    if first is None or second is None:
        raise EditError(f"bead {at} cannot be split there: all of it would stand on one side of the cut")
    return _rebuilt(beads, {at: first}, at, second)


def shift(beads: Beads, at: int, side: Side, direction: Direction, *, give: bool) -> Outcome:
    """The boundary towards the neighbour moves by one segment on one side: given to it, or taken from it."""
    other = _neighbour(beads, at, direction, straight=not beads[at].transposed)
    giver, taker = (at, other) if give else (other, at)
    ids = _ids(beads[giver], side)
    if not ids:
        raise EditError(f"bead {giver} has nothing on side {side.upper()} to move")
    last = give == (direction == 1)
    moved = ids[-1] if last else ids[0]
    changes = {
        giver: _with_side(beads[giver], side, tuple(i for i in ids if i != moved)),
        taker: _with_side(beads[taker], side, (*_ids(beads[taker], side), moved)),
    }
    return _rebuilt(beads, changes, at if changes[at] is not None else other)


def swap(beads: Beads, at: int, direction: Direction) -> Outcome:
    """Bead `at` and its neighbour exchange their sides B."""
    other = _neighbour(beads, at, direction)
    x, y = beads[at], beads[other]
    if x.b == y.b:
        raise EditError(f"beads {at} and {other} have no side B to exchange")
    changes = {at: _bead(x.a, y.b, x.note), other: _bead(y.a, x.b, y.note)}
    return _rebuilt(beads, changes, at if changes[at] is not None else other)


def link(beads: Beads, at: int, other: int) -> Outcome:
    """Beads `at` and `other`, wherever they stand, become one."""
    if at == other:
        raise EditError("a bead cannot be linked with itself: go to the other one first")
    x, y = beads[at], beads[other]
    home, away = sorted((at, other), key=lambda k: (not beads[k].a, beads[k].a, k))
    note = "; ".join(n for n in (x.note, y.note) if n)
    return _rebuilt(beads, {home: _bead(x.a + y.a, x.b + y.b, note), away: None}, home)


def unlink(beads: Beads, at: int) -> Outcome:
    """The two sides of bead `at` become gaps."""
    x = beads[at]
    if x.is_gap:
        raise EditError(f"bead {at} is a gap already: there is nothing to unlink")
    return _rebuilt(beads, {at: Bead(x.a, (), note=x.note)}, at, Bead((), x.b))


def transpose(beads: Beads, at: int) -> Outcome:
    """Mark bead `at` as transposed, or take the mark away."""
    x = beads[at]
    if x.is_gap:
        raise EditError(f"bead {at} is a gap: only what has a partner can stand in another place")
    return (*beads[:at], replace(x, transposed=not x.transposed), *beads[at + 1 :]), at


def comment(beads: Beads, at: int, note: str) -> Outcome:
    if beads[at].note == note:
        raise EditError("the comment is as it was")
    return (*beads[:at], replace(beads[at], note=note), *beads[at + 1 :]), at


def _ids(bead: Bead, side: str) -> tuple[int, ...]:
    return bead.a if side == "a" else bead.b


def _bead(a: tuple[int, ...], b: tuple[int, ...], note: str = "") -> Bead | None:
    return Bead(tuple(sorted(a)), tuple(sorted(b)), note=note) if a or b else None


def _with_side(bead: Bead, side: Side, ids: tuple[int, ...]) -> Bead | None:
    return _bead(ids, bead.b, bead.note) if side == "a" else _bead(bead.a, ids, bead.note)


def _neighbour(beads: Beads, at: int, direction: Direction, *, straight: bool = False) -> int:
    other = at + direction
    while straight and 0 <= other < len(beads) and beads[other].transposed:
        other += direction
    if not 0 <= other < len(beads):
        raise EditError(f"bead {at} is the {'last' if direction == 1 else 'first'} one")
    return other


def _rebuilt(beads: Beads, changes: Mapping[int, Bead | None], at: int, extra: Bead | None = None) -> Outcome:
    """`beads` with those of `changes` replaced (None: dropped), and `extra` put where its order wants it.

    `at` is the changed bead that the reviewer looks at; its new place comes out.
    """
    low, high = min(changes), max(changes)
    middle = [changes.get(k, beads[k]) for k in range(low, high + 1)]
    rows = list(beads)
    rows[low : high + 1] = [x for x in middle if x is not None]
    focus = changes[at]
    pending = {id(x) for x in changes.values() if x is not None}
    strays = [extra] if extra is not None else []
    for k in _positions(rows, pending, low):
        pending.discard(id(rows[k]))
        if not _fits(rows, k, pending):
            crossing = replace(rows[k], transposed=True)
            focus = crossing if rows[k] is focus else focus
            strays += [rows[k]] if crossing.is_gap else []
            rows[k] = crossing
    for stray in strays:
        rows = [x for x in rows if not (x.transposed and x.is_gap and (x.a, x.b) == (stray.a, stray.b))]
        place = _place_for(stray, rows, at + 1)
        rows.insert(place, stray)
        if not _fits(rows, place, set()):
            rows[place] = replace(stray, transposed=True)
    found = _positions(rows, {id(focus)}, max(0, low - 1)) if focus is not None else []
    return tuple(rows), found[0] if found else min(low, len(rows) - 1)


def _positions(rows: list[Bead], wanted: set[int], near: int) -> list[int]:
    """Where in `rows` the objects `wanted` stand; they are looked for from `near` on, then before it."""
    found: list[int] = []
    for k in chain(range(near, len(rows)), range(near)):
        if len(found) == len(wanted):
            break
        if id(rows[k]) in wanted:
            found.append(k)
    return sorted(found)


def _place_for(bead: Bead, rows: list[Bead], near: int) -> int:
    """The place nearest to `near` between the straight beads before and behind it, by side A if it can."""
    side = "a" if bead.a else "b"
    first = _ids(bead, side)[0]
    place = 0
    for k, x in enumerate(rows):
        ids = _ids(x, side)
        if not ids or x.transposed:
            continue
        if ids[0] > first:
            return max(place, min(near, k))
        place = k + 1
    return max(place, min(near, len(rows)))


def _fits(rows: list[Bead], at: int, pending: set[int]) -> bool:
    """Whether bead `at` stands in order between the straight beads around it, those `pending` apart."""
    for side in ("a", "b"):
        own = _ids(rows[at], side)
        if not own:
            continue
        for step in (-1, 1):
            k = at + step
            while 0 <= k < len(rows):
                x = rows[k]
                ids = _ids(x, side)
                if ids and not x.transposed and id(x) not in pending:
                    if (ids[0] < own[0]) != (step == -1):
                        return False
                    break
                k += step
    return True
