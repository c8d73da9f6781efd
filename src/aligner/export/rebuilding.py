"""Versions out of the texts that a file carries, where it is all there is."""

from collections.abc import Mapping

from aligner.errors import FormatError
from aligner.model.version import Kind, Metadata, Segment, Version


def rebuilt(
    name: str, meta: Metadata, pieces: Mapping[int, str], kinds: Mapping[int, Kind] | None = None
) -> Version:
    """A version of these segments, with a blank line between; raise FormatError if one is missing."""
    segments, parts, at = [], [], 0
    known = kinds or {}
    for k in range(len(pieces)):
        if k not in pieces:
            raise FormatError(f"segment {k} of {name} is missing from the file")
        segments.append(Segment(at, at + len(pieces[k]), known.get(k, Kind.PARAGRAPH)))
        parts.append(pieces[k])
        at += len(pieces[k]) + 2
    return Version(name, "\n\n".join(parts), tuple(segments), meta=meta)
