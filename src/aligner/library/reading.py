"""A path, bytes or standard input to a `Version`."""

import sys
from dataclasses import replace
from pathlib import Path

from aligner.errors import InputError
from aligner.library.assembly import assemble, part_of
from aligner.library.decoding import decode
from aligner.library.formats import MARKDOWN, PLAIN, format_of, reader_of
from aligner.model import Metadata, Mode, Version
from aligner.text.blocks import split_blocks
from aligner.text.language import guess
from aligner.text.sentences import split_sentences
from aligner.text.visible import visible

STDIN = "-"

LARGE = 40_000_000
"""Characters from which on sentences are not split: they would take more memory than the text."""

_WORTH_SAYING = 20_000_000


def read(
    source: str | Path | bytes,
    *,
    id: str = "",  # noqa: A002 - the word of the model
    language: str = "",
    mode: Mode = "auto",
    encoding: str = "",
    part: str = "",
    meta: Metadata | None = None,
) -> Version:
    """The version that `source` holds: a path, `-` for standard input, or the bytes themselves.

    Args:
        id: how the version is called; by default the file's name without its ending.
        language: ISO 639-1; by default what `meta` says, else a guess.
        mode: how blocks are found, see `aligner.text.blocks.split_blocks`.
        encoding: by default found out; `Version.encoding` says which it was.
        part: only a part of it: an id, pages, blocks, a heading, `letter`; see `aligner.library.parts`.
        meta: what is known of it already.

    Raises:
        InputError: the source is missing, a directory, empty, binary or cannot be decoded.
    """
    data, name = load(source)
    path = "" if isinstance(source, bytes) else str(source)
    return read_named(
        data,
        name,
        id=id,
        language=language,
        mode=mode,
        encoding=encoding,
        part=part,
        meta=meta,
        path=path,
    )


def read_named(
    data: bytes,
    name: str,
    *,
    id: str = "",  # noqa: A002 - the word of the model
    language: str = "",
    mode: Mode = "auto",
    encoding: str = "",
    part: str = "",
    meta: Metadata | None = None,
    path: str = "",
) -> Version:
    """As `read`, of bytes that are at hand already; the ending of `name` may tell their format."""
    if len(data) > _WORTH_SAYING:
        sys.stderr.write(f"reading {name} ({len(data) // 1_000_000} MB) …\n")
    known = meta or Metadata()
    kind = PLAIN if mode == "lines" else format_of(data, name)
    if kind in (PLAIN, MARKDOWN):
        text, found = decode(data, name, encoding)
        if not text or text.isspace():
            raise InputError(f"{name}: there is no text in it, only white space")
        segments = split_blocks(text, markup="markdown" if kind == MARKDOWN else "plain", mode=mode)
        if part:
            segments = part_of(text, segments, part, name)
    else:
        document = reader_of(kind).read(data, name, part)
        text, segments = assemble(document, part, name)
        found = document.encoding or kind
        known = replace(
            known, title=known.title or document.title, language=_said(known.language) or document.language
        )
    # Lines are segments of someone's choosing, often sentences: they are split when asked for.
    tongue = language or _said(known.language) or guess(text)
    return Version(
        id=id or id_of(name),
        text=text,
        segments=segments,
        sentences=() if mode == "lines" or len(text) >= LARGE else split_sentences(text, segments, tongue),
        meta=replace(known, language=tongue),
        path=path,
        encoding=found,
        mode=mode,
        part=part,
    )


def _said(language: str) -> str:
    return "" if language == "und" else language


def load(source: str | Path | bytes) -> tuple[bytes, str]:
    """The bytes of `source`, and what to call it in a message."""
    if isinstance(source, bytes):
        return source, "(bytes)"
    if str(source) == STDIN:
        return sys.stdin.buffer.read(), "(standard input)"
    name = visible(str(source))
    try:
        path = Path(source)
        if path.is_dir():
            raise InputError(f"{name}: this is a directory; give a file in it")
        return path.read_bytes(), name
    except FileNotFoundError:
        raise InputError(f"{name}: there is no such file") from None
    except PermissionError:
        raise InputError(f"{name}: you may not read this file") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{name}: it cannot be read ({_reason(error)})") from None


def _reason(error: OSError | ValueError) -> str:
    return visible((error.strerror if isinstance(error, OSError) else None) or str(error)).lower()


def id_of(name: str) -> str:
    """The id of a version that is given none."""
    if name.startswith("("):
        return name.strip("()").split()[-1].replace("input", "stdin")
    return Path(name).stem or "text"
