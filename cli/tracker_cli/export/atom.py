"""Statements as an Atom feed (RFC 4287), for readers of feeds. Nothing of an article acts in it: all content is text."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from tracker_cli.pages.words import words
from tracker_cli.render.safe import is_web, one_line, visible, xml_text
from tracker_cli.render.telling import own_words, speaker, told_by
from tracker_extract.text import fold
from tracker_store.asking.record import Record

# Words of the content that tell it apart: a later reading of the article may cut it otherwise at its end.
_FIRST_WORDS = 6


def feed(title: str, rows: Iterable[Record], now: datetime) -> str:
    """The feed; `rows` have the keys of `searches.NEWS_KEYS`. Made `now`, where it holds nothing."""
    entries = [(row["came"], _entry(row)) for row in rows]
    updated = max((came for came, _ in entries), default=now.isoformat(timespec="seconds"))
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{_urn('feed', title)}</id>\n<title>{_text(one_line(title))}</title>\n"
        f"<updated>{_text(updated)}</updated>\n<author><name>tracker</name></author>\n"
    )
    return f"{head}{''.join(entry for _, entry in entries)}</feed>\n"


def _entry(row: Record) -> str:
    where = row["passage_url"] or row["url"]
    link = f'<link rel="alternate" href={quoteattr(where)}/>\n' if is_web(where) else ""
    source = " · ".join(str(part) for part in (row["outlet"], row["title"], row["date"]) if part)
    terms = "".join(f"<category term={quoteattr(topic)}/>\n" for topic in row["topics"])
    return (
        f"<entry>\n<id>{_id(row)}</id>\n<title>{_text(one_line(_title(row)))}</title>\n"
        f"<updated>{_text(row['came'])}</updated>\n"
        f"<author><name>{_text(one_line(speaker(row)))}</name></author>\n{link}{terms}"
        f'<content type="text">{_text(visible(row["around"]))}\n\n{_text(one_line(source))}</content>\n</entry>\n'
    )


def _title(row: Record) -> str:
    spoken = own_words(row)
    arabic = spoken["lang"] == "ar" and row["speaker_ar"]
    return told_by(row["speaker_ar"] if arabic else speaker(row), row, spoken if arabic else words("en"))


def _id(row: Record) -> str:
    """The same whenever the same is said in the same article, found by whichever rules and in whichever database."""
    first = " ".join(fold(row["quote"]).split()[:_FIRST_WORDS])
    return _urn(row["url"] or row["path"] or "", row["speaker_id"] or "", first)


def _urn(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "tracker\n" + "\n".join(map(xml_text, parts))).urn


def _text(text: str) -> str:
    return escape(xml_text(text))
