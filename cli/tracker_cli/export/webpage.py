"""Statements as one web page to send to a colleague: no script, nothing fetched, every text in its own direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from tracker_cli.pages.words import words
from tracker_cli.render.safe import one_line
from tracker_cli.render.statements import also_in
from tracker_cli.render.telling import content, telling_act
from tracker_store.asking.record import Record

_WEB = re.compile(r"https?://", re.IGNORECASE)
_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Statements</title>
<style>
body { font: 1rem/1.5 "DejaVu Sans", "Noto Sans", "Noto Sans Arabic", sans-serif; margin: 1rem auto; max-width: 60rem; padding-inline: 1rem; }
article { border-block-start: 1px solid #ccc; padding-block: .7rem; }
blockquote { margin: .3rem 0; unicode-bidi: plaintext; text-align: start; }
.who, .act { font-weight: bold; } .unresolved { font-style: italic; }
.about { color: #555; font-size: .85rem; } time { white-space: nowrap; }
</style>
</head>
<body>
<h1>Statements</h1>
"""
_FOOT = "</body>\n</html>\n"


def page_lines(records: Iterable[Record]) -> Iterator[str]:
    """The page, a statement at a time."""
    yield _HEAD
    for record in records:
        yield _statement(record)
    yield _FOOT


def _statement(record: Record) -> str:
    language = escape(record["language"] or "", quote=True)
    return (
        f'<article id="s{record["id"]}">\n<p>{_day(record["date"])} {_who(record)}{_act(record)}</p>\n'
        f'<blockquote dir="auto" lang="{language}">{_text(content(record, words("en")))}</blockquote>\n'
        f'<p class="about">{_about(record)}</p>\n</article>\n'
    )


def _day(day: str | None) -> str:
    return f'<time datetime="{escape(day)}">{escape(day)}</time>' if day else "<span>undated</span>"


def _who(record: Record) -> str:
    names = dict.fromkeys(name for name in (record["speaker"], record["speaker_ar"]) if name)
    if not names:
        source = record["source_text"]
        return (
            '<span class="unresolved">unresolved'
            + (f": <bdi>{_text(source)}</bdi>" if source else "")
            + "</span>"
        )
    shown = " / ".join(f"<bdi>{_text(name)}</bdi>" for name in names)
    item = record["speaker_wikidata"] or ""
    shown = _linked(f"https://www.wikidata.org/wiki/{item}", shown) if item.isalnum() else shown
    role = f", <bdi>{_text(record['role'])}</bdi>" if record["role"] else ""
    return f'<span class="who">{shown}</span>{role}'


def _act(record: Record) -> str:
    act = telling_act(record, words("en"))
    comma = "," if record["role"] else ""
    return f'{comma} <span class="act">{_text(act)}:</span>' if act else ""


def _about(record: Record) -> str:
    title = f"<bdi>{_text(record['title'] or record['path'] or 'article')}</bdi>"
    facts = [_linked(record["url"], title)]
    for key, told in (("passage_url", "the words there"), ("archived_url", "archived copy")):
        facts += [_linked(record[key], told)] if record[key] else []
    facts += [f"<bdi>{_text(record['outlet'])}</bdi>"] if record["outlet"] else []
    facts += [_day(record["published"])] if record["published"] else []
    facts += [
        _text(word) for word in (record["kind"], record["act"], *record["topics"], also_in(record)) if word
    ]
    return " · ".join(facts)


def _linked(url: str | None, html: str) -> str:
    """The HTML as a link, where the address is one of the web."""
    if not (url and _WEB.match(url)):
        return html
    return f'<a href="{escape(one_line(url), quote=True)}" rel="noopener noreferrer nofollow">{html}</a>'


def _text(text: str) -> str:
    return escape(one_line(text))
