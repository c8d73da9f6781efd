"""What a light import must not load: each costs more than the interpreter itself."""

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "lxml", "numpy", "scipy", "dask", "distributed", "jinja2", "msgspec", "regex")


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize(
    "code",
    [
        "import aligner",
        "from aligner.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
        "from aligner.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass",
        "from aligner.cli import main\ntry: main(['align', '--help'])\nexcept SystemExit: pass",
    ],
)
def test_a_light_import_loads_nothing_heavy(code: str) -> None:
    assert loaded_after(code).isdisjoint(HEAVY)


def test_help_does_not_load_what_only_commands_need() -> None:
    loaded = loaded_after("from aligner.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass")
    assert loaded.isdisjoint({"dataclasses", "inspect", "asyncio", "json", "tempfile"})
