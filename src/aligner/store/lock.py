"""One reviewer a file: a lock that the system drops when its process ends, however that ends."""

import getpass
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import msgspec

from aligner.store.atomic import reason_of

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows: the file's presence is the lock
    fcntl = None


@dataclass
class Lock:
    """Held on `path` until `release`."""

    path: Path
    descriptor: int

    def release(self) -> None:
        self.path.unlink(missing_ok=True)
        os.close(self.descriptor)


def take(path: Path, *, now: str) -> Lock | str:
    """The lock at `path`, or in one clause why it cannot be had."""
    try:
        return _taken(path, now)
    except BlockingIOError:
        return f"it is under review by {holder(path)}"
    except FileExistsError:
        return f"it is under review by {holder(path)}; if that has ended, remove {path}"
    except OSError as error:
        return f"its folder cannot be written to: {reason_of(error)}"


def holder(path: Path) -> str:
    """Who holds the lock at `path`, in plain words."""
    try:
        said = msgspec.json.decode(path.read_bytes(), type=dict[str, str])
        return f"{said['user']} on {said['host']} (process {said['pid']}) since {said['since']}"
    except (OSError, KeyError, msgspec.DecodeError, UnicodeDecodeError):
        return "someone else"


def _taken(path: Path, now: str) -> Lock:
    while True:
        exclusive = 0 if fcntl else os.O_EXCL
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | exclusive, 0o666)
        try:
            if fcntl:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_at(path, descriptor):
                _sign(descriptor, now)
                return Lock(path, descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)  # its holder removed the file between our opening and locking it


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _sign(descriptor: int, now: str) -> None:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no entry for this user id
        user = "someone"
    said = {"user": user, "host": socket.gethostname(), "pid": str(os.getpid()), "since": now}
    os.ftruncate(descriptor, 0)
    os.write(descriptor, msgspec.json.encode(said))
