"""`aligner report X`: an alignment as a document to read or to print."""

from typing import TYPE_CHECKING

from aligner.cli.streams import emit, note

if TYPE_CHECKING:
    import argparse

FORMATS = ("md",)


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("alignment", metavar="X", help="alignment (.json), or - for stdin")
    parser.add_argument("--format", choices=FORMATS, default="md", help="form of the report")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="write here (default: stdout)")
    parser.add_argument(
        "--level", choices=("paragraph", "sentence"), default="paragraph", help="what beads are made of"
    )


def run(args: "argparse.Namespace") -> int:
    from aligner.cli.stored import open_alignment
    from aligner.model import Level
    from aligner.report import markdown

    x = open_alignment(args.alignment)
    text = markdown.render(x, level=Level(args.level))
    emit(text, args.output)
    if args.output != "-":
        note(f"{args.output}: {len(x.beads)} beads")
    return 0
