"""The actions that concern files: export, save, leave; and what is asked where a source has changed.

As with all actions, what they return is said in the message line.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from aligner.errors import AlignerError
from aligner.text.visible import visible
from aligner.tui.dialogs import Ask, Pick, Read
from aligner.tui.lines import Line, Piece, wrap

if TYPE_CHECKING:
    from aligner.tui.screen import ReviewScreen


def export(screen: "ReviewScreen") -> None:
    review = screen.desk.review

    def ask(name: str | None) -> None:
        if name is None:
            return
        ending = {"tei": "xml", "indices": "txt"}.get(name, name)

        def write(path: str | None) -> str | None:
            if not path:
                return None
            target = Path(path).expanduser()
            screen.services.write(screen.desk.session.alignment, name, target)
            return f"{name} written to {target}"

        page = Ask(f"{name} to file", str(review.path.with_suffix(f".{ending}")), "an old file is replaced")
        screen.app.push_screen(page, lambda path: screen.then(lambda: write(path)))

    choices: list[tuple[str | None, str]] = [
        (name, f"{name:<9}{what}") for name, what in screen.services.formats().items()
    ]
    screen.app.push_screen(Pick("export or report", choices), ask)


def save(screen: "ReviewScreen") -> str:
    saved = screen.desk.review.save()
    return f"saved: {screen.desk.review.path.name}" if saved else "everything is saved already"


def quit_review(screen: "ReviewScreen") -> str | None:
    """Save and leave; where nothing can be saved, ask."""
    review = screen.desk.review
    try:
        if not review.read_only:
            review.save()
    except AlignerError as error:
        kept = (
            "What you did is in the journal and will be there again."
            if not review.trouble
            else "The journal cannot be written either: what you did since will be lost."
        )
        said = f"{error}. {kept}"

        def lines(width: int) -> list[Line]:
            return wrap([Piece(visible(said))], width)

        def leave(agreed: bool | None) -> None:  # noqa: FBT001
            if agreed:
                screen.app.exit(0)

        screen.app.push_screen(
            Read("not saved", lines, agree="y: quit all the same", refuse="Esc: stay"), leave
        )
        return None
    screen.app.exit(0)
    return None


def changed_texts(screen: "ReviewScreen") -> None:
    """Ask whether to carry the review over, if a source has changed since."""
    review, s = screen.desk.review, screen.desk.session
    if review.read_only:
        return
    a, b = screen.services.current_text(s.a), screen.services.current_text(s.b)
    if a is None and b is None:
        return
    carried = screen.services.carry_over(s.alignment, a, b)
    which = " and ".join(visible(x.path) for x in (a, b) if x is not None)

    def lines(width: int) -> list[Line]:
        said = (
            f"{which} has changed since this alignment was made.",
            f"{carried.kept} beads stand on unchanged text and keep what was said of them;",
            f"{carried.touched} have a changed block and would be flagged; {carried.fresh} blocks are new.",
            "The alignment as it is now would be kept beside the new one, and its history would begin anew.",
        )
        return [line for x in said for line in wrap([Piece(x)], width)]

    def use(agreed: bool | None) -> None:  # noqa: FBT001
        def carry() -> str:
            if not agreed:
                return "the stored text is shown; the changed source is left alone"
            old = review.carry_over(carried.alignment)
            screen.desk.after_edit()
            return f"carried over; the alignment as it was is in {old.name}"

        screen.then(carry)

    page = Read("the text has changed", lines, agree="Enter: carry over", refuse="Esc: keep the stored text")
    screen.app.push_screen(page, use)
