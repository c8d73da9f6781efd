"""Whether two names mean the same: aliases, demonyms, spellings, transliteration."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.spellings import WOMEN, is_people, latin, skeleton, soft, spelled_alike

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def _groups() -> dict[str, frozenset[int]]:
    path = files("aligner.divergence").joinpath("languages/names.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))["names"]
    index: dict[str, set[int]] = {}
    for k, line in enumerate((table["groups"] + extra()).split("\n")):
        for name in line.split():
            index.setdefault(name.replace("_", " "), set()).add(k)
    countries: dict[str, int] = {}
    for pair in table["demonyms"].split():
        country, name = pair.split("=")
        k = countries.setdefault(country, -1 - len(countries))
        index.setdefault(country, set()).add(k)
        index.setdefault(name, set()).add(k)
    return {name: frozenset(ids) for name, ids in index.items()}


_user: list[str] = []


def extra() -> str:
    return "\n".join(_user)


def extend(groups: str) -> None:
    """Add the user's groups of names; replaces those added before."""
    _user[:] = [groups]
    _groups.cache_clear()
    _members.cache_clear()
    _folded.cache_clear()
    same_name.cache_clear()


@cache
def known_names() -> frozenset[str]:
    return frozenset(n for n in _groups() if " " not in n)


@cache
def _members() -> dict[int, frozenset[str]]:
    """The names of each group."""
    members: dict[int, set[str]] = {}
    for name, ids in _groups().items():
        for k in ids:
            members.setdefault(k, set()).add(name)
    return {k: frozenset(names) for k, names in members.items()}


@cache
def common(language: str) -> frozenset[str]:
    """Words (English) or stems (Russian) that a dictionary has in lower case."""
    name = {"en": "common.en.txt", "ru": "vectors.ru.txt"}.get(language)
    if name is None:
        return frozenset()
    return frozenset(files(__package__).joinpath(name).read_text(encoding="utf-8").split())


@cache
def _folded() -> dict[str, frozenset[int]]:
    """Groups by what is left of a name in Latin letters without its ending."""
    index: dict[str, set[int]] = {}
    for name, ids in _groups().items():
        index.setdefault(fold(name), set()).update(ids)
    return {name: frozenset(ids) for name, ids in index.items()}


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name (or its stem) in Latin letters, no letter twice, without the vowels at its end."""
    text = re.sub(r"(.)\1", r"\1", latin(name))
    return re.sub(r"[aeiouy]+$", "", text) if len(text) > 3 else text


def is_alias(x: str, y: str) -> bool:
    """Whether two names, given in any case or alphabet or as stems, are listed as one."""
    groups = _folded()
    return bool(groups.get(fold(x), frozenset()) & groups.get(fold(y), frozenset()))


@lru_cache(maxsize=100_000)
def same_name(x: str, y: str) -> bool:
    """Whether two casefolded names are one: equal, aliases, a demonym, or two spellings of one sound."""
    if x == y:
        return True
    groups = _groups()
    gx, gy = groups.get(x), groups.get(y)
    if gx and gy:
        return bool(gx & gy)
    short, long = sorted((x, y), key=len)
    if len(short) >= 4 and long.startswith(short) and short not in common("en"):
        return long[len(short) :] not in WOMEN
    if len(short) < 4:
        return False
    return spelled_alike(x, y) or is_people(x, y) or is_people(y, x)


def aliases_of(names: "Iterable[str]") -> frozenset[str]:
    """All names, of one word or several, of the groups of the list that have one of some casefolded names."""
    groups = _groups()
    return frozenset().union(*[_members()[k] for name in names if name in groups for k in groups[name]])


def same_across(x: str, y: str) -> bool:
    """Whether two names in different alphabets or cases (given as stems) sound alike from the beginning."""
    x_latin, y_latin = latin(x), latin(y)
    for p in (x_latin, soft(x_latin)):
        for q in (y_latin, soft(y_latin)):
            u, v = sorted((skeleton(p), skeleton(q)), key=len)
            alike = len(u) >= 3 and v.startswith(u[: max(3, len(u) - 1)]) and len(v) - len(u) <= 2
            if alike and (p[:1] == q[:1] or skeleton(p)[:2] == skeleton(q)[:2]):
                return True
    return same_name(x, y)
