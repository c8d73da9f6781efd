"""Hedging: how surely, how exactly or on whose word a thing is said."""

from typing import TYPE_CHECKING

from aligner.divergence.rules.hedges import ASIDE, fact_beside, hedges, words
from aligner.model import Category

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aligner.divergence.evidence import Case, Side, Span
    from aligner.divergence.tables import Hit
    from aligner.model import Divergence

FAMILY = {"doubt": ("doubt", "hearsay"), "hearsay": ("hearsay", "doubt"), "about": ("about",)}
"""Classes that answer a hedge: a rumour and a guess leave a thing as open."""
OPPOSITE = {"doubt": "certainty", "hearsay": "certainty", "about": "exact"}
SAID = {
    "doubt": "said with doubt",
    "hearsay": "said on the word of others",
    "certainty": "said as certain",
    "about": "said as nearly so",
    "exact": "said as exact",
}
CLAIMING = frozenset({"will", "would", "have", "has", "had"})
TAKEN = frozenset({"from", "of"})
SOURCES = frozenset({"according", "on", "in", "if", "по", "со", "если", "как"})
REACH, AMONG = 5, 8
ANCHORED = 0.6
STANDS = 0.45
AKIN = 0.55
SHARED, SAME = 0.8, 0.88
USED, TOLD = 0.7, 0.55
"""From these likenesses on a word renders another one, and cannot stand for a hedge as well."""


def find(case: "Case") -> "Iterable[Divergence]":
    """Doubt, hearsay or vagueness of one side that the other does not share."""
    if case.a.tables is None or case.b.tables is None:
        return
    hits_a, hits_b = hedges(case.a), hedges(case.b)
    if not hits_a and not hits_b:
        return
    for side, mine, own, there in (
        (0, case, hits_a, hits_b),
        (1, case.flipped(), hits_b, hits_a),
    ):
        for hit, answer in _unanswered(mine, own, there) if own else ():
            yield _report(case, side, hit, answer)


def _unanswered(
    case: "Case", own: "Sequence[Hit]", there: "Sequence[Hit]"
) -> "Iterable[tuple[Hit, Hit | None]]":
    """Hedges of A that B lacks, with what B says against them."""
    for names in (("doubt", "hearsay"), ("about",)):
        said = [h for h in own if h.name in names]
        if not said:
            continue
        hits = [h for h in said if not _names_a_source(case, h)]
        answers = [h for h in there if h.name in FAMILY[names[0]]]
        if hits and answers and _is_moved(case, hits, answers):
            yield hits[0], answers[0]
        if any(h.name == "hearsay" for h in said) and any(h.name == "hearsay" for h in answers):
            said, hits, answers = ([h for h in x if h.name != "hearsay"] for x in (said, hits, answers))
        against = OPPOSITE[names[0]]
        rival = [h for h in there if h.name == against]
        if len(rival) > sum(h.name == against for h in own):
            pair = _opposed(case, said, rival) if said and not answers else None
            if pair and not _are_mild(case, *pair, named=pair[0] not in hits):
                yield pair
            continue
        if answers or (names == ("about",) and any(h.name == "doubt" for h in there)):
            continue
        yield from ((hit, None) for hit in hits if _is_lost(case, hit))


def _opposed(case: "Case", said: "Sequence[Hit]", rival: "Sequence[Hit]") -> "tuple[Hit, Hit] | None":
    """A hedge and its opposite; of several sentences, those that stand among the same words."""
    if case.a.sentence[-1] == case.b.sentence[-1] == 0:
        return said[0], rival[-1]
    for h in said:
        for r in reversed(rival):
            if case.near(h.last, r.last, AMONG) + case.near(h.first, r.first, AMONG) > 0:
                return h, r
    return None


def _is_lost(case: "Case", hit: "Hit") -> bool:
    """Whether B says plainly what A hedges."""
    if _is_shared(case, hit) or _may_be_said(case, hit) or _needs_rival(case.a, hit):
        return False
    return _is_lost_about(case, hit) if hit.name == "about" else _stands(case, hit)


def _is_moved(case: "Case", hits: "Sequence[Hit]", answers: "Sequence[Hit]") -> bool:
    """`perhaps` against `they say`: a guess of one's own against the word of others."""
    if {h.name for h in hits} != {"doubt"} or {h.name for h in answers} != {"hearsay"}:
        return False
    if not all(_is_among(case.a, h, "guesses") for h in hits):
        return False
    if not all(_is_among(case.b, h, "rumours") for h in answers):
        return False
    assert case.a.tables is not None  # noqa: S101
    own = {i for h in hits for i in range(h.first, h.last + 1)}
    told = case.a.tables.phrases("hedging", "weak_hearsay").find(case.a.tokens)
    return all(h.first in own or case.linked(h.first, 0.9) is not None for h in told)


def _names_a_source(case: "Case", hit: "Hit") -> bool:
    """`according to the monks`, `the monks say`, where the monks speak on the other side, too."""
    if hit.name != "hearsay":
        return False
    norms = case.a.norms
    assert case.a.tables is not None  # noqa: S101
    verbs = case.a.tables.words("hedging", "speech")
    told = not verbs.isdisjoint(norms[hit.first : hit.last + 1])
    claimed = norms[hit.first] in CLAIMING and norms[hit.last] == "it" and hit.first > 0
    own = range(hit.first, hit.last + 1) if told else range(hit.first - claimed, hit.first)
    if any(case.a.is_content(i) and norms[i] not in verbs and case.linked(i, USED) is not None for i in own):
        return True
    if norms[hit.first] not in SOURCES and norms[hit.last] not in TAKEN:
        return False
    for i in range(hit.last + 1, min(len(case.a.norms), hit.last + 1 + ASIDE)):
        if case.a.breaks[i]:
            return False
        if case.a.is_content(i) and case.linked(i, AKIN) is not None:
            return True
    return False


def _are_mild(case: "Case", hit: "Hit", rival: "Hit", *, named: bool) -> bool:
    """`no doubt` and `probably` come near each other, as do `according to X` and `X shows that`."""
    return (named or _is_among(case.a, hit, "mild")) and _is_among(case.b, rival, "mild")


def _is_among(side: "Side", hit: "Hit", key: str) -> bool:
    assert side.tables is not None  # noqa: S101
    return words(side, hit) in side.tables.words("hedging", key)


def _is_shared(case: "Case", hit: "Hit") -> bool:
    """Whether the hedge is one word that the other side has as well, or one that may hedge, too."""
    if hit.first != hit.last or not case.a.is_content(hit.first):
        return False
    j = case.linked(hit.first, SHARED)
    if j is None or case.linked(hit.first, SAME) is not None:
        return j is not None
    assert case.b.tables is not None  # noqa: S101
    weak = case.b.tables.phrases("hedging", *(f"weak_{x}" for x in FAMILY[hit.name]))
    return any(h.first <= j <= h.last for h in weak.find(case.b.tokens))


def _needs_rival(side: "Side", hit: "Hit") -> bool:
    """Words such as `indicates` hedge only what they stand before: `indicates that`; likenesses never."""
    after = side.norms[hit.last + 1 : hit.last + 2]
    return _is_among(side, hit, "rival_only") and after not in (["that"], ["что"])


def _may_be_said(case: "Case", hit: "Hit") -> bool:
    """Whether a word of B, and of it only, may say what a hedge of A says."""
    tables = case.b.tables
    assert tables is not None  # noqa: S101
    back = case.flipped()
    key = "nearly" if hit.name == "about" and fact_beside(case.a, hit) is None else hit.name
    answers = tables.phrases("hedging", f"weak_{key}").find(case.b.tokens)
    if not answers:
        return False
    end = min(len(case.a.norms) - 1, hit.last + (ASIDE if hit.name == "hearsay" else 0))
    reach = next((i - 1 for i in range(hit.last + 1, end + 1) if case.a.breaks[i]), end)
    places = _places(case, hit) if hit.name == "doubt" else set()
    for answer in answers:
        i = back.linked(answer.first, TOLD)
        if i is not None:
            if hit.first <= i <= reach:
                return True
        elif not places or any(abs(case.b.clause[answer.first] - c) <= 1 for c in places):
            return True
    return False


def _places(case: "Case", hit: "Hit") -> set[int]:
    """The clauses of B that render words of the clause which a hedge of A is of."""
    clause = case.a.clause
    own = {clause[hit.first], clause[min(hit.last + 1, len(clause) - 1)]}
    here = (
        i for i, c in enumerate(clause) if c in own and case.a.content[i] and not hit.first <= i <= hit.last
    )
    return {case.b.clause[j] for i in here if (j := case.linked(i, USED)) is not None}


def _is_lost_about(case: "Case", hit: "Hit") -> bool:
    """Whether B has the number that an `about` of A is said of, or the word behind an `almost`."""
    fact = fact_beside(case.a, hit)
    if fact is not None:
        return any(f.kind == fact.kind and f.value == fact.value for f in case.b.facts)
    if not _is_among(case.a, hit, "nearly") or hit.last + 1 >= len(case.a.norms):
        return False
    return case.linked(hit.last + 1, AKIN) is not None


def _stands(case: "Case", hit: "Hit") -> bool:
    """Whether what the hedge is said of stands on the other side."""
    around = (
        *range(max(0, hit.first - REACH), hit.first),
        *range(hit.last + 1, min(len(case.a.norms), hit.last + 1 + REACH)),
    )
    own = case.a.sentence[hit.first]
    content = [i for i in around if case.a.is_content(i) and case.a.sentence[i] == own]
    alike = sum(case.best_a[i] >= ANCHORED for i in content)
    if alike >= max(1, len(content) // 3):
        return True
    rest = [i for i, s in enumerate(case.a.sentence) if s == own and case.a.is_content(i)]
    return sum(case.best_a[i] for i in rest if not hit.first <= i <= hit.last) >= STANDS * max(1, len(rest))


def _report(case: "Case", side: int, hit: "Hit", rival: "Hit | None") -> "Divergence":
    mine, theirs = (case.a, case.b) if side == 0 else (case.b, case.a)
    x = mine.text(hit.first, hit.last)
    there: Span | None = None
    if rival is not None:
        there = (rival.first, rival.last)
        y = theirs.text(*there)
        reason = f"'{x}' against '{y}': {SAID[hit.name]} on one side, {SAID[rival.name]} on the other"
    else:
        reason = f"'{x}' has no counterpart: {SAID[hit.name]} on one side only"
    here = (hit.first, hit.last)
    a, b = (here, there) if side == 0 else (there, here)
    return case.report(Category.HEDGING, a, b, reason)
