"""Whether two names are one in two spellings, or the one an inhabitant of the other."""

import re
import unicodedata
from functools import lru_cache

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
VARIANTS = frozenset(
    ["er", "re", "el", "le", "ie", "ei", "ae", "ea", "ai", "ia", "oe", "eo", "ou", "uo", "oi", "io"]
)
"""Neighbours that names are spelled with in either order."""
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


def soft(name: str) -> str:
    """The name (or its stem) with every c before e, i, y spoken as s: `Vance` is `Вэнс`."""
    return re.sub(r"c(?=[eiy]|$)", "s", name)


def spelled_alike(x: str, y: str) -> bool:
    """Whether two spellings come down to one sequence of consonants, and to nearly the same letters."""
    u, v = (re.sub("^ch(?=[aeiou])", "h", latin(n)) for n in (x, y))
    if misspelt(x, y):
        return False
    if u == v or _one_long_root(u, v, loose=not x.isascii()):
        return True
    if skeleton(u) != skeleton(v) or not skeleton(u):
        return False
    return Indel.normalized_similarity(u, v) >= (ALIKE if len(skeleton(u)) < LONG_SKELETON else ALIKE_LONG)


def swapped(x: str, y: str) -> bool:
    """Whether two words differ by neighbours changing places."""
    if len(x) != len(y) or x == y:
        return False
    k = next(i for i in range(len(x)) if x[i] != y[i])
    return x[k : k + 2] == y[k : k + 2][::-1] and x[k + 2 :] == y[k + 2 :]


def misspelt(x: str, y: str) -> bool:
    """Whether letters have changed places that no two spellings of one name have in either order."""
    if not swapped(x, y):
        return False
    k = next(i for i in range(len(x)) if x[i] != y[i])
    return x[k : k + 2] not in VARIANTS


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


def is_people(x: str, y: str) -> bool:
    """Whether the one is an inhabitant of the other: `Tyrian`, `Tyre`."""
    if x in PERSONS or not x.endswith(DEMONYMS) or x[:3] != y[:3]:
        return False
    roots = {x.removesuffix(d) for d in DEMONYMS if x.endswith(d)}
    return any(len(r) > 2 and r in roots for r in (y.removesuffix(p) for p in PLACES if y.endswith(p)))
