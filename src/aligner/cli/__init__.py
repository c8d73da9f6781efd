"""The command line: a table of commands; a command's module is imported when it is called.

Each module `aligner.cli.<name>` has `arguments(parser)` and `run(args) -> int`. `--help` imports none.
"""

import sys
from typing import TYPE_CHECKING

from aligner import __version__
from aligner.errors import AlignerError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

COMMANDS: dict[str, tuple[str, str]] = {
    "texts": ("texts", "what texts there are; add, fetch and check them"),
    "align": ("align", "align two versions"),
    "demo": ("demo", "the letter, end to end, in a folder of its own"),
    "completion": ("completion", "print a completion script for your shell"),
}
"""Command -> (module in this package, one-line help), in the order of the help page."""


INTERRUPTED = 130


def parser_for(argv: "Sequence[str]") -> "argparse.ArgumentParser":
    """A parser that knows all commands by name, and the arguments of the one that `argv` calls."""
    import argparse
    from importlib import import_module

    parser = argparse.ArgumentParser(prog="aligner")
    parser.add_argument("--version", action="version", version=f"aligner {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    called = next((x for x in argv if not x.startswith("-")), "")
    for name, (module, summary) in COMMANDS.items():
        sub = commands.add_parser(name, help=summary, description=summary)
        if name == called:
            command = import_module(f"aligner.cli.{module}")
            command.arguments(sub)
            sub.set_defaults(run=command.run)
    return parser


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command; return its exit code (0 done, 1 found failures, 2 bad input, 130 interrupted)."""
    argv = sys.argv[1:] if argv is None else argv
    try:
        args = parser_for(argv).parse_args(argv)
        return int(args.run(args))
    except AlignerError as error:
        print(f"aligner: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("aligner: interrupted", file=sys.stderr)
        return INTERRUPTED


def entry() -> None:
    """The process: runs `main` and ends with its exit code.

    CPython ends by the signal, whatever the program says, when an interrupt struck inside a nested
    `exec` (a module being imported); ending at once keeps the promised 130.
    """
    code = main()
    if code == INTERRUPTED:
        import os

        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
