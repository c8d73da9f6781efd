"""`aligner collate BASE V...`: three or more versions against a base."""

from pathlib import Path
from typing import TYPE_CHECKING

from aligner.cli.align import open_version
from aligner.cli.report import SUFFIXES, of_many
from aligner.cli.streams import emit, note

if TYPE_CHECKING:
    import argparse

    from aligner.model import Alignment, Version

FORMATS = ("apparatus", "html", "tei")


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("base", metavar="BASE", help="version that the others are laid against: id or file")
    parser.add_argument("versions", metavar="V", nargs="+", help="version id or file")
    parser.add_argument("-o", "--output", default="-", metavar="FILE", help="write here (default: stdout)")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="",
        help="apparatus: variants as plain text; html: one page; tei: app and rdg"
        " (default: by the ending of -o, else apparatus)",
    )
    parser.add_argument(
        "--save", default="", metavar="FOLDER", help="also keep each pair's alignment here, to review it"
    )
    parser.add_argument(
        "--segments",
        choices=("auto", "paragraphs", "lines"),
        default="auto",
        help="how files are cut: blank-line blocks, one a line as given, or by look (auto)",
    )


def run(args: "argparse.Namespace") -> int:
    from aligner import pipeline
    from aligner.cli.progress import ProgressLine

    base, *others = (open_version(x, mode=args.segments) for x in (args.base, *args.versions))
    with ProgressLine() as progress:
        kept = [_kept(args.save, base, v) for v in others]
        found = [
            x or pipeline.align_pair(base, v, progress=progress) for x, v in zip(kept, others, strict=True)
        ]
    if args.save:
        _save(Path(args.save), [x for x, old in zip(found, kept, strict=True) if old is None])
    form = args.format or SUFFIXES.get(Path(args.output).suffix.lower(), "apparatus")
    emit(of_many(found, form), args.output)
    if args.output != "-":
        note(f"{args.output}: {len(others) + 1} versions")
    return 0


def _kept(folder: str, base: "Version", version: "Version") -> "Alignment | None":
    """The alignment of the pair that `folder` holds already: reviewed work goes before a fresh search."""
    from aligner import store

    path = Path(folder) / f"{base.id}--{version.id}.json"
    if not folder or not path.exists():
        return None
    note(f"{path}: taken as it is")
    return store.load(path)


def _save(folder: Path, made: "list[Alignment]") -> None:
    from aligner import store
    from aligner.errors import OutputError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}") from error
    for x in made:
        store.save(x, folder / f"{x.a.id}--{x.b.id}.json")
