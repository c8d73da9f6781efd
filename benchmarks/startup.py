"""How long `aligner --help` takes, against a bare interpreter: medians of wall time, in one run.

python benchmarks/startup.py [REPEATS]
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ALIGNER = str(Path(sys.executable).with_name("aligner"))
LETTER = ["align", "dobrynin", "sample.en", "--format"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "aligner --help": [ALIGNER, "--help"],
    "aligner align --help": [ALIGNER, "align", "--help"],
    "python -c 'import numpy, scipy.sparse'": [sys.executable, "-c", "import numpy, scipy.sparse"],
    "aligner align (the letter) to indices": [ALIGNER, *LETTER, "indices"],
    "aligner align (the letter) to json": [ALIGNER, *LETTER, "json"],
}


def milliseconds(command: list[str], repeats: int) -> float:
    """Median wall time of a process, in milliseconds."""
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def main() -> None:
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    base = 0.0
    for name, command in COMMANDS.items():
        took = milliseconds(command, repeats)
        base = base or took
        print(f"{name:<42} {took:7.1f} ms  {took / base:5.2f} x")


if __name__ == "__main__":
    main()
