"""Counts beside a list of statements, and the figures of a speaker or topic."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tracker_cli.pages.environment import link, segment
from tracker_cli.pages.naming import Names
from tracker_cli.pages.words import Words
from tracker_cli.web.request_filter import Asked
from tracker_store.counting.facets import Facets
from tracker_store.counting.profile import Overview
from tracker_store.relations.network import Network

# So many of each kind are listed.
LISTED = 10
# Of so many statements the counts are told; with the look for them, it takes about 0.1 s.
COUNTED = 10_000

Row = dict[str, Any]


def counts_of(found: Facets, asked: Asked, words: Words, names: Names) -> dict[str, Any]:
    """Statements by speaker, topic, outlet and act; each with an address that narrows the list to it."""
    return {
        "total": found.counted,
        "whole": found.whole,
        "speaker": [
            _speaker_row(row, words, partial(_speaker_address, asked)) for row in found.by["speaker"]
        ],
        **{
            name: _rows(found.by[name], name, _label(name, words, names), partial(asked.narrowed, name))
            for name in ("topic", "outlet", "act")
        },
    }


def _speaker_address(asked: Asked, id_: str) -> str:
    return asked.narrowed("speaker_id", id_) if asked.filtered else f"/speaker/{segment(id_)}"


def figures_of(found: Overview, field: str, value: str, words: Words, names: Names) -> dict[str, Any]:
    """The figures of a speaker or topic, with addresses that narrow `field=value` down.

    `chart` has a row for every period, `periods` for those with statements.
    """

    def address(name: str, narrower: str) -> str:
        return link("/", [(field, value), (name, narrower)])

    newest = found.newest
    return {
        "statements": found.statements,
        "first": found.first,
        "last": found.last,
        "roles": found.roles,
        "holder": value if field == "speaker_id" else "",
        "chart": found.periods,
        "periods": [row for row in found.periods if row["statements"]],
        "about": [],
        "by": [],
        "counted": newest.counted,
        "whole": newest.whole,
        "speaker": [_speaker_row(row, words, partial(address, "speaker_id")) for row in newest.by["speaker"]],
        **{
            name: _rows(newest.by[name], name, _label(name, words, names), partial(address, name))
            for name in ("topic", "act", "outlet")
        },
        # Of itself a page need not tell.
        ("speaker" if field == "speaker_id" else field): [],
    }


def relations_of(about: Network, by: Network, words: Words, id_: str) -> dict[str, Any]:
    """Whom a speaker speaks about and who speaks about them, each with the address of the statements."""
    return {
        "about": [
            {
                "label": name_of(edge, "named", words),
                "count": edge["weight"],
                "address": link("/", [("speaker_id", id_), ("named", edge["target"])]),
            }
            for edge in about.edges
        ],
        "by": [
            {
                "label": name_of(edge, "speaker", words),
                "count": edge["weight"],
                "address": link("/", [("speaker_id", edge["source"]), ("named", id_)]),
            }
            for edge in by.edges
        ],
        "network": link("/network", [("speaker_id", id_)]),
    }


def name_of(row: Row, key: str, words: Words) -> str:
    """The name under a key, in the script of the interface where there is one."""
    arabic = row[f"{key}_ar"]
    return str(arabic if words["lang"] == "ar" and arabic else row[key] or arabic)


def _speaker_row(row: Row, words: Words, address: Callable[[str], str]) -> Row:
    label = name_of(row, "speaker", words)
    return {"label": label, "count": row["count"], "address": address(row["speaker_id"])}


def _label(by: str, words: Words, names: Names) -> Callable[[str], str]:
    acts = words["acts"]
    return {"act": lambda act: acts.get(act, act), "topic": names.topic}.get(by, str)


def _rows(rows: list[Row], by: str, label: Callable[[str], str], address: Callable[[str], str]) -> list[Row]:
    return [
        {"label": label(row[by]), "count": row["count"], "address": address(row[by])}
        for row in rows
        if row[by] is not None
    ]
