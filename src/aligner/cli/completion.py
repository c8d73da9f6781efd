"""`aligner completion SHELL`: a completion script, to be sourced by the shell."""

from importlib import import_module
from typing import TYPE_CHECKING

from aligner.cli.streams import emit

if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "tcsh")


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument("shell", choices=SHELLS, help='bash: eval "$(aligner completion bash)"')


def run(args: "argparse.Namespace") -> int:
    import shtab

    from aligner.cli import COMMANDS, parser_for

    parser = parser_for("")
    for name, (module, _) in COMMANDS.items():
        sub = subparsers_of(parser)[name]
        import_module(f"aligner.cli.{module}").arguments(sub)
    emit(shtab.complete(parser, shell=args.shell))
    return 0


def subparsers_of(parser: "argparse.ArgumentParser") -> "dict[str, argparse.ArgumentParser]":
    """The parsers of the commands, by name."""
    import argparse

    action = next(x for x in parser._actions if isinstance(x, argparse._SubParsersAction))  # noqa: SLF001
    return dict(action.choices)
