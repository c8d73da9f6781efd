"""The dask engine: chunks of pairs sent to the workers of a cluster, on this machine or on many.

The cluster keeps nothing that matters: when its scheduler goes away, what was under way is sent again to
the next one at the same address. A pair is written down when its result is here, once.
"""

import os
import re
import signal
import time
import uuid
import warnings
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from threading import Event
from typing import TYPE_CHECKING, Any

from aligner.batch.identity import difference, identity
from aligner.batch.inputs import Contents, contents_of
from aligner.batch.queue import Job
from aligner.batch.record import poison
from aligner.batch.worker import quiet_start
from aligner.errors import AlignerError, InputError, MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.batch.engine import Watcher
    from aligner.batch.queue import Queue
    from aligner.batch.record import Result
    from aligner.batch.work import AlignWork

CHUNK_SECONDS = 0.5
TICK = 0.2
COUNT_WORKERS_EVERY = 2.0
PATIENCE = 120.0
"""Seconds that a scheduler may be away, or a cluster without workers."""

_ADDRESS = re.compile(r"((tcp|tls|ws|wss|ucx)://)?([\w.-]+|\[[0-9a-fA-F:.]+\]):[0-9]{1,5}")

Identity = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job and, where the worker does not see the files, their contents."""

    job: Job
    carried: Contents | None = None


def run_chunk(work: "AlignWork", parcels: list[Parcel], client: Identity) -> "list[Result] | str":
    """What a worker runs: a result for each parcel; or what differs between this worker and the client."""
    if unlike := difference(client, identity()):
        return unlike
    return [work(x.job, x.carried) for x in parcels]


@dataclass
class DaskEngine:
    """Runs `work` on a dask cluster.

    Args:
        scheduler: address of a cluster that is there; empty for one made here, of `jobs` processes.
        shared: the workers see the client's files under the same names; they read and write themselves.
        max_memory: megabytes for the workers of a cluster made here; dask restarts one that takes more.
        patience: how long a scheduler may be away.
    """

    work: "AlignWork"
    scheduler: str = ""
    jobs: int = 1
    shared: bool = False
    max_memory: int | None = None
    patience: float = PATIENCE

    def __post_init__(self) -> None:
        _distributed()
        if self.scheduler and not _ADDRESS.fullmatch(self.scheduler):
            raise InputError(f"--scheduler {self.scheduler}: is no address; write it as tcp://10.0.0.1:8786")
        self.work = replace(self.work, writes=self.shared)

    def run(self, queue: "Queue", watcher: "Watcher") -> None:
        if not queue:
            return
        with _quiet(), self._address() as address:
            while queue and not watcher.stopped:
                client = self._connected(address, watcher)
                if client is None:
                    return
                session = _Session(self, client, queue, watcher)
                try:
                    finished = session.run()
                finally:
                    _closed(client)
                if not finished and not watcher.stopped:
                    watcher.note(f"the scheduler at {address} is gone; waiting for it to come back")

    @contextmanager
    def _address(self) -> "Iterator[str]":
        """Address of the scheduler; a cluster made here is gone afterwards."""
        if self.scheduler:
            yield self.scheduler
            return
        distributed = _distributed()
        limit = 0 if self.max_memory is None else self.max_memory * 1024 * 1024 // self.jobs
        with quiet_start():
            cluster = distributed.LocalCluster(
                n_workers=self.jobs,
                threads_per_worker=1,
                memory_limit=limit,
                dashboard_address=None,
                silence_logs=50,
            )
        try:
            yield cluster.scheduler_address
        finally:
            _ended(cluster)

    def _connected(self, address: str, watcher: "Watcher") -> Any:
        """A client of the scheduler, waited for as long as patience lasts; None if the user wants an end."""
        distributed = _distributed()
        deadline = time.monotonic() + self.patience
        while not watcher.stopped:
            try:
                return distributed.Client(address, timeout=2, set_as_default=False)
            except OSError as error:
                if time.monotonic() > deadline:
                    raise AlignerError(
                        f"the scheduler at {address} cannot be reached; what is done is kept: "
                        "go on with --resume"
                    ) from error
                watcher.tick([])
                time.sleep(TICK)
        return None


@dataclass
class _Session:
    """What is under way with one connection to a scheduler."""

    engine: DaskEngine
    client: Any
    queue: "Queue"
    watcher: "Watcher"
    under_way: dict[str, tuple[Any, list[Job]]] = field(default_factory=dict)
    threads: int = 0
    counted: float = 0.0
    woken: Event = field(default_factory=Event)

    def run(self) -> bool:
        """Until all is done (True) or the scheduler is gone (False); what is under way then goes back."""
        lonely_since = time.monotonic()
        try:
            while (self.queue or self.under_way) and not self.watcher.stopped:
                self._count_threads()
                if self.threads:
                    lonely_since = time.monotonic()
                elif time.monotonic() - lonely_since > self.engine.patience:
                    raise AlignerError("the cluster has no workers; start some, then go on with --resume")
                self._send()
                self.woken.wait(TICK)
                self.woken.clear()
                self._collect()
                self.watcher.tick([jobs[0].task.id for _, jobs in self.under_way.values()])
        except OSError:  # of which all of dask's are that tell of a connection lost
            return False
        finally:
            for _, jobs in self.under_way.values():
                self.queue.put_back(jobs)
        return True

    def _count_threads(self) -> None:
        if self.client.status != "running":
            raise ConnectionError
        if time.monotonic() - self.counted > COUNT_WORKERS_EVERY:
            self.threads = sum(self.client.nthreads().values())
            self.counted = time.monotonic()

    def _send(self) -> None:
        """Give each thread a chunk to work at and one to go on with."""
        while len(self.under_way) < 2 * self.threads and (jobs := self.queue.take(CHUNK_SECONDS)):
            parcels = list(filter(None, map(self._parcel, jobs)))
            if not parcels:
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # that a text is large is no news
                future = self.client.submit(
                    run_chunk,
                    self.engine.work,
                    parcels,
                    identity(),
                    key=f"aligner-{uuid.uuid4().hex}",
                    pure=False,
                )
            self.under_way[future.key] = (future, [x.job for x in parcels])
            future.add_done_callback(lambda _: self.woken.set())

    def _parcel(self, job: Job) -> Parcel | None:
        """What to send of a job; one whose files cannot be read fails here as it would there."""
        if self.engine.shared:
            return Parcel(job)
        try:
            return Parcel(job, contents_of(job.task))
        except InputError:
            self.watcher.ended(self.engine.work(job))
            return None

    def _collect(self) -> None:
        for key, (future, jobs) in list(self.under_way.items()):
            if future.status in {"cancelled", "lost"}:
                raise ConnectionError
            if future.status == "finished":
                found = future.result(timeout=60)
                del self.under_way[key]
                self._arrived(jobs, found)
            elif future.status == "error":
                del self.under_way[key]
                self._failed(jobs, future.exception(timeout=60))

    def _arrived(self, jobs: list[Job], found: "list[Result] | str") -> None:
        if isinstance(found, str):
            raise AlignerError(
                f"the workers differ from this machine: {found}; install the same on all of them"
            )
        for job, result in zip(jobs, found, strict=True):
            self.queue.pace.learn(job.task.size, result.run.seconds)
            self.watcher.ended(result)

    def _failed(self, jobs: list[Job], error: BaseException) -> None:
        """A chunk that killed its worker: each of its pairs is tried alone, and given up the second time."""
        if type(error).__name__ != "KilledWorker":
            raise AlignerError(
                f"the workers cannot run aligner ({type(error).__name__}: {error}); "
                f"install aligner {dict(identity())['aligner']} on all of them"
            )
        again = [x for x in jobs if self.queue.died(x)]
        if again:
            more = f" and {len(again) - 1} more" if again[1:] else ""
            self.watcher.note(f"{again[0].task.id}{more}: the worker died; each is tried once more, alone")
        for job in jobs:
            if job not in again:
                self.watcher.ended(
                    poison(job.index, job.task, "dask: KilledWorker", self.engine.work.signature)
                )


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise MissingExtraError(
            "--engine dask needs the package distributed: pip install 'aligner[dask]'"
        ) from error
    return distributed


@contextmanager
def _quiet() -> "Iterator[None]":
    """Dask tells of no worker's end itself, and gives up a task the first time that its worker dies.

    Its profiler, which looks at every worker a hundred times a second, is off.
    """
    import logging

    _distributed()
    import dask

    settings = {"distributed.scheduler.allowed-failures": 0, "distributed.worker.profile.enabled": False}
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)  # its loggers, and asyncio's, tell of a lost connection by tracebacks
    try:
        with dask.config.set(settings):
            yield
    finally:
        logging.disable(before)


def _ended(cluster: Any) -> None:
    """End the workers where they are, then the cluster, which would wait for the pairs they are at."""
    for nanny in list(cluster.workers.values()):
        nanny.auto_restart = False
        with suppress(OSError, TypeError):  # it has none at the moment
            os.kill(nanny.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    with suppress(OSError, TimeoutError):
        cluster.close(timeout=1)


def _closed(client: Any) -> None:
    with suppress(OSError, TimeoutError):
        client.close(timeout=1)
