"""A review on a stage: the app with a small alignment and services that need no engine."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from textual.pilot import Pilot

from aligner import store
from aligner.model import (
    Alignment,
    Bead,
    Category,
    Collation,
    Divergence,
    Kind,
    Score,
    Segment,
    Sentence,
    Severity,
    Version,
)
from aligner.session.edit import Beads
from aligner.store.review import Review
from aligner.tui.app import ReviewApp
from aligner.tui.bars import Bar
from aligner.tui.desk import Desk
from aligner.tui.keys import ACTIONS, Action
from aligner.tui.scrolled import BeadList, Lines
from aligner.tui.services import Services

Play = Callable[["Stage"], Awaitable[None]]


def version(name: str, blocks: Sequence[str], kinds: dict[int, Kind] | None = None) -> Version:
    """Blocks with a blank line between; each sentence ends with a full stop and a space."""
    text, segments, sentences = "", [], []
    for k, block in enumerate(blocks):
        start = len(text)
        segments.append(Segment(start, start + len(block), (kinds or {}).get(k, Kind.PARAGRAPH)))
        at = start
        for part in block.split(". "):
            end = min(at + len(part) + 1, start + len(block))
            sentences.append(Sentence(at, end, k))
            at += len(part) + 2
        text += block + "\n\n"
    return Version(name, text, tuple(segments), tuple(sentences))


def nest(a: Version, b: Version, bead: Bead) -> Bead:
    """`bead` with its sentences paired in order, and a score by its length."""
    left = [s for i in bead.a for s in a.sentences_of[i]]
    right = [s for i in bead.b for s in b.sentences_of[i]]
    pairs = [Bead((x,), (y,)) for x, y in zip(left, right, strict=False)]
    pairs += [Bead((x,), ()) for x in left[len(right) :]] + [Bead((), (y,)) for y in right[len(left) :]]
    score = Score(0.25, 0.1, 1.0) if bead.a and bead.b else None
    return Bead(bead.a, bead.b, bead.transposed, bead.status, bead.note, bead.margin, score, tuple(pairs))


def _by_number(a: Version, b: Version) -> Beads:
    n, m = len(a.segments), len(b.segments)
    pairs = [Bead((k,), (k,)) for k in range(min(n, m))]
    return (*pairs, *(Bead((k,), ()) for k in range(m, n)), *(Bead((), (k,)) for k in range(n, m)))


class Plain(Services):
    """Judges by position; a new search pairs what is not kept block by block."""

    def fresh(self, a: Version, b: Version, beads: Beads) -> Beads:
        return tuple(nest(a, b, x) for x in beads)

    def score(self, _a: Version, _b: Version, beads: Beads) -> Beads:
        return beads

    def realign(self, alignment: Alignment, keep: Sequence[Bead]) -> Alignment:
        kept = {id(x) for x in keep}
        out: list[Bead] = []
        for x in alignment.beads:
            if id(x) in kept or len(x.a) != len(x.b):
                out.append(x)
            else:
                out += [Bead((i,), (j,)) for i, j in zip(x.a, x.b, strict=True)]
        return alignment.with_beads(out)

    def collate(self, base: Version, versions: Sequence[Version]) -> Collation:
        return self.merge([Alignment(base, v, _by_number(base, v)) for v in versions])

    def siblings(self, _version: Version) -> list[Version]:
        return []


def small() -> Alignment:
    """Six pairs with a stamp and a heading before them; the third pair parts in a number."""
    words = [
        "One is here. And more of it.",
        "Two is here. And more of it.",
        "We sent 5 letters. And more of it.",
        "Four is here.",
        "Five is here.",
        "Six is here.",
    ]
    other = [x.replace("here", "there").replace("5", "6") for x in words]
    a = version("old", ["[stamp]", "[/x] TOP", *words], {0: Kind.STAMP, 1: Kind.STAMP})
    b = version("new", other)
    at_a, at_b = a.text.index("5 letters"), b.text.index("6 letters")
    number = Divergence(
        Category.NUMBER, Severity.MEANING, at_a, at_a + 1, at_b, at_b + 1, "5", "6", "5 in A, 6 in B"
    )
    beads = [Bead((0,), ()), Bead((1,), ())]
    for k in range(6):
        x = nest(a, b, Bead((k + 2,), (k,), margin=0.05 if k == 4 else 0.9))
        score = Score(0.3 + k / 100, 0.4, 1.0, (number,)) if k == 2 else x.score
        beads.append(Bead(x.a, x.b, margin=x.margin, score=score, sentences=x.sentences))
    return Alignment(a, b, tuple(beads))


class Stage:
    """What a play sees and can do."""

    def __init__(self, app: ReviewApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def desk(self) -> Desk:
        return self.app.desk

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*text)

    async def settle(self) -> None:
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def message(self) -> str:
        return _shown(self.app.review_screen.query_one("#message", Bar).line).strip()

    @property
    def head(self) -> str:
        return _shown(self.app.review_screen.query_one("#head", Bar).line)

    @property
    def texts(self) -> str:
        return "\n".join(map(_shown, self.app.review_screen.query_one("#texts", Lines).lines))

    @property
    def reasons(self) -> str:
        return "\n".join(map(_shown, self.app.review_screen.query_one("#reasons", Lines).lines))

    @property
    def listed(self) -> BeadList:
        return self.app.review_screen.query_one(BeadList)

    def picture(self) -> str:
        """The screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(x.text for x in strip).rstrip() for strip in strips)

    def drawn(self) -> list[list[tuple[str, object]]]:
        """The screen as runs of cells, each with its style."""
        strips = self.app.screen._compositor.render_strips()
        return [[(x.text, x.style) for x in strip.simplify()] for strip in strips]

    @property
    def shapes(self) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        return [(x.a, x.b) for x in self.desk.session.beads]


def _shown(line: Sequence[object]) -> str:
    return "".join(x.text for x in line)  # type: ignore[attr-defined]


def play(
    story: Play,
    folder: Path,
    *,
    alignment: Alignment | None = None,
    size: tuple[int, int] = (100, 30),
    services: Services | None = None,
    actions: dict[str, Action] | None = None,
    read_only: str = "",
    others: Mapping[Path, Alignment] | None = None,
) -> Review:
    """Open a review, let `story` happen, and close it."""
    path = folder / "x.json"
    if not path.exists():
        store.save(alignment or small(), path)
    services = services or Plain()
    review = Review(path, fresh=services.fresh, score=services.score, read_only=read_only)

    async def act() -> None:
        app = ReviewApp(Desk(review), services=services, actions=actions or ACTIONS, others=others or {})
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await story(Stage(app, pilot))
        app.desk.review.close()

    try:
        asyncio.run(act())
    finally:
        review.close()
    return review
