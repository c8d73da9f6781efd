import socket
import sys
from pathlib import Path

import pytest

from aligner.errors import InputError, MissingExtraError
from aligner.tui import serving


@pytest.mark.parametrize(
    ("host", "origin", "loopback", "passes"),
    [
        ("localhost:8000", None, True, True),
        ("localhost:8000", "http://localhost:8000", True, True),
        ("localhost:8000", "http://127.0.0.1:8000", True, True),
        ("[::1]:8000", "http://localhost:8000", True, True),
        ("localhost:8000", "http://localhost:9000", True, False),
        ("localhost:8000", "http://evil.example", True, False),
        ("evil.example:8000", None, True, False),
        ("box:8000", "http://box:8000", False, True),
        ("box:8000", "http://evil.example", False, False),
    ],
)
def test_only_our_own_pages_may_pass(host: str, origin: str | None, loopback: bool, passes: bool) -> None:
    assert serving.may_pass(host, origin, loopback=loopback) is passes


def test_the_page_asks_no_other_server_for_a_font(tmp_path: Path) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    here.mkdir()
    font = '<link\n rel="stylesheet"\n href="https://fonts.example/css?family=X" />'
    page = f'<head>\n{font}\n<script src="own.js">'
    (there / "app_index.html").write_text(page)
    serving._own_page(there, here)
    assert (here / "app_index.html").read_text() == '<head>\n\n<script src="own.js">'


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'aligner\[web\]'"):
        serving.serve(["x.json"], host="localhost", port=1)


def test_a_port_that_cannot_be_had_is_told() -> None:
    with pytest.raises(InputError, match="cannot listen at localhost:99999: a port is 1 to 65535"):
        serving._check_free("localhost", 99999)
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match=f"cannot listen at localhost:{port}: address already in use"):
            serving._check_free("localhost", port)
