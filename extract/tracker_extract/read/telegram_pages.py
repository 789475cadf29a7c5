"""Chats that Telegram exported as pages (`messages.html`): an article a message, as of its JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.authored import Message, articles_of_messages
from tracker_extract.read.encoding import decode
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.source import Source
from tracker_extract.read.values import fit

_PAGE = re.compile(r"""<div class=["']message (?:default|service)\b""")
_BODY = re.compile(r"""<div class=["'](?:history|page_body|body|body details)\b""")
_DAY = re.compile(r"\s*(\d\d)\.(\d\d)\.(\d{4})\b")  # 14.05.2019 10:00:00 UTC+03:00, whatever the language
_VOID = frozenset(("br", "img", "meta", "link", "input", "hr", "source", "wbr", "area", "col", "embed"))
# Parts of a message by the class of their element, and those whose words are no part of it.
_PARTS = {"text": "words", "from_name": "sender"}
_LEFT_OUT = frozenset(
    ("media_wrap", "reply_to", "userpic", "reactions", "bot_buttons_table", "date", "via_bot")
)


@dataclass(slots=True)
class _Message:
    day: str = ""
    pieces: dict[str, list[str]] = field(default_factory=dict)

    def part(self, name: str) -> str:
        lines = "".join(self.pieces.get(name, [])).split("\n")
        return fit("\n".join(" ".join(line.split()) for line in lines)).strip()


def is_telegram_page(text: str) -> bool:
    """Whether a page begins as a chat that Telegram exported does."""
    return _PAGE.search(text) is not None and _BODY.search(text) is not None


def read_telegram_page(source: Source, options: ReadOptions) -> Iterator[Article | ReadError]:
    """The messages with words; of one that was passed on the first sender counts. A channel is its own author."""
    markup, encoding = decode(
        source.read_all(options.limits), source.name, options.encoding, declared="utf-8"
    )
    parser = _Chat()
    parser.feed(markup)
    parser.close()
    said = list(_said_in(parser))
    yield from articles_of_messages(said, source.name, encoding, options)
    if not said:
        yield ReadError(source.name, "a chat without messages")


def _said_in(parser: _Chat) -> Iterator[Message]:
    chat = parser.chat.part("words") or None
    sender: str | None = None
    for message in parser.messages:
        sender = message.part("sender") or sender  # a message joined to the one above has no name of its own
        words = message.part("forwarded words") or message.part("words")
        if words:
            author = message.part("forwarded sender") or sender
            data = "\x1f".join((message.day, author or "", words)).encode()
            yield Message(None if author == chat else author, words, _day(message.day), chat or author, data)


def _day(stated: str) -> date | None:
    found = _DAY.match(stated)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


class _Chat(HTMLParser):
    """Collects the messages, and the name of the chat over them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.chat = _Message()
        self.messages: list[_Message] = []
        self._open: list[tuple[str, frozenset[str]]] = []  # elements that are open, with their classes
        self._classes: list[str] = []

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - as its parent has it
        """`<![…` up to the next `>` is no text, as in browsers."""
        return self.parse_bogus_comment(i, report)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        classes = frozenset((facts.get("class") or "").split())
        if {"message", "default"} <= classes:
            self.messages.append(_Message())
        elif "date" in classes and self._message() and not self._inside("forwarded"):
            self.messages[-1].day = facts.get("title") or ""
        if tag == "br":
            self._add("\n")
        elif tag not in _VOID:
            self._open.append((tag, classes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        at = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n][0] == tag), None)
        if at is not None:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        self._add(" ".join(data.replace("\n", " ").split(" ")))

    def _inside(self, name: str) -> bool:
        return any(name in classes for _, classes in self._open)

    def _message(self) -> bool:
        """Whether a message with words of its own is open."""
        return any({"message", "default"} <= classes for _, classes in self._open)

    def _add(self, data: str) -> None:
        if any(_LEFT_OUT & classes for _, classes in self._open):
            return
        part = next((_PARTS[name] for _, classes in self._open for name in _PARTS if name in classes), None)
        if part and self._message():
            key = f"forwarded {part}" if self._inside("forwarded") else part
            self.messages[-1].pieces.setdefault(key, []).append(data)
        elif part and self._inside("page_header"):
            self.chat.pieces.setdefault(part, []).append(data)
