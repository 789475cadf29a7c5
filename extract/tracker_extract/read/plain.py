"""Plain text and Markdown: one article a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.addresses import capture_of, original
from tracker_extract.read.date_order import dated
from tracker_extract.read.encoding import decode
from tracker_extract.read.layout import compose, lay_out
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.source import Source

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_SETTING = re.compile(r"^([A-Za-z_]+)[ \t]*:(.+)$", re.MULTILINE)
# In this order: pictures go, links leave their words, marks of headings, lists, quotations and emphasis go. No pattern
# runs over the mark it begins with, so that a file of nothing but marks costs no more than another.
_MARKUP = (
    (re.compile(r"!\[([^\[\]\n]*)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"(?<!\\)\[([^\[\]\n]+)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,8}[-*+][ \t]+(?=\S)", re.MULTILINE), ""),
    (re.compile(r"(?<!\w)\*\*(?=\S)([^*\n]+)(?<=\S)\*\*(?!\w)"), r"\1"),
    (re.compile(r"(?<!\w)__(?=\S)([^_\n]+)(?<=\S)__(?!\w)"), r"\1"),
    (re.compile(r"(?<!\w)\*(?=\S)([^*\n]+)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def read_plain(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article that a text file holds; the text is what was decoded, line ends as they stand."""
    data = source.read_all(options.limits)
    text, name = decode(data, source.name, options.encoding, declared=source.charset)
    if not text.strip():
        raise ReadError(source.name, "empty: no text in it")
    layout = lay_out(text, day_first=options.day_first)
    article = Article(
        text=text,
        title=layout.title_in(text),
        published=layout.published,
        path=source.name,
        encoding=name,
        regions=layout.regions,
    )
    yield options.sealed(article, data)


def read_markdown(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The article that a Markdown file holds: its words without the markup, its settings (title, date, url …) read."""
    data = source.read_all(options.limits)
    raw, name = decode(data, source.name, options.encoding)
    front = _FRONT.match(raw)
    settings = (
        {key.lower(): value.strip().strip("'\"") for key, value in _SETTING.findall(front[1])}
        if front
        else {}
    )
    body = raw[front.end() :] if front else raw
    for pattern, words in _MARKUP:
        body = pattern.sub(words, body)
    if not body.strip():
        raise ReadError(source.name, "empty: no text in it")
    title = settings.get("title")
    address = settings.get("url") or settings.get("link")
    order = options.day_first
    text, layout = compose(title, body, day_first=order) if title else (body, lay_out(body, day_first=order))
    article = Article(
        text=text,
        title=layout.title_in(text),
        published=dated(settings.get("date", ""), body, order) or layout.published,
        language=settings.get("language") or settings.get("lang"),
        outlet=settings.get("outlet") or settings.get("source"),
        url=original(address),
        capture=capture_of(address),
        path=source.name,
        encoding=name,
        regions=layout.regions,
    )
    yield options.sealed(article, data)
