"""The sheet of quotations that were looked for."""

from __future__ import annotations

from tracker_cli.render.safe import one_line
from tracker_cli.render.sheet import Column, Row, Sheet
from tracker_cli.render.statements import speaker_cell, told_words
from tracker_store.judging.verify import ABSENT, BEGINNING, IN_TEXT, VERIFY_KEYS

_MARKDOWN = ("number", "claim", "verdict", "found", "invented", "id", "speaker", "date", "outlet", "url")


def verdict_sheet() -> Sheet:
    """What `tracker verify` prints: a row for each place, with the statement that holds the words."""
    return Sheet(VERIFY_KEYS, _columns, _MARKDOWN, ("topics", "corrected"), "no quotation", spaced=True)


def _columns(width: int) -> list[Column]:
    return [
        Column("verdict", 13, lambda r: str(r["verdict"]), "bold"),
        Column("id", 7, lambda r: str(r["id"] or ""), "dim", link=lambda r: r["passage_url"] or r["url"]),
        Column("speaker", min(26, max(12, width // 5)), _speaker),
        Column("words", 0, _words),
        Column("where", 18, _where, "dim"),
    ]


def _speaker(row: Row) -> str:
    if row["verdict"] == ABSENT:
        return ""
    return "nobody's words" if row["verdict"] == IN_TEXT else speaker_cell(row)


def _words(row: Row) -> str:
    """The statement as it must be told, or the sentence around words that are nobody's; for what is not here, the claim."""
    if row["verdict"] == ABSENT:
        return one_line(row["claim"])
    if row["verdict"] == IN_TEXT:
        return one_line(row["around"])
    tail = f"\nnot said: {one_line(row['invented'])}" if row["verdict"] == BEGINNING else ""
    return told_words(row) + tail


def _where(row: Row) -> str:
    if row["article_id"] is None:
        return ""
    facts = (row["date"] or row["published"], row["outlet"], f"article {row['article_id']}", _offsets(row))
    return "\n".join(one_line(str(fact)) for fact in facts if fact)


def _offsets(row: Row) -> str:
    return " ".join(f"{start}-{end}" for start, end in row["found_spans"])
