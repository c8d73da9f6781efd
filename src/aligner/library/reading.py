"""A path, bytes or standard input to a `Version`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.library.decoding import decode
from aligner.model import Metadata, Version
from aligner.text.blocks import Mode, split_blocks
from aligner.text.language import guess
from aligner.text.sentences import split_sentences
from aligner.text.visible import visible

if TYPE_CHECKING:
    from aligner.text.blocks import Markup

STDIN = "-"


def read(
    source: str | Path | bytes,
    *,
    id: str = "",  # noqa: A002 - the word of the model
    language: str = "",
    mode: Mode = "auto",
    encoding: str = "",
    meta: Metadata | None = None,
) -> Version:
    """The version that `source` holds: a path, `-` for standard input, or the bytes themselves.

    Args:
        id: how the version is called; by default the file's name without its ending.
        language: ISO 639-1; by default what `meta` says, else a guess.
        mode: how blocks are found, see `aligner.text.blocks.split_blocks`.
        encoding: by default found out; `Version.encoding` says which it was.

    Raises:
        InputError: the source is missing, a directory, empty, binary or cannot be decoded.
    """
    data, name = _load(source)
    text, found = decode(data, name, encoding)
    if not text or text.isspace():
        raise InputError(f"{name}: there is no text in it, only white space")
    markup: Markup = "markdown" if name.lower().endswith((".md", ".markdown")) else "plain"
    segments = split_blocks(text, markup=markup, mode=mode)
    known = meta or Metadata()
    tongue = language or (known.language if known.language != "und" else "") or guess(text)
    return Version(
        id=id or _id_of(name),
        text=text,
        segments=segments,
        sentences=split_sentences(text, segments, tongue),
        meta=_with_language(known, tongue),
        path="" if isinstance(source, bytes) else str(source),
        encoding=found,
    )


def _with_language(meta: Metadata, language: str) -> Metadata:
    from dataclasses import replace

    return replace(meta, language=language)


def _load(source: str | Path | bytes) -> tuple[bytes, str]:
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


def _id_of(name: str) -> str:
    if name.startswith("("):
        return name.strip("()").split()[-1].replace("input", "stdin")
    return Path(name).stem or "text"
