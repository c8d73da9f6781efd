"""Who computes: what must agree between machines, and what a result says it was made with."""

import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import aligner

LIBRARIES = (
    "charset-normalizer",
    "jinja2",
    "lxml",
    "msgspec",
    "numpy",
    "rapidfuzz",
    "regex",
    "scipy",
    "sentencex",
    "snowballstemmer",
)
"""Packages whose version may show in a result."""


@cache
def identity() -> tuple[tuple[str, str], ...]:
    """Versions of all that shapes a result, as pairs; `source` is a digest of the package's own files."""
    return (
        ("aligner", aligner.__version__),
        ("source", _source_digest()),
        ("python", f"{sys.version_info[0]}.{sys.version_info[1]}"),
        *((name, _version_of(name)) for name in LIBRARIES),
    )


def difference(mine: tuple[tuple[str, str], ...], theirs: tuple[tuple[str, str], ...]) -> str:
    """What differs between two identities, in words; empty if nothing does."""
    here, there = dict(mine), dict(theirs)
    names = [x for x in dict.fromkeys([*here, *there]) if here.get(x) != there.get(x)]
    if len(names) > 1 and "aligner" in names and "source" in names:
        names.remove("source")
    return ", ".join(f"{x} {there.get(x, 'none')} instead of {here.get(x, 'none')}" for x in names)


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _source_digest() -> str:
    root = Path(aligner.__file__).parent
    digest = sha256()
    for path in sorted(root.rglob("*.py"), key=lambda x: x.relative_to(root).as_posix()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
