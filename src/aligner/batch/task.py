"""A pair to be aligned, as the plan knows it: names, places and sizes, no text."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from aligner.errors import InputError

if TYPE_CHECKING:
    from aligner.library import Entry

Mode = Literal["auto", "paragraphs", "lines"]
MODES: tuple[Mode, ...] = ("auto", "paragraphs", "lines")
"""How a file is cut into segments."""

FORMS = ("json", "tsv", "html")
"""What is written for a pair, by the ending of its name."""


@dataclass(frozen=True, slots=True)
class Side:
    """One version of a pair.

    Attributes:
        name: as the plan gives it, part and all.
        path: absolute.
        size: bytes of the file.
        part: which part of the file is meant; empty for all of it.
        entry: what a `work.toml` says of it, if one lists it.
    """

    name: str
    path: str
    size: int
    language: str = ""
    part: str = ""
    entry: "Entry | None" = None

    @property
    def listed(self) -> str:
        """A digest of the entry, for its metadata shows in the result; empty without one."""
        if self.entry is None:
            return ""
        return sha256(repr(replace(self.entry, file=Path(), note="")).encode("utf-8", "replace")).hexdigest()[
            :12
        ]


@dataclass(frozen=True, slots=True)
class Task:
    """One pair of the plan; `id` is also the name of its results, `/` parts folders."""

    id: str
    a: Side
    b: Side
    mode: Mode = "auto"

    @property
    def size(self) -> int:
        return self.a.size + self.b.size

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """What changes the result apart from the files: sorted pairs, defaults left out."""
        said = {
            "lang_a": self.a.language,
            "lang_b": self.b.language,
            "listed_a": self.a.listed,
            "listed_b": self.b.listed,
            "segments": self.mode,
        }
        return tuple(sorted((k, v) for k, v in said.items() if v not in {"", "auto"}))


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the plan that cannot be used; `place` says where it stands."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class PlanError(InputError):
    """The plan has bad rows; all of them are in `problems`."""

    def __init__(self, source: str, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        rows = "1 bad row" if len(problems) == 1 else f"{len(problems):,} bad rows"
        super().__init__(f"{source}: {rows}, nothing was run; correct them, or add --skip-bad")


@dataclass(frozen=True, slots=True)
class Plan:
    """The pairs in the order of the manifest; `source` names where they come from.

    `problems` are rows that were left out because the user said so.
    """

    source: str
    tasks: tuple[Task, ...]
    problems: tuple[Problem, ...] = ()
