"""Whether a name in Latin letters and one in Cyrillic are spoken alike."""

import re
from functools import lru_cache

CYRILLIC = "[а-я]"
VOWELS = "[аеиоуыэюяйьъ]*"
END = "(?:н|ус|ос|ис|ес|с)?(?:[аеиоуыэюяйь]|ым|им|ом|ем|ой|ей|ою|ами|ах|ов|ого|ому|ск[а-я]{2,3})*"
READINGS = (
    ("shch", "щ|шч"),
    ("stch", "щ|ш"),
    ("tsch", "ч"),
    ("tch", "ч"),
    ("sch", "ш|ск|сх|щ"),
    ("dzh", "дж"),
    ("cz", "ч|ц|к"),
    ("tz", "ц|тц|тс"),
    ("ts", "ц|тс"),
    ("ch", "ч|к|х|ш"),
    ("sh", "ш|сх|с"),
    ("zh", "ж"),
    ("kh", "х|к"),
    ("gh", "г|х|ф|"),
    ("ph", "ф|п"),
    ("th", "т|ф|с|з"),
    ("dh", "д|з"),
    ("ck", "к"),
    ("qu", "кв|к"),
    ("gn", "н|гн"),
    ("wh", "у|в|х"),
    ("wr", "р"),
    ("kn", "н|кн"),
    ("b", "б|в"),
    ("c", "к|с|ц|ч"),
    ("d", "д|т"),
    ("f", "ф|в"),
    ("g", "г|дж|ж|х|й|к"),
    ("h", "х|г|"),
    ("j", "дж|ж|й|х|и|"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с|з|ш|ж"),
    ("t", "т"),
    ("v", "в|ф"),
    ("w", "в|у"),
    ("x", "кс|х|ш|с|гз"),
    ("z", "з|ц|с"),
)
"""Letters of a Latin name, longest first, and what a Russian may write for them."""


@lru_cache(maxsize=20_000)
def _pattern(name: str) -> "re.Pattern[str]":
    name = re.sub(r"(.)\1", r"\1", re.sub(r"[^a-z]", "", name))
    parts: list[str] = [VOWELS]
    i = 0
    while i < len(name):
        letters = next(((k, v) for k, v in READINGS if name.startswith(k, i)), None)
        if letters is None:
            parts.append("(?:в|ф)?" + VOWELS if name[i] == "u" and i and name[i - 1] in "aeo" else VOWELS)
            i += 1
            continue
        parts.append(f"(?:{letters[1]})" + VOWELS)
        i += len(letters[0])
    return re.compile(
        "".join(p for k, p in enumerate(parts) if not k or p != VOWELS or parts[k - 1] != VOWELS) + END
    )


@lru_cache(maxsize=50_000)
def spoken_alike(latin: str, cyrillic: str) -> bool:
    """Whether the Cyrillic name, in any case, can be how a Russian writes the Latin one (without accents)."""
    if not re.fullmatch(CYRILLIC + "{2,}", cyrillic) or not re.search("[bcdfghj-np-tv-xz]", latin):
        return False
    word = re.sub(r"(.)\1", r"\1", cyrillic)
    bare = re.sub("(?:i?us|os|es|as|is|um|ae?)$", "", latin)
    return any(n and len(n) > 1 and _pattern(n).fullmatch(word) for n in {latin, bare})
