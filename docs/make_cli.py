"""Writes docs/cli.md from the parsers themselves; a test fails when the page is out of date.

python docs/make_cli.py
"""

import argparse
from pathlib import Path

from aligner.cli import COMMANDS, parser_for

PAGE = Path(__file__).with_name("cli.md")
HEAD = """# Command line

Made by `python docs/make_cli.py` from the program itself. Results go to stdout or to the file named with
`-o`; messages and progress to stderr. Exit codes: 0 done, 1 found what it was asked to report as failure,
2 bad input or usage, 130 interrupted.
"""


def parser_of(command: str) -> argparse.ArgumentParser:
    """The parser of one command, its arguments filled in."""
    subparsers = next(x for x in parser_for(command)._actions if isinstance(x, argparse._SubParsersAction))
    parser: argparse.ArgumentParser = subparsers.choices[command]
    return parser


def described(action: argparse.Action) -> str:
    """One line of the table: how it is written, what it means, what it is by default."""
    name = ", ".join(action.option_strings)
    if action.choices is not None and not isinstance(action, argparse._SubParsersAction):
        value = "|".join(map(str, action.choices))
    else:
        value = str(action.metavar or ("" if action.option_strings else action.dest))
    written = f"{name} {value}".strip() if action.nargs != 0 else name
    if action.nargs in {"*", "?"}:
        written = f"[{written}]" if not name else written
    elif action.nargs == "+":
        written += " ..."
    default = action.default
    told = (
        f" (default {default})"
        if default not in {None, "", False, argparse.SUPPRESS} and action.nargs != 0
        else ""
    )
    text = (action.help or "").replace("|", "\\|").replace("%%", "%")
    bar = written.replace("|", "\\|")
    return f"| `{bar}` | {text}{told} |"


def section(command: str, *, depth: int = 2, parser: argparse.ArgumentParser | None = None) -> str:
    """A command, its arguments, and its subcommands below it."""
    parser = parser or parser_of(command)
    lines = [
        f"{'#' * depth} aligner {command}",
        "",
        (parser.description or "").strip().capitalize() + ".",
        "",
    ]
    nested = [x for x in parser._actions if isinstance(x, argparse._SubParsersAction)]
    shown = [
        x for x in parser._actions if x.help != argparse.SUPPRESS and x.dest != "help" and x not in nested
    ]
    if shown:
        lines += ["| argument | meaning |", "|---|---|", *map(described, shown), ""]
    for action in nested:
        for name, sub in action.choices.items():
            lines.append(section(f"{command} {name}", depth=depth + 1, parser=sub))
    return "\n".join(lines)


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *map(section, COMMANDS)]).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
