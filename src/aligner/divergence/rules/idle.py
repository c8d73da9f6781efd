"""Modal words that say nothing of the kind: nouns, subjunctives, guesses, opinions."""

from typing import TYPE_CHECKING

from aligner.divergence.lexicon.forms import irregular

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side
    from aligner.divergence.tables import Hit

SUBJUNCTIVE = frozenset({"should", "shall", "may", "might", "would"})
PERSONAL = frozenset({"wish", "intention", "attempt", "promise"})
"""Classes of what a person has in mind."""
NOUNS = frozenset({"may", "might", "will", "means", "can", "must", "need"})
BE = frozenset({"be", "been", "is", "are", "was", "were", "am", "'m", "'re", "'s"})
CONDITIONAL_AFTER = frozenset(
    {"like", "think", "say", "have", "be", "fancy", "imagine", "suppose", "never", "take", "prefer", "esteem"}
    | {"deem", "count", "feel", "wish", "hope", "expect", "guess", "regret", "hate", "love", "much", "rather"}
    | {"describe", "call", "judge", "venture", "scarcely", "hardly", "gladly", "hesitate", "doubt", "despair"}
)
ASKED = frozenset({"what", "why", "how", "when", "where", "whom", "which"})
ACTING = frozenset({"he", "she", "they", "we", "i", "thou", "ye"})
"""What can only be a subject: after `should` it makes a condition of the clause, but in a question."""
DENIALS = frozenset({"no", "not", "nothing", "never", "none", "nor", "neither", "nobody", "n't"})
OPENS = frozenset({"and", "but", "then", "so", "or", "to", "not", "please", "pray", "now", "only", "o", "oh"})
WILLING = frozenset({"will", "wilt", "shall", "shalt"})
WHOEVER = frozenset({"whosoever", "whoever", "whoso", "whatsoever", "whatever", "whomsoever"})
WORKS = frozenset(
    {"flow", "turn", "run", "move", "revolve", "pass", "act", "yield", "fit", "measure", "look", "appear"}
    | {"seem", "feel", "vibrate", "swing", "rise", "fall", "sink", "float", "burn", "shine", "serve", "last"}
    | {"form", "bend", "meet", "open", "shut", "close", "slide", "rotate", "order", "oscillate", "ring"}
)
"""What a thing is made to do; nobody obliges it."""
THANKED = frozenset({"if", "by", "for", "should", "would", "feel", "much", "very", "greatly", "deeply"})
PERSONS = frozenset(
    {"you", "him", "her", "them", "me", "us", "your", "his", "their", "my", "thee", "mr", "mrs"}
)
FORE = frozenset({"i", "we"})
SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they", "who", "which", "that", "there", "what"})
THINGS = frozenset({"open", "up", "right", "rights", "welcome", "equal", "fit", "power", "authority", "free"})
VERBS = frozenset(
    {"be", "get", "have", "take", "go", "come", "receive", "give", "make", "pay", "do", "keep", "never"}
)
AS_LONG = frozenset({"long", "soon", "often", "far", "much", "fast"})
FINITE = frozenset(
    {"is", "are", "was", "were", "has", "hath", "have", "had", "doth", "does", "did", "hast", "wast", "art"}
    | {
        "comes",
        "finds",
        "came",
        "found",
        "goes",
        "went",
        "gives",
        "takes",
        "brings",
        "dwells",
        "lives",
        "keeps",
    }
)
"""Words that show that a clause has its verb."""
OPENING = frozenset(
    {"the", "a", "an", "any", "he", "she", "they", "it", "we", "you", "i", "his", "her", "their"}
)
"""What follows `should` where it stands before its subject: `should the wind change`."""


def _words(side: "Side", key: str) -> frozenset[str]:
    return side.tables.words("modality", key) if side.tables else frozenset()


def is_idle(side: "Side", hit: "Hit") -> bool:
    """A modal that says nothing of the kind: a noun, a subjunctive, a guess (`must have been`)."""
    if side.tokens.language == "ru":
        return _is_idle_in_russian(side, hit)
    if hit.first == hit.last and _is_idle_word(side, hit.first):
        return True
    after = side.norms[hit.last + 1 : hit.last + 3]
    before = side.norms[max(0, hit.first - 4) : hit.first]
    if hit.name in PERSONAL and _is_idle_wish(side, hit, before, after):
        return True
    if hit.name in {"permission", "ability"} and _is_of_thing(side, hit):
        return True
    return _is_idle_phrase(side, hit, before, after)


def _is_idle_in_russian(side: "Side", hit: "Hit") -> bool:
    """`быть может`; `стоит ему войти, как все молчат`."""
    word = side.norms[hit.first]
    if word == "может" and hit.name == "ability":
        return "быть" in (
            *side.norms[max(0, hit.first - 1) : hit.first],
            *side.norms[hit.last + 1 : hit.last + 2],
        )
    return word in {"стоит", "стоило"} and _is_signal(side, hit.last)


def _is_idle_word(side: "Side", i: int) -> bool:
    """A noun, a subjunctive, a condition, a tense: `the will`, `that he should`, `should he come`."""
    word = side.norms[i]
    after = side.norms[i + 1 : i + 3]
    before = side.norms[max(0, i - 1) : i]
    return (
        (word in NOUNS and _is_noun(side, i))
        or (word in SUBJUNCTIVE and _is_subordinate(side, i))
        or (word == "should" and _is_condition(side, i))
        or (word in {"may", "might", "could"} and after[:1] == ["well"])
        or (word in {"need", "needeth"} and not _is_denied_near(side, i))
        or (word in {"shall", "will"} and after == ["have", "been"])
        or (word in WILLING and not WHOEVER.isdisjoint(side.norms[max(0, i - 3) : i]))
        or (word in {"will", "wilt"} and "that" in after)
        or (word in {"permits", "permit", "allows"} and side.breaks[i + 1])
        or (word in {"may", "might"} and before in (["it"], ["there"]) and after[:1] == ["be"])
    )


def _is_idle_wish(side: "Side", hit: "Hit", before: list[str], after: list[str]) -> bool:
    """What a person has in mind, as a noun or of a thing: `his hope to the poor`, `wished so much to`."""
    word = side.norms[hit.first]
    return (
        (side.norms[hit.last] == "to" and not _words(side, "no_verb").isdisjoint(after[:1]))
        or not _words(side, "opinion").isdisjoint(after[:1])
        or (hit.name == "wish" and not _words(side, "degree").isdisjoint(before[-1:]))
        or (word.endswith("ing") and BE.isdisjoint(before[-2:]))
        or (
            hit.first == hit.last
            and hit.name in {"wish", "intention"}
            and not _words(side, "no_verb_after").isdisjoint(before[-1:])
        )
    )


def _is_idle_phrase(side: "Side", hit: "Hit", before: list[str], after: list[str]) -> bool:
    """A guess, a form of politeness, what a thing is made to do, what nobody could."""
    word, ends = side.norms[hit.first], side.norms[hit.last - 1 : hit.last + 1]
    return (
        (word == "means" and not _words(side, "noun_before").isdisjoint(before[-1:]))
        or (
            word in {"must", "may", "might"}
            and (is_guess(side, hit.last) or not _words(side, "speech_acts").isdisjoint(after))
        )
        or (word in {"had", "have", "has", "having"} and after == ["do", "with"])
        or (word in {"was", "were"} and not {"if", "as", "than", "there", "all"}.isdisjoint(before))
        or (word in {"is", "are"} and ends[1:] == ["to"] and "if" in before)
        or (word in {"bound", "obliged"} and is_guess(side, hit.last))
        or (word == "obliged" and _is_thanks(side, hit))
        or (word == "let" and (hit.first == 0 or side.breaks[hit.first] or not OPENS.isdisjoint(before[-1:])))
        or (ends == ["made", "to"] and not WORKS.isdisjoint(after[:1]))
        or (
            ends == ["not", "to"]
            and after[:1] == ["be"]
            and not _words(side, "beyond_one").isdisjoint(after[1:2])
        )
    )


def _is_condition(side: "Side", i: int) -> bool:
    """`should he come`, `I should like`."""
    before = side.norms[i - 1] if i else ""
    after = side.norms[i + 1 : i + 2]
    if i == 0 or before in {"and", "or", "but"}:
        return True
    if side.breaks[i] and not (after and is_bare_verb(side, i + 1)):
        return True
    if SUBJECTS.isdisjoint((before,)) and not OPENING.isdisjoint(after):
        return True
    if before not in ASKED and not ACTING.isdisjoint(after):
        return True
    return before in FORE and not CONDITIONAL_AFTER.isdisjoint(side.norms[i + 1 : i + 2])


def _is_signal(side: "Side", i: int) -> bool:
    """`стоит ему войти, как все молчат`: no advice, but `as soon as`."""
    after = range(i + 1, min(len(side.norms), i + 9))
    return any(side.breaks[k] and side.norms[k] in {"как", "и", "чтобы"} for k in after)


def _is_denied_near(side: "Side", i: int) -> bool:
    """Whether a denial makes a modal of `need`: `he need give no reason`, `nor need you`."""
    around = (*side.norms[max(0, i - 3) : i], *side.norms[i + 1 : i + 4])
    return not DENIALS.isdisjoint(around) and "to" not in side.norms[i + 1 : i + 2]


def _is_thanks(side: "Side", hit: "Hit") -> bool:
    """`I should be obliged if you`, `much obliged to you`."""
    after = side.norms[hit.last + 1 : hit.last + 2]
    if side.norms[hit.last] == "to":
        return not PERSONS.isdisjoint(after)
    before = side.norms[max(0, hit.first - 2) : hit.first]
    return not THANKED.isdisjoint(after + before)


def is_bare_verb(side: "Side", i: int) -> bool:
    """Whether word `i` can only be what `should` governs: `the owner declared, should get his wage`."""
    return side.norms[i] in VERBS


def _is_of_thing(side: "Side", hit: "Hit") -> bool:
    """`open to the claims`, `welcome to my house`: what stands behind `to` is a thing, and no verb."""
    if side.norms[hit.last] != "to" or THINGS.isdisjoint(side.norms[hit.first : hit.last]):
        return False
    after = side.norms[hit.last + 1 : hit.last + 2]
    if side.norms[hit.first] in {"open", "up"}:
        return "to" not in side.norms[hit.last + 2 : hit.last + 6]
    return not _words(side, "no_verb").isdisjoint(after)


def is_guess(side: "Side", i: int) -> bool:
    """`may have gone`, `must not have been`: a guess at what was."""
    norms = side.norms[i + 1 : i + 5]
    at = next((k for k, n in enumerate(norms[:2]) if n == "have"), None)
    done = norms[at + 1] if at is not None and at + 1 < len(norms) else ""
    return done.endswith(("ed", "en")) or done in irregular() or done == "been"


def _is_subordinate(side: "Side", i: int) -> bool:
    """`that he should touch them`, `lest we may`, a question: the modal there says little.

    Not where the clause has its verb before the modal: `he that findeth a ewe shall`.
    """
    openers = _words(side, "subordinate")
    for k in range(i - 1, max(-1, i - 6), -1):
        opens = side.norms[k] in openers or (
            (side.norms[k] == "as" and side.norms[k - 1] in AS_LONG)
            or (side.norms[k] in {"which", "who"} and side.norms[k + 1] == "of")
        )
        if opens and not any(map(_is_finite, side.norms[k + 1 : i])):
            return True
    ends = (mark for place, mark in side.tokens.marks if place >= side.tokens.ends[i] and mark in ".!?;")
    return next(ends, "") == "?"


def _is_finite(norm: str) -> bool:
    return norm in FINITE or norm.endswith("eth")


def _is_noun(side: "Side", i: int) -> bool:
    """`the will`, `in May`, `with all his might`."""
    before = side.norms[i - 1] if i else ""
    return (side.tokens.lexemes[i].is_capital and i > 0) or before in _words(side, "noun_before")
