"""The columns of an archive's Parquet files. Columns may be added at the end; none is renamed, removed or given another type.

Days are texts, `YYYY-MM-DD`, as in the database: they sort and compare as days do. Offsets count code points of the
article's text. pyarrow is imported where a schema is made, so that naming a column costs nothing.
"""

from __future__ import annotations

from functools import cache
from typing import Any

# Name -> type, in the words of `_types`. The keys of the record (docs/record.md) stand first, under their own names and
# with their meaning; `topics`, `parts` and `spans` are lists. `speakers` has each speaker apart, in order; `named` whoever the words
# name, with the first words that do. `folded` is what search looks at. `record` is the article's place in its shard, from 0.
STATEMENTS = {
    "id": "int64",
    "date": "string",
    "speaker": "string",
    "speaker_ar": "string",
    "speaker_id": "string",
    "speaker_class": "string",
    "role": "string",
    "country": "string",
    "source_text": "string",
    "resolved_by": "string",
    "cue": "string",
    "act": "string",
    "kind": "string",
    "quote": "string",
    "parts": "strings",
    "spans": "spans",
    "start": "int32",
    "topics": "strings",
    "language": "string",
    "article_id": "int64",
    "title": "string",
    "outlet": "string",
    "url": "string",
    "path": "string",
    "published": "string",
    "confidence": "double",
    "statement_key": "string",
    "article_key": "string",
    "shard": "int32",
    "record": "int32",
    "speakers": "speakers",
    "cue_start": "int32",
    "cue_end": "int32",
    "source_start": "int32",
    "source_end": "int32",
    "folded": "string",
    "speaker_wikidata": "string",
    "archived_url": "string",
    "passage_url": "string",
    "named": "named",
}

# The columns of the table `articles` of the database, under their names; `text` is null unless texts are kept, `characters`
# its length. `statements` counts them, and their keys are in the statements' own file.
ARTICLES = {
    "id": "int64",
    "article_key": "string",
    "shard": "int32",
    "record": "int32",
    "sha256": "string",
    "text_sha256": "string",
    "title": "string",
    "published": "string",
    "language": "string",
    "outlet": "string",
    "url": "string",
    "path": "string",
    "encoding": "string",
    "regions": "string",
    "sketch": "hashes",
    "file": "string",
    "capture": "string",
    "warnings": "strings",
    "statements": "int32",
    "characters": "int32",
    "text": "string",
}

# The steps of the reasoning, as JSON, for each statement.
EVIDENCE = {
    "id": "int64",
    "statement_key": "string",
    "article_key": "string",
    "shard": "int32",
    "record": "int32",
    "evidence": "string",
}

# What could not be read or worked on. `path` names it, with the line or record where that is known; `step` is `read`, or
# `find` where an article was read: its title, or what its text begins with, and its address name it. `offset` is in bytes.
ERRORS = {
    "shard": "int32",
    "record": "int32",
    "path": "string",
    "reason": "string",
    "step": "string",
    "offset": "int64",
    "title": "string",
    "url": "string",
}

COLUMNS = {"statements": STATEMENTS, "articles": ARTICLES, "evidence": EVIDENCE, "errors": ERRORS}


@cache
def schema(table: str) -> Any:
    """The Arrow schema of a table of `COLUMNS`."""
    import pyarrow as pa  # type: ignore[import-untyped]

    types = _types(pa)
    return pa.schema([(name, types[kind]) for name, kind in COLUMNS[table].items()])


def _types(pa: Any) -> dict[str, Any]:
    known = [(name, pa.string()) for name in ("id", "name", "name_ar", "class", "country")]
    known.append(("registered", pa.bool_()))
    wikidata = ("wikidata", pa.string())
    speaker = pa.struct([*known, ("role", pa.string()), wikidata])
    named = pa.struct([*known, wikidata, ("start", pa.int32()), ("end", pa.int32())])
    return {
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "spans": pa.list_(pa.list_(pa.int32())),
        "hashes": pa.list_(pa.uint32()),
        "speakers": pa.list_(speaker),
        "named": pa.list_(named),
    }
