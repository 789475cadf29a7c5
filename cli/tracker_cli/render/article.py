"""One article for a reader, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from tracker_cli.options.shared import Format
from tracker_cli.render.formats import write
from tracker_cli.render.page import Page
from tracker_cli.render.plain import write_lines
from tracker_cli.render.safe import escaped_json, one_line
from tracker_cli.render.statements import statement_sheet
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.record import Record


def write_article(
    outside: Outside, article: dict[str, Any], text: str, statements: Iterable[Record], page: Page
) -> None:
    """Print the article's facts and its statements; JSON is one object with `text` and `statements`."""
    if page.style in (Format.JSON, Format.NDJSON):
        whole = {**article, "text": text, "quotes": list(statements)}
        outside.stdout.write(escaped_json(json.dumps(whole, ensure_ascii=False)) + "\n")
        return
    if page.style is Format.TABLE:
        facts = [
            f"{key + ':':<13}{one_line(_fact(value))}"
            for key, value in article.items()
            if value not in (None, [])
        ]
        write_lines(outside, [*facts, ""], page.bidi)
    write(outside, statements, page, statement_sheet())


def _fact(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
