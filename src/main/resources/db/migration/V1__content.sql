-- The content: reference data, and five kinds of versioned items (see DESIGN in CONTRIBUTING.md).

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Full text ----------------------------------------------------------------------------------------------------------

-- Every built-in stemmer once more, with accents folded first. A configuration, not unaccent() in the expression, because
-- only that is immutable enough for a generated column and highlights accented words too.
do $$
declare
  config record;
begin
  for config in
    select c.cfgname as name
    from pg_ts_config c
    where c.cfgnamespace = 'pg_catalog'::regnamespace
  loop
    execute format('create text search configuration dateline_%s (copy = pg_catalog.%1$s)', config.name);
    execute format(
      'alter text search configuration dateline_%s alter mapping for hword, hword_part, word with unaccent, %I',
      config.name, case config.name when 'simple' then 'simple' else config.name || '_stem' end);
  end loop;
end $$;

-- The text search configuration for a BCP 47 language tag; without stemming where PostgreSQL has no stemmer for it.
create function text_config(language text) returns regconfig
  language sql immutable parallel safe
  return case split_part(lower(language), '-', 1)
    when 'ar' then 'dateline_arabic'::regconfig
    when 'ca' then 'dateline_catalan'::regconfig
    when 'da' then 'dateline_danish'::regconfig
    when 'de' then 'dateline_german'::regconfig
    when 'el' then 'dateline_greek'::regconfig
    when 'en' then 'dateline_english'::regconfig
    when 'es' then 'dateline_spanish'::regconfig
    when 'eu' then 'dateline_basque'::regconfig
    when 'fi' then 'dateline_finnish'::regconfig
    when 'fr' then 'dateline_french'::regconfig
    when 'ga' then 'dateline_irish'::regconfig
    when 'hi' then 'dateline_hindi'::regconfig
    when 'hu' then 'dateline_hungarian'::regconfig
    when 'hy' then 'dateline_armenian'::regconfig
    when 'id' then 'dateline_indonesian'::regconfig
    when 'it' then 'dateline_italian'::regconfig
    when 'lt' then 'dateline_lithuanian'::regconfig
    when 'ne' then 'dateline_nepali'::regconfig
    when 'nl' then 'dateline_dutch'::regconfig
    when 'no' then 'dateline_norwegian'::regconfig
    when 'nb' then 'dateline_norwegian'::regconfig
    when 'pt' then 'dateline_portuguese'::regconfig
    when 'ro' then 'dateline_romanian'::regconfig
    when 'ru' then 'dateline_russian'::regconfig
    when 'sr' then 'dateline_serbian'::regconfig
    when 'sv' then 'dateline_swedish'::regconfig
    when 'ta' then 'dateline_tamil'::regconfig
    when 'tr' then 'dateline_turkish'::regconfig
    when 'yi' then 'dateline_yiddish'::regconfig
    else 'dateline_simple'::regconfig
  end;

-- What an item is found by: its title weighs more than its summary, and that more than its text. A tsvector holds at
-- most 1 MB, so a longer text is found by its beginning.
create function search_vector(language text, title text, summary text, body text) returns tsvector
  language sql immutable parallel safe
  return setweight(to_tsvector(text_config(language), coalesce(title, '')), 'A')
    || setweight(to_tsvector(text_config(language), coalesce(summary, '')), 'B')
    || setweight(to_tsvector(text_config(language), left(coalesce(body, ''), 200000)), 'D');

-- array_to_string() is only stable, for the sake of types whose text form depends on settings; text's does not.
create function joined(parts text[]) returns text
  language sql immutable parallel safe
  as $$ select array_to_string(parts, ' ') $$;

-- The words that occur in published content; a misspelt word of a query is replaced by the most similar of these.
create table search_word (
  word text primary key
);
create index search_word_similar on search_word using gin (word gin_trgm_ops);

-- Reference data -----------------------------------------------------------------------------------------------------

create table country (
  code text primary key check (code ~ '^[A-Z]{2}$'),
  alpha3 text unique check (alpha3 ~ '^[A-Z]{3}$'),
  numeric_code text unique check (numeric_code ~ '^[0-9]{3}$'),
  name text not null,
  region text not null check (region ~ '^[0-9]{3}$'),
  subregion text not null check (subregion ~ '^[0-9]{3}$')
);
create index country_region on country (region, code);
create index country_subregion on country (subregion, code);

create table organisation (
  code text primary key check (code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$' and length(code) <= 40),
  name text not null
);

create sequence source_seq increment by 50;
create table source (
  id bigint primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 120),
  title text,
  label text,
  publisher text not null,
  publisher_country text references country,
  url text not null check (url ~ '^https?://'),
  published text,
  published_from date,
  published_basis text check (published_basis in
    ('stated-in-text', 'stated-in-title', 'read-from-url', 'timestamp-in-url', 'index-date')),
  kind text not null check (kind in
    ('news-report', 'official-statement', 'un-document', 'press-briefing', 'ngo-report', 'other')),
  language text not null,
  accessed text check (accessed in ('live', 'archived-copy')),
  note text,
  -- When a published version first cited it. A source that only a draft knows must not show.
  cited_from timestamptz,
  updated_at timestamptz not null default now(),
  check (title is not null or label is not null),
  check ((published is null) = (published_from is null))
);
create index source_newest on source (coalesce(published_from, date '0001-01-01') desc, slug desc);
create index source_publisher_country on source (publisher_country);
create index source_kind on source (kind, published_from desc);

-- What every versioned kind has. The tables below are made like this one, which is dropped at the end. ------------------

create sequence version_seq increment by 50;
create table versioned (
  id bigint primary key,
  slug text not null,
  version int check (version >= 1),
  state text not null check (state in ('draft', 'published', 'retracted')),
  valid_from timestamptz,
  valid_to timestamptz check (valid_to > valid_from),
  -- When the slug's first version became valid: what lists sort by.
  published_at timestamptz check (published_at <= valid_from),
  change text check (change in ('published', 'updated', 'corrected', 'retracted')),
  change_note text,
  author text,
  revision int not null default 0,
  recorded_at timestamptz not null default now(),
  language text,
  check ((state = 'draft') = (version is null)),
  check ((state = 'draft') = (valid_from is null)),
  check ((state = 'draft') = (published_at is null)),
  check (state = 'draft' or change is not null),
  check ((state = 'retracted') = (coalesce(change, '') = 'retracted')),
  check (change_note is not null or coalesce(change, '') not in ('corrected', 'retracted')),
  check (language is not null or state <> 'published'),
  unique (slug, version),
  exclude using gist (slug with =, tstzrange(valid_from, valid_to) with &&) where (state <> 'draft')
);
create unique index versioned_draft on versioned (slug) where state = 'draft';
create unique index versioned_current on versioned (slug) where state <> 'draft' and valid_to is null;
create index versioned_newest on versioned (published_at desc, slug desc);

-- A slug is the address of an item, one table a kind, so that links between items are foreign keys, and one row to lock
-- for whoever publishes. Renaming an item is an update here.
create domain slug as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(value) <= 120);
create table story_slug (slug slug primary key);
create table article_slug (slug slug primary key);
create table event_slug (slug slug primary key);
create table statement_slug (slug slug primary key);
create table discrepancy_slug (slug slug primary key);

-- The kinds ----------------------------------------------------------------------------------------------------------

create table story (
  like versioned including all,
  title text,
  standfirst text,
  image_url text,
  image_alt text,
  image_caption text,
  image_credit text,
  image_licence text,
  image_width int check (image_width > 0),
  image_height int check (image_height > 0),
  foreign key (slug) references story_slug on update cascade,
  check (state <> 'published' or num_nulls(title, standfirst) = 0),
  check (state <> 'published' or image_url is null or image_alt is not null)
);

create table article (
  like versioned including all,
  story text references story_slug on update cascade,
  headline text,
  standfirst text,
  body_markdown text,
  body_html text,
  body_text text,
  byline text,
  section text,
  tags text[] not null default '{}',
  image_url text,
  image_alt text,
  image_caption text,
  image_credit text,
  image_licence text,
  image_width int check (image_width > 0),
  image_height int check (image_height > 0),
  search tsvector generated always as (search_vector(language, headline, standfirst, body_text)) stored,
  foreign key (slug) references article_slug on update cascade,
  check (state <> 'published'
    or num_nulls(story, headline, standfirst, body_markdown, body_html, body_text, byline, section) = 0),
  check (state <> 'published' or image_url is null or image_alt is not null)
);
create index article_story on article (story, published_at desc, slug desc);
create index article_section on article (section, published_at desc, slug desc);
create index article_language on article (language, published_at desc, slug desc);
create index article_headline on article (headline, slug);
create index article_updated on article (valid_from desc, slug desc);
create index article_tags on article using gin (tags);
create index article_search on article using gin (search);

create table article_country (
  article_id bigint not null references article on delete cascade,
  position int not null,
  country text not null references country,
  primary key (article_id, position),
  unique (country, article_id)
);

create table event (
  like versioned including all,
  story text references story_slug on update cascade,
  title text,
  summary text,
  kind text check (kind in ('strike', 'disclosure', 'statement', 'meeting', 'sanction', 'report', 'agreement', 'vote',
    'election', 'protest', 'disaster', 'other')),
  occurred text,
  occurred_from date,
  occurred_to date check (occurred_to >= occurred_from),
  disclosed text,
  disclosed_from date,
  certainty text check (certainty in ('reported', 'assessed', 'confirmed', 'disputed')),
  attributed_to text,
  place_name text,
  place_country text references country,
  place_lat double precision check (place_lat between -90 and 90),
  place_lon double precision check (place_lon between -180 and 180),
  place_precision text check (place_precision in ('building', 'city', 'region', 'country')),
  caveat text,
  search tsvector generated always as (search_vector(language, title, summary, caveat)) stored,
  foreign key (slug) references event_slug on update cascade,
  check (state <> 'published'
    or num_nulls(story, title, summary, kind, occurred, occurred_from, occurred_to, certainty) = 0),
  check ((place_lat is null) = (place_lon is null)),
  check ((place_name is null) = (place_precision is null))
);
create index event_occurred on event (occurred_from desc, slug desc);
create index event_story on event (story, occurred_from, slug);
create index event_kind on event (kind, occurred_from desc, slug desc);
create index event_certainty on event (certainty, occurred_from desc, slug desc);
create index event_place_country on event (place_country);
create index event_language on event (language);
create index event_search on event using gin (search);

-- A party is a country or an organisation, and here what it had to do with the event.
create table event_party (
  event_id bigint not null references event on delete cascade,
  position int not null,
  country text references country,
  organisation text references organisation,
  role text not null,
  primary key (event_id, position),
  check (num_nonnulls(country, organisation) = 1),
  unique (event_id, country, role),
  unique (event_id, organisation, role)
);
create index event_party_country on event_party (country, event_id);

-- A single fact about an event that is too small for its summary: a weapon, a number, a toll.
create table event_detail (
  event_id bigint not null references event on delete cascade,
  position int not null,
  label text not null,
  text text not null,
  source_id bigint references source,
  primary key (event_id, position)
);
create index event_detail_source on event_detail (source_id);

create table statement (
  like versioned including all,
  story text references story_slug on update cascade,
  title text,
  summary text,
  issued text,
  issued_from date,
  published_by text,
  points text[] not null default '{}',
  dates_named text[] not null default '{}',
  search tsvector generated always as (search_vector(language, title, summary, joined(points))) stored,
  foreign key (slug) references statement_slug on update cascade,
  check (state <> 'published' or num_nulls(story, title, summary, issued, issued_from, published_by) = 0)
);
create index statement_issued on statement (issued_from desc, slug desc);
create index statement_story on statement (story, issued_from desc, slug desc);
create index statement_language on statement (language);
create index statement_search on statement using gin (search);

create table statement_cite (
  statement_id bigint not null references statement on delete cascade,
  position int not null,
  title text not null,
  url text check (url ~ '^https?://'),
  primary key (statement_id, position)
);

create table signatory (
  id bigint generated always as identity primary key,
  statement_id bigint not null references statement on delete cascade,
  position int not null,
  country text references country,
  organisation text references organisation,
  capacity text not null check (capacity in ('foreign-minister', 'secretary-of-state', 'high-representative',
    'head-of-state', 'head-of-government', 'minister', 'ambassador', 'representative', 'other')),
  name_as_printed text not null,
  person text,
  person_source_id bigint references source,
  -- The version since which it has been on the list without a break, and when that became valid.
  added_version int not null check (added_version >= 1),
  added_at timestamptz not null,
  check (num_nonnulls(country, organisation) = 1),
  unique (statement_id, position),
  unique (statement_id, country),
  unique (statement_id, organisation)
);
create index signatory_country on signatory (country, statement_id);
create index signatory_person_source on signatory (person_source_id);

create table discrepancy (
  like versioned including all,
  story text references story_slug on update cascade,
  question text,
  comment text,
  foreign key (slug) references discrepancy_slug on update cascade,
  check (state <> 'published' or num_nulls(story, question) = 0)
);
create index discrepancy_story on discrepancy (story, published_at desc, slug desc);

create table discrepancy_about (
  discrepancy_id bigint not null references discrepancy on delete cascade,
  position int not null,
  event text references event_slug on update cascade,
  statement text references statement_slug on update cascade,
  primary key (discrepancy_id, position),
  check (num_nonnulls(event, statement) = 1)
);
create index discrepancy_about_event on discrepancy_about (event);
create index discrepancy_about_statement on discrepancy_about (statement);

create table account (
  discrepancy_id bigint not null references discrepancy on delete cascade,
  position int not null,
  answer text not null,
  source_id bigint not null references source,
  note text,
  primary key (discrepancy_id, position)
);
create index account_source on account (source_id);

-- The tie from a version to a source. One table with a column for each kind of owner, so that each is a real foreign key
-- and "what cites this source" is one look-up.
create table citation (
  id bigint generated always as identity primary key,
  story_id bigint references story on delete cascade,
  article_id bigint references article on delete cascade,
  event_id bigint references event on delete cascade,
  statement_id bigint references statement on delete cascade,
  position int not null,
  source_id bigint not null references source,
  -- Which paragraphs of an article rest on it, counted from 1.
  paragraphs int[] not null default '{}',
  note text,
  check (num_nonnulls(story_id, article_id, event_id, statement_id) = 1),
  unique (story_id, source_id),
  unique (article_id, source_id),
  unique (event_id, source_id),
  unique (statement_id, source_id)
);
create index citation_source on citation (source_id);

-- The change log -----------------------------------------------------------------------------------------------------

-- A sequence is drawn before its transaction commits, so seq alone is not the order in which changes become visible.
-- A reader follows (txid, seq) and reads only below pg_snapshot_xmin(pg_current_snapshot()): no transaction that is still
-- running can then add a row behind it.
create table change (
  seq bigint primary key,
  txid xid8 not null default pg_current_xact_id(),
  kind text not null check (kind in ('story', 'article', 'event', 'statement', 'discrepancy')),
  slug text not null,
  story text not null,
  version int not null,
  change text not null check (change in ('published', 'updated', 'corrected', 'retracted', 'redirected')),
  note text,
  at timestamptz not null
);
create sequence change_seq increment by 50;
create index change_order on change (txid, seq);
create index change_at on change (at desc);
create index change_item on change (kind, slug, version);

-- How far each consumer of the change log has read.
create table change_cursor (
  consumer text primary key,
  txid xid8 not null,
  seq bigint not null
);

-- Looking for words ----------------------------------------------------------------------------------------------------

-- The languages that content is in: one index probe for each.
create function languages_in_use() returns setof text language sql stable as $$
  with recursive found(kind, language) as (
    (select 'article', min(language) from article)
    union all (select 'event', min(language) from event)
    union all (select 'statement', min(language) from statement)
    union all
    select f.kind, case f.kind
      when 'article' then (select min(language) from article where language > f.language)
      when 'event' then (select min(language) from event where language > f.language)
      else (select min(language) from statement where language > f.language) end
    from found f where f.language is not null
  )
  select distinct language from found where language is not null
$$;

-- Adds the words of what has been published since the last call, at most that many changes at once. One caller at a time;
-- another one does nothing.
create function learn_words(most int) returns int language plpgsql as $$
declare
  learnt change_cursor;
  upto change;
  number int := 0;
begin
  insert into change_cursor (consumer, txid, seq) values ('vocabulary', '0', 0) on conflict do nothing;
  select * into learnt from change_cursor where consumer = 'vocabulary' for update skip locked;
  if not found then
    return 0;
  end if;
  create temporary table if not exists learning (like change) on commit delete rows;
  insert into learning
    select c.* from change c
    where (c.txid, c.seq) > (learnt.txid, learnt.seq) and c.txid < pg_snapshot_xmin(pg_current_snapshot())
    order by c.txid, c.seq limit most;
  get diagnostics number = row_count;
  if number = 0 then
    return 0;
  end if;
  insert into search_word (word)
    select distinct t.lexeme
    from (
      select v.headline || ' ' || v.standfirst || ' ' || left(v.body_text, 200000) as text
      from article v join learning l on l.kind = 'article' and l.slug = v.slug and l.version = v.version
      union all
      select v.title || ' ' || v.summary || ' ' || coalesce(v.caveat, '')
      from event v join learning l on l.kind = 'event' and l.slug = v.slug and l.version = v.version
      union all
      select v.title || ' ' || v.summary || ' ' || joined(v.points)
      from statement v join learning l on l.kind = 'statement' and l.slug = v.slug and l.version = v.version
    ) published, unnest(to_tsvector('dateline_simple', published.text)) t
    where length(t.lexeme) between 4 and 40 and t.lexeme ~ '[[:alpha:]]'
    on conflict do nothing;
  select * into upto from learning order by txid desc, seq desc limit 1;
  update change_cursor set txid = upto.txid, seq = upto.seq where consumer = 'vocabulary';
  return number;
end $$;

-- Words as they would be stemmed in every language in use, any of which may match.
create function search_query_in_all(words text) returns tsquery language sql stable as $$
  select string_agg(distinct '( ' || websearch_to_tsquery(text_config(l), words)::text || ' )', ' | ')::tsquery
  -- "und" for words as they stand, in whatever language.
  from (select languages_in_use() union select 'und') languages(l)
  where numnode(websearch_to_tsquery(text_config(l), words)) > 0
$$;

-- A reader's words as a tsquery, for every language in use. A word that occurs nowhere is taken for a typo of the most
-- similar one that does.
create function search_query(words text) returns tsquery language plpgsql stable as $$
declare
  excluded constant text := '(^|\s)-("[^"]*"|\S+)';
  spelt text := unaccent(lower(words));
  asked text;
  nearest text;
  unwanted text;
begin
  for asked in
    select distinct lexeme from unnest(to_tsvector('dateline_simple', words)) where length(lexeme) between 4 and 40
  loop
    if not exists (select from search_word w where w.word = asked) then
      select w.word into nearest
      from search_word w
      where w.word % asked and similarity(w.word, asked) >= 0.33
      order by similarity(w.word, asked) desc, w.word
      limit 1;
      if nearest is not null then
        spelt := regexp_replace(spelt, '\m' || asked || '\M', nearest, 'g');
      end if;
    end if;
  end loop;
  -- A word to leave out must occur in none of the languages, one to look for in any: so they are taken apart.
  select string_agg(m.parts[2], ' or ') into unwanted from regexp_matches(spelt, excluded, 'g') m(parts);
  return case
    when unwanted is null then search_query_in_all(spelt)
    else search_query_in_all(regexp_replace(spelt, excluded, ' ', 'g')) && !!search_query_in_all(unwanted)
  end;
end $$;

-- Passages of a text that match, as HTML. The text is escaped first, so that the marks are the only markup in it.
create function search_highlight(language text, body text, query text) returns text
  language sql immutable parallel safe
  as $$
    select ts_headline(
      text_config(language),
      replace(replace(replace(left(body, 20000), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'),
      query::tsquery,
      'StartSel=<mark>, StopSel=</mark>, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "')
  $$;

-- Published rows are immutable ----------------------------------------------------------------------------------------

create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception '% "%" version % is published and stays', tg_table_name, old.slug, old.version
      using errcode = 'integrity_constraint_violation';
  end if;
  -- Its end may be set by the next version, and its address follows a renamed slug; nothing else ever changes.
  -- (A generated column is not computed yet in a BEFORE trigger, and follows from the others.)
  if to_jsonb(new) - array['valid_to', 'slug', 'story', 'revision', 'search']
     is distinct from to_jsonb(old) - array['valid_to', 'slug', 'story', 'revision', 'search'] then
    raise exception '% "%" version % is published and immutable', tg_table_name, old.slug, old.version
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

do $$
declare
  kind text;
begin
  foreach kind in array array['story', 'article', 'event', 'statement', 'discrepancy'] loop
    execute format('create trigger immutable before update or delete on %I for each row '
      'when (old.state <> ''draft'') execute function refuse_change_of_published()', kind);
  end loop;
end $$;

drop table versioned;
