"""One pair from its files to its results; what runs in the workers of every engine."""

import time
import traceback
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.batch import worker
from aligner.batch.inputs import Contents, contents_of, hashes_of, versions_of
from aligner.batch.outputs import is_hopeless, write
from aligner.batch.record import Record, Result, Run, failed, figures, output_path, with_outputs
from aligner.errors import AlignerError, OutputError
from aligner.model.batch import PairStatus

if TYPE_CHECKING:
    from aligner.batch.queue import Job
    from aligner.batch.task import Task
    from aligner.model import Alignment

Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class AlignWork:
    """Aligns a pair and renders its results.

    Attributes:
        outdir: absolute; results name their sources relative to where they stand in it.
        forms: what to render, of `task.FORMS`.
        signature: of the run, see `signature`.
        writes: whether the worker writes the results itself, or hands them over.
    """

    outdir: str
    forms: tuple[str, ...]
    signature: str
    writes: bool = True

    def __call__(self, job: "Job", carried: Contents | None = None) -> Result:
        clock, cpu = time.perf_counter(), time.process_time()
        record, files, trace, fatal = self._outcome(job.task, carried)
        run = Run(
            record.id,
            record.status,
            round(time.perf_counter() - clock, 4),
            round(time.process_time() - cpu, 4),
            worker.peak_mb(),
            worker.name(),
            job.deaths + 1,
            trace,
        )
        return Result(job.index, record, run, () if self.writes else files, fatal)

    def warm(self) -> None:
        """A small pair aligned and forgotten: it loads all modules and tables."""
        from aligner import library, pipeline

        text = b"One line of it.\n\nAnd then another one.\n"
        self._rendered("warm", pipeline.align_pair(library.read(text), library.read(text)))

    def _outcome(self, task: "Task", carried: Contents | None) -> tuple[Record, Files, str, str]:
        """Record, results, traceback of a bug, and what stops the whole batch (a full disk)."""
        inputs: tuple[str, ...] = ()
        try:
            contents = carried or contents_of(task)
            inputs = hashes_of(contents)
            record, files = self._aligned(task, contents, inputs)
            self._deliver(record, files)
        except OutputError as error:
            return failed(task, str(error), self.signature), (), "", str(error) if is_hopeless(error) else ""
        except AlignerError as error:
            return self._failure(task, inputs, str(error), "")
        except Exception as error:  # noqa: BLE001 - a bug costs its pair; its traceback is kept
            said = f"a bug in aligner: {type(error).__name__}: {error}"
            return self._failure(task, inputs, said, traceback.format_exc())
        return record, files, "", ""

    def _failure(
        self, task: "Task", inputs: tuple[str, ...], said: str, trace: str
    ) -> tuple[Record, Files, str, str]:
        record = replace(failed(task, said, self.signature), inputs=inputs)
        try:
            self._deliver(record, ())
        except OutputError as error:
            return record, (), trace, str(error) if is_hopeless(error) else ""
        return record, (), trace, ""

    def _deliver(self, record: Record, files: Files) -> None:
        if self.writes:
            write(Path(self.outdir), record, files)

    def _aligned(self, task: "Task", contents: Contents, inputs: tuple[str, ...]) -> tuple[Record, Files]:
        from aligner import pipeline

        alignment = pipeline.align_pair(*versions_of(task, contents))
        files = self._rendered(task.id, alignment)
        record = Record(
            task.id,
            PairStatus.DONE,
            task.a.name,
            task.b.name,
            inputs,
            task.options,
            self.signature,
            figures(alignment),
        )
        return with_outputs(record, files), files

    def _rendered(self, name: str, alignment: "Alignment") -> Files:
        folder = Path(self.outdir, output_path(name, "json")).parent
        return tuple((form, _dumps(form, alignment, folder)) for form in self.forms)


def signature() -> str:
    """What makes the results of this run: the version of aligner and a digest of all parameters."""
    from aligner import pipeline
    from aligner.model import Version

    empty = Version("", "", ())
    made = pipeline.signature(empty, empty)
    return f"{made.aligner}+{sha256(repr(made.parameters).encode()).hexdigest()[:12]}"


def _dumps(form: str, alignment: "Alignment", folder: Path) -> bytes:
    if form == "json":
        from aligner.store import codec

        return codec.dumps(alignment, folder=folder)
    if form == "html":
        from aligner.report import html

        return html.render(alignment).encode("utf-8", "surrogatepass")
    from aligner import export

    return export.dumps(alignment, form)
