-- What belongs to a version is as immutable as the version: it comes in the transaction that records it, and goes only with
-- a version that is taken back before it has become public.

create function refuse_late_parts() returns trigger language plpgsql as $$
declare
  kind text;
  late text;
begin
  foreach kind in array tg_argv loop
    execute format('select v.slug || '' version '' || v.version from added a join %1$I v on v.id = a.%1$I_id
      where v.recorded_at <> now() limit 1', kind) into late;
    if late is not null then
      raise exception '% is recorded already, and takes no further %', late, tg_table_name
        using errcode = 'integrity_constraint_violation';
    end if;
  end loop;
  return null;
end $$;

create function refuse_change_of_parts() returns trigger language plpgsql as $$
declare
  part jsonb := to_jsonb(old);
  kind text;
  fixed boolean;
begin
  -- The slug of what a discrepancy is about follows that item when it is renamed; nothing else ever changes.
  if tg_op = 'UPDATE' and part - array['event', 'statement'] = to_jsonb(new) - array['event', 'statement'] then
    return new;
  end if;
  foreach kind in array tg_argv loop
    continue when part ->> (kind || '_id') is null;
    -- A version that is taken away takes its parts along, and then is not found any more.
    execute format('select v.recorded_at <> now() and v.valid_from <= now() from %I v where v.id = $1', kind)
      into fixed using (part ->> (kind || '_id'))::bigint;
    if fixed then
      raise exception 'a % of a published % is immutable', tg_table_name, kind
        using errcode = 'integrity_constraint_violation';
    end if;
  end loop;
  return case tg_op when 'DELETE' then old else new end;
end $$;

do $$
declare
  part record;
begin
  for part in
    select * from (values
      ('citation', '''story'', ''article'', ''event'', ''statement'''),
      ('article_country', '''article'''),
      ('event_party', '''event'''),
      ('event_detail', '''event'''),
      ('statement_cite', '''statement'''),
      ('signatory', '''statement'''),
      ('discrepancy_about', '''discrepancy'''),
      ('account', '''discrepancy''')) p(name, kinds)
  loop
    execute format('create trigger in_time after insert on %I referencing new table as added for each statement '
      'execute function refuse_late_parts(%s)', part.name, part.kinds);
    execute format('create trigger immutable before update or delete on %I for each row '
      'execute function refuse_change_of_parts(%s)', part.name, part.kinds);
  end loop;
end $$;
