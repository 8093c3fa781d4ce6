-- Fills an empty Dateline database, the same way every time: what would be chance comes from hashes of row numbers.
--   psql -v articles=100000 -v events=20000 -f fill.sql
-- What only the benchmark needs stays in the schema "bench". All constraints and triggers stay in force.

\set ON_ERROR_STOP on
set client_min_messages = warning;
begin;
set local synchronous_commit = off;
set local work_mem = '128MB';
set local maintenance_work_mem = '256MB';
set local timezone = 'UTC';

create schema bench;

-- Evenly distributed in [0, 1); the salt names what it is for.
create function bench.chance(n bigint, salt int) returns double precision language sql immutable parallel safe
return (hashint8extended(n, salt) & 4503599627370495) / 4503599627370496.0::double precision;

-- One of 0 … count-1, each as likely.
create function bench.even(n bigint, salt int, count int) returns int language sql immutable parallel safe
return floor(bench.chance(n, salt) * count)::int;

-- One of 0 … count-1, the first the likeliest (Zipf's law).
create function bench.zipf(n bigint, salt int, count int) returns int language sql immutable parallel safe
return least(count, floor(power(count + 1.0::double precision, bench.chance(n, salt)))::int) - 1;

-- Words and sentences --------------------------------------------------------------------------------------------------

create table bench.word as
select row_number() over (order by min(n)) - 1 as rank, word
from (
  select n, string_agg(
    (array['b','bl','br','ch','d','dr','f','fl','g','gr','h','j','k','l','m','n','p','pl','pr','r','s','st','t','tr','v','w'])
      [1 + bench.even(n * 4 + k, 1, 26)]
    || (array['a','e','i','o','u','ai','ea','ou'])[1 + bench.even(n * 4 + k, 2, 8)]
    || (array['l','m','n','nd','lt','p','r','rk','sk','rn','x','ld'])[1 + bench.even(n * 4 + k, 3, 12)], '' order by k) as word
  from generate_series(1, 30000) n, generate_series(1, 3) k
  where k <= 2 + bench.even(n, 4, 5) / 4
  group by n) w
group by word order by min(n) limit 20000;
alter table bench.word add primary key (rank);
analyze bench.word;

create table bench.sentence as
select s as id, upper(left(words, 1)) || substr(words, 2) || '.' as text,
  upper(left(words, 1)) || substr(words, 2, position(' ' in substr(words, 40)) + 37) as title
from (
  select s, string_agg(w.word, ' ' order by k) as words
  from (select s, k, bench.zipf(s * 16 + k, 5, 20000) as rank
    from generate_series(0, 49999) s, generate_series(1, 11) k) d
  join bench.word w using (rank)
  group by s) t;
alter table bench.sentence add primary key (id);
analyze bench.sentence;

-- What everything else refers to ------------------------------------------------------------------------------------------

create temp table land on commit drop as
select row_number() over (order by code) - 1 as n, code from country;

insert into source (id, slug, title, publisher, publisher_country, url, published, published_from, published_basis, kind,
  language, accessed, updated_at)
select i + 1, 'source-' || i, s.title, 'Publisher ' || bench.even(i, 10, 150), l.code,
  'https://source-' || i || '.example.org/', d.day::text, d.day, 'stated-in-text',
  (array['news-report','news-report','official-statement','un-document','press-briefing','ngo-report'])
    [1 + bench.even(i, 11, 6)],
  'en', 'live', '2020-01-01'
from generate_series(0, 1999) i
join bench.sentence s on s.id = i
join land l on l.n = bench.zipf(i, 12, 60),
lateral (select date '2019-06-01' + bench.even(i, 13, 2000) as day) d;
select setval('source_seq', 2001) \gset _

insert into story_slug select 'story-' || n from generate_series(0, 199) n;
insert into story (id, slug, version, state, valid_from, published_at, change, author, recorded_at, language, title, standfirst)
select 1 + n, 'story-' || n, 1, 'published', timestamptz '2019-12-01' + n * interval '1 hour',
  timestamptz '2019-12-01' + n * interval '1 hour', 'published', 'bench', '2019-12-01', 'en', s.title, s.text
from generate_series(0, 199) n join bench.sentence s on s.id = 2000 + n;

-- Indexes are faster made at the end -----------------------------------------------------------------------------------

create temp table index_later on commit drop as
select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
from pg_index i
where i.indrelid in ('article'::regclass, 'event'::regclass, 'citation'::regclass)
  and not exists (select from pg_constraint c where c.conindid = i.indexrelid);
select 'drop index ' || name from index_later \gexec

-- Articles -------------------------------------------------------------------------------------------------------------

-- One row a version: n articles over five years; of 30 in 100 a second version, one of those a retraction.
create temp table piece on commit drop as
select 1000 + row_number() over (order by coalesce(valid_from, 'infinity'), n) as id, *
from (
  select n, 1 as version, 'published' as state, 'published' as change, published_at as valid_from, second as valid_to,
    published_at
  from generate_series(0, :articles - 1) n,
  lateral (select timestamptz '2020-01-01'
    + (n + bench.chance(n, 20)) / :articles * 1826 * interval '86400 seconds' as published_at) p,
  lateral (select case when bench.chance(n, 21) < 0.3
    then published_at + interval '1 hour' * (1 + bench.chance(n, 22) * 1400) end as second) s
) first
where n >= 0;
insert into piece
select (select max(id) from piece) + row_number() over (order by valid_to, n), n, 2,
  case when bench.chance(n, 21) < 0.01 then 'retracted' else 'published' end,
  case when bench.chance(n, 21) < 0.01 then 'retracted' when bench.chance(n, 21) < 0.15 then 'corrected' else 'updated' end,
  valid_to, null, published_at
from piece where valid_to is not null;
analyze piece;

-- What cites what, and what is about which country: the same for all versions of an article.
create temp table cites on commit drop as
select n, source, row_number() over (partition by n order by source) - 1 as position
from (select distinct n, 1 + bench.zipf(n * 4 + k, 30, 2000) as source
  from generate_series(0, :articles - 1) n, generate_series(1, 3) k where k <= 2 + bench.even(n, 31, 2)) d;
create index on cites (n, position);
analyze cites;
create temp table about on commit drop as
select n, code, row_number() over (partition by n order by code) - 1 as position
from (select distinct i as n, l.code
  from generate_series(0, :articles - 1) i, generate_series(1, 3) k
  join land l on true
  where k <= bench.even(i, 32, 4) and l.n = bench.zipf(i * 4 + k, 33, 60)) d;

insert into article_slug select 'article-' || n from generate_series(0, :articles - 1) n;

create temp table prose on commit drop as
select p.id, array_agg(s.text order by k) as sentences
from (
  select id, k, bench.even(n * 32::bigint + case when k = 19 and version = 2 then 31 else k end, 40, 50000) as sentence
  from piece, generate_series(0, 19) k where state <> 'retracted') p
join bench.sentence s on s.id = p.sentence
group by p.id;
analyze prose;

insert into article (id, slug, version, state, valid_from, valid_to, published_at, change, change_note, author, recorded_at,
  language, story, headline, standfirst, body_markdown, body_html, body_text, byline, section, tags)
select p.id, 'article-' || p.n, p.version, p.state, p.valid_from, p.valid_to, p.published_at,
  p.change,
  case when p.change in ('corrected', 'retracted') then 'A figure was wrong.' end,
  -- What is recorded earlier than now takes no parts any more.
  'bench', now(),
  case when t.id is not null then
    case when bench.chance(p.n, 41) < 0.85 then 'en' else (array['fr','de','es'])[1 + bench.even(p.n, 42, 3)] end end,
  'story-' || bench.zipf(p.n, 43, 200),
  case when t.id is not null then h.title end,
  case when t.id is not null then s.text end,
  b.markdown, b.html, b.text,
  case when t.id is not null then 'Reporter ' || bench.zipf(p.n, 44, 80) end,
  case when t.id is not null then (array['world','politics','business','science','climate','health','culture','sport','law',
    'technology'])[1 + bench.zipf(p.n, 45, 10)] end,
  case when t.id is not null then (select array_agg(distinct 'tag-' || bench.zipf(p.n * 8::bigint + k, 46, 300))
    from generate_series(1, 2 + bench.even(p.n, 47, 3)) k) else '{}' end
from piece p
left join prose t on t.id = p.id
join bench.sentence h on h.id = bench.even(p.n, 48, 50000)
join bench.sentence s on s.id = bench.even(p.n, 49, 50000)
left join lateral (
  select string_agg(paragraph || coalesce(' [^source-' || c.source - 1 || ']', ''), E'\n\n' order by k) as markdown,
    string_agg('<p>' || paragraph || coalesce(' <a href="#source-source-' || c.source - 1 || '">' || k || '</a>', '')
      || '</p>', E'\n' order by k) as html,
    string_agg(paragraph, E'\n\n' order by k) as text
  from generate_series(1, 5) k
  cross join lateral (select array_to_string(t.sentences[k * 4 - 3 : k * 4], ' ') as paragraph) q
  left join cites c on c.n = p.n and c.position = k - 1) b on t.id is not null
order by p.id;

insert into citation (article_id, position, source_id, paragraphs, note)
select p.id, c.position, c.source, array[c.position + 1], null
from piece p join cites c on c.n = p.n where p.state <> 'retracted' order by p.id, c.position;

insert into article_country (article_id, position, country)
select p.id, a.position, a.code
from piece p join about a on a.n = p.n where p.state <> 'retracted' order by p.id, a.position;

-- Events ---------------------------------------------------------------------------------------------------------------

create temp table happening on commit drop as
select (select max(id) from piece) + row_number() over (order by e.n, e.version) as id, e.*
from (
  select n, 1 as version, published_at as valid_from, second as valid_to, published_at
  from generate_series(0, :events - 1) n,
  lateral (select timestamptz '2020-01-02'
    + (n + bench.chance(n, 60)) / :events * 1826 * interval '86400 seconds' as published_at) p,
  lateral (select case when bench.chance(n, 61) < 0.1
    then published_at + interval '1 hour' * (1 + bench.chance(n, 62) * 1400) end as second) s
) first,
lateral (
  select n, 1 as version, valid_from, valid_to, published_at
  union all
  select n, 2, valid_to, null, published_at where valid_to is not null) e;

insert into event_slug select 'event-' || n from generate_series(0, :events - 1) n;

insert into event (id, slug, version, state, valid_from, valid_to, published_at, change, author, recorded_at, language, story,
  title, summary, kind, occurred, occurred_from, occurred_to, certainty, attributed_to, place_name, place_country, place_lat,
  place_lon, place_precision, caveat)
select e.id, 'event-' || e.n, e.version, 'published', e.valid_from, e.valid_to, e.published_at,
  case e.version when 1 then 'published' else 'updated' end, 'bench', now(), 'en', 'story-' || bench.zipf(e.n, 63, 200),
  s.title, s.text || ' ' || t.text,
  (array['strike','disclosure','statement','meeting','sanction','report','agreement','vote','election','protest','disaster',
    'other'])[1 + bench.zipf(e.n, 64, 12)],
  case when d.month then to_char(d.day, 'YYYY-MM') else d.day::text end,
  case when d.month then date_trunc('month', d.day)::date else d.day end,
  case when d.month then (date_trunc('month', d.day) + interval '1 month - 1 day')::date else d.day end,
  (array['reported','assessed','confirmed','disputed'])[1 + bench.zipf(e.n, 65, 4)],
  'Publisher ' || bench.even(e.n, 66, 150),
  case when placed then initcap(w.word) end, case when placed then l.code end,
  case when placed then bench.chance(e.n, 67) * 140 - 60 end, case when placed then bench.chance(e.n, 68) * 360 - 180 end,
  case when placed then 'city' end, case when bench.chance(e.n, 69) < 0.1 then t.text end
from happening e
join bench.sentence s on s.id = bench.even(e.n, 70, 50000)
join bench.sentence t on t.id = bench.even(e.n * 2::bigint + e.version, 71, 50000)
join bench.word w on w.rank = 1000 + bench.even(e.n, 72, 3000)
join land l on l.n = bench.zipf(e.n, 73, 60),
lateral (select e.published_at::date - bench.even(e.n, 74, 20) as day, bench.chance(e.n, 75) < 0.1 as month,
  bench.chance(e.n, 76) < 0.7 as placed) d
order by e.id;

insert into event_party (event_id, position, country, role)
select id, row_number() over (partition by id order by code) - 1, code, 'involved'
from (select distinct e.id, l.code
  from happening e, generate_series(1, 3) k join land l on true
  where k <= 1 + bench.even(e.n, 77, 3) and l.n = bench.zipf(e.n * 4::bigint + k, 78, 60)) d;

insert into event_detail (event_id, position, label, text)
select e.id, 0, 'Toll', bench.even(e.n, 79, 100)::text from happening e where bench.chance(e.n, 80) < 0.3;

insert into citation (event_id, position, source_id)
select id, row_number() over (partition by id order by source) - 1, source
from (select distinct e.id, 1 + bench.zipf(e.n * 4::bigint + k, 81, 2000) as source
  from happening e, generate_series(1, 3) k where k <= 2 + bench.even(e.n, 82, 2)) d;

-- What follows from it --------------------------------------------------------------------------------------------------

update source s set cited_from = c.first
from (
  select c.source_id, min(coalesce(a.valid_from, e.valid_from)) as first
  from citation c left join article a on a.id = c.article_id left join event e on e.id = c.event_id
  group by c.source_id) c
where c.source_id = s.id and c.first is not null;

insert into change (seq, kind, slug, story, section, version, change, note, at)
select row_number() over (order by valid_from, id), kind, slug, story, section, version, change, change_note, valid_from
from (
  select id, 'story' as kind, slug, slug as story, null as section, version, change, change_note, valid_from from story
  union all
  select id, 'article', slug, story, section, version, change, change_note, valid_from from article
  union all
  select id, 'event', slug, story, null, version, change, change_note, valid_from from event) c;
select setval('version_seq', (select max(id) + 1 from happening)) \gset _

select definition from index_later \gexec
commit;

-- The service's vocabulary follows the change log 2,000 rows a second; this is the same at once.
create procedure bench.learn() language plpgsql as $$
begin
  while exists (
    select from change c where c.seq > (select u.seq from change_cursor u where u.consumer = 'vocabulary')
  ) or not exists (select from change_cursor where consumer = 'vocabulary')
  loop
    perform learn_words(20000);
    commit;
    perform pg_sleep(0.02);
  end loop;
end $$;
call bench.learn();

vacuum analyze;
checkpoint;
