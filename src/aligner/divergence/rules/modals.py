"""Where a text says that a thing must, should, may, can or will be done, and of what it says so."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from aligner.divergence.lexicon.forms import irregular
from aligner.divergence.tables import language_tables

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side
    from aligner.divergence.tables import Hit

CLASSES = (
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
INFINITIVE = ("ть", "ться", "йти", "йтись", "дти", "ести", "естись", "зти", "асти", "астись", "чь", "чься")
NOT = frozenset({"not", "n't", "never", "nor", "neither", "не", "ни"})
NO = frozenset({"nobody", "none", "no", "neither", "nothing", "nor", "never", "никто", "никому", "никакой"})
REACH = 5
NEGATION_REACH = 5
SUBJUNCTIVE = frozenset({"should", "shall", "may", "might", "would"})
SUBORDINATE = frozenset(
    {
        "that",
        "lest",
        "if",
        "until",
        "till",
        "unless",
        "when",
        "whatsoever",
        "whosoever",
        "whatever",
        "whoever",
    }
    | {"whichever", "wherever", "whenever", "whomever", "however", "howsoever", "though", "although"}
)
PERSONAL = frozenset({"wish", "intention", "attempt", "promise"})
NO_VERB = frozenset(
    {
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "my",
        "our",
        "your",
        "its",
        "him",
        "them",
        "me",
        "us",
        "you",
        "it",
    }
    | {
        "this",
        "that",
        "these",
        "those",
        "which",
        "whom",
        "what",
        "each",
        "every",
        "all",
        "both",
        "one",
        "and",
    }
)
"""Words before which `to` opens no infinitive: `proposed to the cook`."""
NOUN_BEFORE = frozenset(
    {"the", "a", "his", "her", "their", "my", "our", "your", "its", "in", "of", "free"}
    | {"last", "good", "th", "god", "any", "no", "this"}
)
NO_VERB_AFTER = NOUN_BEFORE | {"best", "was", "were", "is", "are", "be", "been", "had", "has", "have"}
BEFORE_SUBJECT = frozenset(
    {
        "and",
        "but",
        "or",
        "that",
        "so",
        "for",
        "because",
        "since",
        "when",
        "if",
        "where",
        "though",
        "while",
        "as",
    }
    | {
        "then",
        "therefore",
        "thus",
        "hence",
        "here",
        "henceforth",
        "until",
        "till",
        "said",
        "decreed",
        "almost",
    }
)
UNREAL = frozenset({"could", "might", "would", "should", "ought"})
LIGHT = frozenset({"be", "also", "then", "soon", "always", "have", "been", "again", "still", "no", "not"})
OPINION = frozenset({"think", "believe", "suppose", "say", "imagine", "conclude", "add", "know", "thank"})
DEGREE = frozenset({"less", "more", "how", "as", "so", "too", "least", "most"})
BE = frozenset({"be", "been", "is", "are", "was", "were", "am", "'m", "'re", "'s"})
NOUNS = frozenset({"may", "might", "will", "means", "can", "must", "need"})
CONDITIONAL_AFTER = frozenset({"like", "think", "say", "have", "be", "fancy", "imagine", "suppose", "never"})
SPEECH = frozenset(["say", "said", "confess", "admit", "own", "allow", "grant", "confessed", "admitted"])
FORE = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Modal:
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
    result = []
    double = {h.first for h in side.tables.phrases("negation", "double").find(side.tokens)}
    hits = side.tables.phrases("modality", *CLASSES).find(side.tokens)
    for hit, after in zip_longest(hits, hits[1:]):
        if hit.name != "obligation" and {hit.last, hit.last + 1}.intersection(double):
            continue
        if _is_idle(side, hit) or (after and _leads(side, hit, after)):
            continue
        if side.tokens.language == "ru" and hit.name in VERBAL and not _has_verb(side, hit):
            continue
        name, last = _with_denial(side, hit)
        if name:
            unreal = side.norms[hit.first] in UNREAL and "have" in side.norms[last + 1 : last + 3]
            result.append(Modal(name, hit.first, last, _governed(side, hit.first, hit.last), unreal))
    return result


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
    after = []
    for i in range(last + 1, min(len(side.norms), last + 2 + REACH)):
        if side.breaks[i]:
            break
        if side.is_content(i):
            after.append(i)
    if after and side.tokens.language != "ru":
        return tuple(after[:3])
    before = []
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if side.breaks[i + 1]:
            break
        if side.is_content(i):
            before.append(i)
    if after:
        verbs = [i for i in before if is_infinitive(side.norms[i])]
        return tuple(after[:3] + verbs[:2])
    return tuple(before[:3])


def is_infinitive(norm: str) -> bool:
    """Whether a word of Russian has the form of an infinitive."""
    tables = language_tables("ru")
    return (
        norm.endswith(INFINITIVE)
        and not norm.endswith("ость")
        and not (tables and norm in tables.words("modality", "like_infinitives"))
    )


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
    if not denied and any(n in NOT for n in before) and not side.breaks[hit.first]:
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
    for x in range(i - 1, max(-1, i - 1 - NEGATION_REACH), -1):
        if side.breaks[x + 1]:
            return False
        if side.norms[x] in NO:
            opens = x == 0 or side.breaks[x] or side.norms[x - 1] in BEFORE_SUBJECT
            return opens and side.norms[x + 1] not in {"doubt", "less", "more", "longer", "sooner", "one's"}
    return False


def _is_idle(side: "Side", hit: "Hit") -> bool:
    """A modal that says nothing of the kind: a noun, a subjunctive, a guess (`must have been`)."""
    word = side.norms[hit.first]
    after = side.norms[hit.last + 1 : hit.last + 3]
    before = side.norms[max(0, hit.first - 4) : hit.first]
    single = hit.first == hit.last
    return (
        (single and word in NOUNS and _is_noun(side, hit.first))
        or (single and word in SUBJUNCTIVE and _is_subordinate(side, hit.first))
        or (single and word == "should" and _is_condition(side, hit.first))
        or (hit.name in PERSONAL and side.norms[hit.last] == "to" and not NO_VERB.isdisjoint(after[:1]))
        or (hit.name in PERSONAL and not OPINION.isdisjoint(after[:1]))
        or (hit.name == "wish" and not DEGREE.isdisjoint(before[-1:]))
        or (hit.name in PERSONAL and word.endswith("ing") and BE.isdisjoint(before[-2:]))
        or (word == "means" and not NOUN_BEFORE.isdisjoint(before[-1:]))
        or (word in {"must", "may", "might"} and (is_guess(side, hit.last) or not SPEECH.isdisjoint(after)))
        or (word in {"had", "have", "has", "having"} and after == ["do", "with"])
        or (word in {"was", "were"} and not {"if", "as", "than", "there", "all"}.isdisjoint(before))
        or (word in {"may", "might"} and before[-1:] == ["it"] and after[:1] == ["be"])
        or (word in {"bound", "obliged"} and is_guess(side, hit.last))
        or (single and hit.name in {"wish", "intention"} and not NO_VERB_AFTER.isdisjoint(before[-1:]))
    )


def _is_condition(side: "Side", i: int) -> bool:
    """`should he come`, `I should like`."""
    before = side.norms[i - 1] if i else ""
    if i == 0 or side.breaks[i] or before in {"and", "or", "but"}:
        return True
    return before in FORE and not CONDITIONAL_AFTER.isdisjoint(side.norms[i + 1 : i + 2])


def is_guess(side: "Side", i: int) -> bool:
    """`may have gone`, `must not have been`: a guess at what was."""
    norms = side.norms[i + 1 : i + 5]
    at = next((k for k, n in enumerate(norms[:2]) if n == "have"), None)
    done = norms[at + 1] if at is not None and at + 1 < len(norms) else ""
    return done.endswith(("ed", "en")) or done in irregular() or done == "been"


def _is_subordinate(side: "Side", i: int) -> bool:
    """`that he should touch them`, `lest we may`, a question: the modal there says little."""
    if SUBORDINATE.intersection(side.norms[max(0, i - 5) : i]):
        return True
    ends = (mark for place, mark in side.tokens.marks if place >= side.tokens.items[i].end and mark in ".!?;")
    return next(ends, "") == "?"


def _is_noun(side: "Side", i: int) -> bool:
    """`the will`, `in May`, `with all his might`."""
    before = side.norms[i - 1] if i else ""
    return (side.tokens.items[i].text[:1].isupper() and i > 0) or before in NOUN_BEFORE
