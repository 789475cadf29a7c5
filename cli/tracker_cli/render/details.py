"""One thing with all that is known of it: lines for a reader, or one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tracker_cli.options.shared import Format
from tracker_cli.render.directions import Line
from tracker_cli.render.formats import write
from tracker_cli.render.page import Page
from tracker_cli.render.plain import write_lines
from tracker_cli.render.safe import escaped_json, one_line
from tracker_cli.render.sheet import simple_sheet
from tracker_cli.terminal.outside import Outside

# So many of a long list are shown to a reader; JSON has all.
MOST = 12


def write_details(outside: Outside, details: dict[str, Any], page: Page) -> None:
    """Print every key with its value; CSV, TSV and Markdown have a row a key."""
    if page.style in (Format.JSON, Format.NDJSON):
        outside.stdout.write(escaped_json(json.dumps(details, ensure_ascii=False)) + "\n")
    elif page.style is Format.TABLE:
        write_lines(outside, _lines(details), page.bidi)
    else:
        rows = ({"key": key, "value": value} for key, value in details.items())
        write(outside, rows, page, simple_sheet(("key", "value"), "nothing known"))


def _lines(details: dict[str, Any]) -> Iterator[Line]:
    for key, value in details.items():
        if value is None or value == [] or value == {}:
            continue
        if isinstance(value, dict):
            value = [{key: name, "statements": count} for name, count in value.items()]
        if not isinstance(value, list):
            yield f"{key + ':':<13}{one_line(str(value))}"
            continue
        yield f"{key}:"
        for item in value[:MOST]:
            yield ("  ", *map(one_line, _item(item)))
        if len(value) > MOST:
            yield f"  and {len(value) - MOST} more"


def _item(item: object) -> tuple[str, ...]:
    """The pieces that show it: a name, and what is known with it."""
    if not isinstance(item, dict):
        return (str(item),)
    name, *rest = item.items()
    facts = ", ".join(f"{key} {value}" for key, value in rest if value is not None)
    return (str(name[1]), f" ({facts})") if facts else (str(name[1]),)
