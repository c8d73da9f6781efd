"""What the engines share: the function they run, and whom they tell."""

from collections.abc import Sequence
from typing import Protocol

from aligner.batch.queue import Job, Queue
from aligner.batch.record import Result


class Work(Protocol):
    """Runs one job; picklable, and never raises for what is wrong with the pair."""

    def __call__(self, job: Job) -> Result: ...

    def warm(self) -> None:
        """Load what every job needs, so that the first pair is not charged with it."""


class Watcher(Protocol):
    """Hears what an engine does; all calls come from the process and thread that started it."""

    def ended(self, result: Result) -> None:
        """A job has given its result."""

    def tick(self, running: Sequence[str]) -> None:
        """Called a few times a second with the ids of the pairs at work."""

    def note(self, message: str) -> None:
        """Something that a person may want to know: a worker died, a scheduler went away."""

    @property
    def stopped(self) -> bool:
        """Whether the user wants an end: the engine returns at once and leaves what is at work."""


class Engine(Protocol):
    """Runs the jobs of a queue until none is left or the watcher stops it."""

    def run(self, queue: Queue, watcher: Watcher) -> None: ...
