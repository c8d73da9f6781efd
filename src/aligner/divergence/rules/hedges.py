"""Where a text says that a thing is so perhaps, surely, nearly, exactly, or on another's word."""

from itertools import compress, count
from typing import TYPE_CHECKING

from aligner.divergence.rules.idle import is_guess
from aligner.divergence.rules.turned import SPEAKERS, is_turned
from aligner.divergence.tables import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from aligner.divergence.evidence import Side
    from aligner.divergence.facts import Fact

CLASSES = ("doubt", "hearsay", "certainty", "about", "exact")
ASIDE = 6
"""A clause of at most so many words that has a verb of saying is an aside: `, the boatmen say,`."""
QUOTES = frozenset("\"'«»“”‘’„")
POSTPOSED = frozenset(
    {"or", "odd", "thereabouts", "give", "more", "с", "или", "плюс", "exactly", "precisely"}
)
GENITIVES = ("ов", "ев", "ек", "ок")
"""Endings of nouns that are counted, in Russian; those in -ей are too many things besides."""
BETWEEN = frozenset({"в", "на", "за", "через", "по", "с"})
APPEARS = frozenset({"appear", "appears", "appeared", "appearing"})
PERSONS = frozenset({"me", "him", "her", "us", "them", "you", "the", "a", "his", "their"})
LED = frozenset({"as", "so", "or", "как"})
JOINED = frozenset({"and", "but", "then", "и", "но", "а", "да"})
COUNTED = frozenset({"number", "span"})
TIMES = ("кратно", "жды")
SINGULAR = frozenset(
    {"срок", "урок", "пророк", "порок", "рок", "восток", "поток", "исток", "знаток", "игрок", "стрелок"}
    | {"кусок", "глоток", "песок", "звонок", "рынок", "участок", "список", "остров", "готов", "таков"}
)
"""Words that end as nouns that are counted do, and are none."""
RANKS = ("ый", "ой", "ий", "ая", "ое", "ые", "ого", "ому", "ую")
"""Endings of ordinal numbers: `год восьмой` is no rough one."""
NO_SAYING = frozenset({"to", "are", "is", "was", "were", "be", "been", "being"})
TOLD = frozenset({"unto", "him", "them", "ему", "ей", "им", "ученикам"})
IMPERSONAL = ("ют", "ят", "ли")
WHATEVER = frozenset(
    {"whatever", "whoever", "whatsoever", "however", "whichever", "wherever", "though", "although"}
)
OWN = frozenset({"i", "we", "you", "he", "she", "я", "мы", "вы", "он", "она", "who", "which", "that"})


def hedges(side: "Side") -> list[Hit]:
    """The hedges and boosters of a text in order."""
    assert side.tables is not None  # noqa: S101 - the caller asked
    found = [h for h in side.tables.phrases("hedging", *CLASSES).find(side.tokens) if not _is_idle(side, h)]
    asides, guesses = _asides(side), (*_guesses(side), *_turned_about(side))
    if not asides and not guesses:
        return found
    taken = {i for h in found for i in range(h.first, h.last + 1)}
    found += [h for h in asides if taken.isdisjoint(range(h.first, h.last + 1))]
    found += [h for h in guesses if h.first not in taken]
    return sorted(found, key=lambda h: h.first)


def words(side: "Side", hit: Hit) -> str:
    return "_".join(side.norms[hit.first : hit.last + 1])


def fact_beside(side: "Side", hit: Hit) -> "Fact | None":
    """The number, share or time that a hedge is said of: right after it, or before it (`ten or so`)."""
    for fact in side.facts:
        if hit.last < fact.first <= hit.last + 2 or fact.first <= hit.last <= fact.last:
            return fact
        if 0 < hit.first - fact.last <= 2 and side.norms[hit.first] in POSTPOSED:
            return fact
    return None


def _is_idle(side: "Side", hit: Hit) -> bool:
    """A phrase that hedges nothing: `about the house`, `unless I hear`, `казалось бы`."""
    assert side.tables is not None  # noqa: S101
    text = words(side, hit)
    before = side.norms[max(0, hit.first - 2) : hit.first]
    after = side.norms[hit.last + 1 : hit.last + 2]
    if is_turned(side, hit, text):
        return True
    if text == "according_to":
        return (
            hit.first > 0 and not side.breaks[hit.first] and before[-1:] not in (["that"], ["and"], ["but"])
        )
    turned_out = text.startswith("prov") and after == ["to"]
    if turned_out or (side.norms[hit.first] in APPEARS and not PERSONS.isdisjoint(after)):
        return True
    if hit.name == "hearsay" and _has_speaker(side, hit):
        return True
    return text in side.tables.words("hedging", "number_only") and fact_beside(side, hit) is None


def _has_speaker(side: "Side", hit: Hit) -> bool:
    """Whether somebody is named before a Russian verb of saying: `США говорят, что`."""
    assert side.tables is not None  # noqa: S101
    i = hit.first
    if (
        side.tokens.language != "ru"
        or not i
        or side.breaks[i]
        or not side.norms[i].endswith(("ют", "ят", "ли"))
    ):
        return False
    return side.is_content(i - 1) and side.norms[i - 1] not in side.tables.words("hedging", "generic")


def _asides(side: "Side") -> list[Hit]:
    """`, the boatmen say,`; `as the canons of Rune tell it`; `people claim`: on whose word it is said."""
    assert side.tables is not None  # noqa: S101
    speech = side.tables.words("hedging", "speech")
    generic = side.tables.words("hedging", "generic")
    if speech.isdisjoint(side.vocabulary) or _quotes(side):
        return []
    result = []
    for start, end in _clauses_with(side, speech):
        verbs = [
            i for i in range(start, end) if side.norms[i] in speech and side.norms[i - 1] not in NO_SAYING
        ]
        alone = end - start == 1 and not side.norms[start].endswith(IMPERSONAL)
        inner = not alone and (start > 0 or end < len(side.norms))
        led = side.norms[start] in LED and end - start <= ASIDE + 3
        own = not OWN.isdisjoint(side.norms[start:end]) or _opens_speech(side, start, end)
        if (
            verbs
            and inner
            and not own
            and not _is_deed(side, start, verbs[0])
            and (led or end - start <= ASIDE - 1)
            and not _listed(side, start, end)
        ):
            result.append(Hit("hearsay", start, end - 1))
        else:
            result += [Hit("hearsay", i - 1, i) for i in verbs if i > start and side.norms[i - 1] in generic]
    return result


def _opens_speech(side: "Side", start: int, end: int) -> bool:
    """`Jesus said, Truly I say`; `говорит им: истинно`: whose words follow, and to whom."""
    if not TOLD.isdisjoint(side.norms[start:end]):
        return True
    opens = start == 0 or side.sentence[start] != side.sentence[start - 1]
    return opens and end < len(side.norms) and side.tokens.lexemes[end].is_capital


def _clauses_with(side: "Side", words: "AbstractSet[str]") -> "Iterator[tuple[int, int]]":
    """Where each stretch between marks begins and ends in which one of some words stands."""
    end = 0
    for k in compress(count(), map(words.__contains__, side.norms)):
        if k < end:
            continue
        start, end = k, k + 1
        while start > 0 and not side.breaks[start]:
            start -= 1
        while end < len(side.norms) and not side.breaks[end]:
            end += 1
        yield start, end


def _is_deed(side: "Side", start: int, verb: int) -> bool:
    """Whether a clause begins with its verb and names no speaker, or goes on: `and declared it closed`."""
    if side.norms[start] in JOINED and side.norms[start + 1] not in LED:
        return True
    if verb != start or side.tokens.language != "en" or verb + 1 >= len(side.norms):
        return False
    return side.norms[verb + 1] not in SPEAKERS and not side.tokens.lexemes[verb + 1].is_capital


def _listed(side: "Side", start: int, end: int) -> bool:
    """Whether a short clause is no aside but goes on to what is said: `he said that`."""
    assert side.tables is not None  # noqa: S101
    after = side.norms[end] if end < len(side.norms) else ""
    inverted = start > 0 and end - start > 1 and side.norms[start] in side.tables.words("hedging", "speech")
    if inverted and side.tokens.language == "en":
        return False
    return after in {"that", "что", "будто"} or (start == 0 and after in {"and", "и"})


def _quotes(side: "Side") -> bool:
    return not QUOTES.isdisjoint([mark for _, mark in side.tokens.marks])


def _guesses(side: "Side") -> list[Hit]:
    """`may have gone`, `must have been`: guesses at what was."""
    if side.tokens.language != "en" or "have" not in side.vocabulary:
        return []
    return [
        Hit("doubt", i, i + 1)
        for i in sorted((*side.tokens.places("may"), *side.tokens.places("must")))
        if side.norms[i + 1 : i + 2] == ["have"]
        and is_guess(side, i)
        and WHATEVER.isdisjoint(side.norms[max(0, i - 5) : i])
    ]


def _turned_about(side: "Side") -> list[Hit]:
    """`лет десять`, `верстах в сорока`: in Russian a number behind its noun is a rough one."""
    assert side.tables is not None  # noqa: S101
    if side.tokens.language != "ru":
        return []
    units = side.tables.words("hedging", "units")
    numbers = {
        f.first for f in side.facts if f.kind in COUNTED and side.tokens.lexemes[f.first].text.islower()
    }
    ends = {f.last for f in side.facts if f.kind in COUNTED}
    result = []
    for i, norm in enumerate(side.norms):
        if (
            not (norm in units or (norm.endswith(GENITIVES) and norm not in SINGULAR))
            or i - 1 in ends
            or i in ends
        ):
            continue
        for j in (i + 1, i + 2):
            between = set(side.norms[i + 1 : j])
            if (
                j in numbers
                and not side.norms[j].endswith(RANKS + TIMES)
                and between <= BETWEEN
                and not any(side.breaks[i + 1 : j + 1])
            ):
                result.append(Hit("about", i, j))
                break
    return result
