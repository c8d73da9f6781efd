"""What a number or a calendar word of a text is worth."""

from typing import NamedTuple


class Fact(NamedTuple):
    """A value at tokens `first` to `last`. A weak fact can explain another, but accuses only in its place.

    `count` is the number before a unit of time whose length is the value; `amount` what a number of pounds,
    miles or the like comes to in the least unit of its kind (`measure`), for comparing one unit with another;
    `role` tells a rank (`third`) and times (`twice`) from a plain count, `am` from `pm` on the clock.
    """

    kind: str
    value: float | str
    first: int
    last: int
    weak: bool = False
    count: float | None = None  # type: ignore[assignment]  # hides the method of a tuple
    role: str = ""
    measure: str = ""
    amount: float = 0.0

    @property
    def is_date(self) -> bool:
        return self.kind not in {"number", "quantity"}

    @property
    def is_date_only(self) -> bool:
        """Whether it can only name a place on the calendar or clock."""
        return self.kind not in {"number", "quantity", "span", "year"}
