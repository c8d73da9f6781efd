"""The real program in a real terminal: start, act, quit, look; and be killed."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from stage import small

from aligner import store

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
PATIENCE = 30.0


class Terminal:
    """A tmux of our own with one window."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.folder, self.size = folder, size
        self.socket = f"aligner-{os.getpid()}-{folder.name[-20:]}"

    def tmux(self, *words: str) -> str:
        command = ["tmux", "-f", "/dev/null", "-L", self.socket, *words]
        return subprocess.run(command, capture_output=True, check=True, text=True, cwd=self.folder).stdout

    def start(self, *words: str) -> None:
        command = shlex.join([sys.executable, "-m", "aligner", *words])
        width, height = map(str, self.size)
        shell = f"{command}; echo code $?; exec cat"
        self.tmux("new-session", "-d", "-s", "one", "-x", width, "-y", height, shell)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tmux("send-keys", "-t", "one", key)

    @property
    def picture(self) -> str:
        return self.tmux("capture-pane", "-p", "-t", "one")

    def wait(self, *texts: str) -> str:
        """The screen, once one of `texts` is on it."""
        end = time.monotonic() + PATIENCE
        while not any(x in (picture := self.picture) for x in texts):
            assert time.monotonic() < end, f"none of {texts} on the screen:\n{picture}"
            time.sleep(0.05)
        return picture

    def process(self) -> int:
        """The process id of the program in the window."""
        shell = self.tmux("display-message", "-p", "-t", "one", "#{pane_pid}").strip()
        found = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", shell], capture_output=True, check=True, text=True
        )
        return int(found.stdout.split()[0])


@pytest.fixture
def terminal(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    store.save(small(), tmp_path / "x.json")
    found = Terminal(tmp_path, getattr(request, "param", (100, 30)))
    yield found
    subprocess.run(["tmux", "-L", found.socket, "kill-server"], capture_output=True, check=False)


@pytest.mark.parametrize("terminal", [(80, 24), (160, 50)], indirect=True)
def test_a_newcomers_first_hour(terminal: Terminal) -> None:
    """To the worst divergence, why, merge, undo, accept up to here, re-align, comment, quit, reopen."""
    terminal.start("review", "x.json")
    terminal.wait("! goes to the worst divergence")
    terminal.press("!")
    assert "number: 5 in A, 6 in B" in terminal.wait("the worst divergence;")
    terminal.press("m")
    terminal.wait("merge with next: bead 4")
    terminal.press("u")
    terminal.wait("undone: merge with next")
    terminal.press("A")
    terminal.wait("3 left")
    terminal.press("R")
    if "what would change" in terminal.wait("what would change", "finds the same alignment"):
        terminal.press("Escape")
        terminal.wait("re-align: nothing was changed")
    terminal.press("c")
    terminal.wait("comment on bead 4")
    terminal.press("w", "h", "y", "C-s")
    terminal.wait("✎ why")
    terminal.press("q")
    terminal.wait("code 0")
    kept = store.load(terminal.folder / "x.json")
    assert kept.beads[4].note == "why"
    terminal.tmux("kill-session", "-t", "one")
    time.sleep(0.2)
    terminal.start("review", "x.json")
    assert "bead 4 of 8" in terminal.wait("✎ why")
    terminal.press("q")
    terminal.wait("code 0")


def test_a_killed_review_reopens_with_all_that_was_shown(terminal: Terminal) -> None:
    terminal.start("review", "x.json")
    terminal.wait("! goes to the worst divergence")
    terminal.press("j", "m", "f")
    terminal.wait("bead 3: flagged")
    os.kill(terminal.process(), 9)
    terminal.wait("code 137")
    terminal.tmux("kill-session", "-t", "one")
    time.sleep(0.2)
    terminal.start("review", "x.json")
    picture = terminal.wait("2 steps taken before the last end")
    assert "bead 3 of 7" in picture
    assert "⚑ flagged" in picture


def test_a_second_reviewer_is_told_who_holds_it(terminal: Terminal) -> None:
    terminal.start("review", "x.json")
    terminal.wait("! goes to the worst divergence")
    held = str(terminal.process())
    command = shlex.join([sys.executable, "-m", "aligner", "review", "x.json"])
    terminal.tmux("new-window", "-t", "one", f"{command}; exec cat")
    assert f"(process {held})" in terminal.wait("it is under review by").replace("\n", "")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["no.json"], "no.json: cannot be read: no such file or directory"),
        (["."], "cannot be read: is a directory"),
        (["x.json", "--theme", "[/x]"], "--theme [/x]: there are aligner-dark"),
        ([], "which alignment? There is none in the folder alignments"),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_line(
    terminal: Terminal, words: list[str], message: str
) -> None:
    terminal.start("review", *words)
    assert message in terminal.wait("code 2").replace("\n", "")


def test_without_a_terminal_it_says_what_prints(tmp_path: Path) -> None:
    store.save(small(), tmp_path / "x.json")
    command = [sys.executable, "-m", "aligner", "review", "x.json"]
    done = subprocess.run(
        command, capture_output=True, check=False, text=True, cwd=tmp_path, stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "aligner: review needs a terminal; `aligner show` and `aligner report` print\n"
