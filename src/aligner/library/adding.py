"""Bringing texts into a `texts` folder: files copied, metadata written, what was fetched compared."""

import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from aligner.errors import InputError, OutputError
from aligner.library.formats import format_of
from aligner.library.reading import read_named
from aligner.library.workfile import META_KEYS, Fault, check_fields, load_toml, parse_work
from aligner.library.works import ENVIRONMENT, WORK_FILE, find_root
from aligner.model import Metadata, Version
from aligner.text.visible import visible

_NAME = re.compile(r"[^\W_][\w.-]*")
_SUFFIX = {
    "plain": ".txt",
    "markdown": ".md",
    "html": ".html",
    "tei": ".xml",
    "docx": ".docx",
    "odt": ".odt",
    "epub": ".epub",
    "pdf": ".pdf",
    "subtitles": ".srt",
    "tmx": ".tmx",
    "xliff": ".xlf",
    "tsv": ".tsv",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes were fetched, and when (a date); both empty for a file."""

    url: str = ""
    fetched: str = ""


def writable_root() -> Path:
    """The `texts` folder to add to. What ships with the package is copied beside the user's work first."""
    root, here = find_root(), Path.cwd().absolute()
    if os.environ.get(ENVIRONMENT) or root.absolute().parent in (here, *here.parents):
        return root
    mine = here / "texts"
    try:
        shutil.copytree(root, mine, dirs_exist_ok=True)
    except OSError as error:
        raise OutputError(f"{visible(str(mine))}: cannot be made ({error.strerror})") from None
    return mine


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A version to be added: what it is called and what is known of it."""

    work: str
    id: str
    meta: Metadata
    part: str = ""
    origin: Origin = Origin()


def add(data: bytes, name: str, root: Path, new: Newcomer) -> tuple[Path, Version]:
    """Store `data` (called `name`) as a version, with its metadata; return its path and what it reads as.

    Raises:
        InputError: it cannot be read, the names will not do, or the work has such a version already.
        OutputError: it cannot be written; nothing was changed.
    """
    for what, value in (("work", new.work), ("version", new.id)):
        if not _NAME.fullmatch(value):
            raise InputError(f"{visible(value)!r} cannot name a {what}: use letters, digits, . - _")
    words = {"status": new.meta.status, "language": _said(new.meta.language)}
    check_fields(words, Fault("", "what is given"), 0)
    kind = format_of(data, name)
    version = read_named(data, name, part=new.part)
    folder, suffix = root / new.work, _SUFFIX.get(kind, Path(name).suffix or ".txt")
    work_file = folder / WORK_FILE
    text = _text_of(work_file)
    path = folder / f"{new.id}{suffix}"
    known = parse_work(text, visible(str(work_file))).versions
    if any(x.id == new.id for x in known) or path.exists():
        raise InputError(f"{visible(new.work)} has a version {visible(new.id)} already; take another id")
    write(path, data)
    try:
        write(work_file, f"{text}{_table(path.name, new, version, sha256(data).hexdigest())}".encode())
    except OutputError:
        path.unlink(missing_ok=True)
        raise
    return path, version


def _said(language: str) -> str:
    return "" if language == "und" else language


def _text_of(work_file: Path) -> str:
    """What the work file holds, ending in a blank line; a new one begins with the work's title."""
    if not work_file.exists():
        return f"title = {_quoted(work_file.parent.name)}\n\n"
    try:
        text = work_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{visible(str(work_file))}: it cannot be read as UTF-8") from None
    return text.rstrip("\n") + "\n\n"


def _quoted(value: str) -> str:
    clean = value.encode("utf-8", "replace").decode("utf-8").replace("\x7f", "")
    return json.dumps(clean, ensure_ascii=False)


def _table(file: str, new: Newcomer, version: Version, digest: str) -> str:
    fields = {key: getattr(new.meta, key) for key in META_KEYS}
    fields["language"] = _said(new.meta.language) or _said(version.language)
    fields["title"] = new.meta.title or version.meta.title
    known = {"id": new.id, "file": file, **fields, "part": new.part}
    known |= {"url": new.origin.url, "fetched": new.origin.fetched, "sha256": digest}
    lines = [f"{key} = {_quoted(value)}" for key, value in known.items() if value]
    return "\n".join(["[[version]]", *lines, ""])


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all.

    Raises:
        OutputError: it could not be written; what stood there still stands.
    """
    temporary = path.parent / f".{path.name}.{os.getpid()}.tmp"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        raise OutputError(f"{visible(str(path))}: cannot be written ({error.strerror})") from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def refresh(work_file: Path, ident: str, data: bytes, origin: Origin) -> str:
    """Put newly fetched `data` in the place of version `ident`; say in words what changed."""
    text = _text_of(work_file)
    raw = parse_work(text, visible(str(work_file)))
    index = next(k for k, x in enumerate(raw.versions) if x.id == ident)
    entry = raw.versions[index]
    digest = sha256(data).hexdigest()
    path = work_file.parent / entry.file
    before = path.read_bytes() if path.is_file() else b""
    changed = set_value(text, index, "fetched", origin.fetched)
    if before == data:
        write(work_file, changed.encode())
        return f"unchanged since {entry.fetched or 'it was added'}"
    new = read_named(data, path.name, part=entry.part)
    words = difference(read_named(before, path.name, part=entry.part), new) if before else "it was missing"
    changed = set_value(set_value(changed, index, "sha256", digest), index, "url", origin.url)
    write(path, data)
    write(work_file, changed.encode())
    return words


def difference(before: Version, after: Version) -> str:
    """What changed from one text to the other, by blocks, with the first one that did."""
    a = [before.segment_text(k) for k in range(len(before.segments))]
    b = [after.segment_text(k) for k in range(len(after.segments))]
    if a == b:
        return "the text is the same; only what surrounds it changed"
    steps = [x for x in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if x[0] != "equal"]
    counts = {"replace": 0, "delete": 0, "insert": 0}
    for tag, i, end, j, stop in steps:
        counts[tag] += max(end - i, stop - j)
    said = {"replace": "changed", "delete": "gone", "insert": "new"}
    numbers = ", ".join(f"{n} {said[tag]}" for tag, n in counts.items() if n)
    tag, i, _, j, _ = steps[0]
    first = b[j] if tag != "delete" else a[i]
    return f"of {len(a)} blocks: {numbers}; the first: {visible(first[:60])!r}"


def set_value(text: str, index: int, key: str, value: str) -> str:
    """The text of a work file with `key` of version number `index` set; the rest stays as it is."""
    if not value:
        return text
    lines = text.split("\n")
    headers = [n for n, x in enumerate(lines) if re.match(r"\s*\[\[\s*version\s*\]\]", x)]
    first, last = headers[index], [*headers, len(lines)][index + 1]
    line = f"{key} = {_quoted(value)}"
    for n in range(first, last):
        if re.match(rf"\s*{re.escape(key)}\s*=", lines[n]):
            lines[n] = line
            break
    else:
        end = max((n for n in range(first, last) if lines[n].strip()), default=first)
        lines.insert(end + 1, line)
    new = "\n".join(lines)
    load_toml(new, "work.toml")
    return new
