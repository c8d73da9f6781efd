"""The Python interface: what `import aligner` offers, in a few typed names."""

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Literal

from aligner import divergence, export, library, model, pipeline, report, store
from aligner.errors import InputError
from aligner.model import (
    Bead,
    Category,
    Collation,
    Comparison,
    Divergence,
    Level,
    Metadata,
    Segment,
    Severity,
    Version,
)
from aligner.model.levels import at_sentence_level

__all__ = [
    "Alignment",
    "Bead",
    "Category",
    "Collation",
    "Comparison",
    "Divergence",
    "Level",
    "Severity",
    "Version",
    "align",
    "collate",
    "compare",
    "load",
    "read",
    "save",
]

Source = Version | str | Path | Sequence[str]
"""A version, the path of a file, the id of a version (`dobrynin`), or segments as a list of texts."""


class Alignment(model.Alignment):
    """An alignment that can show and export itself; see `aligner.model.Alignment` for what it holds."""

    def to_tsv(self) -> str:
        """The aligned TSV (docs/formats.md)."""
        return export.tsv.dumps(self).decode("utf-8")

    def to_text(self, width: int = 100) -> str:
        """Both versions side by side, without colour."""
        return report.terminal.render(self, width=width, colour=False)

    def to_html(self) -> str:
        """The report as one HTML page that loads nothing."""
        return report.html.render(self)

    def _repr_html_(self) -> str:
        return report.html.render_fragment(self)

    @classmethod
    def of(cls, x: model.Alignment) -> "Alignment":
        return cls(**{f.name: getattr(x, f.name) for f in fields(x)})


def read(source: str | Path, *, name: str = "", lang: str = "") -> Version:
    """A version from a file of any supported format, or by its id in the catalogue of texts."""
    version = library.resolve(str(source), language=lang)
    return replace(version, id=name) if name else version


def align(
    a: Source,
    b: Source,
    *,
    level: Level | Literal["paragraph", "sentence"] = Level.PARAGRAPH,
    anchors: Sequence[Bead] = (),
    lang_a: str = "",
    lang_b: str = "",
    semantic: str = "",
) -> Alignment:
    """Two versions aligned and scored.

    Args:
        a: a version, path, id, or list of segments (given as they are).
        b: the other one.
        level: what `beads` of the result are made of.
        anchors: paragraph beads to keep as they are; only what lies between is searched.
        lang_a: language of `a` (ISO 639), where it is not known from the version itself.
        lang_b: language of `b`.
        semantic: an embedding model by name or folder, asked for M and about doubtful beads
            (`pip install 'aligner[semantic]'`).

    Raises:
        MissingExtraError: `semantic` is given and its library is not installed.
    """
    embedder = pipeline.open_embedder(semantic) if semantic else None
    found = pipeline.align_pair(
        _version(a, "a", lang_a), _version(b, "b", lang_b), anchors=anchors, embedder=embedder
    )
    return Alignment.of(at_sentence_level(found) if Level(level) is Level.SENTENCE else found)


def collate(base: Source, versions: Sequence[Source]) -> Collation:
    """Each of the versions against the base, merged into rows."""
    others = [_version(v, f"v{k}", "") for k, v in enumerate(versions, 1)]
    return pipeline.collate(_version(base, "base", ""), others)


def compare(a: str, b: str, *, lang: str = "", lang_a: str = "", lang_b: str = "") -> Comparison:
    """Two texts compared word by word: scores, divergences with their reasons, word links.

    `lang` stands for both sides; without any, English rules apply only where the text looks English.
    """
    return divergence.compare(a, b, lang_a=lang_a or lang or "und", lang_b=lang_b or lang or "und")


def save(alignment: model.Alignment, path: str | Path) -> None:
    """Write the alignment as JSON; the old file stands until the new one is complete."""
    store.save(alignment, Path(path))


def load(path: str | Path) -> Alignment:
    """An alignment from its JSON file."""
    return Alignment.of(store.load(Path(path)))


def _version(source: Source, name: str, lang: str) -> Version:
    if isinstance(source, Version):
        return source
    if isinstance(source, str | Path):
        return read(source, lang=lang)
    return version_of_segments(source, name=name, lang=lang)


def version_of_segments(texts: Sequence[str], *, name: str, lang: str = "") -> Version:
    """A version whose segments are these texts, in this order."""
    segments, start = [], 0
    for k, text in enumerate(texts):
        if not isinstance(text, str):
            raise InputError(f"{name}: segment {k} is {type(text).__name__}, not text")
        segments.append(Segment(start, start + len(text)))
        start += len(text) + 1
    return Version(name, "\n".join(texts), tuple(segments), meta=Metadata(language=lang or "und"))
