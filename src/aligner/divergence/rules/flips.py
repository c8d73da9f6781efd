"""Words that deny by a prefix or suffix what the other side says plainly: `unkind` against `kind`."""

from typing import TYPE_CHECKING

from aligner.divergence.lexicon.antonyms import base_of
from aligner.divergence.rules.negators import CANCEL, OBJECTS
from aligner.divergence.rules.signs import DENIES, PREFIXED
from aligner.divergence.tokens import stems_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side

BY_FORM = DENIES | PREFIXED


def flips_of(case: "Case") -> "Iterable[tuple[int, int, int]]":
    """Aligned words, one being the other with a negating affix (0: that of A has it, 1: that of B)."""
    if case.a.tokens.language != case.b.tokens.language:
        return
    for negative, (mine, theirs) in enumerate(((case.a, case.b), (case.b, case.a))):
        norms, known = mine.norms, theirs.vocabulary
        new = [i for i, bits in mine.signs.items() if bits & BY_FORM and norms[i] not in known]
        for norm in _denying(mine, theirs, new):
            i, j = norms.index(norm), theirs.norms.index(_bare(norm))
            denies = mine.signs[i] & DENIES
            if not denies and not _under_negator(mine, i) and not _under_negator(theirs, j):
                yield (i, j, 0) if negative == 0 else (j, i, 1)
        denying = [i for i in new if mine.signs[i] & DENIES]
        if not denying:
            continue
        own, stems = stems_of(mine.tokens), stems_of(theirs.tokens)
        for i in denying:
            base = base_of(norms[i], mine.tokens.language)
            if base is None or base not in stems or own[i] in stems or base in own:
                continue
            other = len(stems) - 1 - stems[::-1].index(base)
            if not _under_negator(mine, i) and not _under_negator(theirs, other):
                yield (i, other, 0) if negative == 0 else (other, i, 1)


def _bare(norm: str) -> str:
    return norm[3:] if norm.startswith(("non", "без", "бес")) else norm[2:]


def _denying(mine: "Side", theirs: "Side", new: "Sequence[int]") -> list[str]:
    """Of `new` words those that deny by a prefix one that only the other side has: `несовместима`."""
    found = {mine.norms[i] for i in new if mine.signs[i] & PREFIXED}
    return sorted(x for x in found if _bare(x) in theirs.vocabulary and _bare(x) not in mine.vocabulary)


def _under_negator(side: "Side", i: int) -> bool:
    """Whether a plain negator stands within three words before word `i`."""
    assert side.tables is not None  # noqa: S101
    words = side.tables.words("negation", "particles")
    before, behind = side.norms[max(0, i - CANCEL) : max(0, i)], side.norms[i + 1 : i + 2]
    return any(n in words for n in before) or not OBJECTS.isdisjoint(behind)
