"""Plans, wishes and duties that the other side tells as plain fact."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from aligner.divergence.rules.modals import Modal, is_infinitive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side

SAME_VERB = 0.6
SAME_WORD = 0.9
"""From this likeness on a word renders another one, and cannot stand for a modal as well."""
VOWS = ("vow", "promis", "undert", "engag", "pledg", "sw", "agree", "covenant", "guarant", "contract")
VOWS_RU = ("обещ", "пообещ", "обяз", "кля", "покля", "зарек", "зарок", "подряд")
"""Beginnings of the words that promise by what they mean, and are no tense."""
LOSABLE = frozenset({"obligation", "advice", "wish", "intention", "attempt", "fitness"})
ANSWERS = {"intention": ("wish",), "fitness": ("obligation", "advice")}
"""Classes whose likely words are listed under another name."""
COPULAS = frozenset(["was", "were", "is", "are", "been", "be"])
PASSIVES = frozenset({"meant", "intended", "planned", "proposed", "designed", "thought"})
AUXILIARIES = frozenset(["be", "have", "been", "not", "never", "also", "then"])
BARE = frozenset({"must", "should", "ought", "could", "might"})
ASKING = frozenset({"who", "whom", "whose", "where", "what", "why", "how", "when", "whether", "wherein"})
LEADING = frozenset({"to", "gladly", "fain", "rather", "sooner"})
UNSURE = frozenset({"would", "could", "should", "shall", "will", "might", "may", "must"})
OPENERS = UNSURE | {"to", "so"}
NOUNS = (
    "ение",
    "ения",
    "ению",
    "ением",
    "ании",
    "ание",
    "ания",
    "анию",
    "анием",
    "тие",
    "тия",
    "ции",
    "ция",
    "цию",
)
INWARD = frozenset({"intention", "wish", "attempt"})
NOMINAL = ("ing", "tion", "sion", "ment", "ance", "ence")
ANYBODY = frozenset(
    {"one", "you", "we", "anyone", "anybody", "i", "that", "which", "what", "they", "nobody", "who"}
)
"""Who can do a thing where it is done by all and sundry: `one can buy quails`, `quails are sold`."""
PLANS = frozenset({"was", "were"})
AKIN = 0.35
RELATIVES = frozenset({"what", "which", "whom", "whatever", "whichever", "who"})
"""Before a plan they make it a description: `what they were to inherit`."""
SUPPORT = 0.65


def lost(
    case: "Case", own: "Sequence[Modal]", others: "Sequence[Modal]"
) -> "Iterable[tuple[Modal, int | None]]":
    """Modals of A without an answer in B that tells what they govern as plain fact; with its verb there."""
    if len(others) >= len(own):
        return
    here, theirs = [m.name for m in own], [m.name for m in others]
    for modal in own:
        more = here.count(modal.name) > theirs.count(modal.name)
        verb = _verb(case.a, modal) if more else None
        if verb is None or _answered(case, modal):
            continue
        if _orders(case.b):
            return
        least = SAME_VERB if modal.unreal or modal.name not in LOSABLE else AKIN
        there = case.linked(verb, least)
        if _is_open(case.b, there, modal) if there is not None else least > AKIN:
            continue
        same = case.m.pairs.get((verb, there), 0.0) if there is not None else 0.0
        if same < SAME_VERB and same + _support(case, modal) < SUPPORT:
            continue
        yield modal, there


def _verb(side: "Side", modal: Modal) -> int | None:
    """The verb that a modal governs, if its loss would make a fact of it."""
    assert side.tables is not None  # noqa: S101
    norms, first = side.norms, side.norms[modal.first]
    met = first in side.tables.words("modality", "met")
    if side.tokens.language == "ru":
        vowed = modal.name == "promise" and first.startswith(VOWS_RU)
        if not (vowed or modal.name in LOSABLE) or met:
            return None
        return next((i for i in modal.governs if is_infinitive(norms[i])), None)
    if first == "can" and modal.first == modal.last:
        return _deed_of(side, modal)
    idle = met or _is_passive(side, modal) or _is_asked(side, modal.first)
    vowed = modal.name == "promise" and first.startswith(VOWS)
    plain = (vowed or modal.name in LOSABLE) and not idle
    if not (plain or _is_planned(side, modal) or (modal.unreal and first in {"could", "might"})):
        return None
    if norms[modal.last] not in (BARE if modal.first == modal.last else LEADING):
        return None
    after = (i for i in range(modal.last + 1, min(len(norms), modal.last + 4)) if not side.breaks[i])
    return next((i for i in after if norms[i] not in AUXILIARIES and not norms[i].endswith("ly")), None)


def _is_passive(side: "Side", modal: Modal) -> bool:
    """`was meant to`, and the guess of `must be`."""
    norms, first = side.norms, side.norms[modal.first]
    if modal.first > 0 and norms[modal.first - 1] in COPULAS and first in PASSIVES:
        return True
    return first == "must" and norms[modal.last + 1 : modal.last + 2] == ["be"]


def _is_asked(side: "Side", i: int) -> bool:
    """`they disputed who should go first`, `the bed where he must sleep`: a clause that asks or describes."""
    start = max(0, i - 4)
    begun = next((k for k in range(i, start, -1) if side.breaks[k]), start)
    return side.norms[i] in BARE and not ASKING.isdisjoint(side.norms[begun:i])


def _is_planned(side: "Side", modal: Modal) -> bool:
    """`was to wed`, but not `what they were to inherit`."""
    norms = side.norms
    begun = max(0, modal.first - (norms[modal.first] in {"going", "about"}))
    if norms[begun] not in PLANS or not RELATIVES.isdisjoint(norms[max(0, begun - 3) : begun]):
        return False
    return "be" not in norms[modal.last + 1 : modal.last + 2]


def _deed_of(side: "Side", modal: Modal) -> int | None:
    """What a being or thing can do, which need not be done: `can shed its tail`, not `can be seen`."""
    assert side.tables is not None  # noqa: S101
    norms = side.norms
    i = modal.last + 1 + (norms[modal.last + 1 : modal.last + 2] == ["be"])
    if i >= len(norms) or not side.is_content(i) or norms[i] in side.tables.words("modality", "perceived"):
        return None
    return None if norms[modal.first - 1] in ANYBODY else i


def _orders(side: "Side") -> bool:
    """Whether a sentence opens with an order, which says by its form what a modal says."""
    assert side.tables is not None  # noqa: S101
    orders = side.tables.words("modality", "imperatives")
    places = [i for n in orders & side.vocabulary for i in side.tokens.places(n)]
    return any(i == 0 or side.breaks[i] for i in places)


def _is_open(side: "Side", verb: int, modal: Modal) -> bool:
    """Whether a verb is an infinitive or an order, which may say more than a fact."""
    norm = side.norms[verb]
    if side.tokens.language == "ru":
        return is_infinitive(norm) or (modal.name not in INWARD and norm.endswith(NOUNS))
    if side.tokens.language != "en":
        return False
    before = side.norms[max(0, verb - 3) : verb]
    near, far = before[-2:], before[:-2]
    return verb == 0 or norm.endswith(NOMINAL) or not OPENERS.isdisjoint(near) or not UNSURE.isdisjoint(far)


def _answered(case: "Case", modal: Modal) -> bool:
    """Whether a word of B, and of it only, beside what renders its clause, may say what a modal of A says."""
    assert case.b.tables is not None  # noqa: S101
    back = case.flipped()
    keys = (f"weak_{x}" for x in ANSWERS.get(modal.name, (modal.name,)))
    clause, content = case.a.clause, case.a.content
    own = clause[modal.first]
    around = range(bisect_left(clause, own), bisect_right(clause, own))
    here = [i for i in around if content[i] and not modal.first <= i <= modal.last]
    places = {case.b.clause[j] for i in here if (j := case.linked(i, SAME_VERB)) is not None}
    for hit in case.b.tables.phrases("modality", *keys).find(case.b.tokens):
        i = back.linked(hit.first, SAME_WORD)
        if i is not None and modal.first <= i <= modal.last:
            return True
        if i is None and (not places or any(abs(case.b.clause[hit.first] - c) <= 1 for c in places)):
            return True
    return False


def _support(case: "Case", modal: Modal) -> float:
    """How much of the sense of a modal's clause stands on the other side, in [0, 1]."""
    own = case.a.sentence[modal.first]
    start, end = bisect_left(case.a.sentence, own), bisect_right(case.a.sentence, own)
    content = [i for i in range(start, end) if case.a.content[i] and not modal.first <= i <= modal.last]
    return sum(case.best_a[i] for i in content) / max(1, len(content))
