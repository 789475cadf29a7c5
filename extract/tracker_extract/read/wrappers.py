"""What is wrapped round records: lists in answers of news services, exports of databases and of data frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from tracker_extract.read.fields import Fields

# Objects in a record that hold the article: `_source` of Elasticsearch, `attributes` of JSON:API (Drupal), `fields` of the
# Guardian, `info` of Event Registry; what the record itself has wins only where the inner object has nothing.
_WRAPPERS = ("_source", "attributes", "fields", "article", "data", "document", "doc", "post", "story", "info")
_DEEPEST = 6  # objects inside one another that a list is looked for in


class Wrapped(NamedTuple):
    """The records in an object, and what the object says of all of them: the outlet, the language."""

    records: list[Any]
    common: dict[str, Any]


def unwrapped(record: dict[str, Any], fields: Fields) -> dict[str, Any]:
    """The record, with the fields of an object inside where its text stands there."""
    if fields.name_of("text"):
        return record
    for name in _WRAPPERS:
        inner = record.get(name)
        if isinstance(inner, dict) and fields.pick(inner, "text"):
            outer = fields.pick(record, "text")
            if outer and outer is not inner and name not in ("_source", "fields", "attributes"):
                continue
            return {**record, **inner}
    return record


def records_in(value: Any, fields: Fields) -> Wrapped | None:
    """The records that an object wraps ({"articles": […]}, {"hits": {"hits": […]}}); None where it is a record itself."""
    if not isinstance(value, dict) or fields.name_of("text") and fields.pick(value, "text"):
        return None
    frame = _of_frame(value)
    if frame is not None:
        return Wrapped(frame, {})
    whole = _is_article(value, fields)
    if whole and fields.holds_full_text(unwrapped(value, fields)):
        return None
    best = _best_list(value, fields)
    if best is not None and (not whole or _rank(best, fields)[0]):
        return Wrapped(best, _common(value, fields))
    return None if whole else _by_ids(value, fields)


def _best_list(value: dict[str, Any], fields: Fields) -> list[Any] | None:
    """The list of objects inside that holds articles, else the longest."""
    lists = (items for items in _lists(value, 0) if all(isinstance(item, dict) for item in items))
    return max(lists, key=lambda items: _rank(items, fields), default=None)


def _by_ids(value: dict[str, Any], fields: Fields) -> Wrapped | None:
    """Articles that stand under ids of theirs: {"a1": {"title": …}, "a2": …}."""
    records = list(value.values())
    if records and all(isinstance(item, dict) and _is_article(item, fields) for item in records):
        return Wrapped(records, {})
    return None


def _is_article(record: dict[str, Any], fields: Fields) -> bool:
    text = fields.pick(unwrapped(record, fields), "text")
    return bool(text) and not _is_list_of_records(text, fields)


def _is_list_of_records(text: Any, fields: Fields) -> bool:
    """Whether what stands where a text is kept is a list of articles: each has a title or an address of its own."""
    items = text if isinstance(text, list) else [text]
    return all(
        isinstance(item, dict)
        and bool(fields.pick(unwrapped(item, fields), "text"))
        and len(item) > 1
        and bool(fields.pick(item, "url") or fields.pick(item, "date"))
        for item in items
    )


def _rank(items: list[Any], fields: Fields) -> tuple[bool, int]:
    return any(_is_article(item, fields) for item in items[:20]), len(items)


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:
    """The lists that are not empty, those further out first."""
    if depth > _DEEPEST or not isinstance(value, dict):
        return
    for inner in value.values():
        if isinstance(inner, list) and inner:
            yield inner
    for inner in value.values():
        yield from _lists(inner[0] if isinstance(inner, list) and len(inner) == 1 else inner, depth + 1)


def _common(value: dict[str, Any], fields: Fields) -> dict[str, Any]:
    """What a feed in JSON says of its entries: its title is the outlet (JSON Feed, `feed` of rss2json)."""
    inner = value.get("feed")
    feed: dict[str, Any] = inner if isinstance(inner, dict) else value
    is_feed = feed is not value or "jsonfeed.org" in str(value.get("version", ""))
    outlet = fields.pick(feed, "outlet") or (fields.pick(feed, "title") if is_feed else None)
    return {"outlet": outlet} if outlet else {}


def _of_frame(value: dict[str, Any]) -> list[Any] | None:
    """The rows of a data frame written column by column ({"title": {"0": …}}) or split from its names."""
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, names), row, strict=False)) for row in data]
    columns = [column for column in value.values() if isinstance(column, dict)]
    if len(columns) < max(2, len(value)):
        return None
    rows = columns[0].keys()
    if not rows or not all(row.isdigit() for row in rows) or any(column.keys() != rows for column in columns):
        return None
    return [{name: column[row] for name, column in value.items()} for row in rows]
