"""Draws the pictures of docs/review.md from the real program, at work on the letter.

python docs/make_review.py
"""

import asyncio
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from aligner import library, pipeline, store
from aligner.store.review import Review
from aligner.tui.app import ReviewApp
from aligner.tui.desk import Desk
from aligner.tui.services import Services

FOLDER = Path(__file__).with_name("pictures")
WIDE, SMALL = (132, 40), (80, 24)
PICTURES: dict[str, tuple[tuple[int, int], str, str]] = {
    "review": (WIDE, "aligner-dark", "!"),
    "review-light": (WIDE, "aligner-light", ": 1 8 enter"),
    "review-sentences": (WIDE, "aligner-dark", ": 1 6 enter enter"),
    "review-words": (WIDE, "aligner-dark", ": 1 6 enter enter enter"),
    "review-preview": (WIDE, "aligner-dark", ": 1 8 enter A j m j m R"),
    "review-collation": (WIDE, "aligner-dark", ": 1 5 enter C"),
    "review-small": (SMALL, "aligner-dark", "!"),
    "review-filter": (SMALL, "aligner-dark", "="),
}
"""Picture -> size, theme, keys."""


def plain(svg: str) -> str:
    """The picture without fonts from elsewhere, and with no line that ends in white space."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code,", "ui-monospace, DejaVu Sans Mono, Menlo, Consolas,")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


async def drawn(path: Path, size: tuple[int, int], theme: str, keys: Sequence[str]) -> str:
    services = Services()
    review = Review(path, fresh=services.fresh, score=services.score, clock=lambda: "2026-01-01T12:00:00Z")
    app = ReviewApp(Desk(review), services=services, theme=theme)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause(0.2)
        picture = app.export_screenshot(title="aligner review", simplify=True)
    review.close()
    return plain(picture)


def main() -> None:
    root = library.find_root()
    a, b = library.resolve("dobrynin", root), library.resolve("sample.en", root)
    alignment = pipeline.align_pair(a, b)
    FOLDER.mkdir(exist_ok=True)
    for name, (size, theme, keys) in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "letter.json"
            store.save(alignment, path)
            picture = asyncio.run(drawn(path, size, theme, keys.replace(":", "colon").split()))
        (FOLDER / f"{name}.svg").write_text(picture, encoding="utf-8")
        print(f"{name}.svg")


if __name__ == "__main__":
    main()
