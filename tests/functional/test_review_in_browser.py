"""`aligner review --serve` in a real browser: the letter is seen, a key is heard, and it ends."""

import base64
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aligner import store
from aligner.model import Status

LETTER = Path(__file__).parents[2] / "alignments" / "carter-brezhnev-1977" / "dobrynin--sample.en.json"
PATIENCE = 30.0
_STYLE = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The address of a review of the letter, and the process that serves it."""
    pytest.importorskip("textual_serve", reason="textual-serve is not installed (pip install 'aligner[web]')")
    shutil.copy(LETTER, tmp_path / "x.json")
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "aligner", "review", "x.json", "--serve", "--port", str(port)]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(words, cwd=tmp_path, stdout=log, stderr=log)
    try:
        yield f"http://localhost:{port}", process
    finally:
        process.kill()
        process.wait()


class Screen:
    """What the page was sent to draw: a canvas has no text that a browser could be asked for."""

    def __init__(self, browser: Any) -> None:
        self.browser = browser
        self.sent = b""

    def wait(self, text: str) -> None:
        """Until `text` was sent."""
        end = time.monotonic() + PATIENCE
        while text not in (drawn := _STYLE.sub("", self.sent.decode(errors="replace"))):
            assert time.monotonic() < end, f"{text} was not sent; the last was {drawn[-500:]}"
            for line in self.browser.get_log("performance"):
                event = json.loads(line["message"])["message"]
                if event["method"] == "Network.webSocketFrameReceived":
                    frame = event["params"]["response"]
                    data = frame["payloadData"]
                    self.sent += base64.b64decode(data) if frame["opcode"] == 2 else data.encode()
            time.sleep(0.05)


def opened(browser: Any, address: str) -> Screen:
    from selenium.common.exceptions import WebDriverException

    browser.get_log("performance")
    end = time.monotonic() + PATIENCE
    while True:
        try:
            browser.get(address)
        except WebDriverException:
            assert time.monotonic() < end
            time.sleep(0.1)
        else:
            return Screen(browser)


def test_the_letter_is_seen_reviewed_and_saved_in_a_browser(
    browser: Any, served: tuple[str, "subprocess.Popen[bytes]"], tmp_path: Path
) -> None:
    address, process = served
    browser.get("about:blank")
    blank = len(browser.get_screenshot_as_png())
    screen = opened(browser, address)
    screen.wait("Dear Mr. General")
    screen.wait("! goes to the worst divergence")
    end = time.monotonic() + PATIENCE
    while len(browser.get_screenshot_as_png()) < 4 * blank:  # an empty picture packs small, text does not
        assert time.monotonic() < end, "nothing is drawn"
        time.sleep(0.1)
    keyboard = browser.find_element("css selector", ".xterm-helper-textarea")
    keyboard.send_keys("A")
    screen.wait("all unreviewed up to here")
    keyboard.send_keys("q")
    end = time.monotonic() + PATIENCE
    while not any(x.status is Status.ACCEPTED for x in store.load(tmp_path / "x.json").beads):
        assert time.monotonic() < end, "nothing is saved"
        time.sleep(0.1)
    log = (tmp_path / "log").read_text("utf-8")
    assert "Traceback" not in log, log
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
