"""Corrected statements as cases for the rules: the sentence, and what should be found in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from tracker_cli.render.explanation import sentence
from tracker_extract.models import Span
from tracker_store.asking.explain import Explained, explained
from tracker_store.asking.filters import Filter
from tracker_store.asking.query import quotes
from tracker_store.asking.record import Record
from tracker_store.by_hand.corrections import corrected

Case = dict[str, Any]


def cases(connection: sqlite3.Connection) -> Iterator[Case]:
    """A case for each sentence with a corrected statement: its `label`, `published`, `text` and what it `says`.

    A case says everything that is found in its text, so that the other statements of the sentence stand in it, too.
    """
    done: set[tuple[int, Span]] = set()
    for statement in corrected(connection):
        found = explained(connection, statement)
        key = (found.record["article_id"], sentence(found))
        if key not in done:
            done.add(key)
            yield _case(connection, found, key[1])


def as_toml(case: Case) -> str:
    """The case in the form of tests/cases: `[[case]]`, then a `[[case.says]]` for each statement."""
    lines = ["[[case]]"]
    lines += [f"{key} = {_value(value)}" for key, value in case.items() if key != "says"]
    for says in case["says"]:
        lines += ["", "[[case.says]]", *(f"{key} = {_value(value)}" for key, value in says.items())]
    return "\n".join(lines) + "\n"


def _case(connection: sqlite3.Connection, found: Explained, place: Span) -> Case:
    record = found.record
    case: Case = {"label": f"statement {record['id']} set right by hand"}
    if record["published"]:
        case["published"] = record["published"]
    here = quotes(connection, Filter(articles=(record["article_id"],)))
    inside = [
        other
        for other in sorted(here, key=lambda other: int(other["start"]))
        if all(place.start <= start and end <= place.end for start, end in other["spans"])
    ]
    text = found.text[place.start : place.end].strip()
    return {**case, "text": text, "says": list(map(_says, inside))}


def _says(record: Record) -> Case:
    says: Case = {"speaker": record["speaker"] or "unresolved"}
    if record["source_text"]:
        says["source"] = record["source_text"]
    says |= {key: record[key] for key in ("parts", "kind", "act")}
    if record["topics"]:
        says["topics"] = record["topics"]
    if "date" in record["corrected"] and record["date"]:
        says["date"] = record["date"]
    return says


def _value(value: str | list[str]) -> str:
    return _string(value) if isinstance(value, str) else f"[{', '.join(map(_string, value))}]"


def _string(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
