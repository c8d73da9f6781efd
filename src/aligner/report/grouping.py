"""Runs of marked words put together, so that a phrase is marked as a phrase."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from aligner.model.comparison import WordOp
from aligner.report.view import Run

_SLIGHT = 5
"""Letters below which a moved phrase is not worth a mark."""


def merged(runs: Iterable[Run]) -> list[Run]:
    """Neighbours that are marked alike as one run, also across a space between them; links are lost.

    A small word that moved by itself (`the`, `to`) is not marked: it would only be noise. What the same
    divergences touch is one run, whatever became of its single words.
    """
    return [
        Run("".join(x.text for x in group), _op_of(group), -1, group[0].flags)
        for group in _groups(runs, _touched)
    ]


def _op_of(group: list[Run]) -> WordOp:
    return group[0].op if len({x.op for x in group if x.text.strip()}) == 1 else WordOp.EQUAL


def _touched(run: Run) -> tuple[WordOp | None, tuple[int, ...]]:
    return (None if run.flags else run.op), run.flags


def _alike(run: Run) -> tuple[WordOp | None, tuple[int, ...]]:
    return run.op, run.flags


def linked(runs: Iterable[Run]) -> list[Run]:
    """As `merged`, but runs that are linked with the other side stay apart."""
    found: list[Run] = []
    for group in _groups(runs):
        if any(x.link >= 0 for x in group):
            found.extend(group)
        else:
            found.append(Run("".join(x.text for x in group), group[0].op, -1, group[0].flags))
    return found


def by_flags(runs: Iterable[Run]) -> list[tuple[tuple[int, ...], list[Run]]]:
    """The `linked` runs, those side by side that the same divergences touch in one group."""
    return [(flags, list(group)) for flags, group in groupby(linked(runs), key=lambda x: x.flags)]


def _groups(
    runs: Iterable[Run], key: Callable[[Run], tuple[WordOp | None, tuple[int, ...]]] = _alike
) -> Iterator[list[Run]]:
    """Runs that belong together, with the spaces between them; blanks at the ends stand by themselves."""
    group: list[Run] = []
    blanks: list[Run] = []
    for run in runs:
        if group and run.op is WordOp.EQUAL and not run.flags and not run.text.strip():
            blanks.append(run)
            continue
        if group and key(group[0]) == key(run):
            group += [*blanks, run]
        else:
            yield from _settled(group)
            yield from ([x] for x in blanks)
            group = [run]
        blanks = []
    yield from _settled(group)
    yield from ([x] for x in blanks)


def _settled(group: list[Run]) -> Iterator[list[Run]]:
    if not group:
        return
    length = sum(len(x.text) for x in group)
    if group[0].op is WordOp.MOVED and not group[0].flags and length < _SLIGHT:
        yield [Run("".join(x.text for x in group))]
    else:
        yield group
