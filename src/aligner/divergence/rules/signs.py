"""What a word has to do with denials by its form alone, looked up once for each form."""

import re
from functools import cache

from aligner.divergence.lexicon.antonyms import base_of, may_deny

REMEMBERED = 50_000
DENIES, MAY_DENY, UNABLE, TURNS, ASKS, UNDOES, PREFIXED, WONDERS = (1 << k for k in range(8))
"""It denies by prefix or suffix; it may; `un…able`; it denies, excepts, compares or asks what stands near;
it asks what is denied behind it; it takes back a denial before it; it is long and
begins as words that deny do; it asks what stands near."""
ABLE = re.compile(r"(un|in|im|il|ir|dis)[a-z]{3,}[ai]bl[ey]$")
NOTHING = frozenset({"no", "nothing", "none", "nobody", "neither"})
EXCLUDING = frozenset({"too", "last"})
"""`Too proud to accept`, `the last man to believe`: what follows `to` is denied."""
COMPARING = frozenset({"than", "чем", "нежели"})
WAITING = frozenset({"before", "until", "till", "ere"})
ASKING = ("wonder", "whether")
UNDONE = ("forget", "forgot", "ignor", "ceas", "stop", "doubt", "hesit")
PREFIXES = {"en": ("un", "non"), "ru": ("не", "без", "бес")}
LONG = 6
TURNING = NOTHING | EXCLUDING | COMPARING | WAITING | {"not", "n't"}


class Signs(dict[str, int]):
    """The signs of the words of a language; words are remembered."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, norm: str) -> int:
        signs = (
            (DENIES, base_of(norm, self.language) is not None),
            (MAY_DENY, may_deny(norm, self.language)),
            (UNABLE, ABLE.match(norm) is not None),
            (TURNS, norm in TURNING or norm.startswith(ASKING)),
            (ASKS, norm.startswith(("wonder", "asked"))),
            (UNDOES, norm.startswith(UNDONE)),
            (WONDERS, norm.startswith(ASKING)),
            (PREFIXED, len(norm) > LONG and norm.startswith(PREFIXES.get(self.language, ()))),
        )
        if len(self) >= REMEMBERED:
            self.clear()
        self[norm] = bits = sum(bit for bit, holds in signs if holds)
        return bits


signs_of = cache(Signs)
