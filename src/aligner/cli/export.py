"""`aligner export X --format F`: an alignment as a file of another program."""

from typing import TYPE_CHECKING

from aligner.cli.streams import emit, note
from aligner.errors import InputError

if TYPE_CHECKING:
    import argparse

    from aligner.model import Alignment


def arguments(parser: "argparse.ArgumentParser") -> None:
    from aligner.export import FORMATS

    known = "; ".join(f"{name}: {what}" for name, (_, what) in FORMATS.items())
    parser.add_argument("alignment", metavar="X", help="alignment (.json), or - for stdin")
    parser.add_argument(
        "--format",
        choices=(*FORMATS, "json"),
        default="",
        help=f"{known}; json: the stored form (default: by the ending of -o, else tsv)",
    )
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="write here (default: stdout)")
    parser.add_argument(
        "--level", choices=("paragraph", "sentence"), default="paragraph", help="what beads are made of"
    )
    parser.add_argument(
        "--spreadsheet",
        action="store_true",
        help="tables: put ' before cells that a spreadsheet would take for a formula or a date",
    )
    parser.add_argument(
        "--crossing-as-gaps", action="store_true", help="ladder: break beads that cross others into gaps"
    )


def run(args: "argparse.Namespace") -> int:
    from aligner.cli.stored import open_alignment

    form = args.format or form_of(args.output) or "tsv"
    data = rendered(
        open_alignment(args.alignment),
        form,
        args.output,
        level=args.level,
        spreadsheet=args.spreadsheet,
        crossing_as_gaps=args.crossing_as_gaps,
    )
    emit(data, args.output)
    if args.output != "-":
        note(f"{args.output}: {len(data)} bytes of {form}")
    return 0


def rendered(
    x: "Alignment",
    form: str,
    target: str,
    *,
    level: str,
    spreadsheet: bool = False,
    crossing_as_gaps: bool = False,
) -> bytes:
    """The alignment in a named form; `target` is the file it is for (paths in JSON are relative to it)."""
    if form == "json":
        from pathlib import Path

        from aligner.store import codec

        return codec.dumps(x, folder=Path(target).parent if target != "-" else "")
    from aligner import export

    options = options_of(form, level, spreadsheet=spreadsheet)
    if crossing_as_gaps:
        if form != "ladder":
            raise InputError(f"--crossing-as-gaps is for ladders; {form} holds crossing beads as they are")
        options["crossing_as_gaps"] = True
    return export.dumps(x, form, **options)


def options_of(form: str, level: str, *, spreadsheet: bool) -> "dict[str, object]":
    """What the module of a format is called with."""
    from aligner import export
    from aligner.model import Level

    options: dict[str, object] = {"level": Level(level)}
    if spreadsheet:
        if form not in export.TABLES:
            raise InputError(f"--spreadsheet is for tables ({', '.join(export.TABLES)}), not for {form}")
        options["spreadsheet"] = True
    return options


def form_of(path: str) -> str:
    """The format that the ending of a file's name means; empty if none."""
    from pathlib import PurePath

    from aligner.export import SUFFIXES

    suffix = PurePath(path).suffix.lower()
    return "json" if suffix == ".json" else SUFFIXES.get(suffix, "")
