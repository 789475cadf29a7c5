"""What questions need beside the articles: indexes, corrections by hand, sayings, and views that stay stable.

Imports nothing, as `schema`. The views are an interface for sqlite-utils, Datasette and DuckDB: docs/views.md says what
their columns mean; columns may be added, none is renamed.
"""

VIEWS = (
    "quotes",
    "quote_speakers",
    "quote_topics",
    "speakers_by_month",
    "topics_by_month",
    "outlets_by_month",
    "edges",
)

QUESTIONS = """
-- Why a statement is not shown: 0 it is, 1 rejected by hand, 2 an older version of its article.
alter table statements add column hidden integer not null default 0;
-- The earliest statement of the same saying, its own id where it is the first; null until looked at.
alter table statements add column saying integer;
create index statements_shown on statements (date, article_id, start) where hidden = 0;
create index statements_saying on statements (saying);
create index statements_unlinked on statements (id) where saying is null;
-- Days without the rest of the row: the list of speakers looks at every statement.
create index statements_day on statements (id, hidden, date);
create index statements_act on statements (act);
create index statements_month on statements (substr(date, 1, 7)) where hidden = 0;

-- Found by way of a merge: the speaker whom this one really is.
alter table speakers add column merged_into text references speakers (id) on update cascade;
create index speakers_merged on speakers (merged_into) where merged_into is not null;
create index speakers_country on speakers (country);
create index statement_speakers_role on statement_speakers (role, statement_id) where role is not null;
alter table aliases add column by_hand integer not null default 0;

-- What an older version of an article said is hidden, whoever marks it as such, and shown when it is the newest again.
update statements set hidden = 2 where article_id in (select id from articles where not current);
create trigger articles_current after update of current on articles begin
    update statements set hidden = iif(new.current, 0, 2), saying = null where article_id = new.id and hidden <> 1;
end;
create trigger statements_of_older_version after insert on statements
    when not (select current from articles where id = new.article_id) begin
    update statements set hidden = 2 where id = new.id;
end;

-- What a person set right. `found` keeps what the rules had said.
create table corrections (
    id integer primary key autoincrement,
    statement_id integer not null references statements (id) on delete cascade,
    field text not null check (field in ('speaker', 'date', 'topics', 'rejected')),
    value text not null,         -- JSON
    found text not null,         -- JSON
    note text,
    at text not null,            -- ISO 8601, UTC
    undone_at text
);
create index corrections_statement on corrections (statement_id) where undone_at is null;

-- Aliases, merges and new speakers by hand, in the order they were made; the newest that stands can be undone.
create table speaker_edits (
    id integer primary key autoincrement,
    kind text not null check (kind in ('add', 'alias', 'merge', 'split')),
    speaker_id text not null,
    before text not null,        -- JSON: what undoing brings back
    value text,
    note text,
    at text not null,
    undone_at text
);

create view quotes as
select s.id, s.date,
    (select group_concat(name, ' & ') from (select w.name from statement_speakers l join speakers o on o.id = l.speaker_id
        join speakers w on w.id = coalesce(o.merged_into, o.id) where l.statement_id = s.id order by l.position)) as speaker,
    (select group_concat(name_ar, ' & ') from (select w.name_ar from statement_speakers l join speakers o on o.id = l.speaker_id
        join speakers w on w.id = coalesce(o.merged_into, o.id) where l.statement_id = s.id order by l.position)) as speaker_ar,
    (select group_concat(id, ';') from (select coalesce(o.merged_into, o.id) as id from statement_speakers l
        join speakers o on o.id = l.speaker_id where l.statement_id = s.id order by l.position)) as speaker_id,
    (select group_concat(role, ' & ') from (select l.role from statement_speakers l
        where l.statement_id = s.id order by l.position)) as role,
    (select w.country from statement_speakers l join speakers w on w.id = l.speaker_id
        where l.statement_id = s.id order by l.position limit 1) as country,
    s.source_text, s.resolved_by, s.cue, s.act, s.kind,
    (select group_concat(text, ' … ') from (select p.text from statement_parts p
        where p.statement_id = s.id order by p.position)) as quote,
    s.start,
    (select group_concat(topic, ';') from (select t.topic from statement_topics t
        where t.statement_id = s.id order by t.topic)) as topics,
    s.language, s.article_id, a.title, a.outlet, a.url, a.path, a.published, s.confidence, s.saying
from statements s join articles a on a.id = s.article_id
where s.hidden = 0;

create view quote_speakers as
select l.statement_id as quote_id, coalesce(o.merged_into, o.id) as speaker_id, w.name as speaker,
    w.name_ar as speaker_ar, w.class as speaker_class, w.country, l.role, s.date
from statement_speakers l join statements s on s.id = l.statement_id and s.hidden = 0
join speakers o on o.id = l.speaker_id join speakers w on w.id = coalesce(o.merged_into, o.id);

create view quote_topics as
select t.statement_id as quote_id, t.topic, s.date
from statement_topics t join statements s on s.id = t.statement_id and s.hidden = 0;

create view speakers_by_month as
select speaker_id, speaker, speaker_ar, substr(date, 1, 7) as month, count(*) as quotes
from quote_speakers where date is not null group by speaker_id, month;

create view topics_by_month as
select topic, substr(date, 1, 7) as month, count(*) as quotes
from quote_topics where date is not null group by topic, month;

create view outlets_by_month as
select a.outlet, substr(s.date, 1, 7) as month, count(*) as quotes
from statements s join articles a on a.id = s.article_id
where s.hidden = 0 and s.date is not null group by a.outlet, month;
"""

# Who a speaker really is, once merged with another: `said_as` is who stands in the text. Every question goes by these.
REALLY = """
create view real_speakers as
select o.id as said_as, w.id, w.name, w.name_ar, w.class, w.country, w.registered, w.wikidata
from speakers o join speakers w on w.id = coalesce(o.merged_into, o.id);

create view said_by as
select l.statement_id, l.position, l.role, w.said_as, w.id as speaker_id, w.name, w.name_ar, w.class, w.country, w.wikidata
from statement_speakers l join real_speakers w on w.said_as = l.speaker_id;
"""

# With the items of Wikidata, and captures in web archives, which `quotes` and `quote_speakers` did not have before.
VIEWS_WITH_ITEMS = """
drop view quotes;
drop view quote_speakers;
create view quotes as
select s.id, s.date,
    (select group_concat(name, ' & ') from (select b.name from said_by b
        where b.statement_id = s.id order by b.position)) as speaker,
    (select group_concat(name_ar, ' & ') from (select b.name_ar from said_by b
        where b.statement_id = s.id order by b.position)) as speaker_ar,
    (select group_concat(speaker_id, ';') from (select b.speaker_id from said_by b
        where b.statement_id = s.id order by b.position)) as speaker_id,
    (select group_concat(role, ' & ') from (select l.role from statement_speakers l
        where l.statement_id = s.id order by l.position)) as role,
    (select b.country from said_by b where b.statement_id = s.id order by b.position limit 1) as country,
    s.source_text, s.resolved_by, s.cue, s.act, s.kind,
    (select group_concat(text, ' … ') from (select p.text from statement_parts p
        where p.statement_id = s.id order by p.position)) as quote,
    s.start,
    (select group_concat(topic, ';') from (select t.topic from statement_topics t
        where t.statement_id = s.id order by t.topic)) as topics,
    s.language, s.article_id, a.title, a.outlet, a.url, a.path, a.published, s.confidence, s.saying,
    (select nullif(group_concat(coalesce(wikidata, ''), ';'), '') from (select b.wikidata from said_by b
        where b.statement_id = s.id order by b.position)) as speaker_wikidata,
    (select r.capture from article_readings r where r.article_id = s.article_id) as archived_url
from statements s join articles a on a.id = s.article_id
where s.hidden = 0;

create view quote_speakers as
select b.statement_id as quote_id, b.speaker_id, b.name as speaker, b.name_ar as speaker_ar, b.class as speaker_class,
    b.country, b.role, s.date, b.wikidata as speaker_wikidata
from said_by b join statements s on s.id = b.statement_id and s.hidden = 0;
"""
