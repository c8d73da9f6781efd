"""What a batch costs: throughput by workers, overhead a pair, memory over many pairs, dask against local.

python benchmarks/batch.py [--pairs N] [--paragraphs N] [--tiny N]

All figures of a table are of one run, on texts made up here; compare them as ratios. The CPU time is that
of all processes together.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_TEXT = (
    "the of and to in that is for it with as on be by this we not are have from which would their will "
    "treaty letter government must may insist upon peace arms talks limits strategic weapons year people "
    "nations question proposal agreement reply hope trust meeting minister general secretary president"
)
WORDS = _TEXT.split()


@dataclass(frozen=True)
class Cost:
    """Of one batch as a process.

    `in_pairs` is the CPU of the pairs alone, `peaks` their workers' megabytes as they ended.
    """

    wall: float
    cpu: float
    in_pairs: float
    parent_mb: int
    peaks: tuple[int, ...]


def make_pairs(folder: Path, pairs: int, paragraphs: int) -> Path:
    """A manifest of pairs; side B has one word in eight changed, and now and then a paragraph less."""
    chance = random.Random(1977)  # noqa: S311 - texts, not secrets
    lines = ["id\ta\tb\tlang_a\tlang_b"]
    for k in range(pairs):
        a = [" ".join(_sentence(chance) for _ in range(chance.randint(1, 4))) for _ in range(paragraphs)]
        b = [
            " ".join(x if chance.random() < 7 / 8 else chance.choice(WORDS) for x in p.split())
            for p in a
            if paragraphs == 1 or chance.random() < 0.95
        ]
        (folder / f"{k}.a.txt").write_text("\n\n".join(a) + "\n")
        (folder / f"{k}.b.txt").write_text("\n\n".join(b or a) + "\n")
        lines.append(f"{k % 100:02}/p{k:06}\t{k}.a.txt\t{k}.b.txt\ten\ten")
    manifest = folder / "pairs.tsv"
    manifest.write_text("\n".join(lines) + "\n")
    return manifest


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 24))).capitalize() + "."


def run(manifest: Path, outdir: Path, *options: str) -> Cost:
    command = [sys.executable, "-m", "aligner", "batch", str(manifest), "-o", str(outdir), *options]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    parent_mb = 0
    while process.poll() is None:
        parent_mb = max(parent_mb, _peak(process.pid))
        time.sleep(0.05)
    assert process.returncode == 0, command
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    runs = [json.loads(x) for x in (outdir / "runs.jsonl").read_text().splitlines()]
    wall = time.perf_counter() - begun
    return Cost(wall, cpu, sum(x["cpu"] for x in runs), parent_mb, tuple(x["peak_mb"] for x in runs))


def _peak(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(x.split()[1]) // 1024 for x in status.splitlines() if x.startswith("VmHWM")), 0)


def overhead(manifest: Path, pairs: int) -> tuple[float, float]:
    """CPU seconds a pair to read and align, and for all that a worker does; by turns, in this process."""
    from aligner import library, pipeline
    from aligner.batch.catalogue import Catalogue
    from aligner.batch.plan import check
    from aligner.batch.queue import Job
    from aligner.batch.rows import read_manifest
    from aligner.batch.work import AlignWork, signature

    plan = check(read_manifest(manifest), "", folder=manifest.parent, catalogue=Catalogue())
    work = AlignWork(str(manifest.parent / "alone"), ("json", "tsv"), signature())
    tasks = plan.tasks[:pairs]

    def align(k: int) -> None:
        pipeline.align_pair(*(library.read(x.path, language=x.language) for x in (tasks[k].a, tasks[k].b)))

    def all_of_it(k: int) -> None:
        work(Job(k, tasks[k]))

    spent = {align: 0.0, all_of_it: 0.0}
    for k in range(len(tasks)):
        for part in (align, all_of_it) if k % 2 else (all_of_it, align):
            spent[part] += _cpu_of(part, k)
    return spent[align] / len(tasks), spent[all_of_it] / len(tasks)


def _cpu_of(measured: Callable[[int], None], k: int) -> float:
    begun = time.process_time()
    measured(k)
    return time.process_time() - begun


def throughput(folder: Path, pairs: int, paragraphs: int) -> None:
    """Engines and workers on the same pairs; `steady` leaves out what two pairs cost, which is the start."""
    manifest = make_pairs(folder, pairs, paragraphs)
    few = folder / "few.tsv"
    few.write_text("\n".join(manifest.read_text().splitlines()[:3]) + "\n")
    size = sum(x.stat().st_size for x in folder.glob("*.txt")) / pairs
    aligned, whole = (1000 * x for x in overhead(manifest, min(pairs, 100)))
    print(f"{pairs} pairs of {size / 1000:.1f} kB; in one process, {aligned:.1f} ms CPU to read and align, ")
    print(f"{whole:.1f} ms with results rendered, hashed and written: +{100 * (whole / aligned - 1):.1f} %\n")
    print("| run | wall s | CPU s | start s | pairs/s steady | CPU a pair in workers | beside it |")
    print("|---|---|---|---|---|---|---|")
    cases = {
        "local, 1 worker": ("--jobs", "1"),
        "local, 2 workers": ("--jobs", "2"),
        "dask, 2 workers, texts by content": ("--jobs", "2", "--engine", "dask"),
        "dask, 2 workers, --shared-fs": ("--jobs", "2", "--engine", "dask", "--shared-fs"),
    }
    rates = {}
    for k, (name, options) in enumerate(cases.items()):
        start = run(few, folder / f"few{k}", *options)
        cost = run(manifest, folder / f"out{k}", *options)
        rates[name] = (pairs - 2) / (cost.wall - start.wall)
        beside = (cost.cpu - start.cpu - cost.in_pairs + start.in_pairs) / (pairs - 2)
        print(
            f"| {name} | {cost.wall:.1f} | {cost.cpu:.1f} | {start.wall:.1f} | {rates[name]:.1f} "
            f"| {1000 * cost.in_pairs / pairs:.1f} ms | {1000 * beside:.1f} ms |"
        )
    one, two, content, shared = rates.values()
    print(
        f"\n2 workers / 1 worker: {two / one:.2f} x; dask / local: {content / two:.2f} x by content, ", end=""
    )
    print(f"{shared / two:.2f} x shared\n")


def memory(folder: Path, pairs: int) -> None:
    """Peak of the workers and of the supervisor over many tiny pairs."""
    cost = run(make_pairs(folder, pairs, 1), folder / "out", "--jobs", "2")
    tenths = [max(cost.peaks[: max(1, len(cost.peaks) * k // 10)]) for k in (1, 2, 5, 10)]
    print(f"{pairs} tiny pairs, 2 workers: {pairs / cost.wall:.0f} pairs/s, ", end="")
    print(f"{1000 * cost.cpu / pairs:.2f} ms CPU a pair")
    print(f"largest worker after 10, 20, 50, 100 % of the pairs: {', '.join(map(str, tenths))} MB; ", end="")
    print(f"supervisor: {cost.parent_mb} MB")


def in_folder(measure: Callable[..., None], *arguments: int) -> None:
    with TemporaryDirectory(prefix="aligner-bench-") as folder:
        measure(Path(folder), *arguments)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--paragraphs", type=int, default=25)
    parser.add_argument("--tiny", type=int, default=10_000)
    args = parser.parse_args()
    in_folder(throughput, args.pairs, args.paragraphs)
    in_folder(memory, args.tiny)


if __name__ == "__main__":
    main()
