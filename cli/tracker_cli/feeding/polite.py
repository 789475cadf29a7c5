"""Asking the servers of others: one request a host at a time, as their robots.txt allows, and later when they say so."""

from __future__ import annotations

import email.utils
import string
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock, RLock
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from tracker_extract.errors import ReadError
from tracker_extract.read.asking import AGENT, Answer, Asking, RefusedError, ask, is_address
from tracker_extract.read.options import MIB

# Seconds between two requests to a host of somebody else; its robots.txt may ask for more, up to so many.
GAP, MOST_GAP = 1.0, 30.0
# Times that a server may send us on; browsers allow 20, feeds that moved need two or three.
HOPS = 5
# Bytes of a robots.txt that are read (RFC 9309 asks for 500 KiB at least), and seconds for it.
ROBOTS_LIMIT, ROBOTS_TIMEOUT = MIB // 2, 10.0
# A server that asks for more is asked again after so long all the same.
LONGEST_WAIT = timedelta(days=7)
_SENT_ON = (301, 302, 303, 307, 308)
_LATER = (429, 503)


class LaterError(ReadError):
    """The server asks to be left alone; `until` is the time, None where it does not say."""

    def __init__(self, path: str, reason: str, until: datetime | None) -> None:
        self.until = until
        super().__init__(path, reason)


class ForbiddenError(ReadError):
    """What robots.txt forbids."""


@dataclass(slots=True)
class _Host:
    turn: RLock = field(default_factory=RLock)
    last: float = float("-inf")
    gap: float = 0.0
    until: datetime | None = None
    robots: dict[str, RobotFileParser] = field(default_factory=dict)


class Polite:
    """What asks on behalf of one poll. Threads may share it."""

    def __init__(self, now: Callable[[], datetime], how: Asking) -> None:
        self._now = now
        self._how = how
        self._hosts: dict[str, _Host] = {}
        self._adding = Lock()

    def get(self, url: str, *, private: bool, headers: Mapping[str, str] | None = None) -> tuple[str, Answer]:
        """The answer, and the address that it came from in the end. Raises ReadError for all but 200 and 304.

        Every address on the way is asked as the first is: whether it is public, and whether robots.txt allows it.
        """
        at = url
        for _ in range(HOPS + 1):
            answer = self._one(at, private, headers or {})
            if answer.status not in _SENT_ON or "location" not in answer.headers:
                return at, self._usable(url, answer)
            at = _next(at, answer)
            if not is_address(at):
                raise ReadError(url, f"sends us on to {at}, which is no page of the web")
        raise ReadError(url, f"sends us on more than {HOPS} times")

    def _one(self, url: str, private: bool, headers: Mapping[str, str]) -> Answer:
        with self._turn(url, private) as host:
            self._allowed(url, host, private)
            answer = self._asked(url, host, private, headers, self._how)
            if answer.status in _LATER:
                host.until = _until(answer, self._now())
                reason = f"the server answers {answer.status} {answer.reason}"
                raise LaterError(url, reason, host.until)
            return answer

    def _usable(self, url: str, answer: Answer) -> Answer:
        if answer.status not in (200, 304):
            raise ReadError(url, f"the server answers {answer.status} {answer.reason}")
        return answer

    @contextmanager
    def _turn(self, url: str, private: bool) -> Iterator[_Host]:
        """The host, while nobody else asks it. Raises LaterError where it has asked to be left alone."""
        name = urlsplit(url).hostname or ""
        with self._adding:
            host = self._hosts.setdefault(name.lower(), _Host(gap=0.0 if private else GAP))
        with host.turn:
            if host.until is not None and host.until > self._now():
                raise LaterError(url, "its server asks to be left alone for now", host.until)
            yield host

    def _asked(self, url: str, host: _Host, private: bool, headers: Mapping[str, str], how: Asking) -> Answer:
        time.sleep(max(0.0, host.last + host.gap - time.monotonic()))
        try:
            # Private addresses are allowed here without following; where we are sent on to is looked at first.
            return ask(url, Asking(how.timeout, how.limit, private, follow=False), headers)
        finally:
            host.last = time.monotonic()

    def _allowed(self, url: str, host: _Host, private: bool) -> None:
        """Raise ForbiddenError where robots.txt forbids the address to us, ReadError where it cannot be read."""
        parts = urlsplit(url)
        place = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        if place not in host.robots:
            host.robots[place] = self._robots(place, host, private)
            delay = host.robots[place].crawl_delay(AGENT)
            host.gap = max(host.gap, min(float(delay or 0), MOST_GAP))
        if not host.robots[place].can_fetch(AGENT, url):
            raise ForbiddenError(url, "robots.txt forbids it")

    def _robots(self, place: str, host: _Host, private: bool) -> RobotFileParser:
        """What a robots.txt says (RFC 9309): none there allows all, one that cannot be read allows nothing for now."""
        how, at = Asking(ROBOTS_TIMEOUT, ROBOTS_LIMIT), place
        for _ in range(HOPS + 1):
            answer = self._asked(at, host, private, {}, how)
            if answer.status not in _SENT_ON or "location" not in answer.headers:
                break
            at = _next(at, answer)
        if answer.status >= 500:
            raise ReadError(place, f"the server answers {answer.status} {answer.reason}")
        text = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
        robots = RobotFileParser(place)
        robots.parse(text.splitlines())
        return robots


def _next(at: str, answer: Answer) -> str:
    """Where an answer sends us on to; bytes that are no ASCII, which servers should not send, become percent signs."""
    place = quote(answer.headers["location"], safe=string.punctuation, encoding="iso-8859-1")
    return urljoin(at, place)


def _until(answer: Answer, now: datetime) -> datetime | None:
    """When to ask again, by Retry-After: seconds, or a day and time."""
    given = answer.headers.get("retry-after", "").strip()
    if given.isascii() and given.isdecimal():
        return now + min(timedelta(seconds=min(int(given), 10**9)), LONGEST_WAIT)
    try:
        told = email.utils.parsedate_to_datetime(given)
    except (TypeError, ValueError):
        return None
    told = told if told.tzinfo else told.replace(tzinfo=UTC)
    return min(told, now + LONGEST_WAIT) if told > now else None


__all__ = ["ForbiddenError", "LaterError", "Polite", "RefusedError"]
