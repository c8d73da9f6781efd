"""An alignment file under review: its session, its journal, its lock.

What the journal holds and the file does not is taken again when the file is opened; the steps that led to
the file can still be undone. The journal marks each state of the file by its hash, before the file is
written, so that it is known at any moment which steps the file has in it.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from aligner.errors import AlignerError, StoreError
from aligner.model import Alignment
from aligner.session import Session, Step
from aligner.session.session import Judge, What, as_they_are
from aligner.store import journal as journals
from aligner.store import lock as locks
from aligner.store import read_bytes, steps
from aligner.store.atomic import write_bytes
from aligner.store.codec import dumps, loads

Place = tuple[int, int, int]
"""The bead one looks at, the zoom, and the sentence bead in it."""


def utc_now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Review:
    """The review of the alignment at `path`; `close` it.

    Attributes:
        read_only: why nothing is recorded or saved; empty where all is well.
        notices: what the reviewer should know of how the file was found.
        place: where the reviewer was last; None where no one has been.
        unsaved: how many steps the file does not have.
    """

    def __init__(
        self,
        path: Path,
        *,
        fresh: Judge = as_they_are,
        score: Judge = as_they_are,
        clock: Callable[[], str] = utc_now,
        read_only: str = "",
    ) -> None:
        self.path = path.resolve()
        self.notices: list[str] = []
        self.place: Place | None = None
        self.read_only = read_only
        self.unsaved = 0
        self._judges = (fresh, score)
        self._clock = clock
        self._lock: locks.Lock | None = None
        if not read_only:
            taken = locks.take(self._beside(".lock"), now=clock())
            if isinstance(taken, str):
                self.read_only = taken
            else:
                self._lock = taken
        try:
            data = read_bytes(path)
            alignment = loads(data, folder=self.path.parent, name=str(path))
            self.session = self._session_of(alignment)
            self._journal = journals.Journal(self._beside(".journal"))
            self._resume(sha256(data).hexdigest())
        except BaseException:
            self.close()
            raise

    @property
    def trouble(self) -> str:
        """Why the last steps are in memory only; empty where they are on disk."""
        return self._journal.trouble

    def look(self, place: Place) -> None:
        """Remember where the reviewer is."""
        if place != self.place:
            self.place = place
            if not self.read_only:
                self._journal.append(steps.line(at=place), sync=False)

    def save(self) -> bool:
        """Write the file; whether there was anything to write.

        Raises:
            OutputError: it could not be written; the review goes on.
        """
        if self.read_only:
            raise StoreError(f"{self.path}: not saved: {self.read_only}")
        if not self.unsaved:
            return False
        data = dumps(self.session.alignment, folder=self.path.parent)
        self._journal.append(steps.line(saved=sha256(data).hexdigest()), sync=True)
        write_bytes(self.path, data)
        self.unsaved = 0
        return True

    def carry_over(self, alignment: Alignment) -> Path:
        """Go on with `alignment` (of changed texts); the old file and its journal are set aside.

        Returns:
            The path of the old file.
        """
        if self.read_only:
            raise StoreError(f"{self.path}: cannot be carried over: {self.read_only}")
        data = dumps(alignment, folder=self.path.parent)
        if self._journal.path.exists():
            journals.set_aside(self._journal.path)
        old = journals.free_name(self.path)
        write_bytes(old, read_bytes(self.path))
        write_bytes(self.path, data)
        self.session = self._session_of(alignment)
        self._journal = journals.Journal(self._journal.path)
        self._begin(sha256(data).hexdigest())
        self.unsaved = 0
        return old

    def close(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ending)

    def _session_of(self, alignment: Alignment) -> Session:
        fresh, score = self._judges
        return Session(alignment, fresh=fresh, score=score, clock=self._clock, record=self._record)

    def _record(self, what: What, step: Step) -> None:
        if not self.read_only:
            said = steps.step_line(step) if what == "do" else steps.line(**{what: True})
            self._journal.append(said, sync=True)
        self.unsaved += 1

    def _begin(self, file: str) -> None:
        self._journal.pending = [steps.line(journal=journals.SCHEMA), steps.line(saved=file)]

    def _resume(self, file: str) -> None:
        """Bring the session to where the journal left it."""
        found = journals.read(self._journal.path)
        saved = [k for k, x in enumerate(found.lines) if x.saved == file]
        if found.notice:
            self.notices.append(found.notice)
        if not saved:
            self._begin(file)
            if found.lines or found.notice:
                self._set_aside("the file was changed by something else")
            return
        self._journal.size = found.size
        self._remember(found.lines[: saved[-1]])
        fits = self._replay(found.lines[saved[-1] :])
        self._find_place(found.lines)
        if found.damaged or not fits:
            steps_taken = self.session.done[len(self.session.done) - self.unsaved :]
            self._begin(file)
            self._journal.pending += map(steps.step_line, steps_taken)
            self._set_aside("what can be read of the journal was kept")
        elif not self.read_only and sum(x.at is not None for x in found.lines) > journals.MANY_MOVES:
            self._journal.size = journals.compacted(self._journal.path, found.lines)

    def _find_place(self, lines: Sequence[steps.Line]) -> None:
        """Where the reviewer was: the last move, or where a step behind it led."""
        moves = [x.at for x in lines if x.at is not None]
        zoom = moves[-1][1:] if moves else (0, 0)
        if moves or self.session.done or self.session.undone:
            self.place = (self.session.at, *zoom)

    def _set_aside(self, why: str) -> None:
        if self.read_only:
            self.notices.append(why)
        elif self._journal.path.exists():
            old = journals.set_aside(self._journal.path)
            self._journal.size = 0
            self.notices.append(f"{why}; the old history is in {old.name}")

    def _remember(self, lines: Sequence[steps.Line]) -> None:
        """The steps that the file has in it already."""
        s = self.session
        for x in lines:
            if x.at is not None:
                s.go(x.at[0])
            elif x.do is not None:
                s.done.append(steps.step_of(x.do))
                s.undone.clear()
                s.go(s.done[-1].after)
            elif x.undo and s.done:
                s.undone.append(s.done.pop())
                s.go(s.undone[-1].before)
            elif x.redo and s.undone:
                s.done.append(s.undone.pop())
                s.go(s.done[-1].after)

    def _replay(self, lines: Sequence[steps.Line]) -> bool:
        """Take the steps that the file does not have; whether they fit."""
        fits = True
        for x in lines:
            try:
                if x.do is not None:
                    self.session.replay("do", steps.step_of(x.do))
                elif x.undo or x.redo:
                    self.session.replay("undo" if x.undo else "redo")
                else:
                    self.session.go(self.session.at if x.at is None else x.at[0])
                    continue
            except AlignerError as error:
                self.notices.append(f"the journal does not fit the file from one step on: {error}")
                fits = False
                break
            self.unsaved += 1
        if self.unsaved:
            count = f"{self.unsaved} steps" if self.unsaved > 1 else "1 step"
            self.notices.append(f"{count} taken before the last end without saving were taken again")
        return fits
