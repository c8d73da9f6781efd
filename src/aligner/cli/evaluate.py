"""`aligner evaluate PRED GOLD`: an alignment held against a gold one."""

import sys
from typing import TYPE_CHECKING

from aligner.cli.streams import emit
from aligner.errors import InputError

if TYPE_CHECKING:
    import argparse

    from aligner.evaluation import Scores
    from aligner.evaluation.counts import Pair

MEASURES = ("strict", "lax", "link", "null")


def arguments(parser: "argparse.ArgumentParser") -> None:
    parser.add_argument(
        "files",
        metavar="PRED GOLD",
        nargs="+",
        help="the alignment to judge and the right one: indices or stored (.json), - for stdin; "
        "more pairs are pooled",
    )
    parser.add_argument("--json", action="store_true", help="print the figures and counts as JSON")
    parser.add_argument(
        "--min-f1", type=_share, default=0.0, metavar="X", help="exit with 1 if strict F1 is below X (0 to 1)"
    )
    parser.add_argument(
        "--level", choices=("paragraph", "sentence"), default="paragraph", help="which beads of a stored one"
    )


def run(args: "argparse.Namespace") -> int:
    from aligner.evaluation import count, pooled, scores

    names: list[str] = args.files
    if len(names) % 2:
        raise InputError(f"{names[-1]}: has no gold beside it; name files in pairs, PRED GOLD")
    if names.count("-") > 1:
        raise InputError("-: standard input can be read only once")
    pairs = zip(names[::2], names[1::2], strict=True)
    found = scores(pooled(count(_beads(gold, args.level), _beads(pred, args.level)) for pred, gold in pairs))
    emit(_as_json(found) if args.json else _as_table(found))
    if found.strict.f1 < args.min_f1:
        print(f"aligner: strict F1 {found.strict.f1:.4f} is below {args.min_f1:g}", file=sys.stderr)
        return 1
    return 0


def _share(text: str) -> float:
    import argparse

    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return value


def _beads(name: str, level: str) -> "list[Pair]":
    """The beads of a stored alignment or of a file of indices, whichever the file is."""
    from aligner.cli.stored import read_file
    from aligner.export import indices

    raw = read_file(name)
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        from aligner.export.places import beads_at
        from aligner.model import Level
        from aligner.store import codec

        return [(x.a, x.b) for x in beads_at(codec.loads(raw, name=name), Level(level))]
    try:
        return [(x.a, x.b) for x in indices.loads(raw).entries]
    except InputError as error:
        raise type(error)(f"{name}: {error}") from error


def _as_json(found: "Scores") -> str:
    import json
    from dataclasses import asdict

    return json.dumps(asdict(found)) + "\n"


def _as_table(found: "Scores") -> str:
    lines = [f"{'':<8}{'precision':>10}{'recall':>10}{'F1':>10}"]
    for name in MEASURES:
        rate = getattr(found, name)
        lines.append(f"{name:<8}{rate.precision:>10.4f}{rate.recall:>10.4f}{rate.f1:>10.4f}")
    lines.append(f"{found.counts.gold} gold beads, {found.counts.predicted} predicted")
    return "\n".join(lines) + "\n"
