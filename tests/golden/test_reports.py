"""The exact text of every report of a pair; what the style and the script are is held by the browser.

`ALIGNER_GOLDEN=write pytest tests/golden/test_reports.py` writes them anew.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.model import Alignment
from aligner.report import html, markdown, terminal
from aligner.report.marks import Compare

HERE = Path(__file__).parent / "reports"


def body(page: str) -> str:
    """The page without style and script."""
    return re.sub(r"<script>.*?</script>", "", page[page.index("<body>") :], flags=re.DOTALL)


REPORTS: dict[str, Callable[[Alignment, Compare], str]] = {
    "pair.txt": lambda x, compare: terminal.render(x, width=80, colour=False, compare=compare),
    "pair.ansi": lambda x, compare: terminal.render(x, width=80, colour=True, compare=compare),
    "pair.md": lambda x, compare: markdown.render(x, compare=compare),
    "pair.html": lambda x, compare: body(html.render(x, compare=compare)),
    "fragment.html": lambda x, compare: html.render_fragment(x, compare=compare),
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_text_of_a_report_is_kept(small: Alignment, compare: Compare, name: str) -> None:
    text = REPORTS[name](small, compare)
    path = HERE / name
    if os.environ.get("ALIGNER_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_bytes().decode()
