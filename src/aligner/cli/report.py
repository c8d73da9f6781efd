"""`aligner report X…`: an alignment, or several of one base, as a document to read or to print."""

from typing import TYPE_CHECKING

from aligner.cli.streams import emit, note
from aligner.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from aligner.model import Alignment

FORMATS = ("html", "md", "apparatus", "tei")
SUFFIXES = {".html": "html", ".htm": "html", ".md": "md", ".txt": "apparatus", ".xml": "tei"}


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument(
        "alignments",
        metavar="X",
        nargs="+",
        help="alignment (.json), or - for stdin; several with the same A make a collation",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="",
        help="html: one page; md: Markdown; apparatus: variants as plain text; tei: app and rdg"
        " (default: by the ending of -o, else html)",
    )
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="write here (default: stdout)")
    parser.add_argument(
        "--level", choices=("paragraph", "sentence"), default="paragraph", help="what beads are made of"
    )


def run(args: "argparse.Namespace") -> int:
    from pathlib import PurePath

    from aligner.cli.stored import open_alignment

    form = args.format or SUFFIXES.get(PurePath(args.output).suffix.lower(), "html")
    known = [open_alignment(x) for x in args.alignments]
    text = pair(known[0], form, args.level) if len(known) == 1 else of_many(known, form)
    emit(text, args.output)
    if args.output != "-":
        note(f"{args.output}: {sum(len(x.beads) for x in known)} beads")
    return 0


def pair(x: "Alignment", form: str, level: str) -> "str | bytes":
    from aligner.model import Level
    from aligner.report import html, markdown

    if form == "html":
        return html.render(x, level=Level(level))
    if form == "md":
        return markdown.render(x, level=Level(level))
    return of_many([x], form)


def of_many(known: "Sequence[Alignment]", form: str) -> "str | bytes":
    if form == "md":
        raise InputError("Markdown is for one alignment; a collation is html, apparatus or tei")
    from aligner import pipeline

    collation = pipeline.collation_of(known)
    if form == "tei":
        from aligner.export import tei_collation

        return tei_collation.dumps(collation)
    from aligner.report import apparatus, html

    return html.render_collation(collation) if form == "html" else apparatus.render(collation)
