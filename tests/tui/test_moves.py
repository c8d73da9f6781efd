"""Getting about: rows, sorts, hits, filters, zoom, caret, mouse."""

from pathlib import Path

import pytest
from stage import Stage, play

from aligner.tui.asking import ASKS
from aligner.tui.edits import EDITS
from aligner.tui.keys import ACTIONS
from aligner.tui.moves import MOVES
from aligner.tui.screen import SCROLLS


def test_every_action_of_the_table_can_be_done() -> None:
    assert set(ACTIONS) == {*EDITS, *MOVES, *ASKS, *SCROLLS}


def test_no_key_stands_for_two_actions() -> None:
    keys = [k for x in ACTIONS.values() for k in x.keys.split(",")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        ("j", 3),
        ("down down up", 3),
        ("G", 7),
        ("G g", 0),
        ("pagedown", 7),
        ("k", 0),
        ("!", 4),
        ("d", 4),
        ("G D", 4),
        ("v", 6),
        ("V", 6),
        ("o", 0),
        ("a n", 4),
        ("j f g i", 3),
        ("j f G I", 3),
        ("N", 1),
        ("G O", 1),
    ],
)  # fmt: skip
def test_a_key_leads_to_a_bead(tmp_path: Path, keys: str, at: int) -> None:
    async def story(stage: Stage) -> None:
        assert stage.desk.at == 2
        await stage.press(*keys.split())
        assert stage.desk.at == at

    play(story, tmp_path)


def test_the_worst_divergence_says_why(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("!")
        assert stage.message.startswith("the worst divergence; ! goes on to the next")
        assert stage.reasons == "▲ number: 5 in A, 6 in B"
        await stage.press("!")
        assert stage.message.startswith("number 2 from the worst")
        await stage.press("j", "!")
        assert stage.desk.at == 4

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("wanted", "at", "message"),
    [
        ("5", 5, ""),
        ("a3", 3, ""),
        ("B5", 7, ""),
        ("99", 2, "99 does not exist: there are beads 0 to 7"),
        ("[x]", 2, "[x]: give the number of a bead, or of a segment (a12, b7)"),
    ],
)
def test_go_to(tmp_path: Path, wanted: str, at: int, message: str) -> None:
    async def story(stage: Stage) -> None:
        await stage.press(":")
        await stage.type(wanted)
        await stage.press("enter")
        assert stage.desk.at == at
        assert stage.message == message

    play(story, tmp_path)


def test_find_counts_while_one_types_and_walks_from_hit_to_hit(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("/")
        await stage.type("more")
        assert "6 places in 3 beads" in stage.picture()
        await stage.press("enter")
        assert stage.message == "1 of 6 (side A); ; next, ' previous"
        await stage.press(";", ";")
        assert stage.desk.at == 3
        await stage.press("'", "'", "'")
        assert (stage.desk.at, stage.message) == (4, "6 of 6 (side B); ; next, ' previous")
        await stage.press("escape", ";")
        assert stage.message == "nothing was searched yet: / finds"
        await stage.press("/")
        await stage.type("(")
        assert "not a regular expression" in stage.picture()
        await stage.press("enter")
        assert stage.message.startswith("not a regular expression")

    play(story, tmp_path)


def test_a_filter_shows_some_and_says_how_many(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("f", "=")
        await stage.press("down", "down", "down", "space", "ctrl+s")
        assert list(stage.desk.rows) == [2]
        assert stage.message == "1 beads: flagged; - shows all again"
        assert "= flagged: 1" in stage.head
        await stage.press("-")
        assert len(stage.desk.rows) == 7  # two stamps are folded into one row
        await stage.press("=", "space", "ctrl+s", "=", "escape")
        assert list(stage.desk.rows) == [0, 1, 3, 4, 5, 6, 7]

    play(story, tmp_path)


def test_what_nothing_passes_leaves_the_list_as_it_was(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("=", "down", "space", "tab")
        await stage.type("zzz")
        await stage.press("enter")
        assert stage.message == "no bead is accepted, /zzz/; the list stays as it was"
        assert len(stage.desk.rows) == 7

    play(story, tmp_path)


def test_blocks_around_the_text_are_folded_into_one_row(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert "▸ 2 blocks around the text" in stage.picture()
        await stage.press("k", "a")
        assert [x.status.value for x in stage.desk.session.beads[:3]] == [
            "accepted",
            "accepted",
            "unreviewed",
        ]
        await stage.press("F")
        assert len(stage.desk.rows) == 8

    play(story, tmp_path)


def test_the_zoom_goes_in_and_out_in_its_place(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("enter")
        assert "▶ sentence bead 0" in stage.texts
        await stage.press("j")
        assert "▶ sentence bead 1" in stage.texts
        await stage.press("enter")
        assert "where the wording divergence" in stage.texts
        await stage.press("enter")
        assert stage.message == "this is as near as it gets; Esc goes back"
        await stage.press("j")
        assert (stage.desk.at, stage.desk.inner) == (3, 0)
        await stage.press("k")
        assert (stage.desk.at, stage.desk.inner) == (2, 1)
        await stage.press("escape", "escape")
        assert "▶ sentence" not in stage.texts
        await stage.press("escape")
        assert stage.message == "this is as far as it gets; q saves and quits"

    play(story, tmp_path)


def test_the_caret_moves_by_word_and_by_segment_on_either_side(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        text = stage.desk.session.a.text
        await stage.press("right", "right")
        assert text[stage.desk.carets["a"] :].startswith("here.")
        await stage.press("left", "left", "left")
        assert stage.message == "the caret is at the beginning"
        await stage.press("tab")
        assert (stage.desk.side, stage.message) == ("b", "side B is active")
        await stage.press("m", "ctrl+right")
        assert stage.desk.session.b.text[stage.desk.carets["b"] :].startswith("Two is there")
        await stage.press("ctrl+right")
        assert stage.message.startswith("there is no other segment on side B here")

    play(story, tmp_path)


def test_the_mouse_chooses_judges_zooms_and_jumps(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.pilot.click("#list", offset=(30, 3))
        await stage.pilot.pause()
        assert stage.desk.at == 4
        await stage.pilot.click("#list", offset=(4, 3))
        await stage.pilot.pause()
        assert stage.desk.session.beads[4].status.value == "accepted"
        await stage.pilot.click("#overview", offset=(99, 0))
        await stage.pilot.pause()
        assert stage.desk.at == 7
        await stage.pilot.click("#texts", offset=(60, 0))
        await stage.pilot.pause()
        assert stage.desk.side == "b"
        await stage.pilot.click("#list", offset=(30, 2), times=2)
        await stage.pilot.pause()
        assert (stage.desk.at, stage.desk.zoom) == (3, 1)
        await stage.pilot.click("#list", offset=(30, 2), button=3)
        await stage.pilot.pause()
        assert "everything" in stage.picture()

    play(story, tmp_path)


def test_a_hint_can_be_clicked(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        bar = stage.app.review_screen.query_one("#hints")
        start = next(x for x, _, action in bar.targets if action == "merge_next")  # type: ignore[attr-defined]
        await stage.pilot.click("#hints", offset=(start + 1, 0))
        await stage.pilot.pause()
        assert stage.shapes[2] == ((2, 3), (0, 1))

    play(story, tmp_path)
