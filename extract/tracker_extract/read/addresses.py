"""Addresses: of what a web archive captured, and the host that an outlet is known by."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Archives put the day of the capture before the address captured: web.archive.org/web/20190516120000id_/https://…,
# archive.today/2019.05.16-120000/https://…, also Arquivo.pt, Archive-It, the UK Web Archive and pywb elsewhere.
_CAPTURE = re.compile(
    r"https?://[^/\s]+/(?:[\w.-]+/){0,3}?(?:\d{4,14}(?:[a-z]{2}_)?|\d{4}\.\d\d\.\d\d-\d{6}|\*)/((?:https?:/{1,2}|www\.)\S+)",
    re.IGNORECASE,
)
_ONE_SLASH = re.compile(r"(https?):/(?=[^/])", re.IGNORECASE)


def original(url: str | None) -> str | None:
    """The address of the page itself, where that of a capture in a web archive is given; else the address as it is."""
    found = _CAPTURE.match(url) if url else None
    if not found:
        return url
    inner = _ONE_SLASH.sub(r"\1://", found[1])
    return inner if inner.lower().startswith("http") else f"http://{inner}"


def capture_of(*urls: str | None) -> str | None:
    """The first of these addresses that is a capture in a web archive; None where none is."""
    return next((url for url in urls if url and _CAPTURE.match(url)), None)


def host_of(url: str | None) -> str | None:
    """The host of an address, without `www.`; None where it has none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:  # brackets that hold no address of IPv6
        return None
    return host.removeprefix("www.") if host else None
