"""`aligner texts`: what there is, and `add`, `fetch` and `check` for bringing in more."""

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from aligner.library import Entry, Work

_EPILOG = """\
aligner texts                     all works and their versions
aligner texts WORK                one work, each version in full
aligner texts add FILE|URL ...    bring a text into a work
aligner texts fetch [ID ...]      bring versions that texts/catalogue.toml names
aligner texts check [WORK ...]    verify hashes, metadata, encodings and languages

`aligner texts add --help` and so on tell more."""

VERBS = frozenset({"add", "fetch", "check"})


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--json", action="store_true", help="print what is known as JSON")
    words = parser.add_argument(
        "words", nargs=argparse.PARSER, metavar="WORK|add|fetch|check ...", help="see below"
    )
    words.required = False


def run(args: argparse.Namespace) -> int:
    words: list[str] = args.words or []
    verb = words[0] if words else ""
    if verb in VERBS:
        from aligner.cli.texts_bring import VERB_TABLE

        parser = argparse.ArgumentParser(prog=f"aligner texts {verb}")
        define, do = VERB_TABLE[verb]
        define(parser)
        return do(parser.parse_args(words[1:]))
    parser = argparse.ArgumentParser(prog="aligner texts")
    parser.add_argument("work", nargs="?", default="")
    parser.add_argument("--json", action="store_true", default=args.json)
    return list_works(parser.parse_args(words))


def list_works(args: argparse.Namespace) -> int:
    """Print the works, or one of them in full."""
    from aligner.library import find_root, works

    root = find_root()
    known = works(root)
    if args.work:
        known = (_work_called(args.work, known),)
    if args.json:
        print(json.dumps([_as_json(x) for x in known], ensure_ascii=False, indent=2))
    elif args.work:
        print(_in_full(known[0]))
    else:
        print(_in_short(known))
        if fetchable := _fetchable(root, known):
            print(f"\n{fetchable}")
    return 0


def _work_called(name: str, known: "tuple[Work, ...]") -> "Work":
    from difflib import get_close_matches

    from aligner.errors import InputError
    from aligner.text.visible import visible

    for work in known:
        if name == work.id or name in (e.id for e in work.versions):
            return work
    near = get_close_matches(name, [x.id for x in known], n=2, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else "`aligner texts` lists the works"
    raise InputError(f"{visible(name)}: there is no such work; {hint}")


def _status(entry: "Entry") -> str:
    from aligner.library import STATUS_WORDS

    words = STATUS_WORDS.get(entry.meta.status, "")
    return f"{entry.meta.status}: {words}" if words else entry.meta.status or "status not said"


def _in_short(known: "tuple[Work, ...]") -> str:
    from aligner.text.visible import visible

    if not known:
        return "There is no work here yet; `aligner texts add FILE --work NAME --id ID` makes one."
    lines: list[str] = []
    for work in known:
        lines += [visible(f"{work.id}  {work.title}"), ""]
        rows = [(e.id, e.meta.language, _status(e), e.meta.title) for e in work.versions]
        widths = [max((len(r[k]) for r in rows), default=0) for k in range(3)]
        for row in rows:
            cells = [cell.ljust(width) for cell, width in zip(row[:3], widths, strict=True)]
            lines.append(visible("  ".join(["", *cells, row[3]])).rstrip())
        lines.append("")
    return "\n".join(lines).rstrip()


def _in_full(work: "Work") -> str:
    from aligner.text.visible import visible

    lines = [f"{work.id}  {work.title}"]
    lines += [f"  {name}: {value}" for name, value in (("date", work.date), ("note", work.note)) if value]
    for entry in work.versions:
        lines += ["", f"{entry.id}  {entry.meta.title}", f"  status: {_status(entry)}"]
        fields = {
            "language": entry.meta.language,
            "date": entry.meta.date,
            "derived from": entry.meta.derived_from,
            "source": entry.meta.source,
            "rights": entry.meta.rights,
            "note": entry.note,
            "file": str(entry.file),
            "text": _contents(entry),
        }
        lines += [f"  {name}: {value}" for name, value in fields.items() if value]
    return visible("\n".join(lines), newlines=True)


def _contents(entry: "Entry") -> str:
    """How many blocks of what kinds, and the encoding; or what is wrong with the file."""
    from collections import Counter

    from aligner.errors import AlignerError
    from aligner.library import open_entry

    try:
        version = open_entry(entry)
    except AlignerError as error:
        return f"cannot be read: {error}"
    kinds = Counter(s.kind.value for s in version.segments)
    counted = ", ".join(f"{n} {kind}" for kind, n in kinds.most_common())
    seams = sum(s.seam for s in version.segments)
    joined = f"; {seams} joined across a page break" if seams else ""
    return f"{len(version.segments)} blocks ({counted}){joined}; {version.encoding}"


def _as_json(work: "Work") -> dict[str, object]:
    from dataclasses import asdict

    return {
        "id": work.id,
        "title": work.title,
        "date": work.date,
        "note": work.note,
        "versions": [
            {"id": e.id, "file": str(e.file), **asdict(e.meta), "status_words": _status(e), "note": e.note}
            for e in work.versions
        ],
    }


def _fetchable(root: "Path", known: "tuple[Work, ...]") -> str:
    from aligner.library import catalogue
    from aligner.text.visible import visible

    here = {(w.id, e.id) for w in known for e in w.versions}
    rows = [x for x in catalogue(root) if (x.meta.work, x.id) not in here]
    if not rows:
        return ""
    width = max(len(x.id) for x in rows)
    lines = [f"  {x.id.ljust(width)}  {x.meta.title} ({x.publisher})" for x in rows]
    return visible("\n".join(["To be had with `aligner texts fetch ID`:", "", *lines]), newlines=True)
