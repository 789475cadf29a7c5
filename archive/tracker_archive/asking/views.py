"""The views of an archive in DuckDB: those of a database (docs/views.md), over what was merged or over the shards that are done.

Of an archive that was not merged every row is shown as its article has it: repetitions, earlier versions, each spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tracker_archive.layout import Layout
from tracker_archive.reducing.marker import Merged, read_marker

VIEWS = (
    "quotes",
    "quote_speakers",
    "quote_topics",
    "speakers_by_month",
    "topics_by_month",
    "outlets_by_month",
)

_OVER_STATEMENTS = """
create or replace view quotes as
select id, date, speaker, speaker_ar, speaker_id, role, speakers[1].country as country, source_text, resolved_by, cue, act, kind,
    quote, "start", nullif(array_to_string(topics, ';'), '') as topics, language, article_id, title, outlet, url, path, published,
    confidence, saying, speaker_wikidata, archived_url
from statements where current;

create or replace view quote_speakers as
select s.id as quote_id, w.one.id as speaker_id, w.one.name as speaker, w.one.name_ar as speaker_ar,
    w.one.class as speaker_class, w.one.country as country, w.one.role as role, s.date, w.one.wikidata as speaker_wikidata
from statements s, unnest(s.speakers) as w(one) where s.current;

create or replace view quote_topics as
select s.id as quote_id, t.topic, s.date from statements s, unnest(s.topics) as t(topic) where s.current;

create or replace view speakers_by_month as
select speaker_id, min(speaker) as speaker, min(speaker_ar) as speaker_ar, substr(date, 1, 7) as month, count(*) as quotes
from quote_speakers where date is not null group by speaker_id, month;

create or replace view topics_by_month as
select topic, substr(date, 1, 7) as month, count(*) as quotes from quote_topics where date is not null group by topic, month;

create or replace view outlets_by_month as
select outlet, substr(date, 1, 7) as month, count(*) as quotes
from statements where current and date is not null group by outlet, month;
"""


def views(layout: Layout, *, relative: bool = False) -> Iterator[str]:
    """The statements that make `statements`, `articles` and the views. `relative` ones name files as
    they are seen from the archive's folder."""
    root = Path() if relative else layout.root
    here = Layout(root)
    marker = read_marker(layout)
    for name in ("statements", "articles"):
        body = _shards(here, layout, name) if marker is None else _merged(here, marker, name, layout)
        yield f"create or replace view {name} as {body};"
    yield _OVER_STATEMENTS.strip()


def _shards(here: Layout, layout: Layout, name: str) -> str:
    files = [here.table(name, shard) for shard in layout.shards_done()]
    extra = "true as current, " + (
        "null::bigint as saying" if name == "statements" else "null::bigint as copy_of"
    )
    return f"select *, {extra} from {parquet(files)}"


def _merged(here: Layout, marker: Merged, name: str, layout: Layout) -> str:
    own = name == "articles"
    files = [
        here.merged / file
        for file in marker.files
        if file.endswith(".parquet") and file.startswith("articles/") == own
    ]
    if not files:
        return f"{_shards(here, layout, name)} where false"
    hive = ", hive_partitioning = true, hive_types = {'language': varchar, 'year': varchar}"
    return f"select * from {parquet(files, hive if name == 'statements' else '')}"


def parquet(files: Iterable[Path], more: str = "") -> str:
    """The table function that reads some files."""
    listed = ", ".join(text(str(file)) for file in files)
    return f"read_parquet([{listed}], union_by_name = true{more or ', hive_partitioning = false'})"


def text(value: str) -> str:
    """A text as SQL writes it."""
    return "'" + value.replace("'", "''") + "'"
