"""What turns a denial round or narrows it: `escaped no one`, `none but wept`, `not a word is altered`."""

from itertools import compress, count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.divergence.rules.negators import Cue

BEFORE, BEHIND, FAR = 3, 6, 14
SAME, SAID, UNLIKE = 0.65, 0.6, 0.3
PRONOUNS = frozenset({"nothing", "nobody", "none", "nought", "naught"})
RESERVES = frozenset({"but", "except", "excepting", "excepted", "save", "unless", "without", "besides"})
AUXILIARIES = frozenset(
    {"was", "were", "is", "are", "be", "been", "has", "have", "had", "did", "do", "does"}
    | {"can", "could", "will", "would", "shall", "should", "may", "might", "must"}
)
EMPTY = frozenset(
    {
        "carried",
        "made",
        "given",
        "taken",
        "held",
        "done",
        "had",
        "paid",
        "put",
        "got",
        "found",
        "come",
        "gone",
    }
)
"""Verbs that only carry their noun: `no examination was carried out`."""
PASSED = frozenset(
    {
        "a",
        "an",
        "the",
        "any",
        "so",
        "yet",
        "even",
        "at",
        "all",
        "to",
        "that",
        "of",
        "in",
        "as",
        "much",
        "very",
    }
    | {"his", "her", "its", "their", "our", "my", "your", "this", "these", "those", "one", "single", "ever"}
    | {
        "quite",
        "too",
        "more",
        "been",
        "being",
        "having",
        "then",
        "there",
        "here",
        "now",
        "'s",
        "other",
        "sign",
        "signs",
        "trace",
        "evidence",
    }
    | {
        "не",
        "ни",
        "not",
        "он",
        "она",
        "они",
        "я",
        "мы",
        "вы",
        "его",
        "ее",
        "их",
        "мне",
        "нам",
        "ему",
        "ей",
        "им",
        "еще",
        "уже",
    }
    | {"было", "был", "была", "были", "будет", "в", "на", "с", "к", "у", "и", "так", "столь", "мог", "могла"}
    | {"могли", "может", "могу", "стал", "стала", "стали", "хотел", "хотела", "хотели", "бы", "же", "ли"}
)
"""Words between a negator and what it denies."""
TIMED = frozenset(
    {"before", "since", "until", "till", "yet", "до", "с", "пока", "лет", "года", "ранее", "прежде"}
)
TIMED_FOR = TIMED | {"for", "these"}
TIMES = frozenset(
    {"years", "year", "months", "month", "weeks", "days", "hours", "nights", "centuries", "winters"}
)
FIRST = frozenset({"first", "last", "since", "ago", "only", "впервые", "лишь", "пор", "назад", "только"})
MORE = frozenset({"more", "better", "worse", "less", "further", "so"})
MOST = frozenset({"most", "best", "worst", "least"})
CORRECTING = {"en": frozenset({"but", "rather"}), "ru": frozenset({"а"})}
SUBJECTS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "there", "the", "this", "that", "his", "her"}
)
OPENS = frozenset({"no", "none", "neither", "nothing", "nobody", "not"})


def is_reserved(side: "Side", last: int) -> bool:
    """Whether an exception follows a quantifier in its clause: `nothing to read but almanacs`."""
    behind = side.norms[last + 1 : last + 1 + FAR]
    k = next(compress(count(last + 1), map(RESERVES.__contains__, behind)), None)
    if k is None or any(side.breaks[last + 1 : k]):
        return False
    return not side.breaks[k] or side.norms[k] != "but"


def is_turned(case: "Case", first: int, last: int) -> bool:
    """Whether a word that wants, hides or spares, which B lacks, makes `all` of the `none` of A."""
    side = case.a
    assert side.tables is not None  # noqa: S101 - the caller asked
    for hit in side.tables.phrases("negation", "takers", "privatives").find(side.tokens):
        ahead = 0 < first - hit.last <= BEFORE and not any(side.breaks[hit.last + 1 : first + 1])
        behind = 0 < hit.first - last <= BEHIND and not any(side.breaks[last + 1 : hit.first + 1])
        if (ahead or behind) and case.linked(hit.first, SAME) is None:
            return True
    return False


def is_about_else(case: "Case", first: int, last: int, scope: "Sequence[int]") -> bool:
    """Whether a denial of A speaks of what B does not say, or limits itself: it denies nothing of B."""
    side = case.a
    if "than" in side.norms[last + 1 : last + 1 + FAR] and "than" not in case.b.vocabulary:
        return True
    if side.norms[first] in OPENS and side.norms[last] != "not" and is_reserved(side, last):
        return True
    if side.norms[last] in PRONOUNS and scope and case.best_a[scope[0]] < UNLIKE:
        return True
    opening = side.norms[first] in OPENS and (first == 0 or side.breaks[first]) and len(scope) > 1
    if opening and all(case.best_a[i] < SAID for i in scope[:2]):
        return True
    said = predicate(side, first, last)
    return bool(said) and all(case.best_a[i] < SAID for i in said)


def is_measured(side: "Side", j: int) -> bool:
    """Whether a comparison before a word denies it: `more than they could bear`, `too hard to eat`."""
    before = side.norms[max(0, j - BEHIND) : j]
    return "than" in before or ("too" in before and "to" in before[before.index("too") :])


def predicate(side: "Side", first: int, last: int) -> list[int]:
    """The content words behind the verb of a clause that opens with a denial: `not a word … is altered`.

    Empty where no such verb stands there, so that nothing is known of the predicate.
    """
    if side.norms[first] not in OPENS or side.norms[first : first + 2] == ["not", "to"]:
        return []
    if first and side.norms[first - 1] in AUXILIARIES:
        return []
    for k in range(last + 1, min(len(side.norms), last + 1 + FAR)):
        if side.breaks[k]:
            return []
        if side.norms[k] in AUXILIARIES:
            stops = side.tables.words("negation", "stops") if side.tables else frozenset()
            behind = range(k + 1, min(len(side.norms), k + 1 + BEHIND))
            end = next((i for i in behind if side.breaks[i] or side.norms[i] in stops), behind.stop)
            words = [i for i in range(k + 1, end) if side.is_content(i)]
            return [] if EMPTY.intersection(side.norms[i] for i in words[:2]) else words
    return []


def governed(side: "Side", cue: "Cue") -> int | None:
    """The word that a negator denies first: behind it, past auxiliaries and words of small weight; if any."""
    for k in range(cue.last + 1, min(len(side.norms), cue.last + 1 + BEHIND)):
        if side.breaks[k]:
            return None
        norm = side.norms[k]
        if norm in PASSED or norm in AUXILIARIES or norm.endswith("ly"):
            continue
        return k
    return None


def is_of_existence(side: "Side", cue: "Cue") -> bool:
    """Whether a negator says that a thing is not there: `there is not a furlong of them level`."""
    return "there" in side.norms[max(0, cue.first - 3) : cue.first]


def is_timed(case: "Case", last: int) -> bool:
    """Whether what is denied of a time is told of the rest: `not before May`, `first in May`."""
    side, more = case.a, case.b.vocabulary - case.a.vocabulary
    end = next((k for k in range(last + 1, len(side.norms)) if side.breaks[k]), len(side.norms))
    behind = side.norms[last + 1 : min(end, last + 1 + FAR)]
    told = not FIRST.isdisjoint(more) or ("yet" in behind and "before" in more)
    told = told or (case.b.tokens.language == "ru" and any(n.startswith("последн") for n in more))
    if told and not (TIMED if TIMES.isdisjoint(behind) else TIMED_FOR).isdisjoint(behind):
        return True
    compared = [n for n in behind if n.endswith("er") or n in MORE]
    return bool(compared) and not more.isdisjoint({*MOST, *(n[:-1] + "st" for n in compared)})


def is_corrected(side: "Side", last: int) -> bool:
    """Whether what is denied gives way to what is so: `not to the north but to the west of it`."""
    words = CORRECTING.get(side.tokens.language, frozenset())
    if words.isdisjoint(side.vocabulary):
        return False
    for k in range(last + 1, min(len(side.norms), last + 1 + FAR)):
        if side.sentence[k] != side.sentence[last]:
            return False
        if side.norms[k] in words:
            follows = side.norms[k + 1 : k + 2]
            return not (side.breaks[k] and SUBJECTS.intersection(follows))
    return False


def stands_against(side: "Side", cue: "Cue") -> bool:
    """Whether a plain `not` sets one thing against another: `not x but y`, `y and not x`, `y, not x`."""
    if side.norms[cue.first] not in {"not", "не"}:
        return False
    before = side.norms[cue.first - 1] if cue.first else ""
    opens = before in {"and", "а", "и"} or side.breaks[cue.first]
    return (opens and cue.first > 0) or is_corrected(side, cue.last)
