"""The results of a pair as files: all of them whole, and none left of an earlier run."""

import errno
from pathlib import Path

from aligner.batch.record import Record, output_path
from aligner.batch.task import FORMS
from aligner.errors import OutputError
from aligner.store import atomic

_HOPELESS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE})


def write(outdir: Path, record: Record, files: tuple[tuple[str, bytes], ...]) -> None:
    """Put the results of a pair where its record says, and remove what an earlier run left there.

    Raises:
        OutputError: one could not be written.
    """
    given = dict(files)
    for form in FORMS:
        path = outdir / output_path(record.id, form)
        try:
            if form in given:
                path.parent.mkdir(parents=True, exist_ok=True)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written: {atomic.reason_of(error)}") from error
        if form in given:
            atomic.write_bytes(path, given[form])


def is_hopeless(error: OutputError) -> bool:
    """Whether what kept this file from being written keeps every other one from it too (a full disk)."""
    return isinstance(error.__cause__, OSError) and error.__cause__.errno in _HOPELESS


def sweep(outdir: Path) -> int:
    """Remove the temporary files of workers that were killed while they wrote; how many there were."""
    stale = list((outdir / "pairs").rglob(".*.tmp"))
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)
