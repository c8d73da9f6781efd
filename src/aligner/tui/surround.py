"""What stands around the texts: head, overview, hints. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from aligner.model import Bead, Severity, Status
from aligner.report import signs
from aligner.text.visible import visible
from aligner.tui.desk import Desk
from aligner.tui.keys import Action, shown
from aligner.tui.lines import Line, Piece
from aligner.tui.look import OF_STATUS
from aligner.tui.textview import Zoom

HINTS: Mapping[Zoom, Sequence[str]] = {
    Zoom.PARAGRAPHS: (
        "help", "worst", "merge_next", "accept", "accept_upto", "comment", "realign", "quit", "undo",
        "zoom_in", "split", "next_unreviewed", "find", "filter",
    ),
    Zoom.SENTENCES: (
        "help", "zoom_out", "zoom_in", "accept", "merge_next", "split", "swap", "link", "unlink", "undo",
        "comment", "quit",
    ),
    Zoom.WORDS: ("help", "zoom_out", "accept", "comment", "undo", "signs", "quit"),
}  # fmt: skip


def head(desk: Desk) -> list[tuple[Line, str]]:
    """Which versions, how much is done and left, what filters, and what is wrong."""
    s = desk.session
    tally = s.tally
    names = f"{visible(s.a.id)} ↔ {visible(s.b.id)}"
    parts: list[tuple[Line, str]] = [
        ((Piece(" ≡ ", "key head"),), "menu"),
        ((Piece(f"{names} ", "strong"),), ""),
        (
            (
                Piece(
                    f" {tally.get(Status.UNREVIEWED, 0)} left ",
                    "key" if tally.get(Status.UNREVIEWED) else "accepted",
                ),
            ),
            "next_unreviewed",
        ),
    ]
    for status in (Status.ACCEPTED, Status.REJECTED, Status.FLAGGED):
        if tally.get(status):
            action = "next_flagged" if status is Status.FLAGGED else ""
            parts.append(((Piece(f" {signs.STATUS[status]}{tally[status]}", OF_STATUS[status]),), action))
    if desk.filter.words():
        text = f" = {visible(desk.filter.words())}: {len(desk.rows)} "
        parts.append(((Piece(" "), Piece(text, "hit")), "unfilter"))
    if desk.link_from is not None:
        parts.append(((Piece(" "), Piece(f" L from {desk.link_from} ", "hit")), "link"))
    if desk.review.read_only:
        parts.append(((Piece(" "), Piece(" read-only ", "warning")), ""))
    if desk.review.trouble:
        parts.append(
            ((Piece(" "), Piece(f" NOT ON DISK: {visible(desk.review.trouble)} ", "warning")), "save")
        )
    return parts


def overview(beads: Sequence[Bead], cells: int) -> list[Piece]:
    """The alignment in `cells` cells: ▲ where meaning parts, else the height of the worst wording."""
    n = len(beads)
    result: list[Piece] = []
    for k in range(cells):
        group = beads[k * n // cells : max(k * n // cells + 1, (k + 1) * n // cells)]
        scored = [x.score for x in group if x.score is not None and x.a and x.b]
        if any(d.severity is Severity.MEANING for x in scored for d in x.divergences):
            result.append(Piece(signs.SEVERITY[Severity.MEANING], "meaning"))
        elif scored:
            result.append(Piece(signs.step(max(x.wording for x in scored)), "wording"))
        elif group:
            only_a = bool(group[0].a) and group[0].is_gap
            sign, role = ("−", "gap_a") if only_a else ("+", "gap_b")
            result.append(Piece(sign, role) if group[0].is_gap else Piece("·", "dim"))
    return result


def hints(actions: Mapping[str, Action], wanted: Iterable[str], width: int) -> list[tuple[Line, str]]:
    """As many of the actions as there is room for, key and name, the first of them first; `quit` last."""
    parts: list[tuple[Line, str]] = []
    used = 0
    for name in wanted:
        x = actions[name]
        said = (Piece(f" {shown(x.keys.split(',')[0])}", "key"), Piece(f" {x.short or x.label} ", "dim"))
        size = sum(len(p.text) for p in said)
        if used + size > width:
            continue
        parts.append((said, name))
        used += size
    return sorted(parts, key=lambda part: part[1] == "quit")
