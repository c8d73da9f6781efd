"""The program as its users run it: a process with arguments, streams and an exit code."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM, CHROMEDRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,900",
)

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


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Chromium without a window, whose console and network can be asked for."""
    if not (CHROMIUM and CHROMEDRIVER):
        pytest.skip("chromium and chromedriver are not installed (apt-get install chromium chromium-driver)")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(CHROMEDRIVER))
    try:
        yield driver
    finally:
        driver.quit()
