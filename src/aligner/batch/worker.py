"""A worker of the local engine: a process that runs the jobs it is sent, in order."""

import contextlib
import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from aligner.batch.engine import Work


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
