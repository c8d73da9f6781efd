"""The actions that open something over the screen, or concern the app: action -> what it does.

What they return is said in the message line; None where something else will say it.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from aligner.errors import AlignerError, EditError, InputError
from aligner.model import Alignment, Collation, Kind
from aligner.session.query import Filter, find
from aligner.tui import edits, filing, pages, ways
from aligner.tui.collation import CollationScreen, Goal
from aligner.tui.dialogs import Ask, FilterBy, Pick, Read, Write
from aligner.tui.keys import shown
from aligner.tui.look import LOOKS

if TYPE_CHECKING:
    from aligner.tui.screen import ReviewScreen

Ask_ = Callable[["ReviewScreen"], str | None]


def _comment(screen: "ReviewScreen") -> None:
    desk = screen.desk
    where = f"bead {desk.at}" + ("" if desk.inside is None else f", sentence bead {desk.inside}")

    def keep(text: str | None) -> None:
        if text is not None and text.strip() != desk.focus.note:
            screen.then(lambda: edits.comment(desk, text))

    screen.app.push_screen(Write(f"comment on {where}", desk.focus.note), keep)


def _goto(screen: "ReviewScreen") -> None:
    def go(text: str | None) -> None:
        if text:
            screen.then(lambda: ways.goto(screen.desk, text))

    last = len(screen.desk.session.beads) - 1
    screen.app.push_screen(Ask("go to", hint=f"a bead (0 to {last}), or a segment: a12, b7"), go)


def _find(screen: "ReviewScreen") -> None:
    s = screen.desk.session

    def count(pattern: str) -> str:
        try:
            found = find(pattern, s.beads, s.a, s.b)
        except InputError as error:
            return str(error)
        places, beads = len(found.hits), len({x.bead for x in found.hits})
        return f"{places}{'+' if found.cut else ''} places in {beads} beads"

    def go(pattern: str | None) -> None:
        if pattern is not None:
            screen.then(lambda: ways.search(screen.desk, pattern))

    hint = "a regular expression; capitals count if there are any"
    screen.app.push_screen(Ask("find", screen.desk.pattern, hint, count), go)


def _filter(screen: "ReviewScreen") -> None:
    s = screen.desk.session
    kinds = Counter(x.kind for x in (*s.a.segments, *s.b.segments))

    def use(wanted: Filter | None) -> None:
        if wanted is not None:
            screen.then(lambda: ways.apply_filter(screen.desk, wanted))

    screen.app.push_screen(FilterBy(screen.desk.filter, kinds), use)


def _kind(screen: "ReviewScreen") -> None:
    desk = screen.desk
    ids = desk.bead.a if desk.side == "a" else desk.bead.b
    if not ids:
        raise EditError(f"there is nothing on side {desk.side.upper()} here")
    now = desk.version(desk.side).segments[ids[0]].kind

    def use(name: str | None) -> None:
        if name is not None:
            screen.then(lambda: edits.relabel(desk, Kind(name)))

    choices: list[tuple[str | None, str]] = [(x.value, x.value) for x in Kind]
    title = f"side {desk.side.upper()} of bead {desk.at} is a"
    screen.app.push_screen(Pick(title, choices, at=now.value), use)


def _realign(screen: "ReviewScreen") -> str:
    desk = screen.desk
    keep = edits.anchors(desk)
    before = desk.session.beads

    async def search() -> None:
        try:
            alignment = await asyncio.to_thread(screen.services.realign, desk.session.alignment, keep)
        except AlignerError as error:
            screen.say(str(error), "warning")
            return
        if desk.session.beads is not before:
            screen.say("the alignment was changed meanwhile: R searches again", "warning")
            return
        _propose(screen, edits.proposal(desk, alignment.beads, len(keep)))

    screen.run_worker(search(), exclusive=True, group="realign")
    return f"searching between {len(keep)} accepted beads …"


def _propose(screen: "ReviewScreen", wanted: edits.Proposal) -> None:
    desk = screen.desk
    if not edits.differs(desk, wanted):
        screen.say(f"a new search between {wanted.kept} accepted beads finds the same alignment")
        return

    def use(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
        screen.then(lambda: edits.apply(desk, wanted) if agreed else "re-align: nothing was changed")

    s = desk.session
    page = Read(
        "re-align: what would change",
        lambda width: pages.preview(wanted, s.a, s.b, width),
        agree="Enter: apply",
        refuse="Esc: leave",
    )
    screen.app.push_screen(page, use)


def _collation(screen: "ReviewScreen") -> str:
    """Lay the versions of the work side by side: those given with this one, else those the library has."""
    s = screen.desk.session
    this = s.alignment

    async def show() -> None:
        try:
            collation = await asyncio.to_thread(_collated, screen, this)
        except AlignerError as error:
            screen.say(str(error), "warning")
            return
        segment = s.current.a[0] if s.current.a else 0
        page = CollationScreen(
            collation,
            screen.services,
            screen.actions,
            [this, *screen.others.values()],
            segment=segment,
            signs=screen.with_signs,
        )
        screen.app.push_screen(page, back)

    def back(goal: Goal | None) -> None:
        if goal is None or goal.alignment is this:
            screen.then(lambda: "" if goal is None else ways.goto(screen.desk, goal.where))
            return
        path = next(p for p, x in screen.others.items() if x is goal.alignment)
        screen.then(lambda: screen.turn_to(path, goal.where))

    screen.run_worker(show(), exclusive=True, group="collate")
    return "laying the versions side by side …"


def _collated(screen: "ReviewScreen", this: Alignment) -> Collation:
    others = list(screen.others.values())
    if others and all(x.a.sha256 == this.a.sha256 for x in others):
        return screen.services.merge([this, *others])
    versions = [this.b, *(v for x in others for v in (x.a, x.b))]
    versions += [] if others else [v for v in screen.services.siblings(this.a) if v.id != this.b.id]
    apart = {v.sha256: v for v in versions if v.sha256 != this.a.sha256}
    if len(apart) < 2:
        raise EditError(
            "there is no third version: give more alignments (aligner review a--b.json a--c.json), "
            "or put the versions into one folder of texts"
        )
    return screen.services.collate(this.a, list(apart.values()))


def _no_base(_screen: "ReviewScreen") -> str:
    return "the base is changed among several versions: C lays them side by side"


def _history(screen: "ReviewScreen") -> None:
    s = screen.desk.session

    def go(name: str | None) -> None:
        if name is not None and int(name) != len(s.done):
            screen.then(lambda: edits.undo_to(screen.desk, int(name)))

    title = "history: Enter goes back (or forward) to a state"
    screen.app.push_screen(Pick(title, pages.history_choices(s.done, s.undone), at=str(len(s.done))), go)


def _menu(screen: "ReviewScreen") -> None:
    choices: list[tuple[str | None, str]] = []
    group = ""
    for x in screen.actions.values():
        if x.group != group:
            group = x.group
            choices.append((None, group))
        choices.append((x.id, f"  {shown(x.keys.split(',')[0]):<7}{x.label}"))

    def use(name: str | None) -> None:
        if name is not None:
            screen.action_act(name)

    screen.app.push_screen(Pick("everything", choices), use)


def _help(screen: "ReviewScreen") -> None:
    zoom = screen.desk.zoom
    screen.app.push_screen(Read("keys and signs", lambda width: pages.help_page(screen.actions, zoom, width)))


def _signs(screen: "ReviewScreen") -> str:
    screen.with_signs = not screen.with_signs
    return f"signs in the text are {'on' if screen.with_signs else 'off'}"


def _theme(screen: "ReviewScreen") -> str:
    names = list(LOOKS)
    at = names.index(screen.app.theme) if screen.app.theme in names else -1
    screen.app.theme = names[(at + 1) % len(names)]
    return f"theme: {screen.app.theme}; in aligner.toml: [review] theme"


ASKS: Mapping[str, Ask_] = {
    "comment": _comment,
    "goto": _goto,
    "find": _find,
    "filter": _filter,
    "kind": _kind,
    "realign": _realign,
    "history": _history,
    "collation": _collation,
    "base": _no_base,
    "export": filing.export,
    "menu": _menu,
    "help": _help,
    "signs": _signs,
    "theme": _theme,
    "save": filing.save,
    "quit": filing.quit_review,
}
