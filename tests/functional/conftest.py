"""The program as its users run it: a process with arguments, streams and an exit code."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def aligner(tmp_path: Path) -> Run:
    """Runs `aligner ARGS` in an empty folder; extra keywords go to `subprocess.run`."""

    def run(*args: str | Path, env: dict[str, str] | None = None, **options: object) -> object:
        command = [sys.executable, "-m", "aligner", *map(str, args)]
        environment = {k: v for k, v in os.environ.items() if k not in {"ALIGNER_TEXTS", "NO_COLOR"}}
        kept: dict[str, object] = {"cwd": tmp_path, "capture_output": True, "timeout": 120, **options}
        return subprocess.run(command, env={**environment, **(env or {})}, check=False, **kept)  # type: ignore[call-overload]

    return run  # type: ignore[return-value]
