"""Every operation by its key, from the screen."""

from pathlib import Path

import pytest
from stage import Stage, play, small

from aligner import store
from aligner.model import Status

P = list[tuple[tuple[int, ...], tuple[int, ...]]]
START: P = [(x.a, x.b) for x in small().beads]


def after(start: int, count: int, *new: tuple[tuple[int, ...], tuple[int, ...]]) -> P:
    return [*START[:start], *new, *START[start + count :]]


@pytest.mark.parametrize(
    ("keys", "shapes", "message"),
    [
        ("m", after(2, 2, ((2, 3), (0, 1))), "merge with next: bead 2"),
        ("j M", after(2, 2, ((2, 3), (0, 1))), "merge with previous: bead 3"),
        ("e", after(2, 2, ((2, 3), (0,)), ((), (1,))), "merge with next (side A): bead 2"),
        ("j tab E", after(2, 2, ((2,), ()), ((3,), (0, 1))), "merge with previous (side B): bead 3"),
        (">", after(2, 2, ((), (0,)), ((2, 3), (1,))), "give to next (side A): bead 2"),
        ("j <", after(2, 2, ((2, 3), (0,)), ((), (1,))), "give to previous (side A): bead 3"),
        (".", after(2, 2, ((2, 3), (0,)), ((), (1,))), "take from next (side A): bead 2"),
        ("j ,", after(2, 2, ((), (0,)), ((2, 3), (1,))), "take from previous (side A): bead 3"),
        ("U", after(2, 1, ((2,), ()), ((), (0,))), "unlink: bead 2"),
        ("w", after(2, 2, ((2,), (1,)), ((3,), (0,))), "swap with next: bead 2"),
        ("j W", after(2, 2, ((2,), (1,)), ((3,), (0,))), "swap with previous: bead 3"),
        ("L j j L", after(2, 3, ((2, 4), (0, 2)), ((3,), (1,))), "link with 2: bead 4"),
        ("m ctrl+right s", START, "split: bead 2"),
        ("m right s", START, "split at the nearest end of a block, before “Two is here. And…”"),
        ("t", START, "transposed on or off: bead 2"),
        ("s", START, "a block is not cut; Enter shows its sentence beads, which can be split and merged"),
    ],
)  # fmt: skip
def test_a_change_and_its_undo(tmp_path: Path, keys: str, shapes: P, message: str) -> None:
    async def story(stage: Stage) -> None:
        await stage.press(*keys.split())
        assert stage.message.removesuffix(" · u undoes") == message
        assert stage.shapes == shapes
        done = len(stage.desk.session.done)
        for _ in range(done):
            await stage.press("u")
        assert stage.desk.session.beads == small().beads
        for _ in range(done):
            await stage.press("r")
        assert stage.shapes == shapes

    play(story, tmp_path)


@pytest.mark.parametrize(
    ("key", "status"),
    [("a", Status.ACCEPTED), ("x", Status.REJECTED), ("f", Status.FLAGGED)],
)
def test_a_judgement_and_taking_it_back(tmp_path: Path, key: str, status: Status) -> None:
    async def story(stage: Stage) -> None:
        await stage.press(key)
        assert stage.desk.session.beads[2].status is status
        assert stage.message == f"bead 2: {status.value} · u undoes"
        assert stage.desk.at == (3 if key == "a" else 2)
        await stage.press(*(["k"] if key == "a" else []), key)
        assert stage.desk.session.beads[2].status is Status.UNREVIEWED
        await stage.press("u")
        assert stage.desk.session.beads[2].status is status

    play(story, tmp_path)


def test_accept_all_up_to_here_leaves_what_was_judged(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("f", "j", "j", "A")
        found = [x.status.value for x in stage.desk.session.beads]
        assert found == ["accepted", "accepted", "flagged", "accepted", "accepted", *["unreviewed"] * 3]
        assert stage.message == "all unreviewed up to here: accepted (4 beads) · u undoes"
        assert " 3 left " in stage.head

    play(story, tmp_path)


def test_a_comment_is_written_shown_and_removed(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("c")
        await stage.type("[b]why?")
        await stage.press("ctrl+s")
        assert stage.desk.bead.note == "[b]why?"
        assert stage.reasons.startswith("✎ [b]why?")
        assert stage.message == "comment: bead 2 · u undoes"
        await stage.press("c", "escape")
        assert stage.desk.bead.note == "[b]why?"
        await stage.press("c", "f7", "delete", "ctrl+s")
        assert stage.desk.bead.note == ""

    play(story, tmp_path)


def test_the_kind_of_a_block(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("K", "down", "down", "down", "enter")
        assert stage.desk.session.a.segments[2].kind == "heading"
        assert "‹heading›" in stage.texts
        assert stage.picture().count("‹heading›") == 2
        await stage.press("u")
        assert stage.desk.session.a.segments[2].kind == "paragraph"

    play(story, tmp_path)


def test_sentences_are_changed_in_their_own_zoom(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("enter")
        assert "▶ sentence bead 0" in stage.texts
        await stage.press("m")
        assert [(x.a, x.b) for x in stage.desk.bead.sentences] == [((2, 3), (0, 1))]
        assert stage.shapes == START
        await stage.press("ctrl+right", "s")
        assert [(x.a, x.b) for x in stage.desk.bead.sentences] == [((2,), (0,)), ((3,), (1,))]
        await stage.press("j", "a")
        assert stage.desk.session.beads[2].sentences[1].status is Status.ACCEPTED
        assert stage.desk.at == 3

    play(story, tmp_path)


def test_a_block_is_not_cut_but_the_sentence_bead_at_the_caret_is(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("enter", "m", "escape", "right", "s")
        assert [(x.a, x.b) for x in stage.desk.bead.sentences] == [((2,), (0,)), ((3,), (1,))]
        assert stage.message == "split at the nearest end of a sentence, before “And more of it.” · u undoes"
        assert "▶ sentence bead 0" in stage.texts
        assert stage.shapes == START
        await stage.press("right", "s")
        assert stage.message == "there is one sentence a side, and a sentence is not cut: nothing to split"
        await stage.press("escape", "s")
        assert "a block is not cut" in stage.message
        assert "sentence bead" not in stage.texts

    play(story, tmp_path)


def test_the_caret_of_the_other_side_says_where_that_is_cut(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("m", "m", "ctrl+right", "tab", "ctrl+right", "ctrl+right", "s")
        assert stage.shapes == after(2, 3, ((2,), (0, 1)), ((3, 4), (2,)))

    play(story, tmp_path)


def test_re_align_shows_what_would_change_before_it_does(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("a", "m", "R")
        await stage.settle()
        assert "beads that go: 1, that come: 2; accepted ones that stay as they are: 1" in stage.picture()
        await stage.press("escape")
        assert stage.message == "re-align: nothing was changed"
        assert ((3, 4), (1, 2)) in stage.shapes
        await stage.press("R")
        await stage.settle()
        await stage.press("enter")
        assert stage.shapes == START
        assert stage.message == "re-aligned between 1 accepted beads · u undoes"
        await stage.press("u")
        assert ((3, 4), (1, 2)) in stage.shapes
        await stage.press("r", "R")
        await stage.settle()
        assert stage.message == "a new search between 1 accepted beads finds the same alignment"

    play(story, tmp_path)


def test_the_history_leads_to_any_state(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("m", "a", "f", "H")
        picture = stage.picture()
        assert "merge with next: bead 2" in picture
        assert "flagged" in picture
        await stage.press("end", "enter")
        assert stage.desk.session.beads == small().beads
        assert len(stage.desk.session.undone) == 3
        await stage.press("H", "home", "enter")
        assert len(stage.desk.session.done) == 3

    play(story, tmp_path)


def test_quit_saves_and_the_next_review_begins_where_this_one_ended(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("m", "j", "enter", "q")

    review = play(story, tmp_path)
    assert store.load(tmp_path / "x.json").beads == review.session.beads

    async def again(stage: Stage) -> None:
        assert stage.desk.at == 3
        assert stage.desk.zoom == 1
        await stage.press("u")
        assert stage.desk.session.beads == small().beads

    play(again, tmp_path)


def test_save_says_whether_there_was_anything_to_save(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("S")
        assert stage.message == "everything is saved already"
        await stage.press("f", "ctrl+s")
        assert stage.message == "saved: x.json"

    play(story, tmp_path)


def test_a_read_only_review_says_so_and_keeps_nothing(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert " read-only " in stage.head
        assert stage.message == "read-only: it is held by Ann"
        await stage.press("m", "q")

    play(story, tmp_path, read_only="it is held by Ann")
    assert store.load(tmp_path / "x.json") == small()


def test_export_from_inside(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("X")
        assert "report as Markdown" in stage.picture()
        await stage.press("down", "down", "enter", "enter")
        assert stage.message == f"tsv written to {tmp_path / 'x.tsv'}"

    play(story, tmp_path)
    assert (tmp_path / "x.tsv").read_text(encoding="utf-8").startswith("bead\t")


def test_every_action_is_in_the_menu_and_runs_from_it(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("f10")
        await stage.press(*["down"] * 19, "enter")
        assert stage.desk.session.done

    play(story, tmp_path)


def test_the_palette_finds_an_action_by_its_name(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("ctrl+p")
        await stage.type("merge with the next")
        await stage.pilot.pause(0.3)
        await stage.press("enter")
        await stage.pilot.pause(0.1)
        assert stage.shapes[2] == ((2, 3), (0, 1))

    play(story, tmp_path)
