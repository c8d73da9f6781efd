"""What was found in a bead, as lines below it: what touches the meaning in full, the rest in short."""

from collections.abc import Sequence

from aligner.model.divergence import Severity
from aligner.report import signs
from aligner.report.columns import Line, Piece, cut, width, wrap
from aligner.report.view import Flag

FLAG_STYLES = {Severity.MEANING: "grave", Severity.WORDING: "middling", Severity.FORM: "dim"}
_QUOTED = 60
_IN_A_LIST = 40


def told_lines(flags: Sequence[Flag], total: int) -> list[Line]:
    """Lines for the divergences, which come the gravest first.

    Several of one category that leave the meaning alone share a line: their words are marked above.
    """
    groups: dict[tuple[str, str], list[Flag]] = {}
    for flag in sorted(flags, key=lambda x: -x.severity.rank):
        groups.setdefault((flag.severity, flag.category), []).append(flag)
    lines: list[Line] = []
    for (severity, _), same in groups.items():
        if severity == Severity.MEANING or len(same) == 1:
            lines += [x for flag in same for x in _in_full(flag, total)]
        else:
            lines.append(_in_short(same, total))
    return lines


def _head(flag: Flag) -> Line:
    text = f"  {signs.SEVERITY[flag.severity]} {flag.category.value:<13} "
    return [Piece(text, FLAG_STYLES[flag.severity])]


def _in_full(flag: Flag, total: int) -> list[Line]:
    return hang(_head(flag), [*_quotes(flag), Piece(f" {flag.reason}")], total)


def _in_short(same: Sequence[Flag], total: int) -> Line:
    """`number: words → words · words → words`, as many as there is room for on the line."""
    head = _head(same[0])
    count = f"{len(same)}: "
    room = total - sum(width(p.text) for p in head) - len(count)
    listed = " · ".join(_pair(x) for x in same)
    return [*head, Piece(count), Piece(cut(listed, max(room, 8)), "dim")]


def _pair(flag: Flag) -> str:
    a, b = (cut(x, _IN_A_LIST) for x in (flag.a_text, flag.b_text))
    return f"{a} → {b}" if a and b and a != b else a or b


def _quotes(flag: Flag) -> list[Piece]:
    """What stands on each side: `“two” → “three”`; nothing where the reason quotes it already."""
    if flag.is_quoted:
        return []
    a, b = (cut(x, _QUOTED) for x in (flag.a_text, flag.b_text))
    if a and b:
        return [Piece(f"“{a}”", "a"), Piece(" → "), Piece(f"“{b}”", "b")]
    return [Piece(f"“{a}”", "a")] if a else [Piece(f"“{b}”", "b")] if b else []


def hang(head: Line, pieces: Sequence[Piece], total: int) -> list[Line]:
    """The pieces beside the head, further lines indented as far; below it where it is too long."""
    indent = sum(width(p.text) for p in head)
    if indent > total // 2:
        return [head, *([Piece("    "), *x] for x in wrap(pieces, total - 4, keep_lines=True))]
    lines = wrap(pieces, total - indent, keep_lines=True)
    return [(head if k == 0 else [Piece(" " * indent)]) + line for k, line in enumerate(lines)]
