"""Mail (`.eml`) and web archives in its form (`.mht`, `.mhtml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

from tracker_extract.dates import parse_date
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.authored import compose_authored
from tracker_extract.read.encoding import decode
from tracker_extract.read.markup import visible_text
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.pages import page_article
from tracker_extract.read.replies import bare_subject, flowed, set_apart
from tracker_extract.read.source import Source
from tracker_extract.read.values import fit

_BEHIND_ADDRESS = re.compile(r"\S\s+\(([^()@<>]{1,80})\)\s*\Z")


def read_mail(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article of a message (subject, text, date), or of the page that a web archive holds."""
    data = source.read_all(options.limits)
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        location = _header(message, "Snapshot-Content-Location")
        page = _part(message, "text/html")
        if page is not None and (location or message.get_content_type() == "multipart/related"):
            yield _archived(page, message, data, location, source.name, options)
        else:
            yield _message(message, data, source.name, options)
    except ReadError:
        raise
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:  # malformed headers
        raise ReadError(source.name, f"cannot be read as mail: {error.__class__.__name__}") from None


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return fit(str(value)).strip() or None if value else None


def _sender(message: EmailMessage) -> str | None:
    """The name of who sent a message; an address alone is none. Lists hide addresses: `dora at lamp.example (Dora Lind)`."""
    raw = next((str(value) for name, value in message.raw_items() if name.lower() == "from"), "")
    hidden = _BEHIND_ADDRESS.search(raw)
    if hidden:
        return fit(str(make_header(decode_header(hidden[1])))).strip() or None
    return parseaddr(_header(message, "From") or "")[0].strip() or None


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            return part if isinstance(part, EmailMessage) else None
    return None


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _archived(
    page: EmailMessage,
    message: EmailMessage,
    data: bytes,
    location: str | None,
    path: str,
    options: ReadOptions,
) -> Article:
    url = location or _header(page, "Content-Location")
    article = page_article(_bytes(page), path, options, url=url, charset=page.get_content_charset())
    return options.sealed(article, data)


def _message(message: EmailMessage, data: bytes, path: str, options: ReadOptions) -> Article:
    plain = _part(message, "text/plain")
    part = plain or _part(message, "text/html")
    if part is None:
        raise ReadError(path, "a message without text")
    body, encoding = decode(_bytes(part), path, options.encoding, declared=part.get_content_charset())
    if part is not plain:
        body = visible_text(body)
    elif str(part.get_param("format", "")).lower() == "flowed":
        body = flowed(body, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    if not body.strip():
        raise ReadError(path, "a message without text")
    subject = bare_subject(_header(message, "Subject"))
    text, layout = compose_authored(subject, _sender(message), body, day_first=options.day_first)
    stated = _header(message, "Date")
    article = Article(
        text=text,
        title=layout.title_in(text),
        published=(parse_date(stated) if stated else None) or layout.published,
        path=path,
        encoding=encoding,
        regions=set_apart(text, layout.regions, len(text) - len(body)),
    )
    return options.sealed(article, data)
