-- What names an item for good, whatever it is called later: the slug that it began with, as a UUID. Where a package is taken
-- in under the same slugs, the items have the same identity there.
create function identify() returns trigger language plpgsql as $$
begin
  if new.moved_to is null then
    new.identity := md5(tg_argv[0] || '/' || new.slug)::uuid;
  end if;
  return new;
end $$;

do $$
declare
  kind text;
begin
  foreach kind in array array['story', 'article', 'event', 'statement', 'discrepancy'] loop
    execute format('alter table %I add column identity uuid', kind || '_slug');
    execute format('update %I set identity = md5(%L || ''/'' || slug)::uuid where moved_to is null', kind || '_slug', kind);
    execute format('create unique index on %I (identity)', kind || '_slug');
    execute format('create trigger identified before insert on %I for each row execute function identify(%L)',
      kind || '_slug', kind);
  end loop;
end $$;
