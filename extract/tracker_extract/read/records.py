"""A record (a JSON object, a row of a table, an entry of a feed) to an article."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from difflib import get_close_matches
from math import isfinite
from typing import Any

from tracker_extract.dates import parse_date
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.addresses import capture_of, original
from tracker_extract.read.authored import compose_authored
from tracker_extract.read.date_order import dated
from tracker_extract.read.fields import key_of
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.values import as_seen, language_code, text_of
from tracker_extract.read.wrappers import unwrapped

# What news services put where they cut a text short: "… [+1234 chars]".
_CUT_SHORT = re.compile(r"\s*(?:…|\.{3})?\s*\[\+?\d+ chars\]\s*\Z")
# Fields of the lists of articles of GDELT and Media Cloud, which hold no text: their headlines are read.
_OF_LISTS = frozenset(("seendate", "mobileurl", "storiesid", "indexeddate"))
_SECONDS = range(
    0, 4_102_444_800
)  # a number in a date field is seconds (or milliseconds) since 1970, to 2100


def article_of(
    record: dict[str, Any],
    path: str,
    place: str,
    data: bytes,
    encoding: str | None,
    options: ReadOptions,
    *,
    byline: str | None = None,
) -> Article:
    """The article of a record; `place` (path and line) names it in the ReadError of a record without text.

    `data` are the record's own bytes. `byline` is who wrote it, where that is to stand in the text.
    """
    fields = options.fields
    record = unwrapped(record, fields)
    byline = byline or _of_zotero(record)
    title, body = (
        as_seen(text_of(fields.pick(record, "title"))),
        as_seen(text_of(fields.pick(record, "text"))),
    )
    if not body or not body.strip():
        if not title or fields.name_of("text") or not _is_of_a_list(record):
            raise ReadError(place, _without_text(record, fields.name_of("text")))
        body = ""
    body = _CUT_SHORT.sub("", body)
    address = text_of(fields.pick(record, "url"))
    text, layout = compose_authored(title, byline, body, day_first=options.day_first)
    article = Article(
        text=text,
        title=layout.title_in(text),
        published=_date(fields.pick(record, "date"), body, options.day_first) or layout.published,
        language=language_code(text_of(fields.pick(record, "language"))),
        outlet=as_seen(text_of(fields.pick(record, "outlet"))),
        url=original(address),
        path=path,
        encoding=encoding,
        regions=layout.regions,
        capture=capture_of(address),
    )
    return options.sealed(article, data)


def _of_zotero(record: dict[str, Any]) -> str | None:
    """Who wrote what a row of Zotero's table stands for; no other table is asked."""
    return text_of(record.get("Author")) if "Item Type" in record and "Abstract Note" in record else None


def _is_of_a_list(record: dict[str, Any]) -> bool:
    """Whether a record stands in a list of articles that never has more of them than their headlines."""
    return any(isinstance(name, str) and key_of(name) in _OF_LISTS for name in record)


def _without_text(record: dict[str, Any], asked: str | None) -> str:
    """Why a record is no article: the field that `--fields` names is not in it, or none is known to hold text."""
    names = [str(key) for key in record]
    known = ", ".join(names[:12])
    if asked is None:
        return f"no text in the record (its fields: {known}); name it with --fields text=FIELD"
    if asked in names:
        return f"no text in the field {asked!r} (--fields text={asked})"
    near = get_close_matches(asked, names, n=1)
    hint = f"; did you mean {near[0]}?" if near else f"; it has {known}" if known else ""
    return f"no field {asked!r} in the record (--fields text={asked}){hint}"


def _date(value: Any, text: str, day_first: bool | None) -> date | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = next(iter(value.values()), None)  # {"$date": …} of document stores
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not isfinite(value):
            return None
        seconds = value / 1000 if value > _SECONDS.stop else value
        whole = len(str(int(value))) >= 9  # 20160827 is a date written as a number, 2016 is no date
        if whole and 0 <= seconds < _SECONDS.stop:
            return datetime.fromtimestamp(seconds, UTC).date()
        return parse_date(str(value)) if isinstance(value, int) else None
    return dated(value, text, day_first) if isinstance(value, str) else None
