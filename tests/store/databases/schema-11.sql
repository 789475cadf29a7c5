-- A database of schema 11: four short articles, an alias each of two speakers, a merge and a correction by hand.
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'tracker','0001_articles_statements_speakers_topics_search','2026-11-29 05:39:51.154325+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'tracker','0002_versions_sources_copies','2026-11-29 05:39:51.165272+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'tracker','0010_corrections_sayings_views','2026-11-29 05:39:51.193566+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'tracker','0011_search_words_indexed_by_the_writer','2026-11-29 05:39:51.194053+00:00');
CREATE TABLE aliases (
    speaker_id text not null references speakers (id) on delete cascade on update cascade,
    folded text not null,
    alias text not null,
    key text not null,
    canonical integer not null, by_hand integer not null default 0,
    primary key (speaker_id, folded)
) without rowid;
INSERT INTO "aliases" VALUES('al-mansaq-al-iqalimi-6b879cfa','المنسق الاقليمي','المنسق الإقليمي','mnsk aklm',1,0);
INSERT INTO "aliases" VALUES('rashid-al-hamudi','rashid al hamudi','Rashid al-Hamudi','rst al hmt',1,0);
INSERT INTO "aliases" VALUES('rashid-al-hamudi','راشد الحمودي','راشد الحمودي','rst hmt',1,0);
INSERT INTO "aliases" VALUES('rashid-bin-hamud-bin','rashid bin hamud bin','Rashid bin Hamud bin','rst bn hmt bn',1,0);
INSERT INTO "aliases" VALUES('rashid-bin-hamud-bin','راشد بن حمود بن','راشد بن حمود بن','rst bn hmt bn',1,0);
INSERT INTO "aliases" VALUES('wael','keeper of the museum','Keeper of the museum','kbr af t msm',0,1);
INSERT INTO "aliases" VALUES('wael','wael','Wael','al',1,0);
INSERT INTO "aliases" VALUES('wael','وايل','وائل','al',1,0);
INSERT INTO "aliases" VALUES('walid-al-sharqawi','the librarian','The librarian','t lbrrn',0,1);
INSERT INTO "aliases" VALUES('walid-al-sharqawi','walid al sharqawi','Walid al-Sharqawi','alt al srk',1,0);
INSERT INTO "aliases" VALUES('walid-al-sharqawi','وليد الشرقاوي','وليد الشرقاوي','alt srk',1,0);
CREATE TABLE article_keys (
    key integer not null,
    article_id integer not null references articles (id) on delete cascade,
    primary key (key, article_id)
) without rowid;
CREATE TABLE article_links (
    article_id integer primary key references articles (id) on delete cascade,
    copy_of integer not null references articles (id) on delete cascade,
    resemblance real not null check (resemblance between 0 and 1)
);
CREATE TABLE article_sketches (
    article_id integer primary key references articles (id) on delete cascade,
    sketch blob not null
);
CREATE TABLE article_sources (
    article_id integer primary key references articles (id) on delete cascade,
    codec text not null,
    bytes blob not null
);
CREATE TABLE "articles" (
    id integer primary key autoincrement,
    sha256 text,
    text_sha256 text not null,
    title text,
    published text,
    language text,
    outlet text,
    url text,
    path text,
    encoding text,
    ingested_at text not null,
    version text not null,
    current integer not null default 1 check (current in (0, 1)),
    replaces integer references articles (id) on delete set null,
    regions text not null default '[]',
    text text not null
);
INSERT INTO "articles" VALUES(1,'8a955cb99edc8a77dd05a23b4bb7c38a58b6e6ea61c3b6027fd5f1f19f345800','8a955cb99edc8a77dd05a23b4bb7c38a58b6e6ea61c3b6027fd5f1f19f345800','المتحف يفتح أبوابه','2016-05-05','ar',NULL,NULL,'1.txt','utf-8','2026-11-29T05:39:51+00:00','0.1.0',1,NULL,'[["title", 0, 18], ["date", 20, 31], ["body", 33, 95]]','المتحف يفتح أبوابه

5 مايو 2016

قال أمين المتحف وائل ورد إن التمثال أصلي. وأضاف أن الزوار كثر.
');
INSERT INTO "articles" VALUES(2,'b8b6f956a0d010632af63c9ecc4dd928e5c19f8d14f0fe02ea2e5f5b2b7e66f4','b8b6f956a0d010632af63c9ecc4dd928e5c19f8d14f0fe02ea2e5f5b2b7e66f4','المكتبة','2016-05-07','ar',NULL,NULL,'3.txt','utf-8','2026-11-29T05:39:51+00:00','0.1.0',1,NULL,'[["title", 0, 7], ["date", 9, 20], ["body", 22, 124]]','المكتبة

7 مايو 2016

قال مدير المكتبة وليد الشرقاوي إن المخطوطات سليمة. وتابع الشرقوي أن العدد كبير. وأضاف أن الدخول مجاني.
');
INSERT INTO "articles" VALUES(3,'6b879cfa9eb4e4b24075dcd612d8b68c477ec8d2bcce53a71c983ed05923e1cb','6b879cfa9eb4e4b24075dcd612d8b68c477ec8d2bcce53a71c983ed05923e1cb','السباق','2016-05-08','ar',NULL,NULL,'4.txt','utf-8','2026-11-29T05:39:51+00:00','0.1.0',1,NULL,'[["title", 0, 6], ["date", 8, 19], ["body", 21, 156]]','السباق

8 مايو 2016

قال مدير السباق الأستاذ راشد بن حمود بن عبد المحسن إن الإبل جاهزة. وقال المنسق الإقليمي للحياة البرية هشام عزام إن أعداد الغزلان تزداد.
');
INSERT INTO "articles" VALUES(4,'b581451571788d9a49fe296608b3f83d018ceda3fffdb6d9492841769f538452','b581451571788d9a49fe296608b3f83d018ceda3fffdb6d9492841769f538452','العدد','2016-05-09','ar',NULL,NULL,'5.txt','utf-8','2026-11-29T05:39:51+00:00','0.1.0',1,NULL,'[["title", 0, 5], ["date", 7, 18], ["body", 20, 59]]','العدد

9 مايو 2016

قال الحكم راشد الحمودي إن السباق انتهى.
');
CREATE TABLE corrections (
    id integer primary key autoincrement,
    statement_id integer not null references statements (id) on delete cascade,
    field text not null check (field in ('speaker', 'date', 'topics', 'rejected')),
    value text not null,
    found text not null,
    note text,
    at text not null,
    undone_at text
);
INSERT INTO "corrections" VALUES(1,7,'speaker','[["walid-al-sharqawi", null]]','{"speakers": [["al-mansaq-al-iqalimi-6b879cfa", null]], "resolved_by": "name"}',NULL,'2026-11-29T05:39:52+00:00',NULL);
CREATE TABLE speaker_edits (
    id integer primary key autoincrement,
    kind text not null check (kind in ('add', 'alias', 'merge', 'split')),
    speaker_id text not null,
    before text not null,
    value text,
    note text,
    at text not null,
    undone_at text
);
INSERT INTO "speaker_edits" VALUES(1,'alias','wael','"keeper of the museum"','Keeper of the museum',NULL,'2026-11-29T05:39:51+00:00',NULL);
INSERT INTO "speaker_edits" VALUES(2,'alias','walid-al-sharqawi','"the librarian"','The librarian',NULL,'2026-11-29T05:39:52+00:00',NULL);
INSERT INTO "speaker_edits" VALUES(3,'merge','rashid-bin-hamud-bin','{"rashid-bin-hamud-bin": null}','rashid-al-hamudi',NULL,'2026-11-29T05:39:52+00:00',NULL);
CREATE TABLE speakers (
    id text primary key,
    name text not null,
    name_ar text,
    class text not null,
    country text,
    registered integer not null default 0
, merged_into text references speakers (id) on update cascade) without rowid;
INSERT INTO "speakers" VALUES('al-mansaq-al-iqalimi-6b879cfa','المنسق الإقليمي','المنسق الإقليمي','unnamed',NULL,0,NULL);
INSERT INTO "speakers" VALUES('rashid-al-hamudi','Rashid al-Hamudi','راشد الحمودي','person',NULL,0,NULL);
INSERT INTO "speakers" VALUES('rashid-bin-hamud-bin','Rashid bin Hamud bin','راشد بن حمود بن','person',NULL,0,'rashid-al-hamudi');
INSERT INTO "speakers" VALUES('wael','Wael','وائل','person',NULL,0,NULL);
INSERT INTO "speakers" VALUES('walid-al-sharqawi','Walid al-Sharqawi','وليد الشرقاوي','person',NULL,0,NULL);
CREATE VIRTUAL TABLE statement_fts using fts5 (
    folded, content='statement_search', content_rowid='statement_id', tokenize='unicode61'
);
INSERT INTO "statement_fts" VALUES('التمثال اصلي');
INSERT INTO "statement_fts" VALUES('الزوار كثر');
INSERT INTO "statement_fts" VALUES('المخطوطات سليمه');
INSERT INTO "statement_fts" VALUES('العدد كبير');
INSERT INTO "statement_fts" VALUES('الدخول مجاني');
INSERT INTO "statement_fts" VALUES('الابل جاهزه');
INSERT INTO "statement_fts" VALUES('اعداد الغزلان تزداد');
INSERT INTO "statement_fts" VALUES('السباق انتهي');
CREATE TABLE statement_parts (
    statement_id integer not null references statements (id) on delete cascade,
    position integer not null,
    start integer not null,
    end integer not null check (end > start),
    text text not null,
    primary key (statement_id, position)
) without rowid;
INSERT INTO "statement_parts" VALUES(1,0,61,73,'التمثال أصلي');
INSERT INTO "statement_parts" VALUES(2,0,84,94,'الزوار كثر');
INSERT INTO "statement_parts" VALUES(3,0,56,71,'المخطوطات سليمة');
INSERT INTO "statement_parts" VALUES(4,0,90,100,'العدد كبير');
INSERT INTO "statement_parts" VALUES(5,0,111,123,'الدخول مجاني');
INSERT INTO "statement_parts" VALUES(6,0,75,86,'الإبل جاهزة');
INSERT INTO "statement_parts" VALUES(7,0,136,155,'أعداد الغزلان تزداد');
INSERT INTO "statement_parts" VALUES(8,0,46,58,'السباق انتهى');
CREATE TABLE statement_search (
    statement_id integer primary key references statements (id) on delete cascade,
    folded text not null
);
INSERT INTO "statement_search" VALUES(1,'التمثال اصلي');
INSERT INTO "statement_search" VALUES(2,'الزوار كثر');
INSERT INTO "statement_search" VALUES(3,'المخطوطات سليمه');
INSERT INTO "statement_search" VALUES(4,'العدد كبير');
INSERT INTO "statement_search" VALUES(5,'الدخول مجاني');
INSERT INTO "statement_search" VALUES(6,'الابل جاهزه');
INSERT INTO "statement_search" VALUES(7,'اعداد الغزلان تزداد');
INSERT INTO "statement_search" VALUES(8,'السباق انتهي');
CREATE TABLE statement_speakers (
    statement_id integer not null references statements (id) on delete cascade,
    position integer not null,
    speaker_id text not null references speakers (id) on update cascade,
    role text,
    primary key (statement_id, position)
) without rowid;
INSERT INTO "statement_speakers" VALUES(1,0,'wael','أمين المتحف');
INSERT INTO "statement_speakers" VALUES(2,0,'wael','أمين المتحف');
INSERT INTO "statement_speakers" VALUES(3,0,'walid-al-sharqawi','مدير المكتبة');
INSERT INTO "statement_speakers" VALUES(6,0,'rashid-bin-hamud-bin','مدير السباق الأستاذ');
INSERT INTO "statement_speakers" VALUES(7,0,'walid-al-sharqawi',NULL);
INSERT INTO "statement_speakers" VALUES(8,0,'rashid-al-hamudi','الحكم');
CREATE TABLE statement_topics (
    statement_id integer not null references statements (id) on delete cascade,
    topic text not null references topics (slug) on update cascade,
    primary key (statement_id, topic)
) without rowid;
CREATE TABLE statements (
    id integer primary key autoincrement,
    article_id integer not null references articles (id) on delete cascade,
    start integer not null,
    date text,
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
    evidence text not null default '[]'
, hidden integer not null default 0, saying integer);
INSERT INTO "statements" VALUES(1,1,61,'2016-05-05','indirect','answer','elided','ar',0.8,54,57,'ورد',NULL,NULL,NULL,'[{"step": "find", "rule": "verb-that", "note": "", "spans": [[54, 57]]}, {"step": "speaker", "rule": "elided", "note": "the actor of the clause", "spans": []}, {"step": "date", "rule": "article", "note": "no day in the reporting clause: the article''s date", "spans": []}]',0,NULL);
INSERT INTO "statements" VALUES(2,1,84,'2016-05-05','indirect','add','elided','ar',0.8,75,80,'وأضاف',NULL,NULL,NULL,'[{"step": "find", "rule": "verb-that", "note": "", "spans": [[75, 80]]}, {"step": "speaker", "rule": "elided", "note": "the last speaker that agrees", "spans": []}, {"step": "date", "rule": "article", "note": "no day in the reporting clause: the article''s date", "spans": []}]',0,NULL);
INSERT INTO "statements" VALUES(3,2,56,'2016-05-07','indirect','say','name','ar',0.9,22,25,'قال',26,52,'مدير المكتبة وليد الشرقاوي','[{"step": "find", "rule": "verb-subject-that", "note": "", "spans": [[22, 25], [26, 52]]}, {"step": "speaker", "rule": "name", "note": "وليد الشرقاوي", "spans": []}, {"step": "date", "rule": "article", "note": "no day in the reporting clause: the article''s date", "spans": []}]',0,NULL);
INSERT INTO "statements" VALUES(4,2,90,'2016-05-07','indirect','add','unresolved','ar',0.6,73,78,'وتابع',79,86,'الشرقوي','[{"step": "find", "rule": "verb-subject-that", "note": "", "spans": [[73, 78], [79, 86]]}, {"step": "speaker", "rule": "unresolved", "note": "الشرقوي: nobody else in the article has this name", "spans": []}, {"step": "date", "rule": "article", "note": "no day in the reporting clause: the article''s date", "spans": []}]',0,NULL);
INSERT INTO "statements" VALUES(5,2,111,'2016-05-07','indirect','add','unresolved','ar',0.6,102,107,'وأضاف',NULL,NULL,NULL,'[{"step": "find", "rule": "verb-that", "note": "", "spans": [[102, 107]]}, {"step": "speaker", "rule": "unresolved", "note": "who spoke last is not known", "spans": []}, {"step": "date", "rule": "article", "note": "no day in the reporting clause: the article''s date", "spans": []}]',0,NULL);
INSERT INTO "statements" VALUES(6,3,75,'2016-05-08','indirect','say','name','ar',0.9,21,24,'قال',25,60,'مدير السباق الأستاذ راشد بن حمود بن','[{"step": "find", "rule": "verb-subject-that", "note": "", "spans": [[21, 24], [25, 60]]}, {"step": "speaker", "rule": "name", "note": "راشد بن حمود بن", "spans": []}, {"step": "date", "rule": "article", "note": "no day in the reporting clause: the article''s date", "spans": []}]',0,NULL);
INSERT INTO "statements" VALUES(7,3,136,'2016-05-08','indirect','say','hand','ar',0.9,88,92,'وقال',93,108,'المنسق الإقليمي','[{"step": "find", "rule": "verb-subject-that", "note": "", "spans": [[88, 92], [93, 108]]}, {"step": "speaker", "rule": "name", "note": "المنسق الإقليمي", "spans": []}, {"step": "date", "rule": "article", "note": "no day in the reporting clause: the article''s date", "spans": []}]',0,NULL);
INSERT INTO "statements" VALUES(8,4,46,'2016-05-09','indirect','say','name','ar',0.9,20,23,'قال',24,42,'الحكم راشد الحمودي','[{"step": "find", "rule": "verb-subject-that", "note": "", "spans": [[20, 23], [24, 42]]}, {"step": "speaker", "rule": "name", "note": "راشد الحمودي", "spans": []}, {"step": "date", "rule": "article", "note": "no day in the reporting clause: the article''s date", "spans": []}]',0,NULL);
CREATE TABLE topics (
    slug text primary key
) without rowid;
INSERT INTO "topics" VALUES('aleppo');
INSERT INTO "topics" VALUES('ceasefire');
INSERT INTO "topics" VALUES('syria');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX statements_order on statements (date, article_id, start);
CREATE INDEX statements_article on statements (article_id, start);
CREATE INDEX aliases_folded on aliases (folded);
CREATE INDEX statement_speakers_speaker on statement_speakers (speaker_id, statement_id);
CREATE INDEX statement_topics_topic on statement_topics (topic, statement_id);
CREATE TRIGGER statement_search_delete after delete on statement_search begin
    insert into statement_fts (statement_fts, rowid, folded) values ('delete', old.statement_id, old.folded);
end;
CREATE TRIGGER statement_search_update after update on statement_search begin
    insert into statement_fts (statement_fts, rowid, folded) values ('delete', old.statement_id, old.folded);
    insert into statement_fts (rowid, folded) values (new.statement_id, new.folded);
end;
CREATE UNIQUE INDEX articles_same on articles (text_sha256, coalesce(outlet, ''), coalesce(url, ''));
CREATE INDEX articles_published on articles (published);
CREATE INDEX articles_outlet on articles (outlet);
CREATE INDEX articles_url on articles (url) where url is not null;
CREATE INDEX articles_replaces on articles (replaces) where replaces is not null;
CREATE INDEX article_keys_article on article_keys (article_id);
CREATE INDEX article_links_copy_of on article_links (copy_of);
CREATE INDEX statements_shown on statements (date, article_id, start) where hidden = 0;
CREATE INDEX statements_saying on statements (saying);
CREATE INDEX statements_unlinked on statements (id) where saying is null;
CREATE INDEX statements_day on statements (id, hidden, date);
CREATE INDEX statements_act on statements (act);
CREATE INDEX statements_month on statements (substr(date, 1, 7)) where hidden = 0;
CREATE INDEX speakers_merged on speakers (merged_into) where merged_into is not null;
CREATE INDEX speakers_country on speakers (country);
CREATE INDEX statement_speakers_role on statement_speakers (role, statement_id) where role is not null;
CREATE TRIGGER articles_current after update of current on articles begin
    update statements set hidden = iif(new.current, 0, 2), saying = null where article_id = new.id and hidden <> 1;
end;
CREATE TRIGGER statements_of_older_version after insert on statements
    when not (select current from articles where id = new.article_id) begin
    update statements set hidden = 2 where id = new.id;
end;
CREATE INDEX corrections_statement on corrections (statement_id) where undone_at is null;
CREATE VIEW quotes as
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
CREATE VIEW quote_speakers as
select l.statement_id as quote_id, coalesce(o.merged_into, o.id) as speaker_id, w.name as speaker,
    w.name_ar as speaker_ar, w.class as speaker_class, w.country, l.role, s.date
from statement_speakers l join statements s on s.id = l.statement_id and s.hidden = 0
join speakers o on o.id = l.speaker_id join speakers w on w.id = coalesce(o.merged_into, o.id);
CREATE VIEW quote_topics as
select t.statement_id as quote_id, t.topic, s.date
from statement_topics t join statements s on s.id = t.statement_id and s.hidden = 0;
CREATE VIEW speakers_by_month as
select speaker_id, speaker, speaker_ar, substr(date, 1, 7) as month, count(*) as quotes
from quote_speakers where date is not null group by speaker_id, month;
CREATE VIEW topics_by_month as
select topic, substr(date, 1, 7) as month, count(*) as quotes
from quote_topics where date is not null group by topic, month;
CREATE VIEW outlets_by_month as
select a.outlet, substr(s.date, 1, 7) as month, count(*) as quotes
from statements s join articles a on a.id = s.article_id
where s.hidden = 0 and s.date is not null group by a.outlet, month;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('articles',4);
INSERT INTO "sqlite_sequence" VALUES('statements',8);
INSERT INTO "sqlite_sequence" VALUES('speaker_edits',3);
INSERT INTO "sqlite_sequence" VALUES('corrections',1);
insert into statement_fts (statement_fts) values ('rebuild');
COMMIT;
pragma user_version = 11;
