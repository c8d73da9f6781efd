"""Whether a word is one: by tables of common words, long lists, and how the language forms words."""

import re
from functools import lru_cache

from aligner.divergence.lexicon.aliases import common
from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.frequency import TABLES, table
from aligner.divergence.lexicon.words import is_listed
from aligner.divergence.tables import language_tables, until_extended

BRITISH = tuple(
    cell.split("=") for cell in
    ["isation=ization", "ise=ize", "ising=izing", "our=or", "lled=led", "lling=ling",
     "ller=ler", "ae=e", "oe=e", "gement=gment", "ogue=og"]
)  # fmt: skip
IRREGULAR = frozenset(
    ["heard", "made", "said", "came", "gave", "knew", "saw", "took", "did", "had", "spoke", "held"]
)
PARTICIPLE = re.compile("(?:[уюая]щ|вш)(?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими)(?:ся)?$")
COMMONER = 2.0
"""By so much of the zipf scale a word is commoner than its slips in running text."""


def cells(language: str, key: str) -> frozenset[str]:
    tables = language_tables(language)
    return tables.words("slips", key) if tables else frozenset()


@until_extended
@lru_cache(maxsize=50_000)
def is_known(norm: str, language: str) -> bool:
    """Whether any table or list of the language has the word; English by its forms, Russian by its stems."""
    if language == "en":
        if norm in cells("en", "archaic"):
            return True
        bare = _modern(norm)
        if (other := _american(norm)) != norm:
            return is_known(other, language)
        return any(
            (w in table(language) and not _is_common_slip(w))
            or w in common(language)
            or is_listed(w, w, language)
            for w in {norm, bare}
        )
    return (
        _is_derived(norm) or in_tables(norm, language) or is_listed(norm, stem_of(norm, language), language)
    )


def _has(norm: str) -> bool:
    """Whether a dictionary of English has a word."""
    return norm in common("en") or is_listed(norm, norm, "en")


def _is_common_slip(norm: str) -> bool:
    """Whether a word that only counts of running text have is a commoner one with two letters swapped."""
    zipf = table("en")
    swapped = (norm[: k - 1] + norm[k] + norm[k - 1] + norm[k + 1 :] for k in range(1, len(norm)))
    return any(zipf.get(w, 0.0) >= zipf[norm] + COMMONER for w in swapped)


def _modern(norm: str) -> str:
    """A word without its plural or its old verb ending: `cometh`, `callest`, `heardst`."""
    for ending in ("edst", "eth", "est", "dst", "st"):
        base = norm.removesuffix(ending)
        if base != norm and len(base) > (2 if ending != "eth" else 1):
            for verb in (base, base + "e", base[:-1], base[:-1] + "y", base + "ed", base + "d"):
                if verb in common("en") or verb in IRREGULAR:
                    return verb
    for ending in ("ed", "ing", "less", "like"):
        base = norm.removesuffix(ending)
        if base != norm and len(base) > 4 and base in common("en"):
            return base
    for ending in ("ed", "ing", "er", "est"):
        base = norm.removesuffix(ending)
        if base != norm and base[-1:] == base[-2:-1] != base[-3:-2] and base[:-1] in common("en"):
            return base[:-1]
    bare = norm.removesuffix("s")
    return bare if _has(bare) else norm


def _american(norm: str) -> str:
    """A British spelling as Americans have it."""
    for british, american in BRITISH:
        changed = norm.replace(british, american)
        if changed != norm and (is_listed(changed, changed, "en") or changed in table("en")):
            return changed
    return norm


def _is_derived(norm: str) -> bool:
    """Whether a Russian word is a known one with a common prefix or ending: `возо-жгли`, `хлеб-ники`."""
    rest = next((norm[len(p) :] for p in cells("ru", "prefixes") if norm.startswith(p)), "")
    if len(rest) > 3 and (in_tables(rest, "ru") or is_listed(rest, stem_of(rest, "ru"), "ru")):
        return True
    if (found := PARTICIPLE.search(norm)) is not None:
        verb = norm[: found.start()] + ("л" if found[0].startswith("вш") else found[0][0] + "т")
        if in_tables(verb, "ru") or is_listed(verb, stem_of(verb, "ru"), "ru"):
            return True
    stem = stem_of(norm, "ru")
    return any(
        stem.endswith(x) and in_tables(stem[: -len(x)], "ru")
        for x in cells("ru", "suffixes")
        if len(stem) > len(x) + 2
    )


@lru_cache(maxsize=50_000)
def in_tables(norm: str, language: str) -> bool:
    """Whether the tables of common words have it, without the long list."""
    if language not in TABLES:
        return True
    stem, words = stem_of(norm, language), common(language)
    return norm in table(language) or stem in table(language) or norm in words or stem in words


@until_extended
@lru_cache(maxsize=4)
def small(language: str) -> frozenset[str]:
    """Small words that run into their neighbours: prepositions, articles, auxiliaries, conjunctions."""
    tables = language_tables(language)
    if tables is None:
        return frozenset()
    keys = {"relations": ("prepositions", "auxiliaries"), "slips": ("small",)}
    keys["roles"] = ("determiners", "prepositions", "pronouns", "joiners")
    cells = [(section, key) for section, row in keys.items() for key in row]
    return frozenset().union(*(tables.words(*cell) for cell in cells))
