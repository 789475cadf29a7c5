"""Chats: what WhatsApp writes as text (`_chat.txt`) and Telegram as JSON (`result.json`); an article a message.

Messages and not days, unless days are asked for: a chat that is exported again holds the messages of last time as they were,
but not its last day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from tracker_extract.dates import parse_date
from tracker_extract.errors import ReadError
from tracker_extract.models import Article
from tracker_extract.read.authored import Message, articles_of_messages
from tracker_extract.read.date_order import dated
from tracker_extract.read.encoding import decode
from tracker_extract.read.layout_words import layout_words, plain_words
from tracker_extract.read.options import ReadOptions
from tracker_extract.read.source import Source
from tracker_extract.read.telegram_pages import read_telegram_page
from tracker_extract.read.values import fit

Read = Iterator[Article | ReadError]

_HIDDEN = "\u200e\u200f\u202a-\u202e\ufeff\u2066-\u2069"
# [14/05/2019, 10:00:00] Name: …   14/05/2019, 10:00 - Name: …   5/14/19, 10:00 PM - Name: …   ١٤/٥/٢٠١٩، ١٠:٠٠ ص - الاسم: …
# [14.5.2019 klo 10.00.00] Name: …   14/05/2019 à 10:00 - Name: …   2019. 5. 14. 오후 2:08, Name : …
_GAP = rf"[{_HIDDEN}]*"
_BETWEEN = rf"{_GAP}(?:[/-]|\.[ ]?){_GAP}"
_DAY_OF_HEAD = (
    rf"(?:\d{{4}}{_BETWEEN}\d{{1,2}}{_BETWEEN}\d{{1,2}}|\d{{1,2}}{_BETWEEN}\d{{1,2}}{_BETWEEN}\d{{2,4}})\.?"
)
_HOUR = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[\s\u202f]?[^\W\d_][\w.]{0,3}(?:[\s\u202f]?[mM]\.?)?)?"
_HEAD = re.compile(
    rf"^{_GAP}\[?{_GAP}(?P<day>{_DAY_OF_HEAD}){_GAP}[,،]?[\s{_HIDDEN}]+(?:[^\W\d_]{{1,4}}\.?[ ])?{_HOUR}{_GAP}"
    r"(?:\]\s?|\s+[-–]\s|,[ ](?=[^\n:]{1,60} : ))",
    re.MULTILINE,
)
_SENDER = re.compile(rf"[{_HIDDEN}]*(?P<name>[^\n:]{{1,60}}):[ \t](?P<words>.*)", re.DOTALL)
_EDGES = " \t\n\r\u200e\u200f\ufeff"
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_YEAR_FIRST = re.compile(r"\d{4}")
# What phones call the file, by their language: the name of the chat stands behind it.
_NAMED = re.compile(
    r"(?:whatsapp[ _]chat[ _]*(?:with|mit|-)|(?:محادثة|دردشة) (?:واتساب|whatsapp) مع|discussion[ _]whatsapp[ _]avec"
    r"|чат[ _]whatsapp[ _]с(?:[ _]контактом)?|chat[ _](?:de[ _])?whatsapp[ _]con|conversa[ _](?:do|no)[ _]whatsapp[ _]com)"
    r"[ _]*([^/\\]+?)\.(?:txt|zip)",
    re.IGNORECASE,
)
# A picture or a file that was sent: "IMG-20190514-WA0001.jpg (file attached)", "<attached: 0001.jpg>".
_FILE = re.compile(
    r"<?(?:[\w ]+: ?)?[\w .()-]+\.(?:jpe?g|png|webp|gif|mp4|opus|m4a|mp3|pdf|docx?|vcf|3gp|aac)>?",
    re.IGNORECASE,
)


class _Message(NamedTuple):
    day: str
    sender: str
    words: str
    whole: str


def begins_chat(text: str) -> bool:
    """Whether a text begins as a chat does: its first line is headed by day, hour and, sooner or later, a sender."""
    first = _HEAD.match(text)
    return first is not None and any(_SENDER.match(text, head.end()) for head in _heads(text, 5))


def _heads(text: str, limit: int) -> Iterator[re.Match[str]]:
    for number, head in enumerate(_HEAD.finditer(text)):
        if number >= limit:
            return
        yield head


def read_chat(source: Source, options: ReadOptions) -> Read:
    """The messages of a chat of WhatsApp; notices of the service, pictures and messages taken back are passed over.

    One of Telegram, in pages, is told by its first bytes.
    """
    if source.head().lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from read_telegram_page(source, options)
        return
    data = source.read_all(options.limits)
    text, encoding = decode(data, source.name, options.encoding, declared=source.charset)
    messages = list(_messages(text.replace("\r\n", "\n")))
    if options.day_first is None:
        options = replace(options, day_first=_order([message.day for message in messages]))
    named = _NAMED.search(source.name)
    outlet = named[1].strip() if named else None
    found = [
        message for message in messages if message.words.strip(_EDGES) and not _is_left_out(message.words)
    ]
    said = (
        Message(
            message.sender,
            message.words.strip(_EDGES),
            _day(message.day, text, options.day_first),
            outlet,
            message.whole.encode("utf-8", "surrogatepass"),
        )
        for message in found
    )
    yield from articles_of_messages(said, source.name, encoding, options)
    if not found:
        yield ReadError(source.name, "a chat without messages")


def _messages(text: str) -> Iterator[_Message]:
    heads = list(_HEAD.finditer(text))
    for head, following in zip(heads, [*heads[1:], None], strict=False):
        end = following.start() if following else len(text)
        sender = _SENDER.match(text[head.end() : end])
        if sender:
            name = _INVISIBLE.sub("", sender["name"]).strip().removeprefix("~").strip("\u202f\xa0 ")
            yield _Message(_INVISIBLE.sub("", head["day"]), name, sender["words"], text[head.start() : end])


def _is_left_out(words: str) -> bool:
    """Whether a message is what a chat writes in place of a picture, a file or words taken back."""
    bare = words.strip(_EDGES).strip("<>")
    key = plain_words(_FILE.sub("", bare).strip("() "))
    return not key or key in layout_words().left_out


def _numbers(day: str) -> list[str]:
    return re.findall(r"\d+", day)


def _order(days: list[str]) -> bool | None:
    """Whether the day comes before the month, where a day after the twelfth tells; None where none does."""
    numbers = [list(map(int, _numbers(day))) for day in days]
    first = any(a > 12 for a, _, _ in numbers if a < 1000)
    second = any(b > 12 for a, b, _ in numbers if a < 1000)
    return first if first != second else None


def _day(day: str, text: str, day_first: bool | None) -> date | None:
    numbers = _numbers(day)
    if len(numbers[2]) == 2 and not _YEAR_FIRST.match(numbers[0]):
        numbers[2] = f"20{int(numbers[2]):02}"  # WhatsApp is of 2009
    if "." in day and day_first is None:
        day_first = True  # with full stops the day comes first wherever they are used
    if _YEAR_FIRST.match(numbers[0]):
        return parse_date("-".join(f"{int(number):02}" for number in numbers))
    return dated("/".join(str(int(number)) for number in numbers), text, day_first)


# -- Telegram ---------------------------------------------------------------------------------------------------------


def telegram_chats(record: Any) -> list[dict[str, Any]]:
    """The chats in what Telegram exported: one, or all of an account; none where it is something else."""
    if not isinstance(record, dict):
        return []
    messages = record.get("messages")
    if isinstance(messages, list) and "type" in record and all(map(_is_message, messages[:20])):
        return [record]
    lists = [record[key].get("list") for key in ("chats", "left_chats") if isinstance(record.get(key), dict)]
    return [
        chat for chats in lists if isinstance(chats, list) for item in chats for chat in telegram_chats(item)
    ]


def _is_message(message: Any) -> bool:
    return isinstance(message, dict) and message.get("type") in ("message", "service") and "date" in message


def read_telegram(chats: list[dict[str, Any]], path: str, encoding: str, options: ReadOptions) -> Read:
    """The messages with words; what the service says and bare pictures are passed over. A channel is its own author."""
    said = [message for chat in chats for message in _said_in(chat)]
    yield from articles_of_messages(said, path, encoding, options)
    if not said:
        yield ReadError(path, "a chat without messages")


def _said_in(chat: dict[str, Any]) -> Iterator[Message]:
    name = _string(chat.get("name"))
    public = "channel" in str(chat.get("type"))
    for message in filter(_is_message, chat.get("messages") or []):
        words = telegram_text(message.get("text")).strip()
        if message["type"] != "message" or not words:
            continue
        sender = _string(message.get("forwarded_from") or message.get("from"))
        author = None if public or sender == name else sender
        data = json.dumps(message, ensure_ascii=True, sort_keys=True).encode()
        yield Message(author, words, _moment(message), name or sender, data)


def telegram_text(value: Any) -> str:
    """The words of a message: a string, or a list of strings and of pieces with a form of their own, which is one run."""
    if isinstance(value, list):
        return "".join(map(telegram_text, value))
    if isinstance(value, dict):
        return telegram_text(value.get("text"))
    return fit(value) if isinstance(value, str) else ""


def _string(value: Any) -> str | None:
    return fit(value).strip() or None if isinstance(value, str) else None


def _moment(message: dict[str, Any]) -> date | None:
    """The day of a message, on the clock of whoever exported it, or of the sender's second since 1970."""
    stated = message.get("date")
    found = parse_date(stated) if isinstance(stated, str) else None
    seconds = str(message.get("date_unixtime") or stated)
    if found is None and seconds.isdigit() and len(seconds) <= 10:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    return found
