"""Stand-ins for the work of a pair, what an engine tells, and plans of made-up pairs."""

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aligner.batch.progress import Tally
from aligner.batch.queue import Job, Queue
from aligner.batch.record import Record, Result, Run, failed
from aligner.batch.task import Plan, Side, Task
from aligner.model.batch import PairStatus


def task(name: str, size: int = 100) -> Task:
    side = Side(f"{name}.txt", f"/nowhere/{name}.txt", size // 2)
    return Task(name, side, side)


def plan(*names: str) -> Plan:
    return Plan("made up", tuple(map(task, names)))


def jobs(*names: str) -> list[Job]:
    return [Job(k, task(x)) for k, x in enumerate(names)]


def result(job: Job, error: str = "", fatal: str = "") -> Result:
    x = job.task
    record = (
        failed(x, error, "sig")
        if error
        else Record(x.id, PairStatus.DONE, x.a.name, x.b.name, signature="sig")
    )
    return Result(job.index, record, Run(x.id, record.status, 0.001), fatal=fatal)


@dataclass(frozen=True)
class FakeWork:
    """Does what the id of the pair says: `die-always`, `die-once`, `sleep`, `slow`, `bad`, `full`."""

    folder: str

    def warm(self) -> None:
        if Path(self.folder, "no-start").exists():
            os._exit(3)

    def __call__(self, job: Job) -> Result:
        with Path(self.folder, "began").open("a") as log:
            log.write(f"{job.task.id}\n")
        name = job.task.id.partition(".")[0]
        if name == "die-always" or (name == "die-once" and not job.deaths):
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "sleep":
            time.sleep(30)
        if name == "slow":
            time.sleep(0.2)
            with Path(self.folder, "slow").open("a") as log:
                log.write(f"{time.time() - 0.2} {time.time()}\n")
        error = {"bad": "no good", "full": "no space"}.get(name, "")
        return result(job, error, fatal="disk full" if name == "full" else "")


@dataclass
class Notes:
    """A watcher that writes down what it hears, and wants an end after `patience` seconds."""

    patience: float = 60.0
    results: list[Result] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    begun: float = field(default_factory=time.monotonic)

    @property
    def stopped(self) -> bool:
        return time.monotonic() - self.begun > self.patience

    def ended(self, result: Result) -> None:
        self.results.append(result)

    def tick(self, running: Sequence[str]) -> None:
        self.seen.update(running)

    def note(self, message: str) -> None:
        self.said.append(message)

    @property
    def statuses(self) -> dict[str, str]:
        return {x.record.id: x.record.status.value for x in self.results}


@dataclass
class InlineEngine:
    """Runs the work here, one pair after the other."""

    work: FakeWork

    def run(self, queue: Queue, watcher: Notes) -> None:
        while not watcher.stopped and (chunk := queue.take(1.0)):
            for job in chunk:
                watcher.ended(self.work(job))


@dataclass
class Silent:
    """A display that remembers."""

    said: list[str] = field(default_factory=list)

    def update(self, tally: Tally, running: Sequence[str]) -> None: ...

    def say(self, message: str) -> None:
        self.said.append(message)
