"""Precision, recall and F1 from counts."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aligner.evaluation.counts import Counts, count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aligner.evaluation.counts import Pair


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean, each in [0, 1]."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Scores:
    """The four measures, and what they were counted from."""

    strict: Rate
    lax: Rate
    link: Rate
    null: Rate
    counts: Counts


def evaluate(gold: "Iterable[Pair]", predicted: "Iterable[Pair]") -> Scores:
    """Scores of one prediction; for several documents, pool their counts first (`pooled`)."""
    return scores(count(gold, predicted))


def scores(counts: Counts) -> Scores:
    """What the counts amount to. Where neither side has a gap, gaps are perfect."""
    c = counts
    null = (
        _rate(c.gaps_both, c.gaps_predicted, c.gaps_both, c.gaps_gold)
        if c.gaps_gold or c.gaps_predicted
        else Rate(1.0, 1.0, 1.0)
    )
    return Scores(
        strict=_rate(c.strict_precision, c.predicted, c.strict_recall, c.gold),
        lax=_rate(c.lax_precision, c.predicted, c.lax_recall, c.gold),
        link=_rate(c.links_both, c.links_predicted, c.links_both, c.links_gold),
        null=null,
        counts=c,
    )


def _rate(right: int, predicted: int, found: int, gold: int) -> Rate:
    precision = right / predicted if predicted else 0.0
    recall = found / gold if gold else 0.0
    total = precision + recall
    return Rate(precision, recall, 2 * precision * recall / total if total else 0.0)
