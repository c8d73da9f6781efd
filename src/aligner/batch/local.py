"""The local engine: a supervisor of spawned processes that knows which pair each of them is at.

`concurrent.futures` gives up its whole pool when a worker dies and does not say of what; here the pair at
work is known, gets one more try, and the rest goes on.
"""

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from aligner.batch import cost
from aligner.batch.record import Result, poison
from aligner.batch.worker import quiet_start, serve
from aligner.errors import AlignerError

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from aligner.batch.engine import Watcher, Work
    from aligner.batch.queue import Job, Queue

CHUNK_SECONDS = 0.25
TICK = 0.2
FALSE_STARTS = 3
"""Workers that die before they can be given anything, one after the other, before the batch is given up."""

_context = multiprocessing.get_context("spawn")


@dataclass(eq=False)
class _Worker:
    """A process and what it was given; the first of `jobs` is the one it is at."""

    process: "SpawnProcess"
    pipe: Connection
    ready: bool = False
    jobs: "deque[Job]" = field(default_factory=deque)

    @property
    def megabytes(self) -> int:
        return max((cost.megabytes(x.task.size) for x in self.jobs), default=0)


class LocalEngine:
    """Runs `work` in `jobs` processes.

    Args:
        work: picklable.
        jobs: number of processes.
        max_memory: megabytes for all workers together, by estimate; a pair that would not fit even alone
            runs alone. None = no bound.
        signature: for the records of pairs that leave none themselves.
    """

    def __init__(
        self, work: "Work", *, jobs: int, max_memory: int | None = None, signature: str = ""
    ) -> None:
        self._work = work
        self._count = jobs
        self._signature = signature
        self._room = None if max_memory is None else max(0, max_memory - jobs * cost.WORKER_MB)
        self._workers: list[_Worker] = []
        self._false_starts = 0

    def run(self, queue: "Queue", watcher: "Watcher") -> None:
        try:
            while not watcher.stopped and (queue or any(x.jobs for x in self._workers)):
                self._staff(len(queue))
                self._feed(queue)
                self._listen(queue, watcher)
                watcher.tick([x.jobs[0].task.id for x in self._workers if x.ready and x.jobs])
        finally:
            self._dismiss()

    def _staff(self, waiting: int) -> None:
        """Start workers until there are as many as wanted, and no more than there is work for."""
        busy = sum(1 for x in self._workers if x.jobs)
        while len(self._workers) < min(self._count, busy + waiting):
            self._workers.append(_started(self._work))

    def _feed(self, queue: "Queue") -> None:
        """Give work to those that are idle or at their last pair, so that none waits for the pipe."""
        for worker in self._workers:
            if not worker.ready or len(worker.jobs) > 1:
                continue
            chunk = queue.take(self._share(queue), self._room_for(worker))
            if not chunk:
                continue
            worker.jobs.extend(chunk)
            with contextlib.suppress(OSError):  # it has died; that is noticed when it is listened to
                worker.pipe.send(chunk)

    def _share(self, queue: "Queue") -> float:
        """Seconds of a chunk: towards the end they shrink, so that all workers end together."""
        return CHUNK_SECONDS if len(queue) > self._count * 64 else CHUNK_SECONDS / 4

    def _room_for(self, worker: _Worker) -> int | None:
        """Megabytes that a pair for `worker` may take beside what the others are at."""
        if self._room is None:
            return None
        others = sum(x.megabytes for x in self._workers if x is not worker)
        if not others:
            return None if not worker.jobs else max(self._room, worker.megabytes)
        return self._room - others

    def _listen(self, queue: "Queue", watcher: "Watcher") -> None:
        pipes = {x.pipe: x for x in self._workers}
        for pipe in wait(list(pipes), timeout=TICK):
            worker = pipes[pipe]  # type: ignore[index]  # these are the pipes that were given
            try:
                for message in _messages(worker.pipe):
                    self._heard(worker, message, queue, watcher)
            except (EOFError, OSError):
                self._buried(worker, queue, watcher)

    def _heard(self, worker: _Worker, message: Result | None, queue: "Queue", watcher: "Watcher") -> None:
        if message is None:
            worker.ready = True
            self._false_starts = 0
            return
        job = worker.jobs.popleft()
        queue.pace.learn(job.task.size, message.run.seconds)
        watcher.ended(message)

    def _buried(self, worker: _Worker, queue: "Queue", watcher: "Watcher") -> None:
        """A worker has died: the pair it was at is tried once more, the others it was given go back."""
        self._workers.remove(worker)
        worker.process.join(5)
        how = _cause(worker.process.exitcode)
        worker.pipe.close()
        if not worker.ready:
            self._false_starts += 1
            if self._false_starts >= FALSE_STARTS:
                raise AlignerError(f"workers cannot be started: {how}; is there enough memory?")
            return
        if not worker.jobs:
            watcher.note(f"a worker died between two pairs ({how})")
            return
        job = worker.jobs.popleft()
        queue.put_back(worker.jobs)
        if queue.died(job):
            watcher.note(f"{job.task.id}: its worker died ({how}); it is tried once more")
        else:
            watcher.ended(poison(job.index, job.task, how, self._signature))

    def _dismiss(self) -> None:
        """End all workers: those at work are stopped where they are, for results are whole or not there."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        deadline = time.monotonic() + 0.5
        for worker in self._workers:
            worker.process.join(max(0.0, deadline - time.monotonic()))
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers = []


def _messages(pipe: Connection) -> Iterator[Result | None]:
    """All that can be read without waiting, at least one."""
    yield pipe.recv()
    while pipe.poll():
        yield pipe.recv()


def _started(work: "Work") -> _Worker:
    ours, theirs = _context.Pipe()
    process = _context.Process(target=serve, args=(work, theirs), name="aligner-batch", daemon=True)
    with quiet_start():
        process.start()
    theirs.close()
    return _Worker(process, ours)


def _cause(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None:
        return "it hangs"
    if code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"{name}: memory ran out, or someone stopped it" if name == "SIGKILL" else name
