"""Who speaks about whom: edges from speakers to those whom their words name, each with what it is made of."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from tracker_store.asking.filters import Filter, conditions, marks
from tracker_store.asking.newest_first import newest_ids
from tracker_store.naming.lookup import name_words, with_merged

NODE_KEYS = ("id", "label", "label_ar", "class", "country")
EDGE_KEYS = (
    "source", "target", "speaker", "speaker_ar", "named", "named_ar", "weight", "statements", "acts", "topics",
    "first", "last",
)  # fmt: skip

Record = dict[str, Any]
# Somebody: NODE_KEYS.
_Node = tuple[str, str, str | None, str, str | None]

# A row for each statement and each of its speakers and of those named; merged speakers are who they really are.
_ROWS = """
    select w.speaker_id, w.name, w.name_ar, w.class, w.country, coalesce(k.id, n.id), coalesce(k.name, n.name),
        coalesce(k.name_ar, n.name_ar), coalesce(k.class, n.class), coalesce(k.country, n.country),
        s.id, coalesce(s.saying, s.id), s.act, s.date,
        (select json_group_array(t.topic) from statement_topics t where t.statement_id = s.id)
    from {source} join statement_named m on m.statement_id = s.id
    join named n on n.id = m.named_id
    left join real_speakers k on k.said_as = m.named_id
    join said_by w on w.statement_id = s.id
    where {where} and w.speaker_id <> coalesce(k.id, n.id)
"""


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by NODE_KEYS and edges by EDGE_KEYS, the heaviest first; every end of an edge is a node, and no node has none."""

    nodes: tuple[Record, ...]
    edges: tuple[Record, ...]


@dataclass(slots=True)
class _Edge:
    sayings: set[int] = field(default_factory=set)
    statements: set[int] = field(default_factory=set)
    acts: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)


def network(
    connection: sqlite3.Connection, wanted: Filter, *, least: int = 1, limit: int = 0, newest: int = 0
) -> Network:
    """The network of the statements that pass, of the `newest` of them alone where that is no 0.

    Where the filter asks for somebody named, only edges to them. Those lighter than `least` are left out, and all but
    the heaviest `limit`. The weight of an edge is the number of sayings: copies of an agency's sentence count once.
    """
    if newest:
        source = "json_each(?) j cross join statements s on s.id = j.value"
        where, values = "1", (json.dumps(newest_ids(connection, wanted, newest)),)
    else:
        found = conditions(connection, wanted, all_rows=True)
        source, where, values = "statements s", found.where, found.values
    if wanted.named:
        where, values = f"{where} and m.named_id in ({marks(wanted.named)})", (*values, *wanted.named)
    rows = connection.execute(_ROWS.format(source=source, where=where), values)
    return _of(rows, least, limit)


def network_of(connection: sqlite3.Connection, id_: str, limit: int, newest: int) -> tuple[Network, Network]:
    """Whom a speaker speaks about and who speaks about them, the heaviest `limit` edges of the `newest` statements each."""
    ids = with_merged(connection, [id_])
    sides = (Filter(speakers=ids), Filter(named=ids))
    about, by = (network(connection, side, limit=limit, newest=newest) for side in sides)
    return about, by


def named_so(connection: sqlite3.Connection, given: str, ids: Iterable[str] = ()) -> tuple[str, ...]:
    """The ids of whoever is named somewhere and has this id, is called so, or has one of `ids`."""
    words, wanted = name_words(given), {given, *ids}
    query = "select id, name, name_ar from named order by id"
    return tuple(
        id_
        for id_, *names in connection.execute(query)
        if id_ in wanted or words and any(f" {words} " in f" {name_words(name)} " for name in names if name)
    )


def names_anybody(connection: sqlite3.Connection) -> bool:
    """Whether any statement is known to name somebody: in a database that older rules have filled, none is."""
    return connection.execute("select 1 from statement_named limit 1").fetchone() is not None


def _of(rows: Iterable[tuple[Any, ...]], least: int, limit: int) -> Network:
    nodes: dict[str, _Node] = {}
    edges: dict[tuple[str, str], _Edge] = {}
    for row in rows:
        speaker, other = row[:5], row[5:10]
        nodes[speaker[0]], nodes[other[0]] = speaker, other
        _count(edges.setdefault((speaker[0], other[0]), _Edge()), *row[10:])
    heavy = [(ends, edge) for ends, edge in edges.items() if len(edge.sayings) >= least]
    heavy.sort(key=lambda pair: (-len(pair[1].sayings), -len(pair[1].statements), pair[0]))
    shown = [_record(nodes, ends, edge) for ends, edge in heavy[: limit or None]]
    met = dict.fromkeys(id_ for edge in shown for id_ in (edge["source"], edge["target"]))
    return Network(tuple(dict(zip(NODE_KEYS, nodes[id_], strict=True)) for id_ in sorted(met)), tuple(shown))


def _count(edge: _Edge, statement: int, saying: int, act: str, day: str | None, topics: str) -> None:
    edge.sayings.add(saying)
    if statement in edge.statements:  # it names them by two ids of one person
        return
    edge.statements.add(statement)
    edge.acts[act] += 1
    edge.topics.update(json.loads(topics))
    if day:
        edge.days.add(day)


def _record(nodes: dict[str, _Node], ends: tuple[str, str], edge: _Edge) -> Record:
    (source, target), (one, other) = ends, (nodes[ends[0]], nodes[ends[1]])
    values = (
        source, target, one[1], one[2], other[1], other[2], len(edge.sayings), len(edge.statements),
        _counted(edge.acts), _counted(edge.topics), min(edge.days, default=None), max(edge.days, default=None),
    )  # fmt: skip
    return dict(zip(EDGE_KEYS, values, strict=True))


def _counted(found: Counter[str]) -> dict[str, int]:
    """The most frequent first, then by name."""
    return dict(sorted(sorted(found.items()), key=itemgetter(1), reverse=True))
