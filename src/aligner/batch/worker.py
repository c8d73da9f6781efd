"""A worker of the local engine: a process that runs the jobs it is sent, in order; how workers start."""

import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from aligner.batch.engine import Work

_SINGLE_THREADED = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def serve(work: "Work", pipe: "Connection") -> None:
    """Say that the worker is there, then answer each job of each chunk with its result.

    Ends when the other end of the pipe is closed, or when it is sent an empty chunk. The interrupt key
    goes to all processes of a terminal; what it means is for the supervisor to say.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        work.warm()
        pipe.send(None)
        while chunk := pipe.recv():
            for job in chunk:
                pipe.send(work(job))


def peak_mb() -> int:
    """The most memory this process ever held, in megabytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


def name() -> str:
    """Host and process, as `runs.jsonl` names a worker."""
    import socket

    return f"{socket.gethostname()}:{os.getpid()}"


@contextlib.contextmanager
def quiet_start() -> "Iterator[None]":
    """Processes started within hear no interrupt unless they ask for it, and keep to one thread each.

    So do those that are started later by threads that were started within. More threads than processors
    would slow all down, and sums over threads may differ in the last bit.
    """
    before = {name: os.environ.get(name) for name in _SINGLE_THREADED}
    os.environ.update(dict.fromkeys(_SINGLE_THREADED, "1"))
    masked = _interrupt_blocked()
    try:
        yield
    finally:
        if masked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _interrupt_blocked() -> "set[int] | None":
    """Block the interrupt in this thread; the signals that were blocked before, where there are such."""
    if not hasattr(signal, "pthread_sigmask"):
        return None
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # it starts with the first child, and unblocks the interrupt then
    return set(map(int, signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})))
