"""The works of a `texts` folder: what versions there are, what is known of each, and how one is named."""

import os
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path

from aligner.errors import InputError
from aligner.library.reading import STDIN, read
from aligner.library.workfile import parse_work
from aligner.model import Kind, Metadata, Mode, Version
from aligner.text.blocks import with_seams
from aligner.text.sentences import split_sentences
from aligner.text.visible import visible

WORK_FILE = "work.toml"
ENVIRONMENT = "ALIGNER_TEXTS"


@dataclass(frozen=True, slots=True)
class Entry:
    """What `work.toml` says of one version. `kinds` overrule those found by rule, block by block."""

    id: str
    file: Path
    meta: Metadata
    sha256: str = ""
    encoding: str = ""
    part: str = ""
    url: str = ""
    fetched: str = ""
    note: str = ""
    kinds: tuple[tuple[int, Kind], ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A work and its versions, in the order of its `work.toml`."""

    id: str
    title: str
    path: Path
    date: str = ""
    note: str = ""
    versions: tuple[Entry, ...] = field(default=())


def find_root(start: Path | None = None) -> Path:
    """The `texts` folder to use: `ALIGNER_TEXTS`, else the nearest one upwards, else what ships."""
    if named := os.environ.get(ENVIRONMENT):
        path = Path(named)
        if not path.is_dir():
            raise InputError(f"{ENVIRONMENT}={visible(named)}: there is no such directory")
        return path
    here = (start or Path.cwd()).absolute()
    for folder in (here, *here.parents):
        texts = folder / "texts"
        if _is_root(texts):
            return texts
    return bundled()


def bundled() -> Path:
    """The texts that travel with the package."""
    package = Path(__file__).parent.parent
    inside = package / "bundled" / "texts"
    return inside if inside.is_dir() else package.parent.parent / "texts"


def _is_root(folder: Path) -> bool:
    try:
        return (folder / "catalogue.toml").is_file() or any(folder.glob(f"*/{WORK_FILE}"))
    except OSError:
        return False


def works(root: Path | None = None) -> tuple[Work, ...]:
    """The works under `root`, by id. A folder without `work.toml` is not a work."""
    folder = root or find_root()
    if not folder.is_dir():
        raise InputError(f"{visible(str(folder))}: there is no such directory of texts")
    return tuple(load_work(x) for x in sorted(folder.glob(f"*/{WORK_FILE}")))


def load_work(path: Path) -> Work:
    """The work that the `work.toml` at `path` describes."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{visible(str(path))}: it cannot be read as UTF-8 ({error.__class__.__name__})"
        ) from None
    raw = parse_work(text, visible(str(path)))
    work = path.parent.name
    return Work(
        id=work,
        title=raw.title,
        path=path,
        date=raw.date,
        note=raw.note,
        versions=tuple(
            Entry(
                id=x.id,
                file=path.parent / x.file,
                meta=replace(x.meta, work=work),
                sha256=x.sha256,
                encoding=x.encoding,
                part=x.part,
                url=x.url,
                fetched=x.fetched,
                note=x.note,
                kinds=x.kinds,
            )
            for x in raw.versions
        ),
    )


def open_entry(entry: Entry, *, mode: Mode = "auto", language: str = "", part: str = "") -> Version:
    """The version of `entry`, with the kinds that its metadata overrules.

    Args:
        part: instead of the part that the metadata names; kinds are then left as they are found.
    """
    version = read(
        entry.file,
        id=entry.id,
        language=language,
        mode=mode,
        encoding=entry.encoding,
        part=part or entry.part,
        meta=entry.meta,
    )
    if part or mode == "lines" or not entry.kinds:
        return version
    segments = list(version.segments)
    for k, kind in entry.kinds:
        if k >= len(segments):
            raise InputError(
                f"{entry.file.parent / WORK_FILE}: version {entry.id}: block {k} does not exist "
                f"(there are {len(segments)}); was the text changed?"
            )
        segments[k] = replace(segments[k], kind=kind, seam=False)
    seamed = with_seams(version.text, segments)
    return replace(
        version, segments=seamed, sentences=split_sentences(version.text, seamed, version.language)
    )


def resolve(
    name: str, root: Path | None = None, *, mode: Mode = "auto", language: str = "", part: str = ""
) -> Version:
    """The version called `name`: an id (`dobrynin`, `carter-brezhnev-1977/dobrynin`), a path, or `-`.

    An id comes before a file of the same name; write `./name` for the file. A part follows a `#`
    (`frus1977-80v06.xml#d7`, `dobrynin#letter`) or is given as `part`.
    """
    if name == STDIN:
        return read(name, mode=mode, language=language, part=part)
    known = works(root)
    found = _entries(name, known)
    if not found and not part and "#" in name and not _exists(Path(name)):
        name, _, part = name.rpartition("#")
        found = _entries(name, known)
    if len(found) == 1:
        return open_entry(found[0], mode=mode, language=language, part=part)
    if found:
        ids = ", ".join(f"{e.meta.work}/{e.id}" for e in found)
        raise InputError(f"{visible(name)}: several works have such a version; say which: {ids}")
    path = Path(name)
    if not _exists(path):
        raise InputError(_unknown(name, known))
    if entry := _entry_of(path, known):
        return open_entry(replace(entry, file=path), mode=mode, language=language, part=part)
    return read(path, mode=mode, language=language, part=part)


def _entries(name: str, known: tuple[Work, ...]) -> list[Entry]:
    return [e for w in known for e in w.versions if name in (e.id, f"{w.id}/{e.id}")]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _entry_of(path: Path, known: tuple[Work, ...]) -> Entry | None:
    """What is known of the file at `path`: from its own folder's `work.toml`, or the works at hand."""
    beside = path.absolute().parent / WORK_FILE
    nearby: tuple[Work, ...] = (load_work(beside),) if beside.is_file() else ()
    for work in (*nearby, *known):
        for entry in work.versions:
            if entry.file.absolute() == path.absolute():
                return entry
    return None


def _unknown(name: str, known: tuple[Work, ...]) -> str:
    ids = [i for w in known for e in w.versions for i in (e.id, f"{w.id}/{e.id}")]
    near = get_close_matches(name, ids, n=3, cutoff=0.5)
    shown = visible(name)
    if near:
        return f"{shown}: there is no such version or file; did you mean {' or '.join(near)}?"
    if any(c in name for c in "/\\") or Path(name).suffix:
        return f"{shown}: there is no such file"
    return f"{shown}: there is no such version or file; `aligner texts` lists the versions"
