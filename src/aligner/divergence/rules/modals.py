"""Where a text says that a thing must, should, may, can or will be done, and of what it says so."""

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from aligner.divergence.rules.ahead import content_from
from aligner.divergence.rules.idle import is_idle
from aligner.divergence.tables import language_tables

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side
    from aligner.divergence.tables import Hit

CLASSES = (
    "warning",
    "freedom",
    "prohibition",
    "unwilling",
    "inability",
    "obligation",
    "advice",
    "fitness",
    "permission",
    "possibility",
    "ability",
    "promise",
    "conditional",
    "intention",
    "wish",
    "attempt",
)
NEGATED = {
    "obligation": "freedom",
    "advice": "warning",
    "fitness": "warning",
    "permission": "prohibition",
    "ability": "inability",
    "wish": "unwilling",
    "intention": "unwilling",
    "promise": "unwilling",
    "prohibition": "permission",
    "possibility": "",
    "attempt": "",
}
"""What becomes of a class under a denial; an empty name says nothing that can be compared."""
FORBIDS = frozenset({"must", "shall", "долж"})
"""Words whose denial forbids: `nobody must`; that of `have to` only frees."""
VERBAL = frozenset(["obligation", "advice", "fitness", "intention", "wish", "attempt", "promise"])
"""Classes whose words in Russian mean this only beside an infinitive or `чтобы`."""
BARE = frozenset({"to", "must", "shall", "may", "should", "can"})
PREDICATES = ("намерен", "вынужден", "принужден", "обязан", "подлеж", "желател", "рекоменд")
"""Beginnings of words that always have a verb, however far off."""
THIRD = ("ет", "ит", "ют", "ут", "ят", "ат", "ется", "ится", "утся", "ются", "атся", "ятся")
INSERT = 9
INFINITIVE = ("ть", "ться", "йти", "йтись", "дти", "ести", "естись", "зти", "асти", "астись", "чь", "чься")
NOT = frozenset({"not", "n't", "never", "nor", "neither", "не", "ни"})
NO = frozenset({"nobody", "none", "no", "neither", "nothing", "nor", "never", "никто", "никому", "никакой"})
REACH = 5
GOVERNED = 3
"""Content words behind a modal that it governs, at most."""
NEGATION_REACH = 5
UNREAL = frozenset({"could", "might", "would", "should", "ought"})
NOUNS = frozenset(
    {"desire", "wish", "plan", "purpose", "intention", "intent", "duty", "hope", "ambition", "aim"}
)
LIGHT = frozenset({"be", "also", "then", "soon", "always", "have", "been", "again", "still", "no", "not"})


class Modal(NamedTuple):
    """A modal at tokens `first` to `last` with the content words that it governs."""

    name: str
    first: int
    last: int
    governs: tuple[int, ...]
    unreal: bool = False
    """Of what might have been: `could have gone`."""


def modals(side: "Side") -> list[Modal]:
    """The modals of a text in order, each of the class that its denial makes of it."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    result: list[Modal] = []
    if "да" in side.vocabulary:
        result += _jussives(side)
    hits = side.tables.phrases("modality", *CLASSES).find(side.tokens)
    doubles = side.tables.phrases("negation", "double").find(side.tokens) if hits else ()
    double = {h.first for h in doubles}
    for hit, after in zip_longest(hits, hits[1:]):
        if hit.name != "obligation" and (hit.last in double or hit.last + 1 in double):
            continue
        if is_idle(side, hit) or (after and _leads(side, hit, after)):
            continue
        if side.tokens.language == "ru" and hit.name in VERBAL and not _means_it(side, hit):
            continue
        if result and _is_copula_of(side, result[-1], hit):
            result[-1] = result[-1]._replace(governs=_governed(side, hit.first, hit.last))
            continue
        name, last = _with_denial(side, hit)
        if name:
            unreal = side.norms[hit.first] in UNREAL and "have" in side.norms[last + 1 : last + 3]
            result.append(Modal(name, hit.first, last, _governed(side, hit.first, hit.last), unreal))
    return sorted(result, key=lambda m: m.first)


def _jussives(side: "Side") -> list[Modal]:
    """`да внемлет`, `да не примет`: what shall be done, or shall not, in the Russian of old."""
    norms = side.norms
    result = []
    for i in side.tokens.places("да"):
        at = i + 1 + (norms[i + 1 : i + 2] == ["не"])
        if at < len(norms) and norms[at].endswith(THIRD) and not any(side.breaks[i + 1 : at + 1]):
            result.append(Modal("promise" if at == i + 1 else "prohibition", i, at - 1, (at,)))
    return result


def _is_copula_of(side: "Side", noun: Modal, hit: "Hit") -> bool:
    """`our desire at the convent was to`: the verb that joins a wish, plan or duty to what it is of."""
    between = hit.first - noun.last - 1
    return (
        hit.name == "promise"
        and side.norms[hit.last] == "to"
        and between <= REACH
        and side.norms[noun.last] in NOUNS
        and not any(side.breaks[noun.last + 1 : hit.first + 1])
    )


def _leads(side: "Side", hit: "Hit", after: "Hit") -> bool:
    """`will have to`, `shall be able to`: the tense of another modal."""
    between = side.norms[hit.last + 1 : after.first]
    return (
        hit.name in {"promise", "conditional"}
        and hit.first == hit.last
        and len(between) <= 2
        and not side.breaks[after.first]
        and all(n in LIGHT or n.endswith("ly") for n in between)
    )


def _governed(side: "Side", first: int, last: int) -> tuple[int, ...]:
    """The content words after a modal; those before it in Russian, too, and where none follows."""
    start = _past_insert(side, last + 1)
    after = content_from(side, start, REACH + 1, GOVERNED, opened=start > last + 1)
    if after and side.tokens.language != "ru":
        return tuple(after)
    before, breaks, content = [], side.breaks, side.content
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if breaks[i + 1]:
            break
        if content[i]:
            before.append(i)
    if after:
        verbs = [i for i in before if is_infinitive(side.norms[i])]
        return tuple(after + verbs[:2])
    return tuple(before[:3])


def _past_insert(side: "Side", i: int) -> int:
    """Where a text goes on behind an insert at word `i`: `намерены, прежде чем уедут, продать`."""
    if i >= len(side.norms) or not side.breaks[i]:
        return i
    for k in range(i + 1, min(len(side.norms) - 1, i + INSERT)):
        if side.breaks[k]:
            goes_on = is_infinitive(side.norms[k]) or is_infinitive(side.norms[k + 1])
            return k if goes_on or (side.norms[i - 1] in BARE and side.tokens.language == "en") else i
    return i


def is_infinitive(norm: str) -> bool:
    """Whether a word of Russian has the form of an infinitive."""
    tables = language_tables("ru")
    return (
        norm.endswith(INFINITIVE)
        and not norm.endswith("ость")
        and not (tables and norm in tables.words("modality", "like_infinitives"))
    )


def _means_it(side: "Side", hit: "Hit") -> bool:
    return side.norms[hit.first].startswith(PREDICATES) or _has_verb(side, hit)


def _has_verb(side: "Side", hit: "Hit") -> bool:
    """Whether an infinitive or `чтобы` stands near a hit, in one stretch between marks for an infinitive."""
    norms = side.norms
    for step, start in ((1, hit.last + 1), (-1, hit.first - 1)):
        for i in range(start, start + step * 9, step):
            if not 0 <= i < len(norms) or (side.breaks[i if step > 0 else i + 1] and norms[i] != "чтобы"):
                break
            if is_infinitive(norms[i]) or norms[i] == "чтобы":
                return True
    return False


def _with_denial(side: "Side", hit: "Hit") -> tuple[str, int]:
    """The class of a modal under the denials around it, and where it ends with them."""
    norms = side.norms
    words = norms[hit.first : hit.last + 1]
    if hit.name not in NEGATED or not NOT.isdisjoint(words):
        return hit.name, hit.last
    last = hit.last
    denied = False
    if side.tokens.language == "en" and last + 1 < len(norms) and norms[last + 1] in {"not", "n't", "never"}:
        denied, last = True, last + 1
    before = norms[max(0, hit.first - 2) : hit.first]
    if not denied and not NOT.isdisjoint(before) and not side.breaks[hit.first]:
        denied = True
    if not denied and words[0] == "need" and not NO.isdisjoint(norms[hit.first + 1 : hit.first + 4]):
        denied = True
    if not denied and side.tokens.language != "ru" and _has_no_subject(side, hit.first):
        if hit.name == "promise":
            return "", last
        denied = True
    if not denied:
        return hit.name, last
    if hit.name == "obligation" and (FORBIDS.intersection(words) or words[0].startswith("долж")):
        return "prohibition", last
    if hit.name == "promise" and words[0] == "shall":
        return "prohibition", last
    return NEGATED[hit.name], last


def _has_no_subject(side: "Side", i: int) -> bool:
    """`nobody is allowed to`, `no guest may`."""
    assert side.tables is not None  # noqa: S101
    start = max(0, i - NEGATION_REACH)
    if NO.isdisjoint(side.norms[start:i]):
        return False
    for x in range(i - 1, start - 1, -1):
        if side.breaks[x + 1]:
            return False
        if side.norms[x] in NO:
            opens = (
                x == 0
                or side.breaks[x]
                or side.norms[x - 1] in side.tables.words("modality", "before_subject")
            )
            return opens and side.norms[x + 1] not in {"doubt", "less", "more", "longer", "sooner", "one's"}
    return False
