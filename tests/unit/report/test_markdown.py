"""The Markdown report: its parts, and text that stays text."""

from dataclasses import replace

import pytest

from aligner.model import Alignment, Bead, Segment, Version
from aligner.report import markdown
from aligner.report.marks import Compare


def test_a_bead_is_a_heading_a_table_its_divergences_and_the_note(small: Alignment, compare: Compare) -> None:
    report = markdown.render(small, compare=compare)
    start = report.index('<a id="bead-1">')
    assert report[start : report.index('<a id="bead-2">')] == (
        '<a id="bead-1"></a>\n\n'
        "### Bead 1: 1:1 · W .12 · M .90 · ⚑ flagged\n\n"
        "| one | two |\n| --- | --- |\n"
        "| **a1** We <b>▲<i>\\~must\\~</i>▲</b> insist. It is so. "
        "| **b0** =We <b>▲<i>\\~may\\~</i>▲</b> insist. It is so. |\n\n"
        "- ▲ **modality** a1 “must” → b0 “may”: A duty became a choice.\n\n"
        "> ⚑ look again<br>here \\\\ there\n\n"
    )


def test_divergences_are_counted_and_linked_to_their_beads(small: Alignment, compare: Compare) -> None:
    assert "| ▲ meaning | modality | 1 | [1](#bead-1) |" in markdown.render(small, compare=compare)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[stamp](x)", "\\[stamp\\](x)"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a | b", "a \\| b"),
        ("*x* _y_ `z` ~~w~~", "\\*x\\* \\_y\\_ \\`z\\` \\~\\~w\\~\\~"),
        ("![i](http://x)", "\\!\\[i\\](http\\://x)"),
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("&amp; \\", "&amp;amp; \\\\"),
        ("www.x.org a@b.c", "www\\.x.org a\\@b.c"),
        ("\x1b[31m", "␛\\[31m"),
    ],
)
def test_nothing_in_a_text_is_markup(compare: Compare, text: str, shown: str) -> None:
    one = Version("x", text, (Segment(0, len(text)),))
    report = markdown.render(Alignment(one, replace(one, id="y"), (Bead((0,), (0,)),)), compare=compare)
    assert f"| **a0** {shown} | **b0** {shown} |" in report
