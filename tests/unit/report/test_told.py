"""What is told of the divergences of a bead below it."""

from aligner.model import Category, Severity
from aligner.report.columns import width
from aligner.report.told import told_lines
from aligner.report.view import Flag


def flag(category: Category, severity: Severity, a: str, b: str) -> Flag:
    return Flag(category, severity, "a0", "b0", a, b, "A reason.")


def drawn(*flags: Flag, total: int = 60) -> list[str]:
    return ["".join(p.text for p in x) for x in told_lines(flags, total)]


def test_what_touches_the_meaning_stands_alone_and_first() -> None:
    assert drawn(
        flag(Category.REWORDING, Severity.WORDING, "mighty", "powerful"),
        flag(Category.NUMBER, Severity.MEANING, "two", "three"),
        flag(Category.NUMBER, Severity.MEANING, "5", "6"),
    ) == [
        "  ▲ number        “two” → “three” A reason.",
        "  ▲ number        “5” → “6” A reason.",
        "  ◆ rewording     “mighty” → “powerful” A reason.",
    ]


def test_several_that_leave_the_meaning_alone_share_a_line() -> None:
    several = [flag(Category.REWORDING, Severity.WORDING, f"old {k}", f"new {k}") for k in range(5)]
    lines = drawn(*several)
    assert lines == ["  ◆ rewording     5: old 0 → new 0 · old 1 → new 1 · old 2…"]
    assert width(lines[0]) <= 60


def test_what_is_of_one_category_is_told_together_wherever_it_stands() -> None:
    mixed = [
        flag(Category.REWORDING, Severity.WORDING, "a", "b"),
        flag(Category.TYPO, Severity.FORM, "the the", "the"),
        flag(Category.REWORDING, Severity.WORDING, "c", "d"),
    ]
    assert drawn(*mixed) == [
        "  ◆ rewording     2: a → b · c → d",
        "  ◦ typo          “the the” → “the” A reason.",
    ]


def test_words_that_only_moved_are_given_once() -> None:
    moved = [flag(Category.REORDERING, Severity.WORDING, x, x) for x in ("as always", "to deal with")]
    assert drawn(*moved) == ["  ◆ reordering    2: as always · to deal with"]
