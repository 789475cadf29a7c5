"""Near-identical copies among millions: the groups of `tracker_store.writing.copies`, found by joins instead of one article at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker_extract.resemblance import SKETCH
from tracker_store.writing.copies import COPY, DAYS, KEYS, SHARED

if TYPE_CHECKING:
    import duckdb

# Texts that share a key within two stretches of days: with more than these it is a standing line, and tells nothing. Pairs
# grow with its square.
CROWD = 10_000
# Days of a stretch: two within DAYS of each other are of one stretch or of two beside each other.
STRETCH = DAYS + 1

_KEYED = f"""
create table keyed as
    with days as (
        select id, coalesce(outlet, '') as outlet, coalesce(url, '') as url, unnest(sketch[1:{KEYS}]) as key,
            coalesce(date_diff('day', date '0001-01-01', published::date) + {STRETCH}, 0) as day
        from kept_articles where len(sketch) > 0
    )
    select *, day // {STRETCH} as stretch from days
    qualify count(*) over (partition by key, stretch) between 1 and {CROWD};
"""
# Undated articles are of stretch 0, the first day is of stretch 1: they meet as neighbours alone, where both must be dated.
_SHARING = f"""
create table sharing as
    with met as (
        select a.id as one, b.id as other from keyed a join keyed b on a.key = b.key and a.stretch = b.stretch and a.id < b.id
            where (a.outlet = '' or a.outlet <> b.outlet) and (a.url = '' or a.url <> b.url)
        union all
        select a.id, b.id from keyed a join keyed b on a.key = b.key and a.stretch + 1 = b.stretch
            where a.day > 0 and b.day - a.day <= {DAYS}
            and (a.outlet = '' or a.outlet <> b.outlet) and (a.url = '' or a.url <> b.url)
    )
    select one, other from met group by one, other having count(*) >= {SHARED};
"""
_RESEMBLANCE = f"""
    len(list_intersect(list_sort(list_distinct(list_concat(a.sketch, b.sketch)))[1:{SKETCH}], list_intersect(a.sketch, b.sketch)))
    / len(list_sort(list_distinct(list_concat(a.sketch, b.sketch)))[1:{SKETCH}])
"""
_ALIKE = f"""
create table alike as
    with pairs as (
        select p.one, p.other from sharing p join kept_articles a on a.id = p.one join kept_articles b on b.id = p.other
        where {_RESEMBLANCE} >= {COPY}
    )
    select one, other from pairs union all select other, one from pairs;
create table ranked as
    select id, row_number() over (order by coalesce(published, ''), coalesce(outlet, ''), coalesce(url, ''), characters, text_sha256)
        as rank from kept_articles where id in (select one from alike);
create table labels as select id, rank as label from ranked;
"""
_NEXT = """
create table next_labels as
    select l.id, least(l.label, min(n.label)) as label from labels l
    join alike e on e.one = l.id join labels n on n.id = e.other group by l.id, l.label;
"""
_COPIES = f"""
create table copies as
    select a.id, b.id as copy_of, {_RESEMBLANCE} as resemblance from labels l join ranked r on r.rank = l.label and r.id <> l.id
    join kept_articles a on a.id = l.id join kept_articles b on b.id = r.id;
"""


def find_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `copies`: articles, the first of the group of each, and how much they resemble it."""
    for statement in (_KEYED, _SHARING, _ALIKE):
        connection.execute(statement)
    while _spread(connection):
        pass
    connection.execute(_COPIES)
    for table in ("keyed", "sharing", "alike", "ranked", "labels"):
        connection.execute(f"drop table {table}")


def _spread(connection: duckdb.DuckDBPyConnection) -> bool:
    """Let each article take the first article that one alike to it knows; whether anything changed."""
    connection.execute(_NEXT)
    changed = connection.execute(
        "select count(*) from labels l join next_labels n using (id) where l.label <> n.label"
    ).fetchone()
    connection.execute("drop table labels")
    connection.execute("alter table next_labels rename to labels")
    return bool(changed and changed[0])
