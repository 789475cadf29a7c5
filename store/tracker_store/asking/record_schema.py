"""The record as JSON Schema (draft 2020-12), `record.schema.json`: the one place that says of each key what it holds.

The number at the end of its `$id` is its version: `1.1` adds keys to `1.0`, and no `2.0` is meant to come.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

FIELD_KEYS = ("key", "type", "meaning")


def text() -> str:
    """The schema as it is published."""
    return (files("tracker_store.asking") / "record.schema.json").read_text("utf-8")


@cache
def schema() -> dict[str, Any]:
    """The schema."""
    found: dict[str, Any] = json.loads(text())
    return found


def fields() -> list[dict[str, str]]:
    """Each key with its type in words and its meaning, in the order of the record."""
    return [
        {"key": key, "type": _type(of), "meaning": of["description"]}
        for key, of in schema()["properties"].items()
    ]


def _type(of: dict[str, Any]) -> str:
    if of.get("format") == "date":
        return "YYYY-MM-DD"
    kinds = of.get("type", "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "array":
        inner = of["items"]
        return "list of [start, end]" if "prefixItems" in inner else f"list of {_type(inner)}s"
    return f"{kind}, {of['minimum']} to {of['maximum']}" if "maximum" in of else str(kind)
