"""`tracker languages`: the language packs."""

from __future__ import annotations

from typing import Any

import typer

from tracker_cli.options.database import packs
from tracker_cli.options.groups import Output, grouped
from tracker_cli.options.shared import LanguagesOption
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import simple_sheet
from tracker_cli.terminal.outside import Outside

KEYS = ("code", "name", "direction", "verbs", "titles", "origin")


@grouped
def command(ctx: typer.Context, output: Output, lang_dir: LanguagesOption = None) -> None:
    """List the languages that are read: code, name, direction, reporting verbs, titles, and where each comes from.

    A folder `lang` in the folder of settings adds to them, and so does --lang-dir.
    """
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    rows: list[dict[str, Any]] = [
        {
            "code": pack.code,
            "name": pack.settings["name"],
            "direction": pack.settings["direction"],
            "verbs": len(pack.cues),
            "titles": len(pack.titles),
            "origin": pack.origin or "shipped",
        }
        for pack in packs(outside, lang_dir or ())
    ]
    with paged(outside, output, page):
        write(outside, rows, page, simple_sheet(KEYS, "no languages"))
