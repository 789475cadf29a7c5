"""A value of a record as text: strings, lists of paragraphs, objects that hold a text under a name of their own."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from tracker_extract.read.markup import looks_like_markup, visible_text

_UNFIT = re.compile("[\x00\ud800-\udfff]")
# The names under which an object keeps the text that it stands for: {"name": …} of a publisher, {"rendered": …} of
# WordPress, {"main": …} of a headline of the New York Times, {"@value": …} of JSON-LD, {"content": …} of a paragraph.
_INNER = (
    *("text", "rendered", "main", "name", "title", "processed", "value", "@value", "content", "sentence"),
    *("bodyTextSummary", "bodyHtml", "paragraph", "domain", "@id"),
)
# A reference to a character, with its semicolon: without it "AT&T" and "?a=1&copy=2" would be one.
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TWICE = re.compile(r"&(?:quot|amp|apos|nbsp|lt|gt|[lr][sd]quo|hellip|[mn]dash|#\d{2,5}|#x[0-9A-Fa-f]{2,4});")
# What news services call languages, where it is no code of two letters that begins as the pack's does.
_LANGUAGES = {
    "arabic": "ar",
    "ara": "ar",
    "english": "en",
    "eng": "en",
    "french": "fr",
    "fra": "fr",
    "fre": "fr",
    "russian": "ru",
    "rus": "ru",
    "العربية": "ar",
    "عربي": "ar",
}


def fit(text: str) -> str:
    """NUL and lone surrogates, which databases and JSON refuse, as U+FFFD, one for one."""
    return _UNFIT.sub("\ufffd", text)


def text_of(value: Any) -> str | None:
    """A field as text: lists of paragraphs joined by blank lines, an object by its name or text; None where it has none."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(text_of, _paragraphs(value)))) or None
    if isinstance(value, dict):
        return next((text_of(value[key]) for key in _INNER if key in value), None)
    return fit(str(value)).strip("\r\n") or None


def _paragraphs(items: list[Any]) -> list[Any]:
    """The items that are paragraphs, where some say that they are (a kicker, a byline, a picture are none)."""
    named = [item for item in items if isinstance(item, dict) and "paragraph" in _kinds(item)]
    return named or items


def _kinds(item: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(kind for kind in (item.get("subtype"), item.get("type")) if isinstance(kind, str))


def as_seen(text: str | None) -> str | None:
    """The text as a reader of a page would see it: markup gone, `&quot;` a mark; also where it was escaped twice."""
    if text is None:
        return None
    if looks_like_markup(text):
        return visible_text(text)
    if _ENTITY.search(text):
        text = fit(unescape(text))
        if looks_like_markup(text):
            return visible_text(text)
        if _TWICE.search(text):
            text = fit(unescape(text))
    return text


def language_code(name: str | None) -> str | None:
    """A language by its code: as it stands, or that of a name that news services use (english, ara)."""
    return _LANGUAGES.get(name.strip().casefold(), name) if name else name
