"""`aligner texts` as a process."""

import json
import shutil
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from subprocess import CompletedProcess

TEXTS = Path(__file__).parents[2] / "texts"

Run = Callable[..., "CompletedProcess[bytes]"]


def test_the_samples_are_said_to_be_no_source(aligner: Run) -> None:
    done = aligner("texts")
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert [x.split()[0] for x in lines if "written for this project, not a source" in x] == [
        "sample.en",
        "sample.ru",
    ]
    assert any("aligner texts fetch" in x for x in lines)


def test_a_work_is_told_in_full_and_as_json(aligner: Run) -> None:
    assert b"2 joined across a page break" in aligner("texts", "carter-brezhnev-1977").stdout
    (work,) = json.loads(aligner("texts", "--json").stdout)
    assert [x["id"] for x in work["versions"]] == ["dobrynin", "sample.en", "sample.ru"]
    done = aligner("texts", "carter-breznev")
    assert (done.returncode, done.stderr) == (
        2,
        b"aligner: carter-breznev: there is no such work; did you mean carter-brezhnev-1977?\n",
    )


def test_a_text_is_added_checked_and_found(aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.html").write_text("<html><p>Dear Sir,<p>We must \x1b go on.", encoding="utf-8")
    done = aligner("texts", "add", "mine.html", "--work", "w", "--id", "mine", "--status", "witness")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"mine: 2 blocks, utf-8, en" in done.stdout
    assert b"dobrynin" in aligner("texts").stdout, "what ships stays in sight"
    assert aligner("texts", "check").returncode == 0
    (tmp_path / "texts" / "w" / "mine.html").write_text("<p>other", encoding="utf-8")
    done = aligner("texts", "check", "w")
    assert done.returncode == 1
    assert b"error    w/mine: the file is not the one" in done.stdout


def test_adding_what_is_no_text_is_one_line(aligner: Run, tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(bytes(range(256)) * 20)
    for name in ("x.bin", "nowhere.txt", "."):
        done = aligner("texts", "add", name, "--work", "w", "--id", "x")
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
    assert not (tmp_path / "texts" / "w").exists()


def test_fetching_offline_is_one_line(aligner: Run, tmp_path: Path) -> None:
    shutil.copytree(TEXTS, tmp_path / "texts")
    catalogue = tmp_path / "texts" / "catalogue.toml"
    catalogue.write_text('[[text]]\nid = "x"\nwork = "w"\nurl = "https://no-such-host.invalid/x"\n', "utf-8")
    done = aligner("texts", "fetch")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].endswith(b"are you offline? (the texts that ship need no network)")
    assert aligner("texts", "fetch", "y").stderr == b"aligner: y: not in the catalogue; it names x\n"


class Site(BaseHTTPRequestHandler):
    page = b""

    def do_GET(self) -> None:
        found = self.path == "/d7" and self.page
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/html; charset=koi8-r")
        self.send_header("Content-Length", str(len(self.page) if found else 0))
        self.end_headers()
        self.wfile.write(self.page if found else b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


def test_what_the_catalogue_names_is_fetched_read_and_refreshed(aligner: "Run", tmp_path: Path) -> None:
    Site.page = (
        b"<html><main><h1>7. Letter</h1><p>We must insist<sup><a href='#fn1'>1</a></sup> on it.</p></main>"
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/d7"
    (tmp_path / "texts").mkdir()
    catalogue = tmp_path / "texts" / "catalogue.toml"
    catalogue.write_text(f'[[text]]\nid = "x"\nwork = "w"\nstatus = "edition"\nurl = "{url}"\n', "utf-8")
    try:
        assert b"is not a public address" in aligner("texts", "fetch").stderr
        done = aligner("texts", "fetch", "--allow-private")
        assert (done.returncode, b"x: 2 blocks, utf-8, en" in done.stdout) == (0, True)
        assert f'url = "{url}"' in (tmp_path / "texts" / "w" / "work.toml").read_text("utf-8")
        assert b"All that the catalogue names is here" in aligner("texts", "fetch", "--allow-private").stdout
        done = aligner("texts", "fetch", "--refresh", "--allow-private")
        assert b"x: unchanged since " in done.stdout
        Site.page = Site.page.replace(b"must", b"may")
        done = aligner("texts", "fetch", "--refresh", "--allow-private")
        assert b"x: of 2 blocks: 1 changed; the first: 'We may insist on it.'" in done.stdout
        assert aligner("texts", "check").returncode == 0
    finally:
        server.shutdown()
        server.server_close()
