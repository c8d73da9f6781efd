"""The batch as a process: pairs to run it on, what it left, and the processes it started."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

WORDS = ("the", "treaty", "letter", "government", "must", "may", "insist", "upon", "peace", "arms", "talks")
PATIENCE = 240.0
"""Seconds after which a process is held to hang; the machine may be busy with other things."""

Begin = Callable[[Path, int], "subprocess.Popen[str]"]
"""Starts a batch with two workers in a folder, and waits until it has done so many pairs."""


def until(done: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < deadline, f"{what}: not within {PATIENCE:.0f} s"
        time.sleep(0.02)


@dataclass
class Corpus:
    """Pairs in a folder, with a manifest; the batch is run on it with `run` or `start`."""

    folder: Path
    ids: list[str] = field(default_factory=list)
    bad: set[str] = field(default_factory=set)

    @property
    def manifest(self) -> Path:
        return self.folder / "pairs.tsv"

    def command(self, outdir: Path, *options: str) -> list[str]:
        return [sys.executable, "-m", "aligner", "batch", str(self.manifest), "-o", str(outdir), *options]

    def run(self, outdir: Path, *options: str) -> "subprocess.CompletedProcess[str]":
        command = self.command(outdir, *options)
        return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)

    def start(self, outdir: Path, *options: str) -> "subprocess.Popen[str]":
        """The batch in a process group of its own, as a shell would start it."""
        return subprocess.Popen(
            self.command(outdir, *options), stderr=subprocess.PIPE, text=True, start_new_session=True
        )


def make_corpus(folder: Path, pairs: int) -> Corpus:
    corpus = Corpus(folder)
    chance = random.Random(1977)  # noqa: S311 - texts, not secrets
    lines = ["id\ta\tb\tlang_a\tlang_b"]
    for k in range(pairs):
        name = f"{k % 7}/p{k:04}"
        sentences = [[chance.choice(WORDS) for _ in range(chance.randint(5, 9))] for _ in range(3)]
        a = "\n\n".join(" ".join(x).capitalize() + "." for x in sentences)
        b = a.replace("must", "may") if k % 2 else a.replace("peace", "quiet")
        data = b"\0\1\2 no text" if k % 10 == 3 else b.encode()
        (folder / f"{k}.a.txt").write_text(a + "\n")
        (folder / f"{k}.b.txt").write_bytes(data + b"\n")
        lines.append(f"{name}\t{k}.a.txt\t{k}.b.txt\ten\ten")
        corpus.ids.append(name)
        if k % 10 == 3:
            corpus.bad.add(name)
    corpus.manifest.write_text("\n".join(lines) + "\n")
    return corpus


def records(outdir: Path) -> list[dict[str, object]]:
    """Whole lines of the manifest, so far."""
    path = outdir / "manifest.jsonl"
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    return [json.loads(x) for x in lines if x.endswith(b"\n")]


def results(outdir: Path) -> dict[str, bytes]:
    """All files of a batch but the one that tells how it was run."""
    files = {x.relative_to(outdir).as_posix(): x for x in outdir.rglob("*") if x.is_file()}
    return {name: path.read_bytes() for name, path in sorted(files.items()) if name != "runs.jsonl"}


def children(pid: int) -> list[int]:
    """All processes below `pid` that spawned code of Python runs in."""
    below: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            command = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == pid:
            child = int(stat.parent.name)
            below += [child] * (b"spawn_main" in command) + children(child)
    return below
