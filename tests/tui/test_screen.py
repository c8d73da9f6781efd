"""What is seen: literal text, sizes, themes, warnings, pages; pictures at a fixed size."""

import resource
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stage import Plain, Stage, nest, play, small, version

from aligner import store
from aligner.model import (
    Alignment,
    Bead,
    Category,
    Cell,
    Collation,
    Divergence,
    Kind,
    Row,
    Score,
    Severity,
    Version,
)
from aligner.tui.collated import head_line, row_line
from aligner.tui.keys import remapped
from aligner.tui.look import LOOKS

GOLDEN = Path(__file__).parents[1] / "golden" / "review"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 24)])
@pytest.mark.parametrize("keys", ["", "! enter", "?"])
def test_the_picture_is_the_one_that_was_approved(tmp_path: Path, size: tuple[int, int], keys: str) -> None:
    """After a wanted change: delete the files in tests/golden/review and run the tests twice."""
    name = (
        GOLDEN
        / f"{size[0]}x{size[1]}{keys.replace(' ', '-').replace('!', '-worst').replace('?', '-help')}.txt"
    )

    async def story(stage: Stage) -> None:
        await stage.press(*keys.split())
        await stage.pilot.pause(0.05)
        picture = stage.picture() + "\n"
        if not name.exists():
            GOLDEN.mkdir(parents=True, exist_ok=True)
            name.write_text(picture, encoding="utf-8")
            pytest.fail(f"{name.name} did not exist; it does now")
        assert picture == name.read_text(encoding="utf-8")

    play(story, tmp_path, size=size)


NASTY = [
    "[stamp]",
    "[/x]",
    "\x1b[31m",
    "\x00",
    "\u202eevil",
    "[link=x]",
    "$text",
    "\ud800",
    "{x}",
    "\t\r\n",
    "ﷺ",
    "漢字",
]


def nasty(words: list[str]) -> Alignment:
    blocks = [w or "x" for w in words]
    a, b = version("[/a]\x1b", blocks), version("[b]", [w + "!" for w in blocks])
    beads = tuple(Bead((k,), (k,), note=w, score=Score(0.5, 0.5, 1.0)) for k, w in enumerate(blocks))
    return Alignment(a, b, beads)


def test_nothing_in_a_text_is_markup_or_a_control(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        for k, word in enumerate(NASTY):
            picture = stage.picture()
            assert not {c for c in picture if ord(c) < 32 and c != "\n"}
            assert "\u202e" not in picture
            if word.startswith("["):
                assert word in picture
            assert stage.desk.at == k
            await stage.press("c", "escape", "H", "escape", "j")
        for keys in ("/", ":", "="):
            await stage.press(keys)
            await stage.type("[/x]")
            await stage.press("enter", "escape", "escape")
        assert "[/a]␛" in stage.head

    play(story, tmp_path, alignment=nasty(NASTY))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=30), min_size=1, max_size=4))
def test_any_string_can_be_shown_found_and_commented_on(words: list[str]) -> None:
    import tempfile

    async def story(stage: Stage) -> None:
        await stage.press("enter", "enter", "escape", "escape", "c", "ctrl+s", "f10", "escape")
        stage.app.review_screen.say(words[0])
        await stage.pilot.pause()

    with tempfile.TemporaryDirectory() as folder:
        play(story, Path(folder), alignment=nasty(words))


@pytest.mark.parametrize("theme", list(LOOKS))
def test_every_theme_draws_and_the_next_one_is_a_key_away(tmp_path: Path, theme: str) -> None:
    async def story(stage: Stage) -> None:
        stage.app.theme = theme
        await stage.pilot.pause()
        assert "bead 2 of 8" in stage.picture()
        await stage.press("T")
        assert stage.app.theme != theme
        assert stage.message.startswith(f"theme: {stage.app.theme}")

    play(story, tmp_path)


def test_without_colour_signs_stand_in_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def story(stage: Stage) -> None:
        assert "~here" in stage.texts or "−here" in stage.texts or "≈here" in stage.texts
        await stage.press("+")
        assert stage.message == "signs in the text are off"

    play(story, tmp_path)


def test_below_eighty_columns_b_stands_under_a(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        assert "A a2 One is here" in stage.texts
        assert "B b0 One is there" in stage.texts

    play(story, tmp_path, size=(70, 24))


def test_a_full_disk_is_told_and_work_goes_on(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("m")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
        try:
            await stage.press("m")
            assert "NOT ON DISK: file too large" in stage.head
            await stage.press("q")
            assert "will be lost" in stage.picture()
            await stage.press("escape", "u")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        await stage.press("u", "q")

    play(story, tmp_path)
    assert store.load(tmp_path / "x.json").beads == small().beads


def test_what_is_wrong_is_told_when_the_review_opens(tmp_path: Path) -> None:
    async def one(stage: Stage) -> None:
        await stage.press("m", "f")

    play(one, tmp_path)

    async def two(stage: Stage) -> None:
        assert stage.message == "2 steps taken before the last end without saving were taken again"

    play(two, tmp_path)


class Changed(Plain):
    """The source of A has a new block and one that reads otherwise."""

    def current_text(self, now: Version) -> Version | None:
        if now.id != "old":
            return None
        blocks = [now.segment_text(k) for k in range(len(now.segments))]
        return version("old", ["Before all.", *blocks[:3], "Otherwise.", *blocks[4:]])

    def carry_over(self, alignment, a, b):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        from aligner.session.carry import carry_over

        return carry_over(alignment, a or alignment.a, b or alignment.b)


def test_a_changed_text_is_noticed_and_the_review_carried_over(tmp_path: Path) -> None:
    async def before(stage: Stage) -> None:
        await stage.press("a", "a", "q")

    play(before, tmp_path)

    async def story(stage: Stage) -> None:
        await stage.pilot.pause()
        assert "1 have a changed block and would be flagged; 1 blocks are new" in stage.picture().replace(
            "\n", " "
        )
        await stage.press("enter")
        assert stage.message == "carried over; the alignment as it was is in x.json.1"
        found = [x.status.value for x in stage.desk.session.beads]
        assert found == [*["unreviewed"] * 3, "accepted", "flagged", *["unreviewed"] * 4]

    play(story, tmp_path, services=Changed())
    assert len(store.load(tmp_path / "x.json").a.segments) == 9


def test_keys_can_be_changed(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("y")
        assert stage.desk.session.beads[2].status.value == "accepted"
        await stage.press("a")
        assert stage.desk.session.beads[3].status.value == "unreviewed"

    play(story, tmp_path, actions=remapped({"accept": "y"}, "aligner.toml"))


def third() -> Version:
    words = ["Uno está aquí.", "Dos está aquí.", "Tres.", "Cuatro.", "Cinco.", "Seis."]
    return version("third", words)


class Works(Plain):
    def siblings(self, _version: Version) -> list[Version]:
        return [third()]


def test_several_versions_stand_side_by_side_and_the_base_can_be_changed(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("C")
        await stage.settle()
        assert "base old  against new  ·  third" in stage.picture()
        await stage.press("j", "j", "B", "down", "enter")
        await stage.settle()
        assert "base new  against old  ·  third" in stage.picture()
        await stage.press("+", "pagedown", "home", "escape")
        assert stage.desk.at == 2

    play(story, tmp_path, services=Works())


def test_a_cell_of_the_collation_leads_to_the_review_of_its_pair(tmp_path: Path) -> None:
    here, other = small(), tmp_path / "y.json"
    beads = [Bead((k,), (k - 2,) if k > 1 else ()) for k in range(8)]
    store.save(Alignment(here.a, third(), tuple(beads)), other)

    async def story(stage: Stage) -> None:
        await stage.press("m", "C")
        await stage.settle()
        assert "▶new" in stage.picture()
        await stage.press("tab", "j", "j", "j", "enter")
        await stage.settle()
        assert stage.head.split()[1:4] == ["old", "↔", "third"]
        assert (stage.desk.bead.a, stage.desk.review.path.name) == ((6,), "y.json")
        await stage.press("a", "C")
        await stage.settle()
        await stage.press("tab", "home", "j", "j", "enter")
        assert (stage.desk.bead.a, stage.desk.review.path.name) == ((2, 3), "x.json")
        await stage.press("u")
        assert stage.desk.bead.a == (2,)

    play(story, tmp_path, others={other: store.load(other)})
    assert store.load(other).beads[6].status.value == "accepted"
    assert len(store.load(tmp_path / "x.json").beads) == 7


def test_a_pair_that_is_not_at_hand_is_asked_for(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("C")
        await stage.settle()
        await stage.press("tab", "enter")
        assert "old – third is not open here: aligner review X.json Y.json" in stage.picture()

    play(story, tmp_path, services=Works())


def test_columns_of_scores_bear_names_that_tell_them_apart() -> None:
    versions = [version(f"a-very-long-name-of-version-{k}", ["x"]) for k in range(2)]
    rows = (Row((0,), (Cell((0,)), Cell((0,)))),)
    collation = Collation(version("base", ["x"]), tuple(versions), rows, ())
    head = "".join(x.text for x in head_line(collation, 0, 80))
    row = "".join(x.text for x in row_line(collation, 0, 80))
    assert head == "   ▶…f-version-0  …f-version-1  base"
    assert [head.index("▶"), head.rindex("…") - 1] == [row.index("▁") - 1, row.rindex("▁") - 1]


def test_a_row_of_the_collation_leads_back_to_its_bead(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("C")
        await stage.settle()
        await stage.press("j", "j", "enter")
        assert stage.desk.at == 4

    play(story, tmp_path, services=Works())


def test_a_collation_needs_a_third_version(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        await stage.press("C")
        await stage.settle()
        assert stage.message.startswith("there is no third version")
        await stage.press("B")
        assert stage.message.startswith("the base is changed among several versions")

    play(story, tmp_path)


KEYS = [
    "j", "k", "pagedown", "pageup", "g", "G", "n", "m", "M", "e", "s", "w", "U", "u", "r", "a", "A", "x", "f",
    "enter", "escape", "tab", "right", "ctrl+right", "F", "plus", "space", "t", "!",
]  # fmt: skip


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(KEYS), max_size=25), st.sampled_from([9, 80]))
def test_what_is_drawn_piece_by_piece_is_what_would_be_drawn_anew(keys: list[str], pairs: int) -> None:
    import tempfile

    blocks = [f"Number {k} is here. And {'more ' * (k % 40)}of it." for k in range(pairs)]
    a, b = version("old", ["[stamp]", *blocks], {0: Kind.STAMP}), version("new", blocks)
    beads = [Bead((0,), ()), *(nest(a, b, Bead((k + 1,), (k,))) for k in range(pairs))]

    async def story(stage: Stage) -> None:
        for key in keys:
            await stage.press(key)
            drawn = stage.drawn()
            for widget in stage.app.screen.query("*"):
                widget.refresh(layout=True)
            await stage.pilot.pause()
            assert stage.drawn() == drawn

    with tempfile.TemporaryDirectory() as folder:
        play(story, Path(folder), alignment=Alignment(a, b, tuple(beads)), size=(100, 24))


def test_space_scrolls_the_texts_and_then_the_reasons(tmp_path: Path) -> None:
    blocks = ["And more of it. " * 60 + "Here."]
    a, b = version("old", blocks), version("new", blocks)
    typo = Category.TYPO, Severity.FORM
    found = tuple(Divergence(*typo, k, k + 1, k, k + 1, "A", "B", f"reason {k}.") for k in range(9))
    bead = Bead((0,), (0,), score=Score(0.5, 0.5, 1.0, found))

    async def story(stage: Stage) -> None:
        assert "there are more: Space scrolls" in stage.picture()
        assert "Here." not in stage.picture()
        for _ in range(20):
            if "Here." not in stage.picture():
                await stage.press("space")
        assert "Here." in stage.picture()
        assert "reason 8." not in stage.picture()
        await stage.press(*["space"] * 9)
        assert "reason 8." in stage.picture()
        await stage.press(*["b"] * 20)
        assert "reason 0." in stage.picture()
        assert " a0 And more" in stage.picture()

    play(story, tmp_path, alignment=Alignment(a, b, (bead,)), size=(80, 24))


def test_the_hints_of_a_small_terminal_lead_through_a_review(tmp_path: Path) -> None:
    async def story(stage: Stage) -> None:
        hints = stage.picture().splitlines()[-1].split("  ")
        assert [x.split()[0] for x in hints] == ["?", "!", "m", "a", "A", "c", "R", "q"]

    play(story, tmp_path, size=(80, 24))
