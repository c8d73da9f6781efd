"""Classes of English words that the reading of clauses rests on."""

from functools import lru_cache
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.forms import irregular
from aligner.divergence.rules.kinds import HAVING, noun_kinds, verbs_of

if TYPE_CHECKING:
    from aligner.divergence.tables import Language
    from aligner.divergence.tokens import Lexeme

REMEMBERED = 50_000
PASSED_OVER = frozenset({"not", "n't", "never", "now", "also", "then", "only"})
AMID = frozenset({"all", "both", "own", "same", "other", "whose", "what"})
"""Words that may stand between a preposition and its noun, beside determiners."""

CONTENT, PAST, ING, ENDS_IN_S, CAPITAL, PRONOUN, ADVERB = (1 << k for k in range(7))
"""What a word may be by its form: of weight, a past or a participle, and so on; an adverb is passed over."""
BE, HAVE, TO, THAT, RELATIVE, JOINER, OPENER = (1 << k for k in range(7, 14))
DETERMINER, PREPOSITION, OBJECT, BETWEEN, OPENS_OBJECT = (1 << k for k in range(14, 19))
BEFORE_NOUN, BEFORE_VERB = 1 << 19, 1 << 20
"""What follows is no verb; what follows is one."""
KNOWN_VERB, IMPERSONAL, KINSHIP, MANY = 1 << 21, 1 << 22, 1 << 23, 1 << 24
"""A verb of some kind; one that says something without a subject; a word for kin; one for several."""
MOTION, TELLING = 1 << 25, 1 << 26
"""A verb that acts on nobody; one that says more than that its subject acts on its objects."""
NOTED = 1 << 27
"""A word that tells of two participants though no verb does: for kin, a deed, a state, a start."""
_MANY = ("s", "men", "people", "they", "ren")


class Words(dict["Lexeme", int]):
    """The word classes of a language: each word form as a set of bits, looked up once."""

    def __init__(self, language: "Language", name: str) -> None:
        super().__init__()
        words = language.words
        preps, aux = words("relations", "prepositions"), words("relations", "auxiliaries")
        subjects, objects = words("relations", "nominatives"), words("relations", "objectives")
        determiners = words("roles", "determiners") | {"'s", "no", "each"}
        openers = words("clauses", "openers")
        verbs = verbs_of(language, name)
        self._verbs, self._kin = verbs.kinds.keys() | verbs.compounds.keys(), noun_kinds(name)
        self._impersonal, self._motions = verbs.impersonal, verbs.motions
        self._noted = frozenset[str]().union(
            language.mapping("relations", "deverbal"),
            language.mapping("relations", "states"),
            words("relations", "starts"),
        )
        self._telling = self._verbs | verbs.impersonal | HAVING
        self._small = frozenset().union(
            words("relations", "small_words"), preps, aux, openers, subjects, objects
        )
        self._classes = (
            (PRONOUN, subjects | objects),
            (BE, words("roles", "be")),
            (HAVE, frozenset({"has", "had", "have"})),
            (TO, frozenset({"to"})),
            (THAT, frozenset({"that"})),
            (RELATIVE, frozenset({"who", "which", "that"})),
            (JOINER, frozenset({"and", "but", "or", "nor"})),
            (OPENER, openers - {"before", "after"}),
            (DETERMINER, determiners),
            (PREPOSITION, preps),
            (OBJECT, objects),
            (BETWEEN, determiners | AMID),
            (OPENS_OBJECT, determiners | objects | {"what", "whom", "how"}),
            (BEFORE_NOUN, determiners | (preps - {"to"})),
            (BEFORE_VERB, aux | subjects | {"to"}),
        )

    def __missing__(self, lexeme: "Lexeme") -> int:
        norm = lexeme.norm
        bare = norm.endswith(("men", "ves", "ice", "eese", "eet", "eeth", "ren"))
        past = (norm.endswith("ed") and len(norm) > 3) or (norm in irregular() and not bare)
        content = lexeme.is_word and len(norm) > 1 and norm not in self._small and not norm.endswith("ly")
        signs = (
            (CONTENT, content),
            (PAST, past),
            (ING, norm.endswith("ing")),
            (ENDS_IN_S, norm.endswith("s")),
            (CAPITAL, lexeme.text[:1].isupper()),
            (ADVERB, norm in PASSED_OVER or norm.endswith("ly")),
            (KNOWN_VERB, lexeme.stem in self._verbs),
            (IMPERSONAL, lexeme.stem in self._impersonal),
            (KINSHIP, lexeme.stem in self._kin),
            (MANY, norm.endswith(_MANY)),
            (MOTION, lexeme.stem in self._motions),
            (TELLING, lexeme.stem in self._telling),
            (NOTED, lexeme.stem in self._kin or norm in self._noted),
        )
        bits = sum(bit for bit, holds in signs if holds)
        bits |= sum(bit for bit, words in self._classes if norm in words)
        if len(self) >= REMEMBERED:
            self.clear()
        self[lexeme] = bits
        return bits


class Following(dict[int, int]):
    """By the classes of a word (0 where a clause begins), those of which a verb behind it has one."""

    def __missing__(self, before: int) -> int:
        self[before] = found = _following(before)
        return found


def _following(before: int) -> int:
    if before & (ADVERB | BE | BEFORE_VERB):
        return CONTENT | HAVE
    if before & THAT:
        return PAST | ENDS_IN_S | HAVE
    if before & BEFORE_NOUN:
        return HAVE
    if before & RELATIVE or before & (CONTENT | MANY) == CONTENT | MANY:
        return CONTENT | HAVE
    return HAVE | PAST | (ENDS_IN_S if before & CONTENT else 0) | (0 if before else ING)


class Verdicts(dict[tuple[int, int], "bool | None"]):
    """By the classes of a word and of the one before, whether it is a verb; None where more must be known."""

    def __missing__(self, words: tuple[int, int]) -> bool | None:
        if len(self) >= REMEMBERED:
            self.clear()
        self[words] = found = _verdict(*words)
        return found


def _verdict(word: int, before: int) -> bool | None:
    if not before or before & (ADVERB | THAT | TO) or word & HAVE:
        return None
    if not word & CONTENT or word & CAPITAL:
        return False
    if before & BE:
        return True if word & (PAST | ING) else None
    if before & BEFORE_NOUN:
        return False
    if word & PAST:
        return None if before & CONTENT else True
    return True if before & BEFORE_VERB else None


@lru_cache(maxsize=4)
def words_of(language: "Language", name: str) -> Words:
    return Words(language, name)
