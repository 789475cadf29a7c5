"""One request to a server on the web: within a time and a size, and, where that is asked for, to public addresses alone.

Whoever names an address on the command line may mean a server of their own. An address out of a feed, or one that a server
sends us on to, is a stranger's: it must not make us ask what only this machine and its network can reach.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import string
import urllib.error
import urllib.request
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

from tracker_extract.errors import ReadError
from tracker_extract.read.options import MIB

AGENT = "statement-tracker"
TIMEOUT = 30.0  # seconds for the whole answer; slow news sites answer within ten
LIMIT = 32 * MIB
_PIECE = 1 << 16
# Addresses of IPv6 that stand for one of IPv4, which a gateway asks (RFC 6052).
_GATEWAY = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask. `private` allows addresses of this machine and its network. Without `follow` an answer that sends us on
    is given as it is, so that the next address can be looked at first; so it is where private ones are not allowed."""

    timeout: float = TIMEOUT
    limit: int = LIMIT
    private: bool = True
    follow: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its status with its name, headers by their names in lower case, and the bytes."""

    status: int
    reason: str
    headers: Mapping[str, str]
    data: bytes
    charset: str | None


class RefusedError(ReadError):
    """An address that is not asked: one of this machine or its network."""


class _PrivateError(OSError):
    """No public address has this name."""


def is_address(text: str) -> bool:
    """Whether the text names a page on the web and not a file."""
    return text.lower().startswith(("http://", "https://"))


def ask(url: str, how: Asking | None = None, headers: Mapping[str, str] | None = None) -> Answer:
    """The answer of the server at an http(s) address, whatever its status.

    Raises ReadError for any other address, where nobody answers, and for too slow or too large an answer; RefusedError for
    an address that may not be asked.
    """
    how = how or Asking()
    if not is_address(url):
        raise ReadError(url, "not an http or https address")
    watch = _Watch(how)
    try:
        proxied = _is_proxied(url)
        if proxied and not how.private:
            _check_proxied(url)
        opener = _opener(watch, follow=how.follow and how.private, proxied=proxied)
        asked = {"User-Agent": AGENT, "Accept": "*/*", **(headers or {})}
        with (
            watch,
            _sent(opener, urllib.request.Request(_spelled(url), headers=asked), how.timeout) as answer,
        ):
            return Answer(
                answer.status,
                answer.reason,
                {name.lower(): value for name, value in answer.headers.items()},
                _unpacked(
                    _within(answer, url, how.limit), answer.headers.get("Content-Encoding"), url, how.limit
                ),
                answer.headers.get_content_charset(),
            )
    except _PrivateError as error:
        raise RefusedError(url, str(error)) from None
    except (OSError, http.client.HTTPException, ValueError, ReadError) as error:
        raise _told(url, error, watch, how.timeout) from None


def _sent(opener: urllib.request.OpenerDirector, request: urllib.request.Request, timeout: float) -> Any:
    try:
        return opener.open(request, timeout=timeout)
    except urllib.error.HTTPError as error:  # an answer, too
        return error


def _told(url: str, error: Exception, watch: _Watch, timeout: float) -> ReadError:
    """The error as one of ours, in words."""
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if watch.over or isinstance(cause, TimeoutError):
        return ReadError(url, f"no answer within {timeout:g} s")
    if isinstance(error, ReadError):
        return error
    if isinstance(cause, _PrivateError):
        return RefusedError(url, str(cause))
    if isinstance(error, urllib.error.URLError):
        return ReadError(url, f"cannot be reached: {error.reason}")
    return ReadError(url, f"cannot be fetched: {error or error.__class__.__name__}")


def _within(answer: IO[bytes], url: str, limit: int) -> bytes:
    data = bytearray()
    read = getattr(answer, "read1", answer.read)
    while piece := read(_PIECE):
        data += piece
        if len(data) > limit:
            raise ReadError(url, f"larger than {limit / MIB:g} MiB")
    announced = getattr(answer, "headers", {}).get("Content-Length")
    if announced and announced.isdigit() and len(data) < int(announced):
        raise ReadError(url, f"cut off: {len(data)} of {announced} bytes came")
    return bytes(data)


def _unpacked(data: bytes, coding: str | None, url: str, limit: int) -> bytes:
    """The bytes of an answer that came packed, though nobody asked for that."""
    if (coding or "").strip().lower() not in ("gzip", "x-gzip"):
        return data
    unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        plain = unpacking.decompress(data, limit + 1)
    except zlib.error as error:
        raise ReadError(url, f"cannot be unpacked: {error}") from None
    if len(plain) > limit:
        raise ReadError(url, f"larger than {limit / MIB:g} MiB")
    return plain


def _spelled(url: str) -> str:
    """The address as servers take it: letters of other scripts as percent signs, and in names as IDNA has them."""
    if url.isascii():
        return quote(url, safe=string.punctuation)
    parts = urlsplit(url)
    host = parts.hostname or ""
    netloc = parts.netloc.lower().replace(host, host.encode("idna").decode()) if host else parts.netloc
    spelled = parts._replace(netloc=netloc)
    return quote(urlunsplit(spelled), safe=string.punctuation)


class _Watch:
    """Ends the connections of a request when its time is over, however slowly they drip."""

    def __init__(self, how: Asking) -> None:
        self.over = False
        self._private = how.private
        self._open: list[socket.socket] = []
        self._timer = Timer(how.timeout, self._end)
        self._timer.daemon = True

    def __enter__(self) -> _Watch:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        self.over = True
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def connected(
        self, address: tuple[str, int], timeout: float, source: tuple[str, int] | None = None
    ) -> socket.socket:
        """A connection to the host, of whose addresses only public ones are tried unless private ones may be asked."""
        host, port = address
        connection = self._public(host, port, timeout) if not self._private else None
        connection = connection or socket.create_connection(address, timeout, source)
        self._open.append(connection)
        if self.over:
            self._end()
        return connection

    def _public(self, host: str, port: int, timeout: float) -> socket.socket:
        # Named by number from here on: a name that is looked up twice may be another address the second time.
        addresses = public_addresses(host, port)
        problem: OSError | None = None
        for number in addresses:
            try:
                return socket.create_connection((number, port), timeout)
            except OSError as error:
                problem = error
        raise problem or _PrivateError("an address of this machine or its network")


def public_addresses(host: str, port: int) -> list[str]:
    """The public addresses of a host, by number. Raises _PrivateError where it has others alone."""
    found = dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    public = [number for number in found if is_public(number)]
    if not public:
        raise _PrivateError("an address of this machine or its network")
    return public


def is_public(number: str) -> bool:
    """Whether everybody on the net reaches the same machine by the address, that of IPv4 within one of IPv6 too."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in _GATEWAY:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner and not is_public(str(inner)):
            return False
        if address.ipv4_mapped:
            return True
    return address.is_global and not address.is_multicast


def _is_proxied(url: str) -> bool:
    """Whether the environment names a proxy for the address."""
    parts = urlsplit(url)
    return parts.scheme.lower() in urllib.request.getproxies() and not urllib.request.proxy_bypass(
        parts.hostname or ""
    )


def _check_proxied(url: str) -> None:
    """Raise where a proxy would be asked for a private address; what it alone can look up is left to it."""
    parts = urlsplit(url)
    with suppress(socket.gaierror):
        public_addresses(parts.hostname or "", parts.port or 80)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Where a server sends us on to: pages of the web alone, and where we do not follow, nowhere."""

    def __init__(self, *, follow: bool) -> None:
        self._follow = follow

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """The request for the next page, None for none."""
        if not self._follow:
            return None
        if not is_address(newurl):
            raise ReadError(req.full_url, f"sends us on to {newurl}, which is no page of the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener(watch: _Watch, *, follow: bool, proxied: bool) -> urllib.request.OpenerDirector:
    """What opens pages of the web, and nothing else; by a proxy, where the environment names one."""
    # The address of a proxy is the user's own.
    create = socket.create_connection if proxied else watch.connected

    class Http(http.client.HTTPConnection):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self._create_connection = create

    class Https(http.client.HTTPSConnection):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self._create_connection = create

    class HttpHandler(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(Http, req)

    class HttpsHandler(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(Https, req)

    return urllib.request.build_opener(HttpHandler(), HttpsHandler(), _Redirects(follow=follow))
