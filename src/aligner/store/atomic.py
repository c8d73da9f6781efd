"""Files that are either the old one or the new one, never a part of it."""

import os
import secrets
import stat
from pathlib import Path

from aligner.errors import OutputError


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Put `data` at `path` in one step: a temporary file beside it, synced, then renamed over it.

    A symbolic link is followed and stays; the mode of an existing file stays. Devices and pipes, which
    cannot be replaced, are written to as they are.

    Raises:
        OutputError: nothing was changed, and nothing is left behind.
    """
    try:
        mode = _mode_of(Path(path))
        if mode is not None and stat.S_ISDIR(mode):
            raise OutputError(f"{path}: cannot be written: it is a directory")
        if mode is not None and not stat.S_ISREG(mode):
            with Path(path).open("wb") as stream:
                stream.write(data)
        else:
            _replace(Path(os.path.realpath(path)), data, mode)
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: cannot be written: {reason_of(error)}") from error


def reason_of(error: OSError | ValueError) -> str:
    """What went wrong, in the system's words, lower case, without number and path."""
    if isinstance(error, ValueError):
        return "its name holds a null byte"
    said = error.strerror or str(error) or type(error).__name__
    return said[:1].lower() + said[1:]


def _mode_of(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(descriptor, stat.S_IMODE(mode))
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
        temporary.replace(target)
    except BaseException:  # an interruption, too, leaves nothing behind
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut, where the system knows how."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(descriptor)
    except OSError:  # some network file systems cannot; the rename itself has happened
        pass
    finally:
        os.close(descriptor)
