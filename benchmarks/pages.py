"""How fast a report of many beads is made, and opens and searches in Chromium.

    python benchmarks/pages.py [BEADS]

Paragraphs of the letter against copies in which every eighth word was exchanged. CPU seconds of the making,
milliseconds of the browser; the best of three visits. Needs chromium and chromedriver.
"""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from aligner import divergence, library
from aligner.api import version_of_segments
from aligner.model import Alignment, Bead
from aligner.report import html

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
TIMES = """
const n = performance.getEntriesByType("navigation")[0];
return [performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0, n.loadEventEnd];
"""
SEARCH = """
const [done] = arguments, field = document.getElementById("q"), start = performance.now();
field.value = "vienna";
field.dispatchEvent(new Event("input"));
const wait = () => document.getElementById("count").textContent.includes(" of ")
  ? requestAnimationFrame(() => done(performance.now() - start)) : setTimeout(wait, 5);
wait();
"""


def made(beads: int) -> Alignment:
    """Paragraphs with one word in eight exchanged on side B."""
    chance = random.Random(1)  # noqa: S311
    letter = library.resolve("dobrynin")
    pieces = [letter.segment_text(i) for i, s in enumerate(letter.segments) if s.end - s.start > 200]
    words = " ".join(pieces).split()
    a = [chance.choice(pieces)[:400] for _ in range(beads)]
    b = [" ".join(chance.choice(words) if chance.random() < 1 / 8 else w for w in x.split()) for x in a]
    one, other = (version_of_segments(x, name=name, lang="en") for x, name in ((a, "a"), (b, "b")))
    pairs = [Bead((i,), (i,)) for i in range(beads)]
    return Alignment(one, other, divergence.score_beads(one, other, pairs))


def visited(path: Path) -> tuple[float, float, float]:
    """First paint, loaded, and a search that is shown, in milliseconds after the visit began."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    with tempfile.TemporaryDirectory() as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver: Any = webdriver.Chrome(options=options, service=Service(str(shutil.which("chromedriver"))))
        try:
            driver.get(path.as_uri())
            paint, loaded = driver.execute_script(TIMES)
            return paint, loaded, driver.execute_async_script(SEARCH)
        finally:
            driver.quit()


def main() -> None:
    beads = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    alignment = made(beads)
    start = time.process_time()
    page = html.render(alignment)
    cost = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, "utf-8")
        paint, loaded, search = (min(x) for x in zip(*(visited(path) for _ in range(3)), strict=True))
    print(f"{beads} beads: {len(page) / 1e6:.1f} MB made in {cost:.1f} s CPU;", end=" ")
    print(f"first paint {paint:.0f} ms, loaded {loaded:.0f} ms, search {search:.0f} ms")


if __name__ == "__main__":
    main()
