"""What a negator denies, where the other side says it plainly."""

from typing import TYPE_CHECKING

from aligner.divergence.lexicon.antonyms import antonyms
from aligner.divergence.rules.negators import REACH, Cue, covered_part, scope_of
from aligner.divergence.rules.scopes import (
    EMPTY,
    SAID,
    governed,
    is_about_else,
    is_corrected,
    is_measured,
    is_of_existence,
    is_timed,
)
from aligner.divergence.rules.signs import DENIES, WAITING
from aligner.divergence.tokens import stems_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner.divergence.evidence import Case, Side

SAME = 0.78
"""A predicate on the other side must be at least this similar to be the same one."""
SAME_ACROSS = 0.45
COVERED = 0.5
COVERED_ACROSS = 0.25
NEAR = 1.5
UNLIKE, OPEN = 0.3, 1
SAID_ACROSS = 0.3
ONLY = frozenset({"only", "alone", "solely", "merely", "лишь", "только", "единственно", "разве"})
CORRECTED = frozenset({"not", "n't", "не"})


def denied(case: "Case", cue: Cue, free: "Sequence[int]", strong: "Sequence[Cue]") -> int | None:
    """The word of B that says plainly what `cue` denies in A; None where B denies it too, in its way."""
    clause = case.b.clause
    if cue.kind == "affix":
        return None if any(clause[c.first] == clause[cue.target] for c in strong) else cue.target
    scope = scope_of(case.a, cue)
    across = case.a.tokens.language != case.b.tokens.language
    j = _counterpart(case, scope)
    if j is None or (not across and is_about_else(case, cue.first, cue.last, scope)):
        return None
    reach = REACH if case.b.tokens.language == "ru" else 3
    is_told = (
        covered_part(case, cue) < (COVERED_ACROSS if across else COVERED)
        or _says_opposite(case, scope)
        or _is_of_other(case, cue)
        or case.b.norms[j] in WAITING
        or is_timed(case, cue.last)
        or _unexplained(case, j) > OPEN
        or is_measured(case.b, j)
        or (_is_alone(case.b, j) and not _is_alone(case.a, cue.last))
        or any(abs(k - j) <= 2 * REACH and _one_sentence(case.b, k, j) for k in free)
        or any(clause[c.first] == clause[j] and abs(c.first - j) <= reach for c in strong)
    )
    return None if is_told else j


def _is_alone(side: "Side", k: int) -> bool:
    """Whether a word that limits stands beside word `k`: `only the youngest survived`."""
    return not ONLY.isdisjoint((*side.norms[max(0, k - 2) : k], *side.norms[k + 1 : k + 3]))


def _counterpart(case: "Case", scope: "Sequence[int]") -> int | None:
    """The word of B that renders the first word which a negator of A governs, in the same surroundings."""
    least = NEAR * (2 if case.a.tokens.language == "ru" else 1)
    least /= 3 if case.a.tokens.language != case.b.tokens.language else 1
    for n, i in enumerate(scope):
        j = case.linked(i, same(case))
        if j is not None and case.near(i, j, REACH) >= least * (1 + n):
            denies = case.b.signs.get(j, 0) & DENIES and not case.a.signs.get(i, 0) & DENIES
            return None if denies else j
    return None


def _is_of_other(case: "Case", cue: Cue) -> bool:
    """Whether a negator of A denies a word that B has no like of, or makes way for what is so."""
    first = governed(case.a, cue) if cue.kind == "particles" else None
    across = case.a.tokens.language != case.b.tokens.language
    if (
        first is not None
        and case.best_a[first] < (SAID_ACROSS if across else SAID)
        and case.a.norms[first] not in EMPTY
    ):
        return True
    if is_of_existence(case.a, cue) and any(case.best_a[i] < SAID for i in scope_of(case.a, cue)):
        return True
    return case.a.norms[cue.last] in CORRECTED and is_corrected(case.a, cue.last)


def _says_opposite(case: "Case", scope: "Sequence[int]") -> bool:
    """Whether B has an opposite, not used by A, of a word that a negator of A governs."""
    opposite = {s for i in scope for s in antonyms(case.a.tokens.lexemes[i].stem)}
    if not opposite:
        return False
    return not opposite.difference(stems_of(case.a.tokens)).isdisjoint(stems_of(case.b.tokens))


def _unexplained(case: "Case", j: int) -> int:
    """How many content words of the clause of word `j` of B find no like in A: one of them may deny."""
    clause, content, best = case.b.clause, case.b.content, case.best_b
    around = range(max(0, j - REACH), min(len(clause), j + REACH + 1))
    return sum([best[k] < UNLIKE and content[k] and clause[k] == clause[j] for k in around])


def same(case: "Case") -> float:
    return SAME if case.a.tokens.language == case.b.tokens.language else SAME_ACROSS


def _one_sentence(side: "Side", i: int, j: int) -> bool:
    return side.sentence[i] == side.sentence[j]
