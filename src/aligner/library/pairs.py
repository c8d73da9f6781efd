"""Bilingual files as two versions and the alignment that they hold."""

from dataclasses import replace
from pathlib import Path

from aligner.errors import InputError
from aligner.library.formats import BILINGUAL, format_of
from aligner.library.reading import id_of, load
from aligner.model import Alignment, Bead, Metadata, Segment, Version
from aligner.text.language import guess
from aligner.text.sentences import split_sentences


def read_pair(source: str | Path | bytes, *, a_language: str = "", b_language: str = "") -> Alignment:
    """The two versions in a TMX, XLIFF or TSV file, aligned row by row; a row with one side is a gap.

    Raises:
        InputError: the file is none of these, or cannot be read.
    """
    from aligner.library.readers.bilingual import read_pairs

    data, name = load(source)
    found = format_of(data, name)
    if found not in BILINGUAL and (found != "plain" or b"\t" not in data[:4096]):
        raise InputError(f"{name}: a file of two languages is needed: TMX, XLIFF or TSV (this is {found})")
    pairs = read_pairs(data, name)
    path = "" if isinstance(source, bytes) else str(source)
    stem = id_of(name)
    a = _version(stem, pairs.a_language or a_language, [x for x, _ in pairs.rows if x], path, pairs.format)
    b = _version(stem, pairs.b_language or b_language, [x for _, x in pairs.rows if x], path, pairs.format)
    a, b = replace(a, part=pairs.a_language or "a"), replace(b, part=pairs.b_language or "b")
    if a.id == b.id:
        a, b = replace(a, id=f"{stem}.a"), replace(b, id=f"{stem}.b")
    beads: list[Bead] = []
    i = j = 0
    for left, right in pairs.rows:
        beads.append(Bead((i,) if left else (), (j,) if right else ()))
        i, j = i + bool(left), j + bool(right)
    return Alignment(a, b, tuple(beads))


def _version(stem: str, language: str, texts: list[str], path: str, encoding: str) -> Version:
    segments: list[Segment] = []
    place = 0
    for text in texts:
        segments.append(Segment(place, place + len(text)))
        place += len(text) + 2
    whole = "\n\n".join(texts)
    tongue = language or guess(whole)
    return Version(
        id=f"{stem}.{tongue}",
        text=whole,
        segments=tuple(segments),
        sentences=split_sentences(whole, segments, tongue),
        meta=Metadata(language=tongue),
        path=path,
        encoding=encoding,
    )
