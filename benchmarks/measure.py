"""What a process costs: CPU seconds and peak memory of it and its children, as the kernel counted them."""

import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Cost:
    cpu: float
    megabytes: float


def cost_of(command: "Sequence[str]") -> Cost:
    """Run to the end; raise if it fails."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def best_of(times: int, command: "Sequence[str]") -> Cost:
    """The cheapest of some runs: what disturbs a measurement only ever adds."""
    costs = [cost_of(command) for _ in range(times)]
    return Cost(min(x.cpu for x in costs), min(x.megabytes for x in costs))


def circumstances() -> str:
    """Machine, versions and date, as a paragraph."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("aligner", "numpy", "scipy"))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {_processor()} "
        f"({os.cpu_count()} cores), Python {platform.python_version()}, {packages}."
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"
