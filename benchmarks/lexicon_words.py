"""Makes the Bloom filters of known words (`words.*.bloom`) of `aligner.divergence.lexicon`.

usage: lexicon_words.py HUNSPELL_FOLDER WORDNET_FOLDER ENGLISH_WORDS

HUNSPELL_FOLDER   Debian's hunspell-en-us (SCOWL) and hunspell-ru (A. Lebedev): *.dic and *.aff
WORDNET_FOLDER    Debian's wordnet-base, usr/share/wordnet: index.* (WordNet 3.0 licence)
ENGLISH_WORDS     package symspellpy (MIT), frequency_dictionary_en_82_765.txt
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.lexicon.words import Bloom

OUT = Path(__file__).parents[1] / "src/aligner/divergence/lexicon"
BITS = 11
"""Bits a word: one in two hundred strange words passes for known."""
Rule = tuple[str, str, re.Pattern[str]]


def affixes(path: Path) -> dict[str, list[tuple[str, Rule]]]:
    """Flag -> (PFX or SFX, (to strip, to add, condition)) of a hunspell table."""
    result: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split()
        if len(cells) < 5 or cells[0] not in {"PFX", "SFX"}:
            continue
        kind, flag, strip, add, condition = cells[:5]
        strip, add = strip.replace("0", ""), add.split("/")[0].replace("0", "")
        pattern = f"^{condition}" if kind == "PFX" else f"{condition}$"
        result[flag].append((kind, (strip, add, re.compile(pattern))))
    return result


def forms(folder: Path, name: str) -> Iterable[str]:
    """All forms of a hunspell dictionary, with one suffix and one prefix each."""
    table = affixes(folder / f"{name}.aff")
    for line in (folder / f"{name}.dic").read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        rules = [rule for flag in flags for rule in table.get(flag, ())]
        found = {word} | {_affixed(word, kind, *cut[:2]) for kind, cut in rules if cut[2].search(word)}
        prefixes = [cut for kind, cut in rules if kind == "PFX"]
        found |= {_affixed(w, "PFX", *cut[:2]) for cut in prefixes for w in found if cut[2].search(w)}
        yield from found


def _affixed(word: str, kind: str, strip: str, add: str) -> str:
    if kind == "PFX":
        return add + word.removeprefix(strip)
    return word.removesuffix(strip) + add


def main() -> None:
    hunspell, wordnet, english = map(Path, sys.argv[1:])
    words = {w.casefold() for w in forms(hunspell, "en_US")}
    for line in english.read_text(encoding="utf-8-sig").splitlines():
        words.add(line.split()[0])
    for pos in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"index.{pos}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                words.update(line.split()[0].split("_"))
    words = {w for w in words if w.isalpha() and len(w) > 2}
    stems = {stem_of(w.casefold().replace("ё", "е"), "ru") for w in forms(hunspell, "ru_RU")}
    for name, found in (("en", words), ("ru", stems)):
        (OUT / f"words.{name}.bloom").write_bytes(Bloom.of(found, BITS).data)
        print(name, len(found))


if __name__ == "__main__":
    main()
