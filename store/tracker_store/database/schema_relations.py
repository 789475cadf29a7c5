"""How statements bear on others: whom their words name, and pairs of them that a person judged.

Imports nothing, as `schema`. The view is an interface, as those of `schema_questions`.
"""

# Whoever is named need never have spoken, so they stand in a table of their own; a speaker has the same id in both.
NAMED = """
create table named (
    id text primary key,         -- slug
    name text not null,
    name_ar text,
    class text not null,
    country text,
    registered integer not null default 0,
    wikidata text
) without rowid;
create table statement_named (
    statement_id integer not null references statements (id) on delete cascade,
    named_id text not null references named (id) on update cascade,
    start integer not null,      -- of the first words that name them, as offsets of the article's text
    end integer not null check (end > start),
    primary key (statement_id, named_id)
) without rowid;
create index statement_named_whom on statement_named (named_id, statement_id);

-- Somebody merged by hand is who they really are on either side, and nobody speaks of himself.
create view edges as
select m.statement_id as quote_id, w.speaker_id, w.name as speaker, w.name_ar as speaker_ar,
    w.class as speaker_class, w.country, coalesce(k.id, n.id) as named_id, coalesce(k.name, n.name) as named,
    coalesce(k.name_ar, n.name_ar) as named_ar, coalesce(k.class, n.class) as named_class,
    coalesce(k.country, n.country) as named_country, s.act, s.kind, s.date,
    (select group_concat(topic, ';') from (select t.topic from statement_topics t
        where t.statement_id = s.id order by t.topic)) as topics,
    s.article_id, m.start, m.end
from statement_named m join statements s on s.id = m.statement_id and s.hidden = 0
join named n on n.id = m.named_id
left join real_speakers k on k.said_as = m.named_id
join said_by w on w.statement_id = s.id
where w.speaker_id <> coalesce(k.id, n.id);
"""

# What a person said of two statements that were proposed: a change of position, or one saying in two languages.
PAIRS = """
create table pairs (
    id integer primary key autoincrement,
    kind text not null check (kind in ('position', 'language')),
    one integer not null references statements (id) on delete cascade,
    other integer not null references statements (id) on delete cascade check (other <> one),
    verdict text not null check (verdict in ('confirmed', 'dismissed')),
    why text not null,           -- JSON: why it had been proposed, a list of reasons
    note text,
    at text not null,            -- ISO 8601, UTC
    undone_at text
);
create index pairs_one on pairs (one) where undone_at is null;
create index pairs_other on pairs (other) where undone_at is null;
"""
