"""One document from a URL, within bounds: http(s), TLS verified, no private address, limits of size and time.

The address that was checked is the one that is connected to, so that no second look-up can differ.
"""

import ipaddress
import socket
import time
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from aligner import __version__
from aligner.errors import InputError
from aligner.text.visible import visible

if TYPE_CHECKING:
    import urllib3

AGENT = f"aligner/{__version__} (a reader's tool; one document at a time)"

_OFFLINE = "are you offline? (the texts that ship need no network)"
_HEADERS = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: bytes (packed and unpacked), seconds in all, redirects."""

    size: int = 64 * 1024 * 1024
    seconds: float = 60.0
    wait: float = 15.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a URL gave. `url` is where it was in the end; `date` is today's, in UTC."""

    data: bytes
    url: str
    content_type: str
    date: str

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


@dataclass(slots=True)
class _Journey:
    """One fetch under way."""

    limits: Limits
    allow_private: bool
    deadline: float
    asked: set[str]

    def left(self, host: str) -> float:
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise InputError(
                f"{host}: no whole answer within {self.limits.seconds:g} seconds; try again later"
            )
        return seconds


def fetch(url: str, *, allow_private: bool = False, limits: Limits | None = None) -> Fetched:
    """The document at `url`.

    Args:
        allow_private: addresses of this machine and of private networks are allowed.

    Raises:
        InputError: not http(s), refused by robots.txt, unreachable, too large, too slow, cut off, or an
            answer other than success; each in one line.
    """
    bounds = limits or Limits()
    journey = _Journey(bounds, allow_private, time.monotonic() + bounds.seconds, set())
    place = _checked(url)
    for _ in range(bounds.redirects + 1):
        _ask_robots(place, journey)
        status, headers, data = _get(place, journey)
        if status in (301, 302, 303, 307, 308) and headers.get("location"):
            after = _checked(urljoin(urlunsplit(place), headers["location"]))
            if place.scheme == "https" and after.scheme == "http":
                raise InputError(f"{_shown(place)}: redirected to plain http; it is not followed")
            place = after
            continue
        if status != 200:
            raise InputError(f"{_shown(place)}: {_status_words(status)}")
        if not data:
            raise InputError(f"{_shown(place)}: the answer is empty")
        today = time.strftime("%Y-%m-%d", time.gmtime())
        return Fetched(data, urlunsplit(place), headers.get("content-type", ""), today)
    raise InputError(f"{visible(url)}: more than {bounds.redirects} redirects; it is not followed further")


def _checked(url: str) -> SplitResult:
    shown = visible(url)
    try:
        place = urlsplit(url.strip())
        port = place.port
    except ValueError:
        raise InputError(f"{shown}: this is not a URL") from None
    if place.scheme not in ("http", "https"):
        raise InputError(f"{shown}: only http:// and https:// are fetched")
    if not place.hostname or place.username is not None or port == 0:
        raise InputError(f"{shown}: a URL with a host, and without a name and password, is needed")
    path = quote(place.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(place.query, safe="/%:@!$&'()*+,;=~-._?")
    return SplitResult(place.scheme, place.netloc, path, query, "")


def _shown(place: SplitResult) -> str:
    return visible(urlunsplit(place))


def _status_words(status: int) -> str:
    from http import HTTPStatus

    try:
        phrase = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        phrase = str(status)
    hints = {404: "look the page up anew", 410: "look the page up anew", 403: "fetch it with a browser"}
    later = "try again later" if status in (429, 500, 502, 503, 504) else "fetch it with a browser"
    return f"the server answers {phrase}; {hints.get(status, later)}"


def _addresses(place: SplitResult, journey: _Journey) -> list[str]:
    """The addresses of the host, none of them private unless that is allowed."""
    host = place.hostname or ""
    port = place.port or (443 if place.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise InputError(f"{visible(host)}: the host cannot be found; {_OFFLINE}") from None
    addresses = list(dict.fromkeys(str(x[4][0]).partition("%")[0] for x in found))
    if not journey.allow_private:
        for address in addresses:
            if not is_public(address):
                raise InputError(
                    f"{visible(host)}: {address} is not a public address; --allow-private allows it"
                )
    return addresses


def is_public(address: str) -> bool:
    """Whether `address` is one of the open internet, also where it wraps an IPv4 address."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return ip.is_global and not ip.is_multicast


def _ask_robots(place: SplitResult, journey: _Journey) -> None:
    """Raise if the host's robots.txt asks programs to leave this page alone. Asked once a host."""
    from urllib.robotparser import RobotFileParser

    origin = f"{place.scheme}://{place.netloc}"
    if origin in journey.asked:
        return
    journey.asked.add(origin)
    status, _, data = _get(SplitResult(place.scheme, place.netloc, "/robots.txt", "", ""), journey)
    if status >= 500 or status == 429:
        raise InputError(f"{origin}/robots.txt: {_status_words(status)}")
    if status != 200:
        return
    rules = RobotFileParser()
    rules.parse(data[:500_000].decode("utf-8", "replace").splitlines())
    if not rules.can_fetch(AGENT, urlunsplit(place)):
        raise InputError(
            f"{_shown(place)}: the site's robots.txt asks programs not to read this page; "
            "save it with a browser and add the file"
        )


def _get(place: SplitResult, journey: _Journey) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (names in lower case) and unpacked body of one request."""
    import urllib3

    host = visible(place.hostname or "")
    failure: Exception | None = None
    for address in _addresses(place, journey)[:4]:
        pool = _pool(place, address, journey.left(host), journey.limits)
        try:
            return _answer(pool, place, host, journey)
        except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError) as error:
            failure = error
        except urllib3.exceptions.SSLError as error:
            raise InputError(f"{host}: the certificate cannot be trusted ({_brief(error)})") from None
        except urllib3.exceptions.TimeoutError:
            raise InputError(f"{host}: no answer in time; try again later") from None
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            raise InputError(f"{host}: the answer breaks off ({_brief(error)}); try again") from None
        finally:
            pool.close()
    raise InputError(f"{host}: no connection ({_brief(failure)}); {_OFFLINE}")


def _answer(
    pool: "urllib3.HTTPConnectionPool", place: SplitResult, host: str, journey: _Journey
) -> tuple[int, dict[str, str], bytes]:
    response = pool.urlopen(
        "GET",
        urlunsplit(SplitResult("", "", place.path, place.query, "")),
        headers={"Host": place.netloc, **_HEADERS},
        redirect=False,
        retries=False,
        preload_content=False,
        decode_content=False,
    )
    with closing(response):
        headers = {k.lower(): v for k, v in response.headers.items()}
        redirected = response.status in (301, 302, 303, 307, 308)
        body = b"" if redirected else _body(response, headers, host, journey)
    return response.status, headers, body


def _brief(error: Exception | None) -> str:
    return visible(type(error).__name__.removesuffix("Error"))


def _pool(place: SplitResult, address: str, left: float, limits: Limits) -> "urllib3.HTTPConnectionPool":
    import urllib3

    timeout = urllib3.Timeout(connect=min(limits.wait, left), read=min(limits.wait, left))
    port = place.port or (443 if place.scheme == "https" else 80)
    if place.scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        address,
        port,
        timeout=timeout,
        cert_reqs="CERT_REQUIRED",
        server_hostname=place.hostname,
        assert_hostname=place.hostname,
    )


def _body(
    response: "urllib3.BaseHTTPResponse", headers: dict[str, str], host: str, journey: _Journey
) -> bytes:
    """The body, unpacked; every step within the bounds of size and time."""
    unpack = _unpacker(headers.get("content-encoding", "identity").strip().lower(), host)
    parts: list[bytes] = []
    packed = size = 0
    most = journey.limits.size
    while chunk := response.read1(65_536, decode_content=False):
        journey.left(host)
        packed += len(chunk)
        for piece in unpack(chunk):
            size += len(piece)
            parts.append(piece)
            if size > most:
                break
        if packed > most or size > most:
            raise InputError(f"{host}: the document is larger than {most // 1_000_000} MB; it is not fetched")
    said = headers.get("content-length", "")
    if said.isdecimal() and packed < int(said):
        raise InputError(f"{host}: the answer breaks off after {packed} of {said} bytes; try again")
    return b"".join(parts)


class _Identity:
    def __call__(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk


class _Inflate:
    def __init__(self, host: str) -> None:
        self._host = host
        self._stream = zlib.decompressobj(47)  # gzip or zlib, by its head

    def __call__(self, chunk: bytes) -> Iterator[bytes]:
        try:
            while chunk:
                yield self._stream.decompress(chunk, 1 << 20)
                chunk = self._stream.unconsumed_tail
        except zlib.error:
            raise InputError(f"{self._host}: the answer cannot be unpacked; it is damaged") from None


def _unpacker(encoding: str, host: str) -> "_Identity | _Inflate":
    if encoding in ("", "identity"):
        return _Identity()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _Inflate(host)
    raise InputError(f"{host}: the answer is packed in a way that was not asked for ({visible(encoding)})")
