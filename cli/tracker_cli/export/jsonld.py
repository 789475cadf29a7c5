"""Statements as schema.org `Quotation` objects in one JSON-LD graph, an object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from json import JSONEncoder
from typing import Any

from tracker_cli.pages.words import words
from tracker_cli.render.safe import escaped_json, one_line
from tracker_cli.render.telling import speaker, told_by
from tracker_store.asking.record import Record

_ENCODE = JSONEncoder(ensure_ascii=False).encode
_ITEM = "http://www.wikidata.org/entity/"  # the URI of an item, which is not the address of its page
# Class of speaker -> type in schema.org.
_TYPES = {"person": "Person", "unnamed": "Person", "document": "CreativeWork"}


def graph_lines(records: Iterable[Record]) -> Iterator[str]:
    """The graph. `<` is escaped, so that it can stand in the script element of a page."""
    yield '{"@context": "https://schema.org", "@graph": ['
    joint = "\n"
    for record in records:
        yield joint + escaped_json(_ENCODE(quotation(record))).replace("<", "\\u003c")
        joint = ",\n"
    yield "\n]}\n"


def quotation(record: Record) -> dict[str, Any]:
    """One `Quotation`; what is not known is left out. `name`, which a reader is shown, says what was done by the words."""
    whole = {
        "@type": "Quotation",
        "identifier": str(record["id"]),
        "name": one_line(told_by(speaker(record), record, words("en"))),
        "text": record["quote"],
        "url": record["passage_url"],
        "inLanguage": record["language"],
        "dateCreated": record["date"],
        "spokenByCharacter": _speaker(record),
        "about": [{"@type": "Thing", "identifier": topic} for topic in record["topics"]] or None,
        "isPartOf": _article(record),
    }
    return {key: value for key, value in whole.items() if value is not None}


def _speaker(record: Record) -> Any:
    if record["speaker_id"] is None:
        return None
    names = (record["speaker"] or "").split(" & ")
    arabic = (record["speaker_ar"] or "").split(" & ")
    ids = record["speaker_id"].split(";")
    items = (record["speaker_wikidata"] or "").split(";")
    kind = _TYPES.get(record["speaker_class"] or "", "Organization")
    speakers = []
    for n, id_ in enumerate(ids):
        speaker = {"@type": kind, "identifier": id_, "name": names[n] if len(names) == len(ids) else None}
        if len(arabic) == len(ids):
            speaker["alternateName"] = arabic[n]
        if len(ids) == 1 and record["role"]:
            speaker["jobTitle"] = record["role"]
        if len(items) == len(ids) and items[n]:
            speaker["sameAs"] = _ITEM + items[n]
        speakers.append({key: value for key, value in speaker.items() if value})
    return speakers[0] if len(speakers) == 1 else speakers


def _article(record: Record) -> dict[str, Any]:
    outlet = record["outlet"] and {"@type": "Organization", "name": record["outlet"]}
    whole = {
        "@type": "NewsArticle",
        "headline": record["title"],
        "url": record["url"],
        "archivedAt": record["archived_url"],
        "datePublished": record["published"],
        "publisher": outlet,
    }
    return {key: value for key, value in whole.items() if value}
