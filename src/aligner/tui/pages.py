"""The pages that are read: help, history, the preview of a new alignment. Pure."""

from collections.abc import Mapping, Sequence

from aligner.model import Bead, Version
from aligner.report import signs
from aligner.session import Step
from aligner.text.visible import visible
from aligner.tui.edits import Proposal
from aligner.tui.keys import Action, shown
from aligner.tui.lines import Line, Piece, fitted, wrap
from aligner.tui.look import CATEGORY, OF_OP, OF_SEVERITY, OF_STATUS
from aligner.tui.textview import Zoom

_PLACE = {
    Zoom.PARAGRAPHS: "You are at the beads. Enter shows the sentence beads of one, Enter again its words.",
    Zoom.SENTENCES: "You are at the sentence beads of one bead: every change is made to them. Esc goes back.",
    Zoom.WORDS: "You are at the words of one sentence bead: where its divergence comes from. Esc goes back.",
}


_WORTH_KNOWING = (
    "▁…█ and .34 are the wording divergence of a bead: 0 the same words, 1 none in common.",
    "The mouse: click a row, a word, the strip above, a hint; double click zooms in; right click: menu.",
    'Keys can be changed in aligner.toml: [review.keys] accept = "y"',
)


def help_page(actions: Mapping[str, Action], zoom: Zoom, width: int) -> list[Line]:
    """Every key, in two columns where there is room; then every sign."""
    lines: list[Line] = [*wrap([Piece(_PLACE[zoom], "strong")], width), ()]
    groups: dict[str, list[Action]] = {}
    for x in actions.values():
        groups.setdefault(x.group, []).append(x)
    columns = 2 if width >= 100 else 1
    each = (width - 2 * (columns - 1)) // columns
    for group, members in groups.items():
        lines.append((Piece(group, "key"),))
        cells = [_key_line(x, actions, each) for x in members if not _is_told_with_next(x, actions)]
        rows = -(-len(cells) // columns)
        for k in range(rows):
            row = [
                fitted(cells[k + c * rows], each) if k + c * rows < len(cells) else () for c in range(columns)
            ]
            lines.append(
                tuple(p for c, cell in enumerate(row) for p in ((Piece("  "), *cell) if c else cell))
            )
        lines.append(())
    return [*lines, *_signs_page(width)]


def _is_told_with_next(x: Action, actions: Mapping[str, Action]) -> bool:
    return x.id.startswith("prev_") and f"next_{x.id[5:]}" in actions


def _key_line(x: Action, actions: Mapping[str, Action], width: int) -> Line:
    """Keys and name; `next` and `previous` of one thing share a line."""
    keys, label = x.keys, x.label
    if x.id.startswith("next_") and f"prev_{x.id[5:]}" in actions:
        keys = f"{keys},{actions[f'prev_{x.id[5:]}'].keys}"
        label = label.replace("next", "next / previous", 1)
    said = " ".join(shown(k) for k in keys.split(","))
    return fitted((Piece(f"  {said:<11}", "label"), Piece(label)), width)


def _signs_page(width: int) -> list[Line]:
    def said(pairs: Sequence[tuple[str, str, str]]) -> list[Line]:
        return wrap(
            [p for sign, role, text in pairs for p in (Piece(sign, role), Piece(f"\u00a0{text}   "))], width
        )

    return [
        (Piece("Signs", "key"),),
        *said([(sign, OF_STATUS[x], x.value) for x, sign in signs.STATUS.items()]),
        *said([(sign, OF_SEVERITY[x], f"divergence of {x.value}") for x, sign in signs.SEVERITY.items()]),
        *said([(sign, OF_OP[x], text) for x, text in signs.LEGEND for sign in [signs.WORDS[x]]]),
        *said([(sign, "wording", x.value) for x, sign in CATEGORY.items()]),
        (),
        *(line for text in _WORTH_KNOWING for line in wrap([Piece(text)], width)),
    ]


def history_choices(done: Sequence[Step], undone: Sequence[Step]) -> list[tuple[str | None, str]]:
    """Every state there was, the newest first; its id is how many steps lead to it."""
    rows: list[tuple[str | None, str]] = []
    for k, x in enumerate(undone):
        rows.append((str(len(done) + len(undone) - k), f"  {x.when:<21}{x.label} (undone)"))
    for k in range(len(done), 0, -1):
        mark = "▶" if k == len(done) else " "
        rows.append((str(k), f"{mark} {done[k - 1].when:<21}{done[k - 1].label}"))
    rows.append(("0", f"{' ' if done else '▶'} {'as it was at first':>39}"))
    return rows


def preview(wanted: Proposal, a: Version, b: Version, width: int) -> list[Line]:
    """What a new alignment would change, old beads above new ones."""
    lines: list[Line] = [
        (
            Piece(f"beads that go: {len(wanted.old)}, that come: {len(wanted.new)}; ", "strong"),
            Piece(f"accepted ones that stay as they are: {wanted.kept}", "accepted"),
        ),
        (),
    ]
    changes = [(x, "−", "gap_a") for x in wanted.old] + [(x, "+", "gap_b") for x in wanted.new]
    changes.sort(key=lambda c: (min(c[0].a, default=10**9), min(c[0].b, default=10**9), c[1] == "+"))
    for x, sign, role in changes[:500]:
        lines.append((Piece(sign, role), *_bead_line(x, role, a, b, width - 1)))
    if len(changes) > 500:
        lines.append((Piece(f"… and {len(changes) - 500} more", "dim"),))
    return lines


def _bead_line(x: Bead, role: str, a: Version, b: Version, width: int) -> Line:
    ids = f"{_ids('a', x.a)} : {_ids('b', x.b)}"
    each = max(8, (width - 30) // 2)
    texts = [
        fitted((Piece(" ".join(visible(v.segment_text(i[0])[: 4 * each]).split()) if i else "–"),), each)
        for v, i in ((a, x.a), (b, x.b))
    ]
    mark = Piece(f" {signs.TRANSPOSED}" if x.transposed else "  ", "moved")
    return (Piece(f" {ids:<20}", role), mark, Piece(" "), *texts[0], Piece(" │ ", "dim"), *texts[1])


def _ids(side: str, ids: tuple[int, ...]) -> str:
    if not ids:
        return "–"
    if len(ids) > 2 and ids[-1] - ids[0] == len(ids) - 1:
        return f"{side}{ids[0]}–{ids[-1]}"
    return ",".join(f"{side}{i}" for i in ids[:3]) + ("…" if len(ids) > 3 else "")
