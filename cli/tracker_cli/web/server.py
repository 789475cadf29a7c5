"""Listening: the site behind its guard, on a socket of our own, until interrupted."""

from __future__ import annotations

import asyncio
import socket
import sys
from contextlib import suppress
from pathlib import Path

import uvicorn
from datasette.plugins import pm

from tracker_cli.pages.words import words
from tracker_cli.terminal.outside import Outside
from tracker_cli.web import plugin
from tracker_cli.web.guard import LOOPBACK_NAMES, App, Guard
from tracker_cli.web.site import LARGE, Site
from tracker_extract.errors import TrackerError

QUEUED = 128


def application(
    path: Path,
    outside: Outside,
    language: str,
    names: tuple[str, ...] = (),
    *,
    exposed: bool = False,
    large: int = LARGE,
) -> App:
    """The whole site on a database. `names` are further host names that it answers to."""
    if not pm.is_registered(plugin):
        pm.register(plugin)
        pm.unregister(name="datasette.handle_exception")  # prints to stdout
    site = Site(path, outside, words(language), large=large)
    return Guard(site.app(), (*LOOPBACK_NAMES, *(name.lower() for name in names)), exposed=exposed)


def listening(host: str, port: int) -> socket.socket:
    """A socket on that address; port 0 takes a free one. Raises TrackerError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # where it would let another program take the same port
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(QUEUED)  # who comes before the site is ready waits
    except (OSError, OverflowError) as error:
        made.close()
        reason = getattr(error, "strerror", None) or error
        raise TrackerError(f"cannot listen on {host} port {port}: {reason}") from error
    return made


def serve(app: App, bound: socket.socket) -> None:
    """Answer until SIGINT or SIGTERM."""
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="on")
    with suppress(KeyboardInterrupt):  # the usual way to end it
        asyncio.run(uvicorn.Server(config).serve(sockets=[bound]))
