"""Quality by family and cost by size, as a table and a plot.

    python benchmarks/run.py                       cost by size, on texts made for it
    python benchmarks/run.py --data DIR            also quality, margins and cost on sets with gold
    python benchmarks/run.py --peer hunalign='hunalign -utf null.dic {a} {b}'

Writes results.md and cost.svg beside itself (or to --into). README.md explains.
"""

import argparse
import shlex
import sys
import tempfile
from pathlib import Path
from statistics import mean

from datasets import FAMILIES, Pair, made, sets_of, unpacked
from measure import Cost, best_of, circumstances, cost_of
from plot import chart

from aligner import engine
from aligner.evaluation import Scores, evaluate
from aligner.export import indices

HERE = Path(__file__).parent
SIZES = (50, 500, 5000, 29500)
ALIGN = (
    f"{shlex.quote(sys.executable)} -m aligner align {{a}} {{b}} --segments lines --format indices -o {{out}}"
)
FLOOR = (sys.executable, "-c", "import numpy, scipy.sparse")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of sets with gold")
    parser.add_argument("--into", type=Path, default=HERE, help="where the results go")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--runs", type=int, default=2, help="runs of each measurement; the cheapest counts")
    args = parser.parse_args()
    tools = {"aligner": ALIGN, **dict(x.split("=", 1) for x in args.peer)}
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        sections = [cost_section(tools, work, args.into, args.runs)]
        if args.data:
            # costs first: a child's peak memory begins at what its parent holds
            sections.append(set_cost_section(tools, args.data, work, args.runs))
            sections.append(quality_section(args.data, work))
    text = "\n\n".join([f"# Measured\n\n{circumstances()}", *sections])
    (args.into / "results.md").write_text(f"{text}\n", encoding="utf-8")
    print(text)


def cost_section(tools: dict[str, str], work: Path, into: Path, runs: int) -> str:
    """Cost of the whole process on made texts, and the plot."""
    costs = {
        name: [(n, cost(tool, made(n, work), work, runs)) for n in SIZES] for name, tool in tools.items()
    }
    lines = {name: [(n, c.cpu) for n, c in points] for name, points in costs.items()}
    svg = chart(lines, title="CPU seconds of the whole process", across="segments a side", up="seconds")
    (into / "cost.svg").write_text(svg, encoding="utf-8")
    rows = [
        [name, *(f"{c.cpu:.2f} s, {c.megabytes:.0f} MB" for _, c in points), growth(points)]
        for name, points in costs.items()
    ]
    head = ["", *map(str, SIZES), f"growth {SIZES[2]} to {SIZES[3]}"]
    base = cost_of(FLOOR)
    return (
        f"## Cost by size\n\nWhole process, texts made by `datasets.py`, cheapest of {runs} runs. "
        f"Importing numpy and scipy.sparse alone costs {base.cpu:.2f} s and {base.megabytes:.0f} MB.\n\n"
        f"{table(head, rows)}\n\n![CPU against size](cost.svg)"
    )


def quality_section(data: Path, work: Path) -> str:
    """Strict F1 of every set, the mean of every family, and where the errors stand by margin."""
    rows: list[list[str]] = []
    marked: list[tuple[float, bool]] = []
    for family in FAMILIES:
        figures = []
        for folder in sets_of(data, family):
            scores, wrong = judged(unpacked(folder, work))
            marked += wrong if family != "all" else []
            figures.append(scores.strict.f1)
            rates = (scores.strict, scores.lax, scores.link, scores.null)
            rows.append([folder.name, *(f"{x.f1:.4f}" for x in rates)])
        if figures:
            rows.append([f"**{family}**", f"**{mean(figures):.4f}**", "", "", ""])
    return (
        f"## Quality\n\n{table(['set', 'strict F1', 'lax', 'link', 'null'], rows)}\n\n"
        f"## Errors by margin\n\n{margin_curve(marked)}"
    )


def set_cost_section(tools: dict[str, str], data: Path, work: Path, runs: int) -> str:
    """Cost of the whole process on the larger sets."""
    folders = [x for family in ("5k", "all") for x in sets_of(data, family)]
    rows = []
    for folder in folders:
        pair = unpacked(folder, work)
        costs = [cost(tool, pair, work, runs) for tool in tools.values()]
        rows.append([folder.name, *(f"{c.cpu:.2f} s, {c.megabytes:.0f} MB" for c in costs)])
    return f"## Cost on sets\n\n{table(['set', *tools], rows)}"


def judged(pair: Pair) -> tuple[Scores, list[tuple[float, bool]]]:
    """Scores of the engine on a set, and for each bead its margin and whether it is wrong."""
    assert pair.gold is not None
    gold = [(x.a, x.b) for x in indices.parse(pair.gold.read_bytes())]
    beads = engine.align(*(path.read_text("utf-8").split("\n")[:-1] for path in (pair.a, pair.b)))
    right = {x for x in gold if all(x)}
    gaps = {(0, i) for a, b in gold if not b for i in a} | {(1, j) for a, b in gold if not a for j in b}
    wrong = []
    for x in beads:
        lone = {(0, i) for i in x.a} if x.a else {(1, j) for j in x.b}
        bad = not lone <= gaps if x.is_gap else (x.a, x.b) not in right
        wrong.append((1.0 if x.margin is None else x.margin, bad))
    return evaluate(gold, [(x.a, x.b) for x in beads]), wrong


def margin_curve(marked: list[tuple[float, bool]]) -> str:
    """Which share of all errors stands in each tenth of the beads, the smallest margins first."""
    marked = sorted(marked)
    errors = max(1, sum(bad for _, bad in marked))
    size = len(marked) / 10
    rows, held = [], 0
    for k in range(10):
        part = marked[round(k * size) : round((k + 1) * size)]
        found = sum(bad for _, bad in part)
        held += found
        rows.append([f"{k + 1}", f"up to {part[-1][0]:.2f}", f"{found / errors:.1%}", f"{held / errors:.1%}"])
    head = ["tenth", "margin", "errors", "errors so far"]
    return f"{len(marked)} beads, {errors} wrong.\n\n{table(head, rows)}"


def cost(tool: str, pair: Pair, work: Path, runs: int) -> Cost:
    places = {"a": str(pair.a), "b": str(pair.b), "out": str(work / "out.tsv")}
    return best_of(runs, [part.format(**places) for part in shlex.split(tool)])


def growth(points: list[tuple[int, Cost]]) -> str:
    (_, small), (_, large) = points[-2:]
    return f"{large.cpu / small.cpu:.1f} x CPU, {large.megabytes / small.megabytes:.1f} x memory"


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


if __name__ == "__main__":
    main()
