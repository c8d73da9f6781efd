"""From paths to a running review, and what is said when it is over."""

import gc
import sys
from pathlib import Path

from aligner import store
from aligner.errors import InputError
from aligner.model import Status
from aligner.store.review import Review
from aligner.tui import config
from aligner.tui.app import ReviewApp
from aligner.tui.desk import Desk
from aligner.tui.look import LOOKS
from aligner.tui.services import Services


def start(paths: list[Path], *, theme: str | None = None, read_only: bool = False) -> int:
    """Review the alignment at the first path; show those at the others beside it."""
    settings = config.read(config.nearest(Path.cwd()))
    if theme is not None and theme not in LOOKS:
        raise InputError(f"--theme {theme}: there are {', '.join(LOOKS)}")
    services = Services("opened with --read-only" if read_only else "")
    others = {x: store.load(x) for x in paths[1:]}
    review = services.open(paths[0])
    spare_collections()
    try:
        app = ReviewApp(
            Desk(review),
            services=services,
            actions=settings.actions,
            theme=theme or settings.theme,
            others=others,
        )
        code = app.run()
        review = app.desk.review
    finally:
        review.close()
    _say_goodbye(review)
    return code or app.return_code or 0


def spare_collections() -> None:
    """Look for garbage less often: a large alignment is a million objects that stay, and what a key makes
    goes by itself.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _say_goodbye(review: Review) -> None:
    tally = review.session.tally
    said = ", ".join(f"{tally[x]} {x.value}" for x in Status if tally[x])
    print(f"{review.path.name}: {said}", file=sys.stderr)  # noqa: T201 - the command's last word
