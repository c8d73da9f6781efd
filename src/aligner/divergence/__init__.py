"""How far two texts part, in what, and why: two scores and a list of judged differences (pure)."""

from aligner.divergence.beads import score_beads
from aligner.divergence.compare import compare, compare_words

__all__ = ["compare", "compare_words", "score_beads"]
