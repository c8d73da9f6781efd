"""Beads against gold: strict, lax, link and null precision, recall and F1."""

from aligner.evaluation.counts import Counts, count, pooled
from aligner.evaluation.scores import Rate, Scores, evaluate, scores

__all__ = ["Counts", "Rate", "Scores", "count", "evaluate", "pooled", "scores"]
