"""What came of a pair: the record that goes into the manifest, and how the run went, which varies."""

from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256

from aligner.batch.task import Task
from aligner.model import Alignment, Bead, Severity
from aligner.model.batch import Figures, PairRow, PairStatus

LOW_MARGIN = 0.05
"""Below this margin another alignment would do nearly as well; docs/batch.md says what to do then."""


@dataclass(frozen=True, slots=True)
class Record:
    """A line of the manifest. It depends on the inputs, the options and the signature, on nothing else.

    Attributes:
        inputs: sha256 of the two files' bytes, as hex; empty where they could not be read.
        options: `Task.options`.
        signature: what made it (`identity.signature`).
        outputs: path of each result relative to the batch's folder, and its sha256.
    """

    id: str
    status: PairStatus
    a: str
    b: str
    inputs: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    signature: str = ""
    figures: Figures | None = None
    outputs: tuple[tuple[str, str], ...] = ()
    error: str = ""

    @property
    def row(self) -> PairRow:
        """The pair as the index page shows it."""
        files = tuple((path.rpartition(".")[2], path) for path, _ in self.outputs)
        return PairRow(self.id, self.a, self.b, self.status, self.figures, files, self.error)


@dataclass(frozen=True, slots=True)
class Run:
    """How one pair was run: what differs from run to run, kept apart from the records.

    Attributes:
        seconds, cpu: wall and CPU time of the pair.
        peak_mb: the most memory its worker ever held, this pair or an earlier one.
        worker: host and process.
        attempts: 2 where a first worker died of it.
        trace: traceback, where a bug in aligner made it fail.
    """

    id: str
    status: PairStatus
    seconds: float = 0.0
    cpu: float = 0.0
    peak_mb: int = 0
    worker: str = ""
    attempts: int = 1
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What an engine hands over for a job.

    Attributes:
        files: results still to be written (form and bytes), where the worker does not write them.
        fatal: why no pair can go on (a full disk); empty otherwise.
    """

    index: int
    record: Record
    run: Run
    files: tuple[tuple[str, bytes], ...] = ()
    fatal: str = ""


def failed(task: Task, error: str, signature: str = "", status: PairStatus = PairStatus.FAILED) -> Record:
    """The record of a pair that gave nothing."""
    return Record(
        task.id, status, task.a.name, task.b.name, (), task.options, signature, error=" ".join(error.split())
    )


def poison(index: int, task: Task, how: str, signature: str) -> Result:
    """A pair that killed its worker twice."""
    record = failed(task, f"killed its worker twice ({how}); it was left out", signature, PairStatus.POISON)
    return Result(index, record, Run(task.id, PairStatus.POISON, attempts=2))


def with_outputs(record: Record, files: tuple[tuple[str, bytes], ...]) -> Record:
    """The record with the places and hashes of its results."""
    return replace(
        record,
        outputs=tuple((output_path(record.id, form), sha256(data).hexdigest()) for form, data in files),
    )


def output_path(name: str, form: str) -> str:
    """Where a result of pair `name` stands, relative to the batch's folder."""
    return f"pairs/{name}.{form}"


def figures(alignment: Alignment) -> Figures:
    beads = alignment.beads
    found = [d for x in beads if x.score for d in x.score.divergences]
    return Figures(
        len(alignment.a.segments),
        len(alignment.b.segments),
        len(beads),
        one_to_one=sum(len(x.a) == len(x.b) == 1 for x in beads),
        gaps=sum(x.is_gap for x in beads),
        transposed=sum(x.transposed for x in beads),
        low_margin=sum(x.margin is not None and x.margin < LOW_MARGIN for x in beads),
        wording=_mean(beads, "wording"),
        meaning=_mean(beads, "meaning"),
        divergences=tuple(sorted(Counter(d.category.value for d in found).items())),
        meaning_bearing=sum(d.severity is Severity.MEANING for d in found),
    )


def _mean(beads: tuple[Bead, ...], axis: str) -> float | None:
    """Mean of a score over the beads that have it, by weight."""
    pairs = [(x.score.weight, getattr(x.score, axis)) for x in beads if x.score]
    pairs = [(weight, value) for weight, value in pairs if value is not None]
    total = sum(weight for weight, _ in pairs)
    return round(sum(weight * value for weight, value in pairs) / total, 4) if total else None
