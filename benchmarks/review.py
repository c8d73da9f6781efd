"""First paint, CPU per key and memory of `aligner review` at 45, 5,000 and 30,000 beads.

    python benchmarks/review.py            # all sizes, one process each
    python benchmarks/review.py 5000       # one size

The app runs headless at 160 x 50 with everything else real: the file, its journal, the scores of changed
beads. A key's CPU is that of the whole process from the key to the screen at rest, the median of 20.
"""

import asyncio
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

SIZES = (45, 5_000, 30_000)
WIDTH, HEIGHT = 160, 50
KEYS = {
    "next row": ["j"],
    "page down": ["pagedown"],
    "caret": ["right"],
    "next unreviewed": ["n"],
    "zoom in and out": ["enter", "escape"],
    "accept": ["a"],
    "accept all up to here, undo": ["A", "u"],
    "flag": ["f"],
    "merge": ["m"],
    "undo": ["u"],
    "split, undo": ["m", "ctrl+right", "s", "u", "u"],
    "swap, undo": ["w", "u"],
}


def stored(n: int, folder: Path) -> Path:
    """An alignment of `n` pairs of paragraphs of two sentences, both sides drawn from the same 225 words."""
    from aligner import store
    from aligner.divergence import score_beads
    from aligner.model import Alignment, Bead, Segment, Sentence, Version

    rng = random.Random(1)  # noqa: S311
    words = [f"{a}{b}{c}" for a in "bdklmprst" for b in "aeiou" for c in ("ne", "rt", "sel", "ving", "tion")]

    def version(name: str) -> Version:
        text, segments, sentences = "", [], []
        parts: list[str] = []
        at = 0
        for k in range(n):
            start = at
            for _ in range(2):
                said = " ".join(rng.choices(words, k=15)).capitalize() + "."
                sentences.append(Sentence(at, at + len(said), k))
                parts.append(said + " ")
                at += len(said) + 1
            segments.append(Segment(start, at - 1))
            parts[-1] = parts[-1].rstrip() + "\n\n"
            at += 1
        text = "".join(parts)
        return Version(name, text, tuple(segments), tuple(sentences))

    a, b = version("a"), version("b")
    beads = [
        Bead(
            (k,),
            (k,),
            margin=rng.random(),
            sentences=(Bead((2 * k,), (2 * k,)), Bead((2 * k + 1,), (2 * k + 1,))),
        )
        for k in range(n)
    ]
    sample = score_beads(a, b, beads[: min(n, 300)])
    scored = [
        x
        if k >= n
        else Bead(x.a, x.b, margin=x.margin, score=sample[k % len(sample)].score, sentences=x.sentences)
        for k, x in enumerate(beads)
    ]
    path = folder / f"{n}.json"
    store.save(Alignment(a, b, tuple(scored)), path)
    return path


async def measured(path: Path) -> list[tuple[str, str]]:
    """What is told of one size, name and figure."""
    began, cpu = time.perf_counter(), time.process_time()
    from aligner.store.review import Review
    from aligner.tui.app import ReviewApp
    from aligner.tui.desk import Desk
    from aligner.tui.services import Services
    from aligner.tui.start import spare_collections

    imported = time.process_time()
    services = Services()
    review = Review(path, fresh=services.fresh, score=services.score)
    spare_collections()
    loaded = time.process_time()
    app = ReviewApp(Desk(review), services=services)
    found = [
        ("imports, CPU", f"{imported - cpu:.2f} s"),
        ("file read and checked, CPU", f"{loaded - imported:.2f} s"),
    ]
    opened, cpu = time.perf_counter(), time.process_time()
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await pilot.pause()
        painted = time.perf_counter()
        found.append(("first paint after the file is read, CPU", f"{time.process_time() - cpu:.2f} s"))
        found.append(("first paint after the file is read", f"{painted - opened:.2f} s"))
        found.append(("first paint from the start of the process's work", f"{painted - began:.2f} s"))
        await pilot.press("!", "g", "j", "j", "m", "u")  # what is loaded when it is first used
        for name, keys in KEYS.items():
            times = []
            if name == "merge":
                await pilot.press("g")  # 45 beads have 20 merges in them only from their beginning on
            for _ in range(20):
                if name == "merge":
                    await pilot.press("j")  # two paragraphs with two, each time anew
                start = time.process_time()
                await pilot.press(*keys)
                times.append((time.process_time() - start) / len(keys))
            found.append((f"{name}, CPU a key", f"{median(times) * 1000:.1f} ms"))
    review.close()
    found.append(("memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"))
    return found


def table(columns: Sequence[Sequence[tuple[str, str]]]) -> str:
    names = [name for name, _ in columns[0]]
    sizes = [f"{n:,}" for n in SIZES][: len(columns)]
    rows = [f"| | {' | '.join(sizes)} |", f"|---|{'---|' * len(columns)}"]
    rows += [f"| {x} | {' | '.join(column[k][1] for column in columns)} |" for k, x in enumerate(names)]
    return "\n".join(rows)


def main(arguments: Sequence[str]) -> int:
    if arguments:
        with tempfile.TemporaryDirectory() as folder:
            maker = [sys.executable, __file__, "--make", arguments[-1], folder]
            if arguments[0] == "--make":
                print(stored(int(arguments[1]), Path(arguments[2])))
                return 0
            path = subprocess.run(maker, check=True, capture_output=True, text=True).stdout.strip()
            for name, figure in asyncio.run(measured(Path(path))):
                print(f"{name}\t{figure}")
        return 0
    columns = []
    for n in SIZES:
        out = subprocess.run(
            [sys.executable, __file__, str(n)], check=True, capture_output=True, text=True
        ).stdout
        columns.append([tuple(line.split("\t")) for line in out.splitlines()])
    print(table(columns))  # type: ignore[arg-type]
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
