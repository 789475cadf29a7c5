"""The sheet of statement records."""

from __future__ import annotations

from tracker_cli.render.safe import one_line, visible
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_store.asking.record import KEYS

# Narrower than this, kind and topics would leave the quotation too few words a line.
ROOM_FOR_ALL = 100
MARKDOWN_KEYS = ("id", "date", "speaker", "kind", "quote", "topics", "outlet")


def statement_sheet(*, distinct: bool = False) -> Sheet:
    """What `tracker quotes` prints; with `distinct`, each saying with its other sources."""
    return Sheet(
        (*KEYS, "sources") if distinct else KEYS,
        _columns,
        MARKDOWN_KEYS,
        ("topics", "corrected"),
        "no statements",
        spaced=True,
        told={"quote": told_words},
    )


def _columns(width: int) -> list[Column]:
    return [
        Column("id", 7, lambda r: str(r["id"]), "dim", link=lambda r: r["passage_url"] or r["url"]),
        Column("date", 10, lambda r: r["date"] or "undated", "dim"),
        Column("speaker", min(26, max(12, width // 5)), speaker_cell, "bold"),
        Column("kind", 8, lambda r: str(r["kind"]), "dim", ROOM_FOR_ALL),
        Column("topics", 14, lambda r: visible(" ".join(r["topics"])), "dim", ROOM_FOR_ALL),
        Column("quote", 0, _quote),
    ]


def speaker_cell(row: Row) -> str:
    """The name in both scripts; for nobody, the words that the article names the source by."""
    if row["resolved_by"] == "unresolved" or not (row["speaker"] or row["speaker_ar"]):
        source = row["source_text"]
        return "unresolved" + (f"\n{one_line(source)}" if source else "")
    names = dict.fromkeys(name for name in (row["speaker"], row["speaker_ar"]) if name)
    by_hand = ["(by hand)"] if "speaker" in row["corrected"] else []
    return "\n".join([*(one_line(name) for name in names), *by_hand])


def told_words(row: Row) -> str:
    """The words with the act before them, in the statement's own language and so in one direction."""
    from tracker_cli.render.telling import own_words, told

    return one_line(told(row, own_words(row)))


def _quote(row: Row) -> str:
    others = also_in(row)
    return told_words(row) + (f"\n{others}" if others else "")


def also_in(row: Row) -> str:
    """`+3 outlets` for a saying with further sources, else nothing."""
    others = {source["outlet"] for source in row.get("sources", ())} - {row["outlet"]}
    if others:
        return f"+{len(others)} outlet{'s' if len(others) > 1 else ''}"
    again = len(row.get("sources", ()))
    return f"+{again} more here" if again else ""
