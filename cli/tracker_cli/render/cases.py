"""Corrected statements as cases for the rules: the sentence, and what should be found in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from tracker_cli.render.explanation import sentence
from tracker_extract.models import Span
from tracker_store.corrections import corrected
from tracker_store.explain import Explained, explained
from tracker_store.filters import Filter
from tracker_store.query import quotes
from tracker_store.record import Record


def cases(connection: sqlite3.Connection) -> Iterator[str]:
    """A `[[case]]` in TOML for each sentence with a corrected statement.

    A case says everything that is found in its text, so that the other statements of the sentence stand in it, too.
    """
    done: set[tuple[int, Span]] = set()
    for statement in corrected(connection):
        found = explained(connection, statement)
        key = (found.record["article_id"], sentence(found))
        if key not in done:
            done.add(key)
            yield _case(connection, found, key[1])


def _case(connection: sqlite3.Connection, found: Explained, place: Span) -> str:
    record = found.record
    text = found.text[place.start : place.end].strip()
    label = f"statement {record['id']} set right by hand"
    lines = ["[[case]]", f"label = {_string(label)}"]
    if record["published"]:
        lines.append(f"published = {_string(record['published'])}")
    lines.append(f"text = {_string(text)}")
    here = quotes(connection, Filter(articles=(record["article_id"],)))
    for other in sorted(here, key=lambda other: int(other["start"])):
        if all(place.start <= start and end <= place.end for start, end in other["spans"]):
            lines += ["", *_says(other)]
    return "\n".join(lines) + "\n"


def _says(record: Record) -> Iterator[str]:
    yield "[[case.says]]"
    yield f"speaker = {_string(record['speaker'] or 'unresolved')}"
    if record["source_text"]:
        yield f"source = {_string(record['source_text'])}"
    yield f"parts = [{', '.join(map(_string, record['parts']))}]"
    yield f"kind = {_string(record['kind'])}"
    yield f"act = {_string(record['act'])}"
    if record["topics"]:
        yield f"topics = [{', '.join(map(_string, record['topics']))}]"
    if "date" in record["corrected"] and record["date"]:
        yield f"date = {_string(record['date'])}"


def _string(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
