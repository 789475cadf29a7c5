"""Commands by which a person judges a pair of statements that was proposed: confirm, dismiss, undo."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from tracker_cli.editing import editing
from tracker_cli.options.shared import DatabaseOption, NoteOption
from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.render.statements import told_words
from tracker_cli.terminal.outside import Outside
from tracker_store.asking.query import by_ids
from tracker_store.asking.record import Record
from tracker_store.relations.pairs import PAIR_KEYS, PROPOSED, Kind, Pair, Reasons, in_order, judge, undo
from tracker_store.relations.pairs import State as Verdict


class State(StrEnum):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    ALL = "all"


StateOption = Annotated[
    State | None,
    typer.Option(
        help="Only those that nobody judged, were confirmed, or dismissed; all. Default: all but the dismissed."
    ),
]
_One = Annotated[
    int, typer.Argument(metavar="ID", help="The id that `tracker quotes` prints.", show_default=False)
]
_Other = Annotated[int, typer.Argument(metavar="ID", help="That of the other statement.", show_default=False)]
# From the outside world, the connection and the records of two statements to why they would be proposed.
Why = Callable[[Outside, sqlite3.Connection, list[Record]], Reasons]


def add_commands(app: typer.Typer, kind: Kind, what: str, why: Why) -> None:
    """Let a person confirm and dismiss pairs of this kind, and take that back; `what` a confirmed pair is."""

    @app.command(
        "confirm", help=f"Say that two statements are {what}. It is your word, with a note if you like."
    )
    def confirm(
        ctx: typer.Context, one: _One, other: _Other, note: NoteOption = None, db: DatabaseOption = None
    ) -> None:
        _judge(ctx, (one, other), "confirmed", note, db)

    @app.command("dismiss", help=f"Say that two statements are not {what}: they are not proposed again.")
    def dismiss(
        ctx: typer.Context, one: _One, other: _Other, note: NoteOption = None, db: DatabaseOption = None
    ) -> None:
        _judge(ctx, (one, other), "dismissed", note, db)

    @app.command("undo", help="Take back what was said of two statements.")
    def take_back(ctx: typer.Context, one: _One, other: _Other, db: DatabaseOption = None) -> None:
        outside: Outside = ctx.obj
        with editing(outside, db) as connection:
            there = undo(connection, kind, (one, other), outside.now())
        said = "what was said of them is taken back" if there else "nobody has judged them"
        outside.say(f"tracker: statements {one} and {other}: {said}")

    def _judge(
        ctx: typer.Context, ids: tuple[int, int], verdict: Verdict, note: str | None, db: DatabaseOption
    ) -> None:
        outside: Outside = ctx.obj
        with editing(outside, db) as connection:
            records = list(by_ids(connection, in_order(connection, kind, ids)))
            judge(connection, kind, ids, verdict, why(outside, connection, records), note, outside.now())
        name = ctx.parent.info_name if ctx.parent else ""
        outside.say(
            f"tracker: statements {ids[0]} and {ids[1]}: {verdict}; `tracker {name} undo {ids[0]} {ids[1]}` takes it back"
        )


def in_state(pairs: list[Pair], state: State | None) -> list[Pair]:
    """The pairs that `--state` asks for."""
    if state is None:
        return [pair for pair in pairs if pair.state != State.DISMISSED]
    return [pair for pair in pairs if state in (State.ALL, pair.state)]


def pair_sheet(none: str) -> Sheet:
    """Pairs, the two statements beside each other."""
    shown = ("state", "one", "one_quote", "other", "other_quote", "why", "note")
    return Sheet(
        PAIR_KEYS, _columns, shown, none=none, spaced=True, told={"why": lambda row: why_told(row["why"])}
    )


def _columns(width: int) -> list[Column]:
    return [
        Column("state", 9, lambda r: _state(r["state"]), "dim"),
        Column("id", 7, lambda r: str(r["one"]), "dim"),
        Column("earlier", 0, lambda r: _side(r["sides"][0])),
        Column("id", 7, lambda r: str(r["other"]), "dim"),
        Column("later", 0, lambda r: _side(r["sides"][1])),
        Column("why", 18, lambda r: "\n".join(filter(None, (why_told(r["why"]), one_line(r["note"] or ""))))),
    ]  # fmt: skip


def _state(state: str) -> str:
    return f"{state}?" if state == PROPOSED else state


def _side(record: Record) -> str:
    when = f"{record['date'] or 'undated'} {one_line(record['speaker'] or record['speaker_ar'] or '')}"
    return f"{when}\n{told_words(record)}"


def why_told(reasons: Reasons) -> str:
    """The reasons for a reader, in plain characters: `deny / affirm`, `300 / 500 refugees`, `the same 250, idlib`."""
    return one_line("; ".join(map(_told, reasons)))


def _told(reason: Row) -> str:
    if reason["kind"] == "acts":
        return f"{reason['one']} / {reason['other']}"
    if reason["kind"] == "figures":
        return f"{_number(reason['one'])} / {_number(reason['other'])}{reason['unit']} {reason['noun']}"
    return f"the same {', '.join(map(str, reason['same']))}"


def _number(value: float) -> str:
    return f"{value:,.10g}"
