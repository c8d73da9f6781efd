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
LOSABLE = frozenset({"obligation", "advice", "wish", "intention", "attempt", "fitness"})
ANSWERS = {"intention": ("wish",), "fitness": ("obligation", "advice")}
"""Classes whose likely words are listed under another name."""
COPULAS = frozenset(["was", "were", "is", "are", "been", "be"])
PASSIVES = frozenset({"meant", "intended", "planned", "proposed", "designed", "thought"})
AUXILIARIES = frozenset(["be", "have", "been", "not", "never", "also", "then"])
BARE = frozenset({"must", "should", "ought", "could", "might"})
LEADING = frozenset({"to", "gladly", "fain", "rather", "sooner"})
OPENERS = frozenset({"to", "would", "have", "so", "could", "should", "shall", "will", "might", "may", "must"})
NOMINAL = ("ing", "tion", "sion", "ment", "ance", "ence")
PLANS = frozenset({"was", "were"})
AKIN = 0.35
RELATIVES = frozenset({"what", "which", "whom", "whatever", "whichever", "who"})
"""Before a plan they make it a description: `what they were to inherit`."""
SUPPORT = 0.65


def lost(
    case: "Case", own: "Sequence[Modal]", others: "Sequence[Modal]"
) -> "Iterable[tuple[Modal, int | None]]":
    """Modals of A without an answer in B that tells what they govern as plain fact; with its verb there."""
    if len(others) >= len(own) or _orders(case.b):
        return
    for modal in own:
        verb = _verb(case.a, modal)
        alike = sum(m.name == modal.name for m in others) - sum(m.name == modal.name for m in own)
        if verb is None or alike >= 0 or _answered(case, modal):
            continue
        least = AKIN if modal.name in LOSABLE and not modal.unreal else SAME_VERB
        there = case.linked(verb, least)
        if _is_open(case.b, there) if there is not None else least > AKIN:
            continue
        same = case.m.pairs.get((verb, there), 0.0) if there is not None else 0.0
        if same < SAME_VERB and same + _support(case, modal) < SUPPORT:
            continue
        yield modal, there


def _verb(side: "Side", modal: Modal) -> int | None:
    """The verb that a modal governs, if its loss would make a fact of it."""
    assert side.tables is not None  # noqa: S101
    norms = side.norms
    met = norms[modal.first] in side.tables.words("modality", "met")
    if side.tokens.language == "ru":
        if modal.name not in LOSABLE or met:
            return None
        return next((i for i in modal.governs if is_infinitive(norms[i])), None)
    passive = modal.first > 0 and norms[modal.first - 1] in COPULAS and norms[modal.first] in PASSIVES
    inferred = norms[modal.first] == "must" and norms[modal.last + 1 : modal.last + 2] == ["be"]
    plain = modal.name in LOSABLE and not (met or passive or inferred)
    begun = modal.first - (norms[modal.first] in {"going", "about"})
    governed = not RELATIVES.isdisjoint(norms[max(0, begun - 3) : max(0, begun)])
    planned = (
        not governed and norms[max(0, begun)] in PLANS and "be" not in norms[modal.last + 1 : modal.last + 2]
    )
    if not (plain or planned or (modal.unreal and norms[modal.first] in {"could", "might"})):
        return None
    if norms[modal.last] not in (BARE if modal.first == modal.last else LEADING):
        return None
    after = (i for i in range(modal.last + 1, min(len(norms), modal.last + 4)) if not side.breaks[i])
    return next((i for i in after if norms[i] not in AUXILIARIES and not norms[i].endswith("ly")), None)


def _orders(side: "Side") -> bool:
    """Whether a sentence opens with an order, which says by its form what a modal says."""
    assert side.tables is not None  # noqa: S101
    orders = side.tables.words("modality", "imperatives")
    places = [i for n in orders & side.vocabulary for i in side.tokens.places(n)]
    return any(i == 0 or side.breaks[i] for i in places)


def _is_open(side: "Side", verb: int) -> bool:
    """Whether a verb is an infinitive or an order, which may say more than a fact."""
    if side.tokens.language != "en":
        return False
    before = side.norms[max(0, verb - 2) : verb]
    return verb == 0 or side.norms[verb].endswith(NOMINAL) or not OPENERS.isdisjoint(before)


def _answered(case: "Case", modal: Modal) -> bool:
    """Whether a word of B, and of it only, beside what renders its clause, may say what a modal of A says."""
    assert case.b.tables is not None  # noqa: S101
    back = case.flipped()
    keys = (f"weak_{x}" for x in ANSWERS.get(modal.name, (modal.name,)))
    own = case.a.clause[modal.first]
    here = (
        i
        for i, c in enumerate(case.a.clause)
        if c == own and case.a.is_content(i) and not modal.first <= i <= modal.last
    )
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
