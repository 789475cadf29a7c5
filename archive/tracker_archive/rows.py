"""The rows of an archive's tables, made of what a worker found in an article."""

from __future__ import annotations

from typing import Any

from tracker_archive.keys import article_key, statement_key
from tracker_archive.layout import IDS
from tracker_extract.errors import ReadError
from tracker_store.asking.record import address_passage, keys_of_speakers
from tracker_store.asking.text_fragments import page_of
from tracker_store.writing.prepare import (
    ARTICLE_COLUMNS,
    PART_JOINT,
    STATEMENT_COLUMNS,
    Known,
    Prepared,
    Said,
)

Row = dict[str, Any]

# Which of an article's columns every one of its statements repeats: a question then reads one table.
_REPEATED = ("title", "outlet", "url", "path", "published")


class Rows:
    """Rows of one shard, by table, as they come; ids go up with the order of the articles and of their statements."""

    def __init__(self, shard: int, *, keep_text: bool) -> None:
        self.articles = self.statements = self.errors = 0
        self._shard = shard
        self._keep_text = keep_text
        self._records = 0

    def of_article(self, article: Prepared) -> dict[str, list[Row]]:
        """The rows of an article and its statements. Raises OverflowError where the shard is full."""
        place = {"article_key": article_key(article), "shard": self._shard, "record": self._records}
        number = self._shard * IDS + self._records
        own = dict(zip(ARTICLE_COLUMNS, article.row, strict=True))
        repeated = {"article_id": number, **{name: own[name] for name in _REPEATED}, **place}
        page = page_of(article.text)
        statements, evidence = [], []
        for said in article.said:
            identified = {"id": self._next_id(), "statement_key": statement_key(article, said)}
            row = {**_statement(said), **repeated, **identified, "archived_url": article.capture}
            evidence.append({**identified, **place, "evidence": row.pop("evidence")})
            address_passage(row, page)
            statements.append(row)
        self._count_record()
        self.articles += 1
        return {
            "articles": [{"id": number, **place, **own, **self._rest(article)}],
            "statements": statements,
            "evidence": evidence,
        }

    def of_error(
        self, error: ReadError, step: str, title: str | None = None, url: str | None = None
    ) -> dict[str, list[Row]]:
        """The row of what could not be read, or, at the step `find`, not be worked on; it takes a place in the shard."""
        row = {
            "shard": self._shard,
            "record": self._records,
            "path": error.path,
            "reason": error.reason,
            "step": step,
            "offset": error.offset,
            "title": title,
            "url": url,
        }
        self._count_record()
        self.errors += 1
        return {"errors": [row]}

    def _next_id(self) -> int:
        if self.statements >= IDS:
            raise OverflowError("more than a million statements in one shard")
        self.statements += 1
        return self._shard * IDS + self.statements - 1

    def _count_record(self) -> None:
        self._records += 1
        if self._records > IDS:
            raise OverflowError("more than a million articles in one shard")

    def _rest(self, article: Prepared) -> Row:
        return {
            "sketch": list(article.sketch),
            "file": article.file,
            "capture": article.capture,
            "warnings": list(article.warnings),
            "statements": len(article.said),
            "characters": len(article.text),
            "text": article.text if self._keep_text else None,
        }


def _statement(said: Said) -> Row:
    """The columns of a statement that it has of its own."""
    own = dict(zip(STATEMENT_COLUMNS, said.row, strict=True))
    texts = [text for _, _, text in said.parts]
    return {
        **own,
        **keys_of_speakers(
            [
                (who.id, who.name, who.name_ar, who.speaker_class, role, who.country, who.wikidata)
                for who, role in said.speakers
            ]
        ),
        "quote": PART_JOINT.join(texts),
        "parts": texts,
        "spans": [[start, end] for start, end, _ in said.parts],
        "topics": sorted(said.topics),
        "speakers": [{**_known(speaker), "role": role} for speaker, role in said.speakers],
        "folded": said.folded,
        "named": [{**_known(who), "start": start, "end": end} for who, start, end in said.named],
    }


def _known(speaker: Known) -> Row:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "name_ar": speaker.name_ar,
        "class": speaker.speaker_class,
        "country": speaker.country,
        "registered": speaker.registered,
        "wikidata": speaker.wikidata,
    }
