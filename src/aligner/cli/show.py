"""`aligner show X`: an alignment side by side on the terminal."""

import sys
from typing import TYPE_CHECKING

from aligner.cli.streams import emit, wants_colour
from aligner.errors import InputError

if TYPE_CHECKING:
    import argparse


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("alignment", metavar="X", help="alignment (.json), or - for stdin")
    parser.add_argument("--only", choices=("divergent",), help="only beads where something was changed")
    parser.add_argument("--width", type=int, default=0, metavar="N", help="columns (default: the terminal's)")
    parser.add_argument(
        "--level", choices=("paragraph", "sentence"), default="paragraph", help="what a row is made of"
    )
    parser.add_argument(
        "--colour", "--color", choices=("auto", "always", "never"), default="auto", help="colour of the marks"
    )


def run(args: "argparse.Namespace") -> int:
    import shutil

    from aligner.cli.stored import open_alignment
    from aligner.model import Level
    from aligner.report import terminal

    if args.width < 0:
        raise InputError(f"--width {args.width}: a number of columns is needed")
    text = terminal.render(
        open_alignment(args.alignment),
        width=args.width or shutil.get_terminal_size((100, 24)).columns,
        colour=wants_colour(stream_is_terminal=sys.stdout.isatty(), choice=args.colour),
        only_divergent=args.only == "divergent",
        level=Level(args.level),
    )
    emit(text)
    return 0
