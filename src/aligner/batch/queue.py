"""What runs next: the largest pairs first, small ones in chunks, none that would not fit into memory."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from aligner.batch import cost
from aligner.batch.task import Task

MOST = 64
"""Pairs of a chunk at most, so that a chunk fits into the buffer of a pipe."""


@dataclass(frozen=True, slots=True)
class Job:
    """Task number `index` of the plan; `deaths` counts the workers that died of it."""

    index: int
    task: Task
    deaths: int = 0


class Queue:
    """The jobs that wait. Every job taken comes back by `put_back` or `died`, or is done with.

    Attributes:
        pace: what the engine tells of finished pairs; chunks are sized by it.
    """

    def __init__(self, jobs: Iterable[Job], pace: cost.Pace | None = None) -> None:
        self._rising = sorted(jobs, key=_rank)
        self._alone: list[Job] = []
        self.pace = pace or cost.Pace()

    def __len__(self) -> int:
        return len(self._rising) + len(self._alone)

    def take(self, seconds: float, room: int | None = None) -> list[Job]:
        """The next chunk: about `seconds` of work, each of its pairs within `room` megabytes.

        A pair that has killed a worker comes alone. Empty where nothing fits or waits.
        """
        for k, job in enumerate(self._alone):
            if room is None or cost.megabytes(job.task.size) <= room:
                return [self._alone.pop(k)]
        chunk: list[Job] = []
        left = seconds / self.pace.factor
        while left > 0 and len(chunk) < MOST and (k := self._largest_within(room)) >= 0:
            chunk.append(self._rising.pop(k))
            left -= cost.seconds(chunk[-1].task.size)
        return chunk

    def put_back(self, jobs: Sequence[Job]) -> None:
        """Jobs that were taken and came to nothing without killing a worker."""
        self._rising = sorted([*self._rising, *(x for x in jobs if not x.deaths)], key=_rank)
        self._alone += (x for x in jobs if x.deaths)

    def died(self, job: Job) -> bool:
        """A worker died of this job: it is tried once more. False if that was the second time."""
        if job.deaths:
            return False
        self._alone.append(replace(job, deaths=1))
        return True

    def _largest_within(self, room: int | None) -> int:
        if room is None or not self._rising or cost.megabytes(self._rising[-1].task.size) <= room:
            return len(self._rising) - 1
        return bisect_right(self._rising, room, key=lambda x: cost.megabytes(x.task.size)) - 1


def _rank(job: Job) -> tuple[int, int]:
    """Rising size; of equal ones the later of the plan first, for jobs are taken from the end."""
    return job.task.size, -job.index
