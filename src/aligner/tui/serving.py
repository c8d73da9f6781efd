"""The review in a browser: textual-serve, for this machine alone unless told otherwise.

What it lacks is added: only pages of this very server may open its socket (else any page in the browser
could review along), and its page asks no other server for a font.
"""

import os
import re
import shlex
import socket
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aligner.errors import InputError, MissingExtraError
from aligner.store.atomic import reason_of

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_FOREIGN_FONT = re.compile(r"<link[^>]*https?://fonts\.[^>]*>")


def is_served() -> bool:
    """Whether this process draws for a browser: it has no terminal then, and needs none."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def may_pass(host: str, origin: str | None, *, loopback: bool) -> bool:
    """Whether a request to `host`, made by a page of `origin`, is one of ours."""
    here = urlsplit(f"//{host}")
    if loopback and here.hostname not in LOOPBACK:
        return False  # a foreign name that was made to point here
    if origin is None:
        return True
    there = urlsplit(origin)
    if loopback:
        return there.hostname in LOOPBACK and there.port == here.port
    return there.netloc == host


def serve(words: Sequence[str], *, host: str, port: int) -> int:
    """Run `aligner review WORDS` for each browser that comes, until interrupted."""
    try:
        server, web = import_module("textual_serve.server"), import_module("aiohttp.web")
    except ImportError as error:
        raise MissingExtraError("--serve needs the extra web: pip install 'aligner[web]'") from error
    _check_free(host, port)
    command = shlex.join([sys.executable, "-m", "aligner", "review", *words])
    with tempfile.TemporaryDirectory() as folder:
        _own_page(Path(str(server.__file__)).parent / "templates", Path(folder))
        served = server.Server(command, host=host, port=port, title="aligner review", templates_path=folder)
        served._make_app = _guarded(served._make_app, web, loopback=host in LOOPBACK)  # noqa: SLF001
        served.serve()
    return 0


def _check_free(host: str, port: int) -> None:
    if not 0 < port < 65536:
        raise InputError(f"--serve: cannot listen at {host}:{port}: a port is 1 to 65535")
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        raise InputError(f"--serve: cannot listen at {host}:{port}: {reason_of(error)}") from error


def _own_page(templates: Path, folder: Path) -> None:
    for path in templates.glob("*.html"):
        page = _FOREIGN_FONT.sub("", path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(page, encoding="utf-8")


def _guarded(make: Callable[[], Awaitable[Any]], web: Any, *, loopback: bool) -> Callable[[], Awaitable[Any]]:
    @web.middleware  # type: ignore[untyped-decorator]
    async def guard(request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
        if not may_pass(request.host, request.headers.get("Origin"), loopback=loopback):
            raise web.HTTPForbidden(text="this server answers its own pages only")
        return await handler(request)

    async def made() -> Any:
        app = await make()
        app.middlewares.append(guard)
        return app

    return made
