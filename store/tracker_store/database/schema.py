"""The tables, as the newest migration leaves them. Imports nothing, so that reading stays quick.

`SCHEMA` is the number of the newest migration; it stands in the file as `PRAGMA user_version`. A migration once
released is never changed: a new one with a higher number is added below it in `migrations.py`. Numbers may have gaps.
"""

SCHEMA = 22

# `hidden` of a statement: shown, rejected by hand, or of an older version of its article.
SHOWN, REJECTED, OLDER = 0, 1, 2

# Text columns stand last in their tables: SQLite then reads the short columns without walking the long ones.
FIRST = """
create table articles (
    id integer primary key autoincrement,
    sha256 text,                 -- of the bytes the text came from
    text_sha256 text not null,   -- of the text as UTF-8; with outlet and url it tells one article from another
    title text,
    published text,              -- YYYY-MM-DD
    language text,
    outlet text,
    url text,
    path text,                   -- as it was given
    encoding text,
    ingested_at text not null,   -- ISO 8601, UTC
    version text not null,       -- of the program that found the statements
    regions text not null default '[]',  -- JSON: [kind, start, end] of title, date line, captions, body
    text text not null           -- exactly as decoded; every offset counts its code points
);
create unique index articles_same on articles (text_sha256, coalesce(outlet, ''), coalesce(url, ''));
create index articles_published on articles (published);
create index articles_outlet on articles (outlet);

create table statements (
    id integer primary key autoincrement,
    article_id integer not null references articles (id) on delete cascade,
    start integer not null,      -- of the first part
    date text,                   -- YYYY-MM-DD, null where neither sentence nor article knows
    kind text not null check (kind in ('direct', 'indirect', 'mixed', 'headline')),
    act text not null,
    resolved_by text not null,
    language text not null,
    confidence real not null check (confidence between 0 and 1),
    cue_start integer,
    cue_end integer,
    cue text,
    source_start integer,
    source_end integer,
    source_text text,
    evidence text not null default '[]'  -- JSON: {step, rule, note, spans, parts?} in the order of the reasoning
);
create index statements_order on statements (date, article_id, start);
create index statements_article on statements (article_id, start);

create table statement_parts (
    statement_id integer not null references statements (id) on delete cascade,
    position integer not null,
    start integer not null,
    end integer not null check (end > start),
    text text not null,
    primary key (statement_id, position)
) without rowid;

create table speakers (
    id text primary key,         -- slug
    name text not null,
    name_ar text,
    class text not null,
    country text,
    registered integer not null default 0
) without rowid;

create table aliases (
    speaker_id text not null references speakers (id) on delete cascade on update cascade,
    folded text not null,        -- its words, folded, joined by one blank
    alias text not null,         -- as the registry or the article writes it
    key text not null,           -- consonant keys of the words, equal across scripts
    canonical integer not null,  -- 1 for the speaker's own name, in either script
    primary key (speaker_id, folded)
) without rowid;
create index aliases_folded on aliases (folded);

create table statement_speakers (
    statement_id integer not null references statements (id) on delete cascade,
    position integer not null,
    speaker_id text not null references speakers (id) on update cascade,
    role text,                   -- on the date of the statement
    primary key (statement_id, position)
) without rowid;
create index statement_speakers_speaker on statement_speakers (speaker_id, statement_id);

create table topics (
    slug text primary key
) without rowid;

create table statement_topics (
    statement_id integer not null references statements (id) on delete cascade,
    topic text not null references topics (slug) on update cascade,
    primary key (statement_id, topic)
) without rowid;
create index statement_topics_topic on statement_topics (topic, statement_id);

-- Search goes over a folded copy of the content. The triggers keep the index in step; nothing may write here
-- with INSERT OR REPLACE, which skips the delete trigger and corrupts an external-content index.
create table statement_search (
    statement_id integer primary key references statements (id) on delete cascade,
    folded text not null
);
create virtual table statement_fts using fts5 (
    folded, content='statement_search', content_rowid='statement_id', tokenize='unicode61'
);
create trigger statement_search_insert after insert on statement_search begin
    insert into statement_fts (rowid, folded) values (new.statement_id, new.folded);
end;
create trigger statement_search_delete after delete on statement_search begin
    insert into statement_fts (statement_fts, rowid, folded) values ('delete', old.statement_id, old.folded);
end;
create trigger statement_search_update after update on statement_search begin
    insert into statement_fts (statement_fts, rowid, folded) values ('delete', old.statement_id, old.folded);
    insert into statement_fts (rowid, folded) values (new.statement_id, new.folded);
end;
"""

# Versions of an article, bytes it came from, and near-identical copies. The table of articles is made anew: a column
# added behind the text would make every query walk the text. Run with foreign keys off, or the drop would cascade.
SECOND = """
create table articles_new (
    id integer primary key autoincrement,
    sha256 text,                 -- of the bytes the text came from
    text_sha256 text not null,   -- of the text as UTF-8; with outlet and url it tells one article from another
    title text,
    published text,              -- YYYY-MM-DD
    language text,
    outlet text,
    url text,
    path text,                   -- as it was given
    encoding text,
    ingested_at text not null,   -- ISO 8601, UTC
    version text not null,       -- of the program that found the statements
    current integer not null default 1 check (current in (0, 1)),  -- 0: a later text of the same url has replaced it
    replaces integer references articles (id) on delete set null,  -- the version before this one
    regions text not null default '[]',  -- JSON: [kind, start, end] of title, date line, captions, body
    text text not null           -- exactly as decoded; every offset counts its code points
);
insert into sqlite_sequence (name, seq) select 'articles_new', seq from sqlite_sequence where name = 'articles';
insert into articles_new
    (id, sha256, text_sha256, title, published, language, outlet, url, path, encoding, ingested_at, version, regions, text)
    select id, sha256, text_sha256, title, published, language, outlet, url, path, encoding, ingested_at, version, regions, text
    from articles;
drop table articles;
alter table articles_new rename to articles;
create unique index articles_same on articles (text_sha256, coalesce(outlet, ''), coalesce(url, ''));
create index articles_published on articles (published);
create index articles_outlet on articles (outlet);
create index articles_url on articles (url) where url is not null;
create index articles_replaces on articles (replaces) where replaces is not null;

create table article_sources (
    article_id integer primary key references articles (id) on delete cascade,
    codec text not null,         -- how `bytes` is compressed
    bytes blob not null          -- what the text was decoded from; its digest is articles.sha256
);

-- The resemblance of texts is told by sketches (tracker_extract.resemblance); a few of their numbers are the keys by
-- which the sketches worth comparing are found.
create table article_sketches (
    article_id integer primary key references articles (id) on delete cascade,
    sketch blob not null         -- unsigned 32-bit integers, little-endian, ascending
);
create table article_keys (
    key integer not null,
    article_id integer not null references articles (id) on delete cascade,
    primary key (key, article_id)
) without rowid;
create index article_keys_article on article_keys (article_id);
create table article_links (
    article_id integer primary key references articles (id) on delete cascade,
    copy_of integer not null references articles (id) on delete cascade,  -- the first of the copies; has no link itself
    resemblance real not null check (resemblance between 0 and 1)
);
create index article_links_copy_of on article_links (copy_of);
"""

# Files that are one article each, by absolute path: a corrected one is a new version of its article.
FILES = """
create table article_files (
    article_id integer primary key references articles (id) on delete cascade,
    file text not null
);
create index article_files_file on article_files (file);
"""

# By which rules, packs and people the statements of an article were found: a digest (tracker_extract.digest). Articles of
# databases made before it was kept have none.
RULES = """
create table article_rules (
    article_id integer primary key references articles (id) on delete cascade,
    digest text not null
);
create index article_rules_digest on article_rules (digest);
"""

# What reading told of an article besides its text, where it told anything.
READINGS = """
create table article_readings (
    article_id integer primary key references articles (id) on delete cascade,
    capture text,                        -- the address in a web archive that the page was read from; articles.url is its own
    warnings text not null default '[]'  -- JSON: sentences on what could not be told while it was read
);
"""

# Questions that are asked again and again, and up to which article each has been answered: articles get ascending ids.
SEARCHES = """
create table searches (
    name text primary key,
    filters text not null,       -- JSON: the options as they were given
    added_at text not null,      -- ISO 8601, UTC
    last_article integer not null,  -- the last article whose statements have been shown or were there before
    shown_at text
) without rowid;
"""

# Feeds that are polled, with what their servers said of the last answer that was stored whole.
FEEDS = """
create table feeds (
    url text primary key,
    full integer not null default 0,     -- 1: the articles are fetched, not what the feed says of them
    private integer not null default 0,  -- 1: addresses of this machine and its network may be asked
    outlet text,
    language text,
    added_at text not null,      -- ISO 8601, UTC
    etag text,
    modified text,               -- Last-Modified, as it came
    polled_at text,              -- when it last answered
    wait_until text,             -- before that its server will not be asked
    failures integer not null default 0,  -- since it last answered
    problem text
) without rowid;
"""

# Stretches of articles whose answers somebody is showing: taken away when they have been shown, free for the next who asks
# when that failed, or when who had them is gone.
SHOWING = """
create table search_showing (
    id integer primary key,
    search text not null references searches (name) on delete cascade,
    after integer not null,      -- articles behind this one
    upto integer not null,       -- up to this one
    holder text,                 -- the process that shows it; null when it gave it back
    at text not null             -- since when, ISO 8601, UTC
);
create index search_showing_search on search_showing (search);
"""

# Which item of Wikidata a speaker of the registry is.
ITEMS = """
alter table speakers add column wikidata text;
create index speakers_wikidata on speakers (wikidata) where wikidata is not null;
"""
