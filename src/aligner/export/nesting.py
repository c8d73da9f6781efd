"""Paragraph beads out of sentence beads."""

from collections.abc import Sequence

from aligner.model.bead import Bead
from aligner.model.version import Version


def nest(sentences: Sequence[Bead], a: Version, b: Version) -> list[Bead]:
    """The finest paragraph beads that hold every sentence bead whole, with them nested inside.

    Blocks that a seam joins stay together; a block without sentences is a gap.
    """
    n = len(a.segments)
    sets = _Sets(n + len(b.segments))
    for offset, version in ((0, a), (n, b)):
        for unit in version.units:
            sets.join([offset + i for i in unit])
    linked = [
        [*(a.sentences[i].segment for i in x.a), *(n + b.sentences[i].segment for i in x.b)]
        for x in sentences
    ]
    for nodes in linked:
        sets.join(nodes)
    left: dict[int, list[int]] = {}
    right: dict[int, list[int]] = {}
    inside: dict[int, list[Bead]] = {}
    for i in range(n):
        left.setdefault(sets.root(i), []).append(i)
    for j in range(len(b.segments)):
        right.setdefault(sets.root(n + j), []).append(j)
    for bead, nodes in zip(sentences, linked, strict=True):
        inside.setdefault(sets.root(nodes[0]), []).append(bead)
    return [
        _holding(tuple(left.get(r, ())), tuple(right.get(r, ())), tuple(inside.get(r, ())))
        for r in dict.fromkeys((*left, *right))
    ]


def _holding(a: tuple[int, ...], b: tuple[int, ...], nested: tuple[Bead, ...]) -> Bead:
    """The bead around them; it is transposed if all in it that have two sides are."""
    paired = [x.transposed for x in nested if not x.is_gap]
    return Bead(a, b, transposed=bool(paired) and all(paired), sentences=nested)


class _Sets:
    """Disjoint sets of the numbers below n."""

    def __init__(self, n: int) -> None:
        self._parent = list(range(n))

    def root(self, x: int) -> int:
        parent = self._parent
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    def join(self, nodes: Sequence[int]) -> None:
        for x in nodes[1:]:
            self._parent[self.root(x)] = self.root(nodes[0])
