"""`aligner batch SOURCE -o OUTDIR`: many pairs, on this machine or on a cluster."""

import os
import re
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator
    from types import FrameType

    from aligner.batch.catalogue import Catalogue
    from aligner.batch.engine import Engine
    from aligner.batch.rows import Row
    from aligner.batch.run import Batch
    from aligner.batch.task import Plan, Problem
    from aligner.batch.work import AlignWork

MODES = ("auto", "paragraphs", "lines")
_UNITS = {"": 1 / (1024 * 1024), "m": 1, "g": 1024, "t": 1024 * 1024}


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument(
        "source",
        metavar="MANIFEST|DIR",
        help="a .tsv or .toml manifest (columns id, a, b; docs/batch.md), or a folder",
    )
    parser.add_argument("-o", "--output", required=True, metavar="OUTDIR", help="folder for the results")
    parser.add_argument("--resume", action="store_true", help="go on with a batch; skip what is unchanged")
    parser.add_argument("--html", action="store_true", help="also an HTML report for each pair")
    parser.add_argument("--check", action="store_true", help="check the plan, tell its size, run nothing")
    parser.add_argument("--skip-bad", action="store_true", help="run the good rows though others are bad")

    pairs = parser.add_argument_group("pairs of a folder (default: every version against its base)")
    pairs.add_argument("--a", default="", metavar="PATTERN", help="files of side A, such as {id}.en.txt")
    pairs.add_argument("--b", default="", metavar="PATTERN", help="files of side B, such as {id}.ru.txt")
    pairs.add_argument("--all", action="store_true", help="all versions of a work against each other")

    reading = parser.add_argument_group("reading, where a row does not say it itself")
    reading.add_argument("--segments", choices=MODES, default="auto", help="how files are cut")
    reading.add_argument("--lang-a", default="", metavar="LANG", help="language of side A (en, ru, ...)")
    reading.add_argument("--lang-b", default="", metavar="LANG", help="language of side B")

    engine = parser.add_argument_group("where it runs")
    engine.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes (default: one a processor)"
    )
    engine.add_argument(
        "--max-memory", default="", metavar="SIZE", help="for all processes together: 800M, 6G"
    )
    engine.add_argument("--engine", choices=("local", "dask"), default="local", help="where the work is done")
    engine.add_argument("--scheduler", default="", metavar="ADDR", help="a dask cluster: tcp://host:8786")
    engine.add_argument(
        "--shared-fs",
        action="store_true",
        help="the dask workers see the same files under the same names: they read and write themselves",
    )


def run(args: "argparse.Namespace") -> int:
    from aligner.batch import progress
    from aligner.batch import run as batch
    from aligner.batch.display import Display

    _check_options(args)
    plan = _plan(args)
    if args.check:
        print(_described(plan))
        return 1 if plan.problems else 0
    with _interruptible() as stop, Display() as display:
        display.say(_described(plan))
        tally = batch.run(_batch(args, plan, stop), display)
        display.say(f"{args.output}: {progress.outcome(tally, display.seconds)}")
        if tally.left:
            display.say("stopped; go on with --resume")
            return 130
    return 1 if tally.failed or plan.problems else 0


def _batch(args: "argparse.Namespace", plan: "Plan", stop: "Stop") -> "Batch":
    from aligner.batch.run import Batch
    from aligner.batch.work import AlignWork, signature

    forms = ("json", "tsv", "html") if args.html else ("json", "tsv")
    made_with, outdir = signature(), Path(args.output).absolute()
    work = AlignWork(str(outdir), forms, made_with)
    return Batch(
        plan, outdir, _engine(args, work), made_with, forms, resume=args.resume, stopped=lambda: stop.wanted
    )


def _engine(args: "argparse.Namespace", work: "AlignWork") -> "Engine":
    jobs = args.jobs or _processors()
    max_memory = _megabytes(args.max_memory)
    if args.engine == "dask":
        from aligner.batch.cluster import DaskEngine

        return DaskEngine(
            work, scheduler=args.scheduler, jobs=jobs, shared=args.shared_fs, max_memory=max_memory
        )
    from aligner.batch.local import LocalEngine

    return LocalEngine(work, jobs=jobs, max_memory=max_memory, signature=work.signature)


def _check_options(args: "argparse.Namespace") -> None:
    if args.jobs < 0:
        raise InputError("--jobs: wants a number of processes, at least 1")
    _megabytes(args.max_memory)
    if (args.scheduler or args.shared_fs) and args.engine != "dask":
        raise InputError("--scheduler and --shared-fs go with --engine dask")
    if bool(args.a) != bool(args.b):
        raise InputError("--a and --b go together: a pattern for each side")
    if args.all and args.a:
        raise InputError("--all and --a/--b are two ways to find pairs; give one")
    if (args.all or args.a) and not Path(args.source).is_dir():
        raise InputError(f"{args.source}: --all and --a/--b find pairs in a folder, and this is none")


def _plan(args: "argparse.Namespace") -> "Plan":
    from aligner.batch.plan import check
    from aligner.batch.task import PlanError

    rows, folder, catalogue = _rows(args)
    try:
        plan = check(
            rows,
            args.source,
            folder=folder,
            catalogue=catalogue,
            mode=args.segments,
            lang_a=args.lang_a,
            lang_b=args.lang_b,
            skip_bad=args.skip_bad,
        )
    except PlanError as error:
        for problem in error.problems:
            _tell(str(problem))
        raise
    for problem in plan.problems:
        _tell(f"{problem}; left out")
    return plan


def _rows(args: "argparse.Namespace") -> "tuple[Iterable[Row | Problem], Path, Catalogue]":
    """What is asked, the folder that names are relative to, and the versions known by id."""
    from aligner import library
    from aligner.batch import folder as found
    from aligner.batch.catalogue import Catalogue
    from aligner.batch.rows import read_manifest

    source = Path(args.source)
    if not source.is_dir():
        return read_manifest(source), source.parent, Catalogue(library.works())
    if args.a:
        return found.by_names(source, args.a, args.b), source, Catalogue()
    if works := found.works_in(source):
        pairs = found.all_versions(works) if args.all else found.against_base(works)
        return pairs, source, Catalogue(works)
    if args.all:
        return found.all_files(source), source, Catalogue()
    raise InputError(
        f"{source}: holds no works (work.toml); say what is a pair: "
        "--a '{id}.en.txt' --b '{id}.ru.txt', or --all"
    )


def _described(plan: "Plan") -> str:
    from aligner.batch import cost
    from aligner.batch.progress import duration

    seconds = sum(cost.seconds(x.size) for x in plan.tasks)
    megabytes = sum(x.size for x in plan.tasks) / 1e6
    pairs = "1 pair" if len(plan.tasks) == 1 else f"{len(plan.tasks):,} pairs"
    return f"{plan.source}: {pairs}, {megabytes:.1f} MB of text, about {duration(seconds)} on one processor"


def _megabytes(size: str) -> "int | None":
    if not size:
        return None
    match = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)\s*([mgt]?)i?b?", size.strip().lower())
    if not match or not float(match[1]):
        raise InputError(f"--max-memory: {size!r} is no size; write 800M or 6G")
    return int(float(match[1]) * _UNITS[match[2]])


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tell(message: str) -> None:
    from aligner.text.visible import visible

    print(visible(message), file=sys.stderr)


@dataclass
class Stop:
    """Whether the user wants an end."""

    wanted: bool = False


@contextmanager
def _interruptible() -> "Iterator[Stop]":
    """The first Ctrl-C (or SIGTERM, from a job scheduler) asks for an end; a second one is an interrupt."""
    stop = Stop()

    def asked(_number: int, _frame: "FrameType | None") -> None:
        if stop.wanted:
            raise KeyboardInterrupt
        stop.wanted = True

    before = {x: signal.signal(x, asked) for x in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
