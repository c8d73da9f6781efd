"""`aligner review`: read an alignment, and put it right."""

import sys
from pathlib import Path

from aligner.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

LISTED = 8


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument(
        "alignment",
        nargs="*",
        help="stored alignment (JSON); without one, that of the folder alignments. Further ones are shown "
        "beside it, read-only, as a collation",
    )
    parser.add_argument("--theme", help="aligner-dark, aligner-light or aligner-ansi")
    parser.add_argument("--read-only", action="store_true", help="look without changing anything")
    parser.add_argument("--actions", action="store_true", help="list the actions and their keys")
    parser.add_argument("--serve", action="store_true", help="run in a browser (needs the extra web)")
    parser.add_argument(
        "--host", default="localhost", help="with --serve: where to listen (default: localhost)"
    )
    parser.add_argument("--port", type=int, default=8000, help="with --serve: the port (default: 8000)")


def run(args: "argparse.Namespace") -> int:
    if args.actions:
        return _list_actions()
    paths = [Path(x) for x in args.alignment] or [_only_one(Path("alignments"))]
    from aligner.tui import serving

    if args.serve:
        words = [*map(str, paths), *(["--theme", args.theme] if args.theme else [])]
        words += ["--read-only"] if args.read_only else []
        return serving.serve(words, host=args.host, port=args.port)
    if not serving.is_served() and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError("review needs a terminal; `aligner show` and `aligner report` print")
    from aligner.tui.start import start

    return start(paths, theme=args.theme, read_only=args.read_only)


def _list_actions() -> int:
    from aligner.tui.keys import ACTIONS, shown

    for x in ACTIONS.values():
        keys = " ".join(map(shown, x.keys.split(",")))
        print(f"{x.id:<16} {x.keys:<24} {keys:<10} {x.label}")
    return 0


def _only_one(folder: Path) -> Path:
    found = sorted(folder.glob("**/*.json"))
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError("which alignment? There is none in the folder alignments; `aligner align` makes one")
    names = ", ".join(map(str, found[:LISTED])) + (", …" if len(found) > LISTED else "")
    raise InputError(f"which alignment? There are {names}")
