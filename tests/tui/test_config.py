import subprocess
import sys
from pathlib import Path

import pytest

from aligner.errors import InputError
from aligner.tui import config
from aligner.tui.keys import ACTIONS, shown


def test_the_nearest_settings_are_taken(tmp_path: Path) -> None:
    below = tmp_path / "x" / "y"
    below.mkdir(parents=True)
    (tmp_path / "aligner.toml").write_text(
        '[review]\ntheme = "aligner-light"\n[review.keys]\naccept = "y, a"\n'
    )
    found = config.read(config.nearest(below))
    assert found.theme == "aligner-light"
    assert found.actions["accept"].keys == "y,a"
    assert config.read(None).actions == ACTIONS


def test_a_key_given_to_one_action_is_taken_from_another(tmp_path: Path) -> None:
    (tmp_path / "aligner.toml").write_text('[review.keys]\naccept = "m"\n')
    found = config.read(tmp_path / "aligner.toml").actions
    assert (found["accept"].keys, found["merge_next"].keys) == ("m", "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[review", "not TOML"),
        ("review = 1", "review: write it as a table"),
        ("[review]\nkeys = 1", "review.keys: write it as a table"),
        ('[review]\ntheme = "x"', "review.theme: there is no 'x', but aligner-dark"),
        ('[review.keys]\naccpt = "y"', "review.keys: there is no action 'accpt'"),
        ("[review.keys]\naccept = 1", "review.keys: accept: give keys as text"),
    ],
)
def test_wrong_settings_are_told_with_their_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "aligner.toml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        config.read(path)
    assert str(caught.value).startswith(f"{path}: {message}")


def test_a_folder_instead_of_settings_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: is a directory"):
        config.read(tmp_path)


def test_keys_are_written_as_on_a_keyboard() -> None:
    said = [shown(x) for x in ("ctrl+s", "exclamation_mark", "shift+f3", "f10", "a", "pagedown")]
    assert said == ["^s", "!", "⇧F3", "F10", "a", "PgDn"]


def test_the_page_on_the_review_names_every_key_that_judges_or_changes() -> None:
    page = (Path(__file__).parents[2] / "docs" / "review.md").read_text(encoding="utf-8")
    for x in ACTIONS.values():
        if x.group in ("Judge", "Change", "Find"):
            assert f"`{shown(x.keys.split(',')[0])}`" in page, x.id


def test_the_actions_can_be_listed_without_a_terminal() -> None:
    command = [sys.executable, "-m", "aligner", "review", "--actions"]
    listed = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(ACTIONS)
