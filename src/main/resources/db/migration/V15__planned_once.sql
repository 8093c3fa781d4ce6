-- What every publish runs, planned once for a connection instead of each time: most of what these cost was planning.

create or replace function refuse_late_parts() returns trigger language plpgsql as $$
declare
  part jsonb;
  kind text;
  owner bigint;
  late text;
begin
  -- One by one, as a plan that is kept must fit one as well as thousands.
  for part in select to_jsonb(a) from added a loop
    foreach kind in array tg_argv loop
      owner := part ->> (kind || '_id');
      continue when owner is null;
      case kind
        when 'story' then
          select v.slug || ' version ' || v.version into late from story v where v.id = owner and v.recorded_at <> now();
        when 'article' then
          select v.slug || ' version ' || v.version into late from article v where v.id = owner and v.recorded_at <> now();
        when 'event' then
          select v.slug || ' version ' || v.version into late from event v where v.id = owner and v.recorded_at <> now();
        when 'statement' then
          select v.slug || ' version ' || v.version into late from statement v where v.id = owner and v.recorded_at <> now();
        when 'discrepancy' then
          select v.slug || ' version ' || v.version into late from discrepancy v where v.id = owner and v.recorded_at <> now();
      end case;
      if late is not null then
        raise exception '% is recorded already, and takes no further %', late, tg_table_name
          using errcode = 'integrity_constraint_violation';
      end if;
    end loop;
  end loop;
  return null;
end $$;

create or replace function place_change() returns trigger language plpgsql as $$
declare
  before text;
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
  if new.kind = 'article' then
    select v.story into before from article v
      where v.slug = new.slug and v.version < new.version order by v.version desc limit 1;
    select nullif(section, new.section) into new.section_before from article
      where slug = new.slug and version < new.version and section is not null
      order by version desc limit 1;
  elsif new.kind = 'event' then
    select v.story into before from event v
      where v.slug = new.slug and v.version < new.version order by v.version desc limit 1;
  elsif new.kind = 'statement' then
    select v.story into before from statement v
      where v.slug = new.slug and v.version < new.version order by v.version desc limit 1;
  elsif new.kind = 'discrepancy' then
    select v.story into before from discrepancy v
      where v.slug = new.slug and v.version < new.version order by v.version desc limit 1;
  end if;
  -- A story is in no other one, whatever it was called before.
  new.story_before := nullif(before, new.story);
  return new;
end $$;

create or replace function announce_sources() returns void language plpgsql as $$
begin
  with told as (
    update source set announced = true
      where cited_from is not null and not announced and cited_from <= clock_timestamp()
      returning slug, cited_from)
  insert into change (kind, slug, change, at) select 'source', slug, 'published', cited_from from told order by slug;
end $$;
