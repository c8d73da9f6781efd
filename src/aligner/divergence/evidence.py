"""What the rules look at: clauses, who stands for whom, what is left over, and how to report it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, compress
from operator import add
from typing import TYPE_CHECKING
from weakref import ref

from aligner.divergence.lexicon.antonyms import base_of
from aligner.divergence.lexicon.synonyms import LANGUAGES
from aligner.divergence.tables import language_tables
from aligner.model import Category, Divergence, Severity

if TYPE_CHECKING:
    from weakref import ReferenceType

    from aligner.divergence.facts import Fact
    from aligner.divergence.matching import Matching
    from aligner.divergence.rules.runs import Run
    from aligner.divergence.tables import Language
    from aligner.divergence.tokens import Tokens

STOPS = frozenset(",;:.!?()[]«»“”—–")
ENDS = frozenset(".!?")
CLOSE = 0.55
CLOSE_ACROSS = 0.35
"""From this similarity on, two words are held to say the same."""
CONTENT = 2.4
"""A word of this weight or more carries sense of its own."""

HEAVY = 4.0
"""What a neighbour weighs at the most."""

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
    def capitals(self) -> list[int]:
        """Words that begin with a capital."""
        return [i for i, known in enumerate(self.tokens.lexemes) if known.is_capital]

    @cached_property
    def facts(self) -> "tuple[Fact, ...]":
        """Numbers and dates, in order."""
        from aligner.divergence.facts import Reader

        return tuple(Reader(self, self.tables).facts())

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return self.tokens.vocabulary

    @cached_property
    def breaks(self) -> list[bool]:
        """Whether a mark that ends a clause stands right before token i."""
        starts, ends = self.tokens.starts, self.tokens.ends
        result = [False] * (len(starts) + 1)
        for place, mark in self.tokens.marks:
            if mark in STOPS:
                k = bisect_left(starts, place)
                if not (mark == "." and k and ends[k - 1] - starts[k - 1] == 1):
                    result[k] = True
        return result

    @cached_property
    def clause(self) -> list[int]:
        """The number of the clause that each token stands in."""
        openers = self.tables.words("clauses", "openers") if self.tables else frozenset()
        begun, last = self.breaks[:-1], -1
        for i in [i for i, norm in enumerate(self.tokens.norms) if norm in openers]:
            if i - 1 != last:
                begun[i] = True
            last = i
        if begun:
            begun[0] = False
        return list(accumulate(begun, initial=0))[1:]

    @cached_property
    def sentence(self) -> list[int]:
        """The number of the sentence of each token: by full stops before capitals, not those of `Mr.`."""
        starts, ends, lexemes = self.tokens.starts, self.tokens.ends, self.tokens.lexemes
        titles = self.tables.words("names", "titles") if self.tables else frozenset()
        numbers: list[int] = []
        number = 0
        for place, mark in self.tokens.marks:
            if mark not in ENDS:
                continue
            i = bisect_right(starts, place)
            if i == 0 or i == len(starts) or not lexemes[i].is_capital:
                continue
            end = ends[i - 1]
            abbreviates = place == end and (end - starts[i - 1] == 1 or lexemes[i - 1].norm in titles)
            if place >= end and not abbreviates:
                numbers += [number] * (i - len(numbers))
                number += 1
        return numbers + [number] * (len(starts) - len(numbers))

    @cached_property
    def signs(self) -> dict[int, int]:
        """Words that may have to do with a denial, with the bits of rules/signs.py."""
        from aligner.divergence.rules.signs import signs_of

        signs = list(map(signs_of(self.tokens.language).__getitem__, self.tokens.norms))
        return {i: signs[i] for i in compress(range(len(signs)), signs)}

    @cached_property
    def denials(self) -> dict[int, str]:
        """Words that deny by a prefix or suffix, with the stem that each denies."""
        from aligner.divergence.rules.signs import DENIES

        norms, language = self.tokens.norms, self.tokens.language
        denying = [i for i, bits in self.signs.items() if bits & DENIES]
        return {i: base for i in denying if (base := base_of(norms[i], language)) is not None}

    @cached_property
    def content(self) -> list[bool]:
        """Whether each word carries sense of its own."""
        return [weight >= CONTENT for weight in self.tokens.weights]

    @cached_property
    def heavy(self) -> list[int]:
        """The words that carry sense of their own."""
        return [i for i, weight in enumerate(self.tokens.weights) if weight >= CONTENT]

    def is_content(self, i: int) -> bool:
        return self.tokens.weights[i] >= CONTENT

    def is_known(self, i: int) -> bool:
        """Whether likes of a content word can be known: it has a vector, or its language has none at all."""
        known = self.tokens.lexemes[i]
        return known.row >= 0 or known.is_capital or self.tokens.language not in LANGUAGES

    def text(self, first: int, last: int) -> str:
        tokens = self.tokens
        if first == last:
            return tokens.lexemes[first].text
        return " ".join(tokens.text[tokens.starts[first] : tokens.ends[last]].split())


@dataclass(eq=False)
class Case:
    """A matching laid out for the rules."""

    m: "Matching"
    over: "tuple[list[float], list[float]] | None" = None
    """What rules/leftover.py finds left over on both sides, once it has looked."""
    runs: "list[Run] | None" = None
    """The runs of it on the side of A, once rules/runs.py has looked."""
    forms: "list[tuple[Span, Span]] | None" = None
    """What rules/form.py finds written otherwise, once it has looked."""
    source: "ReferenceType[Case] | None" = None
    """Of one turned round, that which it was made of, if it is still there: neither keeps both alive."""

    @cached_property
    def a(self) -> Side:
        return Side(self.m.a)

    @cached_property
    def b(self) -> Side:
        return Side(self.m.b)

    @property
    def best_a(self) -> tuple[float, ...]:
        """For each token of A, its highest similarity to any token of B."""
        return self.m.best_a

    @property
    def best_b(self) -> tuple[float, ...]:
        return self.m.best_b

    def flipped(self) -> "Case":
        """The same case seen from B."""
        return (self.source and self.source()) or self._back

    @cached_property
    def _back(self) -> "Case":
        back = Case(self.m.flipped(), source=ref(self))
        back.__dict__.update(a=self.b, b=self.a)
        return back

    @cached_property
    def fused(self) -> frozenset[str]:
        """The words of B that are two neighbours of A in one."""
        norms = self.a.norms
        return self.b.vocabulary.intersection(map(add, norms, norms[1:]))

    @cached_property
    def close(self) -> float:
        """The similarity from which on two words are held to say the same; lower across languages."""
        return CLOSE if self.m.a.language == self.m.b.language else CLOSE_ACROSS

    @cached_property
    def unreal_a(self) -> frozenset[int]:
        """The words of A that open what would be."""
        from aligner.divergence.rules.unreal import unreal

        return unreal(self.a)

    @property
    def unreal_b(self) -> frozenset[int]:
        return self.flipped().unreal_a

    def linked(self, i: int, least: float = CLOSE) -> int | None:
        """The word of B that stands for word `i` of A with at least similarity `least`."""
        link = self.m.of_a[i]
        return link.b if link and link.similarity >= least else None

    def near(self, i: int, j: int, reach: int = 4) -> float:
        """Weight of the links between the neighbourhoods of word `i` of A and word `j` of B."""
        total, close, weights, of_a = 0.0, self.close, self.m.a.weights, self.m.of_a
        first, last = j - reach, j + reach
        for link in of_a[max(0, i - reach) : i] + of_a[i + 1 : i + reach + 1]:
            if link is not None and first <= link[1] <= last and link[2] >= close:
                weight = weights[link[0]]
                if weight > HEAVY:
                    weight = HEAVY
                total += weight * link[2]
        return total

    def place(self, i: int) -> int:
        """Where in B the text of token `i` of A would stand: an offset behind what renders its forerunner."""
        for x in range(i - 1, -1, -1):
            link = self.m.of_a[x]
            if link and (not link.moved) and link.similarity >= self.close:
                return self.m.b.ends[link.b]
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
            a_start, a_end = ta.starts[a[0]], ta.ends[a[1]]
        else:
            a_start = a_end = self.flipped().place(b[0]) if b else 0
        if b is not None:
            b_start, b_end = tb.starts[b[0]], tb.ends[b[1]]
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
