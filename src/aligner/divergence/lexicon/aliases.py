"""Whether two names mean the same: aliases, demonyms, spellings, transliteration."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import Indel

CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(
            " "
        ),
        strict=True,
    )
)
LONG_ROOT = 6
"""Names that share so many first letters differ in their ending alone, if they end in ways known."""
TAILS = frozenset(
    [
        *(
            "",
            "s",
            "e",
            "a",
            "o",
            "i",
            "y",
            "n",
            "an",
            "ian",
            "ean",
            "us",
            "ius",
            "es",
            "er",
            "ers",
            "ese",
            "ite",
        ),
        *(
            "ites",
            "ish",
            "ic",
            "ine",
            "in",
            "ii",
            "iy",
            "ij",
            "ski",
            "sky",
            "skii",
            "off",
            "ov",
            "ow",
            "ev",
            "eff",
        ),
        *(
            "itch",
            "ich",
            "vich",
            "witz",
            "ns",
            "ens",
            "en",
            "ians",
            "ia",
            "ie",
            "is",
            "os",
            "um",
            "on",
            "h",
            "t",
        ),
        *("tt", "k", "ck", "d"),
    ]
)
WOMEN = frozenset({"ine", "ina", "ette", "etta", "ella", "elle"})
"""Endings that make of a man's name a woman's."""
DEMONYMS = (
    *("ians", "eans", "ian", "ean", "ans", "an", "ese", "ites", "ite", "ines", "ine", "ish", "ers", "er"),
    *("iotes", "iote"),
)
PLACES = ("ia", "ium", "us", "os", "on", "is", "as", "es", "e", "a", "o", "y", "um", "")
PERSONS = frozenset(
    [
        *(
            "julian",
            "lucian",
            "adrian",
            "marian",
            "vivian",
            "fabian",
            "damian",
            "sebastian",
            "cyprian",
            "gillian",
        ),
        *(
            "lillian",
            "dorian",
            "florian",
            "gratian",
            "valerian",
            "octavian",
            "justinian",
            "domitian",
            "hadrian",
        ),
        *(
            "christian",
            "jean",
            "norman",
            "susan",
            "duncan",
            "dunstan",
            "morgan",
            "ethan",
            "nathan",
            "jonathan",
        ),
        *(
            "stephan",
            "tristan",
            "peter",
            "walter",
            "chester",
            "evan",
            "ivan",
            "alan",
            "allan",
            "bryan",
            "jordan",
        ),
    ]
)
"""Names of persons that only end as those of peoples do."""
ALIKE, ALIKE_LONG, LONG_SKELETON = 0.6, 0.45, 4
"""How alike two spellings of the same consonants must be; of many consonants, less so."""
SOUNDS = (
    ("schtsch", "s"),
    ("stch", "s"),
    ("shch", "s"),
    ("dzh", ""),
    ("dj", ""),
    ("ff", "v"),
    ("ph", "v"),
    ("tsh", "s"),
    ("tch", "c"),
    ("tsch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "s"),
    ("kh", "h"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("f", "v"),
    ("ts", "c"),
    ("tz", "c"),
    ("cz", "c"),
    ("z", "s"),
    ("j", ""),
    ("y", ""),
    ("h", ""),
    ("c", "k"),
)


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
    _folded.cache_clear()
    same_name.cache_clear()


@cache
def known_names() -> frozenset[str]:
    return frozenset(n for n in _groups() if " " not in n)


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
    return spelled_alike(x, y) or _is_people(x, y) or _is_people(y, x)


def listed_as_one(x: str, y: str) -> bool:
    """Whether a list has two casefolded names, of one word or several, as one."""
    groups = _groups()
    return x in groups and not groups[x].isdisjoint(groups.get(y, ()))


def _is_people(x: str, y: str) -> bool:
    """Whether the one is an inhabitant of the other: `Tyrian`, `Tyre`."""
    if x in PERSONS or not x.endswith(DEMONYMS) or x[:3] != y[:3]:
        return False
    roots = {x.removesuffix(d) for d in DEMONYMS if x.endswith(d)}
    return any(len(r) > 2 and r in roots for r in (y.removesuffix(p) for p in PLACES if y.endswith(p)))


def same_across(x: str, y: str) -> bool:
    """Whether two names in different alphabets or cases (given as stems) sound alike from the beginning."""
    x_latin, y_latin = latin(x), latin(y)
    for p in (x_latin, _soft(x_latin)):
        for q in (y_latin, _soft(y_latin)):
            u, v = sorted((skeleton(p), skeleton(q)), key=len)
            alike = len(u) >= 3 and v.startswith(u[: max(3, len(u) - 1)]) and len(v) - len(u) <= 2
            if alike and (p[:1] == q[:1] or skeleton(p)[:2] == skeleton(q)[:2]):
                return True
    return same_name(x, y)


def _soft(name: str) -> str:
    """The name (or its stem) with every c before e, i, y spoken as s: `Vance` is `Вэнс`."""
    return re.sub(r"c(?=[eiy]|$)", "s", name)


def spelled_alike(x: str, y: str) -> bool:
    """Whether two spellings come down to one sequence of consonants, and to nearly the same letters."""
    u, v = (re.sub("^ch(?=[aeiou])", "h", latin(n)) for n in (x, y))
    if u == v or _one_long_root(u, v, loose=not x.isascii()):
        return True
    if skeleton(u) != skeleton(v) or not skeleton(u):
        return False
    return Indel.normalized_similarity(u, v) >= (ALIKE if len(skeleton(u)) < LONG_SKELETON else ALIKE_LONG)


def _one_long_root(u: str, v: str, *, loose: bool) -> bool:
    """Whether two names differ in their ending alone; in Russian (`loose`) any short ending will do."""
    if u[:LONG_ROOT] != v[:LONG_ROOT]:
        return False
    k = next((k for k, (c, d) in enumerate(zip(u, v, strict=False)) if c != d), min(len(u), len(v)))
    return all(n[k:] in TAILS or (loose and len(n) - k <= 3) for n in (u, v))


@lru_cache(maxsize=50_000)
def latin(name: str) -> str:
    """A name in Latin letters without accents."""
    name = re.sub("^у(?=[аеиоэ])", "в", name)
    text = "".join(CYRILLIC.get(c, c) for c in name).replace("æ", "ae").replace("œ", "oe")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """The consonants of a name by sound."""
    for old, new in SOUNDS:
        name = name.replace(old, new)
    name = re.sub(r"[aeiou'\s-]", "", name)
    return re.sub(r"(.)\1+", r"\1", name)
