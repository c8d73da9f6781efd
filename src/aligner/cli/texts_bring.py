"""`aligner texts add`, `fetch` and `check`: texts brought in, fetched anew, verified."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aligner.library import Entry, Item
    from aligner.library.adding import Origin
    from aligner.model import Version

    Define = Callable[[argparse.ArgumentParser], None]
    Do = Callable[[argparse.Namespace], int]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Copy a text into a work of the texts folder and write down what is known of it."
    parser.add_argument("file", metavar="FILE|URL", help="a file of any supported format, or its address")
    parser.add_argument("--work", required=True, help="the work it belongs to; made if there is none")
    parser.add_argument("--id", required=True, help="what to call this version")
    parser.add_argument("--lang", default="", help="its language (en, ru, …); guessed if not said")
    for name, words in (
        ("title", "what it is"),
        ("date", "when it was written"),
        ("status", "witness, translation, transcription, edition or sample"),
        ("derived-from", "what it was made from"),
        ("source", "the carrier it was taken from"),
        ("rights", "who may use it and how"),
        ("part", "only a part of it: an id, pages, a heading, letter"),
    ):
        parser.add_argument(f"--{name}", default="", metavar="TEXT", help=words)
    parser.add_argument("--allow-private", action="store_true", help="allow addresses of private networks")


def add(args: argparse.Namespace) -> int:
    """Copy a file, or what a URL gives, into a work."""
    from aligner.library.adding import Newcomer, Origin, writable_root
    from aligner.library.adding import add as store
    from aligner.library.reading import load
    from aligner.model import Metadata

    meta = Metadata(
        title=args.title,
        language=args.lang or "und",
        date=args.date,
        status=args.status,
        derived_from=args.derived_from,
        source=args.source,
        rights=args.rights,
        work=args.work,
    )
    if args.file.startswith(("http://", "https://")):
        data, name, origin = _fetched(args.file, allow_private=args.allow_private)
    else:
        data, name = load(args.file)
        origin = Origin()
    path, version = store(data, name, writable_root(), Newcomer(args.work, args.id, meta, args.part, origin))
    _tell(args.id, version, path)
    return 0


def _tell(ident: str, version: "Version", path: "Path") -> None:
    from aligner.text.visible import visible

    print(
        visible(
            f"{ident}: {len(version.segments)} blocks, {version.encoding}, {version.language}; kept as {path}"
        )
    )


def _fetched(url: str, *, allow_private: bool) -> "tuple[bytes, str, Origin]":
    """Bytes, name and origin of what `url` gives."""
    from urllib.parse import urlsplit

    from aligner.library.adding import Origin
    from aligner.library.fetch import fetch

    print(f"fetching {url.encode('ascii', 'replace').decode()} …", file=sys.stderr)
    got = fetch(url, allow_private=allow_private)
    name = urlsplit(got.url).path.rstrip("/").rpartition("/")[2] or "page"
    if "html" in got.content_type and "." not in name:
        name += ".html"
    return got.data, name, Origin(got.url, got.date)


def _fetch_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Bring versions that the catalogue names, from their publishers."
    parser.add_argument("ids", nargs="*", metavar="ID", help="by default all that are not here yet")
    parser.add_argument(
        "--refresh", action="store_true", help="fetch anew what is here, and say what changed"
    )
    parser.add_argument("--allow-private", action="store_true", help="allow addresses of private networks")


def fetch(args: argparse.Namespace) -> int:
    """Bring what the catalogue names; with `--refresh`, fetched versions anew."""
    from aligner.errors import InputError
    from aligner.library import catalogue, works
    from aligner.library.adding import Newcomer, writable_root
    from aligner.library.adding import add as store
    from aligner.text.visible import visible

    root = writable_root()
    here = {(w.id, e.id): e for w in works(root) for e in w.versions}
    if args.refresh:
        return _refresh(args, [e for e in here.values() if e.url])
    items = catalogue(root)
    unknown = sorted(set(args.ids) - {x.id for x in items})
    if unknown:
        known = ", ".join(x.id for x in items) or "nothing"
        raise InputError(f"{visible(unknown[0])}: not in the catalogue; it names {known}")
    wanted = [x for x in items if (x.id in args.ids if args.ids else (x.meta.work, x.id) not in here)]
    for item in wanted:
        if (item.meta.work, item.id) in here:
            print(f"{item.id} is here already; --refresh fetches it anew")
            continue
        if not item.url:
            print(_by_hand(item))
            continue
        data, name, origin = _fetched(item.url, allow_private=args.allow_private)
        path, version = store(
            data, name, root, Newcomer(item.meta.work, item.id, item.meta, item.part, origin)
        )
        _tell(item.id, version, path)
    if not wanted:
        print("All that the catalogue names is here; --refresh fetches it anew.")
    return 0


def _by_hand(item: "Item") -> str:
    from aligner.text.visible import visible

    return visible(
        f"{item.id}: to be looked up by hand at {item.page}; then "
        f"`aligner texts add ADDRESS --work {item.meta.work} --id {item.id}`"
    )


def _refresh(args: argparse.Namespace, entries: "list[Entry]") -> int:
    from aligner.errors import InputError
    from aligner.library.adding import refresh
    from aligner.text.visible import visible

    unknown = sorted(set(args.ids) - {e.id for e in entries})
    if unknown:
        raise InputError(f"{visible(unknown[0])}: there is no version of that id that was fetched")
    for entry in entries:
        if not args.ids or entry.id in args.ids:
            data, _, origin = _fetched(entry.url, allow_private=args.allow_private)
            print(visible(f"{entry.id}: {refresh(entry.file.parent / 'work.toml', entry.id, data, origin)}"))
    if not entries:
        print("Nothing here was fetched.")
    return 0


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "Verify hashes, metadata, encodings and languages of what is here."
    parser.add_argument("works", nargs="*", metavar="WORK", help="by default all")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def check(args: argparse.Namespace) -> int:
    """Print findings; 1 if there is an error among them."""
    from dataclasses import asdict

    from aligner.errors import InputError
    from aligner.library import find_root
    from aligner.library.checking import check as findings_of
    from aligner.text.visible import visible

    root = find_root()
    findings = findings_of(root, tuple(args.works))
    missing = [x for x in args.works if not any(f.where.partition("/")[0] == x for f in findings)]
    if missing:
        raise InputError(f"{visible(missing[0])}: there is no such work; `aligner texts` lists them")
    if args.json:
        print(json.dumps([asdict(x) for x in findings], ensure_ascii=False, indent=2))
    else:
        for x in findings:
            print(visible(f"{x.level:7}  {x.where}: {x.what}"))
    return int(any(x.level == "error" for x in findings))


VERB_TABLE: "dict[str, tuple[Define, Do]]" = {
    "add": (_add_arguments, add),
    "fetch": (_fetch_arguments, fetch),
    "check": (_check_arguments, check),
}
"""Verb -> what defines its arguments, and what does it."""
