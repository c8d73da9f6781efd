"""Phrases that hedge or assert nothing where they stand: `until I hear`, `all but two`, `we believe in`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.divergence.evidence import Side
    from aligner.divergence.tables import Hit

SPEAKERS = frozenset({"the", "a", "an", "my", "our", "his", "her", "their", "some", "many", "all", "old"})
THOUGHT = frozenset({"i_hear", "we_hear", "i_think", "we_think", "i_believe"})
PARTICIPLES = ("ed", "aid", "en", "own", "old")
SO_GOOD = frozenset(
    {"bit", "just", "quite", "not", "every", "fully", "is", "was", "are", "were", "be", "nothing"}
)
LITTLE = frozenset({"just", "little", "not", "far", "somewhat", "slightly", "nothing", "bit", "trifle"})
BEING = frozenset({"is", "was", "are", "were", "be", "been", "being", "had", "has", "have"})
BEFORE_NOUN = frozenset(
    {"to", "of", "for", "by", "from", "with", "in", "on", "at", "upon", "against", "among"}
)
LEFT_OUT = frozenset(
    {"the", "a", "an", "my", "his", "her", "our", "their", "its", "your", "those", "these", "one", "few"}
    | {"him", "me", "us", "them", "you", "thee", "some", "this", "that"}
)
"""What stands behind `all but` where it means all except."""
OPINION = frozenset({"i_believe", "we_believe", "i_think", "we_think", "i_guess", "we_suppose", "i_trust"})
ESTEEM = frozenset({"little", "much", "ill", "well", "highly", "more", "less", "nothing", "better", "worse"})
NO_OPINION = frozenset(
    {"in", "of", "on", "upon", "what", "whatever", "everything", "anything", "nothing", "aloud"}
)
HEARING = frozenset({"hear", "hears", "heard"})
NOUN_OPENS = frozenset({"the", "a", "an", "my", "his", "her", "our", "their", "its", "your", "no", "every"})
TOLD_OF = frozenset(
    {"is", "was", "are", "were", "has", "have", "had", "will", "would", "may", "might", "can", "could"}
    | {"must", "shall", "should", "did", "does", "do", "say", "says", "said", "that", "told"}
)
PROOF = ("prov", "proof", "demonstr", "establish", "confirm", "beyond", "past")
UNPROVED = frozenset(
    {"would", "could", "might", "may", "no", "not", "n't", "never", "nothing", "cannot", "without", "yet"}
    | {"if", "whether", "until", "till", "unless", "lacks", "lacking", "wants", "wanting", "none", "nor"}
)
"""Words before a proof that make it none: `nothing proves`, `that would put the question beyond doubt`."""
SAYING = frozenset({"they_say", "they_said", "people_say", "men_say"})
SAID_BY = frozenset(
    {"that", "as", "so", "and", "but", "for", "because", "since", "though", "or", "while", "if"}
)
KNOWN = frozenset({"to_my_knowledge", "to_our_knowledge"})
LEARNT = frozenset({"come", "came", "comes", "coming", "brought", "bring", "brings", "got", "get"})
UNTIL = frozenset({"unless", "until", "till", "if", "when", "once", "before", "after", "whenever"})


def is_turned(side: "Side", hit: "Hit", text: str) -> bool:
    """Whether what stands beside a phrase makes another of it: `until I hear`, `come to our knowledge`."""
    before = side.norms[max(0, hit.first - 4) : hit.first]
    after = side.norms[hit.last + 1 : hit.last + 2]
    return (
        (text in THOUGHT and not UNTIL.isdisjoint(before[-2:]))
        or (text in {"казалось", "кажется"} and after == ["бы"])
        or (text in KNOWN and not LEARNT.isdisjoint(before))
        or (
            text.endswith(("d_have_it", "will_have_it"))
            and after not in ([], ["that"])
            and not side.breaks[hit.last + 1]
        )
        or (text.startswith("as_i_") and before[-1:] == ["long"])
        or (text in {"it_may_be", "it_might_be"} and after != [] and after[0].endswith(PARTICIPLES))
        or (text == "as_good_as" and not (SO_GOOD.isdisjoint(before[-1:]) and SPEAKERS.isdisjoint(after)))
        or (text == "some" and len(side.tokens.places("some")) > 1)
        or (text == "all_but" and _excepts(side, hit, before))
        or (text in OPINION and _is_habit(side, hit.last + 1))
        or (side.norms[hit.last] in HEARING and _is_heard(side, hit.last + 1))
        or (
            hit.name == "certainty"
            and side.norms[hit.first].startswith(PROOF)
            and not UNPROVED.isdisjoint(before)
        )
        or (text == "haply" and "lest" in before)
        or (text == "in_a_manner" and not side.breaks[hit.last + 1])
        or (
            text in SAYING
            and hit.first > 0
            and not side.breaks[hit.first]
            and SAID_BY.isdisjoint(before[-1:])
        )
        or (text == "short_of" and LITTLE.isdisjoint(before[-1:]))
        or (hit.first == hit.last and side.tokens.language == "ru" and _is_talk(side, hit))
    )


def _excepts(side: "Side", hit: "Hit", before: list[str]) -> bool:
    """`all but two`, `to all but men`: what is left out, not what is nearly so."""
    if not BEING.isdisjoint(before[-2:]):
        return False
    after = side.norms[hit.last + 1 : hit.last + 2]
    opens = not before or side.breaks[hit.first] or not BEFORE_NOUN.isdisjoint(before[-1:])
    return opens or not LEFT_OUT.isdisjoint(after) or any(f.first == hit.last + 1 for f in side.facts)


def _is_habit(side: "Side", i: int) -> bool:
    """`we believe readily what we wish`, `I believe in`, `I think of`: no opinion follows."""
    norm = side.norms[i] if i < len(side.norms) and not side.breaks[i] else ""
    beside = side.norms[i + 1] if i + 1 < len(side.norms) else ""
    if norm in NO_OPINION or (beside == "of" and norm in ESTEEM):
        return True
    return norm.endswith("ly") and beside in {"in", "of", "what", "whatever", "anything", "all"}


def _is_heard(side: "Side", i: int) -> bool:
    """`one hears the market before one sees it`: what sounds, and nothing that is told."""
    if i >= len(side.norms) or side.breaks[i] or side.norms[i] not in NOUN_OPENS:
        return False
    end = next((k for k in range(i, len(side.norms)) if side.breaks[k]), len(side.norms))
    return TOLD_OF.isdisjoint(side.norms[i : min(end, i + 7)])


def _is_talk(side: "Side", hit: "Hit") -> bool:
    """A Russian verb of saying that talks, and tells nothing: `не говорили друг с другом`."""
    assert side.tables is not None  # noqa: S101
    if hit.name != "hearsay" or side.norms[hit.first] not in side.tables.words("hedging", "speech"):
        return False
    told = side.breaks[hit.last + 1] or side.norms[hit.last + 1 : hit.last + 2] in (["что"], ["будто"])
    return not told or side.norms[max(0, hit.first - 1) : hit.first] == ["не"]
