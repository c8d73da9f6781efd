"""Which pairs of an earlier run still hold: the same inputs, options, signature, and results untouched."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import file_digest
from pathlib import Path

from aligner.batch.record import Record, output_path
from aligner.batch.task import Plan, Task
from aligner.model.batch import PairStatus


def still_holding(
    records: Iterable[tuple[int, Record]],
    plan: Plan,
    *,
    outdir: Path,
    forms: tuple[str, ...],
    signature: str,
) -> Iterator[tuple[int, Record]]:
    """Those of `records` (by number of the task) that need not be made again.

    Files are read, not trusted by date: a result that a crash has cut short is made again.
    """
    input_digest = cache(_digest)
    for index, record in records:
        task = plan.tasks[index]
        if (
            _is_result_of(record, task, forms, signature)
            and record.inputs == (input_digest(Path(task.a.path)), input_digest(Path(task.b.path)))
            and all(_digest(outdir / path) == digest for path, digest in record.outputs)
        ):
            yield index, record


def _is_result_of(record: Record, task: Task, forms: tuple[str, ...], signature: str) -> bool:
    return (
        record.status is PairStatus.DONE
        and record.signature == signature
        and record.options == task.options
        and (record.a, record.b) == (task.a.name, task.b.name)
        and [x for x, _ in record.outputs] == [output_path(record.id, x) for x in forms]
    )


def _digest(path: Path) -> str:
    """Hash of a file; empty, and so equal to no other, if it cannot be read."""
    try:
        with path.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
