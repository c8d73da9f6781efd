"""What the rules look at: clauses, who stands for whom, what is left over, and how to report it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.synonyms import LANGUAGES, known
from aligner.divergence.tables import language_tables
from aligner.model import Category, Divergence, Severity

if TYPE_CHECKING:
    from aligner.divergence.facts import Fact
    from aligner.divergence.matching import Matching
    from aligner.divergence.tables import Language
    from aligner.divergence.tokens import Tokens

STOPS = frozenset(",;:.!?()[]«»“”—–")
CLOSE = 0.55
CLOSE_ACROSS = 0.35
"""From this similarity on, two words are held to say the same."""
CONTENT = 2.4
"""A word of this weight or more carries sense of its own."""

Span = tuple[int, int]


@dataclass(eq=False)
class Side:
    """One text with what the rules ask of it; token indices throughout."""

    tokens: "Tokens"

    @cached_property
    def tables(self) -> "Language | None":
        return language_tables(self.tokens.language)

    @cached_property
    def norms(self) -> list[str]:
        return list(self.tokens.norms)

    @cached_property
    def known(self) -> frozenset[int]:
        """Content words whose likes can be known: those with a vector; all, in a language without any."""
        if self.tokens.language not in LANGUAGES:
            return frozenset(range(len(self.tokens)))
        capitals = (t.index for t in self.tokens.items if t.text[:1].isupper())
        return frozenset((*known(self.tokens)[0], *capitals))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return self.tokens.vocabulary

    @cached_property
    def facts(self) -> "tuple[Fact, ...]":
        """Numbers and dates, in order."""
        from aligner.divergence.facts import Reader

        return tuple(Reader(self, self.tables).facts())

    @cached_property
    def breaks(self) -> list[bool]:
        """Whether a mark that ends a clause stands right before token i."""
        items = self.tokens.items
        result = [False] * (len(items) + 1)
        k = 0
        for place, mark in self.tokens.marks:
            while k < len(items) and items[k].start < place:
                k += 1
            if mark in STOPS and not (mark == "." and k and items[k - 1].end - items[k - 1].start == 1):
                result[k] = True
        return result

    @cached_property
    def clause(self) -> list[int]:
        """The number of the clause that each token stands in."""
        openers = self.tables.words("clauses", "openers") if self.tables else frozenset()
        starts = [
            i > 0 and (self.breaks[i] or (n in openers and self.norms[i - 1] not in openers))
            for i, n in enumerate(self.norms)
        ]
        return list(accumulate(starts, lambda n, s: n + s, initial=0))[1:]

    @cached_property
    def sentence(self) -> list[int]:
        """The number of the sentence of each token: by full stops before capitals, not those of `Mr.`."""
        items = self.tokens.items
        result: list[int] = []
        n = k = 0
        titles = self.tables.words("names", "titles") if self.tables else frozenset()
        letters = {t.end for t in items if t.end - t.start == 1 or t.norm in titles}
        ends = [place for place, mark in self.tokens.marks if mark in ".!?" and place not in letters]
        for t in items:
            while k < len(ends) and ends[k] < t.start:
                if t.text[:1].isupper() and result and ends[k] >= items[len(result) - 1].end:
                    n += 1
                k += 1
            result.append(n)
        return result

    def is_content(self, i: int) -> bool:
        return self.tokens.weights[i] >= CONTENT

    def text(self, first: int, last: int) -> str:
        start, end = self.tokens.span(first, last)
        return " ".join(self.tokens.text[start:end].split())


@dataclass(eq=False)
class Case:
    """A matching laid out for the rules."""

    m: "Matching"
    over: "tuple[list[float], list[float]] | None" = None
    """What rules/coverage.py finds left over on both sides, once it has looked."""

    @cached_property
    def pairs_of(self) -> dict[int, list[tuple[int, float]]]:
        """For each token of A, the tokens of B that it has some similarity to."""
        result: dict[int, list[tuple[int, float]]] = {}
        for (i, j), s in self.m.pairs.items():
            result.setdefault(i, []).append((j, s))
        return result

    @cached_property
    def a(self) -> Side:
        return Side(self.m.a)

    @cached_property
    def b(self) -> Side:
        return Side(self.m.b)

    @cached_property
    def best_a(self) -> list[float]:
        """For each token of A, its highest similarity to any token of B."""
        return self._best(0, len(self.m.a))

    @cached_property
    def best_b(self) -> list[float]:
        return self._best(1, len(self.m.b))

    def _best(self, side: int, n: int) -> list[float]:
        best = [0.0] * n
        for pair, s in self.m.pairs.items():
            best[pair[side]] = max(best[pair[side]], s)
        return best

    def flipped(self) -> "Case":
        """The same case seen from B."""
        return self._back

    @cached_property
    def _back(self) -> "Case":
        back = Case(self.m.flipped())
        back.__dict__.update(a=self.b, b=self.a, best_a=self.best_b, best_b=self.best_a, _back=self)
        return back

    @cached_property
    def close(self) -> float:
        """The similarity from which on two words are held to say the same; lower across languages."""
        return CLOSE if self.m.a.language == self.m.b.language else CLOSE_ACROSS

    def linked(self, i: int, least: float = CLOSE) -> int | None:
        """The word of B that stands for word `i` of A with at least similarity `least`."""
        link = self.m.of_a[i]
        return link.b if link and link.similarity >= least else None

    def near(self, i: int, j: int, reach: int = 4) -> float:
        """Weight of the links between the neighbourhoods of word `i` of A and word `j` of B."""
        total = 0.0
        for x in range(max(0, i - reach), min(len(self.m.a), i + reach + 1)):
            link = self.m.of_a[x]
            if link and x != i and abs(link.b - j) <= reach and link.similarity >= self.close:
                total += min(4.0, self.m.a.items[x].lexeme.weight) * link.similarity
        return total

    def place(self, i: int) -> int:
        """Where in B the text of token `i` of A would stand: an offset behind what renders its forerunner."""
        for x in range(i - 1, -1, -1):
            link = self.m.of_a[x]
            if link and (not link.moved) and link.similarity >= self.close:
                return self.m.b.items[link.b].end
        return 0

    def report(
        self,
        category: Category,
        a: Span | None,
        b: Span | None,
        reason: str,
        severity: Severity = Severity.MEANING,
    ) -> Divergence:
        """A divergence over token spans (first, last); None = the side lacks it."""
        if a is None and b is None:
            raise ValueError("a divergence needs a span")
        ta, tb = self.m.a, self.m.b
        if a is not None:
            a_start, a_end = ta.span(*a)
        else:
            a_start = a_end = self.flipped().place(b[0]) if b else 0
        if b is not None:
            b_start, b_end = tb.span(*b)
        else:
            b_start = b_end = self.place(a[0]) if a else 0
        return Divergence(
            category,
            severity,
            a_start,
            a_end,
            b_start,
            b_end,
            ta.text[a_start:a_end],
            tb.text[b_start:b_end],
            reason,
        )
