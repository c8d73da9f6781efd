"""`aligner align A B`: two versions aligned."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.cli.streams import emit, note, wants_colour

if TYPE_CHECKING:
    import argparse

    from aligner.model import Alignment, Bead, Mode, Version

FORMATS = ("json", "tsv", "indices")
SUFFIXES = {".json": "json", ".tsv": "tsv", ".txt": "indices"}


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("a", metavar="A", help="version id, file, or - for stdin")
    parser.add_argument("b", metavar="B", help="version id, file, or - for stdin")
    parser.add_argument("-o", "--output", default="", metavar="FILE", help="write here (- for stdout)")
    parser.add_argument(
        "--segments",
        choices=("auto", "paragraphs", "lines"),
        default="auto",
        help="how files are cut: blank-line blocks, one a line as given, or by look (auto)",
    )
    parser.add_argument(
        "--level", choices=("paragraph", "sentence"), default="paragraph", help="what beads are made of"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="",
        help="form of the result; by the ending of -o, else json (side by side on a terminal)",
    )
    parser.add_argument("--part-a", default="", metavar="PART", help="a part of A (as A#PART: docs/texts.md)")
    parser.add_argument("--part-b", default="", metavar="PART", help="a part of B")
    parser.add_argument("--lang-a", default="", metavar="LANG", help="language of A (en, ru, ...)")
    parser.add_argument("--lang-b", default="", metavar="LANG", help="language of B")
    parser.add_argument(
        "--anchors",
        default="",
        metavar="FILE",
        help="beads to keep: an indices file, or the accepted ones of a .json",
    )
    parser.add_argument(
        "--semantic",
        default="",
        metavar="MODEL",
        help="embedding model (name or folder) for meaning and doubtful beads; needs aligner[semantic]",
    )


def run(args: "argparse.Namespace") -> int:
    # One alignment and the process ends: looking for reference cycles only takes time (measured: 5 %).
    gc.disable()
    a = open_version(part_of(args.a, args.part_a), mode=args.segments, language=args.lang_a)
    b = open_version(part_of(args.b, args.part_b), mode=args.segments, language=args.lang_b)
    form = args.format or _form_of(args.output)
    view = not form and not args.output and sys.stdout.isatty()
    found = _aligned(a, b, args, form)
    if args.level == "sentence":
        from aligner.model.levels import at_sentence_level

        found = at_sentence_level(found)
    if view:
        _show(found)
        return 0
    emit(rendered(found, form or "json", args.output), args.output or "-")
    if args.output not in {"", "-"}:
        note(f"{args.output}: {len(found.beads)} beads")
    return 0


def part_of(name: str, part: str) -> str:
    """The name of a part of a version."""
    return f"{name}#{part}" if part else name


def open_version(name: str, *, mode: "Mode" = "auto", language: str = "") -> "Version":
    """The version that an argument names; says so if its file is not in UTF-8."""
    from aligner import library
    from aligner.text.visible import visible

    version = library.resolve(name, mode=mode, language=language)
    if version.encoding and not version.encoding.startswith("utf-8"):
        note(f"{visible(name)}: read as {version.encoding}")
    return version


def rendered(x: "Alignment", form: str, target: str = "") -> bytes:
    """The alignment in a named form; `target` is the file it is for (paths in JSON are relative to it)."""
    if form == "json":
        from aligner.store import codec

        return codec.dumps(x, folder=Path(target).parent if target not in {"", "-"} else "")
    from aligner import export

    return export.dumps(x, form)


def _form_of(output: str) -> str:
    return SUFFIXES.get(Path(output).suffix.lower(), "")


def _aligned(a: "Version", b: "Version", args: "argparse.Namespace", form: str) -> "Alignment":
    """The alignment as deep as the result needs: indices of paragraphs need no scores."""
    from aligner import pipeline
    from aligner.cli.progress import ProgressLine

    anchors = _anchors(args.anchors)
    with ProgressLine() as progress:
        if args.semantic:
            embedder = pipeline.open_embedder(args.semantic)
            return pipeline.align_pair(a, b, anchors=anchors, embedder=embedder, progress=progress)
        if form != "indices":
            return pipeline.align_pair(a, b, anchors=anchors, progress=progress)
        if args.level == "paragraph":
            return pipeline.align_segments(a, b, anchors=anchors)
        return pipeline.align_sentences(a, b, anchors=anchors)


def _anchors(path: str) -> "list[Bead]":
    """Beads to keep: those of an indices file, or the accepted ones of a stored alignment."""
    if not path:
        return []
    from aligner import store
    from aligner.errors import FormatError
    from aligner.export import indices
    from aligner.model import Status

    if path.endswith(".json"):
        return [x for x in store.load(path).beads if x.status is Status.ACCEPTED]
    try:
        return indices.parse(store.read_bytes(Path(path)))
    except FormatError as error:
        raise FormatError(f"{path}: {error}") from error


def _show(x: "Alignment") -> None:
    import shutil

    from aligner.report import terminal

    width = shutil.get_terminal_size().columns
    emit(terminal.render(x, width=width, colour=wants_colour(stream_is_terminal=True)))
    note("not saved; add -o FILE.json to keep it")
