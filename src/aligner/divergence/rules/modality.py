"""Modality: what must, should, may, can, will be done moved to another of these, or to plain fact."""

from typing import TYPE_CHECKING

from aligner.divergence.evidence import CLOSE
from aligner.divergence.rules.modals import Modal, modals
from aligner.divergence.rules.told_as_fact import lost
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

APART = frozenset(
    frozenset((x, y))
    for x, others in {
        "obligation": "permission ability possibility advice wish intention attempt freedom conditional",
        "advice": "permission ability possibility wish intention attempt promise freedom prohibition",
        "permission": "promise wish intention attempt warning",
        "promise": "possibility wish freedom attempt",
        "conditional": "possibility",
        "wish": "ability freedom inability",
        "attempt": "ability",
        "intention": "freedom ability",
        "fitness": "permission possibility ability wish intention attempt freedom",
        "prohibition": "freedom warning",
        "freedom": "warning unwilling inability",
        "unwilling": "inability",
    }.items()
    for y in others.split()
)
"""Classes that cannot render each other. Not here: shall and must, may and can, will and would."""
IN_WORDS = {
    "obligation": "obligation",
    "advice": "advice",
    "fitness": "what is fitting",
    "permission": "permission",
    "possibility": "possibility",
    "ability": "ability",
    "promise": "what shall be",
    "conditional": "what would be",
    "intention": "intention",
    "wish": "wish",
    "attempt": "an attempt",
    "unwilling": "unwillingness",
    "inability": "inability",
    "plan": "a plan",
    "prohibition": "prohibition",
    "warning": "advice against",
    "freedom": "freedom from obligation",
}
MIXED = frozenset(
    frozenset(x.split())
    for x in (
        "obligation freedom",
        "advice freedom",
        "fitness freedom",
        "advice prohibition",
        "unwilling inability",
    )
)
"""Of classes that differ by a denial the verbs must be the same: `must stay` is `may not leave`."""
ALIKE, PASSABLE, TOUCHING = 2.0, 1.0, 0.2
"""What it weighs that two modals are of one class, or, if at all akin, of classes that may pass."""
DECREES = frozenset({"shall", "shalt", "да"})
FIRST = frozenset({"i", "we"})
DONE = ("manag", "succe", "contriv", "удал", "сумел", "смог", "ухитр", "приш", "прих")
"""Beginnings of words that tell what came to be done: only the same verbs tell them apart."""
FORESEEN = frozenset({"promise", "permission"})
"""What `will` foresees of a thing it may do as well: only the same verbs tell."""
BIDDEN = frozenset({"obligation", "permission"})
ONLY = frozenset(
    {"only", "solely", "alone", "exclusively", "save", "except", "unless", "только", "лишь", "кроме"}
)
SPARED = frozenset({"prohibition", "freedom"})
EXEMPT = frozenset({"exempt", "exempted", "immune", "quit", "discharged"})
"""What is free from a claim, so that another may not make it."""
KIN = 1.2
SOLE = 1.2
TENSES = frozenset({"conditional", "promise", "possibility", "attempt"})
"""Classes whose words are tenses as well, or mere adverbs: no evidence between two languages."""
SHORT = 60
"""Words up to which the only two modals of a pair of texts are held to speak of one thing."""
SAME_VERB, VERY_VERB = 0.6, 0.9
RECEIVED = frozenset(
    {"be", "receive", "have", "get", "claim", "demand", "expect", "exact", "require", "collect", "draw"}
)
"""What one may do to whom another owes it: `entitled to be told` renders `must tell`."""
HELPERS = frozenset(
    {"must", "shall", "shalt", "should", "will", "wilt", "would", "ought", "need", "needs"}
    | {"may", "mayest", "might", "can", "canst", "could", "let", "not", "necessity"}
)
WEAK = {x: x for x in ("obligation", "advice", "permission", "ability", "wish", "attempt", "freedom")} | {
    "prohibition": "permission",
    "inability": "ability",
    "unwilling": "wish",
    "warning": "advice",
    "intention": "wish",
}
"""Under which name stand the words that may say what a class says."""
RIGHTS = frozenset({"entitled", "right", "rights", "entitles"})


def find(case: "Case") -> "Iterable[Divergence]":
    """Aligned modals of classes that are apart; plans and wishes told as done."""
    if case.a.tables is None or case.b.tables is None:
        return
    modals_a, modals_b = modals(case.a), modals(case.b)
    for a, b in _opposed(case, modals_a, modals_b):
        x, y = case.a.text(a.first, a.last), case.b.text(b.first, b.last)
        reason = f"'{x}' became '{y}': {IN_WORDS[a.name]} became {IN_WORDS[b.name]}"
        denied = "prohibition" in {a.name, b.name} and not {"advice", "fitness"}.isdisjoint((a.name, b.name))
        category = Category.NEGATION if denied else Category.MODALITY
        yield case.report(category, (a.first, a.last), (b.first, b.last), reason)
    for modal, verb in lost(case, modals_a, modals_b):
        yield _report_lost(case, modal, verb, 0)
    for modal, verb in lost(case.flipped(), modals_b, modals_a):
        yield _report_lost(case, modal, verb, 1)


def _report_lost(case: "Case", modal: Modal, verb: int | None, side: int) -> "Divergence":
    mine, theirs = (case.a, case.b) if side == 0 else (case.b, case.a)
    here, there = (modal.first, modal.last), None if verb is None else (verb, verb)
    against = "nothing of the kind" if verb is None else f"'{theirs.text(verb, verb)}'"
    said = "what might have been" if modal.unreal else IN_WORDS[modal.name]
    reason = f"'{mine.text(*here)}' against {against}: {said} on one side, a fact on the other"
    a, b = (here, there) if side == 0 else (there, here)
    return case.report(Category.MODALITY, a, b, reason)


def _opposed(
    case: "Case", modals_a: "Sequence[Modal]", modals_b: "Sequence[Modal]"
) -> "Iterable[tuple[Modal, Modal]]":
    """Pairs in one place; each modal goes to the one that it shares most with, of its own class if it can."""
    every = [(i, j, a, b) for i, a in enumerate(modals_a) for j, b in enumerate(modals_b)]
    apart = {(i, j): _kinship(case, a, b) for i, j, a, b in every if _apart(case, a, b)}
    short = max(len(case.m.a), len(case.m.b)) <= SHORT
    if not apart or (not short and max(apart.values()) < KIN):
        return
    scored = [(-kin, i, j) for (i, j), kin in apart.items()]
    for i, j, a, b in every:
        if (i, j) not in apart:
            kin = _kinship(case, a, b)
            scored.append((-kin - (ALIKE if a.name == b.name else PASSABLE * (kin >= TOUCHING)), i, j))
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs = []
    for score, i, j in sorted(scored):
        if i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        if (i, j) in apart:
            pairs.append((modals_a[i], modals_b[j], -score))
    sole = short and len(pairs) == 1 and abs(len(modals_a) - len(modals_b)) <= 1
    across = case.m.a.language != case.m.b.language
    for a, b, kin in pairs:
        bonus = SOLE * (sole and not (_is_tense(case.a, a, across) or _is_tense(case.b, b, across)))
        if (bool(bonus) if across else kin + bonus >= KIN) and _is_sure(case, a, b):
            yield a, b


def _is_tense(side: "Side", modal: Modal, across: bool) -> bool:  # noqa: FBT001
    return modal.name == "conditional" or (across and modal.name in TENSES and not _is_decree(side, modal))


def _is_decree(side: "Side", modal: Modal) -> bool:
    """`he shall`, `да внемлет`: no mere tense, as `we shall` is."""
    return side.norms[modal.first] in DECREES and FIRST.isdisjoint(side.norms[modal.first - 1 : modal.first])


def _apart(case: "Case", a: Modal, b: Modal) -> bool:
    """Whether two modals cannot render each other; `can` may be a leave or a promise, `is able` cannot."""
    names = frozenset((a.name, b.name))
    if "ability" in names and names & {"promise", "permission"}:
        words = {case.a.norms[a.first], case.b.norms[b.first]}
        loose = _words(case, "can_words")
        if "promise" in names and (_is_decree(case.a, a) or _is_decree(case.b, b)):
            return True
        return not words & (loose if "promise" in names else _words(case, "leave_words") | loose - {"could"})
    return names in APART and not (_is_due(case.a, a, b) or _is_due(case.b, b, a))


def _is_due(side: "Side", right: Modal, duty: Modal) -> bool:
    """Whether a right is the other end of a duty: `he is entitled to be paid` for `they must pay him`."""
    if right.name != "permission" or duty.name not in {"obligation", "promise", "advice"}:
        return False
    words = {*side.norms[right.first : right.last + 1]}
    return bool(words & RIGHTS) and not RECEIVED.isdisjoint(side.norms[right.last + 1 : right.last + 2])


def _words(case: "Case", key: str) -> frozenset[str]:
    found = (s.tables.words("modality", key) for s in (case.a, case.b) if s.tables)
    return frozenset().union(*found)


def _is_sure(case: "Case", a: Modal, b: Modal) -> bool:
    """Whether nothing else on the sides says the same, and a denial is not answered by another verb."""
    names = frozenset((a.name, b.name))
    if names == FORESEEN and "will" in (case.a.norms[a.first], case.b.norms[b.first]):
        return any(not case.a.norms[i].endswith("ly") and _pair(case, i, b) for i in a.governs[:2])
    done = case.a.norms[a.first].startswith(DONE) or case.b.norms[b.first].startswith(DONE)
    if done and case.m.a.language == case.m.b.language and _verbs(case, a, b) < SAME_VERB:
        return False
    if names == BIDDEN and (_is_only(case.a, a) or _is_only(case.b, b)):
        return False
    if names == SPARED and not EXEMPT.isdisjoint((case.a.norms[a.first], case.b.norms[b.first])):
        return False
    if names in MIXED and not _is_one_verb(case, a, b, unwilling="unwilling" in names):
        return False
    return not _repeated(case, a, b) and not _repeated(case.flipped(), b, a)


def _is_one_verb(case: "Case", a: Modal, b: Modal, *, unwilling: bool) -> bool:
    """Whether two modals, one of which denies, are of the same verb and not of some persons only."""
    if _verbs(case, a, b) < (VERY_VERB if unwilling else SAME_VERB):
        return False
    return unwilling or not (_limited(case.a, a) or _limited(case.b, b))


def _is_only(side: "Side", modal: Modal) -> bool:
    """`may go in only barefoot` says that one must."""
    if modal.name != "permission":
        return False
    own = side.clause[modal.first]
    return any(side.clause[i] == own for n in ONLY & side.vocabulary for i in side.tokens.places(n))


def _limited(side: "Side", modal: Modal) -> bool:
    """`none but the abbot may` forbids and allows at once."""
    assert side.tables is not None  # noqa: S101
    limits = side.tables.words("modality", "limits") & side.vocabulary
    own = side.sentence[modal.first]
    return any(side.sentence[i] == own for n in limits for i in side.tokens.places(n))


def _pair(case: "Case", i: int, b: Modal) -> bool:
    return any(case.m.pairs.get((i, j), 0.0) >= SAME_VERB for j in b.governs[:2])


def _verbs(case: "Case", a: Modal, b: Modal) -> float:
    return max((case.m.pairs.get((i, j), 0.0) for i in a.governs[:2] for j in b.governs[:2]), default=0.0)


def _repeated(case: "Case", a: Modal, b: Modal) -> bool:
    """Whether a word of `a` that carries sense stands on the other side outside `b`: `the liberty`.

    Not of two that only help verbs: they link loosely, `shalt` to that of another clause.
    """
    norms_a, norms_b = case.a.norms, case.b.norms
    places = {
        j
        for i in range(a.first, a.last + 1)
        if case.a.is_content(i)
        and (j := case.linked(i, SAME_VERB if a.name not in WEAK else CLOSE)) is not None
        and not b.first <= j <= b.last
        and (j not in b.governs or case.linked(i, VERY_VERB) is not None)
        and not (norms_a[i] in HELPERS and norms_b[j] in HELPERS)
    }
    if not places or a.name not in WEAK:
        return bool(places)
    assert case.b.tables is not None  # noqa: S101
    weak = case.b.tables.phrases("modality", f"weak_{WEAK[a.name]}").find(case.b.tokens)
    return any(not places.isdisjoint(range(h.first, h.last + 1)) for h in weak)


def _kinship(case: "Case", a: Modal, b: Modal) -> float:
    """How much of what two modals govern is the same, and of what stands around them."""
    pairs, weights = case.m.pairs, case.m.a.weights
    governed = 0.0
    for p, i in enumerate(a.governs):
        for q, j in enumerate(b.governs):
            if (s := pairs.get((i, j), 0.0)) > 0.3:
                governed = max(governed, s * min(4.0, weights[i]) / (1 + 0.3 * p + 0.3 * q))
    return 1.5 * governed + 0.2 * case.near(a.first, b.first, 5)
