"""Progress of long work: one line on stderr, only on a terminal, gone when the work is done."""

import sys
import time
from types import TracebackType
from typing import Self

PATIENCE = 0.4
"""Seconds before anything is shown: quick work stays silent."""


class ProgressLine:
    """A `Progress` for `pipeline` that rewrites one line at most ten times a second."""

    def __init__(self) -> None:
        self._stream = sys.stderr
        self._terminal = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._last = 0.0
        self._shown = False

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        now = time.monotonic()
        if not self._terminal or now - self._begun < PATIENCE or now - self._last < 0.1:
            return
        self._last = now
        count = f" {done:,} of {total:,}" if total else ""
        self._stream.write(f"\r\x1b[K{stage}{count}  {now - self._begun:.0f} s")
        self._stream.flush()
        self._shown = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
