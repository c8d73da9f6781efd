"""The documentation of the command line cannot drift from the program."""

import argparse
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from aligner.cli import COMMANDS, help_page

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_program_says(maker: ModuleType) -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == maker.page()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_argument_of_a_command_has_help(maker: ModuleType, command: str) -> None:
    def without_help(parser: argparse.ArgumentParser) -> list[str]:
        found = []
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                found += [x for sub in action.choices.values() for x in without_help(sub)]
            elif not action.help:
                found.append(action.dest)
        return found

    assert without_help(maker.parser_of(command)) == []


def test_the_first_help_page_names_every_command() -> None:
    listed = {line.split()[0] for line in help_page().splitlines() if line.startswith("  ")}
    assert listed >= set(COMMANDS)
