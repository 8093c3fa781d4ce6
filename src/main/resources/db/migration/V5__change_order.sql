-- The change log in one order that readers can follow by a single number.

-- Until now a reader had to stay below the oldest transaction that was still writing, wherever in the database it was, so one
-- long import held every follower back. Now the number of a change is given at the very end of the transaction that appends
-- it, under a lock that is held until its commit shows: changes become visible in the order of their numbers, and without a
-- hole. Every other lock has been taken by then, so nobody waits for somebody who waits for this one.
update change_cursor u set txid = '0', seq = (
  select count(*) from change c where (c.txid, c.seq) <= (u.txid, u.seq));
alter table change_cursor drop column txid;

alter table change drop constraint change_pkey;
alter table change alter column seq drop not null;
update change c set seq = o.place
  from (select seq, row_number() over (order by txid, seq) as place from change) o
  where c.seq = o.seq;
drop index change_order;
alter table change
  add column id bigint generated always as identity primary key,
  add constraint change_seq_key unique (seq),
  drop column txid;
drop sequence change_seq;

-- Sources are not versioned, but what they say of themselves may be put right, and that is told as well.
alter table change drop constraint change_kind_check, alter column story drop not null, alter column version drop not null;
alter table change
  add constraint change_kind_check check (kind in ('story', 'article', 'event', 'statement', 'discrepancy', 'source')),
  add check ((kind = 'source') = (version is null)),
  add check ((kind = 'source') = (story is null));

-- What a change can be filtered by: also where the item was before, so that who follows only that learns that it left.
alter table change
  add column section text,
  add column section_before text,
  add column story_before text;

-- When it became visible; "at" is the moment that it tells of, which an import takes from elsewhere.
alter table change add column recorded_at timestamptz;
update change set recorded_at = at;
alter table change alter column recorded_at set default clock_timestamp(), alter column recorded_at set not null;

create function place_change() returns trigger language plpgsql as $$
begin
  if new.kind = 'source' then
    return new;
  end if;
  if new.kind = 'article' then
    select section into new.section from article
      where slug = coalesce(new.target, new.slug) and version <= new.version and section is not null
      order by version desc limit 1;
  end if;
  if new.change = 'redirected' then
    return new;
  end if;
  execute format('select nullif(v.story, $2) from (select %s as story, version from %I where slug = $1) v
      where v.version < $3 order by v.version desc limit 1',
    case new.kind when 'story' then 'slug' else 'story' end, new.kind)
    into new.story_before using new.slug, new.story, new.version;
  if new.kind = 'article' then
    select nullif(section, new.section) into new.section_before from article
      where slug = new.slug and version < new.version and section is not null
      order by version desc limit 1;
  end if;
  return new;
end $$;
-- Whoever appends many at once brings both the numbers and the places.
create trigger placed before insert on change for each row when (new.seq is null) execute function place_change();

create function number_change() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('dateline.change'));
  update change set seq = (select coalesce(max(seq), 0) + 1 from change), recorded_at = clock_timestamp()
    where id = new.id;
  perform pg_notify('dateline_change', '');
  return null;
end $$;
create constraint trigger numbered after insert on change deferrable initially deferred
  for each row when (new.seq is null) execute function number_change();

update change c set section = (
  select a.section from article a
  where a.slug = coalesce(c.target, c.slug) and a.version <= c.version and a.section is not null
  order by a.version desc limit 1)
where c.kind = 'article';
create index change_story on change (story, seq);
create index change_story_before on change (story_before, seq) where story_before is not null;
create index change_section on change (section, seq) where section is not null;

create function refuse_change_of_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.seq is null and to_jsonb(new) - array['seq', 'recorded_at'] = to_jsonb(old) - array['seq', 'recorded_at'] then
    return new;
  end if;
  raise exception 'the change log only grows' using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete on change for each row execute function refuse_change_of_change();
create trigger append_only_as_well before truncate on change for each statement execute function refuse_change_of_change();

-- Cursors are signed, so that one of another server is told from ours.
insert into secret values ('cursor', uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

-- A source becomes public with what first cites it, and that is told as well.
alter table source add column announced boolean not null default false;
update source set announced = true where cited_from <= now();
create index source_to_announce on source (cited_from) where cited_from is not null and not announced;

create function announce_sources() returns void language sql as $$
  with told as (
    update source set announced = true
      where cited_from is not null and not announced and cited_from <= clock_timestamp()
      returning slug, cited_from)
  insert into change (kind, slug, change, at) select 'source', slug, 'published', cited_from from told order by slug
$$;

-- The vocabulary follows by the number alone.
create or replace function learn_words(most int) returns int language plpgsql as $$
declare
  learnt change_cursor;
  number int := 0;
begin
  insert into change_cursor (consumer, seq) values ('vocabulary', 0) on conflict do nothing;
  select * into learnt from change_cursor where consumer = 'vocabulary' for update skip locked;
  if not found then
    return 0;
  end if;
  create temporary table if not exists learning (like change) on commit delete rows;
  insert into learning
    select c.* from change c where c.seq > learnt.seq order by c.seq limit most;
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
  update change_cursor set seq = learnt.seq + number where consumer = 'vocabulary';
  return number;
end $$;
