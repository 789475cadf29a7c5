"""By whom, on what, where and how all statements of the database were said.

Counted over all rows of narrow indexes, of which the few hidden ones are then taken off: to look at every statement
whether it is shown takes ten times as long.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from tracker_store.counting.facets import Facets
from tracker_store.database.schema import SHOWN

_HIDDEN = f"select id from statements indexed by statements_day where hidden <> {SHOWN}"
# Facet -> its keys with their counts among all statements, then those of each hidden one, to be taken off.
_COUNTS = {
    "speaker": (
        """select w.id, l.number from
            (select speaker_id, count(*) as number from statement_speakers group by speaker_id) l
            join real_speakers w on w.said_as = l.speaker_id""",
        "select b.speaker_id, -1 from gone join said_by b on b.statement_id = gone.id",
    ),
    "topic": (
        "select topic, count(*) from statement_topics group by topic",
        "select t.topic, -1 from gone join statement_topics t on t.statement_id = gone.id",
    ),
    "outlet": (
        """select a.outlet, count(*) from articles a indexed by articles_outlet
            cross join statements s indexed by statements_article on s.article_id = a.id
            where a.outlet is not null group by a.outlet""",
        """select a.outlet, -1 from gone join statements s on s.id = gone.id join articles a on a.id = s.article_id
            where a.outlet is not null""",
    ),
    "act": (
        "select act, count(*) from statements group by act",
        "select s.act, -1 from gone join statements s on s.id = gone.id",
    ),
}


def totals(connection: sqlite3.Connection, listed: int) -> Facets:
    """The counts of every statement that is shown, the highest `listed` of each facet."""
    (shown,) = connection.execute(f"select count(*) from statements where hidden = {SHOWN}").fetchone()
    by = {
        facet: [{facet: key, "count": number} for key, number in _highest(connection, facet, listed)]
        for facet in _COUNTS
    }
    return Facets(shown, True, {**by, "speaker": [_named(connection, row) for row in by["speaker"]]})


def _named(connection: sqlite3.Connection, row: dict[str, Any]) -> dict[str, Any]:
    names = "select name, name_ar from speakers where id = ?"
    id_ = row["speaker"]
    name, name_ar = connection.execute(names, (id_,)).fetchone()
    return {"speaker_id": id_, "speaker": name, "speaker_ar": name_ar, "count": row["count"]}


def _highest(connection: sqlite3.Connection, facet: str, listed: int) -> list[tuple[str, int]]:
    everything, gone = _COUNTS[facet]
    query = f"""
        with gone (id) as materialized ({_HIDDEN}), counted (key, number) as ({everything} union all {gone})
        select key, sum(number) from counted group by key having sum(number) > 0 order by 2 desc, key limit ?
    """
    return connection.execute(query, (listed,)).fetchall()
