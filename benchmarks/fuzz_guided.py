"""Coverage-guided fuzzing of every reader: inputs that reach new code are kept and changed further.

    pip install atheris
    python benchmarks/fuzz_guided.py READER [-runs=10000] [-seed=1] [any option of libFuzzer]

READER is one that `fuzz_readers.py` lists; its seed document is where the search begins. Anything but a
version or an error of aligner's own stops the run with a traceback, and the input is kept as crash-*.
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["aligner"]):
    from aligner.errors import AlignerError
    from aligner.library.reading import read_named

from fuzz_readers import SEEDS


def main() -> None:
    """Hand libFuzzer the seed and the function."""
    if len(sys.argv) < 2 or sys.argv[1] not in SEEDS:
        sys.exit(f"usage: fuzz_guided.py {{{','.join(SEEDS)}}} [-runs=10000] [-seed=1]")
    reader, *options = sys.argv[1:]
    text, pack, name = SEEDS[reader]

    def one(data: bytes) -> None:
        try:
            read_named(data, name)
        except AlignerError:
            return

    with tempfile.TemporaryDirectory() as corpus:
        (Path(corpus) / "seed").write_bytes(pack(text))
        known = [x for x in ("-runs=10000", "-seed=1") if not any(o.startswith(x[:5]) for o in options)]
        atheris.Setup([sys.argv[0], *known, *options, "-max_len=20000", corpus], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
