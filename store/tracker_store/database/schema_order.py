"""What makes results independent of the order in which articles came: spellings by article, keys of sketches by day.

Imports nothing, as `schema`.
"""

ORDER_FREE = """
-- How articles spell speakers whom the registry does not know; '' where there is none.
create table speaker_spellings (
    id integer primary key,
    speaker_id text not null references speakers (id) on delete cascade on update cascade,
    name text not null,
    name_ar text not null,
    class text not null,
    country text not null,
    articles integer not null default 0,  -- how many articles spell it so; the triggers count
    unique (speaker_id, name, name_ar, class, country)
);
create table article_spellings (
    article_id integer not null references articles (id) on delete cascade,
    spelling integer not null references speaker_spellings (id) on delete cascade,
    primary key (article_id, spelling)
) without rowid;

-- Of what came before, the spelling that was shown is the only one known.
insert into speaker_spellings (speaker_id, name, name_ar, class, country)
    select id, name, coalesce(name_ar, ''), class, coalesce(country, '') from speakers where not registered;
insert into article_spellings (article_id, spelling)
    select distinct s.article_id, p.id from speaker_spellings p
    join statement_speakers l on l.speaker_id = p.speaker_id join statements s on s.id = l.statement_id;
update speaker_spellings set articles = (select c.count from
    (select spelling, count(*) as count from article_spellings group by spelling) c where c.spelling = id)
    where id in (select spelling from article_spellings);

create trigger article_spelled after insert on article_spellings begin
    update speaker_spellings set articles = articles + 1 where id = new.spelling;
end;
create trigger article_spelled_no_more after delete on article_spellings begin
    update speaker_spellings set articles = articles - 1 where id = old.spelling;
end;
-- The most frequent of each is shown, of several the smallest. What a person wrote stays.
create trigger speaker_spelled after update of articles on speaker_spellings
    when exists (select 1 from speaker_spellings o where o.speaker_id = new.speaker_id and o.id <> new.id) begin
    update speakers set
        name = coalesce((select p.name from speaker_spellings p where p.speaker_id = new.speaker_id and p.articles > 0
            group by p.name order by sum(p.articles) desc, p.name limit 1), name),
        name_ar = (select p.name_ar from speaker_spellings p where p.speaker_id = new.speaker_id and p.articles > 0
            and p.name_ar <> '' group by p.name_ar order by sum(p.articles) desc, p.name_ar limit 1),
        class = coalesce((select p.class from speaker_spellings p where p.speaker_id = new.speaker_id and p.articles > 0
            group by p.class order by sum(p.articles) desc, p.class limit 1), class),
        country = (select p.country from speaker_spellings p where p.speaker_id = new.speaker_id and p.articles > 0
            and p.country <> '' group by p.country order by sum(p.articles) desc, p.country limit 1)
    where id = new.speaker_id and not registered
        and exists (select 1 from speaker_spellings p where p.speaker_id = new.speaker_id and p.articles > 0)
        and not exists (select 1 from aliases a where a.speaker_id = new.speaker_id and a.canonical and a.by_hand);
end;

-- The day as a number, 0 for none (tracker_store.writing.copies): copies are looked for among the articles of some days, other outlets'.
create table article_keys_new (
    key integer not null,
    day integer not null,
    outlet text not null,        -- '' for none
    article_id integer not null references articles (id) on delete cascade,
    primary key (key, day, outlet, article_id)
) without rowid;
insert into article_keys_new (key, day, outlet, article_id)
    select k.key, coalesce(cast(julianday(a.published) - 1721424.5 as integer), 0), coalesce(a.outlet, ''), k.article_id
    from article_keys k join articles a on a.id = k.article_id;
drop table article_keys;
alter table article_keys_new rename to article_keys;
create index article_keys_article on article_keys (article_id);
"""
