"""`aligner import FILE`: an alignment out of a file of another program, or edits of one coming back."""

from typing import TYPE_CHECKING

from aligner.cli.streams import emit, note
from aligner.errors import InputError

if TYPE_CHECKING:
    import argparse

    from aligner.export import Imported
    from aligner.model import Alignment, Version


def arguments(parser: "argparse.ArgumentParser") -> None:
    from aligner.export import FORMATS

    parser.add_argument("file", metavar="FILE", help="what to import, or - for stdin")
    parser.add_argument(
        "--versions", metavar=("A", "B"), nargs=2, default=(), help="the two versions: ids or files"
    )
    parser.add_argument(
        "--onto",
        metavar="X",
        default="",
        help="the alignment that the file was made from: its edits are applied to it",
    )
    parser.add_argument(
        "--format", choices=tuple(FORMATS), default="", help="form of FILE (default: by its ending)"
    )
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="write here (default: stdout)")
    parser.add_argument(
        "--level", choices=("paragraph", "sentence"), default="paragraph", help="what beads are made of"
    )
    parser.add_argument(
        "--segments", choices=("auto", "paragraphs", "lines"), default="auto", help="how the texts are cut"
    )
    parser.add_argument("--spreadsheet", action="store_true", help="take away the ' of export --spreadsheet")
    parser.add_argument(
        "--fill-gaps", action="store_true", help="segments that the file leaves out become gaps"
    )


def run(args: "argparse.Namespace") -> int:
    from pathlib import Path

    from aligner.cli.export import form_of
    from aligner.cli.stored import read_file

    form = args.format or form_of(args.file)
    if form in {"", "json"}:
        raise InputError(f"{args.file}: its ending does not say what it is; give --format")
    versions = _versions(args)
    try:
        x, said = _laid(_loaded(read_file(args.file), form, args), versions, args)
    except InputError as error:
        message = str(error)
        raise type(error)(message if message.startswith(args.file) else f"{args.file}: {message}") from error
    from aligner.store import codec

    folder = Path(args.output).parent if args.output != "-" else ""
    emit(codec.dumps(_completed(x, form), folder=folder), args.output)
    note(f"{args.output if args.output != '-' else args.file}: {said}")
    return 0


def _versions(args: "argparse.Namespace") -> "tuple[Version, ...]":
    if args.onto and args.versions:
        raise InputError("give either --versions or --onto, not both")
    from aligner import library, pipeline

    return tuple(pipeline.with_sentences(library.resolve(x, mode=args.segments)) for x in args.versions)


def _loaded(data: bytes, form: str, args: "argparse.Namespace") -> "Imported":
    from aligner import export
    from aligner.cli.export import options_of

    return export.named(form).loads(data, **options_of(form, args.level, spreadsheet=args.spreadsheet))


def _laid(
    found: "Imported", versions: "tuple[Version, ...]", args: "argparse.Namespace"
) -> "tuple[Alignment, str]":
    """The alignment that the file says, and what is to be told of it."""
    from aligner import export

    if args.onto:
        from aligner.cli.stored import open_alignment

        x, changes = export.lay_onto(found, open_alignment(args.onto), fill=args.fill_gaps)
        return x, str(changes)
    if not (versions or found.versions):
        raise InputError("the file holds no texts of its own: give --versions A B or --onto X")
    a, b = versions or found.versions or ()
    x = export.lay(found, a, b, fill=args.fill_gaps)
    return x, f"{len(x.beads)} beads between {a.id} and {b.id}"


def _completed(x: "Alignment", form: str) -> "Alignment":
    """The alignment with sentences, scores and signature where they are missing."""
    from dataclasses import replace

    from aligner import divergence, pipeline

    a, b = pipeline.with_sentences(x.a), pipeline.with_sentences(x.b)
    bare = [k for k, bead in enumerate(x.beads) if bead.score is None]
    nested = [x.beads[k] for k in bare if x.beads[k].sentences]
    plain = [x.beads[k] for k in bare if not x.beads[k].sentences]
    done = iter(pipeline.rescore_beads(a, b, plain))
    kept = iter(divergence.score_beads(a, b, nested))
    beads = list(x.beads)
    for k in bare:
        beads[k] = next(kept if beads[k].sentences else done)
    signature = x.signature
    if not signature.aligner:
        made = pipeline.signature(a, b)
        signature = replace(made, parameters=(("imported", form),))
    return replace(x, a=a, b=b, beads=tuple(beads), signature=signature)
