"""Classes of English words that the reading of clauses rests on."""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.lexicon.forms import irregular

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.divergence.tables import Language
    from aligner.divergence.tokens import Lexeme

BETWEEN = frozenset({"all", "both", "own", "same", "other", "which", "whom", "whose", "what"})
"""Words that may stand between a preposition and its noun, beside determiners."""
REMEMBERED = 50_000
PASSED_OVER = frozenset({"not", "n't", "never", "now", "also", "then", "only"})


class Form(NamedTuple):
    """What a word may be by its form alone."""

    content: bool
    past: bool
    pronoun: bool
    passed_over: bool


class Words:
    """The word classes of a language, as the reading needs them."""

    def __init__(self, language: "Language") -> None:
        words = language.words
        self._forms: dict[Lexeme, Form] = {}
        self.preps, self.aux = words("relations", "prepositions"), words("relations", "auxiliaries")
        self.subjects, self.cases = words("relations", "nominatives"), words("relations", "objectives")
        self.determiners = words("roles", "determiners") | {"'s", "no", "each"}
        self.between = self.determiners | BETWEEN
        self.be, self.openers = words("roles", "be"), words("clauses", "openers")
        self.small = frozenset().union(
            words("relations", "small_words"), self.preps, self.aux, self.openers, self.subjects, self.cases
        )

    def forms(self, lexemes: "Iterable[Lexeme]") -> list[Form]:
        """What each word may be; words are remembered."""
        if len(self._forms) > REMEMBERED:
            self._forms.clear()
        return [self._forms.get(x) or self._learn(x) for x in lexemes]

    def _learn(self, lexeme: "Lexeme") -> Form:
        norm = lexeme.norm
        content = lexeme.is_word and len(norm) > 1 and norm not in self.small and not norm.endswith("ly")
        past = norm.endswith("ed") and len(norm) > 3
        bare = norm.endswith(("men", "ves", "ice", "eese", "eet", "eeth", "ren"))
        self._forms[lexeme] = form = Form(
            content,
            past or (norm in irregular() and not bare),
            norm in self.subjects or norm in self.cases,
            norm in PASSED_OVER or norm.endswith("ly"),
        )
        return form


@lru_cache(maxsize=4)
def words_of(language: "Language") -> Words:
    return Words(language)
