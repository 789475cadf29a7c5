"""What stands before every request: who may ask, how, and what a browser may do with the answer."""

from __future__ import annotations

import base64
import hashlib
import ipaddress
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from importlib.resources import files
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

METHODS = ("GET", "HEAD")
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
# What no page of the site needs.
_ALWAYS = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; "
_OWN = _ALWAYS + "style-src 'self'; img-src 'self'; connect-src 'self'"
_CHART = "default-src 'none'; style-src 'unsafe-inline'"
# Datasette's pages style elements one by one and have two scripts in the page, which are known by their digests.
_TABLES = (
    _ALWAYS + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; script-src 'self'"
)
# The one exception: the page with the SQL editor, whose script holds the names of the tables.
SQL_PAGES = ("/tracker",)
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"x-frame-options": b"DENY",
}


def own_policy(nonce: str) -> str:
    """The policy of a page of ours: its one script by nonce, nothing inline, nothing from elsewhere."""
    return f"{_OWN}; script-src 'nonce-{nonce}'"


class Guard:
    """The app behind checks of host and method, with the headers that hold for all answers.

    `names` are the hosts that a request may name, lower case and without port. With `exposed`, an address in digits
    passes, too: a page elsewhere can make a browser use a name for this machine, but not such an address.
    """

    def __init__(self, app: App, names: Iterable[str], *, exposed: bool) -> None:
        self._app = app
        self._names = frozenset(names)
        self._exposed = exposed
        self._tables = " ".join([_TABLES, *_digests()]).encode()
        self._sql = f"{_TABLES} 'unsafe-inline'".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not self._known(_host(scope)):
            await _refuse(send, 421, "This server does not go by that name.")
        elif scope["method"] not in METHODS:
            await _refuse(send, 405, "This server only answers questions.")
        else:
            await self._app(scope, receive, self._guarded(scope, send))

    def _known(self, host: str) -> bool:
        return host in self._names or (self._exposed and _is_address(host))

    def _guarded(self, scope: Scope, send: Send) -> Send:
        async def with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower(): value for name, value in message["headers"]}
                added = {**_HEADERS, b"content-security-policy": self._policy(scope["path"])}
                more = [(name, value) for name, value in added.items() if name not in given]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        return with_headers

    def _policy(self, path: str) -> bytes:
        if path.endswith(".svg"):
            return _CHART.encode()
        return self._sql if path.rstrip("/") in SQL_PAGES else self._tables


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address."""
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _host(scope: Scope) -> str:
    """The host that the request names, lower case, without port and brackets; empty where there is none or several."""
    given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if len(given) != 1:
        return ""
    match = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([^:\[\]]+))(?::\d+)?", given[0].strip())
    return (match[1] or match[2]).lower() if match else ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _digests() -> list[str]:
    """The digests of the scripts that stand in Datasette's templates, with the values that they may have."""
    folder = files("datasette") / "templates"
    scripts = [
        script
        for name in ("_close_open_menus.html", "table.html")
        for script in _SCRIPT.findall((folder / name).read_text("utf-8"))
    ]
    texts = [re.sub(r"{{.*?}}", value, script) for script in scripts for value in ("true", "false")]
    return [
        f"'sha256-{base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()}'"
        for t in dict.fromkeys(texts)
    ]


async def _refuse(send: Send, status: int, reason: str) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-security-policy", b"default-src 'none'"),
    ]
    if status == 405:
        headers.append((b"allow", ", ".join(METHODS).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{reason}\n".encode()})
