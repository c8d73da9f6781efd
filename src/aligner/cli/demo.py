"""`aligner demo`: the letter, end to end, in a folder of its own."""

import os
from typing import TYPE_CHECKING

from aligner.cli.streams import emit, note, wants_colour

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from aligner.model import Alignment

WORK = "carter-brezhnev-1977"
BASE = "dobrynin"
OTHERS = ("sample.en", "sample.ru")


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument(
        "folder", nargs="?", default="aligner-demo", metavar="FOLDER", help="made if it is not there"
    )


def run(args: "argparse.Namespace") -> int:
    from pathlib import Path

    from aligner.library.works import bundled

    folder = Path(args.folder)
    texts = copy_texts(bundled(), folder / "texts")
    made = [(name, _aligned(texts, name, folder)) for name in OTHERS]
    _show_worst(made[0][1])
    for name, x in made:
        _summarise(name, x)
    _next_steps(folder)
    return 0


def make_folder(folder: "Path") -> None:
    """The folder and those above it; OutputError if it cannot be made."""
    from aligner.errors import OutputError
    from aligner.store.atomic import reason_of

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: the folder cannot be made: {reason_of(error)}") from error


def copy_texts(source: "Path", target: "Path") -> "Path":
    """The work's folder copied under `target`; files that are there stay as they are."""
    from aligner.store import atomic

    for path in sorted((source / WORK).iterdir()):
        copy = target / WORK / path.name
        if path.is_file() and not copy.exists():
            make_folder(copy.parent)
            atomic.write_bytes(copy, path.read_bytes())
    return target


def _aligned(texts: "Path", name: str, folder: "Path") -> "Alignment":
    """The alignment of the base with `name`, made and stored; one that is there is kept and read."""
    from aligner import library, pipeline, report, store
    from aligner.store import atomic

    path = folder / "alignments" / WORK / f"{BASE}--{name}.json"
    if path.exists():
        note(f"{path}: kept as it is")
        return store.load(path)
    x = pipeline.align_pair(library.resolve(BASE, texts), library.resolve(name, texts))
    make_folder(path.parent)
    store.save(x, path)
    atomic.write_bytes(path.with_suffix(".md"), report.markdown.render(x).encode())
    return x


def _show_worst(x: "Alignment") -> None:
    import shutil
    import sys

    from aligner.report import terminal

    size = shutil.get_terminal_size()
    emit(
        terminal.render(
            x,
            width=size.columns,
            colour=wants_colour(stream_is_terminal=sys.stdout.isatty()),
            only_divergent=True,
        )
    )


def _summarise(name: str, x: "Alignment") -> None:
    scored = [b.score for b in x.beads if b.score]
    flags = sum(d.severity == "meaning" for s in scored for d in s.divergences)
    pairs = sum(not b.is_gap for b in x.beads)
    crossing = sum(b.transposed for b in x.beads)
    emit(f"{BASE} - {name}: {pairs} beads, {crossing} transposed, {flags} divergences of meaning\n")


def _program() -> str:
    """How the reader can call this program: by its name where the shell finds it, else by its path."""
    import shutil
    import sys
    from pathlib import Path

    called = Path(sys.argv[0])
    if shutil.which("aligner") or called.name != "aligner":
        return "aligner"
    return os.path.relpath(called)


def _next_steps(folder: "Path") -> None:
    program = _program()
    path = folder / "alignments" / WORK / f"{BASE}--{OTHERS[0]}.json"
    emit(
        f"\nEverything is in {folder}/. What to do next:\n"
        f"  {program} show {path}\n"
        f"  {program} divergences {path} --min-severity meaning\n"
        f"  {program} review {path}\n"
        f"  {program} report {path} --format html -o letter.html\n"
        f"  {program} export {path} --format tsv -o letter.tsv\n"
    )
