"""What two languages share without a dictionary: names, numbers, question and exclamation marks."""

import re
from typing import TYPE_CHECKING

from aligner.engine.seeds import sense_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_TOKEN = re.compile(r"\w+|[?!]")
_LATIN = str.maketrans("абвгдеёжзийклмнопрстуфхцчшщыэюя", "abvgdeejziiklmnoprstufhssssieua") | str.maketrans(
    "", "", "ъь"
)
_SOUNDS = (("ph", "t"), ("th", "t"), ("sh", "s"), ("ch", "h"), ("x", "ks"), ("ck", "k"), ("f", "t"))
_CONSONANTS = str.maketrans(
    dict.fromkeys("aeiouyjhäöüéèêàâôîûç") | {"c": "k", "q": "k", "v": "b", "w": "b", "z": "s"}
)
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """The consonants of a word after transliteration, sounds that languages confuse made one."""
    word = word.lower().translate(_LATIN)
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word.translate(_CONSONANTS))


def shared_features(texts: "Iterable[str]", *, same_script: bool) -> list[list[str]]:
    """Names by their skeleton and its beginning, numbers, `?` and `!`; with one script also spellings."""
    known: dict[str, tuple[str, ...]] = {}
    rows: list[list[str]] = []
    for text in texts:
        row: list[str] = []
        for token in _TOKEN.finditer(text):
            word = token.group()
            key = word if token.start() else "^" + word
            features = known.get(key)
            if features is None:
                features = known[key] = _features(word, first=not token.start(), same_script=same_script)
            row += features
        rows.append(row)
    return rows


def _features(word: str, *, first: bool, same_script: bool) -> tuple[str, ...]:
    if word in "?!" or word.isdigit():
        return (word,)
    result: list[str] = []
    if word[0].isupper() and len(word) > 2 and not first:
        bones = skeleton(word)
        if len(bones) >= 2:
            result.append("=" + bones)
        if len(bones) >= 3:
            result.append("~" + bones[:3])
    if not same_script and (sense := sense_of(word.lower())):
        result.append(sense)
    if same_script and len(word) >= 3:
        result.append("w" + word.lower())
        if len(word) >= 5:
            result.append("p" + word.lower()[:4])
    return tuple(result)
