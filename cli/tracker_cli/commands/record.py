"""`tracker record`: what a record holds, for people and for programs."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker_cli.options.groups import Output, grouped
from tracker_cli.render.formats import write
from tracker_cli.render.page import page_of, paged
from tracker_cli.render.sheet import Column, Sheet
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.record_schema import FIELD_KEYS, fields, text


@grouped
def command(
    ctx: typer.Context,
    output: Output,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema (draft 2020-12) of one record.")
    ] = False,
) -> None:
    """List the keys of a record with their types and meanings, or print its JSON Schema. Needs no database."""
    outside: Outside = ctx.obj
    page = page_of(outside, output)
    if schema:
        outside.stdout.write(text())
        return
    with paged(outside, output, page):
        write(outside, fields(), page, _SHEET)


def _columns(width: int) -> list[Column]:
    return [
        Column("key", 16, lambda row: str(row["key"]), "bold"),
        Column("type", min(20, width // 4), lambda row: str(row["type"])),
        Column("meaning", 0, lambda row: str(row["meaning"])),
    ]


_SHEET = Sheet(FIELD_KEYS, _columns, none="no keys")
