"""The command line: a table of commands; a command's module is imported when it is called.

Each module `aligner.cli.<name>` has `arguments(parser)` and `run(args) -> int`. The first help page is
printed from the table alone, so that it is there at once.
"""

import sys

from aligner import __version__
from aligner.errors import AlignerError

TYPE_CHECKING = False  # as `typing` has it, without importing that: it would double the time of --help
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

COMMANDS: dict[str, tuple[str, str]] = {
    "texts": ("texts", "what texts there are; add, fetch and check them"),
    "align": ("align", "align two versions"),
    "show": ("show", "an alignment side by side in the terminal"),
    "review": ("review", "read an alignment and put it right, in the terminal"),
    "divergences": ("divergences", "where the two sides part, in what, and why"),
    "report": ("report", "an alignment as a document to read or print"),
    "export": ("export", "an alignment as TSV, CSV, XLSX, TMX, TEI and more"),
    "import": ("import_", "an alignment out of another program, or edits coming back"),
    "evaluate": ("evaluate", "an alignment held against a right one: precision, recall, F1"),
    "collate": ("collate", "three or more versions against a base"),
    "demo": ("demo", "the letter, end to end, in a folder of its own"),
    "batch": ("batch", "align many pairs, on one machine or on many"),
    "completion": ("completion", "print a completion script for your shell"),
}
"""Command -> (module in this package, one-line help), in the order of the help page."""

SUMMARY = "Lay versions of a text side by side, align them, and see where and why they part."
EXAMPLES = (
    "aligner demo",
    "aligner align dobrynin sample.en -o letter.json",
    "aligner show letter.json --only divergent",
)
INTERRUPTED = 130


def help_page() -> str:
    """What `aligner --help` prints: the commands, and where to begin."""
    width = max(map(len, COMMANDS))
    lines = ["usage: aligner COMMAND ...", "", SUMMARY, "", "commands:"]
    lines += [f"  {name:<{width}}  {summary}" for name, (_, summary) in COMMANDS.items()]
    lines += ["", "options:"]
    lines += [f"  {'--help':<{width}}  this page; after a command, what the command takes"]
    lines += [f"  {'--version':<{width}}  the version of aligner"]
    lines += ["", "to begin with:", *(f"  {x}" for x in EXAMPLES), ""]
    return "\n".join(lines)


def parser_for(command: str) -> "argparse.ArgumentParser":
    """A parser that knows all commands by name, and the arguments of `command`."""
    import argparse
    from importlib import import_module

    parser = argparse.ArgumentParser(prog="aligner", description=SUMMARY)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (module, summary) in COMMANDS.items():
        sub = commands.add_parser(name, help=summary, description=summary)
        if name == command:
            loaded = import_module(f"aligner.cli.{module}")
            loaded.arguments(sub)
            sub.set_defaults(run=loaded.run)
    return parser


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command; return its exit code (0 done, 1 found failures, 2 bad input, 130 interrupted)."""
    argv = sys.argv[1:] if argv is None else argv
    try:
        if not argv:
            print(help_page(), file=sys.stderr)
            return 2
        if argv[0] in {"-h", "--help", "help"}:
            print(help_page())
            return 0
        if argv[0] in {"-V", "--version"}:
            print(f"aligner {__version__}")
            return 0
        args = parser_for(argv[0]).parse_args(argv)
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
