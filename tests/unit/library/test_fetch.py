import contextlib
import gzip
import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from aligner import library
from aligner.errors import InputError
from aligner.library.fetch import Limits, fetch, is_public

PAGE = (
    b'<!DOCTYPE html><html lang="en"><body><main><h2>7. Letter<sup><a href="#fn1">1</a></sup></h2>'
    b"<p>Dear Mr. Secretary:</p><p>We ask you<sup><a href='#fn2'>2</a></sup> to [Page 27] go on.</p>"
    b'<ol class="footnotes"><li id="fn1">Source: A.</li><li id="fn2">B.</li></ol></main></body></html>'
)

Answer = Callable[[BaseHTTPRequestHandler], None]


def answer(status: int = 200, body: bytes = b"", hang: float = 0.0, drip: int = 0, **headers: str) -> Answer:
    def give(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(hang)
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and not drip:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if drip:
            for _ in range(drip):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.05)
        handler.wfile.write(body)

    return give


BOMB = gzip.compress(bytes(40_000_000))
ANSWERS: dict[str, Answer] = {
    "/page": answer(body=PAGE, Content_Type="text/html"),
    "/wrong": answer(
        body="<html><p>Мы должны настаивать на этом.</p>".encode("cp1251"),
        Content_Type="text/html; charset=utf-8",
    ),
    "/hop": answer(302, Location="/page"),
    "/loop": answer(302, Location="/loop"),
    "/file": answer(302, Location="file:///etc/passwd"),
    "/private": answer(302, Location="http://10.0.0.1/x"),
    "/gone": answer(404),
    "/busy": answer(503, Retry_After="1"),
    "/short": answer(body=b"half", Content_Length="400"),
    "/slow": answer(hang=3.0, body=b"late"),
    "/drip": answer(drip=200),
    "/large": answer(body=b"y" * 3_000_000),
    "/bomb": answer(body=BOMB, Content_Encoding="gzip"),
    "/gzip": answer(body=gzip.compress(b"a text, packed"), Content_Encoding="gzip"),
    "/broken-gzip": answer(body=b"\x1f\x8bnot so", Content_Encoding="gzip"),
    "/brotli": answer(body=b"x", Content_Encoding="br"),
    "/empty": answer(),
    "/robots.txt": answer(body=b"User-agent: *\nDisallow: /secret\n"),
    "/secret": answer(body=b"not for programs"),
}


class Handler(BaseHTTPRequestHandler):
    agents: tuple[str, ...] = ()

    def do_GET(self) -> None:
        type(self).agents = (*type(self).agents, self.headers.get("User-Agent", ""))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            ANSWERS.get(self.path, answer(404))(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = QuietServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


QUICK = Limits(size=2_000_000, seconds=2.0, wait=1.0, redirects=3)


def test_a_page_is_fetched_and_read(site: str) -> None:
    got = fetch(f"{site}/hop", allow_private=True)
    assert (got.url, got.content_type, got.data) == (f"{site}/page", "text/html", PAGE)
    version = library.read(got.data)
    assert [version.segment_text(k) for k in range(len(version.segments))] == [
        "7. Letter",
        "Dear Mr. Secretary:",
        "We ask you to",
        "go on.",
        "Source: A.",
        "B.",
    ]
    assert Handler.agents[-1].startswith("aligner/")


def test_a_wrong_charset_in_the_header_does_no_harm(site: str) -> None:
    assert (
        library.read(fetch(f"{site}/wrong", allow_private=True).data).text == "Мы должны настаивать на этом."
    )


def test_a_packed_answer_is_unpacked(site: str) -> None:
    assert fetch(f"{site}/gzip", allow_private=True).data == b"a text, packed"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/loop", "more than 3 redirects"),
        ("/file", "only http:// and https:// are fetched"),
        ("/gone", "404 Not Found; look the page up anew"),
        ("/busy", "503 Service Unavailable; try again later"),
        ("/short", "breaks off"),
        ("/slow", "no answer in time"),
        ("/drip", "no whole answer within 2 seconds"),
        ("/large", "larger than 2 MB"),
        ("/bomb", "larger than 2 MB"),
        ("/broken-gzip", "cannot be unpacked"),
        ("/brotli", "packed in a way that was not asked for"),
        ("/empty", "the answer is empty"),
        ("/secret", "robots.txt asks programs not to read"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(site: str, path: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        fetch(site + path, allow_private=True, limits=QUICK)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/x", "only http:// and https://"),
        ("file:///etc/passwd", "only http:// and https://"),
        ("http://", "a URL with a host"),
        ("http://user:pw@example.org/", "without a name and password"),
        ("http://[::1", "not a URL"),
        ("http://127.0.0.1:1/x", "127.0.0.1 is not a public address; --allow-private allows it"),
        ("http://[::ffff:10.0.0.1]/x", "is not a public address"),
        ("http://169.254.169.254/latest", "is not a public address"),
        ("http://no-such-host.invalid/", "the host cannot be found; are you offline?"),
        ("http://\x1b[31m/", "␛"),
    ],
)
def test_what_must_not_be_asked_is_not_asked(url: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        fetch(url, limits=QUICK)
    assert message in str(caught.value)


def test_a_closed_port_is_said_to_be_no_connection() -> None:
    with pytest.raises(InputError, match="no connection"):
        fetch("http://127.0.0.1:9/x", allow_private=True, limits=QUICK)


def test_a_redirect_to_a_private_address_is_not_followed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.library.fetch.is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(InputError, match=r"10\.0\.0\.1 is not a public address"):
        fetch(f"{site}/private", limits=QUICK)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("fe80::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - an address, bound to nothing
    ],
)
def test_private_addresses_are_known_in_every_disguise(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not installed; it makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = QuietServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with pytest.raises(InputError, match="the certificate cannot be trusted"):
            fetch(f"https://localhost:{server.server_port}/page", allow_private=True, limits=QUICK)
    finally:
        server.shutdown()
        server.server_close()
