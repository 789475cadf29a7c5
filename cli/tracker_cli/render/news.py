"""The sheet of what came for saved questions."""

from __future__ import annotations

from dataclasses import replace

from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.render.statements import statement_sheet, told_words
from tracker_store.saved.searches import NEWS_KEYS

_MARKDOWN = ("search", "id", "date", "speaker", "quote", "around", "outlet", "url")


def news_sheet() -> Sheet:
    """What `tracker new` prints: statements with their question, when their article came, and the words around them."""
    sheet = statement_sheet()
    return replace(
        sheet,
        keys=NEWS_KEYS,
        markdown=_MARKDOWN,
        columns=_columns,
        none="nothing new",
        told={"quote": told_words},
    )


def _columns(width: int) -> list[Column]:
    named = Column("question", 14, lambda row: one_line(row["search"]), "dim", room=70)
    known = [column for column in statement_sheet(distinct=True).columns(width) if column.title != "topics"]
    return [named, *known[:-1], Column("quote", 0, lambda row: f"{known[-1].cell(row)}{_around(row)}")]


def _around(row: Row) -> str:
    """The sentences around the words, on a line of their own, where they say more than these."""
    around = one_line(row["around"])
    return f"\n{around}" if len(around) > len(row["quote"]) + 2 else ""
