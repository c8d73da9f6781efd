"""Who acts on whom in Russian: by the endings of nouns and the agreement and voice of the verb."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.divergence.rules.kinds import ACT, WIDE, kind_key, verb_kinds
from aligner.divergence.rules.relation import Relation
from aligner.divergence.rules.relations import degree
from aligner.divergence.rules.verbal import widened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.divergence.evidence import Side

NEAR = 9
ADJECTIVAL = ("ого", "его", "ому", "ему", "ым", "им", "ом", "ую", "юю", "ой", "ей", "ых", "их", "ыми", "ими")
GENITIVE = ("а", "я", "ы", "и", "ов", "ев", "ей", "ого", "его", "ой", "их", "ых")
PRONOUNS = {
    "меня": "я", "мне": "я", "мной": "я", "его": "он", "ему": "он", "него": "он", "нему": "он", "им": "он",
    "ним": "он", "ее": "она", "ей": "она", "нее": "она", "ней": "она", "их": "они", "ими": "они",
    "них": "они", "нас": "мы", "нам": "мы", "вас": "вы", "вам": "вы", "тебя": "ты", "тебе": "ты",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """A noun with what its ending and preposition say: nominative, dative, object, source, goal ..."""

    at: int
    role: str
    pronoun: str = ""


def read_inflected(side: "Side") -> "Iterator[Relation]":
    """Relations around the verbs of a side, and its comparisons."""
    cells = _Cells(side)
    for v in range(len(side.norms)):
        if cells.is_verb(v):
            yield from _around_verb(side, cells, v)
    yield from _compared(side, cells)


class _Cells:
    """The tables of a side, and what they say of its words."""

    def __init__(self, side: "Side") -> None:
        assert side.tables is not None  # noqa: S101 - the caller asked
        self.side, words = side, side.tables.words
        get = {k: tuple(words("relations", k)) for k in ("participle_ends", "past_ends", "present_ends")}
        self.participles, self.past, self.present = (
            get["participle_ends"],
            get["past_ends"],
            get["present_ends"],
        )
        self.instrumental = tuple(words("relations", "instrumental"))
        self.dative, self.oblique = tuple(words("relations", "dative")), tuple(words("relations", "oblique"))
        self.sources, self.goals = words("relations", "sources"), words("relations", "goals")
        self.preps = words("roles", "prepositions")
        self.kinds = verb_kinds("ru")
        self.small, self.be = words("relations", "small_words"), words("roles", "be")
        self.numbers = side.tables.mapping("numbers", "ones")

    def is_verb(self, i: int) -> bool:
        norm, t = self.side.norms[i], self.side.tokens.items[i]
        if len(norm) < 4 or not t.lexeme.is_word or t.text[:1].isupper() or norm in self.small:
            return False
        if i and self.side.norms[i - 1] in self.preps:
            return False
        known = self.key(i) in self.kinds
        if norm.endswith(("ла", "ло")) and not known and self._rival(i):
            return False
        verbal = norm.endswith((*self.past, *self.present))
        return verbal or self.is_passive(i) or (known and norm.endswith(("ть", "ться", "в", "вши")))

    def _rival(self, i: int) -> bool:
        """Whether another word of the clause is more surely its verb than a word in `-ла` (`маршала`)."""
        return any(
            self.side.norms[k].endswith(("л", "ли", "лся", "лась", "лись")) or self.key(k) in self.kinds
            for k in _clause(self.side, i)
            if len(self.side.norms[k]) > 3 and not self.side.tokens.items[k].text[:1].isupper()
        )

    def is_passive(self, i: int) -> bool:
        norm = self.side.norms[i]
        if not norm.endswith(self.participles) or (norm.endswith(("ет", "ит")) and not norm.endswith("бит")):
            return False
        near = self.side.norms[max(0, i - 3) : i + 3]
        return self.key(i) in self.kinds or not self.be.isdisjoint(near)

    def key(self, i: int) -> str:
        return kind_key(self.side.norms[i], self.side.tokens.items[i].lexeme.stem, "ru")

    def is_noun(self, i: int) -> bool:
        norm = self.side.norms[i]
        return (
            len(norm) > 2 and norm not in self.small and norm not in self.preps and norm not in self.numbers
        )

    def actor(self, i: int, v: int) -> Actor | None:
        """The role of a word beside the verb `v`; None where the ending does not tell."""
        norm, verb = self.side.norms[i], self.side.norms[v]
        before = self._preposition(i)
        if norm in PRONOUNS or norm in PRONOUNS.values():
            role = (
                "source"
                if before in self.sources
                else "nominative"
                if norm in PRONOUNS.values()
                else "object"
            )
            return Actor(i, role, PRONOUNS.get(norm, norm))
        if not self.is_noun(i) or not self.side.tokens.items[i].lexeme.is_word:
            return None
        if before in self.preps:
            role = "source" if before in self.sources else "goal" if before in self.goals else ""
            return Actor(i, role) if role else None
        role = self._case(norm, verb)
        return Actor(i, role) if role else None

    def _preposition(self, i: int) -> str:
        """The preposition before a noun, an adjective between or not."""
        side = self.side
        before = side.norms[i - 1] if i and not side.breaks[i] else ""
        if (
            before.endswith(ADJECTIVAL)
            and i > 1
            and not side.breaks[i - 1]
            and side.norms[i - 2] in self.preps
        ):
            return side.norms[i - 2]
        return before

    def _case(self, norm: str, verb: str) -> str:  # noqa: PLR0911 - one ending a line
        masculine = verb.endswith(("л", "лся", "ен", "ан", "ят", "ит", "ыт", "ут"))
        feminine = verb.endswith(("ла", "лась", "ена", "ана", "ята"))
        plural = verb.endswith(("ли", "лись", "ены", "аны", "ют", "ят", "ут", "ят"))
        if norm.endswith(self.instrumental):
            return "instrumental"
        if norm.endswith(self.dative):
            return "dative"
        if norm.endswith(self.oblique):
            return "object"
        if norm.endswith(("а", "я")):
            return "nominative" if feminine else "object" if masculine or plural else ""
        if norm.endswith(("ы", "и")):
            return "nominative" if plural else "object" if masculine or feminine else ""
        if norm.endswith(("о", "е")):
            return ""
        return "nominative" if not (feminine or plural) else "object"


def _around_verb(side: "Side", cells: _Cells, v: int) -> "Iterator[Relation]":
    kind, sign = cells.kinds.get(cells.key(v), (ACT, 1))
    actors = [a for i in _clause(side, v) if not cells.is_verb(i) and (a := cells.actor(i, v))]
    subjects = [a for a in actors if a.role == "nominative"]
    passive = cells.is_passive(v)
    agents = [a for a in actors if a.role == "instrumental"]
    others = [a for a in actors if a.role in {"dative", "object", "goal"}]
    if kind == ACT:
        if side.norms[v].endswith(("ся", "сь")):
            return
        others = [
            a
            for a in others
            if not (a.role == "dative" and a.pronoun) and side.norms[a.at - 1] not in {"в", "к", "за"}
        ]
    if passive:
        bare = [a for a in actors if a.role in {"nominative", "object"}]
        first, second = agents, [*bare, *(a for a in others if kind == "gift")]
    elif kind == "gift" and sign < 0:
        first, second = [a for a in actors if a.role == "source"], subjects
    elif sign < 0:
        first, second = (
            [a for a in actors if a.role in {"dative", "object", "source", "instrumental"}],
            subjects,
        )
    else:
        first, second = subjects, others
    for x in first:
        for y in second:
            tail = _tail(side, cells, x, v)
            if x.at != y.at and y.at not in tail:
                relation = Relation(kind, (x.at, *tail), (y.at,), v, (x.pronoun, y.pronoun), (v,))
                yield (
                    widened(side, relation)
                    if kind in WIDE - {"more"} and not any(relation.names)
                    else relation
                )


def _tail(side: "Side", cells: _Cells, x: Actor, v: int) -> tuple[int, ...]:
    """The genitive that hangs on a subject before its verb: `гонец маршала`."""
    k = x.at + 1
    hangs = x.role == "nominative" and not x.pronoun and k < v and not side.breaks[k] and cells.is_noun(k)
    return (k,) if hangs and side.norms[k].endswith(GENITIVE) else ()


def _clause(side: "Side", v: int) -> list[int]:
    """The words around a verb, up to the next mark on either side."""
    low, high = v, v + 1
    while low > 0 and v - low < NEAR and not side.breaks[low]:
        low -= 1
    while high < len(side.norms) and high - v < NEAR and not side.breaks[high]:
        high += 1
    return [k for k in range(low, high) if k != v]


def _compared(side: "Side", cells: _Cells) -> "Iterator[Relation]":
    """`p старше q`, `p старше, чем q`."""
    for at in range(1, len(side.norms) - 1):
        found = degree(side, at)
        if not found:
            continue
        before = [k for k in _clause(side, at) if k < at and cells.is_noun(k)]
        after = [k for k in range(at + 1, min(len(side.norms), at + 4)) if cells.is_noun(k)]
        than = side.norms[at + 1] == "чем"
        genitive = after and side.norms[after[0]].endswith(GENITIVE)
        if before and after and (than or (genitive and not side.breaks[at + 1])):
            yield Relation("more:" + found[1], tuple(before), (after[0],), at, ("", ""), (at,)).turned(
                found[0]
            )
