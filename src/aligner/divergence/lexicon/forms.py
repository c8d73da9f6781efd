"""Stems by Snowball, with the irregular forms of English brought home first."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Callable

ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}


@cache
def _stemmer(language: str) -> "Callable[[str], str] | None":
    name = ALGORITHMS.get(language)
    if name is None:
        return None
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem


@cache
def irregular() -> dict[str, str]:
    """Irregular English forms (WordNet's lists of exceptions) with their base form."""
    text = files(__package__).joinpath("irregular.en.txt").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {form: base for base, forms in rows for form in forms.split()}


@lru_cache(maxsize=200_000)
def stem_of(norm: str, language: str) -> str:
    """The stem of a casefolded word; the word itself in a language without a stemmer."""
    if language == "en":
        norm = irregular().get(norm, norm)
    stemmer = _stemmer(language)
    return stemmer(norm) if stemmer else norm
