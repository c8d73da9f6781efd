"""What a pair is thought to cost before it runs, from the sizes of its files alone.

The constants come from benchmarks/batch.py. They decide what runs when and beside what, never a result:
wrong ones cost time. Time is corrected by what the finished pairs took (`Pace`).
"""

from dataclasses import dataclass

SECONDS_A_PAIR = 0.01
SECONDS_A_BYTE = 10e-6
WORKER_MB = 100
"""A worker that has loaded everything and done nothing."""
MB_A_BYTE = 120e-6


def seconds(size: int) -> float:
    """Expected CPU seconds of a pair whose files have `size` bytes together."""
    return SECONDS_A_PAIR + SECONDS_A_BYTE * size


def megabytes(size: int) -> int:
    """Expected peak of a pair, on top of what its worker takes anyway."""
    return 1 + int(MB_A_BYTE * size)


@dataclass
class Pace:
    """How long the pairs really take, as a multiple of what was expected."""

    expected: float = 1.0
    taken: float = 1.0

    @property
    def factor(self) -> float:
        return self.taken / self.expected

    def learn(self, size: int, taken: float) -> None:
        self.expected += seconds(size)
        self.taken += taken
