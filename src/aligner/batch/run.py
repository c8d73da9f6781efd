"""A batch from its plan to the last line of its summary."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from aligner.batch import outputs, summary
from aligner.batch.engine import Engine
from aligner.batch.ledger import MANIFEST, Ledger, replace_with
from aligner.batch.progress import Tally
from aligner.batch.queue import Job, Queue
from aligner.batch.record import Result, failed
from aligner.batch.resume import still_holding
from aligner.batch.task import Plan
from aligner.errors import OutputError, StoreError
from aligner.model.batch import PairStatus
from aligner.store import lock
from aligner.store.atomic import reason_of

LOCK = ".lock"
INDEX = "index.html"
TOLD = 20
"""Failures told one by one."""


class Display(Protocol):
    """Shows a person how it goes."""

    def update(self, tally: Tally, running: Sequence[str]) -> None: ...

    def say(self, message: str) -> None: ...


@dataclass(frozen=True)
class Batch:
    """What to do and where.

    Attributes:
        engine: what runs the pairs.
        signature, forms: as the engine's work has them.
        stopped: asked often; True ends the run early, in good order.
    """

    plan: Plan
    outdir: Path
    engine: Engine
    signature: str
    forms: tuple[str, ...]
    resume: bool = False
    stopped: Callable[[], bool] = field(default=lambda: False)


def run(batch: Batch, display: Display) -> Tally:
    """Run all pairs of the plan that are not done yet; `left` of the tally is 0 unless it was stopped.

    Raises:
        StoreError: the folder holds another batch, or another process is at work in it.
        OutputError: nothing more can be written; what is done is done.
    """
    with ExitStack() as stack:
        _make_folder(batch.outdir)
        stack.enter_context(_locked(batch.outdir))
        _refuse_to_overwrite(batch)
        outputs.sweep(batch.outdir)
        ledger = stack.enter_context(Ledger(batch.outdir, batch.plan))
        watcher = _Watcher(batch, ledger, display)
        watcher.skip_what_holds()
        batch.engine.run(Queue(watcher.jobs()), watcher)
        if not watcher.tally.left:
            _finish(batch, ledger)
        return watcher.tally


class _Watcher:
    """Takes the results of the engine: writes, counts, shows."""

    def __init__(self, batch: Batch, ledger: Ledger, display: Display) -> None:
        self.tally = Tally(len(batch.plan.tasks))
        self._batch = batch
        self._ledger = ledger
        self._display = display
        self._running: Sequence[str] = ()

    @property
    def stopped(self) -> bool:
        return self._batch.stopped()

    def skip_what_holds(self) -> None:
        """Keep the records of an earlier run that still hold, and no others."""
        batch = self._batch
        held = still_holding(
            self._ledger.earlier(),
            batch.plan,
            outdir=batch.outdir,
            forms=batch.forms,
            signature=batch.signature,
        )
        self._ledger.restart(held)
        self.tally.kept = sum(k in self._ledger for k in range(len(batch.plan.tasks)))
        if self.tally.kept:
            self._display.say(f"{self.tally.kept:,} of {self.tally.total:,} pairs are done and unchanged")

    def jobs(self) -> list[Job]:
        jobs = [Job(k, x) for k, x in enumerate(self._batch.plan.tasks) if k not in self._ledger]
        for job in jobs:
            self.tally.await_pair(job.task.size)
        return jobs

    def ended(self, result: Result) -> None:
        if result.index in self._ledger:
            return
        if result.fatal:
            raise self._hopeless(result.fatal)
        try:
            if result.files:
                result = self._written(result)
            self._ledger.add(result)
        except OutputError as error:
            raise self._hopeless(str(error)) from error
        self.tally.count(result.record.status, self._batch.plan.tasks[result.index].size)
        if result.record.error:
            self._tell_failure(result)
        self._display.update(self.tally, self._running)

    def tick(self, running: Sequence[str]) -> None:
        self._running = running
        self._display.update(self.tally, running)

    def note(self, message: str) -> None:
        self._display.say(message)

    def _tell_failure(self, result: Result) -> None:
        if self.tally.failed <= TOLD:
            self._display.say(f"{result.record.id}: {result.record.status}: {result.record.error}")
        if self.tally.failed == TOLD:
            self._display.say(f"failures from here on are not told here; {summary.TABLE} will have them all")

    def _written(self, result: Result) -> Result:
        try:
            outputs.write(self._batch.outdir, result.record, result.files)
        except OutputError as error:
            if outputs.is_hopeless(error):
                raise
            task = self._batch.plan.tasks[result.index]
            run = replace(result.run, status=PairStatus.FAILED)
            return Result(result.index, failed(task, str(error), self._batch.signature), run)
        return result

    def _hopeless(self, why: str) -> OutputError:
        done = self.tally.kept + self.tally.done
        return OutputError(f"{why}; {done:,} pairs are done: make room and go on with --resume")


def _make_folder(outdir: Path) -> None:
    try:
        outdir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{outdir}: cannot be made: {reason_of(error)}") from error


@contextmanager
def _locked(outdir: Path) -> Iterator[None]:
    """One batch at a time in a folder; the lock of a batch that died is free."""
    if not os.access(outdir, os.W_OK):
        raise OutputError(f"{outdir}: may not be written to")
    held = lock.take(outdir / LOCK, now=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"))
    if isinstance(held, str):
        raise StoreError(
            f"{outdir}: another batch is at work here, started by {lock.holder(outdir / LOCK)}; "
            "wait for it, or choose another folder"
        )
    try:
        yield
    finally:
        held.release()


def _refuse_to_overwrite(batch: Batch) -> None:
    manifest = batch.outdir / MANIFEST
    if not batch.resume and manifest.is_file() and manifest.stat().st_size:
        raise StoreError(
            f"{batch.outdir}: holds a batch already; add --resume to go on with it, or choose another folder"
        )


def _finish(batch: Batch, ledger: Ledger) -> None:
    """The files that speak of all pairs; they depend on the inputs alone."""
    outputs.sweep(batch.outdir)
    ledger.finish()
    replace_with(batch.outdir / summary.TABLE, summary.table(x.row for x in ledger.records()))
    page = summary.index((x.row for x in ledger.records()), Path(batch.plan.source).name)
    replace_with(batch.outdir / INDEX, [page])
