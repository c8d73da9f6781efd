"""Modality: what must, should, may, can, will be done moved to another of these."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side
    from aligner.model import Divergence

CLASSES = (
    "freedom",
    "prohibition",
    "unwilling",
    "inability",
    "obligation",
    "advice",
    "permission",
    "possibility",
    "ability",
    "promise",
    "conditional",
    "wish",
)
APART = frozenset(
    frozenset(x.split())
    for x in (
        "obligation permission",
        "obligation ability",
        "obligation possibility",
        "obligation advice",
        "obligation wish",
        "obligation freedom",
        "obligation conditional",
        "advice permission",
        "advice ability",
        "advice possibility",
        "prohibition freedom",
        "prohibition permission",
        "promise permission",
        "promise possibility",
        "wish ability",
        "wish permission",
        "promise advice",
        "freedom permission",
        "promise wish",
        "promise freedom",
        "prohibition advice",
        "freedom advice",
        "wish promise",
        "wish advice",
        "wish freedom",
        "unwilling inability",
        "inability wish",
    )
)
"""Classes that cannot render each other. Not here: shall and must, may and can, will and would."""
IN_WORDS = {
    "obligation": "obligation",
    "advice": "advice",
    "permission": "permission",
    "possibility": "possibility",
    "ability": "ability",
    "promise": "what shall be",
    "conditional": "what would be",
    "wish": "wish",
    "unwilling": "unwillingness",
    "inability": "inability",
    "plan": "a plan",
    "fact": "a fact",
    "prohibition": "prohibition",
    "freedom": "freedom from obligation",
}
REACH = 4
KIN = 1.2
SUBJUNCTIVE = frozenset({"should", "shall", "may", "might", "would"})
SUBORDINATE = frozenset({"that", "lest", "if", "whatsoever", "whosoever", "whatever", "whoever"})
PLANS = frozenset({"was", "were"})


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal at tokens `first` to `last` with the content words that it governs."""

    name: str
    first: int
    last: int
    governs: tuple[int, ...]


def find(case: "Case") -> "Iterable[Divergence]":
    """Aligned modals of classes that are apart."""
    if case.a.tables is None or case.b.tables is None:
        return
    modals_a, modals_b = modals(case.a), modals(case.b)
    for a, b in _opposed(case, modals_a, modals_b):
        x, y = case.a.text(a.first, a.last), case.b.text(b.first, b.last)
        reason = f"'{x}' became '{y}': {IN_WORDS[a.name]} became {IN_WORDS[b.name]}"
        yield case.report(Category.MODALITY, (a.first, a.last), (b.first, b.last), reason)
    yield from _plans(case, modals_a, modals_b)


def _plans(case: "Case", modals_a: "Sequence[Modal]", modals_b: "Sequence[Modal]") -> "Iterable[Divergence]":
    """`was to wed` against `wedded`: what was to be done is told as done."""
    back = case.flipped()
    for side, mine, theirs, own, others in (
        (0, case, case.b, modals_a, modals_b),
        (1, back, case.a, modals_b, modals_a),
    ):
        for modal in own:
            if mine.a.norms[modal.first] not in PLANS or others or not modal.governs:
                continue
            j = mine.linked(modal.governs[0], 0.9)
            if j is not None and theirs.norms[j].endswith("ed") and mine.near(modal.governs[0], j) > 1:
                last = modal.governs[0] if modal.governs[0] - modal.last <= 2 else modal.last
                spans = ((modal.first, last), (j, j))
                x, y = mine.a.text(*spans[0]), theirs.text(j, j)
                reason = f"'{x}' against '{y}': a plan on one side, a fact on the other"
                yield case.report(Category.MODALITY, *(spans if side == 0 else spans[::-1]), reason)


def modals(side: "Side") -> list[Modal]:
    assert side.tables is not None  # noqa: S101 - the caller asked
    result = []
    double = {h.first for h in side.tables.phrases("negation", "double").find(side.tokens)}
    for hit in side.tables.phrases("modality", *CLASSES).find(side.tokens):
        if {hit.last, hit.last + 1}.intersection(double):
            continue
        governs = []
        for i in range(hit.last + 1, min(len(side.norms), hit.last + 2 + REACH)):
            if side.breaks[i]:
                break
            if side.is_content(i):
                governs.append(i)
        if side.norms[hit.first] in {"may", "might", "will"} and _is_noun(side, hit.first):
            continue
        if side.norms[hit.first] in SUBJUNCTIVE and _is_subordinate(side, hit.first):
            continue
        result.append(Modal(hit.name, hit.first, hit.last, tuple(governs[:2])))
    return result


def _is_subordinate(side: "Side", i: int) -> bool:
    """`that he should touch them`, `lest we may`, a question: the modal there says little."""
    if SUBORDINATE.intersection(side.norms[max(0, i - 5) : i]):
        return True
    ends = (mark for place, mark in side.tokens.marks if place >= side.tokens.items[i].end and mark in ".!?;")
    return next(ends, "") == "?"


def _is_noun(side: "Side", i: int) -> bool:
    """`the will`, `in May`, `with all his might`."""
    before = side.norms[i - 1] if i else ""
    return (side.tokens.items[i].text[:1].isupper() and i > 0) or before in {
        "the",
        "a",
        "his",
        "her",
        "their",
        "my",
        "our",
        "your",
        "its",
        "in",
        "of",
        "free",
        "last",
        "good",
        "th",
        "god",
    }


def _opposed(
    case: "Case", modals_a: "Sequence[Modal]", modals_b: "Sequence[Modal]"
) -> "Iterable[tuple[Modal, Modal]]":
    """Pairs in one place; each modal goes to the one that it shares most with, of its own class if it can."""
    scored = []
    for i, a in enumerate(modals_a):
        for j, b in enumerate(modals_b):
            same_class = frozenset((a.name, b.name)) not in APART
            scored.append((-_kinship(case, a, b) - 2.0 * same_class, i, j))
    used_a: set[int] = set()
    used_b: set[int] = set()
    for score, i, j in sorted(scored):
        if i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        a, b = modals_a[i], modals_b[j]
        if frozenset((a.name, b.name)) in APART and -score >= KIN:
            yield a, b


def _kinship(case: "Case", a: Modal, b: Modal) -> float:
    """How much of what two modals govern is the same, and of what stands around them."""
    governed = max(
        (
            s * min(4.0, case.a.tokens.items[i].lexeme.weight) / (1 + 0.3 * p + 0.3 * q)
            for p, i in enumerate(a.governs)
            for q, j in enumerate(b.governs)
            if (s := case.m.pairs.get((i, j), 0.0)) > 0.3
        ),
        default=0.0,
    )
    return 1.5 * governed + 0.2 * case.near(a.first, b.first, 5)
