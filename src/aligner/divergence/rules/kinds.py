"""What verbs and nouns say of two participants: giving or getting, causing or resulting, and so on."""

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.forms import stem_of
from aligner.divergence.tables import language_tables, until_extended

if TYPE_CHECKING:
    from aligner.divergence.tables import Language

ACT = "act"
PAIRS = (
    ("gives", "gets", "gift"),
    ("beats", "beaten", "victory"),
    ("scares", "fears", "fear"),
    ("pleases", "likes", "liking"),
    ("vexes", "loathes", "loathing"),
    ("precedes", "follows", "order"),
    ("exceeds", "trails", "more"),
    ("outlives", "predeceases", "life"),
    ("replaces", "replaced", "place"),
    ("owes", "", "debt"),
    ("contains", "inhabits", "room"),
    ("causes", "results", "cause"),
    ("owns", "belongs", "owning"),
    ("pursues", "flees", "chase"),
    ("rules", "obeys", "rule"),
)
KINSHIP = (("kin_up", "kin_down", "cause"), ("kin_lord", "kin_man", "rule"))
HAVING = frozenset({"have", "had", "has", "bear", "wear"})
PREFERRING, ASCRIBING = frozenset({"prefer"}), frozenset({"attribut", "ascrib", "imput"})
WIDE = frozenset({"more", "order", "cause"})
"""Kinds that hold between events or amounts, however many words they take."""
KEYS = {key: (kind, sign) for up, down, kind in PAIRS for key, sign in ((up, 1), (down, -1)) if key}
"""The kind that a key of the tables stands for, and whether who comes first there is first."""


@until_extended
@lru_cache(maxsize=4)
def verb_kinds(language: str) -> dict[str, tuple[str, int]]:
    """Stem of a verb -> kind of relation, and whether its subject comes first (1) or second (-1)."""
    return _kinds(language, PAIRS)


@until_extended
@lru_cache(maxsize=4)
def motions(language: str) -> dict[str, tuple[str, int]]:
    """Verbs that act on nobody, whatever preposition follows."""
    return _kinds(language, (("motions", "", ACT),))


@until_extended
@lru_cache(maxsize=4)
def noun_kinds(language: str) -> dict[str, tuple[str, int]]:
    return _kinds(language, KINSHIP)


def _forms(word: str, language: str) -> list[str]:
    """An infinitive with its past in Russian, whose stems may differ: `брать`, `брала`."""
    reflexive = "ся" if word.endswith("ться") else ""
    root = word.removesuffix("ся").removesuffix("ть")
    if language != "ru" or root + "ть" + reflexive != word:
        return [word]
    return [word, *(root + ending for ending in ("л" + reflexive, "ла" if not reflexive else "лась", "ли"))]


def kind_key(norm: str, stem: str, language: str) -> str:
    """The stem, with the mark of a Russian reflexive verb: `учить` is not `учиться`."""
    return f"{stem}-ся" if language == "ru" and norm.endswith(("ся", "сь")) else stem


def _kinds(language: str, rows: tuple[tuple[str, str, str], ...]) -> dict[str, tuple[str, int]]:
    tables, result = language_tables(language), {}
    for up, down, kind in rows:
        for key, sign in ((up, 1), (down, -1)):
            for word in tables.words("relations", key) if tables and key else ():
                for form in _forms(word, language):
                    result[kind_key(word, stem_of(form, language), language)] = (kind, sign)
    return result


class Verbs:
    """What the verbs of a language say, by their stems."""

    def __init__(self, tables: "Language", language: str) -> None:
        self.kinds, self.motions = verb_kinds(language), motions(language)
        stems = {
            k: frozenset(stem_of(x, language) for x in tables.words("relations", k)) for k in ("carriers",)
        }
        self.carriers = stems["carriers"]
        """Verbs whose object tells what is done: `give a blow`, `receive a blessing`."""
        self.idle = tables.words("relations", "idle")
        self.leave = stem_of("leave", language)
        self.to_like = tables.words("relations", "to_like")
        self.compounds: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
        """By a word behind that makes another sense of a stem: `lead to`, `give rise`."""
        for words, key in tables.mapping("relations", "compounds").items():
            stem, _, behind = words.partition("_")
            self.compounds[stem][behind] = KEYS.get(key, (ACT, 1))
        gifts = [stem for stem, (kind, _) in self.kinds.items() if kind == "gift"]
        gifts += [x for x, senses in self.compounds.items() if any(k == "gift" for k, _ in senses.values())]
        self.impersonal = frozenset({*gifts, self.leave, *PREFERRING, *ASCRIBING})
        """Verbs that say something of two participants even without a subject."""


@lru_cache(maxsize=4)
def verbs_of(tables: "Language", language: str) -> Verbs:
    return Verbs(tables, language)
