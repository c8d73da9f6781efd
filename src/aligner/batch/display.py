"""Progress on standard error: a line that is rewritten on a terminal, a plain one now and then elsewhere."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Self, TextIO

from aligner.batch.progress import line
from aligner.text.visible import visible

if TYPE_CHECKING:
    from aligner.batch.progress import Tally

PLAIN_EVERY = 10.0
REDRAWN_EVERY = 0.2
_ERASE = "\r\x1b[K"


class Display:
    """Shows a batch; use it as a context, so that no half line is left behind.

    Args:
        stream: where to; standard error by default.
        clock: seconds, rising.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream or sys.stderr
        self._clock = clock
        self._begun = self._last = clock()
        self._terminal = self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._erase()
        self._stream.flush()

    @property
    def seconds(self) -> float:
        """Since the display was made."""
        return self._clock() - self._begun

    def update(self, tally: "Tally", running: Sequence[str]) -> None:
        """Show the state, if the last one has been seen long enough."""
        now = self._clock()
        if now - self._last < (REDRAWN_EVERY if self._terminal else PLAIN_EVERY):
            return
        self._last = now
        if self._terminal:
            width = shutil.get_terminal_size().columns - 1
            self._stream.write(_ERASE + line(tally, self.seconds, running, width))
            self._drawn = True
        else:
            self._stream.write(line(tally, self.seconds) + "\n")
        self._stream.flush()

    def say(self, message: str) -> None:
        """A line that stays."""
        self._erase()
        self._stream.write(visible(message) + "\n")
        self._stream.flush()

    def _erase(self) -> None:
        if self._drawn:
            self._stream.write(_ERASE)
            self._drawn = False
