"""Whether the works of a `texts` folder are what their metadata says."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from aligner.errors import AlignerError
from aligner.library.works import WORK_FILE, Entry, Work, load_work, open_entry
from aligner.text.language import UNKNOWN, guess
from aligner.text.visible import visible


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of one version, or of a whole `work.toml`."""

    level: Literal["ok", "warning", "error"]
    where: str
    what: str


def check(root: Path, wanted: tuple[str, ...] = ()) -> list[Finding]:
    """Findings on the works of `root` (or those `wanted`), in order; a version without fault is `ok`."""
    findings: list[Finding] = []
    for path in sorted(root.glob(f"*/{WORK_FILE}")):
        if wanted and path.parent.name not in wanted:
            continue
        try:
            work = load_work(path)
        except AlignerError as error:
            findings.append(Finding("error", path.parent.name, str(error)))
            continue
        findings += _of_work(work)
    return findings


def _of_work(work: Work) -> list[Finding]:
    findings: list[Finding] = []
    if not work.title:
        findings.append(Finding("warning", work.id, "the work has no title"))
    for entry in work.versions:
        found = _of_version(entry)
        findings += found or [Finding("ok", f"{work.id}/{entry.id}", _in_words(entry))]
    listed = {e.file.name for e in work.versions} | {WORK_FILE}
    findings += [
        Finding("warning", f"{work.id}/{visible(x.name)}", "the file stands in no [[version]] of work.toml")
        for x in sorted(work.path.parent.iterdir())
        if x.is_file() and x.name not in listed and not x.name.startswith(".")
    ]
    return findings


def _in_words(entry: Entry) -> str:
    version = open_entry(entry)
    return f"{len(version.segments)} blocks, {version.encoding}, {version.language}"


def _of_version(entry: Entry) -> list[Finding]:
    where = f"{entry.meta.work}/{entry.id}"
    try:
        data = entry.file.read_bytes()
        version = open_entry(entry)
    except OSError:
        return [Finding("error", where, f"{visible(entry.file.name)}: the file cannot be read")]
    except AlignerError as error:
        return [Finding("error", where, str(error))]
    findings: list[Finding] = []
    if entry.sha256 and entry.sha256 != sha256(data).hexdigest():
        findings.append(Finding("error", where, "the file is not the one that its sha256 was taken of"))
    if not entry.sha256:
        findings.append(Finding("warning", where, "there is no sha256 to check the file by"))
    if not entry.meta.status:
        findings.append(Finding("warning", where, "its status is not said (witness, translation, sample …)"))
    matter = [version.segment_text(k) for k, s in enumerate(version.segments) if not s.kind.is_matter]
    said, heard = entry.meta.language.split("-")[0], guess("\n".join(matter))
    if UNKNOWN not in (said, heard) and said != heard:
        findings.append(Finding("warning", where, f"the language is given as {said}, but looks like {heard}"))
    if said == UNKNOWN:
        findings.append(Finding("warning", where, f"its language is not said (it looks like {heard})"))
    return findings
