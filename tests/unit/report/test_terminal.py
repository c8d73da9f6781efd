"""The terminal view: whole drawn beads, plain and coloured, wide and narrow."""

import re
from dataclasses import replace

import pytest

from aligner.model import Alignment, Bead, Metadata, Segment, Version
from aligner.report import terminal
from aligner.report.columns import width
from aligner.report.marks import Compare

SGR = re.compile(r"\x1b\[[0-9;]*m")


def of_texts(a: str, b: str, language_b: str = "en") -> Alignment:
    one = Version("x", a, (Segment(0, len(a)),), meta=Metadata(language="en"))
    two = Version("y", b, (Segment(0, len(b)),), meta=Metadata(language=language_b))
    return Alignment(one, two, (Bead((0,), (0,)),))


def test_both_sides_stand_beside_each_other_with_signs_at_the_words(
    small: Alignment, compare: Compare
) -> None:
    drawn = terminal.render(small, width=76, compare=compare)
    assert drawn.split("\n")[5:] == [
        "wording ╷▁▄··╵",
        "words −only in A− +only in B+ ~other words~ ≈another form≈ ⇄moved⇄",
        "",
        "── 0 ─ 1:0 only in A ─ stamp ───────────────────────────────────────────────",
        "a0 [stamp]                           │    —",
        "   MFA USSR                          │",
        "",
        "── 1 ─ 1:1 ─ W .12 █······· ─ M .90 ███████▎ ─ ⚑ flagged ───────────────────",
        "a1 We ▲~must~▲ insist. It is so.     │ b0 =We ▲~may~▲ insist. It is so.",
        "  ▲ modality      “must” → “may” A duty became a choice.",
        "  ✎ look again",
        "    here \\ there",
        "",
        "── 2 ─ m:1 ─ W .40 ███▎···· ─ ✓ accepted ───────────────────────────────────",
        "a2 The ~first half~                  │ b1 The ~whole of a~",
        "a3 ~of a~ sentence.                  │    <~b~>sentence</+b+> & +more+.",
        "",
        "── 3 ─ 1:1 ─ ⇄ transposed ──────────────────────────────────────────────────",
        "a4 ~Vienna talks~.                   │ b3 ~Talks in~ +Vienna+.",
        "",
        "── 4 ─ 1:1 ─────────────────────────────────────────────────────────────────",
        "a5 ~Arms sales~.                     │ b2 ~Sales of~ +arms+.",
        "",
        "── 5 ─ 0:1 only in B ───────────────────────────────────────────────────────",
        "   —                                 │ b4 No region is too small.",
        "  ✎ =1+1",
        "",
        "────────────────────────────────────────────────────────────────────────────",
        "6 beads · 3 × 1:1 · 1 × m:1 · 1 × 1:0 · 1 × 0:1 · 1 transposed · wording .25",
        "· meaning .90 · 1 accepted · 1 flagged",
        "▲ 1 modality",
        "",
    ]


def test_the_status_of_a_version_is_said_in_full(small: Alignment, compare: Compare) -> None:
    head = terminal.render(small, width=120, compare=compare).split("\n\n")[0]
    assert "sample, written for this project, not a source" in head
    assert "witness" in head


def test_colour_adds_codes_and_nothing_else(small: Alignment, compare: Compare) -> None:
    plain = terminal.render(small, width=80, compare=compare)
    coloured = terminal.render(small, width=80, colour=True, compare=compare)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    bare = "\n".join(x.rstrip() for x in SGR.sub("", coloured).split("\n"))
    assert bare == plain


@pytest.mark.parametrize("to", [24, 40, 63, 64, 65, 80, 133, 200])
def test_no_line_is_wider_than_the_terminal(small: Alignment, compare: Compare, to: int) -> None:
    drawn = terminal.render(small, width=to, compare=compare)
    assert max(width(x) for x in drawn.split("\n")) <= to


def test_a_narrow_terminal_gets_one_side_under_the_other(small: Alignment, compare: Compare) -> None:
    drawn = terminal.render(small, width=40, compare=compare)
    assert "│" not in drawn
    assert "a5 ~Arms sales~.\nb2 ~Sales of~ +arms+.\n" in drawn


def test_only_divergent_beads_are_shown_when_asked(small: Alignment, compare: Compare) -> None:
    drawn = terminal.render(small, width=76, only_divergent=True, compare=compare)
    assert re.findall(r"^── (\d)", drawn, re.MULTILINE) == ["1", "3", "5"]
    assert "3 of 6 beads" in drawn


def test_between_two_languages_no_words_are_marked(small: Alignment, compare: Compare) -> None:
    russian = replace(small.b, meta=replace(small.b.meta, language="ru"))
    drawn = terminal.render(replace(small, b=russian), width=76, compare=compare)
    assert "~" not in drawn
    assert "▲must▲" in drawn


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[stamp] [/x] [bold]", "[stamp] [/x] [bold]"),
        ("red\x1b[31m", "red␛[31m"),
        ("NUL\x00", "NUL␀"),
        ("\u202ertl", "⟨U+202E⟩rtl"),
        ("\udc80", "⟨U+DC80⟩"),
    ],
)
def test_nothing_in_a_text_acts_on_the_terminal(compare: Compare, text: str, shown: str) -> None:
    drawn = terminal.render(of_texts(text, text), width=100, colour=False, compare=compare)
    assert drawn.count(shown) == 2
    note = Alignment(*_pair(of_texts("x", "x")), (Bead((0,), (0,), note=text),))
    assert shown in terminal.render(note, width=100, compare=compare)


def _pair(x: Alignment) -> tuple[Version, Version]:
    return x.a, x.b


def test_wide_characters_keep_the_columns_straight(compare: Compare) -> None:
    drawn = terminal.render(
        of_texts("我们两国，和平。" * 8, "e\u0301tude " * 12, "zh"), width=64, compare=compare
    )
    bars = {width(x.split("│")[0]) for x in drawn.split("\n") if "│" in x}
    assert len(bars) == 1


def test_sentences_are_rows_when_asked(small: Alignment, compare: Compare) -> None:
    from aligner.model import Level

    drawn = terminal.render(small, width=76, level=Level.SENTENCE, compare=compare)
    assert "a1.0 We ▲~must~▲ insist." in drawn
    assert "a1.1 It is so." in drawn
