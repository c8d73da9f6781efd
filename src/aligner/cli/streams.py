"""Where results go: to stdout, or to the file named, whole or not at all."""

import os
import sys
from pathlib import Path

from aligner.errors import OutputError


def emit(data: "str | bytes", target: str = "-") -> None:
    """Write a result to the file `target`, or to stdout for `-`; files are replaced atomically."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if target != "-":
        from aligner.store import atomic

        atomic.write_bytes(Path(target), raw)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has gone (head, less): nothing is wrong, and nothing more is to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError(f"standard output: {error.strerror}; the result is incomplete") from error


def note(message: str) -> None:
    """A line for the person, on stderr: never part of the result."""
    print(f"aligner: {message}", file=sys.stderr)


def wants_colour(*, stream_is_terminal: bool, choice: str = "auto") -> bool:
    """Colour on a terminal, unless NO_COLOR (any value) or a dumb terminal forbids it; `choice` wins."""
    if choice != "auto":
        return choice == "always"
    return stream_is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
