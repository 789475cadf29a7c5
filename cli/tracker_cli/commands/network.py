"""`tracker network`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from tracker_cli.export.graph import counts_told, gexf_lines, graphml_lines, json_lines
from tracker_cli.linking import bring_up_to_date
from tracker_cli.options.database import database, registry
from tracker_cli.options.filter import filter_of
from tracker_cli.options.groups import Choice, Output, grouped
from tracker_cli.options.shared import (
    BidiOption,
    BomOption,
    ColorOption,
    DatabaseOption,
    Format,
    LimitOption,
    PagerOption,
    RawOption,
    countable,
)
from tracker_cli.render.formats import BOM, lines, write
from tracker_cli.render.page import check_bom, page_of, paged
from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.terminal.outside import Outside
from tracker_extract.errors import NotFoundError
from tracker_extract.registry import Registry
from tracker_store.database.connect import reading
from tracker_store.naming.lookup import with_merged
from tracker_store.relations.network import EDGE_KEYS, Network, named_so, names_anybody, network


class Form(StrEnum):
    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    GRAPHML = "graphml"
    GEXF = "gexf"


# Those that hold nodes as well as edges.
_WHOLE: dict[Form, Callable[[Network], Iterator[str]]] = {
    Form.JSON: json_lines,
    Form.GRAPHML: graphml_lines,
    Form.GEXF: gexf_lines,
}
_ENDINGS = {
    f".{form.value}": form for form in (Form.JSON, Form.NDJSON, Form.CSV, Form.TSV, Form.GRAPHML, Form.GEXF)
} | {".md": Form.MARKDOWN}


@grouped
def command(
    ctx: typer.Context,
    choice: Choice,
    of: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only words about whoever this names, by name or id. Repeat for any of several."),
    ] = None,
    min_weight: Annotated[
        int, typer.Option(metavar="N", min=1, callback=countable, help="Only edges of so many sayings.")
    ] = 1,
    limit: LimitOption = 0,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Default: stdout.")
    ] = None,
    format: Annotated[
        Form | None,
        typer.Option(help="Default: by the file's ending, else a table on a terminal and TSV in a pipe."),
    ] = None,
    raw: RawOption = False,
    bom: BomOption = False,
    color: ColorOption = None,
    no_pager: PagerOption = False,
    bidi: BidiOption = None,
    db: DatabaseOption = None,
) -> None:  # fmt: skip
    """Show who speaks about whom: an edge from each speaker to every person and body that the words name.

    graphml, gexf and json hold nodes and edges, all other formats the edges. The weight is the number of sayings.
    """
    outside: Outside = ctx.obj
    form = format or _by_ending(output)
    shown = None if form in _WHOLE or form is None else Format(form.value)
    options = Output(Format.TSV if form in _WHOLE else shown, raw, bom, color, no_pager, bidi, db)
    page = page_of(outside, options)
    if bom and form is not None:
        check_bom(form.value)
    path = database(outside, db)
    bring_up_to_date(outside, path)
    people = registry(outside)
    with reading(path) as connection:
        ids = [id_ for name in of or () for id_ in _named(connection, people, name)]
        wanted = filter_of(outside, connection, choice, named=with_merged(connection, ids))
        found = network(connection, wanted, least=min_weight, limit=limit)
        if not found.edges and not names_anybody(connection):
            outside.say("tracker: no statement is known to name anybody; `tracker reprocess` looks for names")
    whole = Network(tuple(_with_wikidata(people, node) for node in found.nodes), found.edges)
    if form in _WHOLE:
        _write(outside, output, _WHOLE[form](whole))
    elif output is not None:
        style = page.style if form else Format.TSV
        text = lines(whole.edges, style, _sheet(), raw=raw)
        _write(outside, output, chain([BOM], text) if bom else text)
    else:
        with paged(outside, options, page):
            write(outside, whole.edges, page, _sheet())


def _by_ending(output: Path | None) -> Form | None:
    if output is None:
        return None
    form = _ENDINGS.get(output.suffix.lower())
    if form is None:
        raise typer.BadParameter(
            f"{output}: name it {', '.join(_ENDINGS)}, or say --format", param_hint="--output"
        )
    return form


def _named(connection: sqlite3.Connection, people: Registry, name: str) -> tuple[str, ...]:
    """The ids of whoever a name means, of those who are named somewhere. Raises NotFoundError."""
    registered = people.ids_of(name)
    found = named_so(connection, name, registered)
    if not found:
        raise NotFoundError("name", name)
    return tuple(id_ for id_ in found if id_ in registered) or found


def _with_wikidata(people: Registry, node: Row) -> Row:
    """The node with its id in Wikidata, where the registry has it."""
    person = people.persons.get(node["id"])
    return {**node, "wikidata": person.wikidata or None if person else None}


def _write(outside: Outside, output: Path | None, text: Iterator[str]) -> None:
    if output is None:
        for line in text:
            outside.stdout.write(line)
        return
    from tracker_cli.export.files import replacing

    replacing(output, lambda fresh: _fill(fresh, text))


def _fill(path: Path, text: Iterator[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(text)


def _sheet() -> Sheet:
    told = {key: _told(key) for key in ("acts", "topics")}
    keys = ("speaker", "named", "weight", "acts", "first", "last")
    return Sheet(EDGE_KEYS, _columns, keys, none="nobody is named in these words", told=told)


def _told(key: str) -> Callable[[Row], str]:
    return lambda row: one_line(counts_told(row[key]))


def _columns(width: int) -> list[Column]:
    return [
        Column("weight", 6, lambda r: str(r["weight"]), "bold"),
        Column("speaker", 0, _name("speaker")),
        Column("named", 0, _name("named")),
        Column("acts", 0, _told("acts"), "dim"),
        Column("first", 10, lambda r: r["first"] or "", "dim", 90),
        Column("last", 10, lambda r: r["last"] or "", "dim", 90),
    ]


def _name(key: str) -> Callable[[Row], str]:
    """The names in both scripts."""
    return lambda row: "\n".join(
        one_line(name) for name in dict.fromkeys((row[key], row[f"{key}_ar"])) if name
    )
