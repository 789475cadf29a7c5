"""Which spelling of a speaker is shown, and the statements that have another: the choice of `tracker_store.writing.spellings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_FIELDS = ("name", "name_ar", "class", "country")

# Each article has its say, however often it names somebody.
_SPELLED = """
create table spelled as
    select w.one.id as speaker, w.one.name as name, coalesce(w.one.name_ar, '') as name_ar, w.one.class as class,
        coalesce(w.one.country, '') as country, w.one.registered as registered,
        w.one.wikidata as wikidata, count(distinct s.article_id) as articles
    from kept_statements s, unnest(s.speakers) as w(one) group by all;
create table said_by as
    select w.one.id as speaker, count(*) as statements from kept_statements s, unnest(s.speakers) as w(one)
    where s.current group by 1;
"""


def _chosen(field: str) -> str:
    """The most frequent value of a field by speaker, of several the smallest; what the registry says goes before."""
    filled = f"where {field} <> ''" if field in ("name_ar", "country") else ""
    return f"""
        select speaker, {field} from (select speaker, {field}, registered, sum(articles) as articles from spelled {filled}
            group by all) qualify row_number() over (partition by speaker order by registered desc, articles desc, {field}) = 1
    """


_SHOWN = f"""
create table shown as
    select speaker, n.name, a.name_ar, c.class, o.country, bool_or(s.registered) as registered, max(s.wikidata) as wikidata,
        count(*) as spellings
    from spelled s join ({_chosen("name")}) n using (speaker) left join ({_chosen("name_ar")}) a using (speaker)
    join ({_chosen("class")}) c using (speaker) left join ({_chosen("country")}) o using (speaker)
    group by all;
"""
_OTHERWISE = " or ".join(f"w.one.{field} is distinct from v.{field}" for field in _FIELDS)
_RESPELLED = f"""
create table respelled as
    with otherwise as (
        select distinct s.id from kept_statements s, unnest(s.speakers) as w(one)
        join shown v on v.speaker = w.one.id and v.spellings > 1 where {_OTHERWISE}
    ), each as (
        select s.id, unnest(s.speakers) as one, generate_subscripts(s.speakers, 1) as place
        from kept_statements s semi join otherwise using (id)
    ), anew as (
        select e.id, list(struct_pack(id := e.one.id, name := v.name, name_ar := v.name_ar, "class" := v.class,
            country := v.country, registered := v.registered, role := e.one.role, wikidata := e.one.wikidata) order by e.place) as speakers
        from each e join shown v on v.speaker = e.one.id group by e.id
    )
    select id, speakers, {{name}} as speaker, {{name_ar}} as speaker_ar, {{class}} as speaker_class, {{country}} as country from anew;
"""


def _joined(field: str, joint: str, *, once: bool) -> str:
    """What the record says of a field of several speakers."""
    values = (
        f"list_filter(list_transform(speakers, lambda one: one.{field}), lambda x: x is not null and x <> '')"
    )
    if once:
        values = f"list_filter({values}, lambda x, i: list_position({values}, x) = i)"
    return f"nullif(array_to_string({values}, '{joint}'), '')"


def find_spellings(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables `spelled`, `shown` of speakers, and `respelled` of statements with the columns that change."""
    connection.execute(_SPELLED)
    connection.execute(_SHOWN)
    columns = {
        "name": _joined("name", " & ", once=False),
        "name_ar": _joined("name_ar", " & ", once=False),
        "class": _joined("class", ";", once=True),
        "country": _joined("country", ";", once=True),
    }
    connection.execute(_RESPELLED.format(**columns))
