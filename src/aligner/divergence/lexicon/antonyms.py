"""Opposites: a table for English, and words that a prefix or suffix turns into their denial."""

from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from aligner.divergence.lexicon.aliases import common
from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.frequency import RARE, table

PREFIXES = {"en": ("un", "dis", "non", "in", "im", "ir", "il"), "ru": ("не", "без", "бес")}
SURE = {"en": ("un", "non"), "ru": ("не", "без", "бес")}
"""Prefixes that deny whatever known word follows; the others must be in the table of opposites."""
NOT_DENIALS = {
    "en": "under until unto unless uncle uncles union unit united unite unity unique universe into",
    "ru": "небо нет небольшой немного несколько некоторый недавно неделя нежный нести невеста",
}
SHORTEST = 3


@cache
def _table() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("antonyms.en.txt").read_text(encoding="utf-8")
    result: dict[str, set[str]] = defaultdict(set)
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _, others = line.partition("\t")
            for other in others.split():
                x, y = stem_of(word, "en"), stem_of(other, "en")
                if x != y:
                    result[x].add(y)
                    result[y].add(x)
    return {k: frozenset(v) for k, v in result.items()}


def antonyms(stem: str) -> frozenset[str]:
    """Stems of the opposites of an English stem."""
    return _table().get(stem, frozenset())


@lru_cache(maxsize=50_000)
def base_of(norm: str, language: str) -> str | None:
    """The stem that a word denies by prefix (`un-kind`) or suffix (`harm-less`); None if it denies none."""
    if norm in NOT_DENIALS.get(language, "").split():
        return None
    for prefix in PREFIXES.get(language, ()):
        rest = norm[len(prefix) :]
        if not norm.startswith(prefix) or len(rest) < SHORTEST:
            continue
        base = stem_of(rest, language)
        if prefix in SURE[language]:
            if table(language).get(rest, 0) > RARE or table(language).get(base, 0) > RARE:
                return base
        elif base in antonyms(stem_of(norm, language)):
            return base
    if language == "en" and norm.endswith("less") and len(norm) > 6:
        return stem_of(norm[:-4], "en")
    return None


@lru_cache(maxsize=50_000)
def may_deny(norm: str, language: str) -> bool:
    """Whether a word looks like a denial by its prefix, for sure or not."""
    if base_of(norm, language) is not None:
        return True
    if norm in NOT_DENIALS.get(language, "").split():
        return False
    return any(
        norm.startswith(p) and len(norm) - len(p) > SHORTEST and norm[len(p) :] in common(language)
        for p in PREFIXES.get(language, ())
    )
